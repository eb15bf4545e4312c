import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type ConnectionOptions, parseDatabaseUrl } from '#kernel/db/connect.ts'
import type { EngineLog } from '#kernel/db/engine/engine.problem.ts'
import { startEngine } from '#kernel/db/engine/engine.ts'
import { findRunning } from '#kernel/db/engine/running.ts'
import { MigrationProblem } from '#kernel/db/migrate.ts'
import { Problem } from '#kernel/errors/problem.ts'
import { refuseInterrupted } from './archive-load.ts'

export type DatabasePlace = {
  readonly dataDir: string
  readonly databaseUrl?: string | undefined
  readonly log?: EngineLog
}

/** A database as it is, neither migrated nor provisioned. */
export type OpenDatabase = {
  readonly owner: ConnectionOptions
  readonly state: 'running' | 'started' | 'external'
  /** Settles when an embedded server is gone; never for one that is not ours. */
  readonly ended: Promise<'stopped' | 'died'>
  close(): Promise<void>
}

/** Holds the data folder: its own PostgreSQL is started, unless `databaseUrl` names another. Throws EngineProblem. */
export async function holdDatabase({ dataDir, databaseUrl, log = () => {} }: DatabasePlace): Promise<OpenDatabase> {
  if (databaseUrl) return beside(readAddress(databaseUrl), 'external')
  const engine = await startEngine({ dataDir, log })
  return { owner: engine.connection, state: 'started', ended: engine.ended, close: () => engine.stop() }
}

/** Looks at the database of an installation, also while another Samsyn serves it. Throws where there is no installation. */
export async function visitDatabase(place: DatabasePlace): Promise<OpenDatabase> {
  refuseInterrupted(place.dataDir)
  if (!existsSync(join(place.dataDir, 'secrets.json')))
    throw new Problem('rejected', 'archive.no-installation', { params: { path: place.dataDir } })
  const running = place.databaseUrl ? null : await findRunning(place.dataDir)
  return running ? beside(running, 'running') : holdDatabase(place)
}

function readAddress(url: string): ConnectionOptions {
  if (URL.canParse(url)) return parseDatabaseUrl(url)
  // The address may hold a password, so it is not shown.
  throw new MigrationProblem('database-unreachable', { place: 'DATABASE_URL', user: '?', reason: 'invalid URL' })
}

const beside = (owner: ConnectionOptions, state: OpenDatabase['state']): OpenDatabase => ({
  owner,
  state,
  ended: new Promise(() => undefined),
  close: async () => undefined,
})
