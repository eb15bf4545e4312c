import { type Need, type Refused, refused, requireCount, requirePositive } from '../refusal.ts'
import { binomialTwoSided } from './exact-tests.ts'
import { defaultLevel, type Interval, tailOf } from './interval.ts'
import { clopperPearsonLimits } from './proportion.ts'

export interface RateRatio {
  readonly kind: 'rate-ratio'
  readonly method: 'conditional-exact'
  /** (O1/n1) / (O2/n2); null when the second has no events. */
  readonly value: number | null
  readonly interval: Interval<number | null>
  readonly n: number
  /** Exact two-sided probability of no difference. */
  readonly p: number
  readonly warnings: readonly 'no-events-in-second'[]
  readonly needs: readonly Need[]
}

interface TwoRates {
  readonly O1: number
  readonly n1: number
  readonly O2: number
  readonly n2: number
}

/**
 * Ratio of two rates of independent Poisson counts, exact given their sum (Przyborowski & Wilenski 1940, Biometrika).
 * `n1`, `n2` are populations, time or any exposure, > 0. Refuses when there are no events at all. Errors: AnalysisInputError.
 */
export function rateRatio({ O1, n1, O2, n2 }: TwoRates, level = defaultLevel): RateRatio | Refused<'no-events'> {
  const tail = tailOf(level)
  requireCount('O1', O1)
  requireCount('O2', O2)
  requirePositive('n1', n1)
  requirePositive('n2', n2)
  const total = O1 + O2
  if (total === 0) return refused('no-events', 1, 0)
  const share = clopperPearsonLimits(O1, total, tail)
  const toRatio = (part: number) => ((part / (1 - part)) * n2) / n1
  const hasReference = O2 > 0
  return {
    kind: 'rate-ratio',
    method: 'conditional-exact',
    value: hasReference ? O1 / n1 / (O2 / n2) : null,
    interval: { low: toRatio(share.low), high: hasReference ? toRatio(share.high) : null, level },
    n: total,
    p: binomialTwoSided(O1, total, n1 / (n1 + n2)),
    warnings: hasReference ? [] : ['no-events-in-second'],
    needs: hasReference ? [] : [{ code: 'events-in-second', needed: 1, had: 0 }],
  }
}
