import type { Db } from '../db/connect.ts'
import type { AuthTables } from './auth.tables.ts'
import type { NewPasskey, Passkey } from './passkey.ts'

const tables = (db: Db) => db.withTables<AuthTables>()
type Row = {
  readonly id: number
  readonly account_id: number
  readonly credential_id: string
  readonly public_key: string
  readonly counter: number
  readonly transports: readonly string[]
  readonly rp_id: string
  readonly name: string
  readonly created_at: string
  readonly last_used_at: string | null
}
const toPasskey = (row: Row): Passkey => ({
  id: row.id,
  accountId: row.account_id,
  credentialId: row.credential_id,
  publicKey: row.public_key,
  counter: row.counter,
  transports: row.transports,
  rpId: row.rp_id,
  name: row.name,
  createdAt: row.created_at,
  lastUsedAt: row.last_used_at,
})

export async function listPasskeys(db: Db, accountId: number): Promise<readonly Passkey[]> {
  const rows = await tables(db)
    .selectFrom('auth.passkey')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('id')
    .execute()
  return rows.map(toPasskey)
}

/** The passkey, locked until the transaction ends: its counter is compared and set by one at a time. */
export async function findPasskey(db: Db, credentialId: string): Promise<Passkey | null> {
  const row = await tables(db)
    .selectFrom('auth.passkey')
    .selectAll()
    .where('credential_id', '=', credentialId)
    .forUpdate()
    .executeTakeFirst()
  return row ? toPasskey(row) : null
}

export async function addPasskey(
  db: Db,
  owner: { readonly municipality: string; readonly accountId: number },
  passkey: NewPasskey & { readonly name: string; readonly now: string },
): Promise<number> {
  const { id } = await tables(db)
    .insertInto('auth.passkey')
    .values({
      municipality_id: owner.municipality,
      account_id: owner.accountId,
      credential_id: passkey.credentialId,
      public_key: passkey.publicKey,
      counter: passkey.counter,
      transports: [...passkey.transports],
      rp_id: passkey.rpId,
      name: passkey.name,
      created_at: passkey.now,
      last_used_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function notePasskeyUse(db: Db, id: number, use: { counter: number; now: string }): Promise<void> {
  await tables(db)
    .updateTable('auth.passkey')
    .set({ counter: use.counter, last_used_at: use.now })
    .where('id', '=', id)
    .execute()
}

/** False when it is not the account's. */
export async function removePasskey(db: Db, accountId: number, id: number): Promise<boolean> {
  const { numDeletedRows } = await tables(db)
    .deleteFrom('auth.passkey')
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirst()
  return numDeletedRows > 0n
}
