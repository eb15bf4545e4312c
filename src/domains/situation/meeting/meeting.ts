import { z } from 'zod'
import { type Rejection, reject } from '#kernel/errors/problem.ts'
import { id, isoWeek, list, optional, strict, wholeNumber, yesNo } from '#kernel/model/fields.ts'
import { freeText, requiredFreeText } from '#kernel/privacy/free-text.ts'
import { type IsoWeek, lastDayOf } from '#kernel/time/week.ts'
import { ActivityOutcome, activityFields } from '../activities/activity.ts'

/** The weekly meeting of the operational group: one a week, resumable, and closed for good when its picture is published. */
export type Meeting = {
  readonly id: number
  readonly version: number
  readonly week: IsoWeek
  readonly plannedMinutes: number
  /** instants */
  readonly startedAt: string
  readonly closedAt: string | null
  readonly pictureId: number | null
  readonly sha256: string | null
  /** whoever holds it has said that all in the room may read secret fields */
  readonly closedRoom: boolean
}
export const usualMinutes = 30

/** Who was there: the party and the function that stood for it, never a person. */
export type MeetingParty = { readonly partyId: number; readonly responsible: string }

/** What a meeting keeps of an area beside its level and activities. */
export type MeetingArea = {
  readonly areaId: number
  readonly version: number
  readonly note: string
  readonly seconds: number
}

/** Given by the browser that queues what it sends, or by the page that was drawn: the same sending twice is one. */
const entry = optional(z.guid())
const inArea = { week: isoWeek(), area: id(), entry }

export const MeetingInputs = {
  start: strict({ week: isoWeek(), minutes: wholeNumber(5, 240) }),
  attend: strict({
    week: isoWeek(),
    entry,
    parties: list(strict({ party: optional(id()), present: yesNo(), responsible: freeText(120) })),
  }),
  room: strict({ week: isoWeek(), closed: yesNo() }),
  decide: strict({ ...inArea, level: wholeNumber(1, 5), reason: freeText(500), version: wholeNumber() }),
  note: strict({ ...inArea, note: freeText(2000), version: wholeNumber() }),
  handOut: strict({ ...inArea, ...activityFields, area: optional(id()) }),
  callFocus: strict({ ...inArea, about: requiredFreeText(500) }),
  time: strict({ week: isoWeek(), area: id(), seconds: wholeNumber(0, 86_400) }),
  settle: strict({
    week: isoWeek(),
    entry,
    id: id(),
    version: wholeNumber(1),
    dueWeek: optional(isoWeek()),
    status: optional(ActivityOutcome.status),
    outcome: ActivityOutcome.outcome,
  }),
  close: strict({ week: isoWeek(), version: wholeNumber(1), acceptRest: yesNo() }),
}

/** A meeting is about a week that is over and has no published picture, or one that is being corrected. */
export function checkStart(week: IsoWeek, today: string, frozen: boolean): Rejection | null {
  if (lastDayOf(week) >= today) return reject('meetings.rejected.week-not-over')
  return frozen ? reject('meetings.rejected.published') : null
}

export const checkRunning = (meeting: Meeting | null): Meeting | Rejection => {
  if (meeting === null) return reject('meetings.rejected.not-started')
  return meeting.closedAt === null ? meeting : reject('meetings.rejected.closed')
}

/** The room is closed only when it is noted who is in it. */
export const checkRoom = (closed: boolean, present: readonly MeetingParty[]): Rejection | null =>
  closed && present.length === 0 ? reject('meetings.rejected.nobody-noted') : null

/** All levels are set, or the meeting takes the suggestions for the rest; one without a suggestion stays open. */
export const checkClose = (
  undecided: readonly { readonly suggested: number | null }[],
  acceptRest: boolean,
): Rejection | null =>
  undecided.length > 0 && !acceptRest ? reject('meetings.rejected.undecided', { n: undecided.length }) : null
