import { at } from '../linear-algebra.ts'
import { AnalysisInputError } from '../refusal.ts'

/** Level without season, or with a season that is added. Errors are additive in both. */
export type SmoothingModel = 'ANN' | 'ANA'

/** How fast level and season follow the series, and where they start. */
export interface SmoothingState {
  readonly alpha: number
  /** 0 without a season. */
  readonly gamma: number
  readonly level: number
  /** Of the first, second, … point; empty without a season. */
  readonly seasons: Float64Array
}

export interface SmoothingRun {
  /** Level and season after the last point; the season of the next point first. */
  readonly level: number
  readonly seasons: Float64Array
  readonly squaredErrors: number
  /** Points present. */
  readonly n: number
}

/**
 * Runs the recursion through a series; NaN is a missing point, which changes nothing. `oneStep` receives each point's forecast
 * from the points before it. Source: Hyndman et al. 2008. Errors: AnalysisInputError.
 */
export function smooth(y: Float64Array, start: SmoothingState, oneStep?: Float64Array): SmoothingRun {
  requireSmoothingSeries(y)
  const { alpha, gamma } = start
  const seasons = start.seasons.slice()
  const period = seasons.length
  let level = start.level
  let squaredErrors = 0
  let n = 0
  for (let t = 0; t < y.length; t++) {
    const place = period === 0 ? 0 : t % period
    const forecast = period === 0 ? level : level + at(seasons, place)
    if (oneStep !== undefined) oneStep[t] = forecast
    const error = at(y, t) - forecast
    if (Number.isNaN(error)) continue
    level += alpha * error
    if (period > 0) seasons[place] = at(seasons, place) + gamma * error
    squaredErrors += error * error
    n += 1
  }
  const next = seasons.map((_, index) => at(seasons, (y.length + index) % period))
  return { level, seasons: next, squaredErrors, n }
}

/** Variance of the forecast `ahead` points ahead over that of the errors. */
export function varianceGrowth({ alpha, gamma, seasons }: SmoothingState, ahead: number): number {
  const period = seasons.length
  let growth = 1
  for (let step = 1; step < ahead; step++) {
    growth += (alpha + (period > 0 && step % period === 0 ? gamma : 0)) ** 2
  }
  return growth
}

const largestValue = 1e9

export function requireSmoothingSeries(y: Float64Array): void {
  for (const value of y) {
    if (Number.isNaN(value) || Math.abs(value) <= largestValue) continue
    throw new AnalysisInputError('out-of-range', { name: 'y', value: String(value), most: largestValue })
  }
}
