import pg from 'pg'

/** What a client needs to speak to the server. */
export type EngineConnection = {
  /** The socket's folder. */
  readonly host: string
  readonly port: number
  /** `samsyn_owner`, who owns everything and stands above row-level security: for migrations and for making roles. */
  readonly user: string
  readonly password: string
  readonly database: string
}

/** Uses one connection of the launcher's own. */
export async function withClient<T>(connection: EngineConnection, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ ...connection, application_name: 'samsyn launcher', connectionTimeoutMillis: 10_000 })
  // Without a listener a connection lost between two queries would end the process; the next query reports it.
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}
