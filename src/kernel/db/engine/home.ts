import { randomBytes } from 'node:crypto'
import { closeSync, constants, fsyncSync, openSync, writeFileSync } from 'node:fs'
import {
  chmod,
  chown,
  lchown,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  realpath,
  rm,
  stat,
  symlink,
} from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type EngineLog, EngineProblem, systemCode } from './engine.problem.ts'
import { chooseRunner, currentUser, mayEnter, type Runner } from './runner.ts'

/**
 * The engine's folder, `<data folder>/postgres`, or what a link of that name points to:
 *
 *     cluster/         PostgreSQL's own data folder; it exists only when its initialisation was completed
 *     owner-password   of the role samsyn_owner
 *     log/             the server's log, one file per weekday
 *     socket/          the server's socket (or a link to a folder with a shorter path)
 *     app.lock         held by the one Samsyn process that uses the folder; app.pid says which
 *     binaries-…/      only where the npm package is closed to the server's user
 */
export type Home = { readonly path: string; readonly runner: Runner }

export const clusterIn = (home: string) => join(home, 'cluster')
export const logsIn = (home: string) => join(home, 'log')

/** Finds or makes the engine's folder and decides who is to run the server in it. */
export async function openHome(dataDir: string, log: EngineLog): Promise<Home> {
  try {
    const folder = resolve(dataDir)
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const link = join(await realpath(folder), 'postgres')
    return (await existingHome(link, log)) ?? (await makeHome(link, chooseRunner(undefined, log), log))
  } catch (error) {
    const code = systemCode(error) ?? ''
    if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'].includes(code)) refuse(dataDir, code, error)
    throw error
  }
}

async function existingHome(link: string, log: EngineLog): Promise<Home | undefined> {
  const kind = await findStat(link, lstat)
  if (!kind) return undefined
  const owner = await findStat(link, stat)
  // Never taken for a first start: the database is somewhere, and an empty one in its place would hide that.
  if (!owner) throw new EngineProblem('database-moved-away', { path: link, target: await readlink(link) })
  if (currentUser().uid !== 0 && currentUser().uid !== owner.uid) refuse(link, `owned by user ${owner.uid}`)
  return { path: await realpath(link), runner: chooseRunner(owner, log) }
}

function refuse(path: string, reason: string, cause?: unknown): never {
  throw new EngineProblem('no-permission', { path, reason }, cause)
}

/** What `look` says of a path, or undefined when nothing is there. */
export async function findStat(path: string, look: typeof stat) {
  try {
    return await look(path)
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined
    throw error
  }
}

async function makeHome(link: string, runner: Runner, log: EngineLog): Promise<Home> {
  const dataDir = resolve(link, '..')
  await letPass(runner, dataDir)
  if (mayEnter(runner, dataDir)) {
    await mkdir(link, { recursive: true, mode: 0o700 })
    await giveTo(runner, link)
    return { path: link, runner }
  }
  const elsewhere = await makeStateFolder(runner)
  try {
    await symlink(elsewhere, link)
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error
    // Another process starting on the same folder was first: its choice holds.
    await rm(elsewhere, { recursive: true })
    return { path: await realpath(link), runner }
  }
  log({ code: 'database-kept-elsewhere', params: { path: elsewhere, folder: dataDir, user: runner.user } })
  return { path: elsewhere, runner }
}

/** Opens root's data folder, for passing through only, to the group of the server's user. */
async function letPass(runner: Runner, dataDir: string): Promise<void> {
  const { uid, gid, mode } = await stat(dataDir)
  if (runner.identity.gid === undefined || uid !== 0 || gid !== 0) return
  if (mayEnter(runner, dataDir) || !mayEnter(runner, resolve(dataDir, '..'))) return
  await chown(dataDir, 0, runner.identity.gid)
  await chmod(dataDir, mode | 0o010)
}

async function makeStateFolder(runner: Runner): Promise<string> {
  // Set apart from the making, where the umask would take the others' right to pass.
  if (await mkdir('/var/lib/samsyn', { recursive: true })) await chmod('/var/lib/samsyn', 0o711)
  const folder = await mkdtemp('/var/lib/samsyn/engine-')
  await giveTo(runner, folder)
  return folder
}

/**
 * Makes the runner the owner of a path and of everything under it. Only root ever needs to. The path itself comes last, so
 * that an interrupted hand-over is seen and done again.
 */
export async function giveTo(runner: Runner, path: string): Promise<void> {
  const self = currentUser()
  if (self.uid !== 0 || runner.uid === 0) return
  if ((await lstat(path)).isDirectory()) for (const name of await readdir(path)) await giveTo(runner, join(path, name))
  await lchown(path, runner.uid, runner.gid)
}

/** Opens a file for writing in a folder of the server's user, where root must not be led astray by a link; 0600 when new. */
export function openOwn(path: string, how: 'append' | 'replace'): number {
  const { O_APPEND, O_CREAT, O_NOFOLLOW, O_TRUNC, O_WRONLY } = constants
  try {
    return openSync(path, O_WRONLY | O_CREAT | O_NOFOLLOW | (how === 'append' ? O_APPEND : O_TRUNC), 0o600)
  } catch (error) {
    refuse(path, systemCode(error) ?? '', error)
  }
}

/** Writes a file through to the disk. */
export function writeOwn(path: string, how: 'append' | 'replace', text: string): void {
  const file = openOwn(path, how)
  writeFileSync(file, text)
  fsyncSync(file)
  closeSync(file)
}

/** Makes sure that the runner reaches the folder; false when its files still belong to somebody else (see `giveTo`). */
export async function isRunnersOwn({ path, runner }: Home): Promise<boolean> {
  const above = resolve(path, '..')
  await letPass(runner, above)
  if (!mayEnter(runner, above)) throw new EngineProblem('folder-closed', { path, user: runner.user })
  return (await stat(path)).uid === runner.uid
}

export const passwordFile = ({ path }: Pick<Home, 'path'>) => join(path, 'owner-password')

export async function readOwnerPassword(home: Pick<Home, 'path'>): Promise<string> {
  const path = passwordFile(home)
  if (!(await findStat(path, stat))) throw new EngineProblem('owner-password-missing', { path })
  return (await readFile(path, 'utf8')).trim()
}

/** Makes the owner role's password, for a database that is about to be made. */
export async function makeOwnerPassword(home: Home): Promise<void> {
  const path = passwordFile(home)
  writeOwn(path, 'replace', `${randomBytes(24).toString('base64url')}\n`)
  await giveTo(home.runner, path)
}
