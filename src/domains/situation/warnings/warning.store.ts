import { sql } from 'kysely'
import type { Db } from '#kernel/db/connect.ts'
import { firstDayOf, type IsoDate, weekOf } from '#kernel/time/week.ts'
import type { ObservationTables } from '../observations/observation.tables.ts'
import type { NewWarning, Recipient, SeriousFact, Warning } from './warning.ts'

type WarningRow = {
  municipality_id: string
  id: number
  kind: Warning['kind']
  once: string
  found_at: string
  digest_day: string | null
  week: string
  area_id: number | null
  category_id: number | null
  observation_id: number | null
  params: unknown
}
type RecipientRow = {
  municipality_id: string
  id: number
  kind: Recipient['kind']
  role: Recipient['role']
  party_id: number | null
}
const tables = (db: Db) =>
  db.withTables<{ 'situation.warning': WarningRow; 'situation.warning_recipient': RecipientRow } & ObservationTables>()

const toWarning = (row: WarningRow): Warning => ({
  id: row.id,
  kind: row.kind,
  foundAt: row.found_at,
  digestDay: row.digest_day,
  week: weekOf(row.week),
  areaId: row.area_id,
  categoryId: row.category_id,
  observationId: row.observation_id,
  params: row.params as Warning['params'],
})
const toRecipient = (row: RecipientRow): Recipient => ({
  id: row.id,
  kind: row.kind,
  role: row.role,
  partyId: row.party_id,
})

export async function listRecipients(db: Db): Promise<readonly Recipient[]> {
  const rows = await tables(db)
    .selectFrom('situation.warning_recipient')
    .selectAll()
    .orderBy('kind')
    .orderBy('role')
    .execute()
  return rows.map(toRecipient)
}

export async function addRecipient(db: Db, municipality: string, recipient: Omit<Recipient, 'id'>): Promise<Recipient> {
  const row = await tables(db)
    .insertInto('situation.warning_recipient')
    .values({
      municipality_id: municipality,
      id: sql<number>`default`,
      kind: recipient.kind,
      role: recipient.role,
      party_id: recipient.partyId,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  return toRecipient(row)
}

export async function removeRecipient(db: Db, id: number): Promise<Recipient | null> {
  const row = await tables(db)
    .deleteFrom('situation.warning_recipient')
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()
  return row ? toRecipient(row) : null
}

/** Keeps those that are not kept yet; they wait for a digest. */
export async function keepWarnings(
  db: Db,
  { municipality, now }: { readonly municipality: string; readonly now: string },
  warnings: readonly NewWarning[],
): Promise<void> {
  if (warnings.length === 0) return
  await tables(db)
    .insertInto('situation.warning')
    .values(
      warnings.map((one) => ({
        municipality_id: municipality,
        id: sql<number>`default`,
        kind: one.kind,
        once: one.once,
        found_at: now,
        digest_day: null,
        week: firstDayOf(one.week),
        area_id: one.areaId,
        category_id: one.categoryId,
        observation_id: one.observationId,
        params: JSON.stringify(one.params),
      })),
    )
    .onConflict((conflict) => conflict.constraint('warning_once').doNothing())
    .execute()
}

/** Puts what waits into the day's digest and returns it; nothing where the day has had its digest. */
export async function closeDigest(db: Db, day: IsoDate): Promise<readonly Warning[]> {
  const had = await tables(db)
    .selectFrom('situation.warning')
    .select('id')
    .where('digest_day', '=', day)
    .limit(1)
    .executeTakeFirst()
  if (had) return []
  const rows = await tables(db)
    .updateTable('situation.warning')
    .set({ digest_day: day })
    .where('digest_day', 'is', null)
    .returningAll()
    .execute()
  return rows.map(toWarning)
}

export async function listWarnings(db: Db, day: IsoDate): Promise<readonly Warning[]> {
  const rows = await tables(db)
    .selectFrom('situation.warning')
    .selectAll()
    .where('digest_day', '=', day)
    .orderBy('kind')
    .orderBy('id')
    .execute()
  return rows.map(toWarning)
}

/** Days that had a digest, the latest first, and how many warnings each held; null: those that wait. */
export async function listDigests(
  db: Db,
  most: number,
): Promise<readonly { readonly day: string | null; readonly n: number }[]> {
  const rows = await tables(db)
    .selectFrom('situation.warning')
    .select((select) => ['digest_day as day', select.fn.countAll<number>().as('n')])
    .groupBy('digest_day')
    .orderBy('digest_day', (order) => order.desc().nullsFirst())
    .limit(most)
    .execute()
  return rows.map(({ day, n }) => ({ day, n: Number(n) }))
}

/** Events of serious categories that came in after an instant. */
export async function listNewSerious(
  db: Db,
  { since, categoryIds }: { readonly since: string; readonly categoryIds: readonly number[] },
): Promise<readonly SeriousFact[]> {
  if (categoryIds.length === 0) return []
  const rows = await tables(db)
    .selectFrom('situation.observation')
    .select(['id', 'week', 'area_id', 'category_id'])
    .where('created_at', '>=', since)
    .where('category_id', 'in', [...categoryIds])
    .where('status', 'not in', ['dismissed', 'merged'])
    .orderBy('id')
    .limit(mostSerious)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    week: weekOf(row.week),
    areaId: row.area_id,
    categoryId: row.category_id,
  }))
}
/** A file of several years can bring thousands at once; the rest is in the week's picture. */
const mostSerious = 200
