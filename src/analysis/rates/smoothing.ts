import { AnalysisInputError, type Need, type Refused, refused, requireCount, requirePositive } from '../refusal.ts'

export interface SmoothedRates {
  readonly kind: 'smoothed-rates'
  readonly method: 'marshall-global'
  /** In the order of the input, events per unit of `n`. */
  readonly values: readonly number[]
  /** Share of its own rate that each area keeps, 0 to 1; the rest is the common rate. */
  readonly ownShare: readonly number[]
  /** Gamma law of an area's rate with mean `values`: shape and rate. null where all areas are taken to be alike. */
  readonly posterior: readonly { readonly shape: number; readonly rate: number }[] | null
  /** Common rate, variance of the rates, and the part of it that is between areas. */
  readonly mean: number
  readonly variance: number
  readonly between: number
  /** Areas. */
  readonly n: number
  readonly warnings: readonly ('no-between-variance' | 'no-events')[]
  readonly needs: readonly Need[]
}

/**
 * Rates drawn towards the common rate, the more the smaller the area (Marshall 1991, Appl Stat 40:283, global estimator).
 * @param y events by area. @param n population or time at risk by area, > 0.
 * Refuses a single area. Errors: AnalysisInputError.
 */
export function smooth(y: ArrayLike<number>, n: ArrayLike<number>): SmoothedRates | Refused<'too-few-areas'> {
  const counts = Float64Array.from(y)
  const sizes = Float64Array.from(n)
  if (counts.length !== sizes.length) {
    throw new AnalysisInputError('wrong-length', { name: 'n', value: sizes.length, needed: counts.length })
  }
  for (const count of counts) requireCount('y', count)
  for (const size of sizes) requirePositive('n', size)
  if (counts.length < 2) return refused('too-few-areas', 2, counts.length)

  const size = sum(sizes)
  const mean = sum(counts) / size
  let squares = 0
  for (let area = 0; area < counts.length; area++) {
    const own = sizes[area] ?? 0
    squares += own * ((counts[area] ?? 0) / own - mean) ** 2
  }
  const variance = squares / size
  const between = Math.max(0, variance - (mean * counts.length) / size)
  // a/(a + m/n), written so that a = m = 0 is no division by zero.
  const ownShare = Array.from(sizes, (own) => (between === 0 ? 0 : (between * own) / (between * own + mean)))
  const values = ownShare.map((share, area) => mean + ((counts[area] ?? 0) / (sizes[area] ?? 1) - mean) * share)
  return {
    kind: 'smoothed-rates',
    method: 'marshall-global',
    values,
    ownShare,
    posterior: between === 0 ? null : posteriors(counts, sizes, { mean, between }),
    mean,
    variance,
    between,
    n: counts.length,
    warnings: mean === 0 ? ['no-between-variance', 'no-events'] : between === 0 ? ['no-between-variance'] : [],
    needs: [],
  }
}

interface Prior {
  readonly mean: number
  readonly between: number
}

function posteriors(counts: Float64Array, sizes: Float64Array, { mean, between }: Prior) {
  return Array.from(counts, (count, area) => ({
    shape: (mean * mean) / between + count,
    rate: mean / between + (sizes[area] ?? 0),
  }))
}

function sum(values: Float64Array): number {
  let total = 0
  for (const value of values) total += value
  return total
}
