import { sql } from 'kysely'
import type { Db } from '#kernel/db/connect.ts'
import { firstDayOf, type IsoWeek } from '#kernel/time/week.ts'
import type { ObservationTables } from './observation.tables.ts'
import type { StoredExpectation, WeekCount } from './week-figures.ts'

type Tables = ObservationTables & {
  'situation.expectation': {
    municipality_id: string
    week: string
    area_id: number
    category_id: number
    mean: number
    size: number | null
    low: number
    high: number
    rare: number
    weeks_of_history: number
  }
}
const tables = (db: Db) => db.withTables<Tables>()

/** The counts of some weeks, Mondays as they are stored; weeks without a row had nothing counted. */
export async function listCounts(db: Db, from: IsoWeek, to: IsoWeek): Promise<readonly WeekCount[]> {
  const rows = await tables(db)
    .selectFrom('situation.weekly_count')
    .select(['week', 'area_id', 'category_id', 'n'])
    .where('week', '>=', firstDayOf(from))
    .where('week', '<=', firstDayOf(to))
    .where('n', '>', 0)
    .execute()
  return rows.map((row) => ({ monday: row.week, areaId: row.area_id, categoryId: row.category_id, n: row.n }))
}

export type AreaWeekTotal = { readonly monday: string; readonly areaId: number; readonly n: number }

/** Events per area and week, all categories together. */
export async function listAreaTotals(db: Db, from: IsoWeek, to: IsoWeek): Promise<readonly AreaWeekTotal[]> {
  const rows = await tables(db)
    .selectFrom('situation.weekly_count')
    .select((select) => ['week', 'area_id', select.fn.sum<number>('n').as('n')])
    .where('week', '>=', firstDayOf(from))
    .where('week', '<=', firstDayOf(to))
    .groupBy(['week', 'area_id'])
    .execute()
  return rows.map((row) => ({ monday: row.week, areaId: row.area_id, n: Number(row.n) }))
}

/** Mondays of weeks in which some party delivered, if only the word that there was nothing. */
export async function listDeliveryWeeks(db: Db, from: IsoWeek, to: IsoWeek): Promise<readonly string[]> {
  const rows = await tables(db)
    .selectFrom('situation.delivery')
    .select('week')
    .distinct()
    .where('week', '>=', firstDayOf(from))
    .where('week', '<=', firstDayOf(to))
    .execute()
  return rows.map(({ week }) => week)
}

export async function listExpectations(db: Db, week: IsoWeek): Promise<readonly StoredExpectation[]> {
  const rows = await tables(db)
    .selectFrom('situation.expectation')
    .selectAll()
    .where('week', '=', firstDayOf(week))
    .execute()
  return rows.map((row) => ({
    areaId: row.area_id,
    categoryId: row.category_id,
    mean: row.mean,
    size: row.size,
    low: row.low,
    high: row.high,
    rare: row.rare,
    weeks: row.weeks_of_history,
  }))
}

/** Keeps what was computed; two readers who compute the same at once keep the same. */
export async function keepExpectations(
  db: Db,
  municipality: string,
  week: IsoWeek,
  expectations: readonly StoredExpectation[],
): Promise<void> {
  for (let start = 0; start < expectations.length; start += 1000)
    await tables(db)
      .insertInto('situation.expectation')
      .values(
        expectations.slice(start, start + 1000).map((one) => ({
          municipality_id: municipality,
          week: firstDayOf(week),
          area_id: one.areaId,
          category_id: one.categoryId,
          mean: one.mean,
          size: one.size,
          low: one.low,
          high: one.high,
          rare: one.rare,
          weeks_of_history: one.weeks,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute()
}

export type RepeatPlace = {
  readonly areaId: number
  readonly placeId: number
  readonly categoryId: number
  readonly n: number
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
