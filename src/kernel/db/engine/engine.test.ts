import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type EngineNotice, EngineProblem } from './engine.problem.ts'
import { type Engine, startEngine } from './engine.ts'
import { clusterOf, copyOf, remove, serverPid, serversNaming, temporaryFolder } from './testing/folders.ts'
import { startScript } from './testing/line-process.ts'
import { query } from './testing/query.ts'

const slow = 60_000

/** Closed to everybody but us: what works in it works in any folder. */
let folder: string
/** A data folder with a database; each test leaves it stopped and whole. */
let usual: string
beforeAll(async () => {
  folder = temporaryFolder()
  usual = join(folder, 'usual')
  await (await startEngine({ dataDir: usual })).stop()
}, slow)
afterAll(() => remove(folder), slow)

const hold = (dataDir: string, how = {}) => startScript('./hold-engine.ts', { dataDir }, how)
const ready = (line: { engine?: unknown }) => line.engine

async function problemOf(attempt: Promise<Engine>): Promise<EngineProblem> {
  const problem = await attempt.then((engine) => engine.stop()).catch((error: unknown) => error)
  if (!(problem instanceof EngineProblem)) throw new Error(`no EngineProblem: ${problem}`)
  return problem
}

describe('a data folder', () => {
  test('is made at the first start, also when its path has spaces and Swedish letters', { timeout: slow }, async () => {
    const dataDir = join(folder, 'Trygghet i Åmål, "öst"')
    const engine = await startEngine({ dataDir })
    const settings = await query<{ name: string; setting: string }>(
      engine,
      `select name, setting from pg_settings where name in
       ('listen_addresses', 'data_checksums', 'fsync', 'jit', 'max_connections', 'unix_socket_permissions', 'server_encoding')`,
    )
    expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
      listen_addresses: '',
      data_checksums: 'on',
      fsync: 'on',
      jit: 'off',
      max_connections: '50',
      unix_socket_permissions: '0700',
      server_encoding: 'UTF8',
    })
    const sorted = await query<{ word: string }>(
      engine,
      `select * from (values ('ö'), ('z'), ('ä'), ('å'), ('a')) as t (word) order by word`,
    )
    expect(sorted.map(({ word }) => word).join('')).toBe('azåäö')
    expect(await query(engine, `select to_tsvector('simple', 'ÅÄÖ')::text as words`)).toEqual([{ words: "'åäö':1" }])
    const mode = (name: string) => (statSync(join(dataDir, 'postgres', name)).mode & 0o777).toString(8)
    expect(['owner-password', 'socket', 'cluster', 'log'].map(mode)).toEqual(['600', '700', '700', '700'])
    await expect(
      query({ ...engine, connection: { ...engine.connection, password: 'wrong' } }, 'select 1'),
    ).rejects.toThrow(/password/)
    await engine.stop()
  })

  test('is started again with what was stored, as often as one likes', { timeout: slow }, async () => {
    const dataDir = usual
    const first = await startEngine({ dataDir })
    await query(first, `create table kept as select 'Vårby' as name`)
    await first.stop()
    for (let round = 0; round < 3; round++) {
      const engine = await startEngine({ dataDir })
      expect(engine).toMatchObject({ adopted: false, version: expect.stringMatching(/^18\./) })
      expect(await query(engine, 'select name from kept')).toEqual([{ name: 'Vårby' }])
      await engine.stop()
      await engine.stop()
      expect(await engine.ended).toBe('stopped')
    }
  })

  test('with a path too long for a socket gets the socket elsewhere, for as long as the server runs', {
    timeout: slow,
  }, async () => {
    const dataDir = copyOf(usual, join(folder, 'kommunens-mapp-'.repeat(8)))
    const holder = hold(dataDir)
    const host = (await holder.until(ready)).engine?.connection.host ?? ''
    expect(Buffer.byteLength(host)).toBeLessThan(90)
    expect(statSync(host).mode & 0o777).toBe(0o700)
    await holder.end('SIGKILL')
    process.kill(serverPid(dataDir), 'SIGKILL')
    const engine = await startEngine({ dataDir })
    expect(engine.connection.host).toBe(host)
    expect(await query(engine, 'select 1 as one')).toEqual([{ one: 1 }])
    await engine.stop()
    expect(existsSync(host)).toBe(false)
  })

  test.each([
    ['99', 'data-dir-newer'],
    ['14', 'data-dir-older'],
  ])('of PostgreSQL %s is refused', { timeout: slow }, async (version, code) => {
    const dataDir = copyOf(usual, join(folder, `of-${version}`))
    writeFileSync(join(clusterOf(dataDir), 'PG_VERSION'), `${version}\n`)
    const problem = await problemOf(startEngine({ dataDir }))
    expect(problem).toMatchObject({ code, params: { found: Number(version), expected: 18 } })
  })

  test('whose database was moved away is not given an empty one', { timeout: slow }, async () => {
    const dataDir = join(folder, 'without-database')
    mkdirSync(dataDir)
    symlinkSync(join(folder, 'not-there'), join(dataDir, 'postgres'))
    expect((await problemOf(startEngine({ dataDir }))).code).toBe('database-moved-away')
    expect(existsSync(join(folder, 'not-there'))).toBe(false)
  })

  test('without the password of its owner is refused, not given a new one', { timeout: slow }, async () => {
    const dataDir = copyOf(usual, join(folder, 'without-password'))
    rmSync(join(dataDir, 'postgres', 'owner-password'))
    expect((await problemOf(startEngine({ dataDir }))).code).toBe('owner-password-missing')
  })

  test('with a setting that PostgreSQL refuses is refused with what PostgreSQL said', { timeout: slow }, async () => {
    const dataDir = copyOf(usual, join(folder, 'wrong-setting'))
    writeFileSync(join(clusterOf(dataDir), 'postgresql.auto.conf'), `shared_buffers = 'many'\n`)
    const problem = await problemOf(startEngine({ dataDir }))
    expect(problem.code).toBe('start-failed')
    expect(problem.params.reason).toMatch(/shared_buffers/)
  })

  test('in which a file was replaced by a link is refused, and what the link points to is left alone', {
    timeout: slow,
  }, async () => {
    const target = join(folder, 'of-somebody-else')
    writeFileSync(target, 'theirs')
    const pidFile = join(usual, 'postgres', 'app.pid')
    rmSync(pidFile)
    symlinkSync(target, pidFile)
    expect(await problemOf(startEngine({ dataDir: usual }))).toMatchObject({
      code: 'no-permission',
      params: { path: pidFile },
    })
    expect(readFileSync(target, 'utf8')).toBe('theirs')
    rmSync(pidFile)
  })

  test('is used by one process at a time, and the second is told which', { timeout: slow }, async () => {
    const dataDir = usual
    const holder = hold(dataDir)
    await holder.until(ready)
    const second = hold(dataDir)
    expect((await second.until((line) => line.problem)).problem).toMatchObject({
      code: 'data-dir-in-use',
      params: { pid: String(holder.pid) },
    })
    expect((await problemOf(startEngine({ dataDir }))).code).toBe('data-dir-in-use')
    expect(await second.end()).toBe('0')
    expect(await holder.end('SIGTERM')).toBe('0')
    const engine = await startEngine({ dataDir })
    expect((await problemOf(startEngine({ dataDir }))).code).toBe('data-dir-in-use')
    await engine.stop()
  })

  test('started by two processes at once for the first time serves one of them', { timeout: slow }, async () => {
    const dataDir = join(folder, 'contended')
    const rivals = [hold(dataDir), hold(dataDir)]
    const outcomes = await Promise.all(rivals.map((rival) => rival.until((line) => line.engine ?? line.problem)))
    expect(outcomes.map((line) => line.problem?.code ?? 'serves').sort()).toEqual(['data-dir-in-use', 'serves'])
    // Who came second ends without being told.
    for (const [index, rival] of rivals.entries())
      expect(await rival.end(outcomes[index]?.problem ? undefined : 'SIGTERM')).toBe('0')
  })
})

describe('after a kill', () => {
  test('of the server, its end is reported and the next start is normal', { timeout: slow }, async () => {
    const dataDir = usual
    const engine = await startEngine({ dataDir })
    await query(engine, 'create table one_row as select 1 as one')
    process.kill(serverPid(dataDir), 'SIGKILL')
    expect(await engine.ended).toBe('died')
    await engine.stop()
    const next = await startEngine({ dataDir })
    expect(next.adopted).toBe(false)
    expect(await query(next, 'select one from one_row')).toEqual([{ one: 1 }])
    await next.stop()
  })

  test('of the server during a long query, the query does not hold up the next start', { timeout: slow }, async () => {
    const dataDir = usual
    const engine = await startEngine({ dataDir })
    const endless = query(engine, 'select count(*) from generate_series(1, 1000000000000) a').catch(
      (error: unknown) => error,
    )
    await sleep(300)
    process.kill(serverPid(dataDir), 'SIGKILL')
    await engine.stop()
    const next = await startEngine({ dataDir })
    expect(await query(next, 'select 1 as one')).toEqual([{ one: 1 }])
    await next.stop()
    expect(await endless).toBeInstanceOf(Error)
  })

  test('of the application, its server is taken over without its sessions', { timeout: slow }, async () => {
    const dataDir = usual
    const holder = hold(dataDir)
    const { host = '' } = (await holder.until(ready)).engine?.connection ?? {}
    const password = readFileSync(join(dataDir, 'postgres', 'owner-password'), 'utf8').trim()
    const left = new pg.Client({ host, port: 5432, user: 'samsyn_owner', password, database: 'samsyn' })
    const lost = new Promise<Error>((resolve) => left.on('error', resolve))
    await left.connect()
    await left.query('select pg_advisory_lock(1)')
    await holder.end('SIGKILL')
    const server = serverPid(dataDir)
    const engine = await startEngine({ dataDir })
    expect(engine.adopted).toBe(true)
    expect(serverPid(dataDir)).toBe(server)
    expect((await lost).message).toMatch(/terminat/i)
    expect(await query(engine, 'select pg_try_advisory_lock(1) as free')).toEqual([{ free: true }])
    await engine.stop()
    expect(await engine.ended).toBe('stopped')
    expect(serversNaming(dataDir)).toEqual([])
  })

  test('of the application, a server whose data folder was renamed since is stopped and started anew', {
    timeout: slow,
  }, async () => {
    const before = copyOf(usual, join(folder, 'before-renaming'))
    const holder = hold(before)
    await holder.until(ready)
    await holder.end('SIGKILL')
    const dataDir = join(folder, 'after-renaming')
    renameSync(before, dataDir)
    const notices: EngineNotice[] = []
    const engine = await startEngine({ dataDir, log: (notice) => notices.push(notice) })
    expect(notices.map(({ code }) => code)).toEqual(['orphan-stopped', 'started'])
    expect(await query(engine, 'select 1 as one')).toEqual([{ one: 1 }])
    await engine.stop()
    expect(serversNaming(before)).toEqual([])
  })

  test('and a reboot, a process that has the old number is left alone', { timeout: slow }, async () => {
    const dataDir = usual
    const pidFile = join(clusterOf(dataDir), 'postmaster.pid')
    writeFileSync(
      pidFile,
      [process.pid, clusterOf(dataDir), 1, 5432, join(dataDir, 'postgres', 'socket'), '', '', 'ready   ', ''].join(
        '\n',
      ),
    )
    const engine = await startEngine({ dataDir })
    expect(engine.adopted).toBe(false)
    await engine.stop()
  })

  test('during the initialisation, the next start makes the database whole', { timeout: slow }, async () => {
    const dataDir = join(folder, 'initialisation-killed')
    for (const wait of [0, 150, 400]) {
      const holder = hold(dataDir)
      await holder.until((line) => line.notice?.code === 'initialising')
      await sleep(wait)
      await holder.end('SIGKILL')
    }
    const notices: EngineNotice[] = []
    const engine = await startEngine({ dataDir, log: (notice) => notices.push(notice) })
    expect(await query(engine, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(readdirSync(join(dataDir, 'postgres')).filter((name) => name.startsWith('cluster'))).toEqual(['cluster'])
    await engine.stop()
  })
})

describe('the server log', () => {
  test('holds no statement and no stored value, not even of one that failed', { timeout: slow }, async () => {
    const dataDir = usual
    const engine = await startEngine({ dataDir })
    await query(engine, 'create table person (name text primary key)')
    await query(engine, `insert into person values ('Påhittad Person')`)
    await expect(query(engine, `insert into person values ('Påhittad Person')`)).rejects.toThrow(/duplicate/)
    await engine.stop()
    expect(logOf(dataDir)).toMatch(/duplicate key/)
    expect(logOf(dataDir)).not.toMatch(/Påhittad/)
  })
})

describe('the end of the application', () => {
  test('by Ctrl-C, which goes to all its processes, stops the server in order', { timeout: slow }, async () => {
    const dataDir = withoutLog(copyOf(usual, join(folder, 'interrupted')))
    const holder = hold(dataDir, { ownGroup: true })
    await holder.until(ready)
    process.kill(-holder.pid, 'SIGINT')
    expect([await holder.end(), holder.errors()]).toEqual(['0', ''])
    expect(serversNaming(dataDir)).toEqual([])
    const engine = await startEngine({ dataDir })
    await engine.stop()
    expect(logOf(dataDir)).not.toMatch(/not properly shut down|terminating connection/)
  })

  test('without a stop takes the server with it', { timeout: slow }, async () => {
    const dataDir = usual
    const holder = hold(dataDir)
    await holder.until(ready)
    process.kill(holder.pid, 'SIGUSR2')
    expect(await holder.end()).toBe('3')
    for (let wait = 0; wait < 100 && serversNaming(dataDir).length > 0; wait++) await sleep(50)
    expect(serversNaming(dataDir)).toEqual([])
  })
})

function withoutLog(dataDir: string): string {
  remove(join(dataDir, 'postgres', 'log'))
  return dataDir
}

const logOf = (dataDir: string): string => {
  const logs = join(dataDir, 'postgres', 'log')
  return readdirSync(logs)
    .map((name) => readFileSync(join(logs, name), 'utf8'))
    .join('\n')
}
