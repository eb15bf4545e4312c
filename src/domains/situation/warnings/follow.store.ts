import { sql } from 'kysely'
import type { Db } from '#kernel/db/connect.ts'
import { dayOf } from '#kernel/time/clock.ts'
import { firstDayOf, type IsoWeek, mondayOf } from '#kernel/time/week.ts'
import type { ObservationTables } from '../observations/observation.tables.ts'
import type { Follow } from './follow.ts'

type Row = {
  municipality_id: string
  account_id: number
  area_id: number
  category_id: number
  followed_at: string
}
const tables = (db: Db) => db.withTables<{ 'situation.follow': Row } & ObservationTables>()

export async function listFollows(db: Db, accountId: number): Promise<readonly Follow[]> {
  const rows = await tables(db)
    .selectFrom('situation.follow')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('followed_at')
    .execute()
  return rows.map((row) => ({ areaId: row.area_id, categoryId: row.category_id, followedAt: row.followed_at }))
}

type Own = { readonly municipality: string; readonly accountId: number }

export async function addFollow(db: Db, { municipality, accountId }: Own, follow: Follow): Promise<void> {
  await tables(db)
    .insertInto('situation.follow')
    .values({
      municipality_id: municipality,
      account_id: accountId,
      area_id: follow.areaId,
      category_id: follow.categoryId,
      followed_at: follow.followedAt,
    })
    .onConflict((conflict) => conflict.constraint('follow_pk').doNothing())
    .execute()
}

export async function removeFollow(
  db: Db,
  accountId: number,
  { areaId, categoryId }: Pick<Follow, 'areaId' | 'categoryId'>,
): Promise<void> {
  await tables(db)
    .deleteFrom('situation.follow')
    .where('account_id', '=', accountId)
    .where('area_id', '=', areaId)
    .where('category_id', '=', categoryId)
    .execute()
}

/** Events in the weeks after the one in which it was starred, up to and with a week. */
export async function countSince(db: Db, { areaId, categoryId, followedAt }: Follow, week: IsoWeek): Promise<number> {
  const row = await tables(db)
    .selectFrom('situation.weekly_count')
    .select(sql<number>`coalesce(sum(n), 0)::integer`.as('n'))
    .where('area_id', '=', areaId)
    .where('week', '>', mondayOf(dayOf(followedAt)))
    .where('week', '<=', firstDayOf(week))
    .$if(categoryId !== 0, (query) => query.where('category_id', '=', categoryId))
    .executeTakeFirst()
  return row?.n ?? 0
}
