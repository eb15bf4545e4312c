import type { Db } from '../db/connect.ts'
import type { MessageTables } from './message.tables.ts'

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
      letters.map(({ to, kind, params, path, once }) => ({
        municipality_id: municipality,
        account_id: 'accountId' in to ? to.accountId : null,
        party_id: 'partyId' in to ? to.partyId : null,
        email: 'email' in to ? to.email : null,
        kind,
        params: JSON.stringify(params),
        path,
        once,
      })),
    )
    .onConflict((conflict) => conflict.constraint('message_once').doNothing())
    .returning('id')
    .execute()
  return posted.length
}
