import { sql } from 'kysely'
import type { Db } from '../db/connect.ts'
import type { AuthTables } from './auth.tables.ts'
import { hashToken } from './token.ts'

/** Whether a municipality is a demonstration, as the database knows it: what an actor carries may be older. */
export async function isDemo(db: Db, municipality: string): Promise<boolean> {
  const row = await db
    .withTables<AuthTables>()
    .selectFrom('kernel.municipality')
    .select('demo')
    .where('id', '=', municipality)
    .executeTakeFirst()
  return row?.demo ?? false
}

/**
 * Deletes everything of a demonstration; the database refuses for any other municipality. True when no account is left, so that
 * the installation can be claimed anew with the token.
 */
export async function removeDemo(db: Db, municipality: string, claimToken: string): Promise<boolean> {
  const { rows } = await sql<{ claimable: boolean }>`
    select kernel.remove_demo(${municipality}, ${hashToken(claimToken)}) as claimable`.execute(db)
  return rows[0]?.claimable ?? false
}
