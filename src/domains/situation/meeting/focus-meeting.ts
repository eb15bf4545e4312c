import { z } from 'zod'
import { type Rejection, reject } from '#kernel/errors/problem.ts'
import { id, oneOf, strict, version } from '#kernel/model/fields.ts'
import { freeText } from '#kernel/privacy/free-text.ts'
import type { IsoWeek } from '#kernel/time/week.ts'

/** A meeting about one area with several serious events over a longer period (P-05, O-49): called, then held or dropped. */
export const focusMeetingStatuses = ['called', 'held', 'dropped'] as const

export const FocusMeeting = z.object({
  id: z.number(),
  version: z.number(),
  areaId: z.number(),
  /** the weeks whose events it is about, with how many serious ones there were and in how many of the weeks */
  firstWeek: z.string(),
  lastWeek: z.string(),
  events: z.number(),
  weeksWithEvents: z.number(),
  about: z.string(),
  status: z.enum(focusMeetingStatuses),
  outcome: z.string().nullable(),
  closedWeek: z.string().nullable(),
})
export type FocusMeeting = z.infer<typeof FocusMeeting>

export const CloseFocus = strict({
  id: id(),
  version: version(),
  status: oneOf(['held', 'dropped']),
  outcome: freeText(2000),
})

/** Held says what it led to, dropped says why. */
export function closeFocus(
  meeting: FocusMeeting,
  { status, outcome }: Pick<z.infer<typeof CloseFocus>, 'status' | 'outcome'>,
  week: IsoWeek,
): FocusMeeting | Rejection {
  if (meeting.status !== 'called') return reject('focus-meetings.rejected.closed')
  if (outcome === '') return reject('focus-meetings.rejected.outcome-missing')
  return { ...meeting, status, outcome, closedWeek: week }
}
