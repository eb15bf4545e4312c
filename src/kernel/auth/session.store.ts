import type { Db } from '../db/connect.ts'
import type { Actor, Grant, Limit, Role } from './actor.ts'
import type { AuthTables } from './auth.tables.ts'
import { hasEnded, sessionExpiry, sessionLives } from './sign-in.ts'
import { hashToken, newToken } from './token.ts'

export type Session = {
  readonly id: number
  readonly device: string
  readonly createdAt: string
  readonly lastSeenAt: string
}

const tables = (db: Db) => db.withTables<AuthTables>()

/** Opens a session and returns the secret for the cookie. */
export async function openSession(
  db: Db,
  owner: { municipality: string; accountId: number },
  at: { now: string; device: string; strong: boolean },
): Promise<string> {
  const token = newToken()
  await tables(db)
    .insertInto('auth.session')
    .values({
      municipality_id: owner.municipality,
      token_hash: hashToken(token),
      account_id: owner.accountId,
      created_at: at.now,
      last_seen_at: at.now,
      expires_at: sessionExpiry(at.now),
      device: at.device.slice(0, 200),
      strong: at.strong,
    })
    .execute()
  return token
}

/** The person behind a session's secret, with the roles that are valid `today`; null when the session is over. */
export async function findActor(db: Db, token: string, at: { now: string; today: string }): Promise<Actor | null> {
  const row = await tables(db)
    .selectFrom('auth.session as s')
    .innerJoin('auth.account as a', 'a.id', 's.account_id')
    .innerJoin('kernel.municipality as m', 'm.id', 's.municipality_id')
    .innerJoin('auth.party_end as p', 'p.party_id', 'a.party_id')
    .select([
      's.id as session_id',
      's.last_seen_at',
      's.expires_at',
      'a.id',
      'a.name',
      'a.party_id',
      'a.language',
      'a.disabled_at',
      'a.valid_to',
      'p.valid_to as party_ends',
      's.strong',
      's.viewing_role',
      's.viewing_party_id',
    ])
    .select(['m.id as municipality', 'm.name as municipality_name', 'm.demo'])
    .where('s.token_hash', '=', hashToken(token))
    .executeTakeFirst()
  if (!row || row.disabled_at !== null || hasEnded([row.valid_to, row.party_ends], at.today)) return null
  if (!sessionLives({ lastSeenAt: row.last_seen_at, expiresAt: row.expires_at }, at.now)) return null
  await touch(db, row.session_id, row.last_seen_at, at.now)
  const held = await listGrants(db, row.id, at.today)
  const viewing = row.viewing_role && { role: row.viewing_role, partyId: row.viewing_party_id }
  const access = row.strong || !(await isSecondStepDue(db, held, at.today)) ? seen(held, viewing) : unsecured
  return {
    kind: 'person',
    municipality: row.municipality,
    municipalityName: row.municipality_name,
    demo: row.demo,
    accountId: row.id,
    sessionId: row.session_id,
    name: row.name,
    partyId: row.party_id,
    language: row.language,
    ...access,
  }
}

type Access = { readonly grants: readonly Grant[]; readonly limit: Limit | null }
const unsecured: Access = { grants: [], limit: { kind: 'unsecured' } }

/** The roles in force: one's own, or the one through whose eyes the pages are seen. */
const seen = (
  own: readonly Grant[],
  viewing: { readonly role: Role; readonly partyId: number | null } | null,
): Access =>
  viewing ? { grants: [{ ...viewing, areaId: null }], limit: { kind: 'viewing', own } } : { grants: own, limit: null }

/** Whether one of the roles asks for a second step already today. */
async function isSecondStepDue(db: Db, held: readonly Grant[], today: string): Promise<boolean> {
  if (held.length === 0) return false
  const found = await tables(db)
    .selectFrom('auth.role_requirement')
    .select('role')
    .where('required_from', '<=', today)
    .where(
      'role',
      'in',
      held.map(({ role }) => role),
    )
    .executeTakeFirst()
  return found !== undefined
}

/** Through whose eyes the session sees the pages; null for one's own. */
export async function setViewing(
  db: Db,
  sessionId: number,
  viewing: { readonly role: Role; readonly partyId: number | null } | null,
): Promise<void> {
  await tables(db)
    .updateTable('auth.session')
    .set({ viewing_role: viewing?.role ?? null, viewing_party_id: viewing?.partyId ?? null })
    .where('id', '=', sessionId)
    .execute()
}

/** From now on the session counts as begun with a second step: whoever has it has just shown one. */
export async function strengthen(db: Db, sessionId: number): Promise<void> {
  await tables(db).updateTable('auth.session').set({ strong: true }).where('id', '=', sessionId).execute()
}

/** A session's last use is noted at most every five minutes, so that reading a page does not write. */
async function touch(db: Db, sessionId: number, lastSeenAt: string, now: string): Promise<void> {
  if (Date.parse(now) - Date.parse(lastSeenAt) < 300_000) return
  await tables(db).updateTable('auth.session').set({ last_seen_at: now }).where('id', '=', sessionId).execute()
}

export async function listGrants(db: Db, accountId: number, today: string): Promise<readonly Grant[]> {
  const rows = await tables(db)
    .selectFrom('auth.role_assignment as r')
    .leftJoin('auth.party_end as p', 'p.party_id', 'r.party_id')
    .select(['r.role', 'r.party_id', 'r.area_id'])
    .where('r.account_id', '=', accountId)
    .where('r.valid_from', '<=', today)
    .where((where) => where.or([where('r.valid_to', 'is', null), where('r.valid_to', '>=', today)]))
    .where((where) => where.or([where('p.valid_to', 'is', null), where('p.valid_to', '>=', today)]))
    .orderBy('r.id')
    .execute()
  return rows.map((row) => ({ role: row.role, partyId: row.party_id, areaId: row.area_id }))
}

export async function listSessions(db: Db, accountId: number, now: string): Promise<readonly Session[]> {
  const rows = await tables(db)
    .selectFrom('auth.session')
    .select(['id', 'device', 'created_at', 'last_seen_at', 'expires_at'])
    .where('account_id', '=', accountId)
    .orderBy('last_seen_at', 'desc')
    .execute()
  return rows
    .map((row) => ({
      id: row.id,
      device: row.device,
      createdAt: row.created_at,
      lastSeenAt: row.last_seen_at,
      expiresAt: row.expires_at,
    }))
    .filter((session) => sessionLives(session, now))
    .map(({ expiresAt: _expiresAt, ...session }) => session)
}

/** Ends sessions of an account: one, or all but `keep`. */
export async function endSessions(
  db: Db,
  accountId: number,
  which: { only: number } | { keep: number | null },
): Promise<void> {
  const query = tables(db).deleteFrom('auth.session').where('account_id', '=', accountId)
  await ('only' in which
    ? query.where('id', '=', which.only)
    : which.keep === null
      ? query
      : query.where('id', '!=', which.keep)
  ).execute()
}
