import { at } from '../linear-algebra.ts'
import { AnalysisInputError, requireOpenUnit } from '../refusal.ts'
import type { PredictiveLaw } from './predictive-law.ts'

/** Penalty of a quantile forecast at level `level`; 0 is perfect. */
export const pinball = (quantile: number, y: number, level: number): number =>
  y >= quantile ? level * (y - quantile) : (1 - level) * (quantile - y)

/** `wis` is the sum of the three others: width of the bands, and how far the outcome fell below or above them. */
export interface IntervalScore {
  readonly wis: number
  readonly dispersion: number
  readonly overprediction: number
  readonly underprediction: number
}

/**
 * Weighted interval score: twice the mean pinball loss over the levels, in three parts. Levels ascend around a median in the
 * middle, symmetrically. Source: Bracher et al. 2021. Errors: AnalysisInputError.
 */
export function intervalScore(quantiles: ArrayLike<number>, y: number, levels: readonly number[]): IntervalScore {
  if (quantiles.length !== levels.length) {
    throw new AnalysisInputError('wrong-length', { name: 'quantiles', value: quantiles.length, needed: levels.length })
  }
  const bands = (levels.length - 1) / 2
  const median = quantiles[bands] ?? Number.NaN
  let dispersion = 0
  let overprediction = 0.5 * Math.max(0, median - y)
  let underprediction = 0.5 * Math.max(0, y - median)
  for (let band = 0; band < bands; band++) {
    const low = quantiles[band] ?? Number.NaN
    const high = quantiles[levels.length - 1 - band] ?? Number.NaN
    dispersion += (levels[band] ?? Number.NaN) * (high - low)
    overprediction += Math.max(0, low - y)
    underprediction += Math.max(0, y - high)
  }
  const weight = bands + 0.5
  return {
    wis: (dispersion + overprediction + underprediction) / weight,
    dispersion: dispersion / weight,
    overprediction: overprediction / weight,
    underprediction: underprediction / weight,
  }
}

/** Throws AnalysisInputError unless the levels ascend within 0 to 1, mirror each other and have a median. */
export function requireLevels(levels: readonly number[]): void {
  const last = levels.length - 1
  if (last < 0 || last % 2 !== 0) {
    throw new AnalysisInputError('wrong-length', { name: 'levels', value: levels.length })
  }
  for (const [index, level] of levels.entries()) {
    requireOpenUnit('levels', level)
    if (index > 0 && !(level > (levels[index - 1] ?? 1))) {
      throw new AnalysisInputError('not-ascending', { name: 'levels', value: level })
    }
    if (Math.abs(level + (levels[last - index] ?? 0) - 1) > 1e-9) {
      throw new AnalysisInputError('out-of-range', { name: 'levels', value: level })
    }
  }
}

/** −ln P(Y = y); null where the forecast called the outcome impossible. */
export function logScore(law: PredictiveLaw, y: number): number | null {
  const log = law.logPmf(y)
  return log === null ? null : -log
}

/** Squared distance in standard deviations plus the log variance; null for a forecast without spread. */
export function dawidSebastiani(
  { mean, variance }: Pick<PredictiveLaw, 'mean' | 'variance'>,
  y: number,
): number | null {
  return variance > 0 ? (y - mean) ** 2 / variance + Math.log(variance) : null
}

/** Where in its law a count fell: P(Y < y) and P(Y <= y). */
export interface Pit {
  readonly below: number
  readonly upTo: number
}

export const pit = (law: PredictiveLaw, y: number): Pit => ({
  below: y === 0 ? 0 : law.atMost(y - 1),
  upTo: law.atMost(y),
})

/**
 * Shares of the outcomes by where in their laws they fell, each count spread evenly over its own step. Flat when the forecasts
 * are honest, a U when they are too sure, a hump when they are too wide. Source: Czado et al. 2009.
 */
export function pitHistogram(pits: readonly Pit[], bins = 10): readonly number[] {
  const shares = new Float64Array(bins)
  for (const { below, upTo } of pits) {
    for (let bin = 0; bin < bins; bin++) {
      shares[bin] = at(shares, bin) + (shareBelow((bin + 1) / bins, below, upTo) - shareBelow(bin / bins, below, upTo))
    }
  }
  return [...shares].map((share) => share / pits.length)
}

function shareBelow(u: number, below: number, upTo: number): number {
  if (u >= upTo) return 1
  return u <= below ? 0 : (u - below) / (upTo - below)
}

export interface PointAccuracy {
  readonly meanAbsolute: number
  readonly rootMeanSquare: number
  /** Mean absolute error over that of last year's value in the training series; null where the latter is 0 or unknown. */
  readonly scaled: number | null
}

/** Forecasts against what came; `training` in time order, NaN is missing. */
export function pointAccuracy(
  forecasts: ArrayLike<number>,
  actual: ArrayLike<number>,
  { training, period }: { readonly training: Float64Array; readonly period: number },
): PointAccuracy {
  if (forecasts.length !== actual.length || actual.length === 0) {
    throw new AnalysisInputError('wrong-length', { name: 'actual', value: actual.length, needed: forecasts.length })
  }
  let absolute = 0
  let squares = 0
  for (let index = 0; index < actual.length; index++) {
    const error = (actual[index] ?? Number.NaN) - (forecasts[index] ?? Number.NaN)
    absolute += Math.abs(error)
    squares += error * error
  }
  const meanAbsolute = absolute / actual.length
  const scale = seasonalNaiveError(training, period)
  return {
    meanAbsolute,
    rootMeanSquare: Math.sqrt(squares / actual.length),
    scaled: scale === null || scale === 0 ? null : meanAbsolute / scale,
  }
}

/** Mean absolute difference to the value one period before; null without a single pair. NaN is missing. */
export function seasonalNaiveError(training: Float64Array, period: number): number | null {
  let sum = 0
  let pairs = 0
  for (let index = period; index < training.length; index++) {
    const difference = at(training, index) - at(training, index - period)
    if (Number.isNaN(difference)) continue
    sum += Math.abs(difference)
    pairs += 1
  }
  return pairs === 0 ? null : sum / pairs
}
