import type { Db } from '../db/connect.ts'
import type { Role } from './actor.ts'
import type { AuthTables, TicketPurpose } from './auth.tables.ts'
import { ticketExpiry } from './sign-in.ts'
import { hashToken, newToken } from './token.ts'

const tables = (db: Db) => db.withTables<AuthTables>()
type Owned = { readonly municipality: string; readonly accountId: number }

export type OneTimeCode = {
  readonly sealedSecret: string
  readonly createdAt: string
  readonly confirmedAt: string | null
  readonly lastStep: number
}

export async function findOneTimeCode(db: Db, accountId: number): Promise<OneTimeCode | null> {
  const row = await tables(db)
    .selectFrom('auth.one_time_code')
    .selectAll()
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  if (!row) return null
  const { sealed_secret: sealedSecret, created_at: createdAt, confirmed_at: confirmedAt, last_step: lastStep } = row
  return { sealedSecret, createdAt, confirmedAt, lastStep }
}

/** Begins anew: a secret that was never confirmed, or an old app's, gives way. */
export async function startOneTimeCode(
  db: Db,
  { municipality, accountId }: Owned,
  code: { readonly sealedSecret: string; readonly now: string },
): Promise<void> {
  await removeOneTimeCode(db, accountId)
  await tables(db)
    .insertInto('auth.one_time_code')
    .values({
      municipality_id: municipality,
      account_id: accountId,
      sealed_secret: code.sealedSecret,
      created_at: code.now,
      confirmed_at: null,
    })
    .execute()
}

/** Takes a code: no older one, and not the same again, is taken after it. False when another request was first. */
export async function takeCode(
  db: Db,
  accountId: number,
  { step, confirmedAt }: { readonly step: number; readonly confirmedAt: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tables(db)
    .updateTable('auth.one_time_code')
    .set({ last_step: step, confirmed_at: confirmedAt })
    .where('account_id', '=', accountId)
    .where('last_step', '<', step)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function removeOneTimeCode(db: Db, accountId: number): Promise<void> {
  await tables(db).deleteFrom('auth.one_time_code').where('account_id', '=', accountId).execute()
}

/** New recovery codes; the older ones stop working. */
export async function setRecoveryCodes(
  db: Db,
  { municipality, accountId }: Owned,
  codes: { readonly hashes: readonly string[]; readonly now: string },
): Promise<void> {
  await tables(db).deleteFrom('auth.recovery_code').where('account_id', '=', accountId).execute()
  if (codes.hashes.length === 0) return
  await tables(db)
    .insertInto('auth.recovery_code')
    .values(
      codes.hashes.map((hash) => ({
        municipality_id: municipality,
        account_id: accountId,
        code_hash: hash,
        created_at: codes.now,
        used_at: null,
      })),
    )
    .execute()
}

/** Uses a recovery code up; false when it is not the account's, or was used before. */
export async function spendRecoveryCode(db: Db, accountId: number, code: { hash: string; now: string }) {
  const { numUpdatedRows } = await tables(db)
    .updateTable('auth.recovery_code')
    .set({ used_at: code.now })
    .where('account_id', '=', accountId)
    .where('code_hash', '=', code.hash)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function countRecoveryCodes(db: Db, accountId: number): Promise<number> {
  const { n } = await tables(db)
    .selectFrom('auth.recovery_code')
    .select((select) => select.fn.countAll<number>().as('n'))
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  return n
}

export type SecondSteps = { readonly code: boolean; readonly passkeys: number }

/** What an account can take its second step with. */
export async function findSecondSteps(db: Db, accountId: number): Promise<SecondSteps> {
  const code = await findOneTimeCode(db, accountId)
  const { n } = await tables(db)
    .selectFrom('auth.passkey')
    .select((select) => select.fn.countAll<number>().as('n'))
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow()
  return { code: code !== null && code.confirmedAt !== null, passkeys: n }
}
export const hasSecondStep = ({ code, passkeys }: SecondSteps): boolean => code || passkeys > 0

/** The accounts that have a second step. */
export async function listSecuredAccounts(db: Db): Promise<ReadonlySet<number>> {
  const codes = await tables(db)
    .selectFrom('auth.one_time_code')
    .select('account_id')
    .where('confirmed_at', 'is not', null)
    .execute()
  const keys = await tables(db).selectFrom('auth.passkey').select('account_id').distinct().execute()
  return new Set([...codes, ...keys].map((row) => row.account_id))
}

/** Takes every second step of an account away: for somebody who has lost her telephone and her codes. */
export async function removeSecondSteps(db: Db, accountId: number): Promise<void> {
  await removeOneTimeCode(db, accountId)
  await tables(db).deleteFrom('auth.passkey').where('account_id', '=', accountId).execute()
  await tables(db).deleteFrom('auth.recovery_code').where('account_id', '=', accountId).execute()
}

export type Ticket = { readonly accountId: number | null; readonly challenge: string }

/** A secret for the way between two steps. Tickets that were never used are forgotten here. */
export async function createTicket(
  db: Db,
  owner: { readonly municipality: string; readonly accountId: number | null },
  ticket: { readonly purpose: TicketPurpose; readonly now: string },
): Promise<{ readonly token: string; readonly challenge: string }> {
  await tables(db).deleteFrom('auth.ticket').where('expires_at', '<', ticket.now).execute()
  const [token, challenge] = [newToken(), newToken()]
  await tables(db)
    .insertInto('auth.ticket')
    .values({
      municipality_id: owner.municipality,
      token_hash: hashToken(token),
      purpose: ticket.purpose,
      account_id: owner.accountId,
      challenge,
      created_at: ticket.now,
      expires_at: ticketExpiry(ticket.now),
    })
    .execute()
  return { token, challenge }
}

/** The ticket behind a secret while it is worth something, locked until the transaction ends. */
export async function findTicket(
  db: Db,
  token: string,
  { purpose, now }: { readonly purpose: TicketPurpose; readonly now: string },
): Promise<Ticket | null> {
  const row = await tables(db)
    .selectFrom('auth.ticket')
    .select(['account_id', 'challenge'])
    .where('token_hash', '=', hashToken(token))
    .where('purpose', '=', purpose)
    .where('expires_at', '>', now)
    .forUpdate()
    .executeTakeFirst()
  return row ? { accountId: row.account_id, challenge: row.challenge } : null
}

export async function spendTicket(db: Db, token: string): Promise<void> {
  await tables(db).deleteFrom('auth.ticket').where('token_hash', '=', hashToken(token)).execute()
}

export type RoleRequirement = { readonly role: Role; readonly from: string }

export async function listRequirements(db: Db): Promise<readonly RoleRequirement[]> {
  const rows = await tables(db).selectFrom('auth.role_requirement').selectAll().orderBy('role').execute()
  return rows.map((row) => ({ role: row.role, from: row.required_from }))
}

export async function setRequirements(
  db: Db,
  municipality: string,
  requirements: readonly RoleRequirement[],
): Promise<void> {
  await tables(db).deleteFrom('auth.role_requirement').execute()
  if (requirements.length === 0) return
  await tables(db)
    .insertInto('auth.role_requirement')
    .values(requirements.map(({ role, from }) => ({ municipality_id: municipality, role, required_from: from })))
    .execute()
}
