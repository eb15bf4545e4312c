import { createHash } from 'node:crypto'
import { access } from 'node:fs/promises'
import { type Migration, MigrationProblem, refuseUnknown } from '#kernel/db/migrate.ts'
import { Problem } from '#kernel/errors/problem.ts'
import { archiveFormat, broken, Manifest, manifestName, readMembers, secretsName } from './archive-format.ts'

const longestManifest = 50_000_000

/**
 * Reads a backup from end to end and answers for it: complete, every member as it was written, and made by a version that this
 * one understands. Throws a Problem with an `archive.` code; changes nothing.
 */
export async function checkArchive(path: string, migrations: readonly Migration[]): Promise<Manifest> {
  await access(path).catch((error: NodeJS.ErrnoException) => {
    throw new Problem('rejected', 'archive.not-readable', { params: { path, reason: error.code ?? '' } })
  })
  const found = new Map<string, { size: number; sha256: string }>()
  let text: Buffer | null = null
  for await (const { name, size, content } of readMembers(path)) {
    if (text !== null || found.has(name)) throw broken(path, name)
    if (name === manifestName) {
      if (size > longestManifest) throw broken(path, name)
      text = Buffer.concat(await Array.fromAsync(content))
      continue
    }
    const hash = createHash('sha256')
    for await (const piece of content) hash.update(piece)
    found.set(name, { size, sha256: hash.digest('hex') })
  }
  if (text === null) throw broken(path, manifestName)
  const manifest = readManifest(path, text.toString())
  compare(path, manifest, found)
  refuseNewer(path, manifest, migrations)
  return manifest
}

function readManifest(path: string, text: string): Manifest {
  try {
    const read = JSON.parse(text) as { format?: unknown; version?: unknown }
    if (typeof read.format === 'number' && read.format > archiveFormat)
      throw new Problem('rejected', 'archive.newer', { params: { path, version: String(read.version) } })
    return Manifest.parse(read)
  } catch (error) {
    if (error instanceof Problem) throw error
    throw broken(path, manifestName, error)
  }
}

function compare(path: string, manifest: Manifest, found: ReadonlyMap<string, { size: number; sha256: string }>): void {
  for (const { name, size, sha256 } of manifest.members) {
    const member = found.get(name)
    if (member?.size !== size || member.sha256 !== sha256) throw broken(path, name)
  }
  if (found.size !== manifest.members.length || !found.has(secretsName)) throw broken(path, secretsName)
}

function refuseNewer(path: string, { version, migrations: made }: Manifest, known: readonly Migration[]): void {
  try {
    refuseUnknown(new Map(made.map((migration) => [migration.number, migration])), known)
  } catch (error) {
    if (!(error instanceof MigrationProblem)) throw error
    const code = error.code === 'database-newer' ? 'archive.newer' : 'archive.other-history'
    throw new Problem('rejected', code, { params: { path, version, ...error.params }, cause: error })
  }
}
