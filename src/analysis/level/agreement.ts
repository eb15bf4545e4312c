import { AnalysisInputError, type Need, type Refused, refused, requireAtMost, requireCount } from '../refusal.ts'

export interface Agreement {
  readonly kind: 'agreement'
  readonly method: 'kappa-quadratic' | 'kappa-linear'
  /** Weighted kappa: 1 is full agreement, 0 what chance would give, below 0 worse than that. */
  readonly value: number
  /** Share of pairs that are equal. */
  readonly agree: number
  readonly n: number
  readonly warnings: readonly 'few-pairs'[]
  readonly needs: readonly Need[]
}

interface AgreementOptions {
  readonly weights?: 'quadratic' | 'linear'
  /** Number of levels. Default 5. */
  readonly levels?: number
}

/** With fewer pairs kappa swings too much from one quarter to the next to be read. */
const fewestDependable = 30
const mostLevels = 100

/**
 * Agreement between two ratings of the same cases on levels 1 to `levels` (Cohen 1968, Psychol Bull 70:213).
 * Refuses when there is nothing to disagree about: no pairs, or both have rated everything the same single level.
 * Errors: AnalysisInputError.
 */
export function weightedKappa(
  a: readonly number[],
  b: readonly number[],
  { weights = 'quadratic', levels = 5 }: AgreementOptions = {},
): Agreement | Refused<'no-pairs' | 'one-level'> {
  requireCount('levels', levels)
  requireAtMost('levels', levels, mostLevels)
  if (a.length !== b.length)
    throw new AnalysisInputError('wrong-length', { name: 'b', value: b.length, needed: a.length })
  const rowCounts = countLevels('a', a, levels)
  const columnCounts = countLevels('b', b, levels)
  if (a.length === 0) return refused('no-pairs', 1, 0)
  const cost = (one: number, other: number) => (weights === 'quadratic' ? (one - other) ** 2 : Math.abs(one - other))

  let observed = 0
  let equal = 0
  for (const [pair, one] of a.entries()) {
    observed += cost(one, b[pair] ?? one)
    if (one === b[pair]) equal += 1
  }
  let expected = 0
  for (const [row, first] of rowCounts.entries()) {
    for (const [column, second] of columnCounts.entries()) expected += (first * second * cost(row, column)) / a.length
  }
  if (expected === 0) return refused('one-level', 2, 1)
  const isFew = a.length < fewestDependable
  return {
    kind: 'agreement',
    method: `kappa-${weights}`,
    value: 1 - observed / expected,
    agree: equal / a.length,
    n: a.length,
    warnings: isFew ? ['few-pairs'] : [],
    needs: isFew ? [{ code: 'pairs', needed: fewestDependable, had: a.length }] : [],
  }
}

function countLevels(name: string, ratings: readonly number[], levels: number): Float64Array {
  const counts = new Float64Array(levels)
  for (const rating of ratings) {
    requireCount(name, rating)
    if (rating < 1 || rating > levels) throw new AnalysisInputError('out-of-range', { name, value: rating })
    counts[rating - 1] = (counts[rating - 1] ?? 0) + 1
  }
  return counts
}
