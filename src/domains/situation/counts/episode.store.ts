import type { Db } from '#kernel/db/connect.ts'
import { addWeeks, firstDayOf, type IsoWeek, weekOf } from '#kernel/time/week.ts'
import { type EpisodeWeek, episodeWeeks } from './episode.ts'
import { tryExpectationLock } from './expectation.store.ts'

type Row = {
  municipality_id: string
  week: string
  area_id: number
  category_id: number
  window_weeks: EpisodeWeek['window']
  status: EpisodeWeek['status']
  observed: number
  high: number | null
}
const tables = (db: Db) => db.withTables<{ 'situation.episode_week': Row }>()

/** Weeks of episodes up to and with `week`, oldest first. */
export async function listEpisodeWeeks(db: Db, week: IsoWeek): Promise<readonly EpisodeWeek[]> {
  const rows = await tables(db)
    .selectFrom('situation.episode_week')
    .selectAll()
    .where('week', '>=', firstDayOf(addWeeks(week, -episodeWeeks)))
    .where('week', '<=', firstDayOf(week))
    .orderBy('week')
    .execute()
  return rows.map((row) => ({
    week: weekOf(row.week),
    areaId: row.area_id,
    categoryId: row.category_id,
    window: row.window_weeks,
    status: row.status,
    observed: row.observed,
    high: row.high,
  }))
}

/** Keeps what a judged week was, unless it is kept so already or somebody else is at it. */
export async function keepEpisodeWeek(
  db: Db,
  { municipality, week }: { readonly municipality: string; readonly week: IsoWeek },
  { kept, now }: { readonly kept: readonly EpisodeWeek[]; readonly now: readonly EpisodeWeek[] },
): Promise<void> {
  if (sameWeeks(kept, now) || !(await tryExpectationLock(db, municipality))) return
  const monday = firstDayOf(week)
  await tables(db).deleteFrom('situation.episode_week').where('week', '=', monday).execute()
  if (now.length === 0) return
  await tables(db)
    .insertInto('situation.episode_week')
    .values(
      now.map((one) => ({
        municipality_id: municipality,
        week: monday,
        area_id: one.areaId,
        category_id: one.categoryId,
        window_weeks: one.window,
        status: one.status,
        observed: one.observed,
        high: one.high,
      })),
    )
    .execute()
}

function sameWeeks(kept: readonly EpisodeWeek[], now: readonly EpisodeWeek[]): boolean {
  const told = (weeks: readonly EpisodeWeek[]) =>
    weeks
      .map(({ areaId, categoryId, window, status, observed, high }) =>
        [areaId, categoryId, window, status, observed, high].join(' '),
      )
      .sort()
      .join('\n')
  return told(kept) === told(now)
}
