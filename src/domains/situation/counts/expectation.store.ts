import { sql } from 'kysely'
import type { Db } from '#kernel/db/connect.ts'
import { addWeeks, firstDayOf, type IsoWeek } from '#kernel/time/week.ts'
import type { CalendarEntry } from '../calendar/calendar.ts'
import { historyCalendar } from '../calendar/calendar-weeks.ts'
import { type Expectation, expectationsFor, historyWeeks, windows } from './expectation.ts'
import { fromPredictionRow, type PredictionRow, toPredictionRow } from './prediction-row.ts'
import { listPartyCounts, listPartyWeeks } from './week-counts.store.ts'
import type { UsualTotal } from './week-figures.ts'
import { allCategories, type History } from './week-series.ts'

type Tables = {
  'situation.expectation': {
    municipality_id: string
    week: string
    category_id: number
    window_weeks: Expectation['window']
    complete: boolean
    areas: readonly (readonly [areaId: number, ...PredictionRow])[]
    whole: PredictionRow
    remarks: Expectation['remarks']
  }
}
const tables = (db: Db) => db.withTables<Tables>()

type Wanted = Pick<History, 'week' | 'complete' | 'areaIds' | 'categories'> & {
  readonly municipality: string
  readonly calendar: readonly CalendarEntry[]
}

/**
 * What would be normal for every area and category in the windows that end with the week. Computed once and kept; the triggers on
 * counts and deliveries remove what a change has made stale.
 */
export async function ensureExpectations(db: Db, wanted: Wanted): Promise<readonly Expectation[]> {
  const kept = await listExpectations(db, wanted.week)
  if (fits(kept, wanted)) return kept.map(({ complete: _, ...expectation }) => expectation)
  // A writer of counts holds this lock shared until it commits: with the lock, no change is under way that the history below
  // lacks. Without it the result is right for what this transaction sees, but must not be kept.
  const alone = await tryExpectationLock(db, wanted.municipality)
  const from = addWeeks(wanted.week, -historyWeeks)
  const counts = await listPartyCounts(db, from, wanted.week)
  const last = firstDayOf(wanted.week)
  const first = counts.reduce((earliest, { monday }) => (monday < earliest ? monday : earliest), last)
  const expectations = expectationsFor({
    ...wanted,
    calendar: historyCalendar(wanted.calendar, { first, last }),
    counts,
    deliveries: await listPartyWeeks(db, from, wanted.week),
  })
  if (alone) await replaceExpectations(db, wanted, expectations)
  return expectations
}

type Kept = Expectation & { readonly complete: boolean }

/** Every change takes something away, so that what is there tells whether anything is missing. */
function fits(kept: readonly Kept[], { areaIds, categories, complete }: Wanted): boolean {
  const all = kept.find(({ categoryId }) => categoryId === allCategories)
  const known = new Set([allCategories, ...categories.map(({ id }) => id)])
  return (
    all !== undefined &&
    kept.length === known.size * windows.length &&
    kept.every((one) => known.has(one.categoryId) && one.complete === complete) &&
    Object.keys(all.areas).length === areaIds.length &&
    areaIds.every((id) => String(id) in all.areas)
  )
}

/** The range that was expected of each area's total, in the weeks for which it is stored. */
export async function listUsualTotals(db: Db, from: IsoWeek, to: IsoWeek): Promise<readonly UsualTotal[]> {
  const rows = await tables(db)
    .selectFrom('situation.expectation')
    .select(['week', 'areas'])
    .where('category_id', '=', allCategories)
    .where('window_weeks', '=', 1)
    .where('week', '>=', firstDayOf(from))
    .where('week', '<=', firstDayOf(to))
    .execute()
  return rows.flatMap(({ week, areas }) =>
    areas.flatMap(([areaId, ...row]) => {
      const prediction = fromPredictionRow(row)
      return prediction.kind === 'predicted'
        ? [{ monday: week, areaId, low: prediction.low, high: prediction.high }]
        : []
    }),
  )
}

/** Held by the one who computes from the counts; null results mean that somebody else is at it or is counting. */
export async function tryExpectationLock(db: Db, municipality: string): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended('situation.expectation ' || ${municipality}::text, 0)) as held`.execute(
    db,
  )
  return rows[0]?.held === true
}

async function listExpectations(db: Db, week: IsoWeek): Promise<readonly Kept[]> {
  const rows = await tables(db)
    .selectFrom('situation.expectation')
    .select(['category_id', 'window_weeks', 'complete', 'areas', 'whole', 'remarks'])
    .where('week', '=', firstDayOf(week))
    .execute()
  return rows.map(({ category_id, window_weeks, areas, whole, ...rest }) => ({
    categoryId: category_id,
    window: window_weeks,
    areas: Object.fromEntries(areas.map(([areaId, ...row]) => [areaId, fromPredictionRow(row)])),
    whole: fromPredictionRow(whole),
    ...rest,
  }))
}

async function replaceExpectations(
  db: Db,
  { municipality, week, complete }: Wanted,
  expectations: readonly Expectation[],
): Promise<void> {
  const monday = firstDayOf(week)
  await tables(db).deleteFrom('situation.expectation').where('week', '=', monday).execute()
  if (expectations.length === 0) return
  await tables(db)
    .insertInto('situation.expectation')
    .values(
      expectations.map(({ categoryId, window, areas, whole, remarks }) => ({
        municipality_id: municipality,
        week: monday,
        category_id: categoryId,
        window_weeks: window,
        complete,
        areas: json(
          Object.entries(areas).map(
            ([areaId, prediction]) => [Number(areaId), ...toPredictionRow(prediction)] as const,
          ),
        ),
        whole: json(toPredictionRow(whole)),
        remarks: sql<Expectation['remarks']>`${JSON.stringify(remarks)}::jsonb`,
      })),
    )
    .execute()
}

const json = <T>(value: T) => sql<T>`${JSON.stringify(value)}::json`
