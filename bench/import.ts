// Import of made-up rows through the whole pipeline (bytes of a CSV file → observations stored, weekly counts kept, every text
// read by the privacy guard, a check sum of each row, one entry in the audit trail) against a bare multi-row insert of the same rows
// into a copy of the table in the same database. Pairs in turn, so that both see the same machine.
// Usage: node bench/import.ts [rows] [pairs]
import { join } from 'node:path'
import type pg from 'pg'
import { empty, measure, megabyte, throughThePipeline, withWorld, writeRows } from './import-world.ts'

const rows = Number(process.argv[2] ?? 200_000)
const pairs = Number(process.argv[3] ?? 3)
const target = 0.25
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

await withWorld(async (world) => {
  const { client } = world
  // The same columns, checks, keys and indexes; neither triggers, foreign keys nor row-level security.
  await client.query('create table situation.observation_copy (like situation.observation including all)')
  const path = join(world.folder, 'rows.csv')
  const { bytes, texts } = await writeRows(path, rows)
  console.log(
    `${rows} rows, ${(bytes / megabyte).toFixed(1)} MB, ${texts} different texts; PostgreSQL ${world.version}, Node ${process.version}`,
  )
  const ratios: number[] = []
  for (let pair = 1; pair <= pairs; pair++) {
    await empty(world, 'situation.observation_copy')
    const before = process.memoryUsage.rss()
    const pipeline = await measure(() => throughThePipeline(world, path, rows))
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
})
