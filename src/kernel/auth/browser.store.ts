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

/** Browsers that an account was first seen from since an instant, besides the one it was known from first; the latest first. */
export async function listStrangeBrowsers(
  db: Db,
  accountId: number,
  since: string,
): Promise<readonly { readonly device: string; readonly firstSeenAt: string }[]> {
  const [, ...later] = await tables(db)
    .selectFrom('auth.known_browser')
    .select(['device', 'first_seen_at as firstSeenAt'])
    .where('account_id', '=', accountId)
    .orderBy('first_seen_at')
    .orderBy('token_hash')
    .execute()
  return later.filter(({ firstSeenAt }) => firstSeenAt >= since).toReversed()
}

/** Forgets those that are strange, so that the next sign-in from one of them is told of again. */
export async function forgetStrangeBrowsers(db: Db, accountId: number, since: string): Promise<void> {
  const [first] = await tables(db)
    .selectFrom('auth.known_browser')
    .select('token_hash')
    .where('account_id', '=', accountId)
    .orderBy('first_seen_at')
    .orderBy('token_hash')
    .limit(1)
    .execute()
  await tables(db)
    .deleteFrom('auth.known_browser')
    .where('account_id', '=', accountId)
    .where('first_seen_at', '>=', since)
    .where('token_hash', '!=', first?.token_hash ?? '')
    .execute()
}

const isToken = (written: string): boolean => /^[\w-]{43}$/.test(written)
