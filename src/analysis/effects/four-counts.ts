import { normalQuantile, normalTwoSided, studentAtMost, studentQuantile } from '../distributions/continuous.ts'
import { AnalysisInputError, type Refused, refused, requireCount, requireOpenUnit } from '../refusal.ts'

/** Events in the treated and the control areas, before (0) and after (1). */
export interface FourCounts {
  readonly T0: number
  readonly T1: number
  readonly C0: number
  readonly C1: number
}

export interface Interval {
  readonly low: number
  readonly high: number
  /** Its coverage, 0 to 1. */
  readonly level: number
}

export interface RatioOptions {
  /** Factor on the Poisson variance, at least 1. */
  readonly phi?: number
  /** Degrees of freedom of Student's t; null is the normal law. */
  readonly degrees?: number | null
  readonly level?: number
}

export interface RatioOfRatios {
  readonly kind: 'ratio'
  readonly method: 'rirr-poisson'
  /** Relative incidence rate ratio (T1/T0)/(C1/C0): below 1 the treated areas did better. */
  readonly value: number
  readonly interval: Interval
  /** Two-sided. */
  readonly p: number
  /** Events in all four cells. */
  readonly n: number
  /** `assumes-pure-chance`: `phi` is 1. */
  readonly warnings: readonly ('assumes-pure-chance' | 'zero-cell')[]
  readonly needs: readonly never[]
  /** Relative effect size, 1/value: above 1 the treated areas did better. */
  readonly relativeEffect: number
  readonly logRatio: number
  /** Poisson variance of `logRatio`, before `phi`. */
  readonly variance: number
  /** Added to every cell: ½ when one of them is 0. */
  readonly added: number
  readonly z: number
}

/**
 * Ratio of two before-after ratios with a large-sample interval. The Poisson variance (`phi` 1) is too small for counts that
 * are not pure chance: see `robustRatio`. Refuses when treated or control areas have no events at all. Errors: AnalysisInputError.
 */
export function ratioOfRatios(
  counts: FourCounts,
  { phi = 1, degrees = null, level = 0.95 }: RatioOptions = {},
): RatioOfRatios | Refused<'no-treated-events' | 'no-control-events'> {
  requireFourCounts(counts)
  requirePhi(phi)
  requireOpenUnit('level', level)
  const { T0, T1, C0, C1 } = counts
  if (T0 + T1 === 0) return refused('no-treated-events', 1, 0)
  if (C0 + C1 === 0) return refused('no-control-events', 1, 0)
  const { logRatio, variance, added } = logRatioOf(counts)
  const error = Math.sqrt(phi * variance)
  const z = logRatio / error
  const tail = (1 + level) / 2
  const reach = error * (degrees === null ? normalQuantile(tail) : studentQuantile(tail, degrees))
  return {
    kind: 'ratio',
    method: 'rirr-poisson',
    value: Math.exp(logRatio),
    interval: { low: Math.exp(logRatio - reach), high: Math.exp(logRatio + reach), level },
    p: degrees === null ? normalTwoSided(z) : 2 * studentAtMost(-Math.abs(z), degrees),
    n: T0 + T1 + C0 + C1,
    warnings: [
      ...(phi === 1 ? (['assumes-pure-chance'] as const) : []),
      ...(added > 0 ? (['zero-cell'] as const) : []),
    ],
    needs: [],
    relativeEffect: Math.exp(-logRatio),
    logRatio,
    variance,
    added,
    z,
  }
}

/** ln RIRR and its Poisson variance; ½ is added to all cells when one is 0, or `added` when given. */
export function logRatioOf({ T0, T1, C0, C1 }: FourCounts, added = Math.min(T0, T1, C0, C1) === 0 ? 0.5 : 0) {
  const a = T0 + added
  const b = T1 + added
  const c = C0 + added
  const d = C1 + added
  return { logRatio: Math.log(b / a) - Math.log(d / c), variance: 1 / a + 1 / b + 1 / c + 1 / d, added }
}

/** Beyond this no count is small, and sums of probabilities would take seconds. */
export const largestCount = 1e7

export function requireFourCounts(counts: FourCounts): void {
  for (const name of ['T0', 'T1', 'C0', 'C1'] as const) requireSmallCount(name, counts[name])
}

export function requireSmallCount(name: string, value: number): void {
  requireCount(name, value)
  if (value > largestCount) throw new AnalysisInputError('out-of-range', { name, value, most: largestCount })
}

export function requirePhi(phi: number): void {
  if (!Number.isFinite(phi)) throw new AnalysisInputError('not-finite', { name: 'phi', value: String(phi) })
  if (phi < 1) throw new AnalysisInputError('out-of-range', { name: 'phi', value: phi, least: 1 })
}
