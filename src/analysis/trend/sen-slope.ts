import { at } from '../linear-algebra.ts'

export interface SenSlope {
  readonly slope: number
  readonly slopeLow: number
  readonly slopeHigh: number
}

const ninetyFivePercent = 1.959963984540054

/**
 * Median of the slopes between pairs of points, with the 95 % limits that the variance of Mann-Kendall's S gives in ranks
 * (Sen 1968). Sorts `slopes`, which must not be empty.
 */
export function medianSlope(slopes: Float64Array, variance: number): SenSlope {
  slopes.sort()
  const middle = (slopes.length + 1) / 2
  const reach = (ninetyFivePercent * Math.sqrt(variance)) / 2
  return {
    slope: valueAtRank(slopes, middle),
    slopeLow: valueAtRank(slopes, middle - 0.5 - reach),
    slopeHigh: valueAtRank(slopes, middle + 0.5 + reach),
  }
}

/** Rank 1 is the smallest; between two ranks by interpolation, outside them the nearest. */
function valueAtRank(sorted: Float64Array, rank: number): number {
  const clamped = Math.min(Math.max(rank, 1), sorted.length)
  const below = at(sorted, Math.floor(clamped) - 1)
  const above = at(sorted, Math.ceil(clamped) - 1)
  return below + (above - below) * (clamped - Math.floor(clamped))
}
