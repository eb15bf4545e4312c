import { normalQuantile } from '../distributions/continuous.ts'
import { at } from '../linear-algebra.ts'
import { type Need, requireOpenUnit, type TooShort, tooShort } from '../refusal.ts'
import type { ForecastBand } from './ets.ts'
import { requireSmoothingSeries } from './exponential-smoothing.ts'
import { requireHorizon, requirePeriod } from './horizon.ts'

export interface SeasonalNaive {
  readonly kind: 'seasonal-naive'
  readonly method: 'seasonal-naive'
  /** Pairs of points one cycle apart. */
  readonly n: number
  readonly warnings: readonly ('missing-points' | 'negative-limits')[]
  readonly needs: readonly Need[]
  readonly mean: readonly number[]
  readonly bands: readonly ForecastBand[]
  /** Root mean square of the differences over one cycle. */
  readonly deviation: number
}

interface Options {
  readonly period: number
  readonly horizon: number
  /** Default 0.5, 0.8 and 0.95. */
  readonly levels?: readonly number[]
}

/**
 * The value one cycle ago (the last one present there), with normal intervals that widen by cycles. NaN is missing. Needs a cycle in
 * which every place is present at some time, and one pair. Source: Hyndman and Athanasopoulos 2021. Errors: AnalysisInputError.
 */
export function seasonalNaive(
  y: Float64Array,
  { period, horizon, levels = [0.5, 0.8, 0.95] }: Options,
): SeasonalNaive | TooShort {
  requirePeriod(period)
  requireHorizon(horizon)
  requireSmoothingSeries(y)
  for (const level of levels) requireOpenUnit('levels', level)
  const last = lastOfEachPlace(y, period)
  const placesPresent = last.filter((value) => !Number.isNaN(value)).length
  if (placesPresent < period) return tooShort(period, placesPresent)
  let squares = 0
  let n = 0
  for (let t = period; t < y.length; t++) {
    const difference = at(y, t) - at(y, t - period)
    if (Number.isNaN(difference)) continue
    squares += difference * difference
    n += 1
  }
  if (n === 0) return tooShort(1, 0)
  const deviation = Math.sqrt(squares / n)
  const mean = Array.from({ length: horizon }, (_, h) => at(last, (y.length + h) % period))
  const bands = levels.map((level): ForecastBand => {
    const reach = normalQuantile((1 + level) / 2) * deviation
    const limit = (side: number) => mean.map((value, h) => value + side * reach * Math.sqrt(Math.floor(h / period) + 1))
    return { level, low: limit(-1), high: limit(1) }
  })
  const warnings: ('missing-points' | 'negative-limits')[] = []
  if (y.some(Number.isNaN)) warnings.push('missing-points')
  if (bands.some(({ low }) => low.some((limit) => limit < 0))) warnings.push('negative-limits')
  return { kind: 'seasonal-naive', method: 'seasonal-naive', n, warnings, needs: [], mean, bands, deviation }
}

function lastOfEachPlace(y: Float64Array, period: number): Float64Array {
  const last = new Float64Array(period).fill(Number.NaN)
  for (let t = 0; t < y.length; t++) if (!Number.isNaN(at(y, t))) last[t % period] = at(y, t)
  return last
}
