import { setTimeout as sleep } from 'node:timers/promises'
import { adopt } from './adoption.ts'
import { binariesIn, packagedBinaries } from './binaries.ts'
import { ensureCluster, ownerRole } from './cluster.ts'
import { type EngineConnection, withClient } from './connection.ts'
import { type EngineLog, EngineProblem, reasonOf } from './engine.problem.ts'
import { clusterIn, giveTo, type Home, isRunnersOwn, logsIn, openHome, readOwnerPassword } from './home.ts'
import { lockHome } from './lock.ts'
import { findPostmaster, isServerOf, type Postmaster, tellServer } from './postmaster.ts'
import { startServer, stopServer } from './server.ts'
import { removeSocketFolder, socketFolder } from './socket.ts'

/** A running PostgreSQL that belongs to this process until `stop`. */
export type Engine = {
  readonly connection: EngineConnection
  /** Of the server, e.g. `18.4`. */
  readonly version: string
  /** Whether a server left by a killed process was taken over. */
  readonly adopted: boolean
  /** Settles when the server is gone: `stopped` by `stop`, or `died` by itself, after which only `stop` and a new start help. */
  readonly ended: Promise<'stopped' | 'died'>
  /** Ends the server in order and lets go of the folder. May be called more than once. Errors: `stop-failed`. */
  stop(): Promise<void>
}

export type EngineOptions = {
  /** Made when absent. The database is in its subfolder `postgres`. */
  readonly dataDir: string
  /** A folder with `postgres` and `initdb` to use instead of the npm package's. */
  readonly binDir?: string
  readonly log?: EngineLog
}

/**
 * Starts the PostgreSQL of a data folder, making its database at first use, or takes over the server that a killed
 * process left. One process at a time: the folder is held until `stop` or the end of the process.
 *
 * The caller turns SIGINT and SIGTERM into `stop`. Should the process end without it (`process.exit`, an uncaught error)
 * the server is told to stop; only after `kill -9` does it run on, and the next start adopts it.
 *
 * Throws EngineProblem.
 */
export async function startEngine({ dataDir, binDir, log = () => {} }: EngineOptions): Promise<Engine> {
  const home = await openHome(dataDir, log)
  const lock = await lockHome(home)
  try {
    await takePossession(home, log)
    const place = { home: home.path, runner: home.runner, log }
    const binaries = binDir === undefined ? await packagedBinaries(place) : await binariesIn(binDir, place)
    await ensureCluster(home, binaries, log)
    const password = await readOwnerPassword(home)
    const adopted = await adopt(home, binaries, password, log)
    const server = adopted ?? (await startServer(home, binaries, await socketFolder(home, log), log))
    const connection = { host: server.socketFolder, port: server.port, user: ownerRole, password, database: 'samsyn' }
    await prepare(home, connection, server, log)
    log({ code: adopted ? 'adopted' : 'started', params: { version: binaries.version, path: home.path } })
    const release = () => lock.release()
    return {
      connection,
      version: binaries.version,
      adopted: adopted !== undefined,
      ...lifetime(home, server, release, log),
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

/** Files that root made for itself go to the server's user, where root can no longer run the server. */
async function takePossession(home: Home, log: EngineLog): Promise<void> {
  if (await isRunnersOwn(home)) return
  const running = findPostmaster(clusterIn(home.path))
  if (running) await stopServer(home, running, log)
  await giveTo(home.runner, home.path)
}

/** Makes the application's database; a server that cannot be spoken to is stopped again. */
async function prepare(home: Home, connection: EngineConnection, server: Postmaster, log: EngineLog): Promise<void> {
  try {
    await withClient({ ...connection, database: 'postgres' }, async (client) => {
      const { rows } = await client.query('select 1 from pg_database where datname = $1', [connection.database])
      if (rows.length === 0) await client.query(`create database ${connection.database}`)
    })
  } catch (error) {
    await stopServer(home, server, log)
    throw new EngineProblem('start-failed', { reason: reasonOf(error), log: logsIn(home.path) }, error)
  }
}

function lifetime(home: Home, server: Postmaster, release: () => void, log: EngineLog): Pick<Engine, 'ended' | 'stop'> {
  const stopWithProcess = () => tellServer(clusterIn(home.path), server.pid, 'SIGINT')
  process.once('exit', stopWithProcess)
  let stopping: Promise<void> | undefined
  const stop = async () => {
    await stopServer(home, server, log)
    process.off('exit', stopWithProcess)
    await removeSocketFolder(home)
    release()
  }
  return {
    ended: watch(home, server).then(() => (stopping ? 'stopped' : 'died')),
    stop: () => (stopping ??= stop()),
  }
}

/** An adopted server is no child of ours and tells us nothing, so every server is looked at, four times a second. */
async function watch(home: Home, server: Postmaster): Promise<void> {
  while (isServerOf(clusterIn(home.path), server.pid)) await sleep(250, undefined, { ref: false })
}
