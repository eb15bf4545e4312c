import { type Generated, type Selectable, sql } from 'kysely'
import type { Db } from '#kernel/db/connect.ts'
import { conflict, notFound } from '#kernel/errors/problem.ts'
import { firstDayOf, type IsoWeek, weekOf } from '#kernel/time/week.ts'
import type { Meeting, MeetingArea, MeetingParty } from './meeting.ts'

type Row = {
  municipality_id: string
  id: number
  version: number
  week: string
  planned_minutes: number
  started_at: string
  closed_at: string | null
  picture_id: number | null
  minutes: unknown
  sha256: string | null
  closed_room: Generated<boolean>
}
type PartyRow = { municipality_id: string; meeting_id: number; party_id: number; responsible: string }
type AreaRow = {
  municipality_id: string
  meeting_id: number
  area_id: number
  version: number
  note: string
  seconds: number
}
type EntryRow = { municipality_id: string; meeting_id: number; entry: string; received_at: string }
const tables = (db: Db) =>
  db.withTables<{
    'situation.meeting': Row
    'situation.meeting_party': PartyRow
    'situation.meeting_area': AreaRow
    'situation.meeting_entry': EntryRow
  }>()

const columns = [
  'id',
  'version',
  'week',
  'planned_minutes',
  'started_at',
  'closed_at',
  'picture_id',
  'sha256',
  'closed_room',
] as const
const toMeeting = (row: Pick<Selectable<Row>, (typeof columns)[number]>): Meeting => ({
  id: row.id,
  version: row.version,
  week: weekOf(row.week),
  plannedMinutes: row.planned_minutes,
  startedAt: row.started_at,
  closedAt: row.closed_at,
  pictureId: row.picture_id,
  sha256: row.sha256,
  closedRoom: row.closed_room,
})

/** All meetings, the latest week first. */
export async function listMeetings(db: Db): Promise<readonly Meeting[]> {
  const rows = await tables(db).selectFrom('situation.meeting').select(columns).orderBy('week', 'desc').execute()
  return rows.map(toMeeting)
}

export async function findMeeting(db: Db, week: IsoWeek): Promise<Meeting | null> {
  const row = await tables(db)
    .selectFrom('situation.meeting')
    .select(columns)
    .where('week', '=', firstDayOf(week))
    .executeTakeFirst()
  return row ? toMeeting(row) : null
}

/** Starts the week's meeting, or gives the one that somebody else has just started. */
export async function startMeeting(
  db: Db,
  municipality: string,
  meeting: Pick<Meeting, 'week' | 'plannedMinutes' | 'startedAt'>,
): Promise<{ readonly meeting: Meeting; readonly isNew: boolean }> {
  const row = await tables(db)
    .insertInto('situation.meeting')
    .values({
      municipality_id: municipality,
      id: sql<number>`default`,
      version: 1,
      week: firstDayOf(meeting.week),
      planned_minutes: meeting.plannedMinutes,
      started_at: meeting.startedAt,
      closed_at: null,
      picture_id: null,
      minutes: null,
      sha256: null,
    })
    .onConflict((found) => found.columns(['municipality_id', 'week']).doNothing())
    .returning(columns)
    .executeTakeFirst()
  if (row) return { meeting: toMeeting(row), isNew: true }
  const running = await findMeeting(db, meeting.week)
  if (!running) throw conflict()
  return { meeting: running, isNew: false }
}

type Ending = { readonly at: string; readonly pictureId: number; readonly minutes: object; readonly sha256: string }

export async function endMeeting(db: Db, meeting: Meeting, ending: Ending): Promise<Meeting> {
  const row = await tables(db)
    .updateTable('situation.meeting')
    .set({
      version: meeting.version + 1,
      closed_at: ending.at,
      picture_id: ending.pictureId,
      minutes: JSON.stringify(ending.minutes),
      sha256: ending.sha256,
    })
    .where('id', '=', meeting.id)
    .where('version', '=', meeting.version)
    .where('closed_at', 'is', null)
    .returning(columns)
    .executeTakeFirst()
  if (!row) throw conflict()
  return toMeeting(row)
}

/** Whether all in the room may read secret fields. No part of what the meeting decides, so its version stays. */
export async function setClosedRoom(db: Db, meetingId: number, closed: boolean): Promise<void> {
  await tables(db)
    .updateTable('situation.meeting')
    .set({ closed_room: closed })
    .where('id', '=', meetingId)
    .where('closed_at', 'is', null)
    .execute()
}

/** What was frozen when the meeting ended; not found before that. */
export async function getMinutes(db: Db, week: IsoWeek): Promise<unknown> {
  const row = await tables(db)
    .selectFrom('situation.meeting')
    .select('minutes')
    .where('week', '=', firstDayOf(week))
    .where('minutes', 'is not', null)
    .executeTakeFirst()
  if (!row) throw notFound()
  return row.minutes
}

/** True for the first time that something is received; false when the same came before. */
export async function takeEntry(
  db: Db,
  municipality: string,
  sent: { readonly meetingId: number; readonly entry: string; readonly now: string },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tables(db)
    .insertInto('situation.meeting_entry')
    .values({ municipality_id: municipality, meeting_id: sent.meetingId, entry: sent.entry, received_at: sent.now })
    .onConflict((found) => found.constraint('meeting_entry_pk').doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function listMeetingParties(db: Db, meetingId: number): Promise<readonly MeetingParty[]> {
  const rows = await tables(db)
    .selectFrom('situation.meeting_party')
    .select(['party_id', 'responsible'])
    .where('meeting_id', '=', meetingId)
    .orderBy('party_id')
    .execute()
  return rows.map(({ party_id, responsible }) => ({ partyId: party_id, responsible }))
}

export async function keepMeetingParty(
  db: Db,
  municipality: string,
  meetingId: number,
  { partyId, responsible }: MeetingParty,
): Promise<void> {
  await tables(db)
    .insertInto('situation.meeting_party')
    .values({ municipality_id: municipality, meeting_id: meetingId, party_id: partyId, responsible })
    .onConflict((found) => found.constraint('meeting_party_pk').doUpdateSet({ responsible }))
    .execute()
}

export async function removeMeetingParty(db: Db, meetingId: number, partyId: number): Promise<void> {
  await tables(db)
    .deleteFrom('situation.meeting_party')
    .where('meeting_id', '=', meetingId)
    .where('party_id', '=', partyId)
    .execute()
}

export async function listMeetingAreas(db: Db, meetingId: number): Promise<readonly MeetingArea[]> {
  const rows = await tables(db)
    .selectFrom('situation.meeting_area')
    .select(['area_id', 'version', 'note', 'seconds'])
    .where('meeting_id', '=', meetingId)
    .execute()
  return rows.map(({ area_id, ...row }) => ({ areaId: area_id, ...row }))
}

type OfMeeting = { readonly municipality: string; readonly meetingId: number }

/** Saves an area's note over the version that was seen (0: none); somebody else's in between is a conflict. */
export async function saveMeetingNote(
  db: Db,
  { municipality, meetingId }: OfMeeting,
  { areaId, version, note }: Pick<MeetingArea, 'areaId' | 'version' | 'note'>,
): Promise<void> {
  const row = await tables(db)
    .insertInto('situation.meeting_area')
    .values({ municipality_id: municipality, meeting_id: meetingId, area_id: areaId, version: 1, note, seconds: 0 })
    .onConflict((found) =>
      found
        .constraint('meeting_area_pk')
        .doUpdateSet({ note, version: version + 1 })
        .where(sql<boolean>`meeting_area.version = ${version}`),
    )
    .returning('version')
    .executeTakeFirst()
  if (!row || (version > 0 && row.version === 1)) throw conflict()
}

/** Keeps how long an area has been shown: the longest that any screen tells. A row that only has its time has version 0. */
export async function keepMeetingTime(
  db: Db,
  { municipality, meetingId }: OfMeeting,
  { areaId, seconds }: Pick<MeetingArea, 'areaId' | 'seconds'>,
): Promise<void> {
  await tables(db)
    .insertInto('situation.meeting_area')
    .values({ municipality_id: municipality, meeting_id: meetingId, area_id: areaId, version: 0, note: '', seconds })
    .onConflict((found) =>
      found.constraint('meeting_area_pk').doUpdateSet({
        seconds: sql<number>`greatest(meeting_area.seconds, ${seconds})`,
      }),
    )
    .execute()
}
