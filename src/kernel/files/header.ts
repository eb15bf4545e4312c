import type { NumberedRecord } from './csv-feed.ts'
import { TableProblem, type TableWarning } from './table-problem.ts'

export type Header = {
  /** Line or row of the header in the file. */
  readonly row: number
  /** Unique names, one per column. */
  readonly names: readonly string[]
  /** The cells as they stand, to recognise the header when it is repeated further down. */
  readonly cells: readonly string[]
  readonly warnings: readonly TableWarning[]
}

const searchedRecords = 20
const invisible = /[\u00ad\u200b-\u200f\u2060\ufeff]/g
const isDataLike = (name: string) => /\d/.test(name) && /^[-+\d\s.,:/]+$/.test(name)
/** As many as Excel has. */
const mostColumns = 16_384

/** `A`, `B` ... `Z`, `AA`: the name a spreadsheet gives a column that has none. */
function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter
}

export const tidy = (cell: string): string => cell.replace(invisible, '').replace(/\s+/g, ' ').trim()
const filled = (cells: readonly string[]): number => cells.filter((cell) => tidy(cell) !== '').length
const extent = (cells: readonly string[]): number => cells.findLastIndex((cell) => tidy(cell) !== '') + 1

/** The row after titles and notes: the first whose cells are filled for most of the width that the rows commonly have. */
function chooseHeader(records: readonly NumberedRecord[], wanted: number | undefined): NumberedRecord {
  if (wanted !== undefined) {
    const found = records.find(({ row }) => row === wanted)
    if (!found) throw new TableProblem('header-not-found', { row: wanted })
    return found
  }
  const widths = records.map(({ cells }) => extent(cells)).sort((a, b) => a - b)
  const width = widths[Math.floor(widths.length / 2)] ?? 1
  const found = records.slice(0, searchedRecords).find(({ cells }) => filled(cells) >= Math.ceil(width * 0.6))
  const first = records[0]
  if (!first) throw new TableProblem('file-empty')
  return found ?? first
}

const hasDigit = (cells: readonly string[]): boolean => cells.some((cell) => /\d/.test(cell))

/**
 * The lower of two rows of headings, with the upper one's where it has none itself. That there are two shows in an upper row with
 * gaps or groups ("Tid", "", "Plats") that a row of words fills ("Från", "Till", "Område"), above rows with figures.
 */
function joinHeadings(upper: NumberedRecord, lower: NumberedRecord, first: NumberedRecord): NumberedRecord | undefined {
  const width = Math.max(extent(upper.cells), extent(lower.cells))
  const names = Array.from({ length: width }, (_, index) => tidy(upper.cells[index] ?? ''))
  const gaps = names.flatMap((name, index) => (name === '' || names.indexOf(name) < index ? [index] : []))
  const areFilled = gaps.length > 0 && gaps.every((index) => tidy(lower.cells[index] ?? '') !== '')
  if (!areFilled || hasDigit(lower.cells) || !hasDigit(first.cells)) return undefined
  return { row: lower.row, cells: names.map((name, index) => tidy(lower.cells[index] ?? '') || name) }
}

function nameColumns(cells: readonly string[]): { names: string[]; warnings: TableWarning[] } {
  const names = new Set<string>()
  const copies = new Map<string, number>()
  const warnings: TableWarning[] = []
  for (const [index, cell] of cells.slice(0, extent(cells)).entries()) {
    const given = tidy(cell)
    const name = given || columnLetters(index)
    if (!given) warnings.push({ code: 'header-unnamed', params: { column: name } })
    let copy = copies.get(name) ?? 1
    let unique = name
    while (names.has(unique)) unique = `${name} (${++copy})`
    copies.set(name, copy)
    if (unique !== name) warnings.push({ code: 'header-duplicate', params: { column: name, renamed: unique } })
    names.add(unique)
  }
  return { names: [...names], warnings }
}

/**
 * Finds and names the header among the first non-blank records of a file.
 * Throws `header-not-found` for a wanted row that is not there, and `columns-too-many`.
 */
export function findHeader(records: readonly NumberedRecord[], wanted?: number): Header {
  const upper = chooseHeader(records, wanted)
  const [lower, first] = wanted === undefined ? records.slice(records.indexOf(upper) + 1) : []
  const joined = lower && first && joinHeadings(upper, lower, first)
  const chosen = joined ?? upper
  if (extent(chosen.cells) > mostColumns) throw new TableProblem('columns-too-many', { limit: mostColumns })
  const { names, warnings } = nameColumns(chosen.cells)
  if (joined) warnings.unshift({ code: 'header-two-rows', params: { above: upper.row, row: joined.row } })
  const skipped = records.filter(({ row }) => row < upper.row).length
  if (skipped > 0) warnings.unshift({ code: 'title-lines-skipped', params: { count: skipped } })
  const dataCells = names.filter(isDataLike).length
  if (dataCells * 2 >= names.length) warnings.push({ code: 'header-looks-like-data', params: { row: chosen.row } })
  const cells = joined ? (lower?.cells ?? []) : chosen.cells
  return { row: chosen.row, names, cells: cells.slice(0, names.length), warnings }
}
