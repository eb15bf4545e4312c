import { type Refused, refused, requireOpenUnit } from '../refusal.ts'
import { type FourCounts, requireFourCounts } from './four-counts.ts'
import { monotoneRoot } from './monotone-root.ts'
import { type SumsAround, sumsAround, twoSidedMidP, twoSidedP } from './sums-around.ts'

export interface ExactRatio {
  readonly kind: 'ratio'
  readonly method: 'fisher-conditional'
  /** Conditional maximum-likelihood RIRR; null when it is without limit. */
  readonly value: number | null
  /** `high` is null when it has no limit. */
  readonly interval: { readonly low: number; readonly high: number | null; readonly level: number }
  readonly n: number
  readonly warnings: readonly ('assumes-pure-chance' | 'unbounded')[]
  readonly needs: readonly never[]
  readonly p: number
  readonly midP: number
}

/** ln of a ratio beyond which the search gives up; e^60 is without limit for all purposes. */
const farthest = 60

/**
 * RIRR of a two-by-two table by its exact conditional law (Fisher 1935; mid-p after Lancaster 1961), for small cells without
 * overdispersion. Refused when the margins leave one table only. Errors: AnalysisInputError.
 */
export function exactRatio(counts: FourCounts, level = 0.95): ExactRatio | Refused<'one-table-only'> {
  requireFourCounts(counts)
  requireOpenUnit('level', level)
  const { T0, T1, C0, C1 } = counts
  const { lowest, highest } = support(counts)
  if (lowest === highest) return refused('one-table-only', 2, 1)
  const atOne = sumsAt(counts, 0)
  const tail = (1 - level) / 2
  const solve = (rising: (logRatio: number) => number) => Math.exp(monotoneRoot(rising, -farthest, farthest))
  const low = T1 === lowest ? 0 : solve((x) => upperShare(sumsAt(counts, x)) - tail)
  const high = T1 === highest ? null : solve((x) => tail - lowerShare(sumsAt(counts, x)))
  return {
    kind: 'ratio',
    method: 'fisher-conditional',
    value: conditionalEstimate(counts, solve),
    interval: { low, high, level },
    n: T0 + T1 + C0 + C1,
    warnings: high === null ? ['assumes-pure-chance', 'unbounded'] : ['assumes-pure-chance'],
    needs: [],
    p: twoSidedP(atOne),
    midP: twoSidedMidP(atOne),
  }
}

/** Two-sided Fisher mid-p of a table, without the interval. */
export const fisherMidP = (counts: FourCounts): number => twoSidedMidP(sumsAt(counts, 0))

function conditionalEstimate(
  counts: FourCounts,
  solve: (rising: (logRatio: number) => number) => number,
): number | null {
  const { lowest, highest } = support(counts)
  if (counts.T1 === lowest) return 0
  return counts.T1 === highest ? null : solve((x) => Math.sign(sumsAt(counts, x).drift))
}

/** Least and greatest T1 with the same margins. */
function support({ T0, T1, C0, C1 }: FourCounts) {
  return { lowest: Math.max(0, T1 - C0), highest: Math.min(T0 + T1, T1 + C1) }
}

/** The law of T1 given the margins when the ratio is exp(logRatio). */
function sumsAt(counts: FourCounts, logRatio: number): SumsAround {
  const { T0, T1, C0, C1 } = counts
  const treated = T0 + T1
  const after = T1 + C1
  const odds = Math.exp(logRatio)
  return sumsAround(T1, {
    ...support(counts),
    ratio: (s) => (((treated - s) * (after - s)) / ((s + 1) * (C0 - T1 + s + 1))) * odds,
  })
}

/** P(at least the outcome) and P(at most the outcome); a sum may overflow on one side only. */
const upperShare = ({ below, above }: SumsAround): number => 1 / (1 + below / (1 + above))
const lowerShare = ({ below, above }: SumsAround): number => 1 / (1 + above / (1 + below))
