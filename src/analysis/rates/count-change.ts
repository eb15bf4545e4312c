import { studentQuantile } from '../distributions/continuous.ts'
import {
  AnalysisInputError,
  type Need,
  type Refused,
  refused,
  requireAtMost,
  requireCount,
  requirePositive,
} from '../refusal.ts'
import { lowerMidP, type SplitLaw, upperMidP } from './beta-binomial.ts'
import { defaultLevel, deviateOf, type Interval, rootBetween, tailOf } from './interval.ts'
import { type Pairs, splitDispersion, totalsOfPairs } from './split-dispersion.ts'

export type CountChangeWarning = 'base-too-small-for-percent' | 'missing-periods' | 'no-base' | 'overdispersion-unknown'

export interface CountChange {
  readonly kind: 'count-change'
  readonly method: 'conditional-binomial-mid-p' | 'conditional-beta-binomial-mid-p'
  readonly before: number
  readonly after: number
  /** Rate after over rate before; null when there was nothing before. */
  readonly value: number | null
  readonly interval: Interval<number | null>
  /** Change in percent; null under 20 events before, when the two counts are to be shown instead. */
  readonly percent: number | null
  /** Two-sided. */
  readonly midP: number
  /** Variance over mean that the test reckons with, its own uncertainty included. */
  readonly phi: number
  readonly verdict: 'within-normal-variation' | 'rise' | 'fall'
  readonly n: number
  readonly warnings: readonly CountChangeWarning[]
  readonly needs: readonly Need[]
}

interface ChangeOptions {
  /** Time or population behind each count. Default 1 and 1. */
  readonly t1?: number
  readonly t2?: number
  readonly level?: number
}

interface TwoTotals extends ChangeOptions {
  readonly y1: number
  readonly y2: number
  /** Variance over mean, at least 1. Default 1 with a warning. */
  readonly phi?: number
}

interface TwoSeries extends ChangeOptions {
  /** Counts of the same periods (months) of the two years; null is missing. */
  readonly months1: readonly (number | null)[]
  readonly months2: readonly (number | null)[]
}

const fewestForPercent = 20
const fewestPairs = 6
const largestCount = 1e8

/** Change between two totals, exact given their sum. Refuses when both are 0. Errors: AnalysisInputError. */
export function countChange(input: TwoTotals): CountChange | Refused<'no-events'> {
  const { y1, y2, phi } = input
  requireCount('y1', y1)
  requireCount('y2', y2)
  requireAtMost('y1', y1, largestCount)
  requireAtMost('y2', y2, largestCount)
  if (phi !== undefined && !(phi >= 1 && phi <= largestCount)) {
    throw new AnalysisInputError('out-of-range', { name: 'phi', value: String(phi) })
  }
  if (phi !== undefined) return judge(input, phi, [])
  return judge(input, 1, ['overdispersion-unknown'])
}

/**
 * The same from monthly counts, which also tell how much the counts vary beyond chance. A month missing in either year is
 * left out of both. From 6 pairs with events the overdispersion is estimated, below it is taken as 1 with a warning.
 */
export function countChangeByMonth(input: TwoSeries): CountChange | Refused<'no-events'> {
  const pairs = totalsOfPairs(input.months1, input.months2)
  const isEstimated = pairs.withEvents >= fewestPairs
  const warnings: CountChangeWarning[] = pairs.missing > 0 ? ['missing-periods'] : []
  if (!isEstimated) warnings.push('overdispersion-unknown')
  const change = judge(
    { ...input, y1: pairs.first, y2: pairs.second },
    isEstimated ? allowedDispersion(pairs, input.level ?? defaultLevel) : 1,
    warnings,
  )
  if (change.kind === 'refused' || isEstimated) return change
  return {
    ...change,
    needs: [...change.needs, { code: 'periods-with-events', needed: fewestPairs, had: pairs.withEvents }],
  }
}

/** The estimate rests on a dozen months, so it is widened as Student's quantile is against the normal one; without that 8 % of quiet years would be judged changed. */
function allowedDispersion(pairs: Pairs, level: number): number {
  const student = studentQuantile(1 - tailOf(level), pairs.withEvents - 1)
  return Math.max(1, splitDispersion(pairs) * (student / deviateOf(level)) ** 2)
}

function judge(
  { y1, y2, t1 = 1, t2 = 1, level = defaultLevel }: TwoTotals,
  phi: number,
  known: readonly CountChangeWarning[],
): CountChange | Refused<'no-events'> {
  requirePositive('t1', t1)
  requirePositive('t2', t2)
  const tail = tailOf(level)
  const total = y1 + y2
  if (total === 0) return refused('no-events', 1, 0)
  const law = { total, chance: t2 / (t1 + t2), phi }
  const fall = lowerMidP(law, y2)
  const rise = upperMidP(law, y2)
  const hasBase = y1 > 0
  const hasPercent = y1 >= fewestForPercent
  const warnings = [...known]
  if (!hasBase) warnings.push('no-base')
  if (!hasPercent) warnings.push('base-too-small-for-percent')
  const value = hasBase ? y2 / t2 / (y1 / t1) : null
  return {
    kind: 'count-change',
    method: phi > 1 ? 'conditional-beta-binomial-mid-p' : 'conditional-binomial-mid-p',
    before: y1,
    after: y2,
    value,
    interval: { ...ratioLimits({ total, phi, chance: law.chance }, y2, tail), level },
    percent: hasPercent && value !== null ? 100 * (value - 1) : null,
    midP: Math.min(1, 2 * Math.min(fall, rise)),
    phi,
    verdict: rise <= tail ? 'rise' : fall <= tail ? 'fall' : 'within-normal-variation',
    n: total,
    warnings: warnings.sort(),
    needs: hasPercent ? [] : [{ code: 'events-before', needed: fewestForPercent, had: y1 }],
  }
}

/** Ratios at which the observed split would be just too rare: the test turned round, so the two never disagree. */
function ratioLimits(law: SplitLaw, y: number, tail: number) {
  const toRatio = (share: number) => ((share / (1 - share)) * (1 - law.chance)) / law.chance
  const low = y === 0 ? 0 : rootBetween(0, 1, (chance) => upperMidP({ ...law, chance }, y) - tail)
  const high = y === law.total ? null : rootBetween(0, 1, (chance) => lowerMidP({ ...law, chance }, y) - tail)
  return { low: toRatio(low), high: high === null ? null : toRatio(high) }
}
