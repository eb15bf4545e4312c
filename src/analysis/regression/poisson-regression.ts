import { at, invertPositiveDefinite } from '../linear-algebra.ts'

/** Rows are observations. `design` is row-major, counts.length x columns; `exposure` multiplies the expected count. */
export interface PoissonData {
  readonly design: Float64Array
  readonly columns: number
  readonly counts: Float64Array
  readonly exposure: Float64Array
}

export interface PoissonFit {
  readonly kind: 'fitted'
  readonly coefficients: Float64Array
  /** columns x columns, row-major, multiplied by `dispersion`. */
  readonly covariance: Float64Array
  /** Pearson statistic over residual degrees of freedom; may be below 1. */
  readonly dispersion: number
}

export interface NotConverged {
  readonly kind: 'not-converged'
}

const notConverged: NotConverged = { kind: 'not-converged' }
const maxIterations = 50
const tolerance = 1e-12

/**
 * Quasi-Poisson regression with log link by iteratively re-weighted least squares. Needs more rows than columns.
 * Data that separate may come back as fitted with a coefficient on its way to infinity: the caller judges its size.
 */
export function fitQuasiPoisson(data: PoissonData): PoissonFit | NotConverged {
  const { counts, columns } = data
  const fitted = counts.map((count) => count + 0.1)
  let deviance = poissonDeviance(counts, fitted)
  for (let iteration = 0; iteration < maxIterations; iteration++) {
    const weights = new Float64Array(fitted)
    const step = weightedLeastSquares(data, weights)
    if (step === null) return notConverged
    predict(data, step.coefficients, fitted)
    const next = poissonDeviance(counts, fitted)
    if (!Number.isFinite(next)) return notConverged
    const settled = Math.abs(next - deviance) / (Math.abs(next) + 0.1) < tolerance
    deviance = next
    if (!settled) continue
    const dispersion = workingPearson(counts, fitted, weights) / (counts.length - columns)
    const covariance = step.inverse.map((entry) => entry * dispersion)
    return { kind: 'fitted', coefficients: step.coefficients, covariance, dispersion }
  }
  return notConverged
}

interface Step {
  readonly coefficients: Float64Array
  readonly inverse: Float64Array
}

function weightedLeastSquares(data: PoissonData, fitted: Float64Array): Step | null {
  const { design, columns, counts, exposure } = data
  const information = new Float64Array(columns * columns)
  const score = new Float64Array(columns)
  for (let row = 0; row < counts.length; row++) {
    const mean = at(fitted, row)
    const working = Math.log(mean / at(exposure, row)) + (at(counts, row) - mean) / mean
    for (let i = 0; i < columns; i++) {
      const weighted = mean * at(design, row * columns + i)
      score[i] = at(score, i) + weighted * working
      for (let j = 0; j <= i; j++) {
        information[i * columns + j] = at(information, i * columns + j) + weighted * at(design, row * columns + j)
      }
    }
  }
  const inverse = invertPositiveDefinite(information, columns)
  if (inverse === null) return null
  const coefficients = new Float64Array(columns)
  for (let i = 0; i < columns; i++) {
    for (let j = 0; j < columns; j++) {
      coefficients[i] = at(coefficients, i) + at(inverse, i * columns + j) * at(score, j)
    }
  }
  return { coefficients, inverse }
}

function predict({ design, columns, exposure }: PoissonData, coefficients: Float64Array, fitted: Float64Array): void {
  for (let row = 0; row < fitted.length; row++) {
    let linear = 0
    for (let i = 0; i < columns; i++) linear += at(design, row * columns + i) * at(coefficients, i)
    fitted[row] = at(exposure, row) * Math.exp(linear)
  }
}

function poissonDeviance(counts: Float64Array, fitted: Float64Array): number {
  let sum = 0
  for (let row = 0; row < counts.length; row++) {
    const count = at(counts, row)
    const mean = at(fitted, row)
    sum += 2 * ((count === 0 ? 0 : count * Math.log(count / mean)) - (count - mean))
  }
  return sum
}

/** Pearson statistic with the weights of the last iteration, as R's summary.glm takes it; equal to the usual one at the optimum. */
function workingPearson(counts: Float64Array, fitted: Float64Array, weights: Float64Array): number {
  let sum = 0
  for (let row = 0; row < counts.length; row++) {
    const residual = at(counts, row) / at(fitted, row) - 1
    sum += at(weights, row) * residual * residual
  }
  return sum
}
