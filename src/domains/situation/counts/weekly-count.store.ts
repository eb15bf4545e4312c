import { sql } from 'kysely'
import type { Db } from '#kernel/db/connect.ts'
import { type IsoWeek, weekOf } from '#kernel/time/week.ts'

/** A weekly count that is not what the observations say: `counted` from the rows, `kept` in the table. */
export type CountDifference = {
  readonly week: IsoWeek
  readonly areaId: number
  readonly categoryId: number
  readonly partyId: number
  readonly counted: number
  readonly kept: number
}

/** Compares every kept weekly count with the observations themselves; an empty list means that they agree. Reads all rows. */
export async function checkWeeklyCounts(db: Db): Promise<readonly CountDifference[]> {
  const { rows } = await sql<Omit<CountDifference, 'week'> & { monday: string }>`
    with counted as (
      select week, area_id, category_id, party_id, count(*) as n from situation.observation
      where status not in ('dismissed', 'merged') group by 1, 2, 3, 4)
    select week as monday, area_id as "areaId", category_id as "categoryId", party_id as "partyId",
      coalesce(counted.n, 0)::integer as counted, coalesce(kept.n, 0) as kept
    from counted full join situation.weekly_count kept using (week, area_id, category_id, party_id)
    where coalesce(counted.n, 0) <> coalesce(kept.n, 0)
    order by 1, 2, 3, 4`.execute(db)
  return rows.map(({ monday, ...row }) => ({ week: weekOf(monday), ...row }))
}
