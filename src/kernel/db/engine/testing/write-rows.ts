/**
 * Starts the engine of a data folder and writes until it is killed or loses the server: `node write-rows.ts
 * '{"dataDir":…,"run":…}'`. Each transaction stores one name in three rows; when it is committed, `{"written":name}`.
 */
import pg from 'pg'
import { z } from 'zod'
import { startEngine } from '../engine.ts'

const { dataDir, run } = z.object({ dataDir: z.string(), run: z.number() }).parse(JSON.parse(process.argv[2] ?? ''))

const engine = await startEngine({ dataDir })
const client = new pg.Client(engine.connection)
client.on('error', () => process.exit(1))
await client.connect()
await client.query('create table if not exists written (name text not null, part integer not null)')
for (let n = 0; ; n++) {
  const name = `${run}-${n}`
  await client.query('begin')
  for (const part of [1, 2, 3]) await client.query('insert into written values ($1, $2)', [name, part])
  await client.query('commit')
  process.stdout.write(`${JSON.stringify({ written: name })}\n`)
}
