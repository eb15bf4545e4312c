import { existsSync, readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { systemCode } from './engine.problem.ts'

/** A live server of a cluster, as its own `postmaster.pid` describes it. */
export type Postmaster = {
  readonly pid: number
  /** Empty and 0 while the server has only begun to start. */
  readonly socketFolder: string
  readonly port: number
  readonly ready: boolean
}

/**
 * The server that runs on a cluster, if any. The file alone proves nothing: after a crash or a reboot its number may
 * belong to any process, which for root's PostgreSQL is fatal ("lock file already exists").
 */
export function findPostmaster(cluster: string): Postmaster | undefined {
  const lines = readIfThere(join(cluster, 'postmaster.pid')).split('\n')
  const pid = Number(lines[0])
  if (!(pid > 0) || !isServerOf(cluster, pid)) return undefined
  return { pid, socketFolder: lines[4] ?? '', port: Number(lines[3] ?? 0), ready: lines[7]?.trim() === 'ready' }
}

/** Reads a file that may vanish at any moment; empty when it is gone. */
function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (isGone(error)) return ''
    throw error
  }
}

// Errors of /proc about processes that ended (ENOENT, ESRCH) or are another user's, hence not our server (EACCES, EPERM).
const isGone = (error: unknown) => ['ENOENT', 'ESRCH', 'EACCES', 'EPERM'].includes(systemCode(error) ?? '')

const hasProc = existsSync('/proc/self/cwd')

/**
 * Whether a process is alive and a server process of this cluster: PostgreSQL's working folder is the cluster. A process
 * that is dead but not yet reaped has none. Without /proc (macOS) any live process with the number counts.
 */
export function isServerOf(cluster: string, pid: number): boolean {
  try {
    if (!hasProc) return process.kill(pid, 0)
    const [own, its] = [statSync(cluster), statSync(`/proc/${pid}/cwd`)]
    return own.ino === its.ino && own.dev === its.dev && programOf(pid) === 'postgres'
  } catch (error) {
    if (isGone(error)) return false
    throw error
  }
}

/** The file a process runs; ends in ` (deleted)` when that was replaced under it. Undefined where the system has no /proc. */
export const executableOf = (pid: number): string | undefined =>
  hasProc ? readlinkSync(`/proc/${pid}/exe`) : undefined

const programOf = (pid: number) => basename(executableOf(pid) ?? '').replace(' (deleted)', '')

/** Whether a process is an initdb that fills this folder. */
function isInitialiserOf(folder: string, pid: number): boolean {
  const args = readIfThere(`/proc/${pid}/cmdline`).split('\0')
  return args.includes(`--pgdata=${folder}`) && basename(args[0] ?? '') === 'initdb'
}

/**
 * Kills what a crash left at work in a folder: server processes whose postmaster is dead (they would keep its shared
 * memory, and a new server from starting) and an initdb whose launcher was killed. Only for the holder of the lock.
 * Returns how many there were.
 */
export async function endSurvivors(folder: string): Promise<number> {
  const survivors = () =>
    hasProc
      ? readdirSync('/proc')
          .map(Number)
          .filter((pid) => pid > 0 && (isServerOf(folder, pid) || isInitialiserOf(folder, pid)))
      : []
  const found = survivors()
  for (const pid of found) kill(pid, 'SIGKILL')
  for (let left = found; left.length > 0; left = survivors()) await sleep(10)
  return found.length
}

/**
 * Removes the files by which PostgreSQL knows a running server, once there is none. It judges by the process number alone
 * and refuses to start when that is taken, be it by a stranger after a reboot or by its own dead that nobody has reaped
 * (in containers). Where the system has no /proc we do not know better and leave the judgement to PostgreSQL.
 */
export async function removeStaleFiles(cluster: string, socketFolder: string): Promise<void> {
  if (!hasProc) return
  await rm(join(cluster, 'postmaster.pid'), { force: true })
  for (const name of await readdir(socketFolder)) if (name.startsWith('.s.PGSQL.')) await rm(join(socketFolder, name))
}

/** Signals a server process, never another one that got its number since: SIGINT ends it in order, SIGQUIT at once. */
export function tellServer(cluster: string, pid: number, signal: 'SIGINT' | 'SIGQUIT'): void {
  if (isServerOf(cluster, pid)) kill(pid, signal)
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if (systemCode(error) !== 'ESRCH') throw error
  }
}

/** Waits until a server process is gone; false when `milliseconds` went by first. */
export async function waitForEnd(cluster: string, pid: number, milliseconds: number): Promise<boolean> {
  const deadline = performance.now() + milliseconds
  while (isServerOf(cluster, pid)) {
    if (performance.now() > deadline) return false
    await sleep(10)
  }
  return true
}
