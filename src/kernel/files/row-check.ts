import type { NumberedRecord } from './csv-feed.ts'
import { fromSafeCell } from './csv-write.ts'
import type { Header } from './header.ts'
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
}

const shownChars = 200

function findCellProblem(cells: readonly string[], { header, cellChars, damaged }: RowRules): RowProblem | undefined {
  for (const [index, cell] of cells.entries()) {
    const column = header.names[index] ?? ''
    if (cell.length > cellChars) return { code: 'cell-too-long', column, value: cell.slice(0, shownChars) }
    if (cell.includes('\0'))
      return { code: 'cell-nul', column, value: cell.replaceAll('\0', '\u2400').slice(0, shownChars) }
    if (damaged && cell.includes('\ufffd'))
      return { code: 'cell-undecodable', column, value: cell.slice(0, shownChars) }
  }
  return undefined
}

function findRowProblem({ cells }: NumberedRecord, rules: RowRules): RowProblem | undefined {
  const { header, mayBeShort } = rules
  const width = header.names.length
  if (cells.length < width && !mayBeShort) return { code: 'row-too-short', value: String(cells.length) }
  const beyond = cells.findIndex((cell, index) => index >= width && cell.trim() !== '')
  if (beyond >= 0) return { code: 'row-too-long', value: (cells[beyond] ?? '').slice(0, shownChars) }
  if (width > 1 && header.cells.every((cell, index) => cell === cells[index])) return { code: 'row-header-repeated' }
  return findCellProblem(cells.slice(0, width), rules)
}

/** Fits a record to the header, with what is wrong with it. */
export function checkRow(record: NumberedRecord, rules: RowRules): TableRow {
  const cells = rules.header.names.map((_, index) => fromSafeCell(record.cells[index] ?? ''))
  const problem = findRowProblem(record, rules)
  return problem ? { row: record.row, cells, problem } : { row: record.row, cells }
}
