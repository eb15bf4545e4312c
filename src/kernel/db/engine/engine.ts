import { realpathSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { type Binaries, binariesIn, packagedBinaries } from './binaries.ts'
import { ensureCluster, ownerRole } from './cluster.ts'
import { type EngineLog, EngineProblem, reasonOf } from './engine.problem.ts'
import { clusterIn, giveTo, type Home, isRunnersOwn, logsIn, openHome, readOwnerPassword } from './home.ts'
import { lockHome } from './lock.ts'
import { executableOf, findPostmaster, isServerOf, type Postmaster, tellServer } from './postmaster.ts'
import { awaitFound, startServer, stopServer } from './server.ts'
import { removeSocketFolder, socketFolder } from './socket.ts'

export type EngineConnection = {
  /** The socket's folder. */
  readonly host: string
  readonly port: number
  /** `samsyn_owner`, who owns everything and stands above row-level security: for migrations and for making roles. */
  readonly user: string
  readonly password: string
  readonly database: string
}

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

/** The server that a killed process left, emptied of its sessions; one that cannot be used is stopped. */
async function adopt(
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
  const executable = executableOf(server.pid)
  // After an upgrade the old program runs on, without the files it would load later.
  if (executable !== undefined && executable !== realpathSync(join(binaries.folder, 'postgres')))
    return `it runs ${executable}`
  try {
    return await withClient(
      { host: server.socketFolder, port: server.port, user: ownerRole, password, database: 'postgres' },
      async (client) => {
        const { rows } = await client.query<{ folder: string; version: string }>(
          `select current_setting('data_directory') as folder, current_setting('server_version') as version`,
        )
        const { folder = '', version = '' } = rows[0] ?? {}
        if (statSync(folder).ino !== statSync(clusterIn(home.path)).ino) return `its data folder is ${folder}`
        if (version.split(' ')[0] !== binaries.version) return `its version is ${version}`
        await endSessions(client)
        return undefined
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

async function withClient<T>(connection: EngineConnection, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ ...connection, application_name: 'samsyn launcher', connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
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
