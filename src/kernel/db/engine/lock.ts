import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { EngineProblem, reasonOf } from './engine.problem.ts'
import { giveTo, type Home, writeOwn } from './home.ts'

/** The right of one Samsyn process to a database folder. */
export type Lock = { release(): void }

/**
 * Takes the folder for this process, or throws `data-dir-in-use`.
 *
 * The lock is the kernel's: an empty SQLite file held in an exclusive transaction, because Node has no file locks of its
 * own. It ends with the process, however that dies, so there is no stale lock and no guessing by process number; it also
 * holds between containers that share a folder. `app.pid` only tells the refused process whom to name.
 */
export async function lockHome(home: Home): Promise<Lock> {
  const lockFile = join(home.path, 'app.lock')
  const pidFile = join(home.path, 'app.pid')
  // A process killed a moment ago keeps its locks until the kernel has taken it apart.
  for (let attempt = 0; attempt < 20; attempt++) {
    const held = tryLock(lockFile)
    if (held) return signLock(home, held, [lockFile, pidFile])
    await sleep(50)
  }
  throw new EngineProblem('data-dir-in-use', {
    path: home.path,
    pid: existsSync(pidFile) ? readFileSync(pidFile, 'utf8').trim() : '?',
  })
}

async function signLock({ runner }: Home, held: DatabaseSync, [lockFile, pidFile]: [string, string]): Promise<Lock> {
  try {
    writeOwn(pidFile, 'replace', `${process.pid}\n`)
    for (const path of [lockFile, pidFile]) await giveTo(runner, path)
    return { release: () => held.close() }
  } catch (error) {
    held.close()
    throw error
  }
}

const sqliteBusy = 5

function tryLock(path: string): DatabaseSync | undefined {
  let file: DatabaseSync | undefined
  try {
    file = new DatabaseSync(path, { timeout: 0 })
    file.exec('pragma journal_mode = memory; begin exclusive')
    return file
  } catch (error) {
    file?.close()
    if (error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy) return undefined
    throw new EngineProblem('no-permission', { path, reason: reasonOf(error) }, error)
  }
}
