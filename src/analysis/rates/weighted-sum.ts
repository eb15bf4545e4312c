import { AnalysisInputError, requireAtMost, requireCount, requirePositive } from '../refusal.ts'
import { gammaLimit } from './gamma-limit.ts'
import { type Limits, tailOf } from './interval.ts'
import { byarLimits, exactLimits } from './poisson-interval.ts'

/** A sum of independent Poisson counts, each with its own weight: a standardised rate or an index of harm. */
export interface WeightedSum {
  /** Σ w O. */
  readonly value: number
  /** Σ w² O. */
  readonly variance: number
  /** Σ O. */
  readonly total: number
  readonly largestWeight: number
}

/** Under this effective number of events the interval of a weighted sum is too wide to say anything. */
export const fewestEffective = 10

const largestEvents = 1e8

/** Sums counts and weights of equal length. Errors: AnalysisInputError. */
export function weightedSum(counts: ArrayLike<number>, weights: ArrayLike<number>): WeightedSum {
  if (weights.length !== counts.length || counts.length === 0) {
    throw new AnalysisInputError('wrong-length', { name: 'w', value: weights.length, needed: counts.length })
  }
  let value = 0
  let variance = 0
  let total = 0
  let largestWeight = 0
  for (let index = 0; index < counts.length; index++) {
    const count = counts[index] ?? Number.NaN
    const weight = weights[index] ?? Number.NaN
    requireCount('O', count)
    requirePositive('w', weight)
    value += weight * count
    variance += weight * weight * count
    total += count
    largestWeight = Math.max(largestWeight, weight)
  }
  requireAtMost('O', total, largestEvents)
  return { value, variance, total, largestWeight }
}

/** How many equally weighted events would be as uncertain: H²/Var. 0 without events. */
export function effectiveNumber({ value, variance }: WeightedSum): number {
  return variance > 0 ? (value * value) / variance : 0
}

/** Dobson et al. 1991 (Stat Med 10:457): the count's own limits, stretched to the sum. Needs events; `low` can be negative. */
export function dobsonLimits(sum: WeightedSum, level: number, base: 'byar' | 'exact'): Limits {
  const count = base === 'byar' ? byarLimits(sum.total, level) : exactLimits(sum.total, level)
  const stretch = Math.sqrt(sum.variance / sum.total)
  return {
    low: sum.value + stretch * (count.low - sum.total),
    high: sum.value + stretch * (count.high - sum.total),
  }
}

/** Gamma limits of Fay & Feuer 1997 (Stat Med 16:791): wide but dependable with few events and unequal weights. */
export function fayFeuerLimits(sum: WeightedSum, level: number): Limits {
  const tail = tailOf(level)
  const { value, variance, largestWeight } = sum
  const nextValue = value + largestWeight
  const nextVariance = variance + largestWeight * largestWeight
  return {
    low: value === 0 ? 0 : (variance / value) * gammaLimit(tail, (value * value) / variance),
    high: (nextVariance / nextValue) * gammaLimit(1 - tail, (nextValue * nextValue) / nextVariance),
  }
}
