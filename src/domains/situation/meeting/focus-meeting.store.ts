import { sql } from 'kysely'
import type { Db } from '#kernel/db/connect.ts'
import { conflict, notFound } from '#kernel/errors/problem.ts'
import { addWeeks, firstDayOf, type IsoWeek, weekOf } from '#kernel/time/week.ts'
import type { ObservationTables } from '../observations/observation.tables.ts'
import type { FocusMeeting } from './focus-meeting.ts'
import type { SeriousWeek } from './focus-trigger.ts'

type Row = {
  municipality_id: string
  id: number
  version: number
  area_id: number
  first_week: string
  last_week: string
  events: number
  weeks_with_events: number
  about: string
  status: FocusMeeting['status']
  outcome: string | null
  closed_week: string | null
}
const tables = (db: Db) => db.withTables<{ 'situation.focus_meeting': Row }>()

const toFocus = (row: Row): FocusMeeting => ({
  id: row.id,
  version: row.version,
  areaId: row.area_id,
  firstWeek: weekOf(row.first_week),
  lastWeek: weekOf(row.last_week),
  events: row.events,
  weeksWithEvents: row.weeks_with_events,
  about: row.about,
  status: row.status,
  outcome: row.outcome,
  closedWeek: row.closed_week === null ? null : weekOf(row.closed_week),
})

/** All, those that were called last first. */
export async function listFocusMeetings(db: Db): Promise<readonly FocusMeeting[]> {
  const rows = await tables(db).selectFrom('situation.focus_meeting').selectAll().orderBy('id', 'desc').execute()
  return rows.map(toFocus)
}

export async function getFocusMeeting(db: Db, id: number): Promise<FocusMeeting> {
  const row = await tables(db).selectFrom('situation.focus_meeting').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound()
  return toFocus(row)
}

type NewFocus = Omit<FocusMeeting, 'id' | 'version' | 'status' | 'outcome' | 'closedWeek'>

export async function addFocusMeeting(db: Db, municipality: string, focus: NewFocus): Promise<FocusMeeting> {
  const row = await tables(db)
    .insertInto('situation.focus_meeting')
    .values({
      municipality_id: municipality,
      id: sql<number>`default`,
      version: 1,
      area_id: focus.areaId,
      first_week: firstDayOf(focus.firstWeek),
      last_week: firstDayOf(focus.lastWeek),
      events: focus.events,
      weeks_with_events: focus.weeksWithEvents,
      about: focus.about,
      status: 'called',
      outcome: null,
      closed_week: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  return toFocus(row)
}

/** Saves how it ended over the version that was seen. */
export async function saveFocusMeeting(db: Db, focus: FocusMeeting): Promise<FocusMeeting> {
  const row = await tables(db)
    .updateTable('situation.focus_meeting')
    .set({
      version: focus.version + 1,
      status: focus.status,
      outcome: focus.outcome,
      closed_week: focus.closedWeek === null ? null : firstDayOf(focus.closedWeek),
    })
    .where('id', '=', focus.id)
    .where('version', '=', focus.version)
    .returningAll()
    .executeTakeFirst()
  if (!row) throw conflict()
  return toFocus(row)
}

/** Serious events by area and week, in the weeks that end with one. `categories` are those that count as serious. */
export async function listSeriousWeeks(
  db: Db,
  {
    week,
    weeks,
    categories,
  }: { readonly week: IsoWeek; readonly weeks: number; readonly categories: readonly number[] },
): Promise<readonly SeriousWeek[]> {
  if (categories.length === 0) return []
  const rows = await db
    .withTables<ObservationTables>()
    .selectFrom('situation.weekly_count')
    .select((select) => ['area_id', 'week', select.fn.sum<number>('n').as('n')])
    .where('week', '>=', firstDayOf(addWeeks(week, 1 - weeks)))
    .where('week', '<=', firstDayOf(week))
    .where('category_id', 'in', [...categories])
    .where('n', '>', 0)
    .groupBy(['area_id', 'week'])
    .execute()
  return rows.map(({ area_id, week: monday, n }) => ({ areaId: area_id, week: weekOf(monday), n: Number(n) }))
}
