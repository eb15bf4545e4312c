import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { isCurrent, listParties, type Party } from '#domains/parties/index.ts'
import { action, type Context } from '#kernel/action/action.ts'
import { denied } from '#kernel/auth/actor.ts'
import { isoWeek, strict } from '#kernel/model/fields.ts'
import { addWeeks, firstDayOf, type IsoWeek, weekOf } from '#kernel/time/week.ts'
import { listActivitiesDone, listActivitiesOfWeek } from '../activities/activity.store.ts'
import { isLate } from '../activities/activity.ts'
import { effectOf, lookedBackOn } from '../activities/activity-effect.ts'
import { listPartyWeeks } from '../counts/week-counts.store.ts'
import { canReadIndications } from '../indications/indication.policy.ts'
import { listLevelsBetween } from '../levels/level.store.ts'
import { levelInForce } from '../levels/level.ts'
import { listPictures, listWeekEditions } from '../pictures/picture.store.ts'
import { isOpen, latestCompleteWeek, weekOfPicture } from '../pictures/picture.ts'
import type { WeekContent } from '../pictures/picture-content.ts'
import { readLevelWords, readWeek } from '../pictures/picture-week.actions.ts'
import { listFocusMeetings, listSeriousWeeks } from './focus-meeting.store.ts'
import { listFocusRules } from './focus-rule.register.ts'
import { focusRuleOn, focusStanding } from './focus-trigger.ts'
import { canHoldMeeting, canReadMeetings } from './meeting.policy.ts'
import { findMeeting, listMeetingAreas, listMeetingParties, listMeetings } from './meeting.store.ts'
import type { Meeting } from './meeting.ts'
import { type MeetingAreaShown, MeetingShown, MeetingView } from './meeting.view.ts'

const weeksOfHistory = 26
/** How far back a week that was reported and has no published picture is looked for, and how many are told. */
const weeksLookedFor = 26
const mostWaiting = 4

export const listMeetingsAction = action('meetings.list', {
  http: 'GET /meetings',
  input: strict({}),
  allow: canReadMeetings,
  run: async ({ db, clock }) => {
    const latestWeek = latestCompleteWeek(clock.today())
    const published = new Set(
      (await listPictures(db))
        .filter(({ kind, status }) => kind === 'weekly' && status === 'published')
        .map((picture) => weekOfPicture(picture)),
    )
    const reported = await listPartyWeeks(db, addWeeks(latestWeek, 1 - weeksLookedFor), latestWeek)
    const waiting = new Set(reported.map(({ monday }) => weekOf(monday)).filter((week) => !published.has(week)))
    return {
      meetings: await listMeetings(db),
      latestWeek,
      waiting: [...waiting].sort().reverse().slice(0, mostWaiting),
    }
  },
  audit: 'none',
  output: z.object({ meetings: z.array(MeetingShown), latestWeek: z.string(), waiting: z.array(z.string()) }),
  can: (actor) => ({ hold: canHoldMeeting(actor) }),
})

/** The week's picture is published and nobody is correcting it: its levels stand. */
export async function isFrozen(db: Context['db'], week: IsoWeek): Promise<boolean> {
  const editions = await listWeekEditions(db, week)
  return editions.some(({ status }) => status === 'published') && !editions.some(isOpen)
}

/** Everything that the meeting of a week shows, before it has started too. */
export const getMeeting = action('meetings.get', {
  http: 'GET /meetings/:week',
  input: strict({ week: isoWeek() }),
  allow: canReadMeetings,
  run: readMeeting,
  audit: 'none',
  output: MeetingView,
  can: (actor, { meeting }) => ({
    hold: canHoldMeeting(actor),
    indications:
      meeting?.closedRoom === true && meeting.closedAt === null
        ? canReadIndications(actor)
        : denied('meetings.denied.open-room'),
  }),
})

export async function readMeeting(context: Context, { week }: { readonly week: IsoWeek }): Promise<MeetingView> {
  const { db, clock } = context
  const meeting = await findMeeting(db, week)
  const { content } = await readWeek(context, week)
  const parties = await listParties(db)
  const names = new Map(parties.map(({ id, name }) => [id, name]))
  const now = weekOf(clock.today())
  return {
    week,
    meeting,
    frozen: await isFrozen(db, week),
    content,
    levelWords: await readLevelWords(context),
    pictures: [...(await listWeekEditions(db, week))],
    areas: await toAreas(context, { meeting, content, names }),
    activities: (await listActivitiesOfWeek(db, week)).map((activity) => ({
      ...activity,
      party: names.get(activity.partyId) ?? '',
      late: isLate(activity, now),
    })),
    usual: await usualParties(context, meeting, parties),
    parties: parties.map(({ id, name }) => ({ id, name })),
    decided: content.areas.filter(({ level }) => level.decided).length,
    now: clock.now(),
    entry: randomUUID(),
  }
}

type Around = {
  readonly meeting: Meeting | null
  readonly content: WeekContent
  readonly names: ReadonlyMap<number, string>
}

async function toAreas({ db }: Context, { meeting, content, names }: Around): Promise<MeetingAreaShown[]> {
  const { week, areas, categories } = content
  const levels = await listLevelsBetween(db, { from: addWeeks(week, 1 - weeksOfHistory), to: week })
  const kept = new Map((meeting ? await listMeetingAreas(db, meeting.id) : []).map((one) => [one.areaId, one]))
  const rule = focusRuleOn(await listFocusRules(db), firstDayOf(week))
  const serious = await listSeriousWeeks(db, {
    week,
    weeks: rule.weeks,
    categories: categories.flatMap((one) => (one.serious ? [one.id] : [])),
  })
  const called = (await listFocusMeetings(db)).filter(({ status }) => status === 'called')
  const { from, to } = lookedBackOn(week)
  const done = await listActivitiesDone(db, from, to)
  return areas.map(({ id, weeks }) => ({
    id,
    history: levels.filter(({ areaId }) => areaId === id).map((row) => ({ week: row.week, level: levelInForce(row) })),
    note: kept.get(id)?.note ?? '',
    noteVersion: kept.get(id)?.version ?? 0,
    seconds: kept.get(id)?.seconds ?? 0,
    focus: focusStanding(
      rule,
      week,
      serious.filter(({ areaId }) => areaId === id),
    ),
    called: called.find(({ areaId }) => areaId === id) ?? null,
    effects: done.flatMap((activity) =>
      activity.areaId === id
        ? (effectOf(activity, { week, weeks, party: names.get(activity.partyId) ?? '' }) ?? [])
        : [],
    ),
  }))
}

/** Those who attend, those who did last time, and those who report weekly; the functions of last time are suggested. */
async function usualParties(
  { db, clock }: Context,
  meeting: Meeting | null,
  parties: readonly Party[],
): Promise<MeetingView['usual']> {
  const now = meeting ? await listMeetingParties(db, meeting.id) : []
  const last = (await listMeetings(db)).find(({ week }) => meeting === null || week < meeting.week)
  const before = last ? await listMeetingParties(db, last.id) : []
  return parties.flatMap((party) => {
    const attends = now.find(({ partyId }) => partyId === party.id)
    const came = before.find(({ partyId }) => partyId === party.id)
    const usual = party.reportsWeekly && isCurrent(party, clock.today())
    return attends || came || usual
      ? [
          {
            id: party.id,
            name: party.name,
            present: attends !== undefined,
            responsible: attends?.responsible ?? came?.responsible ?? '',
          },
        ]
      : []
  })
}
