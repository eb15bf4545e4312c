import { type Refused, refused, requireAtMost, requireCount } from '../refusal.ts'
import type { Range } from './attacker.ts'
import { smallBelow } from './audit.ts'

/** Counts are shown to the nearest of these; the same number as the first that is not small. */
const step = smallBelow

/** No percentage of fewer. */
export const leastBase = 20

/** Zeros in one class with the small counts, so that nobody can tell them apart; or shown as they are. */
export type Zeros = 'merged' | 'shown'

export interface PublicCount {
  /** Rounded to 5; null for the class of small counts. */
  readonly value: number | null
  /** What the reader who knows the rule can tell from it. */
  readonly range: Range
}

const smallClasses = { merged: { low: 0, high: smallBelow - 1 }, shown: { low: 1, high: smallBelow - 1 } }

/** One count as the public sees it: totals too, each rounded for itself. Errors: not-a-count. */
export function toPublicCount(count: number, zeros: Zeros = 'merged'): PublicCount {
  requireCount('count', count)
  if (count === 0 && zeros === 'shown') return structuralZero
  if (count < smallBelow) return { value: null, range: smallClasses[zeros] }
  const value = step * Math.floor(count / step + 0.5)
  const spread = Math.floor(step / 2)
  return { value, range: { low: Math.max(smallBelow, value - spread), high: value + spread } }
}

/** A zero that everyone knows cannot be anything else. */
export const structuralZero: PublicCount = { value: 0, range: { low: 0, high: 0 } }

export interface RoundedPercent {
  readonly kind: 'rounded-percent'
  readonly method: 'of-rounded-counts'
  readonly percent: number
  /** What a reader can tell of it, since both counts are rounded; not a confidence interval. */
  readonly range: Range
  /** The rounded base. */
  readonly n: number
  readonly warnings: readonly never[]
  readonly needs: readonly never[]
}

/**
 * The percentage that the two published figures give, so that it tells nothing more than they do. Refused when the base is below
 * 20 or the part is in the class of small counts. Errors: not-a-count, out-of-range when the part is more than the whole.
 */
export function roundedPercent(part: number, whole: number): RoundedPercent | Refused<'small-base' | 'small-part'> {
  requireCount('whole', whole)
  requireCount('part', part)
  requireAtMost('part', part, whole)
  const base = toPublicCount(whole)
  const share = toPublicCount(part)
  if (base.value === null || base.value < leastBase) return refused('small-base', leastBase, base.value ?? 0)
  if (share.value === null) return refused('small-part', smallBelow, 0)
  return {
    kind: 'rounded-percent',
    method: 'of-rounded-counts',
    percent: (100 * share.value) / base.value,
    range: {
      low: (100 * share.range.low) / base.range.high,
      high: Math.min(100, (100 * share.range.high) / base.range.low),
    },
    n: base.value,
    warnings: [],
    needs: [],
  }
}
