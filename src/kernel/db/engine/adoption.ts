import { realpathSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import type { Binaries } from './binaries.ts'
import { ownerRole } from './cluster.ts'
import { withClient } from './connection.ts'
import { type EngineLog, reasonOf } from './engine.problem.ts'
import { clusterIn, type Home } from './home.ts'
import { executableOf, findPostmaster, type Postmaster } from './postmaster.ts'
import { awaitFound, stopServer } from './server.ts'

/** The server that a killed process left, emptied of its sessions; one that cannot be used is stopped. */
export async function adopt(
  home: Home,
  binaries: Binaries,
  password: string,
  log: EngineLog,
): Promise<Postmaster | undefined> {
  const found = findPostmaster(clusterIn(home.path))
  const server = found && (await awaitFound(home, found, log))
  if (!server) return undefined
  const obstacle = await findObstacle(home, binaries, password, server)
  if (obstacle === undefined) return server
  log({ code: 'orphan-stopped', params: { path: home.path, reason: obstacle } })
  await stopServer(home, server, log)
  return undefined
}

/** Why a running server is not fit to be taken over, or undefined. */
async function findObstacle(
  home: Home,
  binaries: Binaries,
  password: string,
  server: Postmaster,
): Promise<string | undefined> {
  try {
    const executable = executableOf(server.pid)
    // After an upgrade the old program runs on, without the files it would load later.
    if (executable !== undefined && executable !== realpathSync(join(binaries.folder, 'postgres')))
      return `it runs ${executable}`
    return await withClient(
      { host: server.socketFolder, port: server.port, user: ownerRole, password, database: 'postgres' },
      async (client) => {
        const { rows } = await client.query<{ folder: string; version: string }>(
          `select current_setting('data_directory') as folder, current_setting('server_version') as version`,
        )
        const { folder = '', version = '' } = rows[0] ?? {}
        if (statSync(folder).ino !== statSync(clusterIn(home.path)).ino) return `its data folder is ${folder}`
        if (version.split(' ')[0] !== binaries.version) return `its version is ${version}`
        return (await endSessions(client)) ? undefined : 'sessions of the killed process do not end'
      },
    )
  } catch (error) {
    return reasonOf(error)
  }
}

/** Ends the sessions of the process that was killed: they may hold locks and run on for as long as their query takes. */
async function endSessions(client: pg.Client): Promise<boolean> {
  const others = `from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`
  await client.query(`select pg_terminate_backend(pid) ${others}`)
  const deadline = performance.now() + 5_000
  while (performance.now() < deadline) {
    const { rows } = await client.query(`select 1 ${others}`)
    if (rows.length === 0) return true
    await sleep(20)
  }
  return false
}
