import { type Generated, sql } from 'kysely'
import type { Db } from '#kernel/db/connect.ts'
import { conflict, notFound } from '#kernel/errors/problem.ts'
import { firstDayOf, weekOf } from '#kernel/time/week.ts'
import type { Indication, Weighing } from './indication.ts'

type Row = {
  municipality_id: string
  id: Generated<number>
  version: Generated<number>
  area_id: number
  observation_id: number | null
  raised_week: string
  reason: string
  status: Indication['status']
  outcome: string | null
  closed_week: string | null
}
type WeekRow = {
  municipality_id: string
  indication_id: number
  week: string
  verdict: Weighing['verdict']
  note: string
}
const tables = (db: Db) => db.withTables<{ 'situation.indication': Row; 'situation.indication_week': WeekRow }>()

const columns = [
  'id',
  'version',
  'area_id',
  'observation_id',
  'raised_week',
  'reason',
  'status',
  'outcome',
  'closed_week',
] as const
type Selected = { [column in (typeof columns)[number]]: Row[column] extends Generated<infer T> ? T : Row[column] }

const toIndication = (row: Selected): Indication => ({
  id: row.id,
  version: row.version,
  areaId: row.area_id,
  observationId: row.observation_id,
  raisedWeek: weekOf(row.raised_week),
  reason: row.reason,
  status: row.status,
  outcome: row.outcome,
  closedWeek: row.closed_week === null ? null : weekOf(row.closed_week),
})

/** All, those that were raised last first. */
export async function listIndications(db: Db): Promise<readonly Indication[]> {
  const rows = await tables(db).selectFrom('situation.indication').select(columns).orderBy('id', 'desc').execute()
  return rows.map(toIndication)
}

export async function getIndication(db: Db, id: number): Promise<Indication> {
  const row = await tables(db)
    .selectFrom('situation.indication')
    .select(columns)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw notFound()
  return toIndication(row)
}

export async function addIndication(
  db: Db,
  municipality: string,
  raised: Pick<Indication, 'areaId' | 'observationId' | 'raisedWeek' | 'reason'>,
): Promise<Indication> {
  const row = await tables(db)
    .insertInto('situation.indication')
    .values({
      municipality_id: municipality,
      area_id: raised.areaId,
      observation_id: raised.observationId,
      raised_week: firstDayOf(raised.raisedWeek),
      reason: raised.reason,
      status: 'followed',
      outcome: null,
      closed_week: null,
    })
    .returning(columns)
    .executeTakeFirstOrThrow()
  return toIndication(row)
}

/** Saves how it stands over the version that was seen. */
export async function saveIndication(db: Db, { id, version, ...indication }: Indication): Promise<Indication> {
  const row = await tables(db)
    .updateTable('situation.indication')
    .set({
      version: version + 1,
      status: indication.status,
      outcome: indication.outcome,
      closed_week: indication.closedWeek === null ? null : firstDayOf(indication.closedWeek),
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning(columns)
    .executeTakeFirst()
  if (!row) throw conflict()
  return toIndication(row)
}

/** What the weeks said, by indication, the oldest first. */
export async function listWeighings(db: Db, ids: readonly number[]): Promise<ReadonlyMap<number, readonly Weighing[]>> {
  if (ids.length === 0) return new Map()
  const rows = await tables(db)
    .selectFrom('situation.indication_week')
    .select(['indication_id', 'week', 'verdict', 'note'])
    .where('indication_id', 'in', [...ids])
    .orderBy('week')
    .execute()
  return Map.groupBy(
    rows.map(({ indication_id, week, ...row }) => ({ indicationId: indication_id, week: weekOf(week), ...row })),
    ({ indicationId }) => indicationId,
  )
}

/** What was said of a week is replaced by what is said of it later in the week. */
export async function keepWeighing(
  db: Db,
  municipality: string,
  indicationId: number,
  { week, verdict, note }: Weighing,
): Promise<void> {
  await tables(db)
    .insertInto('situation.indication_week')
    .values({ municipality_id: municipality, indication_id: indicationId, week: firstDayOf(week), verdict, note })
    .onConflict((found) =>
      found.constraint('indication_week_pk').doUpdateSet({
        verdict: sql.ref<Weighing['verdict']>('excluded.verdict'),
        note: sql.ref<string>('excluded.note'),
      }),
    )
    .execute()
}
