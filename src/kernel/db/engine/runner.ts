import { execFile, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { type EngineLog, EngineProblem, reasonOf } from './engine.problem.ts'

/**
 * Who runs the server's processes. PostgreSQL refuses root, so root needs a detour: a user namespace in which root
 * appears as another user (works in every folder root may enter), else a real system user.
 */
export type Runner = {
  /** Owner of the server's files, as everybody outside a namespace sees it. */
  readonly uid: number
  readonly gid: number
  /** Name of that user, for messages. */
  readonly user: string
  /** What stands before the command, e.g. `unshare -U …`. */
  readonly prefix: readonly string[]
  /** Set when the processes change user. */
  readonly identity: { readonly uid?: number; readonly gid?: number }
}
export type Owner = { readonly uid: number; readonly gid: number }

/** Nothing of the application's environment, which may hold secrets, reaches the server. */
export const serverEnvironment = { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C' }

/** The runner for files with this owner, or for new files when there is none yet. */
export function chooseRunner(owner: Owner | undefined, log: EngineLog): Runner {
  const self = currentUser()
  if (self.uid !== 0) return ordinaryRunner(self)
  if (owner && owner.uid !== 0) return asUser(owner, nameOf(owner.uid))
  return namespaceRunner(self) ?? serviceRunner(log)
}

function ordinaryRunner(self: Owner): Runner {
  if (hasName(self.uid)) return { ...self, user: nameOf(self.uid), prefix: [], identity: {} }
  // initdb insists on a user name; containers are often run with a bare number.
  const runner = namespaceRunner(self)
  if (!runner) throw new EngineProblem('user-without-name', { uid: self.uid })
  return runner
}

/** A namespace with one user in it, who is `self` on the outside; undefined where the system forbids it. */
function namespaceRunner(self: Owner): Runner | undefined {
  // initdb looks the user up by number, so it must be one that the system has a name for. Which one is of no matter.
  const inside = readUsers().find((user) => user.uid !== 0)
  if (process.platform !== 'linux' || !inside) return undefined
  const prefix = ['unshare', '-U', `--map-user=${inside.uid}`, `--map-group=${inside.gid}`]
  const runner = { ...self, user: nameOf(self.uid), prefix, identity: {} }
  return succeeds(runner, ['true']) ? runner : undefined
}

/** `samsyn`, made when absent; else a user the system already has. `nobody` is last: other services may share it. */
function serviceRunner(log: EngineLog): Runner {
  if (process.platform !== 'linux') throw new EngineProblem('root-refused', {})
  const user = findUser('samsyn') ?? makeServiceUser() ?? findUser('postgres') ?? findUser('nobody')
  if (!user) throw new EngineProblem('root-refused', {})
  log({ code: 'runs-as-user', params: { user: user.name } })
  return asUser(user, user.name)
}

function makeServiceUser(): User | undefined {
  const settings = ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent']
  const path = `${serverEnvironment.PATH}:/usr/sbin:/sbin`
  spawnSync('useradd', [...settings, '--shell', '/usr/sbin/nologin', 'samsyn'], {
    env: { PATH: path },
    stdio: 'ignore',
  })
  // Looked up rather than judged by the exit code: another start may have made it in the same moment.
  return findUser('samsyn')
}

const asUser = (owner: Owner, user: string): Runner => {
  const identity = { uid: owner.uid, gid: owner.gid }
  return { ...identity, user, prefix: [], identity }
}

/** Whether the runner's processes may pass through a folder and all above it. */
export const mayEnter = (runner: Runner, folder: string): boolean => succeeds(runner, ['test', '-x', folder])

function succeeds(runner: Runner, command: readonly string[]): boolean {
  const [file = '', ...args] = [...runner.prefix, ...command]
  return spawnSync(file, args, { ...runner.identity, cwd: '/', env: serverEnvironment, stdio: 'ignore' }).status === 0
}

export type Outcome = { readonly ok: true; readonly output: string } | { readonly ok: false; readonly reason: string }

/** Runs a command to its end. `cwd` must be open to the runner: PostgreSQL's programs look at it. */
export async function runAs(runner: Runner, command: readonly string[], cwd: string): Promise<Outcome> {
  const [file = '', ...args] = [...runner.prefix, ...command]
  try {
    const { stdout } = await promisify(execFile)(file, args, { ...runner.identity, cwd, env: serverEnvironment })
    return { ok: true, output: stdout }
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : ''
    return { ok: false, reason: said || reasonOf(error) }
  }
}

type User = Owner & { readonly name: string }

function readUsers(): readonly User[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4 && !fields[0]?.startsWith('#'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
}

const findUser = (name: string) => readUsers().find((user) => user.name === name)
const nameOf = (uid: number) => readUsers().find((user) => user.uid === uid)?.name ?? String(uid)

/** Asks the system rather than the file: users may come from a directory service. */
const hasName = (uid: number) => spawnSync('id', ['-un', String(uid)], { stdio: 'ignore' }).status === 0

/** The process's own user; PostgreSQL as we run it needs a system with numbered users. */
export function currentUser(): Owner {
  const [uid, gid] = [process.geteuid?.(), process.getegid?.()]
  if (uid === undefined || gid === undefined)
    throw new EngineProblem('unsupported-platform', { platform: process.platform })
  return { uid, gid }
}
