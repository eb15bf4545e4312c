import { normalQuantile } from '../distributions/continuous.ts'
import { at } from '../linear-algebra.ts'
import { type Need, type Refused, refused, requireOpenUnit, type TooShort, tooShort } from '../refusal.ts'
import {
  requireSmoothingSeries,
  type SmoothingModel,
  type SmoothingState,
  smooth,
  varianceGrowth,
} from './exponential-smoothing.ts'
import { requireHorizon, requirePeriod } from './horizon.ts'
import { levelProfile, type SmoothingProfile, seasonalProfile } from './smoothing-errors.ts'

export interface EtsOptions {
  readonly model: SmoothingModel
  /** Points in one cycle; 1 without a season. */
  readonly period: number
  /** Points ahead, 1 to 520. */
  readonly horizon: number
  /** Of the intervals. Default 0.5, 0.8 and 0.95. */
  readonly levels?: readonly number[]
}

export type EtsWarning = 'missing-points' | 'no-variation' | 'negative-limits'

export interface ForecastBand {
  readonly level: number
  readonly low: readonly number[]
  readonly high: readonly number[]
}

export interface EtsForecast {
  readonly kind: 'ets'
  readonly method: 'ets-ann' | 'ets-ana'
  /** Points present. */
  readonly n: number
  readonly warnings: readonly EtsWarning[]
  readonly needs: readonly Need[]
  readonly alpha: number
  /** Null without a season. */
  readonly gamma: number | null
  /** Before the first point: level, and season of the first, second, … point. */
  readonly level: number
  readonly seasons: readonly number[]
  /** Variance of the one-step errors. */
  readonly variance: number
  /** Null for a series without variation. */
  readonly logLikelihood: number | null
  readonly aicc: number | null
  /** One forecast for each point ahead. */
  readonly mean: readonly number[]
  readonly bands: readonly ForecastBand[]
}

const fewestPoints = 8

/**
 * Exponential smoothing by maximum likelihood, additive errors, with normal intervals that may reach below zero. Without a season it
 * needs 8 points, with one two cycles and 5 points more. Source: Hyndman et al. 2008. Errors: AnalysisInputError.
 */
export function ets(y: Float64Array, options: EtsOptions): EtsForecast | TooShort | Refused<'not-converged'> {
  requireSmoothingSeries(y)
  requireHorizon(options.horizon)
  for (const level of options.levels ?? []) requireOpenUnit('levels', level)
  const { model, period } = options
  if (model === 'ANA') requirePeriod(period)
  const present = y.reduce((sum, value) => (Number.isNaN(value) ? sum : sum + 1), 0)
  const needed = model === 'ANA' ? 2 * period + 5 : fewestPoints
  if (present < needed) return tooShort(needed, present)
  const start = model === 'ANA' ? fitSeasonal(seasonalProfile(y, period)) : fitLevel(levelProfile(y))
  if (start === null) return refused('not-converged', mostRounds, mostRounds)
  return etsFrom(y, start, options)
}

/** Forecast from a known start. Errors: AnalysisInputError. */
export function etsFrom(
  y: Float64Array,
  start: SmoothingState,
  options: Omit<EtsOptions, 'model' | 'period'>,
): EtsForecast {
  const { horizon, levels = [0.5, 0.8, 0.95] } = options
  const run = smooth(y, start)
  const period = start.seasons.length
  const parameters = period === 0 ? 2 : 2 + period
  const hasVariation = run.squaredErrors > varianceFloor * run.n * run.level ** 2
  const variance = hasVariation ? run.squaredErrors / (run.n - parameters) : 0
  const mean = Array.from({ length: horizon }, (_, h) => run.level + (period === 0 ? 0 : at(run.seasons, h % period)))
  const deviation = mean.map((_, h) => Math.sqrt(variance * varianceGrowth(start, h + 1)))
  const bands = levels.map((level) => bandOf(mean, deviation, level))
  const warnings: EtsWarning[] = []
  if (run.n < y.length) warnings.push('missing-points')
  if (bands.some(({ low }) => low.some((limit) => limit < 0))) warnings.push('negative-limits')
  if (!hasVariation) warnings.push('no-variation')
  return {
    kind: 'ets',
    method: period === 0 ? 'ets-ann' : 'ets-ana',
    n: run.n,
    warnings,
    needs: [],
    alpha: start.alpha,
    gamma: period === 0 ? null : start.gamma,
    level: start.level,
    seasons: [...start.seasons],
    variance,
    ...likelihoodOf(hasVariation ? run.squaredErrors : 0, run.n, parameters + 1),
    mean,
    bands,
  }
}

/** Errors this small against the level are rounding. */
const varianceFloor = 1e-24

function bandOf(mean: readonly number[], deviation: readonly number[], level: number): ForecastBand {
  const reach = normalQuantile((1 + level) / 2)
  return {
    level,
    low: mean.map((value, h) => value - reach * (deviation[h] ?? Number.NaN)),
    high: mean.map((value, h) => value + reach * (deviation[h] ?? Number.NaN)),
  }
}

function likelihoodOf(squaredErrors: number, n: number, parameters: number) {
  if (squaredErrors === 0) return { logLikelihood: null, aicc: null }
  const logLikelihood = -0.5 * n * Math.log(squaredErrors)
  const left = n - parameters - 1
  const aicc = left > 0 ? -2 * logLikelihood + 2 * parameters + (2 * parameters * (parameters + 1)) / left : null
  return { logLikelihood, aicc }
}

/** Limits of alpha and of gamma; gamma is at most 1 − alpha. */
const least = 1e-4
const most = 0.9999
const grid = [least, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, most]
const precision = 1e-6
const mostRounds = 500
const goldenShare = (Math.sqrt(5) - 1) / 2

/** The best alpha of the grid, refined by golden sections between its neighbours. */
export function fitLevel(profile: SmoothingProfile): SmoothingState | null {
  let best = 0
  let bestErrors = Number.POSITIVE_INFINITY
  for (let index = 0; index < grid.length; index++) {
    const errors = profile.squaredErrors(grid[index] ?? least, 0)
    if (!(errors < bestErrors)) continue
    best = index
    bestErrors = errors
  }
  const limits = { low: grid[best - 1] ?? least, high: grid[best + 1] ?? most }
  const refined = goldenSection((alpha) => profile.squaredErrors(alpha, 0), limits)
  return profile.start(refined.errors < bestErrors ? refined.alpha : (grid[best] ?? least), 0)
}

function goldenSection(errorsAt: (alpha: number) => number, limits: { readonly low: number; readonly high: number }) {
  let { low, high } = limits
  let left = high - goldenShare * (high - low)
  let right = low + goldenShare * (high - low)
  let errorsLeft = errorsAt(left)
  let errorsRight = errorsAt(right)
  while (high - low > precision) {
    if (errorsLeft <= errorsRight) {
      high = right
      right = left
      errorsRight = errorsLeft
      left = high - goldenShare * (high - low)
      errorsLeft = errorsAt(left)
    } else {
      low = left
      left = right
      errorsLeft = errorsRight
      right = low + goldenShare * (high - low)
      errorsRight = errorsAt(right)
    }
  }
  return errorsLeft <= errorsRight ? { alpha: left, errors: errorsLeft } : { alpha: right, errors: errorsRight }
}

const shares = [0, 0.05, 0.1, 0.2, 0.4, 0.7, 1]

/** Compass search from the best point of a grid, in alpha and the share that gamma has of what alpha leaves. */
function fitSeasonal(profile: SmoothingProfile): SmoothingState | null {
  const errorsAt = (alpha: number, share: number) => profile.squaredErrors(alpha, gammaOf(alpha, share))
  let best = { alpha: least, share: 0, errors: Number.POSITIVE_INFINITY }
  const attempt = (alpha: number, share: number) => {
    const errors = errorsAt(alpha, share)
    if (!(errors < best.errors)) return false
    best = { alpha, share, errors }
    return true
  }
  for (const alpha of grid) for (const share of shares) attempt(alpha, share)
  let step = 0.1
  for (let round = 0; round < mostRounds; round++) {
    const { alpha, share } = best
    const moved =
      attempt(Math.min(most, alpha + step), share) ||
      attempt(Math.max(least, alpha - step), share) ||
      attempt(alpha, Math.min(1, share + step)) ||
      attempt(alpha, Math.max(0, share - step))
    if (moved) continue
    if (step < precision) return profile.start(best.alpha, gammaOf(best.alpha, best.share))
    step /= 2
  }
  return null
}

const gammaOf = (alpha: number, share: number): number => least + share * Math.max(0, 1 - alpha - least)
