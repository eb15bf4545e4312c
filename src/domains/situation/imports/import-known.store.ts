import { sql } from 'kysely'
import type { Db } from '#kernel/db/connect.ts'
import type { IsoDate } from '#kernel/time/week.ts'
import type { Observation } from '../observations/observation.ts'
import { checkSum, comparedColumns, comparedOf } from './import-rows.store.ts'

/** Why a good row is not stored after all; `first` is the row of the file that has its id already. */
export const takenOutReasons = ['twice-in-file', 'known', 'known-changed', 'edited-since'] as const
export type TakenOutReason = (typeof takenOutReasons)[number]
export type TakenOut = { readonly row: number; readonly reason: TakenOutReason; readonly first: number | null }

/** Takes rows out whose id an earlier row of the same party has. Returns how many. */
export async function takeOutRepeated(db: Db): Promise<number> {
  const { numAffectedRows } = await sql`
    with first as (
      select party_id, external_id, min(row) as row from staged_observation where external_id is not null
      group by party_id, external_id having count(*) > 1
    ), out as (
      delete from staged_observation s using first
      where s.party_id = first.party_id and s.external_id = first.external_id and s.row > first.row
      returning s.row, first.row as first
    ) insert into taken_out_row select row, 'twice-in-file', first from out`.execute(db)
  return Number(numAffectedRows ?? 0)
}

/**
 * Rows whose observation is there already. `same`: the file says what it said before, or what stands there. `changed`: it says
 * something new. `edited`: it does, and somebody has changed the observation since it was imported.
 */
export type Known = { readonly same: number; readonly changed: number; readonly edited: number }

/** Of what stood there before the import. */
export async function findKnown(db: Db, importId: number): Promise<Known> {
  await sql`analyze staged_observation`.execute(db)
  await sql`
    create temporary table known_row on commit drop as
    select s.row, o.id, case
      when s.delivered = o.delivered or (${comparedOf('s')}) is not distinct from (${comparedOf('o')}) then 'same'
      -- what words were struck from must not come back with the file that had them
      when o.redacted or (o.delivered is not null and o.delivered <> ${checkSum('o')}) then 'edited'
      else 'changed' end as what
    from staged_observation s join situation.observation o on o.party_id = s.party_id and o.external_id = s.external_id
    where o.import_id is distinct from ${importId}::bigint`.execute(db)
  const { rows } = await sql<{ what: keyof Known; n: number }>`
    select what, count(*) as n from known_row group by what`.execute(db)
  const counted = { same: 0, changed: 0, edited: 0 }
  for (const { what, n } of rows) counted[what] = n
  return counted
}

/** Takes known rows out; with a reason they are rejected, without one they are left as they are. */
export async function takeOutKnown(db: Db, what: keyof Known, reason: TakenOutReason | null): Promise<void> {
  await sql`
    with out as (
      delete from staged_observation s using known_row k where k.row = s.row and k.what = ${what} returning s.row
    ) insert into taken_out_row select row, ${reason} as reason, null from out where ${reason}::text is not null`.execute(
    db,
  )
}

/** The rows that were taken out and are to be rejected, in the order of the file and some at a time, however many. */
export async function* listTakenOut(db: Db): AsyncGenerator<TakenOut> {
  await sql`declare taken_out no scroll cursor for select row, reason, first from taken_out_row order by row`.execute(
    db,
  )
  for (;;) {
    const { rows } = await sql<TakenOut>`fetch 4000 from taken_out`.execute(db)
    if (rows.length === 0) return
    yield* rows
  }
}

type Changed = Pick<
  Observation,
  'categoryId' | 'areaId' | 'placeId' | 'occurredFrom' | 'occurredTo' | 'precision' | 'text'
> & { readonly week: IsoDate }
export type UpdatedObservation = { readonly id: number; readonly before: Changed; readonly after: Changed }

type StoredObservation = {
  category_id: number
  area_id: number
  place_id: number | null
  occurred_from: string
  occurred_to: string | null
  precision: Observation['precision']
  week: IsoDate
  text: string
}
type ChangedRow = { readonly id: number; readonly before: StoredObservation; readonly after: StoredObservation }

const toChanged = (row: StoredObservation): Changed => ({
  categoryId: row.category_id,
  areaId: row.area_id,
  placeId: row.place_id,
  occurredFrom: new Date(row.occurred_from).toISOString(),
  occurredTo: row.occurred_to === null ? null : new Date(row.occurred_to).toISOString(),
  precision: row.precision,
  text: row.text,
  week: row.week,
})
const toUpdated = ({ id, before, after }: ChangedRow): UpdatedObservation => ({
  id,
  before: toChanged(before),
  after: toChanged(after),
})

const changedColumns = sql.raw([...comparedColumns, 'delivered'].join(', '))
const changedOf = (alias: string) =>
  sql.raw([...comparedColumns, 'delivered'].map((name) => `${alias}.${name}`).join(', '))

/**
 * Brings the observations that the file says something new of to what their rows say, and keeps what they were for an undoing.
 * Their status, and what people wrote beside them, stays.
 */
export async function updateChanged(
  db: Db,
  { municipality, importId }: { readonly municipality: string; readonly importId: number },
): Promise<readonly UpdatedObservation[]> {
  const { rows } = await sql<ChangedRow>`
    with old as (
      select o.id, to_jsonb(o) as before, k.row
      from known_row k join situation.observation o on o.id = k.id where k.what = 'changed' for update of o
    ), changed as (
      update situation.observation o
      set (${changedColumns}) = (select ${changedOf('s')} from staged_observation s where s.row = old.row), version = o.version + 1
      from old where o.id = old.id
      returning o.id, o.version, old.before, to_jsonb(o) as after
    ), kept as (
      insert into situation.import_change (municipality_id, observation_id, import_id, version, before)
      select ${municipality}, id, ${importId}::bigint, version,
        (select jsonb_object_agg(key, value) from jsonb_each(before) where key = any (${[...comparedColumns, 'delivered']}))
      from changed
    )
    select id, before, after from changed`.execute(db)
  return rows.map(toUpdated)
}

/** Puts back what an import changed in observations that nobody has worked on since. */
export async function putBackChanged(db: Db, importId: number): Promise<readonly UpdatedObservation[]> {
  const { rows } = await sql<ChangedRow>`
    with old as (
      select o.id, to_jsonb(o) as before, c.before as earlier
      from situation.import_change c join situation.observation o on o.id = c.observation_id and o.version = c.version
      where c.import_id = ${importId} for update of o
    )
    update situation.observation o
    set (${changedColumns}) = (select ${changedOf('was')} from jsonb_populate_record(null::situation.observation, old.earlier) was),
      version = o.version + 1
    from old where o.id = old.id
    returning o.id, old.before, to_jsonb(o) as after`.execute(db)
  return rows.map(toUpdated)
}

/** How many observations an import changed, and how many of them nobody has worked on since. */
export async function countChangedBy(
  db: Db,
  importId: number,
): Promise<{ readonly changed: number; readonly unchangedSince: number }> {
  const { rows } = await sql<{ changed: number; unchanged_since: number }>`
    select count(*) as changed, count(o.id) as unchanged_since
    from situation.import_change c left join situation.observation o on o.id = c.observation_id and o.version = c.version
    where c.import_id = ${importId}`.execute(db)
  return { changed: rows[0]?.changed ?? 0, unchangedSince: rows[0]?.unchanged_since ?? 0 }
}
