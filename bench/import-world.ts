// What the benches of the import share: made-up rows in a file, a municipality on an engine of its own, and a watch.
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { areaCollection } from '#app/demo/areas-geojson.ts'
import { importObservationFile } from '#app/observation-file.ts'
import { importAreas } from '#domains/areas/import.actions.ts'
import { addDefaultCategories } from '#domains/situation/home/defaults.actions.ts'
import { type House, perform } from '#kernel/action/perform.ts'
import { systemActor } from '#kernel/auth/actor.ts'
import { connect } from '#kernel/db/connect.ts'
import { startEngine } from '#kernel/db/engine/engine.ts'
import { readMigrations } from '#kernel/db/migrate.ts'
import { provision } from '#kernel/db/provision.ts'
import { openFileRoom } from '#kernel/files/room.ts'
import { fixedClock } from '#kernel/time/clock.ts'

const today = '2026-11-20'
export const megabyte = 1024 ** 2
export const operator = systemActor({ id: '9001', name: 'Provkommun', demo: false }, 'bench')

export type World = {
  readonly house: House
  /** as the owner of the database, outside row-level security */
  readonly client: pg.Client
  readonly folder: string
  readonly version: string
}

/** Runs a bench on an engine of its own, which is gone afterwards. */
export async function withWorld(work: (world: World) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'samsyn-bench-'))
  const engine = await startEngine({ dataDir: folder })
  const client = new pg.Client(engine.connection)
  try {
    const migrations = await readMigrations(new URL('../migrations', import.meta.url).pathname)
    const { app } = await provision(
      engine.connection,
      { user: 'samsyn_bench', password: 'only-for-the-bench' },
      migrations,
    )
    const { pool, close } = connect(app)
    const house = { pool, clock: fixedClock(`${today}T08:00:00Z`), files: openFileRoom(join(folder, 'files')) }
    try {
      await client.connect()
      await client.query(`insert into kernel.municipality (id, name) values ('9001', 'Provkommun')`)
      await perform(house, operator, addDefaultCategories, {})
      const areas = { codeProperty: 'code', nameProperty: 'name', parentProperty: 'parent', kindProperty: 'kind' }
      await perform(house, operator, importAreas, { ...areas, content: JSON.stringify(areaCollection()) })
      await work({ house, client, folder, version: engine.version })
    } finally {
      await close()
      await client.end()
    }
  } finally {
    await engine.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Has made-up rows written to a file. */
export async function writeRows(path: string, rows: number): Promise<{ bytes: number; texts: number }> {
  const script = new URL('import-rows.ts', import.meta.url).pathname
  const { stdout } = await promisify(execFile)(process.execPath, [script, path, String(rows)])
  return JSON.parse(stdout) as { bytes: number; texts: number }
}

export async function throughThePipeline({ house }: World, path: string, rows: number): Promise<void> {
  const columns = {
    when: 'Tid',
    category: 'Kategori',
    lon: 'Longitud',
    lat: 'Latitud',
    text: 'Beskrivning',
    'external-id': 'Id',
  }
  const result = await importObservationFile(house, operator, { path, columns })
  if (result.stored !== rows)
    throw new Error(`stored ${result.stored} of ${rows}: ${JSON.stringify(result.errors.slice(0, 3))}`)
}

/** As before anything was imported; `copy` is the bench's own table. */
export async function empty({ client }: World, copy: string): Promise<void> {
  await client.query(`truncate situation.observation, situation.weekly_count, situation.delivery, ${copy} cascade`)
  await client.query('vacuum analyze situation.observation')
  await client.query('checkpoint')
}

/** Milliseconds, and the most memory that this process held meanwhile. */
export async function measure(work: () => Promise<unknown>): Promise<{ ms: number; rss: number }> {
  let rss = process.memoryUsage.rss()
  const watch = setInterval(() => {
    rss = Math.max(rss, process.memoryUsage.rss())
  }, 20)
  const begun = performance.now()
  await work()
  const ms = performance.now() - begun
  clearInterval(watch)
  return { ms, rss: Math.max(rss, process.memoryUsage.rss()) }
}
