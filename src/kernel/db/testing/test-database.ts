import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { type Connection, connect } from '../connect.ts'

export type TestDatabase = {
  /** as the application: neither owner nor superuser */
  readonly app: Connection
  /** as the owner, for arranging what no action may */
  readonly owner: Connection
  remove(): Promise<void>
}

/** A database of its own for one test file, copied from the migrated template. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { owner, app, template } = inject('database')
  const database = `samsyn_test_${randomBytes(6).toString('hex')}`
  await administer(owner, `create database ${database} template ${template}`)
  const connections = { app: connect({ ...app, database }, 6), owner: connect({ ...owner, database }, 2) }
  return {
    ...connections,
    remove: async () => {
      await Promise.all([connections.app.close(), connections.owner.close()])
      await administer(owner, `drop database ${database} with (force)`)
    },
  }
}

async function administer(owner: pg.ClientConfig, sql: string): Promise<void> {
  const client = new pg.Client({ ...owner, database: 'postgres' })
  await client.connect()
  await client.query(sql)
  await client.end()
}
