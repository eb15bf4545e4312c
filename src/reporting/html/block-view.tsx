import type { ReactNode } from 'react'
import { type Language, translator } from '#kernel/i18n/texts.ts'
import type { Block, DrawingBlock, Fact } from '../block.ts'
import { Drawing } from '../drawing.tsx'
import { keyed } from '../keyed.ts'
import { noteTitle } from '../report-parts.ts'
import { reportingTexts } from '../reporting.texts.ts'
import { toTableView } from '../table-view.ts'
import type { Run } from '../text.ts'
import { pageTheme } from '../theme.ts'
import { ScrollFrame } from './scroll-frame.tsx'
import { LevelBadge, TableView } from './table-view.tsx'

type BlockViewProps = {
  readonly block: Block
  /** Unique on the page; the names inside the block are made from it. */
  readonly id: string
  readonly language: Language
  /** The number of a chart or map. */
  readonly number: number
}

/** Any block of a report. */
export function BlockView({ block, id, language, number }: BlockViewProps) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p>
          <Runs runs={block.runs} />
        </p>
      )
    case 'bullets':
      return (
        <ul>
          {keyed(block.items).map(({ key, item }) => (
            <li key={key}>
              <Runs runs={item} />
            </li>
          ))}
        </ul>
      )
    case 'facts':
      return <FactList facts={block.facts} />
    case 'table':
      return <TableView view={toTableView(language, block.table)} language={language} />
    case 'level':
      return (
        <p className="report-level">
          {block.label} <LevelBadge level={block.level} /> <strong>{block.word}</strong>
          {block.note === undefined ? null : `, ${block.note}`}
        </p>
      )
    case 'note':
      return (
        <aside className={`report-note report-note-${block.tone}`} aria-label={noteTitle(block, language)}>
          <p>
            <strong>{noteTitle(block, language)}</strong>
          </p>
          <p>
            <Runs runs={block.runs} />
          </p>
        </aside>
      )
    case 'chart':
    case 'map':
      return <DrawingView block={block} id={id} language={language} number={number} />
    default:
      return block satisfies never
  }
}

export const FactList = ({ facts }: { readonly facts: readonly Fact[] }) => (
  <dl className="report-facts">
    {keyed(facts).map(({ key, item: { label, value } }) => (
      <div key={key}>
        <dt>{label}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
)

const Runs = ({ runs }: { readonly runs: readonly Run[] }): ReactNode =>
  keyed(runs).map(({ key, item: { text, strong, emphasis } }) => {
    const inner = emphasis ? <em key={key}>{text}</em> : text
    return strong ? <strong key={key}>{inner}</strong> : inner
  })

/** The caption, a drawing and, folded, the table of the same figures. */
function DrawingView({ block, id, language, number }: BlockViewProps & { readonly block: DrawingBlock }) {
  const t = translator(reportingTexts, language)
  const { caption, alt, figure } = block
  return (
    <figure className={`report-figure report-figure-${figure.form}`} id={id}>
      <figcaption>
        {t('reporting.figure', { number })}. {caption}
      </figcaption>
      <ScrollFrame name={caption}>
        <Drawing
          figure={figure}
          id={`${id}-drawing`}
          caption={caption}
          alt={alt}
          language={language}
          theme={pageTheme}
        />
      </ScrollFrame>
      <details>
        <summary>
          {t('reporting.show-numbers')}
          <span className="report-unseen">: {caption}</span>
        </summary>
        <TableView view={toTableView(language, block.table)} language={language} />
      </details>
    </figure>
  )
}
