import { createHash, type Hash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { ConnectionOptions } from '#kernel/db/connect.ts'
import { listApplied } from '#kernel/db/migrate.ts'
import { asOwner } from '#kernel/db/provision.ts'
import { Problem } from '#kernel/errors/problem.ts'
import { isFileKey } from '#kernel/files/room.ts'
import { systemClock } from '#kernel/time/clock.ts'
import {
  archiveFormat,
  bytesOfMember,
  endOfMembers,
  type Manifest,
  type Member,
  manifestName,
  nameOfPart,
  secretsName,
} from './archive-format.ts'
import { columnList, listSequences, listTables, plainSession, quoted, type StoredTable } from './archive-tables.ts'
import { projectRoot } from './root.ts'

const partSize = 4_000_000

/**
 * Copies database, files and keys into one file, all rows as of one moment, while others go on writing. The file takes its name
 * when it is complete, and is readable by its owner only: it holds everything.
 */
export async function writeArchive(
  from: { readonly owner: ConnectionOptions; readonly dataDir: string },
  target: string,
): Promise<Manifest> {
  if (existsSync(target)) throw new Problem('rejected', 'archive.file-exists', { params: { path: target } })
  const unfinished = `${target}.unfinished`
  try {
    const manifest = await asOwner(from.owner, async (client) => {
      const made: { manifest?: Manifest } = {}
      const file = createWriteStream(unfinished, { mode: 0o600, flush: true })
      await pipeline(bytesOf(client, from.dataDir, made), createGzip(), file)
      return made.manifest as Manifest
    })
    await rename(unfinished, target)
    await flush(dirname(target))
    return manifest
  } catch (error) {
    await rm(unfinished, { force: true })
    throw asProblem(error, target)
  }
}

async function* bytesOf(client: pg.Client, dataDir: string, made: { manifest?: Manifest }): AsyncGenerator<Uint8Array> {
  await client.query(plainSession)
  await client.query('begin transaction isolation level repeatable read read only')
  const members: Manifest['members'] = []
  const add = async function* (member: Member) {
    const hash = createHash('sha256')
    yield* bytesOfMember({ ...member, content: hashed(member.content, hash) })
    members.push({ name: member.name, size: member.size, sha256: hash.digest('hex') })
  }
  // The snapshot is taken by the first query; files handed in later belong to later rows.
  const migrations = [...(await listApplied(client))]
  for await (const member of filesOf(dataDir)) yield* add(member)
  const tables: Manifest['tables'] = []
  for (const table of await listTables(client)) {
    for await (const member of partsOf(client, table)) yield* add(member)
    const { rows } = await client.query<{ n: number }>(`select count(*) as n from ${quoted(table.name)}`)
    tables.push({ name: table.name, columns: [...table.columns], rows: rows[0]?.n ?? 0 })
  }
  const { rows: server } = await client.query<{ version: string }>(
    `select current_setting('server_version') as version`,
  )
  const sequences = [...(await listSequences(client))]
  await client.query('commit')
  const origin = { version: await ownVersion(), madeAt: systemClock.now(), postgres: server[0]?.version ?? '' }
  const manifest: Manifest = { format: archiveFormat, ...origin, migrations, tables, sequences, members }
  yield* bytesOfMember(inMemory(manifestName, Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`)))
  yield endOfMembers
  made.manifest = manifest
}

async function* hashed(content: AsyncIterable<Uint8Array>, hash: Hash): AsyncGenerator<Uint8Array> {
  for await (const piece of content) {
    hash.update(piece)
    yield piece
  }
}

function inMemory(name: string, bytes: Buffer): Member {
  const content = async function* () {
    yield bytes
  }
  return { name, size: bytes.byteLength, content: content() }
}

async function* filesOf(dataDir: string): AsyncGenerator<Member> {
  yield inMemory(secretsName, await readFile(join(dataDir, secretsName)))
  const folder = join(dataDir, 'files')
  const names = existsSync(folder) ? (await readdir(folder)).sort() : []
  for (const name of names.filter(isFileKey)) {
    const path = join(folder, name)
    // One that was dealt with and removed since the folder was read needs no copy.
    if (existsSync(path))
      yield { name: `files/${name}`, size: (await stat(path)).size, content: createReadStream(path) }
  }
}

async function* partsOf(client: pg.Client, table: StoredTable): AsyncGenerator<Member> {
  const rows = client.query(copyTo(`copy ${quoted(table.name)} (${columnList(table)}) to stdout`))
  let held: Buffer[] = []
  let size = 0
  let part = 0
  const next = () => {
    part += 1
    const member = inMemory(nameOfPart(table.name, part), Buffer.concat(held))
    held = []
    size = 0
    return member
  }
  for await (const piece of rows as AsyncIterable<Buffer>) {
    held.push(piece)
    size += piece.byteLength
    if (size >= partSize) yield next()
  }
  if (size > 0) yield next()
}

const ownVersion = async (): Promise<string> =>
  (JSON.parse(await readFile(join(projectRoot, 'package.json'), 'utf8')) as { version: string }).version

async function flush(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  await handle.sync()
  await handle.close()
}

const diskCodes = new Set([
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOSPC',
  'EDQUOT',
  'ENOENT',
  'ENOTDIR',
  'EISDIR',
  'EFBIG',
  'EIO',
])

function asProblem(error: unknown, path: string): unknown {
  const { code } = error as NodeJS.ErrnoException
  if (code === undefined || !diskCodes.has(code)) return error
  return new Problem('rejected', 'archive.not-written', { params: { path, reason: code }, cause: error })
}
