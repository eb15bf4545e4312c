import { lstat, mkdir, mkdtemp, readlink, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EngineLog } from './engine.problem.ts'
import { findStat, giveTo, type Home } from './home.ts'
import type { Runner } from './runner.ts'

// There is no TCP: the number only names the socket file.
export const port = 5432
// The size of sun_path less its closing zero byte: 107 on Linux, 103 on macOS.
const longestSocketPath = process.platform === 'linux' ? 107 : 103
const fits = (folder: string) => Buffer.byteLength(`${folder}/.s.PGSQL.${port}`) <= longestSocketPath

/** The folder for the socket: in the home, or a private one with a short path when the home's is too long for a socket. */
export async function socketFolder({ path, runner }: Home, log: EngineLog): Promise<string> {
  const usual = join(path, 'socket')
  if (fits(usual)) {
    await mkdir(usual, { recursive: true, mode: 0o700 })
    await giveTo(runner, usual)
    return usual
  }
  const known = await findStat(usual, lstat)
  if (known?.isSymbolicLink() && (await isPrivate(usual, runner))) return readlink(usual)
  await rm(usual, { recursive: true, force: true })
  const root = fits(join(tmpdir(), 'samsyn-XXXXXX')) ? tmpdir() : '/tmp'
  const short = await mkdtemp(join(root, 'samsyn-'))
  await giveTo(runner, short)
  // Recorded, so that a start after a crash uses the same folder again.
  await symlink(short, usual)
  log({ code: 'socket-kept-elsewhere', params: { path: short } })
  return short
}

/** Whether the folder behind the link is still ours: a name under /tmp may have been taken by somebody else since. */
async function isPrivate(link: string, runner: Runner): Promise<boolean> {
  const target = await findStat(await readlink(link), lstat)
  return target?.isDirectory() === true && target.uid === runner.uid && (target.mode & 0o077) === 0
}

/** Takes away a socket folder outside the home once the server is stopped. */
export async function removeSocketFolder({ path }: Home): Promise<void> {
  const usual = join(path, 'socket')
  const known = await findStat(usual, lstat)
  if (!known?.isSymbolicLink()) return
  await rm(await readlink(usual), { recursive: true, force: true })
  await rm(usual)
}
