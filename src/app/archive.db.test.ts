import { randomBytes } from 'node:crypto'
import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { ConnectionOptions } from '#kernel/db/connect.ts'
import { startEngine } from '#kernel/db/engine/engine.ts'
import { remove, temporaryFolder } from '#kernel/db/engine/testing/folders.ts'
import { type Migration, readMigrations } from '#kernel/db/migrate.ts'
import { asOwner } from '#kernel/db/provision.ts'
import { fillEveryTable } from '#kernel/db/testing/filler.ts'
import { loadArchive, refuseOccupied } from './archive-load.ts'
import { checkArchive } from './archive-read.ts'
import { listSequences, listTables } from './archive-tables.ts'
import { writeArchive } from './archive-write.ts'
import { openInstallation } from './installation.ts'
import { migrationsFolder } from './root.ts'

/** Every row of every table, as the database itself prints it, and how far every sequence has come. */
async function contentOf(owner: ConnectionOptions): Promise<Record<string, readonly string[]>> {
  return asOwner(owner, async (client) => {
    await client.query(`set timezone = 'UTC'; set extra_float_digits = 3`)
    const content: Record<string, readonly string[]> = {}
    for (const { name, columns } of await listTables(client)) {
      const { rows } = await client.query<{ line: string }>(
        `select row(${columns.join(', ')})::text as line from ${name} order by 1`,
      )
      content[name] = rows.map(({ line }) => line)
    }
    content.sequences = (await listSequences(client)).map((sequence) => JSON.stringify(sequence))
    return content
  })
}

let folder: string
let migrations: readonly Migration[]
let archive: string
let original: Record<string, readonly string[]>
const emptyDatabases: string[] = []

/** An empty database on the server of the tests: PostgreSQL 18 in one run of them, 15 in the other. */
async function emptyDatabase(): Promise<ConnectionOptions> {
  const { owner } = inject('database')
  const database = `samsyn_restore_${randomBytes(6).toString('hex')}`
  await administer(`create database ${database} template template0`)
  emptyDatabases.push(database)
  return { ...owner, database }
}
async function administer(sql: string): Promise<void> {
  const client = new pg.Client({ ...inject('database').owner, database: 'postgres' })
  await client.connect()
  await client.query(sql)
  await client.end()
}
const urlOf = ({ host, user, password, database, port }: ConnectionOptions) =>
  `postgresql://${user}:${encodeURIComponent(password)}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`

const newFolder = (name: string) => {
  const path = join(folder, name)
  mkdirSync(path, { mode: 0o700 })
  return path
}
const restore = async (path: string, place: { owner: ConnectionOptions; dataDir: string }) => {
  await refuseOccupied(place.dataDir)
  return loadArchive(path, await checkArchive(path, migrations), place, migrations)
}

beforeAll(async () => {
  folder = temporaryFolder()
  migrations = await readMigrations(migrationsFolder)
  archive = join(folder, 'copy.samsyn')
  const dataDir = join(folder, 'original')
  const installation = await openInstallation({ dataDir })
  try {
    await installation.asOwner(async (client) => {
      await fillEveryTable(client, '9001')
      await fillEveryTable(client, '9002')
      // More than one part of a table, and numbers that were given and taken back.
      await client.query(`insert into parties.party (municipality_id, name, kind, relation, valid_from)
        select '9001', repeat(n || ' Ö ', 500), 'authority', 'external', '2020-01-01' from generate_series(1, 3000) n`)
      await client.query(`delete from parties.party where id = (select max(id) from parties.party)`)
    })
    await installation.house.files?.put(
      (async function* () {
        yield Buffer.from('en fil')
        yield Buffer.alloc(300_000, 7)
      })(),
    )
    const manifest = await writeArchive({ owner: installation.owner, dataDir }, archive)
    expect(manifest.members.filter(({ name }) => name.startsWith('tables/parties.party/')).length).toBeGreaterThan(1)
    original = await contentOf(installation.owner)
  } finally {
    await installation.close()
  }
}, 120_000)
afterAll(async () => {
  remove(folder)
  for (const database of emptyDatabases) await administer(`drop database if exists ${database} with (force)`)
})

describe('a backup', () => {
  test('holds every table, is readable by its owner only, and is never written over', async () => {
    expect(Object.entries(original).filter(([, rows]) => rows.length === 0)).toEqual([])
    expect(statSync(archive).mode & 0o777).toBe(0o600)
    const before = readFileSync(archive)
    await expect(
      writeArchive({ owner: inject('database').owner, dataDir: join(folder, 'original') }, archive),
    ).rejects.toMatchObject({ code: 'archive.file-exists' })
    expect(readFileSync(archive).equals(before)).toBe(true)
  })

  test('says where it cannot be written, and leaves nothing half-done', async () => {
    await expect(
      writeArchive(
        { owner: inject('database').owner, dataDir: join(folder, 'original') },
        join(folder, 'no/such.samsyn'),
      ),
    ).rejects.toMatchObject({ code: 'archive.not-written', params: { reason: 'ENOENT' } })
  })

  test('does not bring back what was destroyed on purpose after it was made', async () => {
    const dataDir = newFolder('destroyed')
    const made = join(folder, 'with-photo')
    const installation = await openInstallation({ dataDir: made })
    const path = join(folder, 'photo.samsyn')
    const keys: string[] = []
    try {
      await installation.asOwner((client) => fillEveryTable(client, '9001'))
      for (const content of ['ett', 'två'])
        keys.push(
          (await installation.house.files?.keep(
            (async function* () {
              yield Buffer.from(content)
            })(),
          )) ?? '',
        )
      await installation.asOwner(async (client) => {
        for (const key of keys)
          await client.query(
            `insert into kernel.kept_file (municipality_id, key, sha256, bytes, media_type, created_at) values ('9001', $1, '', 3, 'image/jpeg', now())`,
            [key],
          )
        await client.query(
          `insert into situation.photo (municipality_id, observation_id, position, file_key, width, height, created_at)
           select '9001', min(id), 20, $1, 1, 1, now() from situation.observation where municipality_id = '9001'`,
          [keys[0]],
        )
      })
      await writeArchive({ owner: installation.owner, dataDir: made }, path)
    } finally {
      await installation.close()
    }
    writeFileSync(join(dataDir, 'destroyed.txt'), `${keys[0]} 2026-09-28T08:00:00.000Z\n`)
    const place = { owner: await emptyDatabase(), dataDir }
    expect(await restore(path, place)).toBe(1)
    expect(readdirSync(join(dataDir, 'files'))).toEqual([keys[1]])
    const left = await asOwner(place.owner, (client) =>
      client.query('select key from kernel.kept_file where key = any ($1)', [keys]),
    )
    expect(left.rows).toEqual([{ key: keys[1] }])
    expect(readFileSync(join(dataDir, 'destroyed.txt'), 'utf8')).toContain(keys[0])
  }, 60_000)

  test('comes back whole on another server, and from there on the embedded one, row by row', async () => {
    const outside = { owner: await emptyDatabase(), dataDir: newFolder('outside') }
    await restore(archive, outside)
    expect(await contentOf(outside.owner)).toEqual(original)
    const [key = ''] = readdirSync(join(outside.dataDir, 'files'))
    const file = readFileSync(join(outside.dataDir, 'files', key))
    expect(file.equals(readFileSync(join(folder, 'original', 'files', key)))).toBe(true)
    expect(statSync(join(outside.dataDir, 'secrets.json')).mode & 0o777).toBe(0o600)

    const again = join(folder, 'again.samsyn')
    await writeArchive(outside, again)
    const dataDir = newFolder('inside')
    const engine = await startEngine({ dataDir })
    await restore(again, { owner: engine.connection, dataDir })
    await engine.stop()
    const installation = await openInstallation({ dataDir })
    expect(await contentOf(installation.owner)).toEqual(original)
    expect(await installation.listMunicipalities()).toHaveLength(2)
    expect(installation).toMatchObject({ migrated: [], restorePoint: null })
    await installation.close()
  }, 120_000)

  test('brings the guards back with the rows', async () => {
    const outside = { owner: await emptyDatabase(), dataDir: newFolder('guards') }
    await restore(archive, outside)
    await asOwner(outside.owner, async (client) => {
      await expect(client.query('delete from audit.entry')).rejects.toThrow(/never changed or removed/)
      const { rows } = await client.query<{ id: number }>(
        `insert into parties.party (municipality_id, name, kind, relation, valid_from)
         values ('9001', 'Ny', 'authority', 'external', '2020-01-01') returning id`,
      )
      // Not the number of the row that was removed before the backup.
      expect(rows[0]?.id).toBeGreaterThan(3002)
    })
    await expect(
      openInstallation({ dataDir: outside.dataDir, databaseUrl: urlOf(outside.owner) }).then((opened) =>
        opened.close(),
      ),
    ).resolves.toBeUndefined()
  }, 60_000)
})

describe('a restore refuses, and leaves everything as it was,', () => {
  const emptyPlace = async (name: string) => ({ owner: await emptyDatabase(), dataDir: newFolder(name) })
  const untouched = async ({ owner, dataDir }: { owner: ConnectionOptions; dataDir: string }) => {
    expect(readdirSync(dataDir)).toEqual([])
    await asOwner(owner, async (client) => {
      const { rows } = await client.query(
        `select to_regnamespace('kernel') as kernel, to_regclass('public.samsyn_migration') as ledger`,
      )
      expect(rows).toEqual([{ kernel: null, ledger: null }])
    })
  }
  const changed = (name: string, change: (tar: Buffer) => Buffer) => {
    const path = join(folder, `${name}.samsyn`)
    writeFileSync(path, gzipSync(change(gunzipSync(readFileSync(archive))), { level: 1 }))
    return path
  }
  const withManifest = (name: string, change: (text: string) => string) =>
    changed(name, (tar) => {
      const at = tar.lastIndexOf('manifest.json')
      const size = Number.parseInt(tar.subarray(at + 124, at + 135).toString(), 8)
      const text = Buffer.from(change(tar.subarray(at + 512, at + 512 + size).toString()))
      const head = Buffer.from(tar.subarray(at, at + 512))
      head.write(text.byteLength.toString(8).padStart(11, '0'), 124)
      head.fill(' ', 148, 156)
      head.write(
        `${head
          .reduce((sum, byte) => sum + byte, 0)
          .toString(8)
          .padStart(6, '0')}\0 `,
        148,
      )
      const padding = Buffer.alloc((512 - (text.byteLength % 512)) % 512)
      return Buffer.concat([tar.subarray(0, at), head, text, padding, Buffer.alloc(1024)])
    })

  test.each([
    [
      'that ends early',
      () => {
        const path = join(folder, 'early.samsyn')
        copyFileSync(archive, path)
        truncateSync(path, statSync(archive).size - 4000)
        return path
      },
    ],
    [
      'that lost its first half',
      () => {
        const path = join(folder, 'late.samsyn')
        const bytes = readFileSync(archive)
        writeFileSync(path, bytes.subarray(bytes.byteLength / 2))
        return path
      },
    ],
    [
      'with one other byte in a row',
      () =>
        changed('byte', (tar) => {
          tar.write('X', tar.indexOf('authority'))
          return tar
        }),
    ],
    [
      'without its manifest',
      () =>
        changed('headless', (tar) =>
          Buffer.concat([tar.subarray(0, tar.lastIndexOf('manifest.json')), Buffer.alloc(1024)]),
        ),
    ],
    [
      'with a member that leads out of the folder',
      () =>
        changed('outside', (tar) => {
          tar.write('../../evil.js', tar.indexOf('secrets.json'))
          return tar
        }),
    ],
    ['that says there were more rows', () => withManifest('rows', (text) => text.replace(/"rows": 2,?/, '"rows": 3'))],
    [
      'that is no archive',
      () => {
        const path = join(folder, 'none.samsyn')
        writeFileSync(path, 'hej')
        return path
      },
    ],
    [
      'that is empty',
      () => {
        const path = join(folder, 'empty.samsyn')
        writeFileSync(path, '')
        return path
      },
    ],
  ])('an archive %s', async (_what, make) => {
    const place = await emptyPlace(`broken-${randomBytes(4).toString('hex')}`)
    await expect(restore(make(), place)).rejects.toMatchObject({ kind: 'rejected', code: 'archive.broken' })
    await untouched(place)
  })

  test('one of a newer version', async () => {
    const place = await emptyPlace('newer')
    const later = withManifest('later', (text) =>
      text.replace('"migrations": [', '"migrations": [{ "number": 9999, "name": "9999-later.sql", "checksum": "x" },'),
    )
    await expect(restore(later, place)).rejects.toMatchObject({ code: 'archive.newer' })
    const format = withManifest('format', (text) => text.replace('"format": 1', '"format": 2'))
    await expect(restore(format, place)).rejects.toMatchObject({ code: 'archive.newer' })
    const other = withManifest('other', (text) => text.replace(/"checksum": "[0-9a-f]{8}/, '"checksum": "00000000'))
    await expect(restore(other, place)).rejects.toMatchObject({ code: 'archive.other-history' })
    await untouched(place)
  })

  test('one that is not there', async () => {
    await expect(checkArchive(join(folder, 'nowhere.samsyn'), migrations)).rejects.toMatchObject({
      code: 'archive.not-readable',
    })
  })

  test('to write over an installation, be it the folder or the database', async () => {
    await expect(refuseOccupied(join(folder, 'original'))).rejects.toMatchObject({ code: 'archive.folder-not-empty' })
    const { owner, template } = inject('database')
    const before = await contentOf({ ...owner, database: template })
    const dataDir = newFolder('occupied')
    await expect(restore(archive, { owner: { ...owner, database: template }, dataDir })).rejects.toMatchObject({
      code: 'archive.database-not-empty',
    })
    expect(await contentOf({ ...owner, database: template })).toEqual(before)
    expect(readdirSync(dataDir)).toEqual([])
    rmSync(dataDir, { recursive: true })
  })
})
