import pg from 'pg'
import type { ConnectionOptions } from './connect.ts'
import { type BeforeMigration, type Migration, MigrationProblem, migrate } from './migrate.ts'

export type Login = { readonly user: string; readonly password: string }

const oldestServer = 15

/**
 * Migrates the database as its owner and makes the login with which the application works: a member of samsyn_app, neither
 * owner nor superuser, so that row-level security holds for it. Returns what was migrated and how to connect.
 */
export async function provision(
  owner: ConnectionOptions,
  login: Login,
  migrations: readonly Migration[],
  before?: BeforeMigration,
): Promise<{ readonly applied: readonly string[]; readonly app: ConnectionOptions }> {
  return asOwner(owner, async (client) => {
    const applied = await migrate(client, migrations, before)
    await ensureLogin(client, login)
    return { applied, app: { ...owner, ...login } }
  })
}

/** Connects as the database's owner for one piece of work. Throws MigrationProblem when the server is out of reach or too old. */
export async function asOwner<T>(owner: ConnectionOptions, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ ...owner, application_name: 'samsyn owner', connectionTimeoutMillis: 15_000 })
  // Without a listener a connection lost between two queries would end the process; the next query reports it.
  client.on('error', () => undefined)
  try {
    await client.connect()
  } catch (error) {
    const place = `${owner.host}:${owner.port}/${owner.database}`
    throw new MigrationProblem('database-unreachable', { place, user: owner.user, reason: reasonOf(error) }, error)
  }
  try {
    const { rows } = await client.query<{ major: number }>(
      `select current_setting('server_version_num')::integer / 10000 as major`,
    )
    const found = rows[0]?.major ?? 0
    if (found < oldestServer)
      throw new MigrationProblem('server-too-old', { found: String(found), oldest: String(oldestServer) })
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Makes the application's login, or gives it its password again. */
export async function ensureLogin(client: pg.Client, login: Login): Promise<void> {
  const name = client.escapeIdentifier(login.user)
  const { rows } = await client.query('select 1 from pg_roles where rolname = $1', [login.user])
  try {
    if (rows.length === 0) await client.query(`create role ${name} login nosuperuser nobypassrls`)
    await client.query(`alter role ${name} password ${client.escapeLiteral(login.password)}`)
    await client.query(`grant samsyn_app to ${name}`)
  } catch (error) {
    throw new MigrationProblem('role-refused', { role: login.user, reason: reasonOf(error) }, error)
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message || String(error) : String(error))
