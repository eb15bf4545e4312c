import { at } from '../linear-algebra.ts'
import { requirePositive } from '../refusal.ts'
import { type Chart, memoryWarnings, requireBetween, requireSingleSeries } from './chart.ts'

/** How a count is brought to mean about 0 and spread about 1 before it is added up. */
export type CusumTransform = 'standard' | 'rossi' | 'anscombe'

export interface CusumInput {
  /** One series in time order, whole numbers; NaN is a missing week and leaves the sum as it is. */
  readonly counts: Float64Array
  /** Expected count per week when all is as usual. */
  readonly mean: number
  /** Reference value: what a week may exceed the mean by without adding to the sum, in spreads. Default 1.04. */
  readonly k?: number
  /** Decision limit. Default 2.26. */
  readonly h?: number
  /** Default 'rossi'. */
  readonly transform?: CusumTransform
}

export interface CusumResult extends Chart {
  readonly method: 'cusum-standard' | 'cusum-rossi' | 'cusum-anscombe'
  readonly cusum: readonly number[]
  /** The count at which the week's sum would reach the limit. */
  readonly upper: readonly number[]
}

/** A pair of functions of count and mean that undo each other for values that a count can have. */
interface Transform {
  readonly forward: (count: number, mean: number) => number
  readonly back: (value: number, mean: number) => number
}

const transforms: Readonly<Record<CusumTransform, Transform>> = {
  standard: {
    forward: (count, mean) => (count - mean) / Math.sqrt(mean),
    // The only one that is given as a whole number.
    back: (value, mean) => Math.ceil(mean + Math.sqrt(mean) * value),
  },
  rossi: {
    forward: (count, mean) => (count - 3 * mean + 2 * Math.sqrt(mean * count)) / (2 * Math.sqrt(mean)),
    back(value, mean) {
      const root = Math.sqrt(Math.max(0, 4 * mean + 2 * Math.sqrt(mean) * value)) - Math.sqrt(mean)
      return Math.max(0, root) ** 2
    },
  },
  anscombe: {
    forward: (count, mean) => (1.5 * (count ** (2 / 3) - mean ** (2 / 3))) / mean ** (1 / 6),
    back: (value, mean) => Math.max(0, mean ** (2 / 3) + (2 / 3) * mean ** (1 / 6) * value) ** 1.5,
  },
}

/**
 * One-sided CUSUM of transformed counts, C_t = max(0, C_(t−1) + x_t − k), alarm at C_t >= h; it is not reset by an alarm.
 * Transformations: Rossi et al. 1999. Errors: AnalysisInputError.
 */
export function cusum({ counts, mean, k = 1.04, h = 2.26, transform = 'rossi' }: CusumInput): CusumResult {
  requireSingleSeries(counts)
  requirePositive('mean', mean)
  requireBetween('k', k, [0, 1e6])
  requirePositive('h', h)
  const { forward, back } = transforms[transform]
  const sums: number[] = []
  const upper: number[] = []
  let sum = 0
  for (let week = 0; week < counts.length; week++) {
    upper.push(Math.max(0, back(h + k - sum, mean)))
    const count = at(counts, week)
    if (!Number.isNaN(count)) sum = Math.max(0, sum + forward(count, mean) - k)
    sums.push(sum)
  }
  return {
    kind: 'chart',
    method: `cusum-${transform}`,
    cusum: sums,
    upper,
    alarm: sums.map((reached, week) => (Number.isNaN(at(counts, week)) ? null : reached >= h)),
    n: counts.filter((count) => !Number.isNaN(count)).length,
    warnings: memoryWarnings(counts),
    needs: [],
  }
}
