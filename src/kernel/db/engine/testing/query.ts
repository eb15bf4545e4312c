import pg from 'pg'
import type { Engine } from '../engine.ts'

/** One query on a connection of its own. */
export async function query<Row extends pg.QueryResultRow>(
  { connection }: Pick<Engine, 'connection'>,
  sql: string,
): Promise<readonly Row[]> {
  const client = new pg.Client(connection)
  // The query reports a lost connection; the event comes on top of that.
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end()
  }
}
