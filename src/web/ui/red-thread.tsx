import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import { useTexts } from './language.tsx'
import { uiTexts } from './ui.texts.ts'

/** A record on the thread; `kind` is the word for what it is, "Orsak". */
export type ThreadNode = {
  readonly kind: string
  readonly title: string
  readonly href?: string
  readonly state?: ReactNode
}
/** A link that should be there and is not: it can be made, or somebody says why it is missing. */
export type ThreadGap = {
  readonly kind: string
  readonly gap: ReactNode
  readonly createHref?: string
  readonly reasonHref?: string
}
export type ThreadPart = ThreadNode | ThreadGap

function Node({ node, here = false }: { node: ThreadNode; here?: boolean }) {
  return (
    <div className="thread-node" data-here={here || undefined}>
      <span className="thread-kind">{node.kind}</span>
      {node.href && !here ? (
        <a className="ds-link" href={node.href}>
          {node.title}
        </a>
      ) : (
        <span className="thread-name">{node.title}</span>
      )}
      {node.state}
    </div>
  )
}

function Gap({ part }: { part: ThreadGap }) {
  const t = useTexts(uiTexts)
  return (
    <div className="thread-gap">
      <span className="thread-kind">
        {part.kind} {t('ui.thread-gap')}
      </span>
      <span>{part.gap}</span>
      <span className="thread-ways">
        {part.createHref && (
          <a className="ds-link" href={part.createHref}>
            <Icon name="plus" /> {t('ui.thread-create')}
            <span className="sr-only">: {part.kind}</span>
          </a>
        )}
        {part.reasonHref && (
          <a className="ds-link" href={part.reasonHref}>
            {t('ui.thread-reason')}
            <span className="sr-only">: {part.kind}</span>
          </a>
        )}
      </span>
    </div>
  )
}

function Side({ title, parts }: { title: string; parts: readonly ThreadPart[] }) {
  return (
    <div className="thread-side">
      <h3 className="thread-title">{title}</h3>
      <ul>
        {parts.map((part) => (
          <li key={'gap' in part ? `gap ${part.kind}` : `${part.kind} ${part.title}`}>
            {'gap' in part ? <Gap part={part} /> : <Node node={part} />}
          </li>
        ))}
      </ul>
    </div>
  )
}

type RedThreadProps = {
  title: string
  here: ThreadNode
  restsOn: readonly ThreadPart[]
  leadsTo: readonly ThreadPart[]
}

/** Where a record stands on the red thread: what it rests on to the left, what rests on it to the right, gaps dashed. */
export function RedThread({ title, here, restsOn, leadsTo }: RedThreadProps) {
  const t = useTexts(uiTexts)
  return (
    <section className="thread" aria-label={title}>
      <Side title={t('ui.rests-on')} parts={restsOn} />
      <div className="thread-side">
        <h3 className="thread-title">{t('ui.this')}</h3>
        <Node node={here} here />
      </div>
      <Side title={t('ui.leads-to')} parts={leadsTo} />
    </section>
  )
}
