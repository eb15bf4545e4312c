/** Rules for guessing: pure, so that they can be read and tested in one place. Times are ISO instants. */
const lockAfter = 5
const lockMinutes = 15
const attemptsPerSource = 20
export const attemptWindowMinutes = 15
export const sessionHours = 12
export const sessionIdleHours = 4

const plusMinutes = (instant: string, minutes: number): string =>
  new Date(Date.parse(instant) + minutes * 60_000).toISOString()

export const isLocked = (lockedUntil: string | null, now: string): boolean => lockedUntil !== null && lockedUntil > now
export const tooManyFrom = (attempts: number): boolean => attempts >= attemptsPerSource
export const windowStart = (now: string): string => plusMinutes(now, -attemptWindowMinutes)

/** What a failed attempt makes of an account: every fifth failure in a row locks it for a quarter of an hour. */
export function afterFailure(
  failedAttempts: number,
  now: string,
): { failedAttempts: number; lockedUntil: string | null } {
  const failed = failedAttempts + 1
  return { failedAttempts: failed, lockedUntil: failed % lockAfter === 0 ? plusMinutes(now, lockMinutes) : null }
}

export const sessionExpiry = (now: string): string => plusMinutes(now, sessionHours * 60)
export const sessionLives = (session: { lastSeenAt: string; expiresAt: string }, now: string): boolean =>
  session.expiresAt > now && plusMinutes(session.lastSeenAt, sessionIdleHours * 60) > now
export const usualInvitationDays = 7
export const usualReviewMonths = 6
export const invitationExpiry = (now: string, days: number = usualInvitationDays): string =>
  plusMinutes(now, days * 24 * 60)
/** Time enough to find the telephone, or the key. */
export const ticketExpiry = (now: string): string => plusMinutes(now, 10)
/** How long a secret that an app is to be given is shown. */
export const isFresh = (createdAt: string, now: string): boolean => plusMinutes(createdAt, 15) > now

/** Access ends with the last day of the account or of its party, whichever comes first. */
export const hasEnded = (lastDays: readonly (string | null)[], today: string): boolean =>
  lastDays.some((last) => last !== null && last < today)
