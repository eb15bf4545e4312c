import { join } from 'node:path'
import pg from 'pg'
import type { House } from '#kernel/action/perform.ts'
import { type Actor, systemActor } from '#kernel/auth/actor.ts'
import { type ConnectionOptions, connect, parseDatabaseUrl } from '#kernel/db/connect.ts'
import type { EngineLog } from '#kernel/db/engine/engine.problem.ts'
import { startEngine } from '#kernel/db/engine/engine.ts'
import { readMigrations } from '#kernel/db/migrate.ts'
import { provision } from '#kernel/db/provision.ts'
import { Problem } from '#kernel/errors/problem.ts'
import { openFileRoom } from '#kernel/files/room.ts'
import { createWorks } from '#kernel/jobs/works.ts'
import { systemClock } from '#kernel/time/clock.ts'
import { migrationsFolder } from './root.ts'
import { openSecrets } from './secrets.ts'

export type Municipality = { readonly id: string; readonly name: string; readonly demo: boolean }

/** A running installation: its database, brought up to date, and the ways into it. */
export type Installation = {
  readonly dataDir: string
  readonly house: House
  /** As the database's owner: for what no municipality may do for itself. */
  readonly owner: ConnectionOptions
  readonly migrated: readonly string[]
  listMunicipalities(): Promise<readonly Municipality[]>
  /** The operator acting in the municipality; the only one when no code is given. */
  operator(code?: string): Promise<Actor>
  /** Runs statements as the database's owner. */
  asOwner<T>(work: (client: pg.Client) => Promise<T>): Promise<T>
  close(): Promise<void>
}

export type InstallationOptions = {
  readonly dataDir: string
  readonly databaseUrl?: string | undefined
  readonly log?: EngineLog
}

/** Opens the data folder: starts its PostgreSQL (or uses the one of `databaseUrl`), migrates, and connects as the application. */
export async function openInstallation({
  dataDir,
  databaseUrl,
  log = () => {},
}: InstallationOptions): Promise<Installation> {
  const secrets = await openSecrets(dataDir)
  const engine = databaseUrl ? null : await startEngine({ dataDir, log })
  const owner = databaseUrl ? parseDatabaseUrl(databaseUrl) : (engine as NonNullable<typeof engine>).connection
  try {
    const login = { user: secrets.databaseUser, password: secrets.databasePassword }
    const { applied, app } = await provision(owner, login, await readMigrations(migrationsFolder))
    const connection = connect(app)
    const works = createWorks(noteFailedWork)
    const asOwner = <T>(work: (client: pg.Client) => Promise<T>) => withClient(owner, work)
    const listMunicipalities = () =>
      asOwner(
        async (client) =>
          (await client.query<Municipality>('select id, name, demo from kernel.municipality order by id')).rows,
      )
    return {
      dataDir,
      house: { pool: connection.pool, clock: systemClock, files: openFileRoom(join(dataDir, 'files')), works },
      owner,
      migrated: applied,
      listMunicipalities,
      operator: async (code) => chooseOperator(await listMunicipalities(), code),
      asOwner,
      close: async () => {
        await works.end()
        await connection.close()
        await engine?.stop()
      },
    }
  } catch (error) {
    await engine?.stop()
    throw error
  }
}

const noteFailedWork = (key: string, error: unknown): void =>
  console.error(
    JSON.stringify({ level: 'error', event: 'work-failed', key, cause: error instanceof Error ? error.stack : String(error) }),
  )

async function withClient<T>(owner: ConnectionOptions, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

function chooseOperator(all: readonly Municipality[], code: string | undefined): Actor {
  if (all.length === 0) throw new Problem('rejected', 'cli.no-municipality')
  const chosen = code === undefined && all.length === 1 ? all[0] : all.find((municipality) => municipality.id === code)
  if (!chosen)
    throw new Problem('rejected', 'cli.which-municipality', { params: { codes: all.map(({ id }) => id).join(', ') } })
  return systemActor(chosen, 'kommandoraden')
}
