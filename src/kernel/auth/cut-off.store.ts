import type { Db } from '../db/connect.ts'
import type { AuthTables } from './auth.tables.ts'

/** What an account signs in with, or is signed in by; an app picker's means is a demonstration's, and opens nothing when it has ended. */
const held = ['auth.session', 'auth.passkey', 'auth.one_time_code', 'auth.recovery_code', 'auth.known_browser'] as const

/**
 * Takes sessions, passwords, passkeys, codes, half-finished sign-ins and unused links away from accounts. Returns those that had any
 * of it: what was done already is not done again.
 */
export async function cutOff(db: Db, accountIds: readonly number[], now: string): Promise<readonly number[]> {
  if (accountIds.length === 0) return []
  const tables = db.withTables<AuthTables>()
  const had = new Set<number>()
  for (const table of held) {
    const gone = await tables.deleteFrom(table).where('account_id', 'in', accountIds).returning('account_id').execute()
    for (const { account_id } of gone) had.add(account_id)
  }
  const passwords = await tables
    .deleteFrom('auth.credential')
    .where('account_id', 'in', accountIds)
    .where('kind', '=', 'password')
    .returning('account_id')
    .execute()
  const links = await tables
    .updateTable('auth.invitation')
    .set({ used_at: now })
    .where('account_id', 'in', accountIds)
    .where('used_at', 'is', null)
    .returning('account_id')
    .execute()
  await tables.deleteFrom('auth.ticket').where('account_id', 'in', accountIds).execute()
  for (const { account_id } of [...passwords, ...links]) if (account_id !== null) had.add(account_id)
  return [...had]
}
