import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemCode } from '../engine.problem.ts'

/** A private folder under the system's temporary one; as root, nobody else may enter it. */
export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'samsyn-test-'))

/** A copy of a stopped data folder, which saves a test the initialisation. */
export function copyOf(dataDir: string, target: string): string {
  cpSync(dataDir, target, { recursive: true, verbatimSymlinks: true })
  return target
}

/** Removes a folder, and first kills the processes that name it: a failed test leaves them. */
export function remove(path: string): void {
  for (const { pid } of processesNaming(path)) process.kill(pid, 'SIGKILL')
  rmSync(path, { recursive: true, force: true, maxRetries: 10 })
}

export const clusterOf = (dataDir: string): string => join(dataDir, 'postgres', 'cluster')

/** The process number in `postmaster.pid`. */
export const serverPid = (dataDir: string): number =>
  Number(readFileSync(join(clusterOf(dataDir), 'postmaster.pid'), 'utf8').split('\n')[0])

function processesNaming(folder: string): readonly { pid: number; args: string }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({ pid: Number(name), args: commandLine(name) }))
    .filter(({ args }) => args.includes(folder))
}

/** Empty for a process that ended since it was listed. */
function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes(systemCode(error) ?? '')) return ''
    throw error
  }
}

/** Command lines of the servers that run in a folder. */
export const serversNaming = (folder: string): readonly string[] =>
  processesNaming(folder)
    .map(({ args }) => args)
    .filter((args) => args.includes('postgres -D'))
