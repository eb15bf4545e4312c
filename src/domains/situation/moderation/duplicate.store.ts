import type { Db } from '#kernel/db/connect.ts'
import { type Apart, pairKey } from './duplicate.ts'

type Tables = {
  'situation.not_duplicate': {
    municipality_id: string
    first_id: number
    second_id: number
    said_by: string
    said_at: string
  }
}
const tables = (db: Db) => db.withTables<Tables>()
type Pair = { readonly first: number; readonly second: number }
const inOrder = ({ first, second }: Pair) =>
  first < second ? { first_id: first, second_id: second } : { first_id: second, second_id: first }

/** Pairs that somebody has found to be two events. */
export async function listApart(db: Db): Promise<Apart> {
  const rows = await tables(db).selectFrom('situation.not_duplicate').select(['first_id', 'second_id']).execute()
  return new Set(rows.map(({ first_id, second_id }) => pairKey(first_id, second_id)))
}

export type SaidApart = Pair & { readonly saidBy: string; readonly saidAt: string }

/** The same with who said so, the latest first. */
export async function listSaidApart(db: Db, most: number): Promise<readonly SaidApart[]> {
  const rows = await tables(db)
    .selectFrom('situation.not_duplicate')
    .selectAll()
    .orderBy('said_at', 'desc')
    .orderBy('second_id', 'desc')
    .limit(most)
    .execute()
  return rows.map((row) => ({ first: row.first_id, second: row.second_id, saidBy: row.said_by, saidAt: row.said_at }))
}

/** Says that two are not the same event; false when that was said already. */
export async function setApart(db: Db, municipality: string, { saidBy, saidAt, ...pair }: SaidApart): Promise<boolean> {
  const row = await tables(db)
    .insertInto('situation.not_duplicate')
    .values({ municipality_id: municipality, ...inOrder(pair), said_by: saidBy, said_at: saidAt })
    .onConflict((known) => known.constraint('not_duplicate_pk').doNothing())
    .returning('first_id')
    .executeTakeFirst()
  return row !== undefined
}

export async function removeApart(db: Db, pair: Pair): Promise<boolean> {
  const { first_id, second_id } = inOrder(pair)
  const row = await tables(db)
    .deleteFrom('situation.not_duplicate')
    .where('first_id', '=', first_id)
    .where('second_id', '=', second_id)
    .returning('first_id')
    .executeTakeFirst()
  return row !== undefined
}
