import { betaQuantile } from '../distributions/continuous.ts'
import { type Need, type Refused, refused, requireAtMost, requireCount } from '../refusal.ts'
import { defaultLevel, deviateOf, type Interval, type Limits, tailOf } from './interval.ts'

export interface Proportion {
  readonly kind: 'proportion'
  readonly method: 'wilson' | 'clopper-pearson'
  readonly value: number
  readonly interval: Interval
  readonly n: number
  readonly warnings: readonly 'few-trials'[]
  readonly needs: readonly Need[]
}

/** Under this many trials the interval is so wide that the share says little. */
const fewestTrials = 50

/** Share x/n with Wilson's score interval (Wilson 1927, JASA). Refuses n = 0. Errors: AnalysisInputError. */
export function wilson(x: number, n: number, level = defaultLevel): Proportion | Refused<'no-trials'> {
  const deviate = deviateOf(level)
  return proportion('wilson', { x, n }, () => ({ ...wilsonLimits(x / n, n, deviate), level }))
}

/** Share x/n with the exact interval, which never covers too seldom (Clopper & Pearson 1934, Biometrika). */
export function clopperPearson(x: number, n: number, level = defaultLevel): Proportion | Refused<'no-trials'> {
  const tail = tailOf(level)
  return proportion('clopper-pearson', { x, n }, () => ({ ...clopperPearsonLimits(x, n, tail), level }))
}

/** Wilson limits of a share out of `n`, which need not be whole: an effective size will do. `n` > 0. */
export function wilsonLimits(share: number, n: number, deviate: number): Limits {
  const square = deviate * deviate
  const centre = share + square / (2 * n)
  const reach = deviate * Math.sqrt((share * (1 - share)) / n + square / (4 * n * n))
  const scale = 1 + square / n
  // At 0 and 1 the limit is the share itself; rounding would leave a trace.
  return {
    low: share === 0 ? 0 : Math.max(0, (centre - reach) / scale),
    high: share === 1 ? 1 : Math.min(1, (centre + reach) / scale),
  }
}

/** Exact binomial limits with at most `tail` probability beyond each. `n` > 0. */
export function clopperPearsonLimits(x: number, n: number, tail: number): Limits {
  return {
    low: x === 0 ? 0 : betaQuantile(tail, x, n - x + 1),
    high: x === n ? 1 : betaQuantile(1 - tail, x + 1, n - x),
  }
}

function proportion(
  method: Proportion['method'],
  { x, n }: { readonly x: number; readonly n: number },
  interval: () => Interval,
): Proportion | Refused<'no-trials'> {
  requireCount('n', n)
  requireCount('x', x)
  requireAtMost('x', x, n)
  if (n === 0) return refused('no-trials', 1, 0)
  const isFew = n < fewestTrials
  return {
    kind: 'proportion',
    method,
    value: x / n,
    interval: interval(),
    n,
    warnings: isFew ? ['few-trials'] : [],
    needs: isFew ? [{ code: 'trials', needed: fewestTrials, had: n }] : [],
  }
}
