import type { Highs } from 'highs'
import { type Need, type Refused, refused, requireCount } from '../refusal.ts'
import { type Attacker, type Range, type Relation, type Unsolved, withAttacker } from './attacker.ts'
import { isSmall, smallBelow } from './audit.ts'
import { type Protection, requireAdditive, requireCell, requireDistinct, withSums } from './cells.ts'
import { type Problem, ProtectionTest } from './protection.ts'
import { solveProgram } from './suppression-program.ts'
import { type Outcome, searchExactly } from './suppression-search.ts'

/** Internal tables: an interval as wide as the threshold, reaching to 0 or above the small counts. */
export const exactProtection: Protection = { width: smallBelow, outside: { low: 1, high: smallBelow - 1 } }

export interface SuppressionInput {
  readonly values: readonly number[]
  readonly relations: readonly Relation[]
  /** Sensitive cells. */
  readonly primary: readonly number[]
  /** Cells that may be left out besides, in order of preference for ties; zeros never are. */
  readonly candidates: readonly number[]
  readonly protection?: Protection | undefined
  /** At most so many cells besides the sensitive ones. */
  readonly mostSecondary?: number | undefined
}

export interface SuppressedCell extends Range {
  readonly cell: number
}

export interface Suppression {
  readonly kind: 'suppressed'
  readonly method: 'fewest-cells-search' | 'fewest-cells-program'
  readonly primary: readonly number[]
  readonly secondary: readonly number[]
  /** Sum of the counts left out besides the sensitive ones. */
  readonly cost: number
  /** What a reader can work out of each cell left out. */
  readonly cells: readonly SuppressedCell[]
  /** Cells of the table. */
  readonly n: number
  readonly warnings: readonly ('small-count-shown' | 'sums-suppressed')[]
  readonly needs: readonly Need[]
}

export type SuppressionRefused = Refused<'not-protectable' | 'too-many-cells' | Unsolved>

/**
 * Exact figures with the sensitive cells left out, and the fewest other cells (then the smallest sum) such that no reader of the
 * rest can narrow a sensitive cell down. Refused: `not-protectable` when even leaving out every candidate gives too narrow a range
 * (needed and had: the width), `too-many-cells` when it takes more than `mostSecondary`, `not-solved`.
 * Errors: not-a-count, not-additive, unknown-cell, duplicate-cell.
 */
export async function suppressCells(input: SuppressionInput): Promise<Suppression | SuppressionRefused> {
  const problem = toProblem(input)
  const known = problem.values.map((value) => ({ low: value, high: value }))
  return withAttacker(known, problem.relations, (attacker, highs) => {
    const test = new ProtectionTest(problem, attacker)
    const widest = test.protects([...problem.candidates.keys()])
    if (typeof widest === 'string') return refused(widest, problem.primary.length, 0)
    if (!widest) return refused('not-protectable', problem.protection.width, narrowest(attacker, problem))
    const most = input.mostSecondary ?? problem.candidates.length
    const { outcome, method } = choose(highs, { problem, test, most })
    if (outcome === 'none') return refused('too-many-cells', most + 1, most)
    if (typeof outcome === 'string') return refused(outcome, problem.primary.length, 0)
    test.protects(outcome)
    return toSuppression(problem, { outcome, method, attacker })
  })
}

/** A two-way table with its sums; the sensitive cells are the counts 1 to 4 that are not sums. */
export interface TableSuppressionInput {
  readonly table: readonly (readonly number[])[]
  /** Sums are always shown; left out only when nothing else protects; or as willingly as any cell. */
  readonly sums?: 'kept' | 'if-needed' | 'free' | undefined
  /** Whether a count of 0 is sensitive too. */
  readonly zeroSecret?: boolean | undefined
  readonly protection?: Protection | undefined
  readonly mostSecondary?: number | undefined
}

/** As `suppressCells`, for a two-way table; cells are counted row by row with the sums last. */
export async function suppressTable(input: TableSuppressionInput): Promise<Suppression | SuppressionRefused> {
  const { values, relations, inner } = withSums(input.table)
  const isSensitive = (cell: number) => {
    const value = values[cell] ?? 0
    return isSmall(value) || (input.zeroSecret === true && value === 0)
  }
  const { protection, mostSecondary, sums = 'kept' } = input
  const choice = { values, relations, primary: inner.filter(isSensitive), protection, mostSecondary }
  const withKept =
    sums === 'free' ? null : await suppressCells({ ...choice, candidates: others(inner, choice.primary) })
  if (withKept !== null && (sums === 'kept' || withKept.kind === 'suppressed')) return withKept
  const result = await suppressCells({ ...choice, candidates: others([...values.keys()], choice.primary) })
  if (result.kind === 'refused' || result.secondary.every((cell) => inner.includes(cell))) return result
  return { ...result, warnings: [...result.warnings, 'sums-suppressed'] }
}

const others = (cells: readonly number[], primary: readonly number[]) => cells.filter((cell) => !primary.includes(cell))

function toProblem(input: SuppressionInput): Problem {
  const { values, relations, primary } = input
  requireAdditive(values, relations)
  const candidates = input.candidates.filter((cell) => values[cell] !== 0)
  requireDistinct('primary and candidates', [...primary, ...candidates])
  for (const cell of primary) requireCell('primary', cell, values.length)
  for (const cell of candidates) requireCell('candidates', cell, values.length)
  if (input.mostSecondary !== undefined) requireCount('mostSecondary', input.mostSecondary)
  const protection = input.protection ?? exactProtection
  requireCount('protection.width', protection.width)
  return { values, relations, primary, candidates, protection }
}

interface Task {
  readonly problem: Problem
  readonly test: ProtectionTest
  readonly most: number
}

function choose(highs: Highs, { problem, test, most }: Task) {
  const outcome = searchExactly(problem, test, most)
  if (outcome !== 'too-large') return { outcome, method: 'fewest-cells-search' as const }
  const solved = solveProgram(highs, problem, test)
  const isTooMany = typeof solved !== 'string' && solved.length > most
  return { outcome: isTooMany ? ('none' as const) : solved, method: 'fewest-cells-program' as const }
}

/** The width of the sensitive cell that is worst off. */
function narrowest(attacker: Attacker, { primary, protection }: Problem): number {
  return primary.reduce((least, cell) => {
    const range = attacker.rangeOf(cell)
    return typeof range === 'string' ? least : Math.min(least, range.high - range.low)
  }, protection.width)
}

interface Found {
  readonly outcome: Exclude<Outcome, string>
  readonly method: Suppression['method']
  readonly attacker: Attacker
}

function toSuppression({ values, primary, candidates }: Problem, found: Found): Suppression | SuppressionRefused {
  const secondary = found.outcome.map((index) => candidates[index] ?? -1).toSorted((a, b) => a - b)
  const left = [...primary, ...secondary].toSorted((a, b) => a - b)
  const cells: SuppressedCell[] = []
  for (const cell of left) {
    const range = found.attacker.rangeOf(cell)
    if (typeof range === 'string') return refused(range, left.length, cells.length)
    cells.push({ cell, ...range })
  }
  const isShownSmall = values.some((value, cell) => isSmall(value) && !left.includes(cell))
  return {
    kind: 'suppressed',
    method: found.method,
    primary: [...primary],
    secondary,
    cost: secondary.reduce((sum, cell) => sum + (values[cell] ?? 0), 0),
    cells,
    n: values.length,
    warnings: isShownSmall ? ['small-count-shown'] : [],
    needs: [],
  }
}
