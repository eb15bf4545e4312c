import { createHash } from 'node:crypto'
import { z } from 'zod'
import { getArea } from '#domains/areas/index.ts'
import { getParty } from '#domains/parties/index.ts'
import { action, type Context } from '#kernel/action/action.ts'
import { canonicalJson } from '#kernel/audit/trail.ts'
import { accept, Problem } from '#kernel/errors/problem.ts'
import { refer } from '#kernel/model/reference.ts'
import type { IsoWeek } from '#kernel/time/week.ts'
import { carryActivityAction, closeActivityAction, createActivity } from '../activities/activity.actions.ts'
import { getActivity } from '../activities/activity.store.ts'
import { setLevelAction } from '../levels/level.actions.ts'
import { addFocusMeeting } from './focus-meeting.store.ts'
import { canHoldMeeting } from './meeting.policy.ts'
import {
  findMeeting,
  keepMeetingParty,
  keepMeetingTime,
  listMeetingAreas,
  listMeetingParties,
  removeMeetingParty,
  saveMeetingNote,
  setClosedRoom,
  startMeeting,
  takeEntry,
} from './meeting.store.ts'
import { checkRoom, checkRunning, checkStart, type Meeting, MeetingInputs } from './meeting.ts'
import { MeetingShown } from './meeting.view.ts'
import { isFrozen, readMeeting } from './meeting-read.actions.ts'

export const meetingReference = (meeting: Pick<Meeting, 'id'>) => refer('situation.meeting', meeting.id)
const Done = z.object({ week: z.string() })
type Sent = { readonly week: IsoWeek; readonly entry: string | null } & Readonly<Record<string, unknown>>

/** All forms of a page share its number, and going back to one gives the same again: other words make another sending. */
const entryOf = (sent: Sent): string => createHash('sha256').update(canonicalJson(sent)).digest('hex').slice(0, 32)

/**
 * Does what a screen has sent, once: a sending that was received before changes nothing, so that a browser that lost the answer
 * may send again. Refused when the meeting is not running.
 */
async function once(
  context: Context,
  sent: Sent,
  work: (meeting: Meeting) => Promise<unknown>,
): Promise<{ week: IsoWeek }> {
  const { db, actor, clock } = context
  const { week } = sent
  const meeting = await findMeeting(db, week)
  const received =
    meeting !== null &&
    sent.entry !== null &&
    !(await takeEntry(db, actor.municipality, { meetingId: meeting.id, entry: entryOf(sent), now: clock.now() }))
  if (!received) await work(accept(checkRunning(meeting)))
  return { week }
}

/** Starts the week's meeting; whoever comes second joins the one that runs. */
export const startMeetingAction = action('meetings.start', {
  http: 'POST /meetings',
  input: MeetingInputs.start,
  allow: canHoldMeeting,
  run: async ({ db, actor, clock, changed }, { week, minutes }) => {
    if ((await findMeeting(db, week)) === null)
      accept(checkStart(week, clock.today(), await isFrozen(db, week)) ?? week)
    const asked = { week, plannedMinutes: minutes, startedAt: clock.now() }
    const { meeting, isNew } = await startMeeting(db, actor.municipality, asked)
    if (isNew) changed(meetingReference(meeting), null, { week, plannedMinutes: minutes })
    return meeting
  },
  audit: 'write',
  output: MeetingShown,
})

/** Who is there, by party and function. A party that is left out of the sending stays as it was. */
export const attendMeeting = action('meetings.attend', {
  http: 'POST /meetings/:week/parties',
  input: MeetingInputs.attend,
  allow: canHoldMeeting,
  run: (context, input) =>
    once(context, input, async (meeting) => {
      const { db, actor, changed } = context
      const { parties } = input
      const before = await listMeetingParties(db, meeting.id)
      for (const { party, present, responsible } of parties) {
        if (party === null) continue
        const had = before.find(({ partyId }) => partyId === party)
        if (present) {
          const { name } = await getParty(db, party)
          // Whoever comes in opens a closed room: the chair has to close it anew.
          if (!had && meeting.closedRoom) await openRoom(context, meeting)
          await keepMeetingParty(db, actor.municipality, meeting.id, { partyId: party, responsible })
          changed(
            meetingReference(meeting),
            { [`party.${name}`]: had?.responsible ?? null },
            { [`party.${name}`]: responsible },
          )
        } else if (had) {
          const { name } = await getParty(db, party)
          await removeMeetingParty(db, meeting.id, party)
          changed(meetingReference(meeting), { [`party.${name}`]: had.responsible }, { [`party.${name}`]: null })
        }
      }
    }),
  audit: 'write',
  output: Done,
})

async function openRoom({ db, changed }: Context, meeting: Meeting): Promise<void> {
  await setClosedRoom(db, meeting.id, false)
  changed(meetingReference(meeting), { closedRoom: true }, { closedRoom: false })
}

/** Whoever holds the meeting says that all in the room may read secret fields, or that they no longer do. */
export const setRoom = action('meetings.room', {
  http: 'POST /meetings/:week/room',
  input: MeetingInputs.room,
  allow: canHoldMeeting,
  run: async (context, { week, closed }) => {
    const { db, changed } = context
    const meeting = accept(checkRunning(await findMeeting(db, week)))
    accept(checkRoom(closed, await listMeetingParties(db, meeting.id)) ?? meeting)
    await setClosedRoom(db, meeting.id, closed)
    changed(meetingReference(meeting), { closedRoom: meeting.closedRoom }, { closedRoom: closed })
    return { week }
  },
  audit: 'write',
  output: Done,
})

export const decideInMeeting = action('meetings.decide', {
  http: 'POST /meetings/:week/areas/:area/level',
  input: MeetingInputs.decide,
  allow: canHoldMeeting,
  run: (context, input) => once(context, input, () => setLevelAction.run(context, input, undefined)),
  audit: 'write',
  output: Done,
})

export const noteInMeeting = action('meetings.note', {
  http: 'POST /meetings/:week/areas/:area/note',
  input: MeetingInputs.note,
  allow: canHoldMeeting,
  run: (context, input) =>
    once(context, input, async (meeting) => {
      const { db, actor, changed } = context
      const { area, note, version } = input
      const { name } = await getArea(db, area)
      const before = (await listMeetingAreas(db, meeting.id)).find(({ areaId }) => areaId === area)
      const of = { municipality: actor.municipality, meetingId: meeting.id }
      await saveMeetingNote(db, of, { areaId: area, version, note })
      changed(meetingReference(meeting), { [`note.${name}`]: before?.note ?? '' }, { [`note.${name}`]: note })
    }),
  audit: 'write',
  output: Done,
})

/** Hands out an activity, agreed in the week that the meeting is about. */
export const handOutInMeeting = action('meetings.hand-out', {
  http: 'POST /meetings/:week/activities',
  input: MeetingInputs.handOut,
  allow: canHoldMeeting,
  run: (context, input) =>
    once(context, input, () => createActivity.run(context, { ...input, agreedWeek: input.week }, undefined)),
  audit: 'write',
  output: Done,
})

/** What becomes of an earlier activity: closed with its outcome, or carried over to a later week. */
export const settleInMeeting = action('meetings.settle', {
  http: 'POST /meetings/:week/activities/:id',
  input: MeetingInputs.settle,
  allow: canHoldMeeting,
  run: (context, input) =>
    once(context, input, async () => {
      const { week, id, version, dueWeek, status, outcome } = input
      const activity = await getActivity(context.db, id)
      if (status !== null) return closeActivityAction.run(context, { id, version, status, outcome }, activity)
      return carryActivityAction.run(context, { id, version, dueWeek: dueWeek ?? week }, activity)
    }),
  audit: 'write',
  output: Done,
})

/** Calls a focus meeting about an area, with the numbers as they stand. */
export const callFocusMeeting = action('meetings.call-focus', {
  http: 'POST /meetings/:week/areas/:area/focus',
  input: MeetingInputs.callFocus,
  allow: canHoldMeeting,
  run: (context, input) =>
    once(context, input, async () => {
      const { db, actor, changed } = context
      const { area, about } = input
      await getArea(db, area)
      const { areas } = await readMeeting(context, input)
      const standing = areas.find(({ id }) => id === area)?.focus
      if (!standing) throw new Problem('rejected', 'levels.rejected.not-in-picture')
      const { firstWeek, lastWeek, events, weeksWithEvents } = standing
      const focus = await addFocusMeeting(db, actor.municipality, {
        areaId: area,
        firstWeek,
        lastWeek,
        events,
        weeksWithEvents,
        about,
      })
      changed(refer('situation.focus-meeting', focus.id), null, focus)
    }),
  audit: 'write',
  output: Done,
})

/** How long a screen has shown an area. Not in the trail: the minutes tell it. */
export const timeInMeeting = action('meetings.time', {
  http: 'POST /meetings/:week/areas/:area/time',
  input: MeetingInputs.time,
  allow: canHoldMeeting,
  run: async ({ db, actor }, { week, area, seconds }) => {
    const meeting = accept(checkRunning(await findMeeting(db, week)))
    await getArea(db, area)
    await keepMeetingTime(db, { municipality: actor.municipality, meetingId: meeting.id }, { areaId: area, seconds })
    return { week }
  },
  audit: 'write',
  output: Done,
})
