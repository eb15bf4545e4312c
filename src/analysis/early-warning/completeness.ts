import {
  AnalysisInputError,
  type Need,
  type Refused,
  refused,
  requireAtMost,
  requireCount,
  requireOpenUnit,
} from '../refusal.ts'

/** Weeks are numbered without gaps, so that years of 53 weeks need no care. */
export interface CompletenessInput {
  /** Per event, in any order: the week it happened and the week it was registered, never earlier. */
  readonly eventWeek: ArrayLike<number>
  readonly registeredWeek: ArrayLike<number>
  /** The last week that is over. Later events and registrations are not read. */
  readonly latestClosed: number
  /** First week with both dates kept; no more than 52 weeks are read. Default 0. */
  readonly firstWeek?: number
  /** Share that must be registered before a week is tested. Default 0.95. */
  readonly enough?: number
  /** Weeks that a warning may wait for registrations. Default 4. */
  readonly longestWait?: number
}

export interface Completeness {
  readonly kind: 'completeness'
  readonly method: 'reverse-time-product-limit'
  /** Events of the last 52 closed weeks. */
  readonly n: number
  /** Share registered within 0, 1, 2, … weeks, of those registered within the last of these. */
  readonly shares: readonly number[]
  /** Which date to count by, and the newest week to test. */
  readonly basis: 'event-week' | 'registration-week'
  readonly newestWeek: number
  /** Weeks waited for registrations; 0 by registration week. */
  readonly wait: number
  readonly warnings: readonly ('tested-by-registration-week' | 'short-history')[]
  readonly needs: readonly Need[]
}

const weeksLookedBack = 52
const fewestWeeks = 16
const fewestEvents = 50
/** An event registered later than this counts as never: each longer delay would rest on a handful of weeks. */
const longestDelay = 26

/**
 * Share of events registered within d weeks: the product over longer delays j of 1 − n_j / N_j, where N_j counts the events
 * registered within j weeks, n_j those with a delay of j, both among weeks old enough to show it (Lagakos, Barraj and De
 * Gruttola 1988). Counting all weeks alike would take the recent ones' missing registrations for promptness. Counts are never
 * scaled up. Refuses under 16 weeks and 50 events. Errors: AnalysisInputError.
 */
export function estimateCompleteness(input: CompletenessInput): Completeness | Refused<'too-short' | 'too-few-events'> {
  const { latestClosed, enough = 0.95, longestWait = 4 } = input
  const earliest = latestClosed - weeksLookedBack + 1
  const first = Math.max(earliest, input.firstWeek ?? 0)
  requireInput(input, { enough, longestWait, firstWeek: input.firstWeek ?? 0 })
  const weeks = latestClosed - first + 1
  if (weeks < fewestWeeks) return refused('too-short', fewestWeeks, Math.max(0, weeks))
  const counts = countByAgeAndDelay(input, first)
  const n = counts.reduce((sum, count) => sum + count, 0)
  if (n < fewestEvents) return refused('too-few-events', fewestEvents, n)

  const shares = shareWithin(counts, weeks)
  const wait = shares.findIndex((share) => share >= enough)
  const isByEvent = wait !== -1 && wait <= longestWait
  const isShort = weeks < weeksLookedBack
  return {
    kind: 'completeness',
    method: 'reverse-time-product-limit',
    n,
    shares,
    basis: isByEvent ? 'event-week' : 'registration-week',
    newestWeek: isByEvent ? latestClosed - wait : latestClosed,
    wait: isByEvent ? wait : 0,
    warnings: [
      ...(isShort ? ['short-history' as const] : []),
      ...(isByEvent ? [] : ['tested-by-registration-week' as const]),
    ],
    needs: isShort ? [{ code: 'closed-weeks', needed: weeksLookedBack, had: weeks }] : [],
  }
}

function requireInput(
  { eventWeek, registeredWeek, latestClosed }: CompletenessInput,
  {
    enough,
    longestWait,
    firstWeek,
  }: { readonly enough: number; readonly longestWait: number; readonly firstWeek: number },
): void {
  for (const [name, value] of Object.entries({ latestClosed, longestWait, firstWeek })) requireCount(name, value)
  requireOpenUnit('enough', enough)
  if (eventWeek.length !== registeredWeek.length) {
    throw new AnalysisInputError('wrong-length', { name: 'registeredWeek', value: registeredWeek.length })
  }
  for (let event = 0; event < eventWeek.length; event++) {
    const happened = eventWeek[event] ?? Number.NaN
    const registered = registeredWeek[event] ?? Number.NaN
    requireCount('eventWeek', happened)
    requireCount('registeredWeek', registered)
    requireAtMost('eventWeek', happened, registered)
  }
}

const delays = longestDelay + 1

/** Events per age of the week (0 is the last closed) and delay, age-major. */
function countByAgeAndDelay(
  { eventWeek, registeredWeek, latestClosed }: CompletenessInput,
  first: number,
): Uint32Array {
  const counts = new Uint32Array(weeksLookedBack * delays)
  for (let event = 0; event < eventWeek.length; event++) {
    const happened = eventWeek[event] ?? Number.NaN
    const registered = registeredWeek[event] ?? Number.NaN
    if (happened < first || registered > latestClosed || registered - happened > longestDelay) continue
    const cell = (latestClosed - happened) * delays + registered - happened
    counts[cell] = (counts[cell] ?? 0) + 1
  }
  return counts
}

function shareWithin(counts: Uint32Array, weeks: number): readonly number[] {
  const longest = Math.min(longestDelay, Math.floor(weeks / 2))
  const shares = Array.from({ length: longest + 1 }, () => 1)
  for (let delay = longest; delay > 0; delay--) {
    let within = 0
    let exactly = 0
    for (let age = delay; age < weeks; age++) {
      for (let earlier = 0; earlier <= delay; earlier++) within += counts[age * delays + earlier] ?? 0
      exactly += counts[age * delays + delay] ?? 0
    }
    shares[delay - 1] = (shares[delay] ?? 1) * (within === 0 ? 1 : 1 - exactly / within)
  }
  return shares
}
