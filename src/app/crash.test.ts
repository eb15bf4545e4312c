import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashToken, newToken } from '#kernel/auth/token.ts'
import { startEngine } from '#kernel/db/engine/engine.ts'
import { remove, serverPid, temporaryFolder } from '#kernel/db/engine/testing/folders.ts'
import { query } from '#kernel/db/engine/testing/query.ts'
import { systemClock } from '#kernel/time/clock.ts'
import { addDays } from '#kernel/time/week.ts'
import { buildProgram, type Program, type Serving } from './testing/program.ts'

const kills = 20
const writersAtOnce = 4

let program: Program
let folder: string
let dataDir: string
const token = newToken()

beforeAll(async () => {
  program = buildProgram()
  folder = temporaryFolder()
  dataDir = join(folder, 'data')
  expect((await program.run(['init', '--municipality', '9001', '--name', 'Prov', '--data', dataDir])).code).toBe(0)
  const engine = await startEngine({ dataDir })
  await query(
    engine,
    `insert into parties.party (municipality_id, name, kind, relation, valid_from)
       values ('9001', 'Prov', 'municipality', 'internal', '2020-01-01');
     insert into areas.division (municipality_id, name, main, valid_from) values ('9001', 'Områden', true, '2020-01-01');
     insert into areas.area (municipality_id, division_id, code, name, kind, in_picture, valid_from)
       select '9001', id, 'A', 'Området', 'area', true, '2020-01-01' from areas.division;
     insert into auth.account (municipality_id, party_id, name, email)
       select '9001', id, 'Prov', 'prov@example.org' from parties.party;
     insert into auth.role_assignment (municipality_id, account_id, role, valid_from)
       select '9001', id, 'coordinator', '2020-01-01' from auth.account;
     insert into auth.session (municipality_id, token_hash, account_id, created_at, last_seen_at, expires_at, device)
       select '9001', '${hashToken(token)}', id, now(), now(), now() + interval '8 hours', 'prov' from auth.account`,
  )
  await engine.stop()
}, 120_000)
afterAll(() => {
  remove(folder)
  program.remove()
}, 60_000)

// Numbers could be taken for somebody's telephone.
const inLetters = (id: string) => id.replace(/[\d-]/g, (sign) => 'ghijklmnopq'['0123456789-'.indexOf(sign)] ?? '')

type Report = { readonly sending: string; readonly text: string }

/** Reports one after the other until the server is gone; what was not answered is left for the next round, as a person would. */
async function report(url: string, unanswered: Report[], acknowledged: Set<string>): Promise<void> {
  for (;;) {
    const next = unanswered.pop() ?? { sending: randomUUID(), text: `Händelse ${inLetters(randomUUID())}` }
    try {
      const answer = await fetch(`${url}/api/observations`, {
        method: 'POST',
        headers: {
          cookie: `samsyn_session=9001.${token}`,
          origin: url,
          'sec-fetch-site': 'same-origin',
          'content-type': 'application/json',
        },
        body: JSON.stringify({
          party: 1,
          category: 2,
          area: 1,
          when: addDays(systemClock.today(), -1),
          basis: 'seen',
          ...next,
        }),
      })
      const body = await answer.text()
      if (answer.status >= 500) throw new Error(body)
      expect(answer.status, body).toBe(200)
      acknowledged.add(next.text)
    } catch (error) {
      if (error instanceof Error && error.name === 'AssertionError') throw error
      unanswered.push(next)
      return
    }
  }
}

async function kill(serving: Serving, whom: 'app' | 'database' | 'both'): Promise<void> {
  if (whom !== 'app') process.kill(serverPid(dataDir), 'SIGKILL')
  if (whom !== 'database') serving.end('SIGKILL')
  await serving.ended
}

test('after twenty kills of the application, of PostgreSQL and of both, every acknowledged report is there, once', {
  timeout: 600_000,
}, async () => {
  const random = xoroshiro128plus(2026)
  const acknowledged = new Set<string>()
  const unanswered: Report[] = []
  const victims = ['app', 'database', 'both'] as const
  for (let round = 0; round < kills; round++) {
    const serving = await program.serve(dataDir)
    const writers = Array.from({ length: writersAtOnce }, () => report(serving.url, unanswered, acknowledged))
    const enough = acknowledged.size + uniformInt(random, 2, 12)
    const writing = Promise.all(writers)
    const gone = writing.then(() => Promise.reject(new Error('the writers gave up before the kill')))
    while (acknowledged.size < enough) await Promise.race([sleep(5), gone])
    // From here on they are meant to give up.
    gone.catch(() => undefined)
    await sleep(uniformInt(random, 0, 30))
    await kill(serving, victims[round % victims.length] ?? 'both')
    await writing
  }
  expect(acknowledged.size).toBeGreaterThan(2 * kills)

  const last = await program.serve(dataDir)
  expect((await fetch(`${last.url}/sign-in`)).status).toBe(200)
  const examined = await program.run(['doctor', '--json', '--data', dataDir])
  const { checks } = JSON.parse(examined.out) as { checks: { ok: boolean; code: string; params: object }[] }
  expect(checks.filter(({ ok }) => !ok)).toEqual([])
  expect(await last.end()).toBe(0)
  expect(last.err()).toBe('')

  const engine = await startEngine({ dataDir })
  const stored = await query<{ text: string; n: number }>(
    engine,
    `select text, count(*)::integer as n from situation.observation where text like 'Händelse %' group by text`,
  )
  const audited = await query<{ n: number }>(
    engine,
    `select count(*)::integer as n from audit.entry where action = 'observations.report'`,
  )
  await engine.stop()
  expect(stored.filter(({ n }) => n > 1)).toEqual([])
  const texts = new Set(stored.map(({ text }) => text))
  expect([...acknowledged].filter((text) => !texts.has(text))).toEqual([])
  // What was stored without its answer reaching anybody: at most one for each writer and round.
  expect(texts.size - acknowledged.size).toBeLessThanOrEqual(kills * writersAtOnce)
  expect(audited).toEqual([{ n: texts.size }])
})
