import { normalTwoSided } from '../distributions/continuous.ts'
import { AnalysisInputError, type Need, type TooShort, tooShort } from '../refusal.ts'
import { kendallExactP, kendallScore, kendallVariance, risingMinusFalling, tieSizes } from './kendall-exact.ts'
import { medianSlope, type SenSlope } from './sen-slope.ts'

export type TrendWarning = 'few-points' | 'missing-points' | 'no-variation' | 'mostly-zero'

export interface Trend {
  readonly kind: 'trend'
  readonly method: 'mann-kendall-sen'
  /** Points present. */
  readonly n: number
  readonly warnings: readonly TrendWarning[]
  readonly needs: readonly Need[]
  /** Rising minus falling pairs, its variance under no trend (ties corrected) and the continuity-corrected score. */
  readonly s: number
  readonly variance: number
  readonly z: number
  /** Two-sided; exact permutation below 10 points, normal otherwise. */
  readonly p: number
  readonly tau: number
  /** Median pairwise slope per step with 95 % limits. */
  readonly slope: number
  readonly slopeLow: number
  readonly slopeHigh: number
  /** Slope as a share of the mean, per step; null unless the mean is positive. */
  readonly relativeSlope: number | null
  /** Sums of the two halves of the period (an odd middle point left out): what to show when most points are zero. */
  readonly firstHalf: number
  readonly secondHalf: number
}

interface Point {
  readonly step: number
  readonly value: number
}

const recommendedPoints = 12
const exactBelow = 10

/**
 * Mann-Kendall test and Sen slope of an evenly spaced series; null is a missing point. Autocorrelated series give
 * p-values that are too small. Refuses under `fewest` points. Errors: AnalysisInputError.
 */
export function mannKendall(series: readonly (number | null)[], fewest = 8): Trend | TooShort {
  const points = toPoints(series)
  const n = points.length
  if (n < Math.max(2, fewest)) return tooShort(Math.max(2, fewest), n)
  const values = points.map((point) => point.value)
  const s = risingMinusFalling(values)
  const variance = kendallVariance(values)
  const z = kendallScore(s, variance)
  const pairs = (n * (n - 1)) / 2
  const untied = pairs - tieSizes(values).reduce((sum, t) => sum + (t * (t - 1)) / 2, 0)
  const mean = values.reduce((sum, value) => sum + value, 0) / n
  const sen = senSlope(points, variance)
  return {
    kind: 'trend',
    method: 'mann-kendall-sen',
    n,
    warnings: warningsOf(series, values, variance),
    needs: n < recommendedPoints ? [{ code: 'points', needed: recommendedPoints, had: n }] : [],
    s,
    variance,
    z,
    p: n < exactBelow ? kendallExactP(values) : normalTwoSided(z),
    tau: variance > 0 ? s / Math.sqrt(pairs * untied) : 0,
    ...sen,
    relativeSlope: mean > 0 ? sen.slope / mean : null,
    ...halves(points, series.length),
  }
}

/** The relative slope per step of a rise that is unlikely to be chance; 0 when flat, falling or uncertain. */
export function confirmedRise(trend: Trend, alpha = 0.05): number {
  if (trend.s <= 0 || trend.p > alpha) return 0
  return Math.max(0, trend.relativeSlope ?? 0)
}

function toPoints(series: readonly (number | null)[]): readonly Point[] {
  const points: Point[] = []
  for (const [step, value] of series.entries()) {
    if (value === null) continue
    if (!Number.isFinite(value)) throw new AnalysisInputError('not-finite', { name: 'series', value: String(value) })
    points.push({ step, value })
  }
  return points
}

function senSlope(points: readonly Point[], variance: number): SenSlope {
  const slopes = new Float64Array((points.length * (points.length - 1)) / 2)
  let next = 0
  for (const [index, later] of points.entries()) {
    for (const earlier of points.slice(0, index)) {
      slopes[next] = (later.value - earlier.value) / (later.step - earlier.step)
      next += 1
    }
  }
  return medianSlope(slopes, variance)
}

function halves(points: readonly Point[], length: number): Pick<Trend, 'firstHalf' | 'secondHalf'> {
  let firstHalf = 0
  let secondHalf = 0
  for (const { step, value } of points) {
    if (step < Math.floor(length / 2)) firstHalf += value
    else if (step >= Math.ceil(length / 2)) secondHalf += value
  }
  return { firstHalf, secondHalf }
}

function warningsOf(
  series: readonly (number | null)[],
  values: readonly number[],
  variance: number,
): readonly TrendWarning[] {
  const warnings: TrendWarning[] = []
  if (values.length < recommendedPoints) warnings.push('few-points')
  if (values.length < series.length) warnings.push('missing-points')
  if (values.filter((value) => value === 0).length > values.length / 2) warnings.push('mostly-zero')
  if (variance === 0) warnings.push('no-variation')
  return warnings
}
