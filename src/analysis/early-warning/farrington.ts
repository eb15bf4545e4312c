import { studentAtMost } from '../distributions/continuous.ts'
import { at } from '../linear-algebra.ts'
import {
  type Need,
  type Refused,
  refused,
  requireAtMost,
  requireCount,
  requireOpenUnit,
  requirePositive,
} from '../refusal.ts'
import { requireSingleSeries } from './chart.ts'
import { fitWithoutSpikes, type LevelFit } from './farrington-fit.ts'
import { type ReferenceDesign, type ReferenceWeeks, referenceWeeks, weeksPerYear } from './farrington-reference.ts'
import { overdispersed } from './overdispersed.ts'

export interface FarringtonInput {
  /** One series in time order, whole numbers; NaN is a missing week. */
  readonly counts: Float64Array
  /** Index of the tested week. Default the last. */
  readonly latest?: number
  /** Years back. Default 5, fewer (at least 3) when the history is shorter. */
  readonly years?: number
  /** Default 3. */
  readonly halfWidth?: number
  /** Seasonal levels. Default 10. */
  readonly levels?: number
  /** Weeks before the tested one that are left out. Default 26. */
  readonly excluded?: number
  /** Standardised residual above which an earlier week weighs less. Default 2.58. */
  readonly spikeThreshold?: number
  /** The trend is kept when its p is below this. Default 1: always. */
  readonly trendBelow?: number
  /** Chance of a false alarm that the threshold is set for. Default 0.01. */
  readonly alpha?: number
  /** No alarm with fewer events than `least` in the last `weeks` weeks, the tested one included. Default 0 in 4. */
  readonly recent?: { readonly least: number; readonly weeks: number }
}

export type FarringtonRefusal =
  | 'too-short'
  | 'too-few-reference-weeks'
  | 'no-comparable-week'
  | 'no-events'
  | 'not-converged'

export type FarringtonWarning =
  | 'few-recent-events'
  | 'low-mean'
  | 'missing-weeks'
  | 'no-events-at-this-season'
  | 'trend-not-converged'
  | 'week-missing'

export interface FarringtonResult {
  readonly kind: 'tested'
  readonly method: 'farrington-flexible-nb-plugin'
  /** Reference weeks observed. */
  readonly n: number
  readonly warnings: readonly FarringtonWarning[]
  readonly needs: readonly Need[]
  /** Null when the tested week is missing; p, midP, score and alarm then are too. */
  readonly observed: number | null
  readonly expected: number
  /** Overdispersion, at least 1. */
  readonly phi: number
  /** The (1 − alpha) quantile: a larger count is an alarm. */
  readonly upper: number
  readonly alpha: number
  readonly p: number | null
  readonly midP: number | null
  /** (observed − expected) / (upper − expected); null when the threshold is not above the expectation. */
  readonly score: number | null
  /** Log change per week; null when the trend was left out. */
  readonly trend: number | null
  /** Years back that were used. */
  readonly years: number
  readonly alarm: boolean | null
}

const fewestYears = 3
const usualYears = 5
const recommendedMean = 1

/**
 * Farrington's flexible test of one week (Noufaily et al. 2013): a quasi-Poisson regression on the same weeks of earlier
 * years with trend, seasonal levels and past spikes down-weighted; threshold by the negative binomial law with the fitted
 * mean and variance phi x mean. The uncertainty of the fit itself is not in the threshold. Errors: AnalysisInputError.
 */
export function farrington(input: FarringtonInput): FarringtonResult | Refused<FarringtonRefusal> {
  const { counts, latest = Math.max(0, counts.length - 1), spikeThreshold = 2.58 } = input
  const design = requireDesign(input, latest)
  const needed = design.years * weeksPerYear + design.halfWidth + 1
  if (latest + 1 < needed) return refused('too-short', needed, Math.min(latest + 1, counts.length))

  const reference = referenceWeeks(counts, latest, design)
  const fewest = 2 * (reference.sizes.length + 1)
  const n = reference.counts.length
  if (n < fewest) return refused('too-few-reference-weeks', fewest, n)
  if (reference.currentLevel < 0) return refused('no-comparable-week', 1, 0)
  if (!reference.counts.some((count) => count > 0)) return refused('no-events', 1, 0)

  const withTrend = fitWithoutSpikes(reference, spikeThreshold, true)
  const keepsTrend = withTrend !== null && isTrendKept(withTrend, reference, { ...input, latest, design })
  const fit = keepsTrend ? withTrend : fitWithoutSpikes(reference, spikeThreshold, false)
  if (fit === null) return refused('not-converged', 1, 0)
  const warnings = warningsOf(reference)
  if (withTrend === null) warnings.push('trend-not-converged')
  return judge({ ...input, latest, design }, { reference, fit, warnings })
}

interface Settled extends FarringtonInput {
  readonly latest: number
  readonly design: ReferenceDesign
}

function requireDesign(input: FarringtonInput, latest: number): ReferenceDesign {
  const { counts, halfWidth = 3, levels = 10, excluded = 26, alpha = 0.01 } = input
  requireSingleSeries(counts)
  requireCount('latest', latest)
  requireAtMost('latest', latest, Math.max(0, counts.length - 1))
  const possible = Math.floor((latest - halfWidth) / weeksPerYear)
  const { years = Math.min(usualYears, Math.max(fewestYears, possible)) } = input
  for (const [name, value] of Object.entries({ years, halfWidth, levels, excluded })) requireCount(name, value)
  requirePositive('years', years)
  requireAtMost('years', years, 20)
  requireAtMost('halfWidth', halfWidth, 12)
  requirePositive('levels', levels)
  requireAtMost('levels', levels, weeksPerYear - 2 * halfWidth)
  requireAtMost('excluded', excluded, weeksPerYear)
  requireOpenUnit('alpha', alpha)
  requirePositive('spikeThreshold', input.spikeThreshold ?? 1)
  requireAtMost('trendBelow', input.trendBelow ?? 1, 1)
  if (input.recent !== undefined) {
    requireCount('recent.least', input.recent.least)
    requireCount('recent.weeks', input.recent.weeks)
  }
  return { years, halfWidth, levels, excluded }
}

/** Log mean of the tested week. */
const predictor = (fit: LevelFit, reference: ReferenceWeeks, latest: number) =>
  at(fit.intercepts, reference.currentLevel) + fit.slope * (latest + 1)

/** A trend is left out when it is uncertain, rests on under three years or would lead beyond anything seen. */
function isTrendKept(fit: LevelFit, reference: ReferenceWeeks, { latest, design, trendBelow = 1 }: Settled): boolean {
  if (design.years < fewestYears) return false
  const largest = reference.counts.reduce((most, count) => Math.max(most, count), 0)
  if (Math.exp(predictor(fit, reference, latest)) > largest) return false
  if (trendBelow >= 1) return true
  const distance = Math.abs(fit.slope) * Math.sqrt(fit.slopeInformation / fit.dispersion)
  return 2 * studentAtMost(-distance, fit.degrees) < trendBelow
}

/** A level without events has a fitted mean on its way to zero: the laws need one above it. */
const smallestMean = 1e-100

function warningsOf(reference: ReferenceWeeks): FarringtonWarning[] {
  const warnings: FarringtonWarning[] = []
  const total = reference.counts.reduce((sum, count) => sum + count, 0)
  if (total < recommendedMean * reference.counts.length) warnings.push('low-mean')
  if (reference.counts.length < reference.planned) warnings.push('missing-weeks')
  const hasEvents = reference.counts.some((count, i) => count > 0 && reference.levels[i] === reference.currentLevel)
  if (!hasEvents) warnings.push('no-events-at-this-season')
  return warnings
}

interface Fitted {
  readonly reference: ReferenceWeeks
  readonly fit: LevelFit
  readonly warnings: FarringtonWarning[]
}

function judge(input: Settled, { reference, fit, warnings }: Fitted): FarringtonResult {
  const { counts, latest, design, alpha = 0.01, recent = { least: 0, weeks: 4 } } = input
  const expected = Math.max(smallestMean, Math.exp(predictor(fit, reference, latest)))
  const phi = Math.max(1, fit.dispersion)
  const law = overdispersed(expected, phi)
  const upper = law.quantile(1 - alpha)
  const count = at(counts, latest)
  const observed = Number.isNaN(count) ? null : count
  const hasEnough = recentEvents(counts, latest, recent.weeks) >= recent.least
  if (observed === null) warnings.push('week-missing')
  if (!hasEnough) warnings.push('few-recent-events')
  const p = observed === null ? null : law.atLeast(observed)
  const n = reference.counts.length
  const mean = reference.counts.reduce((sum, one) => sum + one, 0) / n
  return {
    kind: 'tested',
    method: 'farrington-flexible-nb-plugin',
    n,
    warnings: warnings.toSorted(),
    needs: mean < recommendedMean ? [{ code: 'mean-per-week', needed: recommendedMean, had: mean }] : [],
    observed,
    expected,
    phi,
    upper,
    alpha,
    p,
    midP: observed === null || p === null ? null : Math.max(0, p - 0.5 * Math.exp(law.logPmf(observed))),
    score: observed === null || !(upper > expected) ? null : (observed - expected) / (upper - expected),
    trend: fit.hasTrend ? fit.slope : null,
    years: design.years,
    alarm: observed === null ? null : hasEnough && observed > upper,
  }
}

function recentEvents(counts: Float64Array, latest: number, weeks: number): number {
  let sum = 0
  for (let week = Math.max(0, latest - weeks + 1); week <= latest; week++) sum += counts[week] || 0
  return sum
}
