import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { drawWherePays } from '#analysis/workers/draw-in-workers.ts'
import { drawAlone } from '#analysis/workers/draw-task.ts'
import { knoxTask } from '#analysis/workers/draw-tasks.ts'
import { startEngine } from '#kernel/db/engine/engine.ts'
import { clusterOf, copyOf, remove, serverPid, temporaryFolder } from '#kernel/db/engine/testing/folders.ts'
import { query } from '#kernel/db/engine/testing/query.ts'
import { buildProgram, type Program } from './testing/program.ts'

let program: Program
let folder: string
/** A stopped installation with one municipality; tests work on copies. */
let installed: string
let copies = 0
const copy = () => {
  copies += 1
  const made = copyOf(installed, join(folder, `copy-${copies}`))
  for (const path of [made, join(made, 'postgres')]) chmodSync(path, 0o700)
  return made
}
const plant = (name: string, sql: string) => writeFileSync(join(program.migrations, name), sql)
const withdraw = (name: string) => rmSync(join(program.migrations, name))
/** Works on the stopped database of a data folder as its owner. */
const asOwner = async (dataDir: string, sql: string) => {
  const engine = await startEngine({ dataDir })
  const rows = await query<Record<string, unknown>>(engine, sql)
  await engine.stop()
  return rows
}

beforeAll(async () => {
  program = buildProgram()
  folder = temporaryFolder()
  installed = join(folder, 'installed')
  const made = await program.run(['init', '--municipality', '9001', '--name', 'Provkommun', '--data', installed])
  expect(made.err + made.code).toMatch(/0$/)
}, 120_000)
afterAll(() => {
  remove(folder)
  program.remove()
}, 60_000)

const slow = { timeout: 180_000 }

describe('a start that cannot go on says what to do', () => {
  test('after a failed migration: what failed, and the database is as before, with a restore point', slow, async () => {
    const dataDir = copy()
    plant('9001-planted.sql', 'create table kernel.half (id integer); select 1 / 0;')
    const refused = await program.run(['serve', '--data', dataDir], { PORT: '0' })
    withdraw('9001-planted.sql')
    expect(refused.code).toBe(1)
    expect(refused.err).toContain('steget 9001-planted.sql misslyckades (division by zero)')
    expect(refused.err).not.toMatch(/\n\s+at /)
    expect(readdirSync(join(dataDir, 'backups'))).toEqual([expect.stringMatching(/^before-9001-planted-.*\.samsyn$/)])
    expect(await asOwner(dataDir, `select to_regclass('kernel.half') as half`)).toEqual([{ half: null }])
    expect((await program.run(['doctor', '--data', dataDir])).code).toBe(0)
  })

  test('on a database of a newer version; the restore point brings the older one back', slow, async () => {
    const dataDir = copy()
    plant('9002-future.sql', `update kernel.municipality set name = 'Framtid'`)
    const upgraded = await program.run(['init', '--municipality', '9002', '--name', 'Ny', '--data', dataDir])
    withdraw('9002-future.sql')
    expect(upgraded).toMatchObject({ code: 0, err: expect.stringContaining('Dessförinnan sparades en säkerhetskopia') })
    const refused = await program.run(['serve', '--data', dataDir], { PORT: '0' })
    expect(refused).toMatchObject({ code: 1, err: expect.stringMatching(/nyare version .*9002-future\.sql/) })
    expect(await program.run(['doctor', '--data', dataDir])).toMatchObject({
      code: 1,
      out: expect.stringContaining('fel  Databasen är gjord av en nyare version'),
    })
    const [saved = ''] = readdirSync(join(dataDir, 'backups'))
    const back = join(folder, 'back')
    expect((await program.run(['restore', join(dataDir, 'backups', saved), '--data', back])).code).toBe(0)
    expect(await asOwner(back, 'select id, name from kernel.municipality')).toEqual([
      { id: '9001', name: 'Provkommun' },
    ])
  })

  test('on the files of a newer PostgreSQL', slow, async () => {
    const dataDir = copy()
    writeFileSync(join(clusterOf(dataDir), 'PG_VERSION'), '99\n')
    const refused = await program.run(['serve', '--data', dataDir], { PORT: '0', LC_ALL: 'en_GB.UTF-8' })
    expect(refused).toMatchObject({
      code: 1,
      err: expect.stringMatching(/PostgreSQL 99, which is newer.*Upgrade Samsyn/),
    })
  })

  test('where it may not write', slow, async () => {
    const file = join(folder, 'a-file')
    writeFileSync(file, '')
    const refused = await program.run(['serve', '--data', join(file, 'below')], { PORT: '0' })
    expect(refused).toMatchObject({ code: 1, err: expect.stringMatching(/får inte skriva i .*välj en annan datamapp/) })
  })

  test('with secrets that cannot be read', slow, async () => {
    const dataDir = copy()
    writeFileSync(join(dataDir, 'secrets.json'), '{ "databaseUser": ')
    const refused = await program.run(['serve', '--data', dataDir], { PORT: '0' })
    expect(refused).toMatchObject({ code: 1, err: expect.stringMatching(/hemligheter är skadad.*säkerhetskopia/) })
  })

  test('after a restore that was interrupted', slow, async () => {
    const dataDir = copy()
    mkdirSync(join(dataDir, 'restore.unfinished'))
    const refused = await program.run(['serve', '--data', dataDir], { PORT: '0' })
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('avbröts. Ta bort mappen') })
  })

  test.each([
    ['postgresql://nobody@127.0.0.1:1/none', /127\.0\.0\.1:1\/none går inte att nå som nobody: .*ECONNREFUSED/],
    ['not an address', /invalid URL.*Kontrollera DATABASE_URL/],
  ])('with the DATABASE_URL %s', slow, async (address, message) => {
    const refused = await program.run(['serve', '--data', join(folder, 'external')], { DATABASE_URL: address })
    expect(refused).toMatchObject({ code: 1, err: expect.stringMatching(message) })
  })

  test('on a port that is taken, and on one that is no port', slow, async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => taken.once('listening', resolve))
    const { port } = taken.address() as { port: number }
    const dataDir = copy()
    const refused = await program.run(['serve', '--data', dataDir], { PORT: String(port) })
    taken.close()
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining(`PORT=${port + 1} npm start`) })
    const odd = await program.run(['serve', '--data', dataDir], { PORT: 'http' })
    expect(odd).toMatchObject({ code: 2, err: expect.stringContaining('PORT är http') })
  })
})

describe('an installation that is being served', () => {
  test('is closed to a second Samsyn, open to doctor and backup, and ends in order', slow, async () => {
    const dataDir = copy()
    const serving = await program.serve(dataDir)
    const second = await program.run(['serve', '--data', dataDir], { PORT: '0' })
    expect(second).toMatchObject({ code: 1, err: expect.stringContaining(`annat Samsyn (process ${serving.pid},`) })
    const examined = await program.run(['doctor', '--json', '--data', dataDir])
    expect(JSON.parse(examined.out)).toMatchObject({
      ok: true,
      checks: expect.arrayContaining([
        expect.objectContaining({ code: 'doctor.engine.ok', params: { state: 'running' } }),
        expect.objectContaining({ code: 'doctor.nightly.ok' }),
      ]),
    })
    const saved = await program.run(['backup', join(folder, 'beside.samsyn'), '--data', dataDir])
    expect(saved).toMatchObject({ code: 0, err: '' })
    expect((await fetch(`${serving.url}/sign-in`)).status).toBe(200)
    expect(await serving.end('SIGTERM')).toBe(0)
    expect(serving.err()).toBe('')
  })

  test('ends and says so when its database dies', slow, async () => {
    const dataDir = copy()
    const serving = await program.serve(dataDir)
    process.kill(serverPid(dataDir), 'SIGKILL')
    expect(await serving.ended).toBe(1)
    expect(serving.err()).toContain('Databasen har slutat fungera av sig själv')
    const again = await program.serve(dataDir)
    // At once, in the middle of the start.
    expect(await again.end('SIGINT')).toBe(0)
    expect(existsSync(join(clusterOf(dataDir), 'postmaster.pid'))).toBe(false)
  })
})

describe('samsyn doctor', () => {
  const findings = async (dataDir: string) => {
    const { code, out } = await program.run(['doctor', '--json', '--data', dataDir])
    const { ok, checks } = JSON.parse(out) as { ok: boolean; checks: { ok: boolean; code: string; text: string }[] }
    expect(code).toBe(ok ? 0 : 1)
    return checks.filter((check) => !check.ok)
  }

  test('names every fault with what to do, and nothing else', slow, async () => {
    const dataDir = copy()
    expect(await findings(dataDir)).toEqual([])
    await asOwner(
      dataDir,
      `alter table audit.entry disable trigger user;
       update audit.entry set actor = 'Någon annan' where seq = 7;
       alter table audit.entry enable trigger user;
       insert into situation.weekly_count values ('9001', '2026-09-28', 1, 1, 1, 3);
       alter table parties.party disable row level security;
       insert into situation.picture (municipality_id, kind, period_from, period_to, status, snapshot, sha256, created_at)
         values ('9001', 'weekly', '2026-09-28', '2026-10-04', 'published', '{}', 'fel', now())`,
    )
    chmodSync(join(dataDir, 'secrets.json'), 0o644)
    const found = await findings(dataDir)
    expect(found.map(({ code }) => code).sort()).toEqual([
      'doctor.audit.broken',
      'doctor.modes.open',
      'doctor.pictures.changed',
      'doctor.row-security.missing',
      'doctor.weekly-counts.differ',
    ])
    expect(found.map(({ text }) => text).join('\n')).toMatch(/vid rad 7 \(raden är ändrad\)/)
    expect(found.map(({ text }) => text).join('\n')).toMatch(/vecka 2026-W40/)
    const command = /Kör: (.*)$/m.exec(found.find(({ code }) => code === 'doctor.modes.open')?.text ?? '')?.[1] ?? ''
    expect(spawnSync('sh', ['-c', command]).status).toBe(0)
    expect((await findings(dataDir)).some(({ code }) => code === 'doctor.modes.open')).toBe(false)
  })

  test('tells of a folder without an installation, and makes none', slow, async () => {
    const dataDir = join(folder, 'nothing-here')
    const examined = await program.run(['doctor', '--data', dataDir])
    expect(examined).toMatchObject({ code: 1, err: expect.stringContaining('ingen installation') })
    expect(readdirSync(folder)).not.toContain('nothing-here')
  })
})

describe('the statistics of the built program', () => {
  test('share out a long calculation among threads, with the answer of one', slow, async () => {
    const events = Array.from({ length: 600 }, (_, at) => ({ x: (at * 377) % 3000, y: (at * 911) % 3000, t: at % 365 }))
    const input = { events, epsS: 5000, epsT: 14, seed: 3, draws: 999 }
    const shared = drawWherePays(knoxTask, input)
    expect(shared).toBeInstanceOf(Promise)
    await shared
    const args = [join(program.folder, 'dist', 'server', 'cli.js'), 'analyse', 'knox']
    const ran = spawnSync(process.execPath, args, { input: JSON.stringify(input), encoding: 'utf8' })
    expect([ran.status, ran.stderr]).toEqual([0, ''])
    expect(JSON.parse(ran.stdout)).toEqual(drawAlone(knoxTask, input))
  })

  test.each([
    ['sv_SE.UTF-8', 'förväntat antal'],
    ['en_US.UTF-8', 'expected number'],
  ])('says what is wrong with the input of a method in the language of the terminal: %s', (LC_ALL, said) => {
    const args = [join(program.folder, 'dist', 'server', 'cli.js'), 'analyse', 'wilson']
    const ran = spawnSync(process.execPath, args, { input: '{}', encoding: 'utf8', env: { ...process.env, LC_ALL } })
    expect(ran.status).toBe(1)
    expect(ran.stderr).toContain(said)
  })
})
