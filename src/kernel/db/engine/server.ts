import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Binaries } from './binaries.ts'
import { type EngineLog, EngineProblem, reasonOf } from './engine.problem.ts'
import { clusterIn, type Home, logsIn, openOwn } from './home.ts'
import {
  endSurvivors,
  findPostmaster,
  isServerOf,
  type Postmaster,
  removeStaleFiles,
  tellServer,
  waitForEnd,
} from './postmaster.ts'
import { serverEnvironment } from './runner.ts'
import { openServerLog, startLog } from './server-log.ts'
import { port } from './socket.ts'

/** Milliseconds. A start after a crash replays up to a gigabyte of log, so patience is long while the server lives. */
const limits = { start: 300_000, tellAfter: 5_000, stopFast: 10_000, stopNow: 10_000, retry: 10_000 }

/** Starts a server on the cluster and waits until it takes connections. */
export async function startServer(
  home: Home,
  binaries: Binaries,
  socketFolder: string,
  log: EngineLog,
): Promise<Postmaster> {
  const survivors = await endSurvivors(clusterIn(home.path))
  if (survivors > 0) log({ code: 'orphan-processes-ended', params: { count: survivors } })
  await removeStaleFiles(clusterIn(home.path), socketFolder)
  const giveUp = performance.now() + limits.retry
  for (;;) {
    const started = await tryStart(home, binaries, socketFolder, log)
    if (typeof started !== 'string') return started
    // Where the system does not show us the survivors of a crash we can only wait for them to end.
    if (!started.includes('pre-existing shared memory block') || performance.now() > giveUp)
      throw new EngineProblem('start-failed', { reason: started, log: logsIn(home.path) })
    await sleep(250)
  }
}

/** The server, or the reason it gave for ending. */
async function tryStart(
  home: Home,
  binaries: Binaries,
  socketFolder: string,
  log: EngineLog,
): Promise<Postmaster | string> {
  const serverLog = await openServerLog(home)
  const child = spawnServer(home, binaries, socketFolder)
  let failure: string | undefined
  child.once('error', (error) => {
    failure = reasonOf(error)
  })
  child.once('exit', (code, signal) => {
    failure ??= `ended with ${signal ?? code}`
  })
  const stopWithParent = () => child.kill('SIGINT')
  process.once('exit', stopWithParent)
  try {
    const server = await untilReady(home, child.pid ?? 0, () => failure === undefined, log)
    return server ?? (serverLog.reason() || (failure ?? ''))
  } finally {
    process.off('exit', stopWithParent)
  }
}

/** In a session of its own: Ctrl-C in a terminal reaches Samsyn, which then stops the server once and in order. */
function spawnServer({ path, runner }: Home, { folder }: Binaries, socketFolder: string): ChildProcess {
  const output = openOwn(startLog(path), 'append')
  const [file = '', ...args] = [
    ...runner.prefix,
    join(folder, 'postgres'),
    '-D',
    clusterIn(path),
    ...serverArguments(path, socketFolder),
  ]
  const stdio = ['ignore', output, output] as const
  const child = spawn(file, args, {
    ...runner.identity,
    cwd: path,
    env: serverEnvironment,
    detached: true,
    stdio: [...stdio],
  })
  closeSync(output)
  child.unref()
  return child
}

/** What must hold whatever postgresql.conf says. No statement and no value from a row reaches the log: they hold personal data. */
function serverArguments(home: string, socketFolder: string): readonly string[] {
  const settings = {
    listen_addresses: '',
    port,
    unix_socket_directories: `"${socketFolder.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
    fsync: 'on',
    full_page_writes: 'on',
    logging_collector: 'on',
    log_directory: logsIn(home),
    log_filename: 'postgresql-%a.log',
    log_file_mode: '0600',
    log_rotation_age: '1d',
    log_rotation_size: 0,
    log_truncate_on_rotation: 'on',
    log_statement: 'none',
    log_min_duration_statement: -1,
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
  }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/** Waits until a server takes connections; undefined when it ends instead. One that is still at work in the end is left to it. */
async function untilReady(
  home: Home,
  pid: number,
  lives: () => boolean,
  log: EngineLog,
): Promise<Postmaster | undefined> {
  const began = performance.now()
  let told = false
  while (lives()) {
    const found = findPostmaster(clusterIn(home.path))
    if (found?.pid === pid && found.ready) return found
    const waited = performance.now() - began
    if (waited > limits.start)
      throw new EngineProblem('start-failed', { reason: 'not ready in time', log: logsIn(home.path) })
    if (waited > limits.tellAfter && !told) {
      told = true
      log({ code: 'still-starting', params: { path: home.path } })
    }
    await sleep(10)
  }
  return undefined
}

/** Waits for a server that somebody else started; undefined when it ends instead of getting ready. */
export const awaitFound = (home: Home, { pid }: Postmaster, log: EngineLog): Promise<Postmaster | undefined> =>
  untilReady(home, pid, () => isServerOf(clusterIn(home.path), pid), log)

/** Ends a server in order (open transactions are rolled back); after ten seconds at once, which the next start repairs. */
export async function stopServer(home: Home, { pid }: Postmaster, log: EngineLog): Promise<void> {
  const cluster = clusterIn(home.path)
  tellServer(cluster, pid, 'SIGINT')
  if (await waitForEnd(cluster, pid, limits.stopFast)) return
  log({ code: 'stopped-at-once', params: { path: home.path } })
  tellServer(cluster, pid, 'SIGQUIT')
  if (await waitForEnd(cluster, pid, limits.stopNow)) return
  throw new EngineProblem('stop-failed', { pid })
}
