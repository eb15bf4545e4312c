import { at, invertPositiveDefinite } from '../linear-algebra.ts'
import { type Refused, refused } from '../refusal.ts'
import { type CountData, overallRate, requireData } from './count-data.ts'

export interface CountFit {
  readonly kind: 'fitted'
  readonly coefficients: Float64Array
  /** Inverse of the expected information, columns x columns, row-major: the covariance where the dispersion is 1. */
  readonly unscaled: Float64Array
  /** Expected counts, exposure included. */
  readonly fitted: Float64Array
  readonly deviance: number
  /** Pearson statistic over the residual degrees of freedom; may be below 1. */
  readonly dispersion: number
  /** Rows minus columns. */
  readonly degrees: number
}

/**
 * `no-events`: all counts are 0. `too-few-rows`: no degree of freedom is left. `collinear`: independent columns, in columns.
 * `separation`: the events of a group whose rate the model drives to 0. `not-converged`: relative change of the deviance.
 */
export type FitRefusal = Refused<'no-events' | 'too-few-rows' | 'collinear' | 'separation' | 'not-converged'>

export interface FitOptions {
  /** Variance mean + mean²/size; null is Poisson. */
  readonly size?: number | null
  /** Keep a fit with groups at rate 0: their own coefficients mean nothing, the expected counts of the others hold. */
  readonly separated?: 'refuse' | 'keep'
  /** Expected counts to begin with, such as those of a similar fit. */
  readonly start?: Float64Array | null
}

const maxIterations = 60
const tolerance = 1e-12
/** Rounding in the deviance grows with the events; this share of them counts as nothing. */
const roundingShare = 0.01
/** A rate this far under the overall one is on its way to 0. */
const vanishingRate = 1e-8

/**
 * Regression of counts with log link by iteratively re-weighted least squares (McCullagh and Nelder 1989): Poisson, or
 * negative binomial with a given size. Multiply `unscaled` by `dispersion` for quasi-Poisson. Errors: AnalysisInputError.
 */
export function fitCounts(
  data: CountData,
  { size = null, separated = 'refuse', start = null }: FitOptions = {},
): CountFit | FitRefusal {
  requireData(data, size)
  const { counts, columns } = data
  const rows = counts.length
  if (rows <= columns) return refused('too-few-rows', columns + 1, rows)
  if (counts.every((count) => count === 0)) return refused('no-events', 1, 0)
  const state = newState(data, start)
  const leastRate = vanishingRate * overallRate(data)
  const events = counts.reduce((sum, count) => sum + count, 0)
  let deviance = devianceOf(data, state.fitted, size)
  let change = 1
  for (let iteration = 0; iteration < maxIterations; iteration++) {
    const unscaled = step(data, state, size)
    if (unscaled === null) {
      if (hasVanished(data, state.fitted, leastRate)) return refused('separation', 1, 0)
      return refused('collinear', columns, independentColumns(state))
    }
    state.before.set(state.fitted)
    predictInto(data, state.coefficients, state.fitted)
    const next = devianceOf(data, state.fitted, size)
    if (!Number.isFinite(next)) break
    change = Math.abs(next - deviance) / (Math.abs(next) + 0.1 + roundingShare * events)
    deviance = next
    if (change >= tolerance) continue
    if (separated === 'refuse' && hasVanished(data, state.fitted, leastRate)) return refused('separation', 1, 0)
    const { coefficients, fitted } = state
    const degrees = rows - columns
    const dispersion = workingPearson(data, state, size) / degrees
    return { kind: 'fitted', coefficients, unscaled, fitted, deviance, dispersion, degrees }
  }
  return refused('not-converged', tolerance, change)
}

/** Leverages: the diagonal of the weighted projection on the columns. They add up to the number of columns. */
export function hatValues(data: CountData, fit: CountFit, size: number | null = null): Float64Array {
  const { design, columns } = data
  return fit.fitted.map((mean, row) => {
    let sum = 0
    for (let i = 0; i < columns; i++) {
      let inner = 0
      for (let j = 0; j < columns; j++) inner += at(fit.unscaled, i * columns + j) * at(design, row * columns + j)
      sum += at(design, row * columns + i) * inner
    }
    return sum * rowWeight(data, row) * information(mean, size)
  })
}

type Rows = Pick<CountData, 'design' | 'columns' | 'exposure'>

/** exp(design · coefficients) x exposure for other rows with the same columns. */
export function predictCounts(rows: Rows, coefficients: Float64Array): Float64Array {
  const expected = new Float64Array(rows.exposure.length)
  predictInto(rows, coefficients, expected)
  return expected
}

interface State {
  readonly coefficients: Float64Array
  readonly fitted: Float64Array
  /** The expected counts that the last step started from. */
  readonly before: Float64Array
  readonly information: Float64Array
  readonly score: Float64Array
}

function newState({ counts, columns }: CountData, start: Float64Array | null): State {
  return {
    coefficients: new Float64Array(columns),
    fitted: start === null ? counts.map((count) => count + 0.1) : start.slice(),
    before: new Float64Array(counts.length),
    information: new Float64Array(columns * columns),
    score: new Float64Array(columns),
  }
}

const rowWeight = ({ weights }: CountData, row: number): number => (weights === undefined ? 1 : at(weights, row))

/** Information on the log mean that one observation carries. */
const information = (mean: number, size: number | null): number => (size === null ? mean : mean / (1 + mean / size))

/** One weighted least-squares step: writes the new coefficients and returns the inverse information, null when there is none. */
function step(data: CountData, state: State, size: number | null): Float64Array | null {
  const { design, columns, counts, exposure } = data
  const { information: matrix, score, coefficients, fitted } = state
  matrix.fill(0)
  score.fill(0)
  for (let row = 0; row < counts.length; row++) {
    const mean = at(fitted, row)
    const weight = rowWeight(data, row) * information(mean, size)
    const working = Math.log(mean / at(exposure, row)) + (at(counts, row) - mean) / mean
    for (let i = 0; i < columns; i++) {
      const weighted = weight * at(design, row * columns + i)
      if (weighted === 0) continue
      score[i] = at(score, i) + weighted * working
      for (let j = 0; j <= i; j++) {
        matrix[i * columns + j] = at(matrix, i * columns + j) + weighted * at(design, row * columns + j)
      }
    }
  }
  const inverse = invertPositiveDefinite(matrix, columns)
  if (inverse === null) return null
  for (let i = 0; i < columns; i++) {
    let sum = 0
    for (let j = 0; j < columns; j++) sum += at(inverse, i * columns + j) * at(score, j)
    coefficients[i] = sum
  }
  return inverse
}

function predictInto({ design, columns, exposure }: Rows, coefficients: Float64Array, into: Float64Array): void {
  for (let row = 0; row < into.length; row++) {
    let linear = 0
    for (let i = 0; i < columns; i++) linear += at(design, row * columns + i) * at(coefficients, i)
    into[row] = at(exposure, row) * Math.exp(linear)
  }
}

function devianceOf(data: CountData, fitted: Float64Array, size: number | null): number {
  let sum = 0
  for (let row = 0; row < fitted.length; row++) {
    const count = at(data.counts, row)
    const mean = at(fitted, row)
    const own = count === 0 ? 0 : count * Math.log(count / mean)
    const rest = size === null ? count - mean : (count + size) * Math.log((count + size) / (mean + size))
    sum += 2 * rowWeight(data, row) * (own - rest)
  }
  return sum
}

/** With the weights of the last step, as R's summary.glm takes it; the usual Pearson statistic at the optimum. */
function workingPearson(data: CountData, { fitted, before }: State, size: number | null): number {
  let sum = 0
  for (let row = 0; row < fitted.length; row++) {
    const residual = at(data.counts, row) / at(fitted, row) - 1
    sum += rowWeight(data, row) * residual * residual * information(at(before, row), size)
  }
  return sum
}

function hasVanished({ exposure }: CountData, fitted: Float64Array, leastRate: number): boolean {
  for (let row = 0; row < fitted.length; row++) if (at(fitted, row) < leastRate * at(exposure, row)) return true
  return false
}

/** Rank of the last information matrix: pivots of its Cholesky decomposition, dependent columns skipped. */
function independentColumns({ information: matrix, coefficients }: State): number {
  const order = coefficients.length
  const lower = new Float64Array(order * order)
  let rank = 0
  for (let column = 0; column < order; column++) {
    const diagonal = at(matrix, column * order + column)
    let pivot = diagonal
    for (let k = 0; k < column; k++) pivot -= at(lower, column * order + k) ** 2
    if (!(pivot > 1e-10 * diagonal)) continue
    rank += 1
    const root = Math.sqrt(pivot)
    for (let row = column; row < order; row++) {
      let rest = at(matrix, row * order + column)
      for (let k = 0; k < column; k++) rest -= at(lower, row * order + k) * at(lower, column * order + k)
      lower[row * order + column] = rest / root
    }
  }
  return rank
}
