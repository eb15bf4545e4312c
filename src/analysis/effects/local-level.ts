import { normalQuantile } from '../distributions/continuous.ts'
import {
  AnalysisInputError,
  type Need,
  type Refused,
  refused,
  requireOpenUnit,
  requirePositive,
  type TooShort,
  tooShort,
} from '../refusal.ts'
import type { Interval } from './four-counts.ts'

/** Variance of the level's steps and of the observations around it. */
export interface LevelVariances {
  readonly varLevel: number
  readonly varEpsilon: number
}

export interface LevelFilter {
  /** Prediction of each point from those before it; the first is the arbitrary start. */
  readonly oneStep: readonly number[]
  /** Variance of each prediction error. */
  readonly F: readonly number[]
  /** Of the points after the first present one. */
  readonly logLikelihood: number
  /** Prediction of the next point and the variance of its level. */
  readonly next: number
  readonly nextVariance: number
}

export interface LocalLevel extends LevelVariances, Pick<LevelFilter, 'oneStep' | 'F' | 'logLikelihood'> {
  readonly kind: 'local-level'
  readonly method: 'local-level-ml'
  /** The level at the end, which is also the prediction of the next point, and that point's interval. */
  readonly value: number
  readonly interval: Interval
  /** Points present. */
  readonly n: number
  readonly warnings: readonly ('level-does-not-move' | 'missing-points' | 'no-noise')[]
  readonly needs: readonly Need[]
}

const fewestPoints = 12
/** ln of the ratio of the variances, searched between and in steps of. */
const search = { low: -16, high: 12, step: 0.5 }

/**
 * Local level model: a level that walks at random, seen with noise; both variances by maximum likelihood with a diffuse start
 * (Harvey 1989; Durbin and Koopman 2012). For measured series; small counts are better served by `robustRatio`.
 * Errors: AnalysisInputError.
 */
export function localLevel(
  y: readonly (number | null)[],
  level = 0.95,
): LocalLevel | TooShort | Refused<'no-variation'> {
  requireOpenUnit('level', level)
  const present = requireSeries(y)
  if (present.length < fewestPoints) return tooShort(fewestPoints, present.length)
  const spread = variance(present)
  if (!(spread > 0)) return refused('no-variation', 2, 1)
  const logRatio = likeliestLogRatio(y)
  const isStill = logRatio <= search.low + search.step
  const isNoiseless = logRatio >= search.high - search.step
  const { scale } = concentrated(y, isStill ? 0 : Math.exp(logRatio))
  const variances = { varLevel: isStill ? 0 : scale * Math.exp(logRatio), varEpsilon: scale }
  const filter = filterLevel(y, variances)
  const reach = normalQuantile((1 + level) / 2) * Math.sqrt(filter.nextVariance + variances.varEpsilon)
  const { oneStep, F, logLikelihood, next } = filter
  return {
    kind: 'local-level',
    method: 'local-level-ml',
    value: next,
    interval: { low: next - reach, high: next + reach, level },
    n: present.length,
    warnings: [
      ...(isStill ? (['level-does-not-move'] as const) : []),
      ...(present.length < y.length ? (['missing-points'] as const) : []),
      ...(isNoiseless ? (['no-noise'] as const) : []),
    ],
    needs: [],
    ...variances,
    oneStep,
    F,
    logLikelihood,
  }
}

/** Kalman filter with given variances, started at 0 with ten million times the variance of the series. null is a missing point. */
export function filterLevel(y: readonly (number | null)[], { varLevel, varEpsilon }: LevelVariances): LevelFilter {
  const present = requireSeries(y)
  if (present.length < 2) throw new AnalysisInputError('wrong-length', { name: 'y', value: present.length, needed: 2 })
  requirePositive('varEpsilon', varEpsilon)
  if (!(varLevel >= 0)) throw new AnalysisInputError('out-of-range', { name: 'varLevel', value: String(varLevel) })
  let a = 0
  let P = 1e7 * variance(present)
  const oneStep: number[] = []
  const F: number[] = []
  let logLikelihood = 0
  let seen = 0
  for (const value of y) {
    const f = P + varEpsilon
    oneStep.push(a)
    F.push(f)
    if (value !== null) {
      const error = value - a
      const gain = P / f
      a += gain * error
      P *= 1 - gain
      if (seen > 0) logLikelihood -= 0.5 * (Math.log(2 * Math.PI) + Math.log(f) + (error * error) / f)
      seen += 1
    }
    P += varLevel
  }
  return { oneStep, F, logLikelihood, next: a, nextVariance: P }
}

/** Log likelihood up to a constant with noise variance `scale`, which is then the best one; the first point sets the level exactly. */
function concentrated(y: readonly (number | null)[], ratio: number) {
  let a = 0
  let P = 0
  let seen = 0
  let squares = 0
  let logs = 0
  for (const value of y) {
    if (value !== null && seen === 0) {
      a = value
      P = 1
      seen = 1
    } else if (value !== null) {
      const f = P + 1
      const error = value - a
      squares += (error * error) / f
      logs += Math.log(f)
      a += (P / f) * error
      P /= f
      seen += 1
    }
    P += ratio
  }
  const scale = squares / (seen - 1)
  return { scale, logLikelihood: -0.5 * ((seen - 1) * Math.log(scale) + logs) }
}

/** Best point of a grid, then golden-section search around it. */
function likeliestLogRatio(y: readonly (number | null)[]): number {
  const worth = (logRatio: number) => concentrated(y, Math.exp(logRatio)).logLikelihood
  let best = search.low
  for (let logRatio = search.low; logRatio <= search.high; logRatio += search.step) {
    if (worth(logRatio) > worth(best)) best = logRatio
  }
  let low = best - search.step
  let high = best + search.step
  const share = (Math.sqrt(5) - 1) / 2
  for (let narrowing = 0; narrowing < 60; narrowing++) {
    const left = high - share * (high - low)
    const right = low + share * (high - low)
    if (worth(left) > worth(right)) high = right
    else low = left
  }
  return (low + high) / 2
}

function variance(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)
}

function requireSeries(y: readonly (number | null)[]): readonly number[] {
  const present = y.filter((value) => value !== null)
  for (const value of present) {
    if (!Number.isFinite(value)) throw new AnalysisInputError('not-finite', { name: 'y', value: String(value) })
  }
  return present
}
