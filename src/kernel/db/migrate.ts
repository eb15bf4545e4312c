import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'

export type Migration = {
  readonly number: number
  readonly name: string
  readonly sql: string
  readonly checksum: string
}
export type MigrationProblemCode =
  | 'database-newer'
  | 'migration-changed'
  | 'migration-failed'
  | 'role-refused'
  | 'database-unreachable'
  | 'server-too-old'

/** Start refuses to serve when this is thrown; the message code has a text that says what to do. */
export class MigrationProblem extends Error {
  readonly code: MigrationProblemCode
  readonly params: Readonly<Record<string, string>>
  constructor(code: MigrationProblemCode, params: Record<string, string>, cause?: unknown) {
    super(`${code}: ${JSON.stringify(params)}`, { cause })
    this.name = 'MigrationProblem'
    this.code = code
    this.params = params
  }
}

/** The files of a folder named `NNNN-<domain>.sql`, in order. */
export async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(folder, name), 'utf8')
      return { number: Number(name.slice(0, 4)), name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

// Any fixed number: it keeps two starting processes from migrating one database at once.
const lockKey = 7_262_026

/** Called before a database that holds something is changed, with the first migration to come; a failure stops the start. */
export type BeforeMigration = (next: Migration) => Promise<void>

/** Brings the database up to the newest migration, each file in a transaction of its own; returns the names applied. */
export async function migrate(
  client: pg.ClientBase,
  migrations: readonly Migration[],
  before: BeforeMigration = async () => undefined,
): Promise<readonly string[]> {
  await client.query('select pg_advisory_lock($1)', [lockKey])
  try {
    const done = await appliedMigrations(client)
    refuseUnknown(done, migrations)
    const pending = migrations.filter(({ number }) => !done.has(number))
    if (done.size > 0 && pending[0]) await before(pending[0])
    for (const migration of pending) await apply(client, migration)
    return pending.map(({ name }) => name)
  } finally {
    await client.query('select pg_advisory_unlock($1)', [lockKey])
  }
}

export type AppliedMigration = { readonly number: number; readonly name: string; readonly checksum: string }

const ledger = `create table if not exists public.samsyn_migration (
  number integer not null constraint samsyn_migration_pk primary key,
  name text not null, checksum text not null, applied_at timestamptz not null default now())`

/** What was applied to a database, in order; empty when nothing ever was. Changes nothing. */
export async function listApplied(client: pg.ClientBase): Promise<readonly AppliedMigration[]> {
  const { rows: ledgers } = await client.query(`select 1 where to_regclass('public.samsyn_migration') is not null`)
  if (ledgers.length === 0) return []
  const select = 'select number, name, checksum from public.samsyn_migration order by number'
  return (await client.query<AppliedMigration>(select)).rows
}

async function appliedMigrations(client: pg.ClientBase): Promise<Map<number, AppliedMigration>> {
  await client.query(ledger)
  return new Map((await listApplied(client)).map((row) => [row.number, row]))
}

/** Throws `database-newer` or `migration-changed` when something applied is not among ours as it was. */
export function refuseUnknown(done: ReadonlyMap<number, AppliedMigration>, migrations: readonly Migration[]): void {
  for (const [number, applied] of done) {
    const known = migrations.find((migration) => migration.number === number)
    if (!known) throw new MigrationProblem('database-newer', { migration: applied.name })
    if (known.checksum !== applied.checksum)
      throw new MigrationProblem('migration-changed', { migration: applied.name })
  }
}

/** Applies migrations to an empty database inside a transaction that the caller holds: for a restore, all or nothing. */
export async function migrateWithin(client: pg.ClientBase, migrations: readonly Migration[]): Promise<void> {
  await client.query(ledger)
  for (const migration of migrations) await run(client, migration)
}

async function run(client: pg.ClientBase, migration: Migration): Promise<void> {
  await client.query(migration.sql)
  await client.query('insert into public.samsyn_migration (number, name, checksum) values ($1, $2, $3)', [
    migration.number,
    migration.name,
    migration.checksum,
  ])
}

async function apply(client: pg.ClientBase, migration: Migration): Promise<void> {
  try {
    await client.query('begin')
    await run(client, migration)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new MigrationProblem(
      'migration-failed',
      { migration: migration.name, reason: error instanceof Error ? error.message : String(error) },
      error,
    )
  }
}
