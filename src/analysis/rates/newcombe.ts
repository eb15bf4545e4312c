import { normalTwoSided } from '../distributions/continuous.ts'
import { type Need, type Refused, refused, requireAtMost, requireCount } from '../refusal.ts'
import { fisherTwoSided } from './exact-tests.ts'
import { defaultLevel, deviateOf, type Interval, type Limits } from './interval.ts'
import { wilsonLimits } from './proportion.ts'

/** A share and the number it rests on, which may be an effective number. */
export interface Share {
  readonly share: number
  readonly size: number
}

export interface ShareDifference {
  readonly kind: 'difference'
  readonly method: 'newcombe'
  /** x1/n1 − x2/n2. */
  readonly value: number
  readonly interval: Interval
  readonly n: number
  /** Two-sided test of no difference with the pooled share; null where nobody or everybody answered alike. */
  readonly pooled: PooledTest | null
  /** Fisher's exact two-sided probability. */
  readonly fisherP: number
  readonly warnings: readonly 'no-variation'[]
  readonly needs: readonly Need[]
}

export interface PooledTest {
  readonly z: number
  readonly p: number
}

interface TwoCounts {
  readonly x1: number
  readonly n1: number
  readonly x2: number
  readonly n2: number
}

/** Fisher's test walks over every table with the same margins. */
const largestSize = 1e7

/** Difference of two shares, Newcombe 1998 (Stat Med 17:873, method 10). Refuses n = 0. Errors: AnalysisInputError. */
export function newcombe(counts: TwoCounts, level = defaultLevel): ShareDifference | Refused<'no-trials'> {
  const { x1, n1, x2, n2 } = counts
  const deviate = deviateOf(level)
  for (const [name, value] of Object.entries({ x1, n1, x2, n2 })) requireCount(name, value)
  requireAtMost('x1', x1, n1)
  requireAtMost('x2', x2, n2)
  requireAtMost('n1', n1, largestSize)
  requireAtMost('n2', n2, largestSize)
  if (n1 === 0 || n2 === 0) return refused('no-trials', 1, 0)
  const first = { share: x1 / n1, size: n1 }
  const second = { share: x2 / n2, size: n2 }
  const pooled = pooledTest(first, second)
  return {
    kind: 'difference',
    method: 'newcombe',
    value: first.share - second.share,
    interval: { ...newcombeLimits(first, second, deviate), level },
    n: n1 + n2,
    pooled,
    fisherP: fisherTwoSided(x1, n1, [x2, n2]),
    warnings: pooled === null ? ['no-variation'] : [],
    needs: [],
  }
}

/** Limits of `first` minus `second` from the Wilson limits of each. */
export function newcombeLimits(first: Share, second: Share, deviate: number): Limits {
  const one = wilsonLimits(first.share, first.size, deviate)
  const two = wilsonLimits(second.share, second.size, deviate)
  const difference = first.share - second.share
  return {
    low: difference - Math.hypot(first.share - one.low, two.high - second.share),
    high: difference + Math.hypot(one.high - first.share, second.share - two.low),
  }
}

/** z of `first` minus `second` with the share of both together; its square is the chi-square of the two-by-two table. */
export function pooledTest(first: Share, second: Share): PooledTest | null {
  const common = (first.share * first.size + second.share * second.size) / (first.size + second.size)
  const variance = common * (1 - common) * (1 / first.size + 1 / second.size)
  if (!(variance > 0)) return null
  const z = (first.share - second.share) / Math.sqrt(variance)
  return { z, p: normalTwoSided(z) }
}
