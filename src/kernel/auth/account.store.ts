import { sql } from 'kysely'
import type { Db } from '../db/connect.ts'
import { conflict, notFound } from '../errors/problem.ts'
import type { Role } from './actor.ts'
import type { AuthTables } from './auth.tables.ts'
import { windowStart } from './sign-in.ts'
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
  /** false until the invitation was used */
  readonly active: boolean
  readonly roles: readonly RoleAssignment[]
}
export type Credentials = {
  readonly id: number
  readonly email: string
  readonly passwordHash: string | null
  readonly failedAttempts: number
  readonly lockedUntil: string | null
  readonly disabled: boolean
}
type InvitationPurpose = 'invite' | 'reset'

const tables = (db: Db) => db.withTables<AuthTables>()

export async function listAccounts(db: Db): Promise<readonly Account[]> {
  const accounts = await tables(db).selectFrom('auth.account').selectAll().orderBy('name').execute()
  const roles = await tables(db).selectFrom('auth.role_assignment').selectAll().orderBy('id').execute()
  return accounts.map((account) => ({
    id: account.id,
    version: account.version,
    partyId: account.party_id,
    name: account.name,
    email: account.email,
    language: account.language,
    disabledAt: account.disabled_at,
    active: account.password_hash !== null,
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

/** Replaces the roles of an account; only the version that was seen may be changed. */
export async function saveAccount(db: Db, municipality: string, account: Omit<Account, 'active'>): Promise<void> {
  const { numUpdatedRows } = await tables(db)
    .updateTable('auth.account')
    .set({
      party_id: account.partyId,
      name: account.name,
      language: account.language,
      disabled_at: account.disabledAt,
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

export async function findCredentials(db: Db, by: { email: string } | { id: number }): Promise<Credentials | null> {
  const query = tables(db).selectFrom('auth.account').selectAll()
  const row = await ('email' in by
    ? query.where(sql<boolean>`lower(email) = lower(${by.email})`)
    : query.where('id', '=', by.id)
  ).executeTakeFirst()
  if (!row) return null
  return {
    id: row.id,
    email: row.email,
    passwordHash: row.password_hash,
    failedAttempts: row.failed_attempts,
    lockedUntil: row.locked_until,
    disabled: row.disabled_at !== null,
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

/** Counts the attempts from one source in the last quarter of an hour, notes this one, and forgets old ones. */
export async function noteAttempt(db: Db, municipality: string, source: string, now: string): Promise<number> {
  const since = windowStart(now)
  await tables(db).deleteFrom('auth.attempt').where('at', '<', since).execute()
  await tables(db).insertInto('auth.attempt').values({ municipality_id: municipality, source, at: now }).execute()
  const { n } = await tables(db)
    .selectFrom('auth.attempt')
    .select((select) => select.fn.countAll<number>().as('n'))
    .where('source', '=', source)
    .executeTakeFirstOrThrow()
  return n - 1
}

export async function setPassword(db: Db, accountId: number, passwordHash: string): Promise<void> {
  await tables(db)
    .updateTable('auth.account')
    .set({ password_hash: passwordHash, failed_attempts: 0, locked_until: null })
    .where('id', '=', accountId)
    .execute()
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
export async function findInvitation(
  db: Db,
  token: string,
  now: string,
): Promise<{ readonly id: number; readonly purpose: InvitationPurpose; readonly accountId: number | null } | null> {
  const row = await tables(db)
    .selectFrom('auth.invitation')
    .select(['id', 'purpose', 'account_id'])
    .where('token_hash', '=', hashToken(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .forUpdate()
    .executeTakeFirst()
  return row ? { id: row.id, purpose: row.purpose, accountId: row.account_id } : null
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

/** The municipalities of the installation; public, for the sign-in page. */
export const listMunicipalities = (db: Db) =>
  tables(db).selectFrom('kernel.municipality').select(['id', 'name', 'demo']).orderBy('name').execute()
