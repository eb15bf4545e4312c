import type { Db } from '../db/connect.ts'
import type { AuthTables } from './auth.tables.ts'

export type OpenInvitation = {
  readonly accountId: number
  readonly name: string
  readonly email: string
  readonly purpose: 'invite' | 'reset'
  readonly createdAt: string
  readonly expiresAt: string
}

const tables = (db: Db) => db.withTables<AuthTables>()

/** Links that nobody has used, newest first, with those that became too old since `from`. Their secrets are not known here. */
export async function listInvitations(db: Db, from: string): Promise<readonly OpenInvitation[]> {
  const rows = await tables(db)
    .selectFrom('auth.invitation as i')
    .innerJoin('auth.account as a', 'a.id', 'i.account_id')
    .select(['a.id', 'a.name', 'a.email', 'i.purpose', 'i.created_at', 'i.expires_at'])
    .where('i.used_at', 'is', null)
    .where('i.expires_at', '>', from)
    .where('a.disabled_at', 'is', null)
    .orderBy('i.created_at', 'desc')
    .execute()
  return rows.map((row) => ({
    accountId: row.id,
    name: row.name,
    email: row.email,
    purpose: row.purpose,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  }))
}

/** Every unused link of an account stops working. Returns how many there were. */
export async function revokeInvitations(db: Db, accountId: number, now: string): Promise<number> {
  const { numUpdatedRows } = await tables(db)
    .updateTable('auth.invitation')
    .set({ used_at: now })
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}
