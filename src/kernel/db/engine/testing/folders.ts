import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A private folder under the system's temporary one; as root, nobody else may enter it. */
export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'samsyn-test-'))

/** A copy of a stopped data folder, which saves a test the initialisation. */
export function copyOf(dataDir: string, target: string): string {
  cpSync(dataDir, target, { recursive: true, verbatimSymlinks: true })
  return target
}

export const remove = (path: string): void => rmSync(path, { recursive: true, force: true, maxRetries: 5 })

export const clusterOf = (dataDir: string): string => join(dataDir, 'postgres', 'cluster')

/** The process number in `postmaster.pid`. */
export const serverPid = (dataDir: string): number =>
  Number(readFileSync(join(clusterOf(dataDir), 'postmaster.pid'), 'utf8').split('\n')[0])

/** Command lines of the server processes that name a folder. */
export const serversNaming = (folder: string): readonly string[] =>
  execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes('postgres -D') && line.includes(folder))
