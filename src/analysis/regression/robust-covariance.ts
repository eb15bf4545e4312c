import { at } from '../linear-algebra.ts'
import { AnalysisInputError, requireCount } from '../refusal.ts'
import type { CountData } from './count-data.ts'
import type { CountFit } from './count-regression.ts'

/**
 * Sandwich covariances of a Poisson fit, columns x columns, row-major. They hold for many rows or clusters only; whoever
 * shows them refuses when there are few.
 */

/** Rows may differ in variance (MacKinnon and White 1985, HC1). */
export function heteroscedasticCovariance(data: CountData, fit: CountFit): Float64Array {
  const scores = rowScores(data, fit)
  const rows = data.counts.length
  return sandwich(fit, crossProducts(scores, data.columns, 0), rows / (rows - data.columns))
}

/** Rows in order of time may depend on the `lag` rows before them (Newey and West 1987; no prewhitening, no small-sample factor). */
export function neweyWestCovariance(data: CountData, fit: CountFit, lag: number): Float64Array {
  requireCount('lag', lag)
  const { columns } = data
  const scores = rowScores(data, fit)
  const meat = crossProducts(scores, columns, 0)
  for (let apart = 1; apart <= Math.min(lag, data.counts.length - 1); apart++) {
    const lagged = crossProducts(scores, columns, apart)
    const weight = 1 - apart / (lag + 1)
    for (let i = 0; i < columns; i++) {
      for (let j = 0; j < columns; j++) {
        const both = at(lagged, i * columns + j) + at(lagged, j * columns + i)
        meat[i * columns + j] = at(meat, i * columns + j) + weight * both
      }
    }
  }
  return sandwich(fit, meat, 1)
}

/** Rows of one cluster may depend on each other in any way; `clusters` numbers each row's cluster (Liang and Zeger 1986, HC1 factors). */
export function clusterCovariance(data: CountData, fit: CountFit, clusters: readonly number[]): Float64Array {
  const { columns, counts } = data
  const rows = counts.length
  if (clusters.length !== rows) {
    throw new AnalysisInputError('wrong-length', { name: 'clusters', value: clusters.length, needed: rows })
  }
  const positions = new Map([...new Set(clusters)].map((cluster, position) => [cluster, position]))
  const groups = positions.size
  if (groups < 2) throw new AnalysisInputError('out-of-range', { name: 'clusters', value: groups, least: 2 })
  const scores = rowScores(data, fit)
  const sums = new Float64Array(groups * columns)
  for (const [row, cluster] of clusters.entries()) {
    const start = (positions.get(cluster) ?? 0) * columns
    for (let i = 0; i < columns; i++) sums[start + i] = at(sums, start + i) + at(scores, row * columns + i)
  }
  const factor = (groups / (groups - 1)) * ((rows - 1) / (rows - columns))
  return sandwich(fit, crossProducts(sums, columns, 0), factor)
}

/** Each row's share of the score: prior weight x (count − expected) x design. */
function rowScores({ design, columns, counts, weights }: CountData, fit: CountFit): Float64Array {
  return design.map((value, index) => {
    const row = Math.floor(index / columns)
    const weight = weights === undefined ? 1 : at(weights, row)
    return value * weight * (at(counts, row) - at(fit.fitted, row))
  })
}

/** Sum over rows of score(row) · score(row − apart)ᵀ. */
function crossProducts(scores: Float64Array, columns: number, apart: number): Float64Array {
  const sum = new Float64Array(columns * columns)
  for (let start = apart * columns; start < scores.length; start += columns) {
    for (let i = 0; i < columns; i++) {
      const left = at(scores, start + i)
      for (let j = 0; j < columns; j++) {
        sum[i * columns + j] = at(sum, i * columns + j) + left * at(scores, start - apart * columns + j)
      }
    }
  }
  return sum
}

function sandwich(fit: CountFit, meat: Float64Array, factor: number): Float64Array {
  const columns = fit.coefficients.length
  const half = multiply(fit.unscaled, meat, columns)
  return multiply(half, fit.unscaled, columns).map((entry) => entry * factor)
}

function multiply(left: Float64Array, right: Float64Array, order: number): Float64Array {
  const product = new Float64Array(order * order)
  for (let i = 0; i < order; i++) {
    for (let k = 0; k < order; k++) {
      const entry = at(left, i * order + k)
      for (let j = 0; j < order; j++) {
        product[i * order + j] = at(product, i * order + j) + entry * at(right, k * order + j)
      }
    }
  }
  return product
}
