import type { Blob } from 'node:buffer'
import type { Stream } from 'node:stream'
import writeXlsxFile, { type Feature, type Sheet } from 'write-excel-file/node'
import { type Language, translator } from '#kernel/i18n/texts.ts'
import { readZip, writeZip } from '../archive/zip.ts'
import { type Report, walkSections } from '../report.ts'
import { drawingNumbers, headFacts } from '../report-parts.ts'
import { reportingTexts } from '../reporting.texts.ts'
import type { Cell, Column, Table } from '../table.ts'
import { columnLabel, decimalsOf } from '../table-view.ts'
import { heading, number, type SheetCell, type SheetRow, strong, text, withHeights } from './cells.ts'
import { sectionLines } from './section-lines.ts'
import { toSheetNames } from './sheet-names.ts'

/** What the writer may hold as a file inside the workbook. */
type Content = Buffer | Stream | Blob

/** The tables of the report as sheets of a workbook, with a sheet about the report and one with its text first. */
export async function toXlsx(report: Report): Promise<Uint8Array> {
  const t = translator(reportingTexts, report.language)
  const tables = tablesOf(report)
  const names = toSheetNames(tables.map(({ table }) => table.caption))
  const sheets = [
    toSheet(t('reporting.about'), aboutRows(report, tables, names), [34, 60, 36]),
    { ...toSheet(t('reporting.text-sheet'), textRows(report), [28, 98]), stickyRowsCount: 1 },
    ...tables.map(({ table }, at) => toTableSheet(table, names[at] ?? '', report.language)),
  ]
  const options = { fontFamily: 'Calibri', fontSize: 11, features: [pageMarks(report)] }
  const workbook = await writeXlsxFile(sheets, options).toBuffer()
  return writeZip(readZip(workbook), report.dataAsOf)
}

/** Printed lying down, so that the long texts of the first two sheets fit the page. */
const toSheet = (sheet: string, rows: readonly SheetRow[], widths: readonly number[]): Sheet<Content> => ({
  sheet,
  data: withHeights(rows, widths),
  columns: widths.map((width) => ({ width })),
  orientation: 'landscape',
})

type NamedTable = { readonly table: Table; readonly title: string }

/** Every table in reading order, those of charts and maps under the number of their figure. */
function tablesOf(report: Report): NamedTable[] {
  const t = translator(reportingTexts, report.language)
  const numbers = drawingNumbers(report)
  return [...walkSections(report.sections)].flatMap(({ section }) =>
    section.blocks.flatMap((block) => {
      if (block.kind === 'table') return [{ table: block.table, title: block.table.caption }]
      if (block.kind !== 'chart' && block.kind !== 'map') return []
      const figure = t('reporting.figure', { number: numbers.get(block) ?? 0 })
      return [{ table: block.table, title: `${figure}. ${block.table.caption}` }]
    }),
  )
}

function aboutRows(report: Report, tables: readonly NamedTable[], names: readonly string[]): SheetRow[] {
  const t = translator(reportingTexts, report.language)
  const listed = tables.map(({ table: { note }, title }, at) => [
    strong(names[at] ?? ''),
    text(title),
    note === undefined ? null : text(note),
  ])
  return [
    [heading(t('reporting.title')), heading(report.title)],
    [null, text(report.subtitle)],
    [strong(t('reporting.classification')), text(report.classification)],
    ...headFacts(report).map(({ label, value }) => [strong(label), text(value)]),
    ...(report.keywords.length > 0 ? [[strong(t('reporting.keywords')), text(report.keywords.join(', '))]] : []),
    ...report.summary.map((line, at) => [at === 0 ? strong(t('reporting.what-matters')) : null, text(line)]),
    [],
    [heading(t('reporting.sheet')), heading(t('reporting.table')), heading(t('reporting.note'))],
    ...listed,
  ]
}

function textRows(report: Report): SheetRow[] {
  const t = translator(reportingTexts, report.language)
  const lines = sectionLines(report).map(({ section, line }) => [
    section === '' ? null : strong(section),
    line === '' ? null : text(line),
  ])
  return [[heading(t('reporting.section')), heading(t('reporting.text'))], ...lines]
}

/** A level is two columns, number and word, so that it can be sorted and counted. */
function toTableSheet(table: Table, sheet: string, language: Language): Sheet<Content> {
  const t = translator(reportingTexts, language)
  const header = table.columns.flatMap((column) => {
    const label = columnLabel(column)
    if (column.kind !== 'level') return [heading(label, column.kind === 'number' ? 'right' : 'left')]
    return [heading(label), heading(t('reporting.word-column', { label }))]
  })
  const rows = table.rows.map((row) =>
    table.columns.flatMap((column) => toCells(row[column.key] ?? null, column, decimalsOf(table, column))),
  )
  const widths = table.columns.flatMap((column) => widthsOf(table, column))
  return { ...toSheet(sheet, [header, ...rows], widths), stickyRowsCount: 1 }
}

/** A missing value is an empty cell: in a spreadsheet a dash would be counted as a text. */
function toCells(cell: Cell, { kind }: Column, decimals: number): SheetCell[] {
  if (cell === null) return kind === 'level' ? [null, null] : [null]
  if (typeof cell === 'string') return [text(cell)]
  if (typeof cell === 'number') return [number(cell, decimals)]
  return [number(cell.level, 0), text(cell.word)]
}

/** Widths in letters, wide enough for the longest text up to a limit. */
function widthsOf(table: Table, column: Column): number[] {
  const lengths = table.rows.map(({ [column.key]: cell }) => {
    if (typeof cell === 'string') return cell.length
    return typeof cell === 'object' && cell !== null ? cell.word.length : 8
  })
  const width = Math.max(10, Math.min(60, Math.max(columnLabel(column).length, ...lengths) + 3))
  return column.kind === 'level' ? [10, width + 8] : [width]
}

const escapeXml = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
/** In the head and foot of a page `&` begins a code; doubled it is itself. Excel takes at most 255 characters in all. */
const inMark = (value: string): string => value.slice(0, 100).replaceAll('&', '&&')

/** The classification and the page number on every printed page of every sheet. */
function pageMarks(report: Report): Feature<Content> {
  const t = translator(reportingTexts, report.language)
  const asOf = headFacts(report).find(({ label }) => label === t('reporting.data-as-of'))
  const head = `&L${inMark(report.classification)}&R${inMark(report.title)}`
  const foot = `&L${inMark(`${asOf?.label} ${asOf?.value}`)}&R${t('reporting.page', { page: '&P', pages: '&N' })}`
  const marks = `<oddHeader>${escapeXml(head)}</oddHeader><oddFooter>${escapeXml(foot)}</oddFooter>`
  return {
    files: { transform: { 'xl/worksheets/sheet{id}.xml': { insert: () => `<headerFooter>${marks}</headerFooter>` } } },
  }
}
