import { sql } from 'kysely'
import type { Subject } from '../auth/errand.ts'
import type { Db } from '../db/connect.ts'
import type { MessageTables } from './message.tables.ts'

/**
 * What a letter can be answered with at once: in the inbox by a button that posts `subject` to `/messages/answer/<purpose>`, in the
 * mail by a link of that purpose which is open until an instant. Its words are the texts `message.answer.<purpose>`.
 */
export type Ask = {
  /** Letters with the same one ask the same, and are settled together. */
  readonly matter: string
  readonly purpose: string
  readonly subject: Subject
  readonly until: string
}

/**
 * Something that somebody is told. The words are the texts `message.<kind>.subject` and `message.<kind>.body`, with `params`;
 * neither carries personal data or what anybody wrote.
 */
export type Letter = {
  /** An account, or the address of a party's function that has none */
  readonly to: { readonly accountId: number } | { readonly partyId: number; readonly email: string }
  readonly kind: string
  readonly params: Readonly<Record<string, string | number>>
  /** Where to go with it: a path of ours, from `/` */
  readonly path: string
  /** What makes it this letter and no other: one with the same is never posted again in the municipality. */
  readonly once: string
  readonly ask?: Ask
}

/** What a browser takes for an address of this house: `//` and `/\` begin another's. */
const ours = /^\/(?![/\\])[^\\\p{Cc}]*$/u

/**
 * Posts letters in the caller's transaction: they are there when what they tell of is stored, and not otherwise. Returns how many
 * were new. They are shown under /messages at once, and sent by e-mail where the operator has switched that on. Throws RangeError
 * for a path that leads out of the house.
 */
export async function post(db: Db, municipality: string, letters: readonly Letter[]): Promise<number> {
  const astray = letters.find(({ path }) => !ours.test(path))
  if (astray) throw new RangeError(`no path of ours: ${astray.path}`)
  if (letters.length === 0) return 0
  const posted = await db
    .withTables<MessageTables>()
    .insertInto('kernel.message')
    .values(
      letters.map(({ to, kind, params, path, once, ask }) => ({
        municipality_id: municipality,
        account_id: 'accountId' in to ? to.accountId : null,
        party_id: 'partyId' in to ? to.partyId : null,
        email: 'email' in to ? to.email : null,
        kind,
        params: JSON.stringify(params),
        path,
        once,
        ask: ask ? JSON.stringify({ purpose: ask.purpose, subject: ask.subject, until: ask.until }) : null,
        matter: ask?.matter ?? null,
        settled: null,
      })),
    )
    .onConflict((conflict) => conflict.constraint('message_once').doNothing())
    .returning('id')
    .execute()
  return posted.length
}

/**
 * Says how what some letters ask now stands (a code, the text `message.settled.<code>`): they wait for nobody, are no longer unread
 * and are not sent if they have not been. Null opens the matters again.
 */
export async function settle(
  db: Db,
  matters: readonly string[],
  { settled, now }: { readonly settled: string | null; readonly now: string },
): Promise<void> {
  if (matters.length === 0) return
  await db
    .withTables<MessageTables>()
    .updateTable('kernel.message')
    .set({ settled, ...(settled !== null && { read_at: sql<string>`coalesce(read_at, ${now})` }) })
    .where('matter', 'in', [...matters])
    .execute()
}
