import type { IsoDate } from '../time/week.ts'

/** In order of precedence: where two overlap, the earlier kind keeps the text. */
export const findingKinds = ['handle', 'email', 'personal-number', 'phone', 'plate', 'dwelling', 'name'] as const
export type FindingKind = (typeof findingKinds)[number]

/** Hard: the text may not be stored. Soft: a coordinator may store it with a reason. */
export type FindingSeverity = 'hard' | 'soft'

/** `start` and `end` (exclusive) are UTF-16 code units of the scanned text. */
export type Finding = {
  readonly kind: FindingKind
  readonly start: number
  readonly end: number
  readonly severity: FindingSeverity
}

/** What the guard did with what it found in what was sent, on a day. */
export type GuardCount = {
  readonly what: 'stopped' | 'rewritten' | 'allowed'
  readonly kinds: readonly FindingKind[]
  readonly on: IsoDate
}

export type Span = { readonly start: number; readonly end: number }
export type KindSpan = Span & { readonly kind: FindingKind }

const soft: ReadonlySet<FindingKind> = new Set(['dwelling', 'name'])

export function toFinding(kind: FindingKind, { start, end }: Span): Finding {
  return { kind, start, end, severity: soft.has(kind) ? 'soft' : 'hard' }
}

/** Findings per kind: the only thing about a scanned text that may be logged. */
export function countByKind(findings: readonly Finding[]): Record<FindingKind, number> {
  const counts = { 'personal-number': 0, phone: 0, email: 0, plate: 0, handle: 0, name: 0, dwelling: 0 }
  for (const { kind } of findings) counts[kind] += 1
  return counts
}

/** Most spans are: then there is nothing to weigh. */
function areApart(spans: readonly Span[]): boolean {
  const inOrder = spans.toSorted((a, b) => a.start - b.start)
  return inOrder.every(({ start }, index) => start >= (inOrder[index - 1]?.end ?? 0))
}

/** The spans without overlaps, by precedence of kind and then by length; in no particular order. */
export function withoutOverlaps(spans: readonly KindSpan[], textLength: number): readonly KindSpan[] {
  if (spans.length < 2 || areApart(spans)) return spans
  const taken = new Uint8Array(textLength)
  const byPrecedence = spans.toSorted(
    (a, b) => findingKinds.indexOf(a.kind) - findingKinds.indexOf(b.kind) || b.end - b.start - (a.end - a.start),
  )
  return byPrecedence.filter(({ start, end }) => {
    if (taken.subarray(start, end).includes(1)) return false
    taken.fill(1, start, end)
    return true
  })
}
