import type { Db } from '../db/connect.ts'
import { conflict } from '../errors/problem.ts'
import type { AuthTables } from './auth.tables.ts'
import { usualInvitationDays, usualReviewMonths } from './sign-in.ts'

export type AccessRule = {
  readonly version: number
  readonly invitationDays: number
  /** how many months lie between two reviews of who has which role */
  readonly reviewMonths: number
}

const tables = (db: Db) => db.withTables<AuthTables>()

/** The municipality's own rule, else the product's; version 0 is one that has not been changed. */
export async function findAccessRule(db: Db): Promise<AccessRule> {
  const row = await tables(db).selectFrom('auth.access_rule').selectAll().executeTakeFirst()
  return row
    ? { version: row.version, invitationDays: row.invitation_days, reviewMonths: row.review_months }
    : { version: 0, invitationDays: usualInvitationDays, reviewMonths: usualReviewMonths }
}

/** Only the version that was seen may be changed. */
export async function saveAccessRule(db: Db, municipality: string, seen: AccessRule): Promise<void> {
  const { version, invitationDays, reviewMonths } = seen
  const values = { invitation_days: invitationDays, review_months: reviewMonths, version: version + 1 }
  const saved =
    version === 0
      ? await tables(db)
          .insertInto('auth.access_rule')
          .values({ municipality_id: municipality, ...values })
          .onConflict((conflicting) => conflicting.constraint('access_rule_pk').doNothing())
          .returning('version')
          .executeTakeFirst()
      : await tables(db)
          .updateTable('auth.access_rule')
          .set(values)
          .where('version', '=', version)
          .returning('version')
          .executeTakeFirst()
  if (!saved) throw conflict()
}
