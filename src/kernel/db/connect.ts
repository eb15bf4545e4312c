import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'

/** The schema type is empty here: each store widens it with its own tables (`db.withTables<…>()`). */
export type Db = Transaction<Record<never, never>>
export type Pool = Kysely<Record<never, never>>
export type ConnectionOptions = {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  readonly database: string
  readonly ssl?: pg.ConnectionConfig['ssl']
}

const { builtins } = pg.types
// Counts and ids as numbers, days as plain ISO strings, instants as ISO strings in UTC: pg's own defaults differ.
pg.types.setTypeParser(builtins.INT8, Number)
pg.types.setTypeParser(builtins.NUMERIC, Number)
pg.types.setTypeParser(builtins.DATE, (text) => text)
pg.types.setTypeParser(builtins.TIMESTAMPTZ, (text) => new Date(text).toISOString())

export type Connection = { readonly pool: Pool; readonly driver: pg.Pool; close(): Promise<void> }

export function connect(options: ConnectionOptions, size = 10): Connection {
  const driver = new pg.Pool({ ...options, max: size, application_name: 'samsyn' })
  let closing = false
  // An idle connection that the server drops must not end the process: the next query reports what is wrong.
  driver.on('error', (error) => {
    if (!closing)
      console.error(JSON.stringify({ level: 'warn', event: 'idle-connection-lost', message: error.message }))
  })
  const pool: Pool = new Kysely({ dialect: new PostgresDialect({ pool: driver }) })
  const close = () => {
    closing = true
    return pool.destroy()
  }
  return { pool, driver, close }
}

/** Reads `postgres://user:password@host:port/database?host=/socket/dir&sslmode=require`. */
export function parseDatabaseUrl(url: string): ConnectionOptions {
  const parsed = new URL(url)
  const sslmode = parsed.searchParams.get('sslmode')
  return {
    host: parsed.searchParams.get('host') ?? (parsed.hostname || 'localhost'),
    port: Number(parsed.port || '5432'),
    user: decodeURIComponent(parsed.username),
    password: decodeURIComponent(parsed.password),
    database: decodeURIComponent(parsed.pathname.slice(1)),
    ...(sslmode && sslmode !== 'disable' ? { ssl: { rejectUnauthorized: sslmode === 'verify-full' } } : {}),
  }
}
