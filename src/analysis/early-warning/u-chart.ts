import { at } from '../linear-algebra.ts'
import {
  AnalysisInputError,
  type Refused,
  refused,
  requireCount,
  requireOpenUnit,
  requirePositive,
} from '../refusal.ts'
import { type Chart, type ChartWarning, requireSingleSeries } from './chart.ts'
import { overdispersed } from './overdispersed.ts'

export interface UChartInput {
  /** Events per period, whole numbers; a missing period is left out. */
  readonly counts: Float64Array
  /** What the counts rest on (inhabitants, visits): above 0, one per count. */
  readonly exposure: Float64Array
}

export interface ExactUChartInput extends UChartInput {
  /** Variance over mean, at least 1. Default 1. */
  readonly phi?: number
  /** Chance of falling outside, half of it on each side. Default 0.002. */
  readonly alpha?: number
}

interface UChart extends Chart {
  /** Events per unit of exposure, all periods together. */
  readonly rate: number
  /** Counts (exact) or rates (Laney) between which a period is as usual. */
  readonly lower: readonly number[]
  readonly upper: readonly number[]
}

export interface ExactUChart extends UChart {
  readonly method: 'u-chart-exact'
}

export interface LaneyChart extends UChart {
  readonly method: 'u-chart-laney'
  /** Standardised rates and how much wider than Poisson they vary from one period to the next. */
  readonly z: readonly number[]
  readonly sigmaZ: number
}

/** Counts that a law with the given mean leaves with probability at most `alpha`, half on each side. Errors: AnalysisInputError. */
export function probabilityLimits(
  mean: number,
  phi: number,
  alpha: number,
): { readonly lower: number; readonly upper: number } {
  requireOpenUnit('alpha', alpha)
  const law = overdispersed(mean, phi)
  return { lower: law.quantile(alpha / 2), upper: law.quantile(1 - alpha / 2) }
}

/** u-chart with exact Poisson or negative binomial limits instead of rate ± 3 spreads. Refused without events. Errors: AnalysisInputError. */
export function exactUChart(input: ExactUChartInput): ExactUChart | Refused<'no-events'> {
  const { counts, exposure, phi = 1, alpha = 0.002 } = input
  const rate = overallRate(input)
  if (rate === 0) return refused('no-events', 1, 0)
  const limits = Array.from(exposure, (own) => probabilityLimits(rate * own, phi, alpha))
  return {
    kind: 'chart',
    method: 'u-chart-exact',
    rate,
    lower: limits.map((limit) => limit.lower),
    upper: limits.map((limit) => limit.upper),
    alarm: limits.map(({ lower, upper }, i) => at(counts, i) < lower || at(counts, i) > upper),
    n: counts.length,
    warnings: [],
    needs: [],
  }
}

/** Mean absolute difference of two draws from a standard normal law. */
const meanRangeOfTwo = 1.128
const recommendedMean = 10

/**
 * Laney's u′-chart: limits widened by how much the standardised rates move from one period to the next, which takes in
 * overdispersion. Normal limits: for means above 10. Refused without events or with one period. Errors: AnalysisInputError.
 */
export function laneyChart(input: UChartInput): LaneyChart | Refused<'no-events' | 'too-short'> {
  const { counts, exposure } = input
  const n = counts.length
  const rate = overallRate(input)
  if (n < 2) return refused('too-short', 2, n)
  if (rate === 0) return refused('no-events', 1, 0)
  const spreads = Array.from(exposure, (own) => Math.sqrt(rate / own))
  const z = spreads.map((spread, i) => (at(counts, i) / at(exposure, i) - rate) / spread)
  const moves = z.slice(1).reduce((sum, value, i) => sum + Math.abs(value - (z[i] ?? value)), 0)
  const sigmaZ = moves / (n - 1) / meanRangeOfTwo
  const upper = spreads.map((spread) => rate + 3 * spread * sigmaZ)
  const lower = spreads.map((spread) => rate - 3 * spread * sigmaZ)
  const smallestMean = rate * exposure.reduce((least, own) => Math.min(least, own), Number.POSITIVE_INFINITY)
  const warnings: ChartWarning[] = []
  if (lower.some((limit) => limit < 0)) warnings.push('limits-cut-at-zero')
  if (smallestMean < recommendedMean) warnings.push('low-mean')
  return {
    kind: 'chart',
    method: 'u-chart-laney',
    rate,
    lower: lower.map((limit) => Math.max(0, limit)),
    upper,
    alarm: z.map((value) => Math.abs(value) > 3 * sigmaZ),
    z,
    sigmaZ,
    n,
    warnings,
    needs: warnings.includes('low-mean')
      ? [{ code: 'mean-per-period', needed: recommendedMean, had: smallestMean }]
      : [],
  }
}

function overallRate({ counts, exposure }: UChartInput): number {
  requireSingleSeries(counts)
  if (exposure.length !== counts.length || counts.length === 0)
    throw new AnalysisInputError('wrong-length', { name: 'exposure', value: exposure.length })
  let events = 0
  let total = 0
  for (let i = 0; i < counts.length; i++) {
    requirePositive('exposure', at(exposure, i))
    requireCount('counts', at(counts, i))
    events += at(counts, i)
    total += at(exposure, i)
  }
  return events / total
}
