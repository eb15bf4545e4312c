import { sql } from 'kysely'
import type { Db, Pool } from './connect.ts'

/**
 * Runs `work` in one transaction that sees one municipality's rows and no other's. Without this setting row-level
 * security shows nothing at all: forgetting it fails closed.
 */
export async function inMunicipality<T>(pool: Pool, municipality: string, work: (db: Db) => Promise<T>): Promise<T> {
  const then: (() => void)[] = []
  const otherwise: (() => Promise<void>)[] = []
  const result = await pool
    .transaction()
    .execute(async (db) => {
      waiting.set(db, then)
      inVain.set(db, otherwise)
      await sql`select set_config('app.municipality', ${municipality}, true)`.execute(db)
      return work(db)
    })
    .catch(async (error: unknown) => {
      for (const next of otherwise) await next()
      throw error
    })
  for (const next of then) next()
  return result
}

const waiting = new WeakMap<Db, (() => void)[]>()
const inVain = new WeakMap<Db, (() => Promise<void>)[]>()

/** What is to happen when the transaction is rolled back: in a transaction of its own, before the one who asked is told. */
export function afterRollback(db: Db, next: () => Promise<void>): void {
  inVain.get(db)?.push(next)
}

/** What is to happen once the transaction is stored; it never happens when the transaction is rolled back. */
export function afterCommit(db: Db, next: () => void): void {
  const then = waiting.get(db)
  if (!then) throw new Error('afterCommit is called with a transaction that inMunicipality did not begin')
  then.push(next)
}
