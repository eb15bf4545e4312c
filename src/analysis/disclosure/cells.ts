import { AnalysisInputError, requireAtMost, requireCount } from '../refusal.ts'
import type { Range, Relation } from './attacker.ts'

/** Above this the solver's tolerance is no longer far below 1. */
const mostOfAll = 1e9

/** When a hidden count is hidden well enough. */
export interface Protection {
  /** Least distance between what it can be at least and at most. */
  readonly width: number
  /** It must be possible that the count lies outside. */
  readonly outside: Range
}

export const isProtected = ({ low, high }: Range, { width, outside }: Protection): boolean =>
  high - low >= width && !(low >= outside.low && high <= outside.high)

/** A two-way table with its sums: cells row by row, each row's sum last in the row, the row of sums last. */
export interface TableCells {
  readonly values: readonly number[]
  readonly relations: readonly Relation[]
  /** Cells that are not sums. */
  readonly inner: readonly number[]
}

/** Errors: wrong-length for a table without cells or with rows of different length, not-a-count, out-of-range above 1e9. */
export function withSums(table: readonly (readonly number[])[]): TableCells {
  const rows = table.length
  const columns = table[0]?.length ?? 0
  if (columns === 0) throw new AnalysisInputError('wrong-length', { name: 'table', value: 0 })
  const stride = columns + 1
  const values = new Array<number>((rows + 1) * stride).fill(0)
  const inner: number[] = []
  const add = (cell: number, count: number) => {
    values[cell] = (values[cell] ?? 0) + count
  }
  table.forEach((row, r) => {
    if (row.length !== columns) throw new AnalysisInputError('wrong-length', { name: `table[${r}]`, value: row.length })
    row.forEach((count, c) => {
      requireCount(`table[${r}][${c}]`, count)
      inner.push(r * stride + c)
      for (const cell of [r * stride + c, r * stride + columns, rows * stride + c, rows * stride + columns]) {
        add(cell, count)
      }
    })
  })
  requireAtMost('table', values.at(-1) ?? 0, mostOfAll)
  const sums = [
    ...span(rows + 1).map((r) => ({ total: r * stride + columns, parts: span(columns).map((c) => r * stride + c) })),
    ...span(columns + 1).map((c) => ({ total: rows * stride + c, parts: span(rows).map((r) => r * stride + c) })),
  ]
  return { values, relations: sums, inner }
}

const span = (length: number): number[] => Array.from({ length }, (_, index) => index)

/** Errors: not-a-count, out-of-range, unknown-cell, not-additive when a total is not the sum of its parts. */
export function requireAdditive(values: readonly number[], relations: readonly Relation[]): void {
  if (values.length === 0) throw new AnalysisInputError('wrong-length', { name: 'values', value: 0 })
  values.forEach((value, cell) => {
    requireCount(`values[${cell}]`, value)
    requireAtMost(`values[${cell}]`, value, mostOfAll)
  })
  relations.forEach(({ total, parts }, index) => {
    requireDistinct(`relations[${index}]`, [total, ...parts])
    for (const cell of [total, ...parts]) requireCell(`relations[${index}]`, cell, values.length)
    const sum = parts.reduce((running, part) => running + (values[part] ?? 0), 0)
    if (sum !== values[total]) throw new AnalysisInputError('not-additive', { name: `relations[${index}]`, value: sum })
  })
}

export function requireCell(name: string, cell: number, cells: number): void {
  if (!Number.isSafeInteger(cell) || cell < 0 || cell >= cells) {
    throw new AnalysisInputError('unknown-cell', { name, value: String(cell) })
  }
}

export function requireDistinct(name: string, cells: readonly (string | number)[]): void {
  const seen = new Set<string | number>()
  for (const cell of cells) {
    if (seen.has(cell)) throw new AnalysisInputError('duplicate-cell', { name, value: cell })
    seen.add(cell)
  }
}

export function requireRange(name: string, { low, high }: Range): void {
  requireCount(`${name}.low`, low)
  requireCount(`${name}.high`, high)
  requireAtMost(`${name}.high`, high, mostOfAll)
  requireAtMost(`${name}.low`, low, high)
}
