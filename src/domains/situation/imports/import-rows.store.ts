import { sql } from 'kysely'
import type { Db } from '#kernel/db/connect.ts'
import type { IsoDate } from '#kernel/time/week.ts'
import type { Observation } from '../observations/observation.ts'
import type { ImportTables } from './import.store.ts'

/** A row on its way in. PostgreSQL does not take COPY into a table under row-level security, so rows are gathered in a temporary one. */
export type StagedRow = Pick<
  Observation,
  'categoryId' | 'areaId' | 'placeId' | 'occurredFrom' | 'occurredTo' | 'precision' | 'text' | 'partyId' | 'externalId'
> & {
  readonly row: number
  readonly lon: number | null
  readonly lat: number | null
  /** Monday */
  readonly week: IsoDate
}

const columns = sql.raw(
  'party_id bigint, category_id bigint, area_id bigint, place_id bigint, lon numeric(6, 3), lat numeric(5, 3), occurred_from timestamptz, occurred_to timestamptz, precision text, week date, text text, external_id text collate "C"',
)

/** What an import says of an observation; the order is that of its check sum, so it must stay. */
export const comparedColumns = [
  'category_id',
  'area_id',
  'place_id',
  'lon',
  'lat',
  'occurred_from',
  'occurred_to',
  'precision',
  'week',
  'text',
] as const
export const comparedOf = (alias: string) => sql.raw(comparedColumns.map((name) => `${alias}.${name}`).join(', '))
/** Eight bytes that tell whether a file still says the same of an observation. */
export const checkSum = (alias: string) => sql<string>`hash_record_extended(row(${comparedOf(alias)}), 0)`

export async function openStage(db: Db): Promise<void> {
  await sql`create temporary table staged_observation (row integer primary key, ${columns}, delivered bigint not null) on commit drop`.execute(
    db,
  )
  await sql`create temporary table taken_out_row (row integer not null, reason text not null, first integer) on commit drop`.execute(
    db,
  )
}

/** One JSON text per batch: nothing else that goes through an ordinary statement is as fast from Node. */
export async function stageRows(db: Db, rows: readonly StagedRow[]): Promise<void> {
  const values = rows.map((row) => ({
    row: row.row,
    party_id: row.partyId,
    category_id: row.categoryId,
    area_id: row.areaId,
    place_id: row.placeId,
    lon: row.lon,
    lat: row.lat,
    occurred_from: row.occurredFrom,
    occurred_to: row.occurredTo,
    precision: row.precision,
    week: row.week,
    text: row.text,
    external_id: row.externalId,
  }))
  await sql`insert into staged_observation select staged.*, ${checkSum('staged')} from json_to_recordset(${JSON.stringify(values)}) as staged (row integer, ${columns})`.execute(
    db,
  )
}

export type StoredAs = {
  readonly municipality: string
  readonly importId: number
  readonly status: 'new' | 'triaged'
  readonly madeUp: boolean
  readonly accountId: number | null
  readonly now: string
}

/** From here on the import's rows are stored uncounted, until they are counted or all that was stored since is taken back. */
export async function beginStoring(db: Db, importId: number): Promise<void> {
  await sql`savepoint before_storing`.execute(db)
  await sql`select set_config('situation.storing_import', ${String(importId)}, true)`.execute(db)
}

export async function takeBackStored(db: Db): Promise<void> {
  await sql`rollback to savepoint before_storing`.execute(db)
}

/** Keeps the weekly counts of what the import has stored. */
export async function countStored(db: Db, importId: number): Promise<void> {
  await sql`select situation.count_import(${importId}::bigint)`.execute(db)
}

/** Rows of the file, the first left out. */
export type Stretch = { readonly after: number; readonly to: number }

/**
 * Stores the staged rows of a stretch, in the order of the file. Those whose id is there already are passed over: what they are is
 * settled when all rows are staged.
 */
export async function storeStretch(db: Db, as: StoredAs, { after, to }: Stretch): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into situation.observation (municipality_id, status, category_id, area_id, place_id, lon, lat, occurred_from, occurred_to, precision, week,
      text, delivered, basis, party_id, external_id, import_id, made_up, created_by, created_at)
    select ${as.municipality}, ${as.status}, category_id, area_id, place_id, lon, lat, occurred_from, occurred_to, precision, week,
      text, delivered, 'seen', party_id, external_id, ${as.importId}::bigint, ${as.madeUp}::boolean, ${as.accountId}::bigint, ${as.now}::timestamptz
    from staged_observation where row > ${after} and row <= ${to} order by row
    on conflict (municipality_id, party_id, external_id) where external_id is not null do nothing`.execute(db)
  return Number(numAffectedRows ?? 0)
}

/** For which weeks each party has now delivered something. */
export async function listStagedWeeks(
  db: Db,
): Promise<readonly { readonly partyId: number; readonly weeks: readonly IsoDate[] }[]> {
  const { rows } = await sql<{ party_id: number; weeks: readonly IsoDate[] }>`
    select party_id, array_agg(distinct week::text) as weeks from staged_observation group by party_id`.execute(db)
  return rows.map(({ party_id, weeks }) => ({ partyId: party_id, weeks }))
}

/** Observations of an import that nobody has done anything with since, and how many of it there are in all. */
export async function countOfImport(
  db: Db,
  importId: number,
): Promise<{ readonly all: number; readonly untouched: number }> {
  const row = await ofImport(db, importId)
    .select((select) => [
      select.fn.countAll<number>().as('all'),
      sql<number>`count(*) filter (where ${untouched})`.as('untouched'),
    ])
    .executeTakeFirstOrThrow()
  return row
}

const ofImport = (db: Db, importId: number) =>
  db.withTables<ImportTables>().selectFrom('situation.observation').where('import_id', '=', importId)
const untouched = sql<boolean>`(version = 1 and secret_note is null and status in ('new', 'triaged')
  and not exists (select from situation.observation other where other.merged_into = situation.observation.id))`

/** Removes them; the others stay with their history. Returns how many went. */
export async function removeUntouched(db: Db, importId: number): Promise<number> {
  // For each row that goes PostgreSQL looks for others merged into it, by a plan that it made when it thought the table small:
  // reading all of it every time. Until this transaction ends it plans anew, and uses the index.
  await sql`select set_config('plan_cache_mode', 'force_custom_plan', true), set_config('enable_seqscan', 'off', true)`.execute(
    db,
  )
  const { numDeletedRows } = await db
    .withTables<ImportTables>()
    .deleteFrom('situation.observation')
    .where('import_id', '=', importId)
    .where(untouched)
    .executeTakeFirst()
  return Number(numDeletedRows)
}

/** Mondays of the weeks, of an import's observations, that stand in a published picture. */
export async function listPublishedWeeksOf(db: Db, importId: number): Promise<readonly IsoDate[]> {
  const { rows } = await sql<{ week: IsoDate }>`
    select distinct o.week from situation.observation o
    where o.import_id = ${importId} and exists (
      select from situation.picture p where p.snapshot is not null and o.week between p.period_from and p.period_to)
    order by o.week limit 100`.execute(db)
  return rows.map(({ week }) => week)
}
