import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codeAt } from '#kernel/auth/one-time-code.ts'
import { systemClock } from '#kernel/time/clock.ts'
import { buildProgram, type Program, type Serving } from './testing/program.ts'

let program: Program
let folder: string
let data: string

beforeAll(() => {
  program = buildProgram()
  folder = mkdtempSync(join(tmpdir(), 'samsyn-demo-'))
  data = join(folder, 'data')
}, 120_000)
afterAll(() => {
  program.remove()
  rmSync(folder, { recursive: true, force: true })
})

const load = async () => {
  const { code, out, err } = await program.run(['demo', '--no-serve', '--json', '--data', data])
  return { code, err, result: out === '' ? null : JSON.parse(out) }
}

/** Starts the loading and ends it without warning once it is at work. */
async function breakOff(): Promise<void> {
  const args = [join(program.folder, 'dist', 'server', 'cli.js'), 'demo', '--no-serve', '--data', data]
  const child = spawn(process.execPath, args, { cwd: program.folder, stdio: ['ignore', 'pipe', 'ignore'] })
  await new Promise<void>((resolve) => child.stdout.once('data', () => resolve()))
  await new Promise((resolve) => setTimeout(resolve, 1500))
  child.kill('SIGKILL')
  await new Promise((resolve) => child.once('close', resolve))
}

describe('samsyn demo', () => {
  test('loads the made-up municipality and writes its latest picture, also after a loading that was broken off', async () => {
    await breakOff()
    const { code, err, result } = await load()
    expect([code, err.replaceAll(/.*(databas|PostgreSQL).*\n/g, '')]).toEqual([0, ''])
    expect(result).toMatchObject({ municipality: '0126', loaded: true, parties: 7, areas: 12 })
    expect(result.observations).toBeGreaterThan(5000)
    const [pdf, docx] = result.files.map((file: string) => readFileSync(file))
    expect(result.files.map((file: string) => file.slice(program.folder.length))).toEqual([
      `/out/lagesbild-${result.week}.pdf`,
      `/out/lagesbild-${result.week}.docx`,
    ])
    expect([pdf.subarray(0, 5).toString(), docx.subarray(0, 2).toString()]).toEqual(['%PDF-', 'PK'])
  }, 240_000)

  test('run again starts from what is there', async () => {
    const written = () => statSync(join(program.folder, 'out')).mtimeMs
    const before = written()
    const { code, result } = await load()
    expect([code, result.loaded, written()]).toEqual([0, false, before])
  }, 60_000)

  test('leaves an installation that passes every check', async () => {
    const { code, out } = await program.run(['doctor', '--data', data])
    expect(code, out).toBe(0)
  }, 60_000)

  test('is not put beside a real municipality', async () => {
    const real = join(folder, 'real')
    await program.run(['init', '--municipality', '9001', '--name', 'Riktiga', '--data', real])
    const { code, err } = await program.run(['demo', '--no-serve', '--data', real])
    expect([code, err.includes('riktig kommun')]).toEqual([1, true])
    const serving = await program.serve(real)
    expect((await fetch(`${serving.url}/demo`, { redirect: 'manual' })).status).toBe(404)
    await serving.end()
  }, 120_000)
})

describe('samsyn user invite', () => {
  const invite = (...more: string[]) =>
    program.run(['user', 'invite', '--name', 'Första Ägaren', '--data', join(folder, 'invited'), ...more], {
      PORT: '3000',
    })

  test('gives the first owner of a prepared municipality her link, which works once it is served', async () => {
    await program.run(['init', '--municipality', '9001', '--name', 'Provkommun', '--data', join(folder, 'invited')])
    const { code, out } = await invite('--email', 'agare@exempel.se', '--role', 'owner', '--json')
    const { path, url } = JSON.parse(out)
    expect([code, url]).toEqual([0, `http://127.0.0.1:3000${path}`])
    const serving = await program.serve(join(folder, 'invited'))
    expect(await (await fetch(serving.url + path)).text()).toContain('Välkommen, Första Ägaren')
    // She connects an app, loses the telephone, and is let in again from the command line of the machine.
    const password = 'tre gula lyktor'
    const post = (to: string, cookie: string, fields: Record<string, string>) =>
      fetch(serving.url + to, {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { origin: serving.url, cookie },
        redirect: 'manual',
      })
    const welcomed = await post(path, '', { password })
    const cookie = welcomed.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    await post('/me/security/code/begin', cookie, { current: password })
    const shown = await (await fetch(`${serving.url}/me/security/code`, { headers: { cookie } })).text()
    const secret = /secret=([A-Z2-7]+)/.exec(shown)?.[1] ?? /class="secret-text"[^>]*>([A-Z2-7\s]+)</.exec(shown)?.[1]
    await post('/me/security/code', cookie, { code: codeAt((secret ?? '').replaceAll(/\s/g, ''), systemClock.now()) })
    await serving.end()
    const unlock = (email: string) =>
      program.run(['user', 'unlock', '--email', email, '--data', join(folder, 'invited')])
    const unlocked = await unlock('AGARE@exempel.se')
    expect([unlocked.code, unlocked.out.includes('Första Ägaren loggas ut överallt')]).toEqual([0, true])
    const again = await unlock('agare@exempel.se')
    expect([again.code, again.err.includes('andra steg')]).toEqual([1, true])
    const nobody = await unlock('ingen@exempel.se')
    expect([nobody.code, nobody.err.includes('ingen@exempel.se')]).toEqual([1, true])
  }, 90_000)

  test('refuses in words an address that is taken and a party or area that is not there', async () => {
    const taken = await invite('--email', 'agare@exempel.se', '--role', 'reader')
    expect([taken.code, taken.err.includes('redan ett konto')]).toEqual([1, true])
    const party = await invite('--email', 'b@exempel.se', '--role', 'reporter', '--party', 'Ingen')
    expect([party.code, party.err.includes('Provkommun')]).toEqual([1, true])
    const area = await invite('--email', 'b@exempel.se', '--role', 'reporter', '--area', 'XX')
    expect([area.code, area.err.includes('XX')]).toEqual([1, true])
  }, 60_000)

  test('says how it is used when it is used wrongly', async () => {
    const role = await invite('--email', 'b@exempel.se', '--role', 'chef')
    expect([role.code, role.err.includes('forum-secretary')]).toEqual([2, true])
    expect((await invite('--role', 'reader')).code).toBe(2)
  }, 60_000)
})

describe('the served demonstration', () => {
  let serving: Serving
  beforeAll(async () => {
    serving = await program.serve(data)
  }, 60_000)
  afterAll(() => serving.end())

  const send = (path: string, cookie: string, fields: Record<string, string> = {}) =>
    fetch(`${serving.url}${path}`, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { origin: serving.url, cookie },
      redirect: 'manual',
    })
  const become = async (name: string): Promise<string> => {
    const page = await (await fetch(`${serving.url}/demo`)).text()
    const row = page.split('<tr').find((one) => one.includes(`>${name}<`)) ?? ''
    const account = /name="account" value="(\d+)"/.exec(row)?.[1] ?? ''
    return (await send('/demo', '', { account })).headers.getSetCookie()[0]?.split(';')[0] ?? ''
  }
  const see = async (path: string, cookie: string) =>
    (await fetch(`${serving.url}${path}`, { headers: { cookie }, redirect: 'manual' })).text()

  test('lets one be the coordinator, who finds the week’s burst and the silent partner', async () => {
    const page = await see('/', await become('Samordnare (demo)'))
    expect(page).toContain('Flemingsberg')
    expect(page).toContain('Bevakningsföretaget (upphandlat)')
    expect(page).toContain('Påhittade uppgifter')
  })

  test('is removed by one button of its owner, who is given the way to claim the installation, as is the terminal', async () => {
    const owner = await become('Systemägare (demo)')
    expect(await see('/', owner)).toContain('href="/demo/remove"')
    const answer = await (await send('/demo/remove', owner)).text()
    const [link = ''] = /\/claim\/[\w-]{43}/.exec(answer) ?? []
    expect(serving.out()).toContain(`${serving.url}${link}`)
    expect((await fetch(`${serving.url}/me`, { headers: { cookie: owner }, redirect: 'manual' })).status).toBe(303)
    expect(await see(link, '')).toContain('första ägare')
    expect(() => statSync(join(data, 'demo'))).toThrow(/ENOENT/)
  })
})
