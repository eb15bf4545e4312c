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
export type MigrationProblemCode = 'database-newer' | 'migration-changed' | 'migration-failed' | 'role-refused'

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

/** Brings the database up to the newest migration, each file in a transaction of its own; returns the names applied. */
export async function migrate(client: pg.ClientBase, migrations: readonly Migration[]): Promise<readonly string[]> {
  await client.query('select pg_advisory_lock($1)', [lockKey])
  try {
    const done = await appliedMigrations(client)
    refuseUnknown(done, migrations)
    const applied: string[] = []
    for (const migration of migrations) {
      if (done.has(migration.number)) continue
      await apply(client, migration)
      applied.push(migration.name)
    }
    return applied
  } finally {
    await client.query('select pg_advisory_unlock($1)', [lockKey])
  }
}

type Applied = { number: number; name: string; checksum: string }

async function appliedMigrations(client: pg.ClientBase): Promise<Map<number, Applied>> {
  await client.query(`create table if not exists public.samsyn_migration (
    number integer not null constraint samsyn_migration_pk primary key,
    name text not null, checksum text not null, applied_at timestamptz not null default now())`)
  const { rows } = await client.query<Applied>('select number, name, checksum from public.samsyn_migration')
  return new Map(rows.map((row) => [row.number, row]))
}

function refuseUnknown(done: Map<number, Applied>, migrations: readonly Migration[]): void {
  for (const [number, applied] of done) {
    const known = migrations.find((migration) => migration.number === number)
    if (!known) throw new MigrationProblem('database-newer', { migration: applied.name })
    if (known.checksum !== applied.checksum)
      throw new MigrationProblem('migration-changed', { migration: applied.name })
  }
}

async function apply(client: pg.ClientBase, migration: Migration): Promise<void> {
  try {
    await client.query('begin')
    await client.query(migration.sql)
    await client.query('insert into public.samsyn_migration (number, name, checksum) values ($1, $2, $3)', [
      migration.number,
      migration.name,
      migration.checksum,
    ])
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
