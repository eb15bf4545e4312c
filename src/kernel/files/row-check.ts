import type { NumberedRecord } from './csv-feed.ts'
import { fromSafeCell } from './csv-write.ts'
import { type Header, tidy } from './header.ts'
import type { RowProblem } from './table-problem.ts'

/** A row of the table; `cells` has one text per column of the header also when there is a problem, so that it can be shown and handed back. */
export type TableRow = { readonly row: number; readonly cells: readonly string[]; readonly problem?: RowProblem }

export type RowRules = {
  readonly header: Header
  readonly cellChars: number
  /** A short record is an error in delimited text; in a workbook empty cells at the end are simply not written. */
  readonly mayBeShort: boolean
  /** U+FFFD marks a byte that could not be decoded. */
  readonly damaged: boolean
  /** What a quote left open swallows; `null` where nothing is quoted. */
  readonly delimiter: string | null
}

const shownChars = 200
const lineBreak = /\r\n|\r|\n/
const totalWord = /^(?:(?:del|total)?summa|summering|totalt?|sum|grand total|sub-?total)[\s:=]*[\d\s.,]*$/i

/** The beginning of a cell; copied, since a slice keeps the whole of a cell of many megabytes alive. */
const shown = (cell: string): string => Buffer.from(cell.slice(0, shownChars)).toString()

function findCellProblem(cells: readonly string[], { header, cellChars, damaged }: RowRules): RowProblem | undefined {
  for (const [index, cell] of cells.entries()) {
    const column = header.names[index] ?? ''
    if (cell.length > cellChars) return { code: 'cell-too-long', column, value: shown(cell) }
    if (cell.includes('\0')) return { code: 'cell-nul', column, value: shown(cell.replaceAll('\0', '\u2400')) }
    if (damaged && cell.includes('\ufffd')) return { code: 'cell-undecodable', column, value: shown(cell) }
  }
  return undefined
}

/**
 * Whether a cell looks as if its closing quotation mark were missing and it had swallowed rows below: the mark that ended it opens a
 * cell further down, or one of its lines is as wide as the table. A delimiter before a space is prose.
 */
function hasSwallowed(cell: string, delimiter: string, width: number): boolean {
  const [, ...further] = cell.split(lineBreak)
  const opensCell = (part: string) => /^"[^"\s]/.test(part)
  const partsOf = (line: string) => line.split(delimiter).filter((part, at) => at === 0 || !part.startsWith(' '))
  if (cell.startsWith('"') && further.some((line) => partsOf(line).slice(1).some(opensCell))) return true
  return width > 2 && further.some((line) => partsOf(line).length >= width)
}

function findAstrayQuote(cells: readonly string[], isRagged: boolean, rules: RowRules): RowProblem | undefined {
  const { delimiter, header } = rules
  if (delimiter === null) return undefined
  const index = cells.findIndex(
    (cell) =>
      (cell.includes('\n') || cell.includes('\r')) && (isRagged || hasSwallowed(cell, delimiter, header.names.length)),
  )
  if (index < 0) return undefined
  return { code: 'cell-swallows-rows', column: header.names[index] ?? '', value: shown(cells[index] ?? '') }
}

/** "Summa;76;;;": a sum is no row. Where every cell is filled it is left to whoever knows what the cells mean. */
function isTotal(cells: readonly string[], width: number): boolean {
  const first = cells.find((cell) => cell.trim() !== '') ?? ''
  return totalWord.test(tidy(first)) && cells.filter((cell) => cell.trim() !== '').length < width
}

const isHeaderAgain = (cells: readonly string[], header: Header): boolean =>
  header.cells.every((cell, index) => tidy(cell) === tidy(cells[index] ?? ''))

function findRowProblem({ cells }: NumberedRecord, rules: RowRules): RowProblem | undefined {
  const { header, mayBeShort } = rules
  const width = header.names.length
  const isShort = cells.length < width && !mayBeShort
  const beyond = cells.findIndex((cell, index) => index >= width && cell.trim() !== '')
  const astray = findAstrayQuote(cells, isShort || beyond >= 0, rules)
  if (astray) return astray
  if (width > 1 && isTotal(cells, width)) return { code: 'row-total' }
  if (isShort) return { code: 'row-too-short', value: String(cells.length) }
  if (beyond >= 0) return { code: 'row-too-long', value: shown(cells[beyond] ?? '') }
  if (width > 1 && isHeaderAgain(cells, header)) return { code: 'row-header-repeated' }
  return findCellProblem(cells.slice(0, width), rules)
}

/** Fits a record to the header, with what is wrong with it. */
export function checkRow(record: NumberedRecord, rules: RowRules): TableRow {
  const cells = rules.header.names.map((_, index) => fromSafeCell(record.cells[index] ?? ''))
  const problem = findRowProblem(record, rules)
  return problem ? { row: record.row, cells, problem } : { row: record.row, cells }
}
