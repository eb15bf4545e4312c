import { sql } from 'kysely'
import type { Db } from '#kernel/db/connect.ts'
import { conflict, notFound } from '#kernel/errors/problem.ts'
import { firstDayOf, type IsoWeek, weekOf } from '#kernel/time/week.ts'
import type { Activity } from './activity.ts'

type Row = {
  municipality_id: string
  id: number
  version: number
  agreed_week: string
  area_id: number | null
  text: string
  party_id: number
  due_week: string
  status: Activity['status']
  outcome: string | null
  closed_week: string | null
}
const tables = (db: Db) => db.withTables<{ 'situation.activity': Row }>()

const toActivity = (row: Row): Activity => ({
  id: row.id,
  version: row.version,
  agreedWeek: weekOf(row.agreed_week),
  areaId: row.area_id,
  text: row.text,
  partyId: row.party_id,
  dueWeek: weekOf(row.due_week),
  status: row.status,
  outcome: row.outcome,
  closedWeek: row.closed_week === null ? null : weekOf(row.closed_week),
})
const toRow = (activity: Omit<Activity, 'id' | 'version'>) => ({
  agreed_week: firstDayOf(activity.agreedWeek),
  area_id: activity.areaId,
  text: activity.text,
  party_id: activity.partyId,
  due_week: firstDayOf(activity.dueWeek),
  status: activity.status,
  outcome: activity.outcome,
  closed_week: activity.closedWeek === null ? null : firstDayOf(activity.closedWeek),
})

/** All, those due first first. */
export async function listActivities(db: Db): Promise<readonly Activity[]> {
  const rows = await tables(db).selectFrom('situation.activity').selectAll().orderBy('due_week').orderBy('id').execute()
  return rows.map(toActivity)
}

/** Those that stand in the picture of a week. */
export async function listActivitiesOfWeek(db: Db, week: IsoWeek): Promise<readonly Activity[]> {
  const monday = firstDayOf(week)
  const rows = await tables(db)
    .selectFrom('situation.activity')
    .selectAll()
    .where('agreed_week', '<=', monday)
    .where((row) => row.or([row('closed_week', 'is', null), row('closed_week', '>=', monday)]))
    .orderBy('due_week')
    .orderBy('id')
    .execute()
  return rows.map(toActivity)
}

export async function getActivity(db: Db, id: number): Promise<Activity> {
  const row = await tables(db).selectFrom('situation.activity').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound()
  return toActivity(row)
}

export async function addActivity(
  db: Db,
  municipality: string,
  activity: Omit<Activity, 'id' | 'version'>,
): Promise<Activity> {
  const row = await tables(db)
    .insertInto('situation.activity')
    .values({ municipality_id: municipality, id: sql<number>`default`, version: 1, ...toRow(activity) })
    .returningAll()
    .executeTakeFirstOrThrow()
  return toActivity(row)
}

export async function saveActivity(db: Db, activity: Activity): Promise<Activity> {
  const row = await tables(db)
    .updateTable('situation.activity')
    .set({ ...toRow(activity), version: activity.version + 1 })
    .where('id', '=', activity.id)
    .where('version', '=', activity.version)
    .returningAll()
    .executeTakeFirst()
  if (!row) throw conflict()
  return toActivity(row)
}
