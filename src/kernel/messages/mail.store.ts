import type { AuthTables } from '../auth/auth.tables.ts'
import type { Db } from '../db/connect.ts'
import type { MessageTables } from './message.tables.ts'
import type { Ask } from './outbox.ts'

/** A letter to be sent by e-mail, with the address and language of whom it is to. */
export type OutgoingMail = {
  readonly id: number
  readonly postedAt: string
  readonly kind: string
  readonly params: Readonly<Record<string, string | number>>
  readonly path: string
  readonly attempts: number
  readonly address: string
  /** that of the account; of a party's function nobody has chosen one */
  readonly language: 'sv' | 'en'
  readonly closed: boolean
  readonly ask: Omit<Ask, 'matter'> | null
  /** what it asks has been answered */
  readonly settled: boolean
  /** to a party's function, which sees nothing inside Samsyn */
  readonly withoutAccount: boolean
}

const tables = (db: Db) => db.withTables<MessageTables & AuthTables>()

/** The queued letters whose time has come, the oldest first. */
export async function listDueMail(db: Db, now: string, limit: number): Promise<readonly OutgoingMail[]> {
  const rows = await tables(db)
    .selectFrom('kernel.message as m')
    .leftJoin('auth.account as a', (join) =>
      join.onRef('a.municipality_id', '=', 'm.municipality_id').onRef('a.id', '=', 'm.account_id'),
    )
    .select(['m.id', 'm.posted_at', 'm.kind', 'm.params', 'm.path', 'm.mail_attempts', 'm.email'])
    .select(['m.ask', 'm.settled'])
    .select(['a.email as account_email', 'a.language', 'a.disabled_at'])
    .where('m.mail_state', '=', 'queued')
    .where('m.mail_next_at', '<=', now)
    .orderBy('m.id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    postedAt: row.posted_at,
    kind: row.kind,
    params: row.params as OutgoingMail['params'],
    path: row.path,
    attempts: row.mail_attempts,
    address: row.email ?? row.account_email ?? '',
    language: row.language ?? 'sv',
    closed: row.disabled_at !== null,
    ask: row.ask as OutgoingMail['ask'],
    settled: row.settled !== null,
    withoutAccount: row.email !== null,
  }))
}

/** Counts an attempt before it is made, so that a process that dies under it waits for the next time as for any failure. */
export async function beginAttempt(db: Db, id: number, nextAt: string): Promise<void> {
  await tables(db)
    .updateTable('kernel.message')
    .set((set) => ({ mail_attempts: set('mail_attempts', '+', 1), mail_next_at: nextAt }))
    .where('id', '=', id)
    .execute()
}

/** `reason` without an outcome means that it is tried again later. */
export type AttemptOutcome =
  | { readonly state: 'sent'; readonly at: string }
  | { readonly state: 'failed' | 'queued'; readonly reason: string }

export async function noteAttemptOutcome(db: Db, id: number, outcome: AttemptOutcome): Promise<void> {
  await tables(db)
    .updateTable('kernel.message')
    .set({
      mail_state: outcome.state,
      mail_at: outcome.state === 'sent' ? outcome.at : null,
      mail_reason: outcome.state === 'sent' ? null : outcome.reason,
    })
    .where('id', '=', id)
    .execute()
}
