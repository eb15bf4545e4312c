import { sql } from 'kysely'
import type { Db } from '../db/connect.ts'
import { conflict, notFound } from '../errors/problem.ts'
import type { Role } from './actor.ts'
import type { AuthTables, CredentialKind } from './auth.tables.ts'
import { hasEnded, windowStart } from './sign-in.ts'
import { hashToken, newToken } from './token.ts'

export type RoleAssignment = {
  readonly role: Role
  readonly partyId: number | null
  readonly areaId: number | null
  readonly validFrom: string
  readonly validTo: string | null
}
export type Account = {
  readonly id: number
  readonly version: number
  readonly partyId: number
  readonly name: string
  readonly email: string
  readonly language: 'sv' | 'en'
  readonly disabledAt: string | null
  /** the account's own last day */
  readonly validTo: string | null
  /** the last day of its party */
  readonly partyEnds: string | null
  readonly lastSignedInAt: string | null
  /** false until there is something to sign in with: until the invitation was used */
  readonly active: boolean
  readonly roles: readonly RoleAssignment[]
}
export type Credentials = {
  readonly id: number
  readonly name: string
  readonly email: string
  readonly passwordHash: string | null
  readonly failedAttempts: number
  readonly lockedUntil: string | null
  /** closed, or ended: nobody gets in */
  readonly disabled: boolean
}
type InvitationPurpose = 'invite' | 'reset'
type Invitation = {
  readonly id: number
  readonly purpose: InvitationPurpose
  readonly accountId: number | null
  readonly expiresAt: string
}

const tables = (db: Db) => db.withTables<AuthTables>()

export async function listAccounts(db: Db): Promise<readonly Account[]> {
  const accounts = await tables(db)
    .selectFrom('auth.account as a')
    .innerJoin('auth.party_end as p', 'p.party_id', 'a.party_id')
    .selectAll('a')
    .select('p.valid_to as party_ends')
    .orderBy('a.name')
    .execute()
  const roles = await tables(db).selectFrom('auth.role_assignment').selectAll().orderBy('id').execute()
  const credentials = await tables(db).selectFrom('auth.credential').select('account_id').distinct().execute()
  const active = new Set(credentials.map((credential) => credential.account_id))
  return accounts.map((account) => ({
    id: account.id,
    version: account.version,
    partyId: account.party_id,
    name: account.name,
    email: account.email,
    language: account.language,
    disabledAt: account.disabled_at,
    validTo: account.valid_to,
    partyEnds: account.party_ends,
    lastSignedInAt: account.last_signed_in_at,
    active: active.has(account.id),
    roles: roles
      .filter((role) => role.account_id === account.id)
      .map((role) => ({
        role: role.role,
        partyId: role.party_id,
        areaId: role.area_id,
        validFrom: role.valid_from,
        validTo: role.valid_to,
      })),
  }))
}

export async function getAccount(db: Db, id: number): Promise<Account> {
  const found = (await listAccounts(db)).find((account) => account.id === id)
  if (!found) throw notFound()
  return found
}

export async function createAccount(
  db: Db,
  municipality: string,
  account: Pick<Account, 'partyId' | 'name' | 'email' | 'language'> & { readonly now: string },
): Promise<number> {
  const { now, partyId, ...rest } = account
  const { id } = await tables(db)
    .insertInto('auth.account')
    .values({ municipality_id: municipality, party_id: partyId, created_at: now, ...rest })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Lets one at a time decide about accounts, so that two owners cannot take the role from each other at once. */
export async function holdAccounts(db: Db): Promise<void> {
  await tables(db).selectFrom('auth.account').select('id').orderBy('id').forUpdate().execute()
}

/** Replaces the roles of an account; only the version that was seen may be changed. */
export async function saveAccount(
  db: Db,
  municipality: string,
  account: Omit<Account, 'active' | 'lastSignedInAt' | 'partyEnds'>,
): Promise<void> {
  const { numUpdatedRows } = await tables(db)
    .updateTable('auth.account')
    .set({
      party_id: account.partyId,
      name: account.name,
      email: account.email,
      language: account.language,
      disabled_at: account.disabledAt,
      valid_to: account.validTo,
      version: account.version + 1,
    })
    .where('id', '=', account.id)
    .where('version', '=', account.version)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw conflict()
  await tables(db).deleteFrom('auth.role_assignment').where('account_id', '=', account.id).execute()
  await addRoles(db, municipality, account.id, account.roles)
}

export async function addRoles(
  db: Db,
  municipality: string,
  accountId: number,
  roles: readonly RoleAssignment[],
): Promise<void> {
  if (roles.length === 0) return
  await tables(db)
    .insertInto('auth.role_assignment')
    .values(
      roles.map((role) => ({
        municipality_id: municipality,
        account_id: accountId,
        role: role.role,
        party_id: role.partyId,
        area_id: role.areaId,
        valid_from: role.validFrom,
        valid_to: role.validTo,
      })),
    )
    .execute()
}

/** What an account signs in with, locked until the transaction ends: guesses at one account come one after the other. */
export async function findCredentials(
  db: Db,
  by: { email: string } | { id: number },
  today: string,
): Promise<Credentials | null> {
  const query = tables(db)
    .selectFrom('auth.account as a')
    .innerJoin('auth.party_end as p', 'p.party_id', 'a.party_id')
    .leftJoin('auth.credential as c', (join) => join.onRef('c.account_id', '=', 'a.id').on('c.kind', '=', 'password'))
    .select(['a.id', 'a.name', 'a.email', 'a.failed_attempts', 'a.locked_until', 'a.disabled_at', 'c.secret_hash'])
    .select(['a.valid_to', 'p.valid_to as party_ends'])
  const row = await ('email' in by
    ? query.where(sql<boolean>`lower(a.email) = lower(${by.email})`)
    : query.where('a.id', '=', by.id)
  )
    .forUpdate('a')
    .executeTakeFirst()
  if (!row) return null
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    passwordHash: row.secret_hash,
    failedAttempts: row.failed_attempts,
    lockedUntil: row.locked_until,
    disabled: row.disabled_at !== null || hasEnded([row.valid_to, row.party_ends], today),
  }
}

export async function noteOutcome(
  db: Db,
  accountId: number,
  state: { failedAttempts: number; lockedUntil: string | null },
): Promise<void> {
  await tables(db)
    .updateTable('auth.account')
    .set({ failed_attempts: state.failedAttempts, locked_until: state.lockedUntil })
    .where('id', '=', accountId)
    .execute()
}

/** Notes an attempt from a source, forgets old ones, and tells how many there were before it in the last quarter of an hour. */
export async function noteAttempt(
  db: Db,
  municipality: string,
  source: string,
  now: string,
): Promise<{ readonly id: number; readonly before: number }> {
  await tables(db).deleteFrom('auth.attempt').where('at', '<', windowStart(now)).execute()
  const { id } = await tables(db)
    .insertInto('auth.attempt')
    .values({ municipality_id: municipality, source, at: now })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { n } = await tables(db)
    .selectFrom('auth.attempt')
    .select((select) => select.fn.countAll<number>().as('n'))
    .where('source', '=', source)
    .executeTakeFirstOrThrow()
  return { id, before: n - 1 }
}

/** An attempt that turned out well does not count against its source: a whole office may come from one address. */
export async function forgetAttempt(db: Db, id: number): Promise<void> {
  await tables(db).deleteFrom('auth.attempt').where('id', '=', id).execute()
}

export async function setPassword(
  db: Db,
  municipality: string,
  password: { readonly accountId: number; readonly hash: string; readonly now: string },
): Promise<void> {
  const { accountId, hash, now } = password
  await tables(db)
    .deleteFrom('auth.credential')
    .where('account_id', '=', accountId)
    .where('kind', '=', 'password')
    .execute()
  await addCredential(db, municipality, { accountId, kind: 'password', secretHash: hash, now })
  await noteOutcome(db, accountId, { failedAttempts: 0, lockedUntil: null })
}

export async function addCredential(
  db: Db,
  municipality: string,
  credential: { accountId: number; kind: CredentialKind; secretHash: string | null; now: string },
): Promise<void> {
  await tables(db)
    .insertInto('auth.credential')
    .values({
      municipality_id: municipality,
      account_id: credential.accountId,
      kind: credential.kind,
      secret_hash: credential.secretHash,
      created_at: credential.now,
    })
    .execute()
}

/** The accounts that can be signed in to by this kind of means, such as those of the demonstration's role picker. */
export async function listAccountsBy(db: Db, kind: CredentialKind): Promise<readonly Account[]> {
  const rows = await tables(db).selectFrom('auth.credential').select('account_id').where('kind', '=', kind).execute()
  const wanted = new Set(rows.map((row) => row.account_id))
  return (await listAccounts(db)).filter(({ id }) => wanted.has(id))
}

export async function noteSignIn(db: Db, accountId: number, now: string): Promise<void> {
  await tables(db).updateTable('auth.account').set({ last_signed_in_at: now }).where('id', '=', accountId).execute()
}

export async function setLanguage(db: Db, accountId: number, language: 'sv' | 'en'): Promise<void> {
  await tables(db).updateTable('auth.account').set({ language }).where('id', '=', accountId).execute()
}

/** Makes a single-use link's secret. Older unused ones for the same purpose and account stop working. */
export async function createInvitation(
  db: Db,
  municipality: string,
  invitation: { purpose: InvitationPurpose; accountId: number | null; now: string; expiresAt: string },
): Promise<string> {
  const token = newToken()
  await tables(db)
    .updateTable('auth.invitation')
    .set({ used_at: invitation.now })
    .where('purpose', '=', invitation.purpose)
    .where('account_id', invitation.accountId === null ? 'is' : '=', invitation.accountId)
    .where('used_at', 'is', null)
    .execute()
  await tables(db)
    .insertInto('auth.invitation')
    .values({
      municipality_id: municipality,
      token_hash: hashToken(token),
      purpose: invitation.purpose,
      account_id: invitation.accountId,
      created_at: invitation.now,
      expires_at: invitation.expiresAt,
    })
    .execute()
  return token
}

/** The unused and unexpired invitation behind a link's secret, locked until the transaction ends. */
export async function findInvitation(db: Db, token: string, now: string): Promise<Invitation | null> {
  const row = await tables(db)
    .selectFrom('auth.invitation')
    .select(['id', 'purpose', 'account_id', 'expires_at'])
    .where('token_hash', '=', hashToken(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .forUpdate()
    .executeTakeFirst()
  return row ? { id: row.id, purpose: row.purpose, accountId: row.account_id, expiresAt: row.expires_at } : null
}

export async function spendInvitation(db: Db, id: number, now: string): Promise<void> {
  await tables(db).updateTable('auth.invitation').set({ used_at: now }).where('id', '=', id).execute()
}

/** Takes the installation's one-time token and adds the municipality; false when the token is wrong or already used. */
export async function claimInstallation(
  db: Db,
  claim: { token: string; municipality: string; municipalityName: string; now: string },
): Promise<boolean> {
  const { rows } = await sql<{ claimed: boolean }>`
    select kernel.claim(${hashToken(claim.token)}, ${claim.municipality}, ${claim.municipalityName}, ${claim.now}) as claimed`.execute(
    db,
  )
  return rows[0]?.claimed ?? false
}

export async function isClaimed(db: Db): Promise<boolean> {
  const row = await tables(db).selectFrom('kernel.installation').select('claimed_at').executeTakeFirstOrThrow()
  return row.claimed_at !== null
}

/** The municipalities of the installation; public, for the sign-in page. */
export const listMunicipalities = (db: Db) =>
  tables(db).selectFrom('kernel.municipality').select(['id', 'name', 'demo']).orderBy('name').execute()
