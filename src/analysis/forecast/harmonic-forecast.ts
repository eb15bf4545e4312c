import { at } from '../linear-algebra.ts'
import { type Need, type Refused, refused } from '../refusal.ts'
import { predictCounts } from '../regression/count-regression.ts'
import { fitNegativeBinomial, type NegativeBinomialRefusal } from '../regression/negative-binomial-regression.ts'
import { requireHorizon, requirePeriod } from './horizon.ts'
import { countPredictive, quantileLevels } from './predictive-law.ts'

export interface HarmonicForecast {
  readonly kind: 'harmonic-forecast'
  readonly method: 'harmonic-negative-binomial'
  /** Points present. */
  readonly n: number
  readonly warnings: readonly 'missing-points'[]
  readonly needs: readonly Need[]
  /** On the log scale: constant, per point (the first is 1), sine and cosine of the yearly wave. */
  readonly coefficients: readonly number[]
  /** Variance mean + mean²/theta. */
  readonly theta: number
  readonly mean: readonly number[]
  readonly levels: readonly number[]
  /** For each point ahead, whole numbers at the levels. The uncertainty of the fit is not in them. */
  readonly quantiles: readonly (readonly number[])[]
}

interface Options {
  readonly period: number
  readonly horizon: number
}

const columns = 4

/**
 * Negative binomial regression of one series on a trend and one wave, carried on. NaN is missing. Refuses as the regression does, and
 * `runs-away` when the trend leads to a thousand times the largest count or to nothing. Errors: AnalysisInputError.
 */
export function harmonicForecast(
  y: Float64Array,
  { period, horizon }: Options,
): HarmonicForecast | NegativeBinomialRefusal | Refused<'runs-away'> {
  requirePeriod(period)
  requireHorizon(horizon)
  const points = Float64Array.from(y.keys()).filter((t) => !Number.isNaN(at(y, t)))
  const n = points.length
  if (n === 0) return refused('too-few-rows', columns + 1, 0)
  const middle = points.reduce((sum, t) => sum + t, 0) / n
  const design = (rows: Float64Array) => waveDesign(rows, { middle, scale: y.length, period })
  const counts = points.map((t) => at(y, t))
  const fit = fitNegativeBinomial({ design: design(points), columns, counts, exposure: counts.map(() => 1) })
  if (fit.kind === 'refused') return fit
  const ahead = Float64Array.from({ length: horizon }, (_, h) => y.length + h)
  const rows = { design: design(ahead), columns, exposure: ahead.map(() => 1) }
  const mean = [...predictCounts(rows, fit.coefficients)]
  const limit = 1000 * counts.reduce((most, count) => Math.max(most, count), 1)
  for (const value of mean) {
    const times = Math.max(value, 1 / value)
    if (!(times <= limit)) return refused('runs-away', limit, Math.min(times, Number.MAX_VALUE))
  }
  const slope = at(fit.coefficients, 1) / y.length
  return {
    kind: 'harmonic-forecast',
    method: 'harmonic-negative-binomial',
    n,
    warnings: n < y.length ? ['missing-points'] : [],
    needs: [],
    coefficients: [
      at(fit.coefficients, 0) - slope * (middle + 1),
      slope,
      at(fit.coefficients, 2),
      at(fit.coefficients, 3),
    ],
    theta: fit.theta,
    mean,
    levels: quantileLevels,
    quantiles: mean.map((value) => {
      const law = countPredictive(value, fit.theta)
      return quantileLevels.map(law.quantile)
    }),
  }
}

/** Columns 1, time, sin, cos; time is centred and scaled so that the normal equations are well conditioned. */
function waveDesign(
  points: Float64Array,
  { middle, scale, period }: { readonly middle: number; readonly scale: number; readonly period: number },
): Float64Array {
  const design = new Float64Array(points.length * columns)
  for (let row = 0; row < points.length; row++) {
    const t = at(points, row)
    const angle = (2 * Math.PI * (t + 1)) / period
    design[row * columns] = 1
    design[row * columns + 1] = (t - middle) / scale
    design[row * columns + 2] = Math.sin(angle)
    design[row * columns + 3] = Math.cos(angle)
  }
  return design
}
