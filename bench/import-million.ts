// Import of a million made-up rows through the whole pipeline against a plain streaming CSV reader (the same csv-parse) and a bare
// multi-row insert of what it reads, into a table with the same columns and no index, key, check, trigger or row-level security,
// in the same database. In turn, so that both see the same machine. Usage: node bench/import-million.ts [rows] [pairs]
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse'
import { empty, measure, megabyte, throughThePipeline, type World, withWorld, writeRows } from './import-world.ts'

const rows = Number(process.argv[2] ?? 1_000_000)
const pairs = Number(process.argv[3] ?? 1)
const target = 0.25
const batch = 1000

const names =
  'municipality_id, status, category_id, area_id, party_id, lon, lat, occurred_from, precision, week, text, basis, external_id, created_at'
type Cells = readonly [id: string, time: string, category: string, lon: string, lat: string, text: string]

/** Nothing is looked up, checked or read but where one cell ends and the next begins. */
const toRow = ([id, time, , lon, lat, text]: Cells): unknown[] => [
  '9001',
  'triaged',
  1,
  1,
  1,
  lon,
  lat,
  time,
  'minute',
  '2026-11-16',
  text,
  'seen',
  id,
  '2026-11-20T08:00:00Z',
]

async function bare({ client }: World, path: string): Promise<void> {
  let part: unknown[][] = []
  const flush = async () => {
    const width = part[0]?.length ?? 0
    const tuples = part.map(
      (_, row) => `(${Array.from({ length: width }, (_, column) => `$${row * width + column + 1}`)})`,
    )
    await client.query(`insert into situation.observation_bare (${names}) values ${tuples}`, part.flat())
    part = []
  }
  await client.query('begin')
  const records = createReadStream(path).pipe(parse({ delimiter: ';', from_line: 2 }))
  for await (const cells of records as AsyncIterable<Cells>) {
    part.push(toRow(cells))
    if (part.length === batch) await flush()
  }
  if (part.length > 0) await flush()
  await client.query('commit')
}

await withWorld(async (world) => {
  await world.client.query('create table situation.observation_bare as select * from situation.observation')
  const path = join(world.folder, 'rows.csv')
  const { bytes, texts } = await writeRows(path, rows)
  console.log(
    `${rows} rows, ${(bytes / megabyte).toFixed(0)} MB, ${texts} different texts; PostgreSQL ${world.version}, Node ${process.version}`,
  )
  const ratios: number[] = []
  for (let pair = 1; pair <= pairs; pair++) {
    await empty(world, 'situation.observation_bare')
    const before = process.memoryUsage.rss()
    const ours = await measure(() => throughThePipeline(world, path, rows))
    const peer = await measure(() => bare(world, path))
    ratios.push(peer.ms / ours.ms)
    const said = ({ ms }: { ms: number }) => `${(ms / 1000).toFixed(1)} s (${Math.round((rows / ms) * 1000)} rows/s)`
    const memory = `memory ${(before / megabyte).toFixed(0)} → at most ${(ours.rss / megabyte).toFixed(0)} MB`
    console.log(
      `pair ${pair}: ours ${said(ours)}, ${memory}; reader and bare insert ${said(peer)}; ratio ${(peer.ms / ours.ms).toFixed(2)}`,
    )
  }
  const median = ratios.toSorted((a, b) => a - b)[Math.floor(ratios.length / 2)] ?? 0
  console.log(`ratio ${median.toFixed(2)} (target ${target}): ${median >= target ? 'met' : 'not met'}`)
  process.exitCode = median >= target ? 0 : 1
})
