import { betaQuantile } from '../distributions/continuous.ts'
import { poisson } from '../distributions/distributions.ts'
import { at } from '../linear-algebra.ts'
import { type Refused, refused, requireOpenUnit, requirePositive } from '../refusal.ts'
import { requireSmallCount } from './four-counts.ts'
import { sumsAround, twoSidedMidP, twoSidedP } from './sums-around.ts'

/** Events k in the time t, before (0) and after (1), in one and the same area. */
export interface TwoCounts {
  readonly k0: number
  readonly t0: number
  readonly k1: number
  readonly t1: number
}

export type ExactChangeWarning = 'no-control' | 'unbounded'

export interface ExactChange {
  readonly kind: 'change'
  readonly method: 'conditional-binomial'
  /** Rate after over rate before; null when nothing happened before. */
  readonly value: number | null
  /** `high` is null when it has no limit. */
  readonly interval: { readonly low: number; readonly high: number | null; readonly level: number }
  readonly n: number
  readonly warnings: readonly ExactChangeWarning[]
  readonly needs: readonly never[]
  readonly p: number
  readonly midP: number
}

/**
 * Is the rate after another than before? Given the sum, k1 is binomial with the share of the time after. Exact interval after
 * Clopper and Pearson 1934. It says nothing about why: there is no control. Errors: AnalysisInputError.
 */
export function exactChange(counts: TwoCounts, level = 0.95): ExactChange | Refused<'no-events'> {
  requireTwoCounts(counts)
  requireOpenUnit('level', level)
  const { k0, t0, k1, t1 } = counts
  const n = k0 + k1
  if (n === 0) return refused('no-events', 1, 0)
  const odds = t1 / t0
  const sums = sumsAround(k1, { lowest: 0, highest: n, ratio: (s) => ((n - s) / (s + 1)) * odds })
  const tail = (1 - level) / 2
  const low = k1 === 0 ? 0 : betaQuantile(tail, k1, n - k1 + 1)
  const high = k0 === 0 ? null : betaQuantile(1 - tail, k1 + 1, n - k1)
  const toRatio = (share: number) => share / (1 - share) / odds
  return {
    kind: 'change',
    method: 'conditional-binomial',
    value: k0 === 0 ? null : k1 / k0 / odds,
    interval: { low: toRatio(low), high: high === null ? null : toRatio(high), level },
    n,
    warnings: high === null ? ['no-control', 'unbounded'] : ['no-control'],
    needs: [],
    p: twoSidedP(sums),
    midP: twoSidedMidP(sums),
  }
}

export interface ETest {
  readonly kind: 'test'
  readonly method: 'e-test'
  readonly p: number
  readonly n: number
  /** With unequal times it can be much smaller than the conditional p. */
  readonly warnings: readonly 'unequal-times'[]
  readonly needs: readonly never[]
}

const slack = 1e-12
const smallestTail = 1e-15

/**
 * Test of two Poisson rates without conditioning (Krishnamoorthy and Thomson 2004): the probability, at the common rate, of a
 * standardised difference at least as large. No events at all give p = 1. Errors: AnalysisInputError.
 */
export function eTest(counts: TwoCounts): ETest {
  requireTwoCounts(counts)
  const { k0, t0, k1, t1 } = counts
  const n = k0 + k1
  const answer = (p: number): ETest => ({
    kind: 'test',
    method: 'e-test',
    p: Math.min(1, p),
    n,
    warnings: t0 === t1 ? [] : ['unequal-times'],
    needs: [],
  })
  if (n === 0) return answer(1)
  const rate = n / (t0 + t1)
  const statistic = (x1: number, x0: number) => {
    const spread = x1 / t1 / t1 + x0 / t0 / t0
    return spread === 0 ? 0 : Math.abs(x1 / t1 - x0 / t0) / Math.sqrt(spread)
  }
  const limit = statistic(k1, k0) - slack
  const before = tabulate(rate * t0)
  const after = tabulate(rate * t1)
  // The statistic grows with the distance of x0 from the point of equal rates, so each x1 leaves two tails of x0.
  let sum = 0
  for (let step = 0; step < after.mass.length; step++) {
    const x1 = after.first + step
    const equal = (x1 * t0) / t1
    const lower = lastInLowerTail((x0) => statistic(x1, x0) >= limit, Math.ceil(equal) - 1)
    const upper = firstInUpperTail((x0) => statistic(x1, x0) >= limit, Math.floor(equal) + 1)
    const atEqual = Number.isInteger(equal) && limit <= 0 ? massAt(before, equal) : 0
    sum += at(after.mass, step) * (cumulated(before.upTo, lower - before.first) + upTail(before, upper) + atEqual)
  }
  return answer(sum)
}

interface Table {
  readonly first: number
  readonly mass: Float64Array
  readonly upTo: Float64Array
  readonly from: Float64Array
}

/** Probabilities of a Poisson law, without tails too thin to matter. */
function tabulate(mean: number): Table {
  const law = poisson(mean)
  const first = law.quantile(smallestTail)
  const mass = new Float64Array(law.quantile(1 - smallestTail) - first + 1)
  for (let step = 0; step < mass.length; step++) mass[step] = Math.exp(law.logPmf(first + step))
  const upTo = mass.slice()
  for (let step = 1; step < mass.length; step++) upTo[step] = at(upTo, step) + at(upTo, step - 1)
  const from = mass.slice()
  for (let step = mass.length - 2; step >= 0; step--) from[step] = at(from, step) + at(from, step + 1)
  return { first, mass, upTo, from }
}

const massAt = ({ first, mass }: Table, x: number): number => mass[x - first] ?? 0

function cumulated(upTo: Float64Array, position: number): number {
  return position < 0 ? 0 : at(upTo, Math.min(position, upTo.length - 1))
}

function upTail({ first, from }: Table, x: number): number {
  const position = Math.max(0, x - first)
  return position >= from.length ? 0 : at(from, position)
}

/** The largest x in 0..highest that is inside, −1 when none; inside holds up to some x. */
function lastInLowerTail(isInside: (x: number) => boolean, highest: number): number {
  let low = -1
  let high = highest + 1
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (isInside(middle)) low = middle
    else high = middle
  }
  return low
}

/** The smallest x from `lowest` on that is inside; inside holds from some x on. */
function firstInUpperTail(isInside: (x: number) => boolean, lowest: number): number {
  let reach = 1
  while (!isInside(lowest + reach - 1)) {
    reach *= 2
    if (reach > Number.MAX_SAFE_INTEGER / 4) return Number.MAX_SAFE_INTEGER
  }
  let low = lowest - 1
  let high = lowest + reach - 1
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (isInside(middle)) high = middle
    else low = middle
  }
  return high
}

function requireTwoCounts({ k0, t0, k1, t1 }: TwoCounts): void {
  requireSmallCount('k0', k0)
  requireSmallCount('k1', k1)
  requirePositive('t0', t0)
  requirePositive('t1', t1)
}
