import type { Db } from '../db/connect.ts'
import type { AuthTables } from './auth.tables.ts'
import { hashToken, newToken } from './token.ts'

const tables = (db: Db) => db.withTables<AuthTables>()

type Seen = {
  /** The account is known from other browsers, but not from this one. */
  readonly strange: boolean
  /** The secret by which the browser is known from now on; null when it has one already. */
  readonly token: string | null
}

/** Notes from which browser somebody signed in, and whether she did so before. */
export async function noteBrowser(
  db: Db,
  owner: { readonly municipality: string; readonly accountId: number },
  browser: { readonly token: string; readonly device: string; readonly now: string },
): Promise<Seen> {
  const { municipality, accountId } = owner
  const device = browser.device.slice(0, 200)
  const { numUpdatedRows } = await tables(db)
    .updateTable('auth.known_browser')
    .set({ last_seen_at: browser.now, device })
    .where('account_id', '=', accountId)
    .where('token_hash', '=', hashToken(browser.token))
    .executeTakeFirst()
  if (numUpdatedRows > 0n) return { strange: false, token: null }
  const before = await tables(db)
    .selectFrom('auth.known_browser')
    .select('account_id')
    .where('account_id', '=', accountId)
    .limit(1)
    .executeTakeFirst()
  // A browser that several share keeps its secret: each account knows it for itself.
  const token = isToken(browser.token) ? null : newToken()
  await tables(db)
    .insertInto('auth.known_browser')
    .values({
      municipality_id: municipality,
      account_id: accountId,
      token_hash: hashToken(token ?? browser.token),
      device,
      first_seen_at: browser.now,
      last_seen_at: browser.now,
    })
    .execute()
  return { strange: before !== undefined, token }
}

const isToken = (written: string): boolean => /^[\w-]{43}$/.test(written)
