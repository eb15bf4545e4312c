import {
  BorderStyle,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { type Level, levelColours } from '../level-colours.ts'
import type { CellView, ColumnView, TableView } from '../table-view.ts'
import type { Run } from '../text.ts'
import { printTheme } from '../theme.ts'

/** Word counts in twentieths of a point. */
export const page = { width: 11906, height: 16838, side: 1134 } as const
export const textWidth = page.width - 2 * page.side
export const hex = (colour: string): string => colour.slice(1)

/** Names of our own paragraph styles; the headings, the title and the caption are Word's. */
export const styleIds = {
  subtitle: 'ReportSubtitle',
  fact: 'ReportFact',
  note: 'ReportNote',
  cell: 'ReportCell',
  small: 'ReportSmall',
} as const

export const toRuns = (runs: readonly Run[]): TextRun[] =>
  runs.map(({ text, strong, emphasis }) => new TextRun({ text, bold: strong ?? false, italics: emphasis ?? false }))

/** The level's number on its colour. */
export const levelRun = (level: Level): TextRun =>
  new TextRun({
    text: `\u00a0${level}\u00a0`,
    bold: true,
    color: hex(levelColours[level].text),
    shading: { type: ShadingType.CLEAR, color: 'auto', fill: hex(levelColours[level].fill) },
  })

export const toFact = ({ label, value }: { label: string; value: string }): Paragraph =>
  new Paragraph({
    style: styleIds.fact,
    children: [new TextRun({ text: `${label}: `, bold: true }), new TextRun(value)],
  })

const hair = { style: BorderStyle.SINGLE, size: 4, color: 'C3CBC9' }
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }

/** A letter at the size of a cell takes about this much. */
const letter = 105
const padding = 160

/** Each column as wide as its longest word; what is left is shared by how much more its longest text needs. */
function columnWidths(view: TableView, width: number): number[] {
  const texts = view.columns.map(({ label }, at) => [
    label,
    ...view.rows.map((row) => `${row[at]?.level ? '0 0 ' : ''}${row[at]?.text ?? ''}`),
  ])
  const longest = (parts: readonly string[]) => Math.max(...parts.map((part) => part.length)) * letter + padding
  const least = texts.map((column) => longest(column.flatMap((text) => text.split(' '))))
  const wanted = texts.map((column, at) => Math.max(1, longest(column) - (least[at] ?? 0)))
  const room = width - least.reduce((sum, each) => sum + each, 0)
  const total = wanted.reduce((sum, each) => sum + each, 0)
  return least.map((each, at) => Math.max(200, Math.floor(each + (room * (wanted[at] ?? 0)) / total)))
}

const cellRuns = (view: CellView): ParagraphChild[] => {
  if (view.missing) return [new TextRun('–')]
  if (view.level === undefined) return [new TextRun(view.text)]
  return [levelRun(view.level), new TextRun(`\u00a0 ${view.text}`)]
}

const toCell = (children: ParagraphChild[], { numeric }: ColumnView): TableCell =>
  new TableCell({
    margins: { top: 40, bottom: 40, left: 60, right: 60 },
    children: [new Paragraph({ style: styleIds.cell, alignment: numeric ? 'right' : 'left', children })],
  })

/** Caption, table with a header row that is repeated on every page, and the note under it. */
export function toTable(view: TableView, width = textWidth): (Paragraph | Table)[] {
  const header = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: view.columns.map((column) => toCell([new TextRun({ text: column.label, bold: true })], column)),
  })
  const rows = view.rows.map(
    (row) =>
      new TableRow({
        cantSplit: true,
        children: view.columns.map((column, at) => toCell(cellRuns(row[at] ?? { text: '', missing: true }), column)),
      }),
  )
  const table = new Table({
    rows: [header, ...rows],
    width: { size: width, type: WidthType.DXA },
    columnWidths: columnWidths(view, width),
    tableLook: { firstRow: true, firstColumn: true },
    borders: { top: none, left: none, right: none, insideVertical: none, bottom: hair, insideHorizontal: hair },
  })
  const after = new Paragraph({
    style: styleIds.small,
    children: view.note === undefined ? [] : [new TextRun(view.note)],
  })
  return [new Paragraph({ style: 'Caption', keepNext: true, text: view.caption }), table, after]
}

export const notePanel = {
  border: { left: { style: BorderStyle.SINGLE, size: 18, space: 8, color: hex(printTheme.line) } },
  shading: { type: ShadingType.CLEAR, color: 'auto', fill: 'F3F6F5' },
} as const
