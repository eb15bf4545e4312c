import { createWriteStream, existsSync } from 'node:fs'
import { chmod, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { ConnectionOptions } from '#kernel/db/connect.ts'
import { type Migration, migrateWithin } from '#kernel/db/migrate.ts'
import { asOwner, ensureLogin } from '#kernel/db/provision.ts'
import { Problem } from '#kernel/errors/problem.ts'
import { listDestroyed } from '#kernel/files/room.ts'
import { broken, type Manifest, type Member, readMembers, secretsName, tableOf } from './archive-format.ts'
import { columnList, listTables, plainSession, quoted, type StoredTable } from './archive-tables.ts'
import { Secrets } from './secrets.ts'

const stagingName = 'restore.unfinished'

/** Throws unless nothing is in a data folder that a restore would overwrite. */
export async function refuseOccupied(dataDir: string): Promise<void> {
  refuseInterrupted(dataDir)
  const files = join(dataDir, 'files')
  const occupied = existsSync(join(dataDir, secretsName)) || (existsSync(files) && (await readdir(files)).length > 0)
  if (occupied) throw new Problem('rejected', 'archive.folder-not-empty', { params: { path: dataDir } })
}

/** A folder in which a restore was killed is neither empty nor an installation. */
export function refuseInterrupted(dataDir: string): void {
  if (existsSync(join(dataDir, stagingName)))
    throw new Problem('rejected', 'archive.restore-interrupted', { params: { path: dataDir } })
}

type Place = { readonly owner: ConnectionOptions; readonly dataDir: string }

/**
 * Puts a checked backup into an empty database and data folder: the schema as it was when the backup was made, then the rows, all
 * in one transaction. When anything fails both are as empty as before. What the folder's register says was destroyed on purpose since
 * is destroyed again; the answer is how many files that were.
 */
export async function loadArchive(
  path: string,
  manifest: Manifest,
  place: Place,
  migrations: readonly Migration[],
): Promise<number> {
  const staging = join(place.dataDir, stagingName)
  await mkdir(join(staging, 'files'), { recursive: true, mode: 0o700 })
  let destroyed = 0
  try {
    destroyed = await asOwner(place.owner, async (client) => {
      await refuseFilled(client, place.owner)
      await client.query(plainSession)
      await client.query('begin')
      const last = Math.max(...manifest.migrations.map(({ number }) => number))
      await migrateWithin(
        client,
        migrations.filter(({ number }) => number <= last),
      )
      await load(client, { path, manifest, staging })
      const again = await destroyAgain(client, { dataDir: place.dataDir, staging })
      await client.query('commit')
      await client.query('analyze')
      return again
    })
  } catch (error) {
    await rm(staging, { recursive: true, force: true })
    throw error
  }
  await moveIn(staging, place.dataDir)
  return destroyed
}

/** A backup that is older than a painted photo still holds the original: it is not let in. */
async function destroyAgain(
  client: pg.Client,
  { dataDir, staging }: { readonly dataDir: string; readonly staging: string },
): Promise<number> {
  const keys = await listDestroyed(dataDir)
  const { rows } = await client.query(`select 1 where to_regclass('situation.photo') is not null`)
  if (keys.length === 0 || rows.length === 0) return 0
  await client.query('delete from situation.photo where file_key = any ($1)', [keys])
  const { rows: gone } = await client.query<{ key: string }>(
    'delete from kernel.kept_file where key = any ($1) returning key',
    [keys],
  )
  for (const key of keys) await rm(join(staging, 'files', key), { force: true })
  return gone.length
}

async function refuseFilled(client: pg.Client, { host, database }: ConnectionOptions): Promise<void> {
  const { rows } = await client.query(
    `select 1 where to_regclass('public.samsyn_migration') is not null or to_regnamespace('kernel') is not null`,
  )
  if (rows.length > 0)
    throw new Problem('rejected', 'archive.database-not-empty', { params: { place: `${host}/${database}` } })
}

type Load = { readonly path: string; readonly manifest: Manifest; readonly staging: string }

async function load(client: pg.Client, { path, manifest, staging }: Load): Promise<void> {
  const tables = await listTables(client)
  const said = JSON.stringify(manifest.tables.map(shapeOf).sort())
  if (JSON.stringify(tables.map(shapeOf).sort()) !== said) throw broken(path, 'tables')
  // The owner may switch off its own triggers but not the foreign keys, which therefore hold while the rows go in.
  for (const { name } of tables) await client.query(`alter table ${quoted(name)} disable trigger user`)
  await client.query(`truncate ${tables.map(({ name }) => quoted(name)).join(', ')}`)
  const members = peekable(readMembers(path))
  for (let member = await members.peek(); member; member = await members.peek()) {
    const name = tableOf(member.name)
    if (name === null) await stage(await members.take(), staging)
    else await copyRows(client, manifest.tables.find((table) => table.name === name) as StoredTable, members)
  }
  for (const { name, rows } of manifest.tables) {
    const found = await client.query<{ n: number }>(`select count(*) as n from ${quoted(name)}`)
    if (found.rows[0]?.n !== rows) throw broken(path, `${name}: ${found.rows[0]?.n} / ${rows}`)
  }
  for (const { name, last, called } of manifest.sequences)
    await client.query('select setval($1::regclass, $2::bigint, $3)', [name, last, called])
  for (const { name } of tables) await client.query(`alter table ${quoted(name)} enable trigger user`)
  const secrets = Secrets.parse(JSON.parse(await readFile(join(staging, secretsName), 'utf8')))
  await ensureLogin(client, { user: secrets.databaseUser, password: secrets.databasePassword })
}

const shapeOf = ({ name, columns }: StoredTable): string => `${name}(${[...columns].sort().join()})`

async function copyRows(client: pg.Client, table: StoredTable, members: Peekable): Promise<void> {
  const parts = async function* () {
    for (let next = await members.peek(); next && tableOf(next.name) === table.name; next = await members.peek())
      yield* (await members.take()).content
  }
  await pipeline(parts, client.query(copyFrom(`copy ${quoted(table.name)} (${columnList(table)}) from stdin`)))
}

type Peekable = { peek(): Promise<Member | null>; take(): Promise<Member> }

/** Lets the reader see what comes next before it takes it; what is taken must be read before the next peek. */
function peekable(source: AsyncGenerator<Member>): Peekable {
  let ahead: Member | null = null
  const peek = async () => {
    ahead ??= (await source.next()).value ?? null
    return ahead
  }
  const take = async () => {
    const member = await peek()
    ahead = null
    if (!member) throw new Error('nothing left to take')
    return member
  }
  return { peek, take }
}

async function stage({ name, content }: Member, staging: string): Promise<void> {
  const path = join(staging, name)
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await pipeline(content, createWriteStream(path, { mode: 0o600, flush: true }))
}

async function moveIn(staging: string, dataDir: string): Promise<void> {
  await rm(join(dataDir, 'files'), { recursive: true, force: true })
  await rename(join(staging, 'files'), join(dataDir, 'files'))
  await chmod(join(dataDir, 'files'), 0o700)
  await rename(join(staging, secretsName), join(dataDir, secretsName))
  await rm(staging, { recursive: true })
}
