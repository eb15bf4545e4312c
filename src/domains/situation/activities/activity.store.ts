import { sql } from 'kysely'
import type { Db } from '#kernel/db/connect.ts'
import { conflict, notFound } from '#kernel/errors/problem.ts'
import { firstDayOf, type IsoWeek, weekOf } from '#kernel/time/week.ts'
import type { Activity, KeptActivity } from './activity.ts'

type Row = {
  municipality_id: string
  id: number
  version: number
  agreed_week: string
  area_id: number | null
  text: string
  party_id: number
  responsible: string | null
  contact: string | null
  due_week: string
  status: Activity['status']
  outcome: string | null
  closed_week: string | null
  answer: Activity['answer']
  answer_text: string | null
  answered_at: string | null
  carried: number
}
const tables = (db: Db) => db.withTables<{ 'situation.activity': Row }>()

const toActivity = (row: Row): KeptActivity => ({
  id: row.id,
  version: row.version,
  agreedWeek: weekOf(row.agreed_week),
  areaId: row.area_id,
  text: row.text,
  partyId: row.party_id,
  responsible: row.responsible,
  contact: row.contact,
  dueWeek: weekOf(row.due_week),
  status: row.status,
  outcome: row.outcome,
  closedWeek: row.closed_week === null ? null : weekOf(row.closed_week),
  answer: row.answer,
  answerText: row.answer_text,
  answeredAt: row.answered_at,
  carried: row.carried,
})
const toRow = (activity: Omit<KeptActivity, 'id' | 'version'>) => ({
  agreed_week: firstDayOf(activity.agreedWeek),
  area_id: activity.areaId,
  text: activity.text,
  party_id: activity.partyId,
  responsible: activity.responsible,
  contact: activity.contact,
  due_week: firstDayOf(activity.dueWeek),
  status: activity.status,
  outcome: activity.outcome,
  closed_week: activity.closedWeek === null ? null : firstDayOf(activity.closedWeek),
  answer: activity.answer,
  answer_text: activity.answerText,
  answered_at: activity.answeredAt,
  carried: activity.carried,
})

/** All, those due first first. */
export async function listActivities(db: Db): Promise<readonly KeptActivity[]> {
  const rows = await tables(db).selectFrom('situation.activity').selectAll().orderBy('due_week').orderBy('id').execute()
  return rows.map(toActivity)
}

/** Those that stand in the picture of a week. */
export async function listActivitiesOfWeek(db: Db, week: IsoWeek): Promise<readonly KeptActivity[]> {
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

/** Those of areas that were done in some weeks: what is looked back on. */
export async function listActivitiesDone(db: Db, from: IsoWeek, to: IsoWeek): Promise<readonly KeptActivity[]> {
  const rows = await tables(db)
    .selectFrom('situation.activity')
    .selectAll()
    .where('status', '=', 'done')
    .where('area_id', 'is not', null)
    .where('closed_week', '>=', firstDayOf(from))
    .where('closed_week', '<=', firstDayOf(to))
    .orderBy('closed_week')
    .orderBy('id')
    .execute()
  return rows.map(toActivity)
}

export async function getActivity(db: Db, id: number): Promise<KeptActivity> {
  const row = await tables(db).selectFrom('situation.activity').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound()
  return toActivity(row)
}

export async function addActivity(
  db: Db,
  municipality: string,
  activity: Omit<KeptActivity, 'id' | 'version'>,
): Promise<KeptActivity> {
  const row = await tables(db)
    .insertInto('situation.activity')
    .values({ municipality_id: municipality, id: sql<number>`default`, version: 1, ...toRow(activity) })
    .returningAll()
    .executeTakeFirstOrThrow()
  return toActivity(row)
}

export async function saveActivity(db: Db, activity: KeptActivity): Promise<KeptActivity> {
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
