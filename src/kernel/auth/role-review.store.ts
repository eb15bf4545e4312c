import type { Db } from '../db/connect.ts'
import { notFound } from '../errors/problem.ts'
import { dayOf } from '../time/clock.ts'
import type { Role } from './actor.ts'
import type { AuthTables, ReviewVerdict } from './auth.tables.ts'

/** A role that somebody held when roles were reviewed, and what was decided of it. */
export type ReviewedRole = {
  readonly accountId: number
  readonly role: Role
  readonly partyId: number | null
  readonly areaId: number | null
  readonly validFrom: string
  /** when the account had last signed in; null for never */
  readonly lastUsedAt: string | null
  readonly verdict: ReviewVerdict
}
export type SignedReview = {
  readonly id: number
  readonly dueOn: string
  readonly signedAt: string
  readonly signedBy: number
  readonly kept: number
  readonly ended: number
}

const tables = (db: Db) => db.withTables<AuthTables>()

/** What the next review is counted from: the latest one, else the day of the first account. */
export async function findReviewBasis(
  db: Db,
): Promise<{ readonly signedOn: string | null; readonly begunOn: string | null }> {
  const { signed } = await tables(db)
    .selectFrom('auth.role_review')
    .select((select) => select.fn.max('signed_at').as('signed'))
    .executeTakeFirstOrThrow()
  const { begun } = await tables(db)
    .selectFrom('auth.account')
    .select((select) => select.fn.min('created_at').as('begun'))
    .executeTakeFirstOrThrow()
  return { signedOn: signed && dayOf(signed), begunOn: begun && dayOf(begun) }
}

/** Signed reviews, the latest first. */
export async function listReviews(db: Db): Promise<readonly SignedReview[]> {
  const rows = await tables(db)
    .selectFrom('auth.role_review as r')
    .leftJoin('auth.role_review_line as l', 'l.review_id', 'r.id')
    .select(['r.id', 'r.due_on', 'r.signed_at', 'r.signed_by'])
    .select((select) => [
      select.fn.count<number>('l.line').filterWhere('l.verdict', '=', 'keep').as('kept'),
      select.fn.count<number>('l.line').filterWhere('l.verdict', '=', 'end').as('ended'),
    ])
    .groupBy(['r.id', 'r.due_on', 'r.signed_at', 'r.signed_by'])
    .orderBy('r.id', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    dueOn: row.due_on,
    signedAt: row.signed_at,
    signedBy: row.signed_by,
    kept: Number(row.kept),
    ended: Number(row.ended),
  }))
}

export async function getReview(
  db: Db,
  id: number,
): Promise<{ readonly review: SignedReview; readonly lines: readonly ReviewedRole[] }> {
  const review = (await listReviews(db)).find((one) => one.id === id)
  if (!review) throw notFound()
  const rows = await tables(db)
    .selectFrom('auth.role_review_line')
    .selectAll()
    .where('review_id', '=', id)
    .orderBy('line')
    .execute()
  const lines = rows.map((row) => ({
    accountId: row.account_id,
    role: row.role,
    partyId: row.party_id,
    areaId: row.area_id,
    validFrom: row.valid_from,
    lastUsedAt: row.last_used_at,
    verdict: row.verdict,
  }))
  return { review, lines }
}

export async function addReview(
  db: Db,
  municipality: string,
  review: {
    readonly dueOn: string
    readonly now: string
    readonly by: number
    readonly lines: readonly ReviewedRole[]
  },
): Promise<number> {
  const { id } = await tables(db)
    .insertInto('auth.role_review')
    .values({ municipality_id: municipality, due_on: review.dueOn, signed_at: review.now, signed_by: review.by })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tables(db)
    .insertInto('auth.role_review_line')
    .values(
      review.lines.map((line, index) => ({
        municipality_id: municipality,
        review_id: id,
        line: index + 1,
        account_id: line.accountId,
        role: line.role,
        party_id: line.partyId,
        area_id: line.areaId,
        valid_from: line.validFrom,
        last_used_at: line.lastUsedAt,
        verdict: line.verdict,
      })),
    )
    .execute()
  return id
}
