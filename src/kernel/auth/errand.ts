import type { Generated, Selectable } from 'kysely'
import type { Db } from '../db/connect.ts'
import { notFound } from '../errors/problem.ts'
import { forgetAttempt, noteAttempt } from './account.store.ts'
import { tooManyFrom } from './sign-in.ts'
import { hashToken, newToken } from './token.ts'

/** What a link is about, as its purpose wants it: ids and short codes, never words. */
export type Subject = Readonly<Record<string, string | number>>

/** A signed link as it is kept: its secret is known to its holder only. Times are ISO instants. */
export type Errand = {
  readonly id: number
  readonly purpose: string
  readonly subject: Subject
  readonly label: string
  readonly createdBy: number | null
  readonly createdAt: string
  readonly expiresAt: string
  readonly revokedAt: string | null
  readonly uses: number
  readonly lastUsedAt: string | null
}

type ErrandRow = {
  municipality_id: string
  id: Generated<number>
  token_hash: string
  purpose: string
  subject: Subject
  label: Generated<string>
  created_by: number | null
  created_at: string
  expires_at: string
  revoked_at: string | null
  uses: Generated<number>
  last_used_at: string | null
}
const tables = (db: Db) =>
  db.withTables<{ 'kernel.errand': ErrandRow; 'kernel.municipality': { id: string; name: string; demo: boolean } }>()

const toErrand = (row: Selectable<ErrandRow>): Errand => ({
  id: row.id,
  purpose: row.purpose,
  subject: row.subject,
  label: row.label,
  createdBy: row.created_by,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  revokedAt: row.revoked_at,
  uses: row.uses,
  lastUsedAt: row.last_used_at,
})

/** Which link it is in the audit trail and in texts. */
export const errandReference = 'kernel.errand'

/** Whether the link still opens. */
export const isOpen = ({ revokedAt, expiresAt }: Pick<Errand, 'revokedAt' | 'expiresAt'>, now: string): boolean =>
  revokedAt === null && expiresAt > now

type NewErrand = {
  readonly municipality: string
  readonly purpose: string
  readonly subject: Subject
  /** an instant; the link is dead from then on */
  readonly expires: string
  readonly createdBy: number | null
  readonly now: string
  readonly label?: string
}

/**
 * Makes a link for one purpose and one subject. The path `/errand/<purpose>/<municipality>/<secret>` is given this once, since
 * only the secret's hash is kept.
 */
export async function createErrand(
  db: Db,
  errand: NewErrand,
): Promise<{ readonly id: number; readonly path: string; readonly expiresAt: string }> {
  const token = newToken()
  const { municipality, purpose, expires } = errand
  const { id } = await tables(db)
    .insertInto('kernel.errand')
    .values({
      municipality_id: municipality,
      token_hash: hashToken(token),
      purpose,
      subject: errand.subject,
      label: errand.label ?? '',
      created_by: errand.createdBy,
      created_at: errand.now,
      expires_at: expires,
      revoked_at: null,
      last_used_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { id, path: `/errand/${purpose}/${municipality}/${token}`, expiresAt: expires }
}

/** The open link behind a secret, for the purpose it was made for; null when there is none. Says nothing of why. */
export async function findErrand(
  db: Db,
  token: string,
  at: { readonly purpose: string; readonly now: string },
): Promise<Errand | null> {
  const row = await tables(db)
    .selectFrom('kernel.errand')
    .selectAll()
    .where('token_hash', '=', hashToken(token))
    .where('purpose', '=', at.purpose)
    .executeTakeFirst()
  const errand = row ? toErrand(row) : null
  return errand && isOpen(errand, at.now) ? errand : null
}

type Knock = {
  readonly municipality: string
  readonly token: string
  readonly purpose: string
  readonly source: string
  readonly now: string
}
export type Opened =
  | { readonly refused: 'errand.refused.closed' | 'problem.too-many-attempts' }
  | { readonly errand: Errand; readonly municipality: { readonly name: string; readonly demo: boolean } }

/**
 * What a visitor gets who holds a secret. A refusal is an answer, not an error, so that the failed try is stored: after twenty in
 * a quarter of an hour from one source none is right (the same rule as for signing in, counted apart from it).
 */
export async function openErrand(db: Db, { municipality, token, purpose, source, now }: Knock): Promise<Opened> {
  const found = await tables(db)
    .selectFrom('kernel.municipality')
    .select(['name', 'demo'])
    .where('id', '=', municipality)
    .executeTakeFirst()
  if (!found) return { refused: 'errand.refused.closed' }
  const attempt = await noteAttempt(db, municipality, `errand ${source}`, now)
  if (tooManyFrom(attempt.before)) return { refused: 'problem.too-many-attempts' }
  const errand = await findErrand(db, token, { purpose, now })
  if (!errand) return { refused: 'errand.refused.closed' }
  await forgetAttempt(db, attempt.id)
  return { errand, municipality: found }
}

/**
 * Counts that something was done through the link. False, and nothing is counted, when it has been used twenty times in the last
 * quarter of an hour: a link that has gone astray must not flood a municipality.
 */
export async function noteErrandUse(
  db: Db,
  municipality: string,
  { id, now }: { readonly id: number; readonly now: string },
): Promise<boolean> {
  const use = await noteAttempt(db, municipality, `errand ${id} used`, now)
  if (tooManyFrom(use.before)) return false
  await tables(db)
    .updateTable('kernel.errand')
    .set((expression) => ({ uses: expression('uses', '+', 1), last_used_at: now }))
    .where('id', '=', id)
    .execute()
  return true
}

export async function getErrand(db: Db, id: number): Promise<Errand> {
  const row = await tables(db).selectFrom('kernel.errand').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound()
  return toErrand(row)
}

/** Links, newest first: all of the municipality, or those that one account has made. */
export async function listErrands(db: Db, createdBy: number | 'anybody'): Promise<readonly Errand[]> {
  const query = tables(db).selectFrom('kernel.errand').selectAll().orderBy('id', 'desc')
  const rows = await (createdBy === 'anybody' ? query : query.where('created_by', '=', createdBy)).execute()
  return rows.map(toErrand)
}

/** From now on the link is another's to answer for. */
export async function handOverErrand(db: Db, id: number, to: number): Promise<void> {
  await tables(db).updateTable('kernel.errand').set({ created_by: to }).where('id', '=', id).execute()
}

/** Closes a link for ever. One that is closed already stays as it is. */
export async function revokeErrand(db: Db, id: number, now: string): Promise<void> {
  await tables(db)
    .updateTable('kernel.errand')
    .set({ revoked_at: now })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .execute()
}
