import { sql } from 'kysely'
import type { Db } from '#kernel/db/connect.ts'
import { firstDayOf, type IsoWeek, weekOf } from '#kernel/time/week.ts'
import type { ObservationTables } from '../observations/observation.tables.ts'

/** What parties delivered for a week. Observations beat the word that there was nothing, whichever came first. */
export type Delivery = { readonly partyId: number; readonly nothingToReport: boolean; readonly deliveredAt: string }

const tables = (db: Db) => db.withTables<ObservationTables>()

export async function noteDelivery(
  db: Db,
  municipality: string,
  delivery: { partyId: number; weeks: readonly IsoWeek[]; nothingToReport: boolean; byImport: boolean; now: string },
): Promise<void> {
  if (delivery.weeks.length === 0) return
  await tables(db)
    .insertInto('situation.delivery')
    .values(
      [...new Set(delivery.weeks)].sort().map((week) => ({
        municipality_id: municipality,
        party_id: delivery.partyId,
        week: firstDayOf(week),
        nothing_to_report: delivery.nothingToReport,
        delivered_at: delivery.now,
        first_at: delivery.now,
        first_by_import: delivery.byImport,
      })),
    )
    .onConflict((conflict) =>
      conflict.constraint('delivery_pk').doUpdateSet({
        nothing_to_report: sql<boolean>`situation.delivery.nothing_to_report and excluded.nothing_to_report`,
        delivered_at: sql<string>`excluded.delivered_at`,
      }),
    )
    .execute()
}

export async function listDeliveries(db: Db, week: IsoWeek): Promise<readonly Delivery[]> {
  const rows = await tables(db)
    .selectFrom('situation.delivery')
    .selectAll()
    .where('week', '=', firstDayOf(week))
    .execute()
  return rows.map((row) => ({
    partyId: row.party_id,
    nothingToReport: row.nothing_to_report,
    deliveredAt: row.delivered_at,
  }))
}

/** By party, the latest week up to this one in which it handed something in or said that there was nothing. */
export async function listLastDeliveries(db: Db, upTo: IsoWeek): Promise<ReadonlyMap<number, IsoWeek>> {
  const rows = await tables(db)
    .selectFrom('situation.delivery')
    .select((select) => ['party_id', select.fn.max('week').as('week')])
    .where('week', '<=', firstDayOf(upTo))
    .groupBy('party_id')
    .execute()
  return new Map(rows.map((row) => [row.party_id, weekOf(row.week)]))
}
