/** How letters go out by e-mail: when to try again, when to give up, and what a failure is called. */

const minuteMs = 60_000
const waits = [1, 5, 30, 120, 360, 1440]
/** A letter older than this says what no longer holds: after a long stop, or when e-mail is first switched on, it stays in the inbox only. */
const tooOldDays = 3
const longest = 100

/** When a letter that has been tried `attempts` times before is tried again, should this time fail; null when this time is the last. */
export const nextAttempt = (attempts: number, now: string): string | null => {
  const wait = waits[attempts]
  return wait === undefined ? null : later(now, wait * minuteMs)
}

const later = (now: string, ms: number): string => new Date(Date.parse(now) + ms).toISOString()

export const isTooOld = (postedAt: string, now: string): boolean =>
  Date.parse(now) - Date.parse(postedAt) > tooOldDays * 1440 * minuteMs

export type MailFailure = { readonly reason: string; readonly final: boolean }

/**
 * What a failed attempt means: the mail server's own number (`smtp-550`; those from 500 are final, RFC 5321 4.2.1) or the name of
 * the fault (`econnrefused`). Never the server's words, which may quote the address.
 */
export function failureOf(error: unknown): MailFailure {
  const { responseCode, code } = error as { responseCode?: unknown; code?: unknown }
  if (typeof responseCode === 'number')
    // 530, 534, 535 and 538 are about our own sign-in to the mail server, which the operator can mend.
    return {
      reason: `smtp-${responseCode}`,
      final: responseCode >= 500 && ![530, 534, 535, 538].includes(responseCode),
    }
  return { reason: typeof code === 'string' ? code.toLowerCase().slice(0, longest) : 'unknown', final: false }
}
