import { AnalysisInputError, type Need, type Refused, refused, requirePositive } from '../refusal.ts'
import { defaultLevel, type Interval } from './interval.ts'
import {
  dobsonLimits,
  effectiveNumber,
  fayFeuerLimits,
  fewestEffective,
  type WeightedSum,
  weightedSum,
} from './weighted-sum.ts'

export interface StandardisedRate {
  readonly kind: 'standardised-rate'
  readonly method: 'direct-dobson'
  /** Events per `per` had the population had the standard's make-up. */
  readonly value: number
  /** Dobson's, from Byar's limits; null when the effective number is too small for it. */
  readonly interval: Interval | null
  /** Fay and Feuer's. */
  readonly gammaInterval: Interval
  readonly n: number
  readonly effectiveNumber: number
  readonly per: number
  readonly warnings: readonly StandardisedWarning[]
  readonly needs: readonly Need[]
}

export type StandardisedWarning = 'few-effective-events' | 'lower-limit-at-zero'

interface Strata {
  /** Events, population and standard weight by stratum. */
  readonly O: ArrayLike<number>
  readonly N: ArrayLike<number>
  readonly w: ArrayLike<number>
}

const fewestEvents = 10

/** Directly standardised rate. Refuses under 10 events in all. Errors: AnalysisInputError, also for a stratum without population. */
export function dobson(
  { O, N, w }: Strata,
  { per = 1000, level = defaultLevel }: { readonly per?: number; readonly level?: number } = {},
): StandardisedRate | Refused<'too-few-events'> {
  requirePositive('per', per)
  const sum = weightedSum(O, weightsPerEvent(N, w, per))
  const gammaLimits = fayFeuerLimits(sum, level)
  if (sum.total < fewestEvents) return refused('too-few-events', fewestEvents, sum.total)
  const effective = effectiveNumber(sum)
  const { interval, warnings, needs } = guardedDobson(sum, level)
  return {
    kind: 'standardised-rate',
    method: 'direct-dobson',
    value: sum.value,
    interval,
    gammaInterval: { ...gammaLimits, level },
    n: sum.total,
    effectiveNumber: effective,
    per,
    warnings,
    needs,
  }
}

/** Dobson's interval where it means something, cut at zero. */
function guardedDobson(sum: WeightedSum, level: number): Pick<StandardisedRate, 'interval' | 'warnings' | 'needs'> {
  const effective = effectiveNumber(sum)
  if (effective < fewestEffective) {
    return {
      interval: null,
      warnings: ['few-effective-events'],
      needs: [{ code: 'effective-number', needed: fewestEffective, had: effective }],
    }
  }
  const { low, high } = dobsonLimits(sum, level, 'byar')
  return {
    interval: { low: Math.max(0, low), high, level },
    warnings: low < 0 ? ['lower-limit-at-zero'] : [],
    needs: [],
  }
}

/** What one event in a stratum adds to the rate. */
function weightsPerEvent(N: ArrayLike<number>, w: ArrayLike<number>, per: number): Float64Array {
  if (N.length !== w.length)
    throw new AnalysisInputError('wrong-length', { name: 'N', value: N.length, needed: w.length })
  const standard = Array.from(w)
  for (const weight of standard) requirePositive('w', weight)
  const whole = standard.reduce((sum, weight) => sum + weight, 0)
  return Float64Array.from(standard, (weight, stratum) => {
    const population = N[stratum] ?? Number.NaN
    requirePositive('N', population)
    return (per * weight) / whole / population
  })
}
