import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Binaries } from './binaries.ts'
import { type EngineLog, EngineProblem } from './engine.problem.ts'
import { clusterIn, type Home, makeOwnerPassword, passwordFile, writeOwn } from './home.ts'
import { endSurvivors } from './postmaster.ts'
import { runAs } from './runner.ts'

export const ownerRole = 'samsyn_owner'
const draftPrefix = 'cluster.new-'

// Starting values for a small server; written once, so that an operator may change them in the cluster's postgresql.conf.
const startingSettings = `
# Samsyn's starting values
max_connections = 50
shared_buffers = 128MB
work_mem = 16MB
jit = off
timezone = 'UTC'
log_timezone = 'UTC'
# Ends queries of an application that is gone.
client_connection_check_interval = 5s
`

/** Makes the cluster unless it is there, and refuses one of another major version. */
export async function ensureCluster(home: Home, binaries: Binaries, log: EngineLog): Promise<void> {
  const cluster = clusterIn(home.path)
  await removeInterrupted(home, log)
  if (!existsSync(cluster)) return initialise(home, binaries, log)
  // PostgreSQL refuses a folder that others may enter, as one that was copied or unpacked often is.
  await runAs(home.runner, ['chmod', '0700', cluster], home.path)
  const found = Number((await readFile(join(cluster, 'PG_VERSION'), 'utf8')).trim())
  if (found === binaries.major) return
  const code = found > binaries.major ? 'data-dir-newer' : 'data-dir-older'
  throw new EngineProblem(code, { path: cluster, found, expected: binaries.major })
}

/** A cluster is made under another name and renamed when complete: a killed initialisation leaves only the draft. */
async function initialise(home: Home, { folder }: Binaries, log: EngineLog): Promise<void> {
  log({ code: 'initialising', params: { path: home.path } })
  await makeOwnerPassword(home)
  const draft = join(home.path, `${draftPrefix}${randomBytes(4).toString('hex')}`)
  const outcome = await runAs(
    home.runner,
    [join(folder, 'initdb'), ...initdbArguments(draft, passwordFile(home))],
    home.path,
  )
  if (!outcome.ok) throw new EngineProblem('initialisation-failed', { path: home.path, reason: outcome.reason })
  writeOwn(
    join(draft, 'pg_hba.conf'),
    'replace',
    '# Only the socket, only with a password.\nlocal all all scram-sha-256\n',
  )
  writeOwn(join(draft, 'postgresql.conf'), 'append', startingSettings)
  await rename(draft, clusterIn(home.path))
  await flush(home.path)
}

const initdbArguments = (draft: string, password: string): readonly string[] => [
  `--pgdata=${draft}`,
  `--username=${ownerRole}`,
  `--pwfile=${password}`,
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale-provider=icu',
  '--icu-locale=sv-SE',
  '--locale=C',
  // PostgreSQL 15 folds letters in text search by the C library's rules even when ICU sorts.
  `--lc-ctype=${process.platform === 'linux' ? 'C.UTF-8' : 'en_US.UTF-8'}`,
  '--data-checksums',
  '--no-instructions',
]

async function removeInterrupted(home: Home, log: EngineLog): Promise<void> {
  for (const name of await readdir(home.path)) {
    if (!name.startsWith(draftPrefix)) continue
    const draft = join(home.path, name)
    await endSurvivors(draft)
    // An initdb killed this instant may still have a child that writes its last file.
    await rm(draft, { recursive: true, force: true, maxRetries: 10 })
    log({ code: 'interrupted-initialisation-removed', params: { path: draft } })
  }
}

async function flush(path: string): Promise<void> {
  const file = await open(path, 'r')
  await file.sync()
  await file.close()
}
