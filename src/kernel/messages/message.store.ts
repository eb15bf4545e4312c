import { type Selectable, sql } from 'kysely'
import type { Db } from '../db/connect.ts'
import { notFound } from '../errors/problem.ts'
import type { MailState, MessageTables } from './message.tables.ts'
import type { Ask } from './outbox.ts'

export type Message = {
  readonly id: number
  readonly postedAt: string
  readonly kind: string
  readonly params: Readonly<Record<string, string | number>>
  readonly path: string
  readonly readAt: string | null
  readonly ask: Pick<Ask, 'purpose' | 'subject'> | null
  /** how what it asks stands; null while it waits for an answer */
  readonly settled: string | null
}

const tables = (db: Db) => db.withTables<MessageTables>()

export async function countUnread(db: Db, accountId: number): Promise<number> {
  const { n } = await tables(db)
    .selectFrom('kernel.message')
    .select((select) => select.fn.countAll<number>().as('n'))
    .where('account_id', '=', accountId)
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow()
  return n
}

/** An account's letters, the newest first; `page` is counted from 1. */
export async function listMessages(
  db: Db,
  accountId: number,
  { size, page }: { readonly size: number; readonly page: number },
): Promise<{ readonly rows: readonly Message[]; readonly total: number }> {
  const own = tables(db).selectFrom('kernel.message').where('account_id', '=', accountId)
  const { total } = await own.select((select) => select.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows = await own
    .select(columns)
    .orderBy('id', 'desc')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  return { total, rows: rows.map(toMessage) }
}

const columns = ['id', 'posted_at', 'kind', 'params', 'path', 'read_at', 'ask', 'settled'] as const
type Row = Pick<Selectable<MessageTables['kernel.message']>, (typeof columns)[number]>
const toMessage = ({ id, posted_at, kind, params, path, read_at, ask, settled }: Row): Message => ({
  id,
  postedAt: posted_at,
  kind,
  params: params as Message['params'],
  path,
  readAt: read_at,
  ask: ask as Message['ask'],
  settled,
})

/** Marks one of an account's own letters as read and returns it; throws not-found for anybody else's. */
export async function openMessage(db: Db, accountId: number, at: { id: number; now: string }): Promise<Message> {
  const row = await tables(db)
    .updateTable('kernel.message')
    .set({ read_at: sql<string>`coalesce(read_at, ${at.now})` })
    .where('id', '=', at.id)
    .where('account_id', '=', accountId)
    .returning(columns)
    .executeTakeFirst()
  if (!row) throw notFound()
  return toMessage(row)
}

/** Marks all of an account's letters as read; returns how many were not. */
export async function readAllMessages(db: Db, accountId: number, now: string): Promise<number> {
  const { numUpdatedRows } = await tables(db)
    .updateTable('kernel.message')
    .set({ read_at: now })
    .where('account_id', '=', accountId)
    .where('read_at', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** A letter on its way out, as whoever looks after the system sees it: whom to, and how it went. */
export type Dispatch = Pick<Message, 'id' | 'postedAt' | 'kind' | 'params'> & {
  readonly accountId: number | null
  readonly partyId: number | null
  readonly state: MailState
  readonly attempts: number
  readonly sentAt: string | null
  readonly reason: string | null
}

/** The latest letters of the municipality with how they went by e-mail, the newest first. */
export async function listDispatches(db: Db, size: number, state: MailState | null): Promise<readonly Dispatch[]> {
  const all = tables(db)
    .selectFrom('kernel.message')
    .select(['id', 'posted_at as postedAt', 'kind', 'params', 'account_id as accountId', 'party_id as partyId'])
    .select(['mail_state as state', 'mail_attempts as attempts', 'mail_at as sentAt', 'mail_reason as reason'])
  const wanted = state === null ? all : all.where('mail_state', '=', state)
  const rows = await wanted.orderBy('id', 'desc').limit(size).execute()
  return rows.map((row) => ({ ...row, params: row.params as Message['params'] }))
}

/** How letters went by e-mail, by what makes each the one it is; those that are forgotten are left out. */
export async function findMailStates(db: Db, keys: readonly string[]): Promise<ReadonlyMap<string, MailState>> {
  if (keys.length === 0) return new Map()
  const rows = await tables(db)
    .selectFrom('kernel.message')
    .select(['once', 'mail_state'])
    .where('once', 'in', keys)
    .execute()
  return new Map(rows.map(({ once, mail_state }) => [once, mail_state]))
}

/** How many of the letters posted since an instant stand where, by e-mail; of all of them when none is given. */
export async function countDispatches(
  db: Db,
  since: string | null = null,
): Promise<Readonly<Record<MailState, number>>> {
  const all = tables(db)
    .selectFrom('kernel.message')
    .select((select) => ['mail_state', select.fn.countAll<number>().as('n')])
    .groupBy('mail_state')
  const rows = await (since === null ? all : all.where('posted_at', '>=', since)).execute()
  const counts = { queued: 0, sent: 0, failed: 0 }
  for (const { mail_state, n } of rows) counts[mail_state] = n
  return counts
}

/** Removes letters posted before an instant: addresses and habits of people are not kept longer than they serve. */
export async function forgetMessages(db: Db, before: string): Promise<void> {
  await tables(db).deleteFrom('kernel.message').where('posted_at', '<', before).execute()
}
