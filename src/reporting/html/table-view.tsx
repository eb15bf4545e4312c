import { type Language, translator } from '#kernel/i18n/texts.ts'
import { keyed } from '../keyed.ts'
import type { Level } from '../level-colours.ts'
import { reportingTexts } from '../reporting.texts.ts'
import type { CellView, TableView as View } from '../table-view.ts'
import { ScrollFrame } from './scroll-frame.tsx'

/** The level's number in its shape; the word stands beside it. */
export const LevelBadge = ({ level }: { readonly level: Level }) => (
  <span className={`report-badge report-badge-${level}`}>{level}</span>
)

type Props = { readonly view: View; readonly language: Language }

/** A table with caption and header cells; wider than the screen it scrolls inside its frame. */
export function TableView({ view, language }: Props) {
  return (
    <>
      <ScrollFrame name={view.caption}>
        <table className="report-table">
          <caption>{view.caption}</caption>
          <thead>
            <tr>
              {keyed(view.columns).map(({ key, item: { label, numeric } }) => (
                <th key={key} scope="col" className={numeric ? 'report-number' : undefined}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {keyed(view.rows).map(({ key, item: row }) => (
              <tr key={key}>
                {keyed(row).map(({ key: column, item: cell }) => (
                  <Cell
                    key={column}
                    cell={cell}
                    isRowHead={column === 0}
                    isNumber={view.columns[column]?.numeric ?? false}
                    language={language}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollFrame>
      {view.note === undefined ? null : <p className="report-table-note">{view.note}</p>}
    </>
  )
}

type CellProps = {
  readonly cell: CellView
  readonly isRowHead: boolean
  readonly isNumber: boolean
  readonly language: Language
}

function Cell({ cell, isRowHead, isNumber, language }: CellProps) {
  const content = <CellContent cell={cell} language={language} />
  if (isRowHead) return <th scope="row">{content}</th>
  return <td className={isNumber ? 'report-number' : undefined}>{content}</td>
}

function CellContent({ cell, language }: Pick<CellProps, 'cell' | 'language'>) {
  if (cell.missing)
    return (
      <>
        <span aria-hidden="true">–</span>
        <span className="report-unseen">{translator(reportingTexts, language)('reporting.missing')}</span>
      </>
    )
  if (cell.level === undefined) return cell.text
  return (
    <span className="report-level-word">
      <LevelBadge level={cell.level} /> {cell.text}
    </span>
  )
}
