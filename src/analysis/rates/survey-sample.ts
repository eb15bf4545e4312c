import { AnalysisInputError, requireAtMost, requireCount, requirePositive } from '../refusal.ts'

/** One survey round's answer to one question. */
export interface SurveySample {
  /** Share that gave the answer, 0 to 1, weighted if the survey is. */
  readonly share: number
  /** Answers. */
  readonly n: number
  /** How much less the sample tells than a simple random one. Default 1.3, or Kish's when there are weights. */
  readonly designEffect?: number
  /** One weight per answer. */
  readonly weights?: ArrayLike<number>
  /** How many could have been asked, where known: more than `n`. */
  readonly population?: number
  /** How many were asked, where known. */
  readonly invited?: number
}

export interface EffectiveSample {
  readonly size: number
  readonly designEffect: number
  readonly source: 'given' | 'kish' | 'assumed'
  /** Whether so many were asked that the finite population counts. */
  readonly isCorrected: boolean
}

/** Where nothing is known of the design. */
const assumedDesignEffect = 1.3
/** Up to this sampled fraction the population may be taken as endless. */
const largestIgnoredFraction = 0.05

/** What the sample is worth in answers of a simple random one. `n` > 0. Errors: AnalysisInputError. */
export function effectiveSample(sample: SurveySample): EffectiveSample {
  const { n, population } = sample
  const { designEffect, source } = designEffectOf(sample)
  if (population !== undefined) {
    requireCount('population', population)
    if (population <= n)
      throw new AnalysisInputError('out-of-range', { name: 'population', value: population, above: n })
  }
  const isCorrected = population !== undefined && n > largestIgnoredFraction * population
  const correction = isCorrected ? (population - n) / (population - 1) : 1
  return { size: n / designEffect / correction, designEffect, source, isCorrected }
}

/** Kish's design effect of unequal weights, n Σw²/(Σw)²: 1 when all are equal (Kish 1965). Errors: AnalysisInputError. */
export function kishDesignEffect(weights: ArrayLike<number>): number {
  if (weights.length === 0) throw new AnalysisInputError('wrong-length', { name: 'weights', value: 0 })
  let sum = 0
  let squares = 0
  for (let answer = 0; answer < weights.length; answer++) {
    const weight = weights[answer] ?? Number.NaN
    requirePositive('weights', weight)
    sum += weight
    squares += weight * weight
  }
  return (weights.length * squares) / (sum * sum)
}

function designEffectOf({ n, designEffect, weights }: SurveySample): Pick<EffectiveSample, 'designEffect' | 'source'> {
  if (designEffect !== undefined) {
    requirePositive('designEffect', designEffect)
    requireAtMost('designEffect', designEffect, n)
    return { designEffect, source: 'given' }
  }
  if (weights === undefined) return { designEffect: assumedDesignEffect, source: 'assumed' }
  if (weights.length !== n)
    throw new AnalysisInputError('wrong-length', { name: 'weights', value: weights.length, needed: n })
  return { designEffect: kishDesignEffect(weights), source: 'kish' }
}
