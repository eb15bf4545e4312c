import { sql } from 'kysely'
import type { Db } from '#kernel/db/connect.ts'
import { addWeeks, firstDayOf, type IsoWeek } from '#kernel/time/week.ts'
import { listCounts, listDeliveryWeeks } from './week-counts.store.ts'
import {
  allCategories,
  expectationsFor,
  type History,
  historyWeeks,
  type StoredExpectation,
  type UsualTotal,
} from './week-figures.ts'

type Tables = {
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

type Wanted = Pick<History, 'week' | 'areaIds' | 'categories'> & { readonly municipality: string }

/**
 * What would be normal in the week for every area and category. Computed once and kept; the triggers on the counts remove
 * what an earlier week's change has made stale. Empty where the history is too short.
 */
export async function ensureExpectations(db: Db, wanted: Wanted): Promise<readonly StoredExpectation[]> {
  const kept = await listExpectations(db, wanted.week)
  if (fits(kept, wanted)) return kept
  // A writer of counts holds this lock shared until it commits: with the lock, no change is under way that the history below
  // lacks. Without it the result is right for what this transaction sees, but must not be kept.
  const alone = await tryLock(db, wanted.municipality)
  const from = addWeeks(wanted.week, -historyWeeks)
  const to = addWeeks(wanted.week, -1)
  const expectations = expectationsFor({
    week: wanted.week,
    areaIds: wanted.areaIds,
    categories: wanted.categories,
    counts: await listCounts(db, from, to),
    deliveryWeeks: await listDeliveryWeeks(db, from, to),
  })
  if (alone) await replaceExpectations(db, wanted, expectations)
  return expectations
}

/** Every change takes the row of all categories together with it, so that what is there tells whether anything is missing. */
function fits(kept: readonly StoredExpectation[], { areaIds, categories }: Wanted): boolean {
  const areas = new Set(kept.flatMap((one) => (one.categoryId === allCategories ? [one.areaId] : [])))
  const known = new Set(categories.map(({ id }) => id))
  return (
    kept.length > 0 &&
    areas.size === areaIds.length &&
    areaIds.every((id) => areas.has(id)) &&
    kept.every(({ categoryId }) => categoryId === allCategories || known.has(categoryId))
  )
}

/** The range that was expected of each area's total, in the weeks for which it is stored. */
export async function listUsualTotals(db: Db, from: IsoWeek, to: IsoWeek): Promise<readonly UsualTotal[]> {
  const rows = await tables(db)
    .selectFrom('situation.expectation')
    .select(['week', 'area_id', 'low', 'high'])
    .where('category_id', '=', allCategories)
    .where('week', '>=', firstDayOf(from))
    .where('week', '<=', firstDayOf(to))
    .execute()
  return rows.map((row) => ({ monday: row.week, areaId: row.area_id, low: row.low, high: row.high }))
}

async function tryLock(db: Db, municipality: string): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended('situation.expectation ' || ${municipality}::text, 0)) as held`.execute(
    db,
  )
  return rows[0]?.held === true
}

async function listExpectations(db: Db, week: IsoWeek): Promise<readonly StoredExpectation[]> {
  const rows = await tables(db)
    .selectFrom('situation.expectation')
    .select(['area_id', 'category_id', 'mean', 'size', 'low', 'high', 'rare', 'weeks_of_history'])
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

const batch = 1000

async function replaceExpectations(
  db: Db,
  { municipality, week }: Wanted,
  expectations: readonly StoredExpectation[],
): Promise<void> {
  const monday = firstDayOf(week)
  await tables(db).deleteFrom('situation.expectation').where('week', '=', monday).execute()
  for (let start = 0; start < expectations.length; start += batch)
    await tables(db)
      .insertInto('situation.expectation')
      .values(
        expectations.slice(start, start + batch).map((one) => ({
          municipality_id: municipality,
          week: monday,
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
      .execute()
}
