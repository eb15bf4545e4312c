import { AnalysisInputError, type Need, requireCount } from '../refusal.ts'
import { countPredictive, quantileLevels } from './predictive-law.ts'
import {
  dawidSebastiani,
  type IntervalScore,
  intervalScore,
  logScore,
  type Pit,
  pinball,
  pit,
  pitHistogram,
  pointAccuracy,
  requireLevels,
} from './scores.ts'

export interface LawForecasts {
  /** What came: whole numbers. */
  readonly y: readonly number[]
  /** Forecast means, and sizes of the negative binomial law (one for all, or each its own; null is Poisson). */
  readonly mu: readonly number[]
  readonly size: number | null | readonly (number | null)[]
  /** Quantile levels; default the 23. */
  readonly tau?: readonly number[]
  /** The series before the forecasts, NaN where missing, and points per cycle: for the scaled error. */
  readonly training?: { readonly y: Float64Array; readonly period: number }
}

export interface QuantileForecasts {
  readonly y: readonly number[]
  readonly tau: readonly number[]
  /** For each outcome, ascending. */
  readonly quantiles: readonly (readonly number[])[]
}

export interface QuantileScores extends IntervalScore {
  /** Mean loss over the levels. */
  readonly pinball: number
}

export interface LawScores extends QuantileScores {
  /** Also the ranked probability score, which is the same for counts. */
  readonly crps: number
  /** Null where the forecast called the outcome impossible. */
  readonly logScore: number | null
  readonly dawidSebastiani: number | null
  readonly squaredError: number
  readonly pit: Pit
}

interface Scored<Name extends string> {
  readonly kind: 'scores'
  readonly method: Name
  /** Outcomes. */
  readonly n: number
  readonly warnings: readonly 'few-outcomes'[]
  readonly needs: readonly Need[]
  /** Mean weighted interval score. */
  readonly value: number
}

export interface QuantileScoreCard extends Scored<'quantile-scores'> {
  readonly scores: readonly QuantileScores[]
}

export interface LawScoreCard extends Scored<'count-law-scores'> {
  readonly scores: readonly LawScores[]
  readonly levels: readonly number[]
  readonly quantiles: readonly (readonly number[])[]
  /** Shares of outcomes within the central bands. */
  readonly coverage: { readonly 50: number; readonly 80: number; readonly 95: number }
  readonly meanAbsoluteError: number
  /** Null without a training series, or when that had no error. */
  readonly scaledError: number | null
  readonly pitHistogram: readonly number[]
}

/** Under this many outcomes, means of scores say little. */
const enoughOutcomes = 26

/** Scores of forecasts that are count laws. Errors: AnalysisInputError. */
export function scoreLaws({ y, mu, size, tau = quantileLevels, training }: LawForecasts): LawScoreCard {
  requireOutcomes(y)
  requireLength('mu', mu, y)
  requireLevels(tau)
  const sizes = size === null || typeof size === 'number' ? y.map(() => size) : size
  requireLength('size', sizes, y)
  const laws = mu.map((mean, index) => countPredictive(mean, sizes[index] ?? null))
  const quantiles = laws.map((law) => tau.map(law.quantile))
  const scores = laws.map((law, index): LawScores => {
    const outcome = y[index] ?? Number.NaN
    return {
      ...quantileScores(quantiles[index] ?? [], outcome, tau),
      crps: law.crps(outcome),
      logScore: logScore(law, outcome),
      dawidSebastiani: dawidSebastiani(law, outcome),
      squaredError: (outcome - law.mean) ** 2,
      pit: pit(law, outcome),
    }
  })
  const covered = (level: number) => {
    const inside = laws.filter((law, index) => {
      const outcome = y[index] ?? Number.NaN
      return law.quantile((1 - level) / 2) <= outcome && outcome <= law.quantile((1 + level) / 2)
    })
    return inside.length / y.length
  }
  const { meanAbsolute, scaled } = pointAccuracy(mu, y, {
    training: training?.y ?? new Float64Array(),
    period: training?.period ?? 1,
  })
  return {
    ...scored('count-law-scores', scores),
    scores,
    levels: tau,
    quantiles,
    coverage: { 50: covered(0.5), 80: covered(0.8), 95: covered(0.95) },
    meanAbsoluteError: meanAbsolute,
    scaledError: scaled,
    pitHistogram: pitHistogram(scores.map((score) => score.pit)),
  }
}

/** Scores of forecasts of which only quantiles are known. Errors: AnalysisInputError. */
export function scoreQuantiles({ y, tau, quantiles }: QuantileForecasts): QuantileScoreCard {
  requireOutcomes(y)
  requireLevels(tau)
  requireLength('quantiles', quantiles, y)
  for (const row of quantiles) requireAscending(row)
  const scores = quantiles.map((row, index) => quantileScores(row, y[index] ?? Number.NaN, tau))
  return { ...scored('quantile-scores', scores), scores }
}

function quantileScores(quantiles: readonly number[], y: number, levels: readonly number[]): QuantileScores {
  const loss = quantiles.reduce((sum, quantile, index) => sum + pinball(quantile, y, levels[index] ?? Number.NaN), 0)
  return { ...intervalScore(quantiles, y, levels), pinball: loss / levels.length }
}

function scored<const Name extends string>(method: Name, scores: readonly QuantileScores[]): Scored<Name> {
  const n = scores.length
  const isFew = n < enoughOutcomes
  return {
    kind: 'scores',
    method,
    n,
    warnings: isFew ? ['few-outcomes'] : [],
    needs: isFew ? [{ code: 'outcomes', needed: enoughOutcomes, had: n }] : [],
    value: scores.reduce((sum, score) => sum + score.wis, 0) / n,
  }
}

function requireOutcomes(y: readonly number[]): void {
  if (y.length === 0) throw new AnalysisInputError('wrong-length', { name: 'y', value: 0, needed: 1 })
  for (const outcome of y) requireCount('y', outcome)
}

function requireLength(name: string, values: readonly unknown[], { length }: readonly number[]): void {
  if (values.length !== length)
    throw new AnalysisInputError('wrong-length', { name, value: values.length, needed: length })
}

function requireAscending(quantiles: readonly number[]): void {
  for (const [index, quantile] of quantiles.entries()) {
    if (!Number.isFinite(quantile))
      throw new AnalysisInputError('not-finite', { name: 'quantiles', value: String(quantile) })
    if (index > 0 && quantile < (quantiles[index - 1] ?? quantile)) {
      throw new AnalysisInputError('not-ascending', { name: 'quantiles', value: quantile })
    }
  }
}
