// Import of made-up rows through the whole pipeline (bytes of a CSV file → observations stored, weekly counts kept, every text
// read by the privacy guard, one entry in the audit trail) against a bare multi-row insert of the same rows into a copy of the
// table in the same database. Pairs in turn, so that both see the same machine. Usage: node bench/import.ts [rows] [pairs]
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { areaCollection } from '#app/demo/areas-geojson.ts'
import { observationsOf } from '#app/demo/observations.ts'
import { periodEnding } from '#app/demo/period.ts'
import { importObservationFile } from '#app/observation-file.ts'
import { importAreas } from '#domains/areas/import.actions.ts'
import { addDefaultCategories } from '#domains/situation/defaults.actions.ts'
import { type House, perform } from '#kernel/action/perform.ts'
import { systemActor } from '#kernel/auth/actor.ts'
import { connect } from '#kernel/db/connect.ts'
import { startEngine } from '#kernel/db/engine/engine.ts'
import { readMigrations } from '#kernel/db/migrate.ts'
import { provision } from '#kernel/db/provision.ts'
import { openFileRoom } from '#kernel/files/room.ts'
import { fixedClock } from '#kernel/time/clock.ts'

const rows = Number(process.argv[2] ?? 200_000)
const pairs = Number(process.argv[3] ?? 3)
const target = 0.25
const today = '2026-11-20'
const megabyte = 1024 ** 2

/** Three years of the demo municipality, again and again with another seed, until there are rows enough. */
async function writeRows(path: string): Promise<{ bytes: number; texts: number }> {
  const file = await open(path, 'w')
  const texts = new Set<string>()
  let [written, bytes] = [0, 0]
  const write = async (line: string) => {
    bytes += (await file.write(line)).bytesWritten
  }
  await write('Id;Tid;Kategori;Longitud;Latitud;Beskrivning\r\n')
  for (let seed = 1; written < rows; seed++) {
    const lines: string[] = []
    for (const { from, category, lon, lat, text, externalId } of observationsOf(periodEnding(today), seed)) {
      if (written === rows) break
      const time = `${String(Math.floor(from.minutes / 60)).padStart(2, '0')}:${String(from.minutes % 60).padStart(2, '0')}`
      lines.push(
        `${seed}-${externalId};${from.date} ${time};${category};${lon};${lat};"${text.replaceAll('"', '""')}"\r\n`,
      )
      texts.add(text)
      written++
    }
    await write(lines.join(''))
  }
  await file.close()
  return { bytes, texts: texts.size }
}

type Bench = { readonly house: House; readonly client: pg.Client; readonly path: string }
const operator = systemActor({ id: '9001', name: 'Provkommun', demo: false }, 'bench')

async function prepare(owner: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client(owner)
  await client.connect()
  await client.query(`insert into kernel.municipality (id, name) values ('9001', 'Provkommun')`)
  // The same columns, checks, keys and indexes; neither triggers, foreign keys nor row-level security.
  await client.query('create table situation.observation_copy (like situation.observation including all)')
  return client
}

/** Milliseconds, and the most memory that this process held meanwhile. */
async function measure(work: () => Promise<unknown>): Promise<{ ms: number; rss: number }> {
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

async function throughThePipeline({ house, path }: Bench): Promise<void> {
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

const batch = 1000

async function bareInsert(client: pg.Client, stored: readonly Record<string, unknown>[]): Promise<void> {
  const columns = Object.keys(stored[0] ?? {}).filter((name) => name !== 'id')
  await client.query('begin')
  for (let from = 0; from < stored.length; from += batch) {
    const part = stored.slice(from, from + batch)
    const tuples = part.map((_, row) => `(${columns.map((_name, column) => `$${row * columns.length + column + 1}`)})`)
    const values = part.flatMap((row) => columns.map((name) => row[name]))
    await client.query(`insert into situation.observation_copy (${columns}) values ${tuples}`, values)
  }
  await client.query('commit')
}

async function empty(client: pg.Client): Promise<void> {
  await client.query(
    'truncate situation.observation, situation.observation_copy, situation.weekly_count, situation.delivery',
  )
  await client.query('vacuum analyze situation.observation')
  await client.query('checkpoint')
}

const folder = await mkdtemp(join(tmpdir(), 'samsyn-bench-'))
const engine = await startEngine({ dataDir: folder })
try {
  const migrations = await readMigrations(new URL('../migrations', import.meta.url).pathname)
  const { app } = await provision(
    engine.connection,
    { user: 'samsyn_bench', password: 'only-for-the-bench' },
    migrations,
  )
  const connection = connect(app)
  const house: House = {
    pool: connection.pool,
    clock: fixedClock(`${today}T08:00:00Z`),
    files: openFileRoom(join(folder, 'files')),
  }
  const client = await prepare(engine.connection)
  await perform(house, operator, addDefaultCategories, {})
  const areas = { codeProperty: 'code', nameProperty: 'name', parentProperty: 'parent', kindProperty: 'kind' }
  await perform(house, operator, importAreas, { ...areas, content: JSON.stringify(areaCollection()) })
  const bench: Bench = { house, client, path: join(folder, 'rows.csv') }
  const { bytes, texts } = await writeRows(bench.path)
  console.log(
    `${rows} rows, ${(bytes / megabyte).toFixed(1)} MB, ${texts} different texts; PostgreSQL ${engine.version}, Node ${process.version}`,
  )
  const ratios: number[] = []
  for (let pair = 1; pair <= pairs; pair++) {
    await empty(client)
    const before = process.memoryUsage.rss()
    const pipeline = await measure(() => throughThePipeline(bench))
    const { rows: stored } = await client.query<Record<string, unknown>>(
      'select * from situation.observation order by id',
    )
    const bare = await measure(() => bareInsert(client, stored))
    const ratio = bare.ms / pipeline.ms
    ratios.push(ratio)
    const perSecond = (ms: number) => `${Math.round((rows / ms) * 1000)} rows/s`
    const memory =
      pair === 1
        ? `; memory ${(before / megabyte).toFixed(0)} → at most ${(pipeline.rss / megabyte).toFixed(0)} MB`
        : ''
    console.log(
      `pair ${pair}: pipeline ${(pipeline.ms / 1000).toFixed(2)} s (${perSecond(pipeline.ms)}), bare ${(bare.ms / 1000).toFixed(2)} s (${perSecond(bare.ms)}), ratio ${ratio.toFixed(2)}${memory}`,
    )
  }
  const median = ratios.toSorted((a, b) => a - b)[Math.floor(ratios.length / 2)] ?? 0
  console.log(`ratio ${median.toFixed(2)} (target ${target}): ${median >= target ? 'met' : 'not met'}`)
  process.exitCode = median >= target ? 0 : 1
  await client.end()
  await connection.close()
} finally {
  await engine.stop()
  await rm(folder, { recursive: true, force: true })
}
