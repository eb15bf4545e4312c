import { AnalysisInputError, type Need, type Refused, refused, requireCount } from '../refusal.ts'
import { type Attacker, type Range, type Unsolved, withAttacker } from './attacker.ts'
import { isProtected, type Protection, requireDistinct, requireRange } from './cells.ts'

/** Counts below this are small: to be hidden. */
export const smallBelow = 5

/** A published figure is open within its range; a hidden small count must be able to be at least two things more. */
export const publicProtection: Protection = { width: 2, outside: { low: 1, high: 2 } }

export interface ShownCell {
  readonly id: string
  /** What the public is told; null when the cell is not shown. An exact 0 is taken for a zero that cannot be otherwise. */
  readonly shown: Range | null
}

/** One cell is the sum of others, by their ids. */
export interface NamedRelation {
  readonly total: string
  readonly parts: readonly string[]
}

export interface AuditInput {
  readonly cells: readonly ShownCell[]
  readonly relations: readonly NamedRelation[]
  readonly protection?: Protection | undefined
}

export interface AuditedCell extends Range {
  readonly id: string
  readonly leaks: boolean
}

export interface Audit {
  readonly kind: 'audited'
  readonly method: 'linear-attacker'
  readonly isSafe: boolean
  /** What a reader can work out of each cell that was not shown or whose range begins below 5. */
  readonly cells: readonly AuditedCell[]
  readonly leaks: readonly string[]
  /** Cells audited. */
  readonly n: number
  readonly warnings: readonly 'small-count-shown'[]
  readonly needs: readonly Need[]
}

export type AuditRefused = Refused<Unsolved>

/**
 * What a reader who knows every shown range and every sum can work out of the cells that hide small counts: for each the least
 * and most value over all tables that fit, in whole numbers (for a cell that is safe, where only fractions reach the end: no
 * narrower than that). A cell leaks when it must be small (its least is below 5) and is
 * not protected. Refused when the figures contradict each other, or when the solver gives up: either way nothing may be published.
 * Errors: AnalysisInputError (duplicate-cell, unknown-cell, out-of-range, not-a-count).
 */
export async function auditCells(input: AuditInput): Promise<Audit | AuditRefused> {
  const { ranges, relations } = toProblem(input)
  const audited = input.cells.flatMap(({ shown }, cell) => (isToBeAudited(shown) ? [cell] : []))
  const protection = input.protection ?? publicProtection
  const found = await withAttacker(ranges, relations, (attacker) => rangesOf(attacker, audited, protection))
  if (!Array.isArray(found)) return found
  const cells = found.map((range, at) => ({
    id: input.cells[audited[at] ?? -1]?.id ?? '',
    ...range,
    leaks: range.low < smallBelow && !isProtected(range, protection),
  }))
  const leaks = cells.filter((cell) => cell.leaks).map(({ id }) => id)
  const isShownSmall = input.cells.some(({ shown }) => shown !== null && shown.low === shown.high && isSmall(shown.low))
  return {
    kind: 'audited',
    method: 'linear-attacker',
    isSafe: leaks.length === 0,
    cells,
    leaks,
    n: cells.length,
    warnings: isShownSmall ? ['small-count-shown'] : [],
    needs: [],
  }
}

export const isSmall = (count: number) => count > 0 && count < smallBelow

const isToBeAudited = (shown: Range | null) => shown === null || (shown.low < smallBelow && shown.high > 0)

function rangesOf(attacker: Attacker, cells: readonly number[], protection: Protection): Range[] | AuditRefused {
  const isSafe = (surely: Range, atMost: Range) => atMost.low >= smallBelow || isProtected(surely, protection)
  const ranges: Range[] = []
  for (const cell of cells) {
    const range = attacker.rangeOf(cell, isSafe)
    if (typeof range === 'string') return refused(range, cells.length, ranges.length)
    ranges.push(range)
  }
  return ranges
}

function toProblem({ cells, relations, protection }: AuditInput) {
  if (cells.length === 0) throw new AnalysisInputError('wrong-length', { name: 'cells', value: 0 })
  requireDistinct(
    'cells',
    cells.map(({ id }) => id),
  )
  if (protection !== undefined) requireCount('protection.width', protection.width)
  for (const { id, shown } of cells) if (shown !== null) requireRange(id, shown)
  const places = new Map(cells.map(({ id }, cell) => [id, cell]))
  const placeOf = (id: string) => {
    const cell = places.get(id)
    if (cell === undefined) throw new AnalysisInputError('unknown-cell', { name: id })
    return cell
  }
  // Where nothing shown limits a cell, this does; it is above what the shown could force it to be by more than any protection.
  const most = cells.reduce((sum, { shown }) => sum + (shown?.high ?? 0), smallBelow + (protection?.width ?? 0))
  return {
    ranges: cells.map(({ shown }) => shown ?? { low: 0, high: most }),
    relations: relations.map(({ total, parts }) => {
      requireDistinct(total, [total, ...parts])
      return { total: placeOf(total), parts: parts.map(placeOf) }
    }),
  }
}
