import { AnalysisInputError, requireCount } from '../refusal.ts'

/** Matching periods of two years in which both were observed. */
export interface Pairs {
  readonly first: number
  readonly second: number
  /** Pairs with at least one event, and their counts. */
  readonly withEvents: number
  readonly counts: readonly (readonly [first: number, second: number])[]
  /** Pairs left out because one of the two is missing. */
  readonly missing: number
}

type Counts = readonly (number | null)[]

/** Errors: AnalysisInputError. */
export function totalsOfPairs(months1: Counts, months2: Counts): Pairs {
  if (months1.length !== months2.length) {
    throw new AnalysisInputError('wrong-length', { name: 'months2', value: months2.length, needed: months1.length })
  }
  const observed = months1.flatMap((one, month) => {
    const other = months2[month] ?? null
    if (one !== null) requireCount('months1', one)
    if (other !== null) requireCount('months2', other)
    return one === null || other === null ? [] : [[one, other] as const]
  })
  const counts = observed.filter(([one, other]) => one + other > 0)
  return {
    first: counts.reduce((sum, [one]) => sum + one, 0),
    second: counts.reduce((sum, [, other]) => sum + other, 0),
    withEvents: counts.length,
    counts,
    missing: months1.length - observed.length,
  }
}

/**
 * Variance over mean: Pearson's chi-square of months by years over its degrees of freedom. Season and level are
 * taken out by the margins, so only what is neither counts as scatter.
 */
export function splitDispersion({ first, second, counts }: Pairs): number {
  const total = first + second
  if (first === 0 || second === 0 || counts.length < 2) return 1
  let chiSquare = 0
  for (const [one, other] of counts) {
    const expected = ((one + other) * first) / total
    const rest = one + other - expected
    chiSquare += (one - expected) ** 2 / expected + (other - rest) ** 2 / rest
  }
  return chiSquare / (counts.length - 1)
}
