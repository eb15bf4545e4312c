import { at } from '../linear-algebra.ts'
import type { ReferenceWeeks } from './farrington-reference.ts'

/** Quasi-Poisson log-linear fit of one intercept per seasonal level and, if asked for, one common trend. */
export interface LevelFit {
  /** Log mean of each level at week 0. */
  readonly intercepts: Float64Array
  /** Log change per week; 0 without a trend. */
  readonly slope: number
  readonly hasTrend: boolean
  /** Expected count per reference week. */
  readonly fitted: Float64Array
  /** Hat value per reference week. */
  readonly leverage: Float64Array
  /** Pearson statistic over the degrees of freedom; may be below 1. */
  readonly dispersion: number
  readonly degrees: number
  /** Information per level and the information-weighted mean week of each level. */
  readonly information: Float64Array
  readonly centres: Float64Array
  /** Information about the slope; 0 without a trend. */
  readonly slopeInformation: number
}

const maxIterations = 25
const tolerance = 1e-8

/**
 * Iteratively re-weighted least squares from mean = count + 0.1 until the deviance changes by less than 1e-8 of itself, at
 * most 25 times (the rule of R's glm, so that a level on its way to zero stops at the same place). Indicators of levels
 * make the normal equations solvable by sums: no matrix. Null when it has not settled. `weights` are prior weights.
 */
export function fitLevels(reference: ReferenceWeeks, weights: Float64Array | null, trend: boolean): LevelFit | null {
  const { counts } = reference
  const n = counts.length
  const state = newState(reference, weights, trend)
  let deviance = weightedDeviance(counts, state)
  for (let iteration = 0; iteration < maxIterations; iteration++) {
    if (!solve(reference, state)) return null
    predict(reference, state)
    const next = weightedDeviance(counts, state)
    if (!Number.isFinite(next)) return null
    const settled = Math.abs(next - deviance) / (Math.abs(next) + 0.1) < tolerance
    deviance = next
    if (settled) return finish(reference, state, n - state.sums.length - (state.trend ? 1 : 0))
  }
  return null
}

interface State {
  readonly trend: boolean
  readonly prior: Float64Array
  /** y ln y − y: the part of the deviance that no step changes. */
  readonly saturated: Float64Array
  readonly fitted: Float64Array
  readonly linear: Float64Array
  readonly working: Float64Array
  readonly sums: Float64Array
  readonly centres: Float64Array
  readonly intercepts: Float64Array
  slope: number
  slopeInformation: number
}

function newState({ counts, sizes }: ReferenceWeeks, weights: Float64Array | null, trend: boolean): State {
  const fitted = counts.map((count) => count + 0.1)
  return {
    trend,
    saturated: counts.map((count) => (count === 0 ? 0 : count * Math.log(count) - count)),
    prior: weights ?? new Float64Array(counts.length).fill(1),
    fitted,
    linear: fitted.map(Math.log),
    working: new Float64Array(counts.length),
    sums: new Float64Array(sizes.length),
    centres: new Float64Array(sizes.length),
    intercepts: new Float64Array(sizes.length),
    slope: 0,
    slopeInformation: 0,
  }
}

/** One weighted least-squares step; false when the equations have no unique solution. */
function solve({ weeks, counts, levels }: ReferenceWeeks, state: State): boolean {
  const { prior, fitted, linear, working, sums, centres, intercepts } = state
  sums.fill(0)
  centres.fill(0)
  intercepts.fill(0)
  for (let i = 0; i < counts.length; i++) {
    const level = at(levels, i)
    const mean = at(fitted, i)
    const weight = at(prior, i) * mean
    const response = at(linear, i) + (at(counts, i) - mean) / mean
    working[i] = weight
    linear[i] = response
    sums[level] = at(sums, level) + weight
    centres[level] = at(centres, level) + weight * at(weeks, i)
    intercepts[level] = at(intercepts, level) + weight * response
  }
  for (let level = 0; level < sums.length; level++) {
    const sum = at(sums, level)
    if (!(sum > 0)) return false
    centres[level] = at(centres, level) / sum
    intercepts[level] = at(intercepts, level) / sum
  }
  if (!state.trend) return true
  let information = 0
  let score = 0
  for (let i = 0; i < counts.length; i++) {
    const level = at(levels, i)
    const distance = at(weeks, i) - at(centres, level)
    const weighted = at(working, i) * distance
    information += weighted * distance
    score += weighted * (at(linear, i) - at(intercepts, level))
  }
  if (!(information > 0)) return false
  state.slope = score / information
  state.slopeInformation = information
  for (let level = 0; level < sums.length; level++) {
    intercepts[level] = at(intercepts, level) - state.slope * at(centres, level)
  }
  return true
}

function predict({ weeks, levels }: ReferenceWeeks, { linear, fitted, intercepts, slope }: State): void {
  for (let i = 0; i < weeks.length; i++) {
    const predictor = at(intercepts, at(levels, i)) + slope * at(weeks, i)
    linear[i] = predictor
    fitted[i] = Math.exp(predictor)
  }
}

function weightedDeviance(counts: Float64Array, { prior, fitted, linear, saturated }: State): number {
  let sum = 0
  for (let i = 0; i < counts.length; i++) {
    const count = at(counts, i)
    sum += 2 * at(prior, i) * (at(saturated, i) - count * at(linear, i) + at(fitted, i))
  }
  return sum
}

/** Dispersion and hat values use the weights of the last step, as R does. */
function finish({ weeks, counts, levels }: ReferenceWeeks, state: State, degrees: number): LevelFit {
  const { fitted, working, sums, centres, slopeInformation } = state
  const leverage = new Float64Array(counts.length)
  let pearson = 0
  for (let i = 0; i < counts.length; i++) {
    const level = at(levels, i)
    const residual = at(counts, i) / at(fitted, i) - 1
    const distance = at(weeks, i) - at(centres, level)
    const ofSlope = state.trend ? (distance * distance) / slopeInformation : 0
    pearson += at(working, i) * residual * residual
    leverage[i] = at(working, i) * (1 / at(sums, level) + ofSlope)
  }
  return {
    intercepts: state.intercepts,
    slope: state.slope,
    hasTrend: state.trend,
    fitted,
    leverage,
    dispersion: pearson / degrees,
    degrees,
    information: sums,
    centres,
    slopeInformation,
  }
}

/** Anscombe residuals standardised by dispersion and leverage. Source: Noufaily et al. 2013. */
export function anscombeResiduals({ counts }: ReferenceWeeks, fit: LevelFit): Float64Array {
  const phi = Math.max(1, fit.dispersion)
  return counts.map((count, i) => {
    const mean = at(fit.fitted, i)
    const spread = phi * (1 - at(fit.leverage, i))
    // A week alone on its level is fitted exactly: no residual.
    return spread > 1e-12 ? (1.5 * (count ** (2 / 3) * mean ** (-1 / 6) - Math.sqrt(mean))) / Math.sqrt(spread) : 0
  })
}

/** Weeks above `threshold` weigh 1/s², all scaled to sum to their number. */
export function spikeWeights(residuals: Float64Array, threshold: number): Float64Array {
  const weights = residuals.map((residual) => (residual > threshold ? 1 / (residual * residual) : 1))
  const scale = weights.length / weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight) => weight * scale)
}

/** Fits, gives spikes less weight, fits again. Null when a fit has not settled. */
export function fitWithoutSpikes(reference: ReferenceWeeks, threshold: number, trend: boolean): LevelFit | null {
  const first = fitLevels(reference, null, trend)
  if (first === null) return null
  return fitLevels(reference, spikeWeights(anscombeResiduals(reference, first), threshold), trend)
}
