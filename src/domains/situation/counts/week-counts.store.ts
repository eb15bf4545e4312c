import { sql } from 'kysely'
import type { Db } from '#kernel/db/connect.ts'
import { firstDayOf, type IsoWeek } from '#kernel/time/week.ts'
import type { ObservationTables } from '../observations/observation.tables.ts'
import type { RepeatPlace } from './week-figures.ts'
import type { PartyCount, PartyWeek } from './week-series.ts'

const tables = (db: Db) => db.withTables<ObservationTables>()

/** Counts of every party in some weeks; weeks without a row had nothing counted. */
export async function listPartyCounts(db: Db, from: IsoWeek, to: IsoWeek): Promise<readonly PartyCount[]> {
  const rows = await tables(db)
    .selectFrom('situation.weekly_count')
    .select(['week', 'area_id', 'category_id', 'party_id', 'n'])
    .where('week', '>=', firstDayOf(from))
    .where('week', '<=', firstDayOf(to))
    .where('n', '>', 0)
    .execute()
  return rows.map((row) => ({
    monday: row.week,
    areaId: row.area_id,
    categoryId: row.category_id,
    partyId: row.party_id,
    n: row.n,
  }))
}

/** The Monday of the first week in which anything was counted; null before the first observation. */
export async function findFirstCountedMonday(db: Db): Promise<string | null> {
  const row = await tables(db)
    .selectFrom('situation.weekly_count')
    .select('week')
    .where('n', '>', 0)
    .orderBy('week')
    .limit(1)
    .executeTakeFirst()
  return row?.week ?? null
}

/** Weeks in which a party delivered, if only the word that there was nothing. */
export async function listPartyWeeks(db: Db, from: IsoWeek, to: IsoWeek): Promise<readonly PartyWeek[]> {
  const rows = await tables(db)
    .selectFrom('situation.delivery')
    .select(['week', 'party_id'])
    .where('week', '>=', firstDayOf(from))
    .where('week', '<=', firstDayOf(to))
    .execute()
  return rows.map((row) => ({ monday: row.week, partyId: row.party_id }))
}

/** Places with the same category at least `fewest` times in the four weeks that end with `week`, the last time in `week` itself. */
export async function listRepeatPlaces(
  db: Db,
  fourWeeksFrom: IsoWeek,
  week: IsoWeek,
  fewest: number,
): Promise<readonly RepeatPlace[]> {
  const monday = firstDayOf(week)
  const rows = await tables(db)
    .selectFrom('situation.observation')
    .select((select) => ['area_id', 'place_id', 'category_id', select.fn.countAll<number>().as('n')])
    .where('week', '>=', firstDayOf(fourWeeksFrom))
    .where('week', '<=', monday)
    .where('place_id', 'is not', null)
    .where('status', 'not in', ['dismissed', 'merged'])
    .groupBy(['area_id', 'place_id', 'category_id'])
    .having((select) => select(select.fn.countAll<number>(), '>=', fewest))
    .having(sql<boolean>`bool_or(week = ${monday})`)
    .execute()
  return rows.map((row) => ({ areaId: row.area_id, placeId: row.place_id ?? 0, categoryId: row.category_id, n: row.n }))
}
