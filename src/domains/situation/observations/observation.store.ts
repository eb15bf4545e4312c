import { type Insertable, type Selectable, sql } from 'kysely'
import type { Db } from '#kernel/db/connect.ts'
import { conflict, notFound } from '#kernel/errors/problem.ts'
import { firstDayOf, type IsoWeek, weekOf } from '#kernel/time/week.ts'
import type { ObservationTables } from './observation.tables.ts'
import { type NewObservation, type Observation, type ObservationStatus, observationStatuses } from './observation.ts'

type Row = Selectable<ObservationTables['situation.observation']>
const tables = (db: Db) => db.withTables<ObservationTables>()

// The secret note is read by its own query only, so that it cannot come along by accident.
const columns = [
  'id',
  'version',
  'status',
  'status_reason',
  'merged_into',
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
  'basis',
  'party_id',
  'external_id',
  'import_id',
  'made_up',
  'created_at',
  'visibility',
  'visibility_reason',
  'assessment',
  'assessment_ground',
  'assessment_party_id',
  'assessed_by',
  'assessed_at',
  'redacted',
] as const

const toObservation = (row: Pick<Row, (typeof columns)[number]>): Observation => ({
  id: row.id,
  version: row.version,
  status: row.status,
  statusReason: row.status_reason,
  mergedInto: row.merged_into,
  categoryId: row.category_id,
  areaId: row.area_id,
  placeId: row.place_id,
  point: row.lon === null || row.lat === null ? null : { lon: row.lon, lat: row.lat },
  occurredFrom: row.occurred_from,
  occurredTo: row.occurred_to,
  precision: row.precision,
  week: weekOf(row.week),
  text: row.text,
  basis: row.basis,
  partyId: row.party_id,
  externalId: row.external_id,
  importId: row.import_id,
  madeUp: row.made_up,
  createdAt: row.created_at,
  visibility: row.visibility,
  visibilityReason: row.visibility_reason,
  assessment: row.assessment,
  assessmentGround: row.assessment_ground,
  assessmentPartyId: row.assessment_party_id,
  assessedBy: row.assessed_by,
  assessedAt: row.assessed_at,
  redacted: row.redacted,
})

const toRow = (observation: NewObservation) => ({
  status: observation.status,
  status_reason: observation.statusReason,
  merged_into: observation.mergedInto,
  category_id: observation.categoryId,
  area_id: observation.areaId,
  place_id: observation.placeId,
  lon: observation.point?.lon ?? null,
  lat: observation.point?.lat ?? null,
  occurred_from: observation.occurredFrom,
  occurred_to: observation.occurredTo,
  precision: observation.precision,
  week: firstDayOf(observation.week),
  text: observation.text,
  basis: observation.basis,
  party_id: observation.partyId,
  external_id: observation.externalId,
  import_id: observation.importId,
  made_up: observation.madeUp,
})

const toModeration = (observation: Observation) => ({
  visibility: observation.visibility,
  visibility_reason: observation.visibilityReason,
  assessment: observation.assessment,
  assessment_ground: observation.assessmentGround,
  assessment_party_id: observation.assessmentPartyId,
  assessed_by: observation.assessedBy,
  assessed_at: observation.assessedAt,
  redacted: observation.redacted,
})

export async function getObservation(db: Db, id: number): Promise<Observation> {
  const row = await tables(db)
    .selectFrom('situation.observation')
    .select(columns)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw notFound()
  return toObservation(row)
}

/** The link without account that it came through, and what was sent with it in one go. */
type Link = { readonly errandId: number; readonly sitting: string }
type Author = { readonly municipality: string; readonly accountId: number | null; readonly now: string }

/**
 * Stores an observation. When the same account, or the same link, has sent the same form before, nothing is stored and the one from then is given
 * with `first: false`.
 */
export async function addObservation(
  db: Db,
  by: Author & { readonly sendingId: string | null; readonly link?: Link | null },
  observation: NewObservation,
): Promise<{ readonly observation: Observation; readonly first: boolean }> {
  const values: Insertable<ObservationTables['situation.observation']> = {
    ...toRow(observation),
    municipality_id: by.municipality,
    secret_note: null,
    created_by: by.accountId,
    created_at: by.now,
    sending_id: by.sendingId,
    errand_id: by.link?.errandId ?? null,
    sitting_id: by.link?.sitting ?? null,
  }
  const sender = by.link ? 'errand_id' : 'created_by'
  const added = await tables(db)
    .insertInto('situation.observation')
    .values(values)
    .onConflict((conflict) =>
      by.link
        ? conflict
            .columns(['municipality_id', 'errand_id', 'sending_id'])
            .where('errand_id', 'is not', null)
            .where('sending_id', 'is not', null)
            .doNothing()
        : conflict
            .columns(['municipality_id', 'created_by', 'sending_id'])
            .where('sending_id', 'is not', null)
            .doNothing(),
    )
    .returning(columns)
    .executeTakeFirst()
  if (added) return { observation: toObservation(added), first: true }
  const known = await tables(db)
    .selectFrom('situation.observation')
    .select(columns)
    .where(sender, '=', by.link?.errandId ?? by.accountId)
    .where('sending_id', '=', by.sendingId)
    .executeTakeFirstOrThrow()
  return { observation: toObservation(known), first: false }
}

export async function saveObservation(db: Db, observation: Observation): Promise<Observation> {
  const row = await tables(db)
    .updateTable('situation.observation')
    .set({ ...toRow(observation), ...toModeration(observation), version: observation.version + 1 })
    .where('id', '=', observation.id)
    .where('version', '=', observation.version)
    .returning(columns)
    .executeTakeFirst()
  if (!row) throw conflict()
  return toObservation(row)
}

export async function getSecretNote(db: Db, id: number): Promise<string | null> {
  const row = await tables(db)
    .selectFrom('situation.observation')
    .select('secret_note')
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw notFound()
  return row.secret_note
}

export async function saveSecretNote(db: Db, id: number, note: string | null): Promise<void> {
  await tables(db).updateTable('situation.observation').set({ secret_note: note }).where('id', '=', id).execute()
}

export type ObservationFilter = {
  readonly from: IsoWeek | null
  readonly to: IsoWeek | null
  readonly areaId: number | null
  readonly categoryIds: readonly number[] | null
  readonly partyIds: readonly number[] | null
  readonly statuses: readonly ObservationStatus[] | null
  readonly basis: Observation['basis'] | null
  readonly words: string | null
  /** what was heard and nobody has confirmed or denied */
  readonly rumours: boolean
  /** the words are looked for in restricted ones too: what one may not read must not be found by guessing */
  readonly inRestricted: boolean
  /** null: all; the actor's scope, filtered in the query and never after */
  readonly visible: readonly { readonly partyId: number; readonly areaId: number | null }[] | null
}

const filtered = (db: Db, filter: ObservationFilter) => {
  let query = tables(db).selectFrom('situation.observation')
  if (filter.from) query = query.where('week', '>=', firstDayOf(filter.from))
  if (filter.to) query = query.where('week', '<=', firstDayOf(filter.to))
  if (filter.areaId !== null) {
    const areaId = filter.areaId
    query = query.where((where) => where.or([where('area_id', '=', areaId), where('place_id', '=', areaId)]))
  }
  if (filter.categoryIds) query = query.where('category_id', 'in', [...filter.categoryIds, 0])
  if (filter.partyIds) query = query.where('party_id', 'in', [...filter.partyIds, 0])
  if (filter.statuses) query = query.where('status', 'in', filter.statuses)
  if (filter.basis) query = query.where('basis', '=', filter.basis)
  if (filter.rumours) query = query.where('basis', '=', 'heard').where('assessment', 'is', null)
  if (filter.words) {
    query = query.where('text', 'ilike', `%${filter.words.replace(/[\\%_]/g, '\\$&')}%`)
    if (!filter.inRestricted) query = query.where('visibility', '=', 'internal')
  }
  if (filter.visible) {
    const { visible } = filter
    query = query.where((where) =>
      where.or(
        visible.map(({ partyId, areaId }) =>
          where.and([where('party_id', '=', partyId), ...(areaId === null ? [] : [where('area_id', '=', areaId)])]),
        ),
      ),
    )
  }
  return query
}

/** `ranked`: ids of categories, areas or parties in the order of their names, which this store does not know. */
export type ObservationOrder = { readonly descending: boolean } & (
  | { readonly by: 'when' | 'status' }
  | { readonly by: 'category' | 'area' | 'party'; readonly ranked: readonly number[] }
)
const rankedColumns = { category: 'category_id', area: 'area_id', party: 'party_id' } as const

const orderOf = (order: ObservationOrder) => {
  switch (order.by) {
    case 'when':
      return sql`occurred_from`
    case 'status':
      return sql`array_position(${observationStatuses}::text[], status)`
    default:
      return sql`array_position(${order.ranked}::bigint[], ${sql.ref(rankedColumns[order.by])})`
  }
}

export async function hasObservations(db: Db): Promise<boolean> {
  return (await tables(db).selectFrom('situation.observation').select('id').limit(1).executeTakeFirst()) !== undefined
}

/** A page of observations in order, and how many there are in all. */
export async function listObservations(
  db: Db,
  filter: ObservationFilter,
  page: { readonly size: number; readonly number: number; readonly order: ObservationOrder },
): Promise<{ readonly rows: readonly Observation[]; readonly total: number }> {
  const { n } = await filtered(db, filter)
    .select((select) => select.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  const rows = await filtered(db, filter)
    .select(columns)
    .orderBy(orderOf(page.order), page.order.descending ? 'desc' : 'asc')
    .orderBy('occurred_from', 'desc')
    .orderBy('id', 'desc')
    .limit(page.size)
    .offset((page.number - 1) * page.size)
    .execute()
  return { rows: rows.map(toObservation), total: n }
}

/** The next that a filter finds, in the order in which they came in: how everything is gone through without holding all of it. */
export async function listInOrder(
  db: Db,
  filter: ObservationFilter,
  { after, upTo, size }: { readonly after: number; readonly upTo: number | null; readonly size: number },
): Promise<readonly Observation[]> {
  const next = filtered(db, filter).select(columns).where('id', '>', after).orderBy('id').limit(size)
  const rows = await (upTo === null ? next : next.where('id', '<=', upTo)).execute()
  return rows.map(toObservation)
}

/** What was merged into an observation: its other sources. */
export async function listMerged(db: Db, id: number): Promise<readonly Observation[]> {
  const rows = await tables(db)
    .selectFrom('situation.observation')
    .select(columns)
    .where('merged_into', '=', id)
    .orderBy('id')
    .execute()
  return rows.map(toObservation)
}

/** What texts say now from which words have been struck, by id. */
export async function listStruck(db: Db, ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tables(db)
    .selectFrom('situation.observation')
    .select(['id', 'text'])
    .where('id', 'in', ids)
    .where('redacted', '=', true)
    .execute()
  return new Map(rows.map(({ id, text }) => [id, text]))
}

/** Others around the same days in some areas, as candidates for being the same event. */
export async function listNearby(
  db: Db,
  of: Observation,
  days: { from: string; to: string },
): Promise<readonly Observation[]> {
  const rows = await tables(db)
    .selectFrom('situation.observation')
    .select(columns)
    .where('area_id', '=', of.areaId)
    .where('id', '!=', of.id)
    .where('week', '>=', firstDayOf(weekOf(days.from.slice(0, 10))))
    .where('week', '<=', firstDayOf(weekOf(days.to.slice(0, 10))))
    .where('occurred_from', '>=', days.from)
    .where('occurred_from', '<=', days.to)
    .where('status', 'not in', ['dismissed', 'merged'])
    .limit(200)
    .execute()
  return rows.map(toObservation)
}

/** What a party has reported by hand since an instant, latest first. */
export async function listReported(
  db: Db,
  { partyId, since }: { readonly partyId: number; readonly since: string },
): Promise<readonly Observation[]> {
  const rows = await tables(db)
    .selectFrom('situation.observation')
    .select(columns)
    .where('party_id', '=', partyId)
    .where('created_at', '>=', since)
    .where('import_id', 'is', null)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(50)
    .execute()
  return rows.map(toObservation)
}

/** What was sent through a link in one go, latest first. */
export async function listSitting(db: Db, link: Link): Promise<readonly Observation[]> {
  const rows = await tables(db)
    .selectFrom('situation.observation')
    .select(columns)
    .where('errand_id', '=', link.errandId)
    .where('sitting_id', '=', link.sitting)
    .orderBy('id', 'desc')
    .limit(50)
    .execute()
  return rows.map(toObservation)
}

/** The categories a party reports most often since a week, most used first. */
export async function listCommonCategories(
  db: Db,
  { partyId, from, most }: { readonly partyId: number; readonly from: IsoWeek; readonly most: number },
): Promise<readonly number[]> {
  const rows = await tables(db)
    .selectFrom('situation.observation')
    .select('category_id')
    .where('party_id', '=', partyId)
    .where('week', '>=', firstDayOf(from))
    .where('status', 'not in', ['dismissed', 'merged'])
    .groupBy('category_id')
    .orderBy((count) => count.fn.countAll(), 'desc')
    .orderBy('category_id')
    .limit(most)
    .execute()
  return rows.map((row) => row.category_id)
}
