import { AnalysisInputError, type Need, requireCount, requirePositive } from '../refusal.ts'

/** Fewer rows alike than this and a row may point out someone. */
export const leastAlike = 5

export interface KAnonymity {
  readonly kind: 'k-anonymity'
  readonly method: 'smallest-group'
  readonly isSafe: boolean
  /** Rows in the smallest group; 0 when there are no rows. */
  readonly smallest: number
  readonly groups: number
  /** Rows in groups smaller than `k`. */
  readonly rowsBelow: number
  readonly k: number
  /** Rows. */
  readonly n: number
  readonly warnings: readonly 'no-rows'[]
  readonly needs: readonly Need[]
}

export interface KAnonymityInput {
  readonly rows: readonly (readonly (string | number)[])[]
  /** The columns that together could point someone out. */
  readonly columns: readonly number[]
  readonly k?: number | undefined
}

/**
 * Rows that are alike in the chosen columns form a group; an export may leave the house when every group has at least `k` rows.
 * Errors: AnalysisInputError (wrong-length without columns, unknown-cell for a column that a row does not have).
 */
export function kAnonymity({ rows, columns, k = leastAlike }: KAnonymityInput): KAnonymity {
  requireCount('k', k)
  requirePositive('k', k)
  if (columns.length === 0) throw new AnalysisInputError('wrong-length', { name: 'columns', value: 0 })
  const groups = new Map<string, number>()
  rows.forEach((row, index) => {
    const key = JSON.stringify(columns.map((column) => entryOf(row, column, index)))
    groups.set(key, (groups.get(key) ?? 0) + 1)
  })
  const sizes = [...groups.values()]
  const smallest = sizes.reduce((least, size) => Math.min(least, size), rows.length)
  const rowsBelow = sizes.reduce((sum, size) => sum + (size < k ? size : 0), 0)
  return {
    kind: 'k-anonymity',
    method: 'smallest-group',
    isSafe: rowsBelow === 0,
    smallest,
    groups: groups.size,
    rowsBelow,
    k,
    n: rows.length,
    warnings: rows.length === 0 ? ['no-rows'] : [],
    needs: rowsBelow === 0 ? [] : [{ code: 'rows-alike', needed: k, had: smallest }],
  }
}

function entryOf(row: readonly (string | number)[], column: number, index: number): string | number {
  const value = row[column]
  if (value === undefined) throw new AnalysisInputError('unknown-cell', { name: `rows[${index}]`, value: column })
  return value
}
