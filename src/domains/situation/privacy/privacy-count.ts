import { z } from 'zod'
import { anyOf } from '#kernel/auth/actor.ts'

/** What is counted of the protection: what the guard did, what sounded as if it belonged elsewhere, what was made coarse. */
export const counted = ['stopped', 'rewritten', 'allowed', 'in-file', 'elsewhere', 'coarsened'] as const
export type Counted = (typeof counted)[number]

/** What is made coarse or removed when an observation has grown old. */
export const coarsenedKinds = ['point', 'text', 'history', 'sealed'] as const
export type CoarsenedKind = (typeof coarsenedKinds)[number]

export const PrivacyCount = z.object({ week: z.string(), what: z.enum(counted), kind: z.string(), n: z.number() })
export type PrivacyCount = z.infer<typeof PrivacyCount>

/** How far back the page looks. */
export const weeksCounted = 26
/** How many of them stand beside the sum. */
export const latestWeeks = 6

export const canSeePrivacyCounts = anyOf('owner', 'coordinator', 'auditor')

/** One row for each kind with its sum, the most frequent first. */
export function byKind(counts: readonly PrivacyCount[], what: Counted): readonly { kind: string; n: number }[] {
  const sums = new Map<string, number>()
  for (const one of counts) if (one.what === what) sums.set(one.kind, (sums.get(one.kind) ?? 0) + one.n)
  return [...sums].map(([kind, n]) => ({ kind, n })).toSorted((a, b) => b.n - a.n || a.kind.localeCompare(b.kind))
}
