import { sql } from 'kysely'
import type { Db } from '#kernel/db/connect.ts'
import { addWeeks, firstDayOf, type IsoWeek } from '#kernel/time/week.ts'
import type { ObservationTables } from '../observations/observation.tables.ts'
import { tryExpectationLock } from './expectation.store.ts'
import type { AreaWeekTotal, WindowCount } from './week-figures.ts'

type CountRow = readonly [areaId: number, categoryId: number, before: number, one: number, four: number, twelve: number]
type TotalRow = readonly [monday: string, areaId: number, n: number]
type ReporterRow = readonly [areaId: number, partyId: number, weeks: number]
type Kept = {
  readonly counts: readonly CountRow[]
  readonly totals: readonly TotalRow[]
  readonly reporters: readonly ReporterRow[]
}
type Tables = ObservationTables & {
  'situation.week_sums': Kept & { municipality_id: string; week: string }
}
const tables = (db: Db) => db.withTables<Tables>()

/** In how many of the twelve weeks a party has reported anything from an area. */
export type AreaReporter = { readonly areaId: number; readonly partyId: number; readonly weeks: number }
export type WeekSums = {
  readonly counts: readonly WindowCount[]
  readonly totals: readonly AreaWeekTotal[]
  readonly reporters: readonly AreaReporter[]
}

/**
 * The twelve weeks that end with the week: what was counted in each window by area and category, and in each week by area; what is
 * not there had nothing; and who reported from where. Summed once and kept; the trigger on counts removes what a change has made stale.
 */
export async function ensureWeekSums(db: Db, municipality: string, week: IsoWeek): Promise<WeekSums> {
  const kept = await tables(db)
    .selectFrom('situation.week_sums')
    .select(['counts', 'totals', 'reporters'])
    .where('week', '=', firstDayOf(week))
    .executeTakeFirst()
  if (kept) return toWeekSums(kept)
  // With the lock no change is under way that the sums lack; without it they are right for this transaction only.
  const alone = await tryExpectationLock(db, municipality)
  const sums = await sumWeeks(db, week)
  if (alone)
    await tables(db)
      .insertInto('situation.week_sums')
      .values({
        municipality_id: municipality,
        week: firstDayOf(week),
        counts: sql`${JSON.stringify(sums.counts)}::json`,
        totals: sql`${JSON.stringify(sums.totals)}::json`,
        reporters: sql`${JSON.stringify(sums.reporters)}::json`,
      })
      .onConflict((conflict) => conflict.constraint('week_sums_pk').doNothing())
      .execute()
  return toWeekSums(sums)
}

const toWeekSums = ({ counts, totals, reporters }: Kept): WeekSums => ({
  counts: counts.map(([areaId, categoryId, before, one, four, twelve]) => ({
    areaId,
    categoryId,
    before,
    windows: { 1: one, 4: four, 12: twelve },
  })),
  totals: totals.map(([monday, areaId, n]) => ({ monday, areaId, n })),
  reporters: reporters.map(([areaId, partyId, weeks]) => ({ areaId, partyId, weeks })),
})

/** A row of the groups by week has no category, and the other way about. */
async function sumWeeks(db: Db, week: IsoWeek): Promise<Kept> {
  const since = (weeks: number) => firstDayOf(addWeeks(week, 1 - weeks))
  const monday = firstDayOf(week)
  const rows = await tables(db)
    .selectFrom('situation.weekly_count')
    .select([
      sql<string | null>`week`.as('week'),
      'area_id',
      sql<number | null>`category_id`.as('category_id'),
      sql<number | null>`(sum(n) filter (where week = ${monday}))::integer`.as('one'),
      sql<number | null>`(sum(n) filter (where week = ${since(2)}))::integer`.as('before'),
      sql<number | null>`(sum(n) filter (where week >= ${since(4)}))::integer`.as('four'),
      sql<number>`sum(n)::integer`.as('twelve'),
    ])
    .where('week', '>=', since(12))
    .where('week', '<=', monday)
    .where('n', '>', 0)
    .groupBy(sql`grouping sets ((area_id, category_id), (week, area_id))`)
    .execute()
  const reporters = await tables(db)
    .selectFrom('situation.weekly_count')
    .select((select) => ['area_id', 'party_id', select.fn.count<number>('week').distinct().as('weeks')])
    .where('week', '>=', since(12))
    .where('week', '<=', monday)
    .where('n', '>', 0)
    .groupBy(['area_id', 'party_id'])
    .execute()
  return {
    reporters: reporters.map(({ area_id, party_id, weeks }): ReporterRow => [area_id, party_id, weeks]),
    counts: rows.flatMap(({ area_id, category_id, before, one, four, twelve }): CountRow[] =>
      category_id === null ? [] : [[area_id, category_id, before ?? 0, one ?? 0, four ?? 0, twelve]],
    ),
    totals: rows.flatMap(({ week: of, area_id, twelve }): TotalRow[] => (of === null ? [] : [[of, area_id, twelve]])),
  }
}
