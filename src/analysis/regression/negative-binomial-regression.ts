import gammaln from '@stdlib/math-base-special-gammaln'
import { at } from '../linear-algebra.ts'
import { type Refused, refused, requireAtMost, requireCount } from '../refusal.ts'
import type { CountData } from './count-data.ts'
import { type CountFit, type FitRefusal, fitCounts } from './count-regression.ts'

export interface NegativeBinomialFit extends CountFit {
  /** Variance mean + mean²/theta, with the standard error of theta from its observed information. */
  readonly theta: number
  readonly thetaError: number
  readonly logLikelihood: number
}

/** `no-overdispersion`: the likelihood rises all the way to the Poisson law; the dispersion that was needed and that of the Poisson fit. */
export type NegativeBinomialRefusal = FitRefusal | Refused<'no-overdispersion'>

/** Above this the law cannot be told from Poisson. */
const largestTheta = 1e4
const largestCount = 1e6
const maxRounds = 200
const tolerance = 1e-9

/**
 * Negative binomial regression with log link and maximum-likelihood theta, by turns: the coefficients given theta, theta given the
 * means by Newton's method. The errors of the coefficients (`unscaled`) hold theta fixed. Whole counts up to a million, weights not
 * used. After Venables and Ripley 2002, section 7.4. Errors: AnalysisInputError.
 */
export function fitNegativeBinomial(data: Omit<CountData, 'weights'>): NegativeBinomialFit | NegativeBinomialRefusal {
  for (const count of data.counts) {
    requireCount('counts', count)
    requireAtMost('counts', count, largestCount)
  }
  const poisson = fitCounts(data)
  if (poisson.kind === 'refused') return poisson
  const atLeast = rowsWithMoreThan(data.counts)
  let fit: CountFit = poisson
  let theta = momentTheta(data.counts, fit.fitted)
  let change = 1
  for (let round = 0; round < maxRounds; round++) {
    const next = likeliestTheta(data.counts, fit.fitted, { atLeast, start: theta })
    if (next === null || next > largestTheta) return refused('no-overdispersion', 1, poisson.dispersion)
    change = Math.abs(next / theta - 1)
    theta = next
    const better = fitCounts(data, { size: theta, start: fit.fitted })
    if (better.kind === 'refused') return better
    fit = better
    if (change < tolerance) return { ...fit, theta, ...thetaTerms(data.counts, fit.fitted, { atLeast, theta }) }
  }
  return refused('not-converged', tolerance, change)
}

/** Entry j is the number of rows whose count is above j: sums over j < count then need one pass, whatever the number of rows. */
function rowsWithMoreThan(counts: Float64Array): Float64Array {
  const more = new Float64Array(counts.reduce((most, count) => Math.max(most, count), 0))
  for (const count of counts) if (count > 0) more[count - 1] = at(more, count - 1) + 1
  for (let j = more.length - 2; j >= 0; j--) more[j] = at(more, j) + at(more, j + 1)
  return more
}

function momentTheta(counts: Float64Array, fitted: Float64Array): number {
  let sum = 0
  for (let row = 0; row < counts.length; row++) sum += (at(counts, row) / at(fitted, row) - 1) ** 2
  return counts.length / sum
}

interface ThetaSearch {
  readonly atLeast: Float64Array
  readonly start: number
}

/** Newton's method on ln theta, halved where it would leap; null when theta runs away. */
function likeliestTheta(counts: Float64Array, fitted: Float64Array, { atLeast, start }: ThetaSearch): number | null {
  let theta = Math.min(start, largestTheta)
  for (let iteration = 0; iteration < maxRounds; iteration++) {
    const { slope, curvature } = thetaDerivatives(counts, fitted, { atLeast, theta })
    // On the log scale: first derivative theta·slope, second theta²·(−curvature) + theta·slope.
    const second = theta * theta * curvature - theta * slope
    const wanted = second > 0 ? (theta * slope) / second : Math.sign(slope)
    const move = Math.max(-1, Math.min(1, wanted))
    theta *= Math.exp(move)
    if (theta > 10 * largestTheta) return null
    if (Math.abs(move) < tolerance / 10) return theta
  }
  return null
}

interface At {
  readonly atLeast: Float64Array
  readonly theta: number
}

/** Derivative of the log likelihood by theta, and minus its second derivative; digamma differences as sums, exact for whole counts. */
function thetaDerivatives(counts: Float64Array, fitted: Float64Array, { atLeast, theta }: At) {
  let slope = 0
  let curvature = 0
  for (let j = 0; j < atLeast.length; j++) {
    const share = 1 / (theta + j)
    slope += at(atLeast, j) * share
    curvature += at(atLeast, j) * share * share
  }
  for (let row = 0; row < counts.length; row++) {
    const mean = at(fitted, row)
    const reach = mean + theta
    slope += (mean - at(counts, row)) / reach - Math.log1p(mean / theta)
    curvature += 2 / reach - 1 / theta - (at(counts, row) + theta) / (reach * reach)
  }
  return { slope, curvature }
}

function thetaTerms(counts: Float64Array, fitted: Float64Array, { atLeast, theta }: At) {
  let logLikelihood = 0
  for (let j = 0; j < atLeast.length; j++) logLikelihood += at(atLeast, j) * Math.log(theta + j)
  for (let row = 0; row < counts.length; row++) {
    const count = at(counts, row)
    const mean = at(fitted, row)
    logLikelihood -= gammaln(count + 1) + theta * Math.log1p(mean / theta)
    if (count > 0) logLikelihood += count * Math.log(mean / (mean + theta))
  }
  const { curvature } = thetaDerivatives(counts, fitted, { atLeast, theta })
  return { logLikelihood, thetaError: 1 / Math.sqrt(curvature) }
}
