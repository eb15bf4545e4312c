import { createHash } from 'node:crypto'
import { z } from 'zod'
import { action, type Context } from '#kernel/action/action.ts'
import { accept } from '#kernel/errors/problem.ts'
import { languages } from '#kernel/i18n/texts.ts'
import { isoWeek, oneOf, strict } from '#kernel/model/fields.ts'
import type { IsoWeek } from '#kernel/time/week.ts'
import { assertComplete, canonicalJson, reportSchema } from '#reporting/report.ts'
import { acceptSuggestions } from '../levels/level.actions.ts'
import { createPicture, publishPictureAction, submitPicture } from '../pictures/picture.actions.ts'
import { getPicture, listWeekEditions } from '../pictures/picture.store.ts'
import { isOpen, Picture } from '../pictures/picture.ts'
import { meetingReference } from './meeting.actions.ts'
import { canHoldMeeting, canReadMeetings } from './meeting.policy.ts'
import { endMeeting, findMeeting, getMinutes } from './meeting.store.ts'
import { checkClose, checkRunning, MeetingInputs } from './meeting.ts'
import { MeetingShown } from './meeting.view.ts'
import { meetingMinutes, minutesSections } from './meeting-minutes.ts'
import { readMeeting } from './meeting-read.actions.ts'

/** What is stored when a meeting ends: its minutes in both languages. `format` tells later versions how to read it. */
const Minutes = z.object({ format: z.literal(1), reports: z.object({ sv: reportSchema, en: reportSchema }) })

/** Ends the meeting: levels that nobody has set are taken as suggested, the picture is published, and the minutes are frozen. */
export const closeMeeting = action('meetings.close', {
  http: 'POST /meetings/:week/close',
  input: MeetingInputs.close,
  allow: canHoldMeeting,
  run: async (context, { week, version, acceptRest }) => {
    const { db, actor, clock, changed } = context
    const found = await findMeeting(db, week)
    // Pressed twice: it ended the first time.
    if (found?.closedAt && found.version === version + 1) return found
    const meeting = accept(checkRunning(found))
    const { content } = await readMeeting(context, { week })
    const undecided = content.areas.flatMap(({ level }) => (level.decided ? [] : [level]))
    accept(checkClose(undecided, acceptRest) ?? meeting)
    if (undecided.length > 0) await acceptSuggestions.run(context, { week }, undefined)
    const picture = await publishWeek(context, week)
    const around = {
      view: await readMeeting(context, { week }),
      municipality: actor.municipalityName,
      startedAt: meeting.startedAt,
      endedAt: clock.now(),
      plannedMinutes: meeting.plannedMinutes,
    }
    const reports = { sv: meetingMinutes(around, 'sv'), en: meetingMinutes(around, 'en') }
    for (const report of Object.values(reports)) assertComplete(report, minutesSections)
    const sha256 = createHash('sha256')
      .update(canonicalJson(reports.sv))
      .update(canonicalJson(reports.en))
      .digest('hex')
    const ended = await endMeeting(
      db,
      { ...meeting, version },
      { at: clock.now(), pictureId: picture.id, minutes: { format: 1, reports }, sha256 },
    )
    changed(meetingReference(meeting), { closedAt: null }, { closedAt: ended.closedAt, sha256 })
    return ended
  },
  audit: 'write',
  output: MeetingShown,
})

/** The week's picture all the way: the draft that is open, or a new one. */
async function publishWeek(context: Context, week: IsoWeek): Promise<Picture> {
  const open = (await listWeekEditions(context.db, week)).find(isOpen)
  const draft = open ?? Picture.parse(await createPicture.run(context, newWeekly(week), undefined))
  const read =
    draft.status === 'review'
      ? draft
      : Picture.parse(await submitPicture.run(context, { id: draft.id, version: draft.version }, draft))
  await publishPictureAction.run(context, { id: read.id, version: read.version }, read)
  return getPicture(context.db, read.id)
}

const newWeekly = (week: IsoWeek) => ({ kind: 'weekly' as const, week, from: null, to: null, levels: [] })

/** The minutes as they were frozen. */
export const getMinutesAction = action('meetings.minutes', {
  http: 'GET /meetings/:week/minutes',
  input: strict({ week: isoWeek(), lang: oneOf(languages) }),
  allow: canReadMeetings,
  run: async ({ db }, { week, lang }) => {
    const { reports } = Minutes.parse(await getMinutes(db, week))
    return { meeting: await findMeeting(db, week), report: reports[lang] }
  },
  audit: 'none',
  output: z.object({ meeting: MeetingShown.nullable(), report: reportSchema }),
})
