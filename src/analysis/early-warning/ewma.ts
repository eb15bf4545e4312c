import { at } from '../linear-algebra.ts'
import { requireAtMost, requirePositive } from '../refusal.ts'
import { type Chart, memoryWarnings, requireBetween, requireSingleSeries } from './chart.ts'
import { largestPhi } from './overdispersed.ts'

export interface EwmaInput {
  /** One series in time order, whole numbers; NaN is a missing week and leaves the average as it is. */
  readonly counts: Float64Array
  /** Expected count per week as usual. */
  readonly mean: number
  /** Variance over mean, at least 1. Default 1. */
  readonly phi?: number
  /** Weight of the newest week, above 0 and at most 1. Default 0.2. */
  readonly lambda?: number
  /** Limit in spreads. Default 3. */
  readonly limit?: number
}

export interface EwmaResult extends Chart {
  readonly method: 'ewma'
  readonly z: readonly number[]
  readonly upper: readonly number[]
}

/**
 * Exponentially weighted moving average with upper limits by its exact variance,
 * phi mean lambda / (2 − lambda) (1 − (1 − lambda)^(2i)) (Roberts 1959). For comparison: a season or a trend makes it alarm.
 * Errors: AnalysisInputError.
 */
export function ewma({ counts, mean, phi = 1, lambda = 0.2, limit = 3 }: EwmaInput): EwmaResult {
  requireSingleSeries(counts)
  requirePositive('mean', mean)
  requirePositive('lambda', lambda)
  requireAtMost('lambda', lambda, 1)
  requirePositive('limit', limit)
  requireBetween('phi', phi, [1, largestPhi])
  const z: number[] = []
  const upper: number[] = []
  let average = mean
  for (let week = 0; week < counts.length; week++) {
    const count = at(counts, week)
    if (!Number.isNaN(count)) average = lambda * count + (1 - lambda) * average
    const variance = ((phi * mean * lambda) / (2 - lambda)) * (1 - (1 - lambda) ** (2 * (week + 1)))
    z.push(average)
    upper.push(mean + limit * Math.sqrt(variance))
  }
  return {
    kind: 'chart',
    method: 'ewma',
    z,
    upper,
    alarm: z.map((value, week) => (Number.isNaN(at(counts, week)) ? null : value > (upper[week] ?? value))),
    n: counts.filter((count) => !Number.isNaN(count)).length,
    warnings: memoryWarnings(counts),
    needs: [],
  }
}
