import pg from 'pg'
import type { ConnectionOptions } from './connect.ts'
import { type Migration, MigrationProblem, migrate } from './migrate.ts'

export type Login = { readonly user: string; readonly password: string }

/**
 * Migrates the database as its owner and makes the login with which the application works: a member of samsyn_app, neither
 * owner nor superuser, so that row-level security holds for it. Returns what was migrated and how to connect.
 */
export async function provision(
  owner: ConnectionOptions,
  login: Login,
  migrations: readonly Migration[],
): Promise<{ readonly applied: readonly string[]; readonly app: ConnectionOptions }> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    const applied = await migrate(client, migrations)
    await ensureLogin(client, login)
    return { applied, app: { ...owner, ...login } }
  } finally {
    await client.end()
  }
}

async function ensureLogin(client: pg.Client, login: Login): Promise<void> {
  const name = client.escapeIdentifier(login.user)
  const { rows } = await client.query<{ rolsuper: boolean }>('select rolsuper from pg_roles where rolname = $1', [
    login.user,
  ])
  try {
    if (rows.length === 0) await client.query(`create role ${name} login nosuperuser nobypassrls`)
    await client.query(`alter role ${name} password ${client.escapeLiteral(login.password)}`)
    await client.query(`grant samsyn_app to ${name}`)
  } catch (error) {
    throw new MigrationProblem(
      'role-refused',
      { role: login.user, reason: error instanceof Error ? error.message : String(error) },
      error,
    )
  }
}
