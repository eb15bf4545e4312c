import { realpath, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { ownerRole } from './cluster.ts'
import type { EngineConnection } from './connection.ts'
import { EngineProblem } from './engine.problem.ts'
import { clusterIn, findStat, passwordFile, readOwnerPassword } from './home.ts'
import { findPostmaster } from './postmaster.ts'
import { currentUser } from './runner.ts'

/**
 * How to reach the server that another process of ours has running in a data folder; null when none runs there. Takes no hold
 * of the folder: for looking and for taking copies beside a running Samsyn.
 *
 * Throws EngineProblem.
 */
export async function findRunning(dataDir: string): Promise<EngineConnection | null> {
  const link = join(resolve(dataDir), 'postgres')
  if (!(await findStat(link, stat))) return null
  const path = await realpath(link)
  const server = findPostmaster(clusterIn(path))
  if (!server?.ready) return null
  const { uid } = await stat(path)
  if (currentUser().uid !== 0 && currentUser().uid !== uid)
    throw new EngineProblem('no-permission', { path: passwordFile({ path }), reason: `owned by user ${uid}` })
  const password = await readOwnerPassword({ path })
  return { host: server.socketFolder, port: server.port, user: ownerRole, password, database: 'samsyn' }
}
