import { sql } from 'kysely'
import type { Db, Pool } from './connect.ts'

/**
 * Runs `work` in one transaction that sees one municipality's rows and no other's. Without this setting row-level
 * security shows nothing at all: forgetting it fails closed.
 */
export function inMunicipality<T>(pool: Pool, municipality: string, work: (db: Db) => Promise<T>): Promise<T> {
  return pool.transaction().execute(async (db) => {
    await sql`select set_config('app.municipality', ${municipality}, true)`.execute(db)
    return work(db)
  })
}
