import { at, invertPositiveDefinite } from '../linear-algebra.ts'
import type { SmoothingState } from './exponential-smoothing.ts'

/**
 * Sum of squared one-step errors as a function of alpha and gamma alone. For given alpha and gamma the errors are linear in the
 * state that the series starts from, so the best start is a least-squares solution and need not be searched for.
 */
export interface SmoothingProfile {
  /** Infinity where the start cannot be told. */
  squaredErrors(alpha: number, gamma: number): number
  start(alpha: number, gamma: number): SmoothingState | null
}

/** Level only; y holds at least one number, NaN is missing. */
export function levelProfile(y: Float64Array): SmoothingProfile {
  // The recursion does not mind where zero lies; around the mean its sums keep their digits.
  const centre = meanOf(y)
  const sums = { errors: 0, products: 0, rests: 0 }
  const accumulate = (alpha: number) => {
    let level = 0
    let rest = 1
    let errors = 0
    let products = 0
    let rests = 0
    for (let t = 0; t < y.length; t++) {
      const error = at(y, t) - centre - level
      if (Number.isNaN(error)) continue
      errors += error * error
      products += error * rest
      rests += rest * rest
      level += alpha * error
      rest *= 1 - alpha
    }
    sums.errors = errors
    sums.products = products
    sums.rests = rests
  }
  return {
    squaredErrors(alpha) {
      accumulate(alpha)
      return Math.max(0, sums.errors - sums.products ** 2 / sums.rests)
    },
    start(alpha) {
      accumulate(alpha)
      return { alpha, gamma: 0, level: centre + sums.products / sums.rests, seasons: new Float64Array() }
    },
  }
}

/**
 * Level and season. Columns of the linear problem: 0 the series, 1 the starting level, then each season but the last, which is
 * minus the sum of the others.
 */
export function seasonalProfile(y: Float64Array, period: number): SmoothingProfile {
  const columns = period + 1
  const centre = meanOf(y)
  const work: SeasonalWork = {
    y,
    centre,
    period,
    levels: new Float64Array(columns),
    seasons: new Float64Array(columns * period),
    errors: new Float64Array(columns),
    squares: new Float64Array(columns * columns),
    normal: new Float64Array(period * period),
    solution: new Float64Array(period),
  }
  return {
    squaredErrors: (alpha, gamma) => solve(work, alpha, gamma),
    start(alpha, gamma) {
      if (!Number.isFinite(solve(work, alpha, gamma))) return null
      const seasons = new Float64Array(period)
      for (let place = 0; place + 1 < period; place++) {
        seasons[place] = at(work.solution, place + 1)
        seasons[period - 1] = at(seasons, period - 1) - at(seasons, place)
      }
      return { alpha, gamma, level: centre + at(work.solution, 0), seasons }
    },
  }
}

function meanOf(y: Float64Array): number {
  let sum = 0
  let n = 0
  for (const value of y) {
    if (Number.isNaN(value)) continue
    sum += value
    n += 1
  }
  return sum / n
}

interface SeasonalWork {
  readonly y: Float64Array
  readonly centre: number
  readonly period: number
  readonly levels: Float64Array
  readonly seasons: Float64Array
  readonly errors: Float64Array
  readonly squares: Float64Array
  readonly normal: Float64Array
  readonly solution: Float64Array
}

/** Writes the best start into `solution`; the errors of column c say what one unit of it takes away. */
function solve(work: SeasonalWork, alpha: number, gamma: number): number {
  const { period, squares, normal, solution } = work
  const columns = period + 1
  runColumns(work, alpha, gamma)
  for (let i = 0; i < period; i++) {
    for (let j = 0; j <= i; j++) normal[i * period + j] = at(squares, (i + 1) * columns + j + 1)
  }
  const inverse = invertPositiveDefinite(normal, period)
  if (inverse === null) return Number.POSITIVE_INFINITY
  let left = at(squares, 0)
  for (let i = 0; i < period; i++) {
    let sum = 0
    for (let j = 0; j < period; j++) sum -= at(inverse, i * period + j) * at(squares, (j + 1) * columns)
    solution[i] = sum
    left += sum * at(squares, (i + 1) * columns)
  }
  return Math.max(0, left)
}

/** One recursion for each column at once; sums the products of their errors. */
function runColumns(
  { y, centre, period, levels, seasons, errors, squares }: SeasonalWork,
  alpha: number,
  gamma: number,
) {
  const columns = period + 1
  levels.fill(0)
  levels[1] = 1
  seasons.fill(0)
  for (let place = 0; place + 1 < period; place++) {
    seasons[place * columns + place + 2] = 1
    seasons[(period - 1) * columns + place + 2] = -1
  }
  squares.fill(0)
  for (let t = 0; t < y.length; t++) {
    const value = at(y, t) - centre
    if (Number.isNaN(value)) continue
    const place = (t % period) * columns
    for (let column = 0; column < columns; column++) {
      const error = (column === 0 ? value : 0) - at(levels, column) - at(seasons, place + column)
      errors[column] = error
      levels[column] = at(levels, column) + alpha * error
      seasons[place + column] = at(seasons, place + column) + gamma * error
      for (let other = 0; other <= column; other++) {
        squares[column * columns + other] = at(squares, column * columns + other) + error * at(errors, other)
      }
    }
  }
}
