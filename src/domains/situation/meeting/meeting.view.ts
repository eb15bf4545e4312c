import { z } from 'zod'
import { listedActivity } from '../activities/activity.ts'
import { ActivityEffect } from '../activities/activity-effect.ts'
import { PictureView } from '../pictures/picture.ts'
import { LevelWords, WeekContent } from '../pictures/picture-content.ts'
import { FocusMeeting } from './focus-meeting.ts'

/** What the pages of a meeting are given. */
export const MeetingShown = z.object({
  id: z.number(),
  version: z.number(),
  week: z.string(),
  plannedMinutes: z.number(),
  startedAt: z.string(),
  closedAt: z.string().nullable(),
  pictureId: z.number().nullable(),
  sha256: z.string().nullable(),
  closedRoom: z.boolean(),
})
export type MeetingShown = z.infer<typeof MeetingShown>

export const MeetingActivity = listedActivity({})
export type MeetingActivity = z.infer<typeof MeetingActivity>

const FocusStanding = z.object({
  met: z.boolean(),
  firstWeek: z.string(),
  lastWeek: z.string(),
  events: z.number(),
  weeksWithEvents: z.number(),
  rule: z.object({ weeks: z.number(), events: z.number(), weeksWithEvents: z.number() }),
})

export const MeetingAreaShown = z.object({
  id: z.number(),
  /** stored weeks up to this one, oldest first */
  history: z.array(z.object({ week: z.string(), level: z.number().nullable() })),
  note: z.string(),
  noteVersion: z.number(),
  seconds: z.number(),
  focus: FocusStanding,
  /** a focus meeting that is called and not held yet */
  called: FocusMeeting.nullable(),
  effects: z.array(ActivityEffect),
})
export type MeetingAreaShown = z.infer<typeof MeetingAreaShown>

export const AttendingParty = z.object({
  id: z.number(),
  name: z.string(),
  present: z.boolean(),
  responsible: z.string(),
})

export const MeetingView = z.object({
  week: z.string(),
  /** null: not started */
  meeting: MeetingShown.nullable(),
  /** the week's picture is published and no correction of it is being written */
  frozen: z.boolean(),
  content: WeekContent,
  levelWords: LevelWords,
  pictures: z.array(PictureView),
  areas: z.array(MeetingAreaShown),
  activities: z.array(MeetingActivity),
  /** those who usually come first: they attend now, did so last time, or report weekly */
  usual: z.array(AttendingParty),
  parties: z.array(z.object({ id: z.number(), name: z.string() })),
  /** an area that somebody has worked with counts as dealt with when its level is set */
  decided: z.number(),
  now: z.string(),
  /** of this drawing of the page: what a form of it sends twice with the same words is one */
  entry: z.guid(),
})
export type MeetingView = z.infer<typeof MeetingView>
