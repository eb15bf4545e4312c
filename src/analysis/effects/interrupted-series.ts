import { studentAtMost, studentQuantile } from '../distributions/continuous.ts'
import { at } from '../linear-algebra.ts'
import { AnalysisInputError, type Need, type Refused, refused, requireOpenUnit, requirePositive } from '../refusal.ts'
import type { CountData } from '../regression/count-data.ts'
import { type CountFit, type FitRefusal, fitCounts, predictCounts } from '../regression/count-regression.ts'
import { neweyWestCovariance } from '../regression/robust-covariance.ts'
import { type Interval, requireSmallCount } from './four-counts.ts'

/** Points are counted from 1; `t0` is the first after the change; `season` is the period of the yearly wave in points, null for none. */
export interface InterruptedInput {
  /** null is a missing point. */
  readonly y: readonly (number | null)[]
  readonly t0: number
  readonly season: number | null
  readonly exposure?: readonly number[] | null
}

export type InterruptedWarning =
  | 'secondary-evidence'
  | 'short-series'
  | 'autocorrelated'
  | 'sparse-counts'
  | 'missing-points'

export interface InterruptedSeries {
  readonly kind: 'level-change'
  readonly method: 'its-quasi-poisson'
  /** Level after over level before, trend and season apart; Student's t with `degrees`. */
  readonly value: number
  readonly interval: Interval
  readonly p: number
  /** Points present. */
  readonly n: number
  readonly warnings: readonly InterruptedWarning[]
  readonly needs: readonly Need[]
  readonly logChange: number
  /** Quasi-Poisson with `phi`, or Poisson where `phi` is below 1. */
  readonly standardError: number
  readonly phi: number
  readonly degrees: number
  /** Newey-West error of `logChange`, lag 3; null under 60 points, where it is far too small. */
  readonly neweyWestError: number | null
  /** Autocorrelation of neighbouring Pearson residuals. */
  readonly autocorrelation: number
  /** Expected by the model at every point, null where it is missing. */
  readonly fitted: readonly (number | null)[]
  /** What would have been expected after the change without it, from `t0` on, with pointwise limits of the mean. */
  readonly counterfactual: readonly number[]
  readonly counterfactualLow: readonly number[]
  readonly counterfactualHigh: readonly number[]
  /** Expected without the change minus what happened, over the points present after it. */
  readonly prevented: number
}

const fewestBefore = 24
const fewestAfter = 12
export const fewestForNeweyWest = 60
const lag = 3

/**
 * Interrupted time series by quasi-Poisson: trend, change of level and of slope, one yearly wave. A picture with its expected
 * course rather than evidence, for nothing else that happened at the same time is taken into account. Needs 24 points before and 12
 * after. After Wagner et al. 2002 and Turner et al. 2021. Errors: AnalysisInputError.
 */
export function interruptedSeries(
  input: InterruptedInput,
  level = 0.95,
): InterruptedSeries | FitRefusal | Refused<'too-few-before' | 'too-few-after'> {
  requireOpenUnit('level', level)
  const series = toSeries(input)
  const before = series.points.filter((t) => t < input.t0).length
  const after = series.points.length - before
  if (before < fewestBefore) return refused('too-few-before', fewestBefore, before)
  if (after < fewestAfter) return refused('too-few-after', fewestAfter, after)
  const fit = fitCounts(series.data)
  if (fit.kind === 'refused') return fit
  const phi = Math.max(1, fit.dispersion)
  const standardError = Math.sqrt(phi * at(fit.unscaled, levelColumn * (series.data.columns + 1)))
  const logChange = at(fit.coefficients, levelColumn)
  const reach = studentQuantile((1 + level) / 2, fit.degrees)
  const n = series.points.length
  const autocorrelation = neighbourCorrelation(series, fit)
  return {
    kind: 'level-change',
    method: 'its-quasi-poisson',
    value: Math.exp(logChange),
    interval: {
      low: Math.exp(logChange - reach * standardError),
      high: Math.exp(logChange + reach * standardError),
      level,
    },
    p: 2 * studentAtMost(-Math.abs(logChange / standardError), fit.degrees),
    n,
    warnings: warningsOf(input, series, autocorrelation),
    needs: n < fewestForNeweyWest ? [{ code: 'points', needed: fewestForNeweyWest, had: n }] : [],
    logChange,
    standardError,
    phi: fit.dispersion,
    degrees: fit.degrees,
    neweyWestError: n < fewestForNeweyWest ? null : neweyWestError(series.data, fit),
    autocorrelation,
    fitted: spread(series, fit.fitted, input.y.length),
    ...counterfactual(input, fit, { phi, reach }),
  }
}

const levelColumn = 2

export interface Series {
  /** Positions of the points present, from 1. */
  readonly points: readonly number[]
  readonly data: CountData
}

/** Columns: 1, time, level, slope and, with a season, sine and cosine. */
export function toSeries({ y, t0, season, exposure }: InterruptedInput): Series {
  if (!Number.isInteger(t0) || t0 < 2 || t0 > y.length) {
    throw new AnalysisInputError('out-of-range', { name: 't0', value: String(t0), least: 2, most: y.length })
  }
  if (season !== null) {
    requirePositive('season', season)
    if (season <= 2) throw new AnalysisInputError('out-of-range', { name: 'season', value: season, above: 2 })
  }
  if (exposure && exposure.length !== y.length) {
    throw new AnalysisInputError('wrong-length', { name: 'exposure', value: exposure.length, needed: y.length })
  }
  const present = y.flatMap((count, index) => (count === null ? [] : [{ count, t: index + 1 }]))
  for (const { count } of present) requireSmallCount('y', count)
  const columns = season === null ? 4 : 6
  return {
    points: present.map(({ t }) => t),
    data: {
      design: Float64Array.from(present.flatMap(({ t }) => row(t, t0, season))),
      columns,
      counts: Float64Array.from(present, ({ count }) => count),
      exposure: Float64Array.from(present, ({ t }) => exposure?.[t - 1] ?? 1),
    },
  }
}

function row(t: number, t0: number, season: number | null): readonly number[] {
  const trend = [1, t, t >= t0 ? 1 : 0, Math.max(0, t - t0 + 1)]
  if (season === null) return trend
  const angle = (2 * Math.PI * t) / season
  return [...trend, Math.sin(angle), Math.cos(angle)]
}

function counterfactual(input: InterruptedInput, fit: CountFit, { phi, reach }: { phi: number; reach: number }) {
  const { y, t0, season, exposure } = input
  const times = Array.from({ length: y.length - t0 + 1 }, (_, step) => t0 + step)
  const columns = fit.coefficients.length
  // As if t0 lay beyond the end: neither level nor slope.
  const design = Float64Array.from(times.flatMap((t) => row(t, y.length + 1, season)))
  const expected = predictCounts(
    { design, columns, exposure: Float64Array.from(times, (t) => exposure?.[t - 1] ?? 1) },
    fit.coefficients,
  )
  const factor = times.map((_, step) => Math.exp(reach * Math.sqrt(phi * quadratic(fit.unscaled, design, step))))
  const values = [...expected]
  let prevented = 0
  for (const [step, t] of times.entries()) {
    const count = y[t - 1] ?? null
    if (count !== null) prevented += at(expected, step) - count
  }
  return {
    counterfactual: values,
    counterfactualLow: values.map((value, step) => value / (factor[step] ?? Number.NaN)),
    counterfactualHigh: values.map((value, step) => value * (factor[step] ?? Number.NaN)),
    prevented,
  }
}

function quadratic(matrix: Float64Array, design: Float64Array, index: number): number {
  const columns = Math.sqrt(matrix.length)
  let sum = 0
  for (let i = 0; i < columns; i++) {
    for (let j = 0; j < columns; j++) {
      sum += at(design, index * columns + i) * at(matrix, i * columns + j) * at(design, index * columns + j)
    }
  }
  return sum
}

function neweyWestError(data: CountData, fit: CountFit): number {
  return Math.sqrt(at(neweyWestCovariance(data, fit, lag), levelColumn * (data.columns + 1)))
}

/** Of the Pearson residuals around their mean; only neighbours in time count as pairs. */
function neighbourCorrelation({ points, data }: Series, fit: CountFit): number {
  const residuals = data.counts.map(
    (count, index) => (count - at(fit.fitted, index)) / Math.sqrt(at(fit.fitted, index)),
  )
  const mean = residuals.reduce((sum, residual) => sum + residual, 0) / residuals.length
  let together = 0
  let own = 0
  for (const [index, residual] of residuals.entries()) {
    own += (residual - mean) ** 2
    if (index > 0 && points[index] === (points[index - 1] ?? 0) + 1) {
      together += (residual - mean) * (at(residuals, index - 1) - mean)
    }
  }
  return own > 0 ? together / own : 0
}

function spread({ points }: Series, fitted: Float64Array, length: number): readonly (number | null)[] {
  const values: (number | null)[] = Array.from({ length }, () => null)
  for (const [index, t] of points.entries()) values[t - 1] = at(fitted, index)
  return values
}

function warningsOf(input: InterruptedInput, { points, data }: Series, autocorrelation: number) {
  const warnings: InterruptedWarning[] = []
  const events = data.counts.reduce((sum, count) => sum + count, 0)
  if (autocorrelation > 2 / Math.sqrt(points.length)) warnings.push('autocorrelated')
  if (points.length < input.y.length) warnings.push('missing-points')
  warnings.push('secondary-evidence')
  if (points.length < fewestForNeweyWest) warnings.push('short-series')
  if (events < points.length) warnings.push('sparse-counts')
  return warnings
}
