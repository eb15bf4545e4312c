import { type ReactNode, useId } from 'react'
import { Icon } from './icon.tsx'
import { useTexts } from './language.tsx'
import { uiTexts } from './ui.texts.ts'

export const contentId = 'content'

export function SkipLink() {
  const t = useTexts(uiTexts)
  return (
    <a className="ds-skip-link" href={`#${contentId}`}>
      {t('ui.skip-to-content')}
    </a>
  )
}

type PageTitleProps = {
  title: ReactNode
  /** What the page is a case of, or which week it shows; a short line above the title. */
  kicker?: ReactNode
  /** A State or Badge. */
  state?: ReactNode
  /** What is due when, in words: "förfaller om 12 dagar". */
  clock?: ReactNode
  lead?: ReactNode
  /** What can be done here: buttons and links, the most important first. */
  actions?: ReactNode
}

/** The first screen of a page: what is this, how does it stand, what can I do. */
export function PageTitle({ title, kicker, state, clock, lead, actions }: PageTitleProps) {
  return (
    <header className="page-title">
      {kicker && <p className="page-kicker">{kicker}</p>}
      <div className="page-title-line">
        <h1 className="ds-heading" data-size="lg">
          {title}
        </h1>
        {state}
        {clock && (
          <span className="page-clock">
            <Icon name="clock" />
            {clock}
          </span>
        )}
      </div>
      {lead && <p className="page-lead">{lead}</p>}
      {actions && <div className="button-row">{actions}</div>}
    </header>
  )
}

type SectionProps = {
  title: ReactNode
  children: ReactNode
  id?: string | undefined
  level?: 2 | 3
  /** Beside the title: a link, a count, a choice of view. */
  aside?: ReactNode
}

const headingSize = { 2: 'sm', 3: 'xs' } as const

function Heading({ id, level, children }: { id: string; level: 2 | 3; children: ReactNode }) {
  const Tag = level === 2 ? 'h2' : 'h3'
  return (
    <Tag id={id} className="ds-heading" data-size={headingSize[level]}>
      {children}
    </Tag>
  )
}

export function Section({ title, children, id, level = 2, aside }: SectionProps) {
  const headingId = useId()
  return (
    <section className="section" id={id} aria-labelledby={headingId}>
      <div className="section-head">
        <Heading id={headingId} level={level}>
          {title}
        </Heading>
        {aside && <div className="section-aside">{aside}</div>}
      </div>
      {children}
    </section>
  )
}

/** A section in a frame. `needs-you` marks what waits for the reader. */
export function Card({
  title,
  children,
  id,
  level = 2,
  aside,
  tone,
}: SectionProps & { tone?: 'needs-you' | undefined }) {
  const headingId = useId()
  return (
    <section className="ds-card card" id={id} aria-labelledby={headingId} data-tone={tone}>
      <div className="section-head">
        <Heading id={headingId} level={level}>
          {title}
        </Heading>
        {aside && <div className="section-aside">{aside}</div>}
      </div>
      {children}
    </section>
  )
}

/** Cards beside each other where there is room, else under each other. */
export function CardGrid({ children }: { children: ReactNode }) {
  return <div className="card-grid">{children}</div>
}

/** Running text, at most seventy characters a line. */
export function Prose({ children }: { children: ReactNode }) {
  return <div className="prose">{children}</div>
}
