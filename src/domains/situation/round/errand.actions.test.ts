import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { perform } from '#kernel/action/perform.ts'
import { type Actor, anonymous } from '#kernel/auth/actor.ts'
import { createErrand, findErrand } from '#kernel/auth/errand.ts'
import { newToken } from '#kernel/auth/token.ts'
import { inMunicipality } from '#kernel/db/tenancy.ts'
import type { PageRequest } from '#kernel/http/request.ts'
import { createFixture, type Fixture } from '../../../app/testing/fixture.ts'
import { movableClock, openDoor } from '../../../app/testing/visitor.ts'
import { listErrandsAction, makeReportLink, revokeErrandAction } from './errand.actions.ts'
import { errandRoutes } from './errand.routes.ts'

let fixture: Fixture
let ids: { party: number; other: number; area: number; elsewhere: number; category: number; maker: number }
const clock = movableClock('2026-09-30T08:00:00.000Z')
const house = () => ({ ...fixture.house, clock })
const rows = async <T extends object>(statement: string): Promise<readonly T[]> =>
  (await fixture.database.owner.driver.query<T>(statement)).rows
const one = async (statement: string): Promise<number> => (await rows<{ id: number }>(statement))[0]?.id ?? 0

beforeAll(async () => {
  fixture = await createFixture()
  await fixture.addMunicipality('9002', 'Grannkommun')
  const party = (name: string) =>
    one(
      `insert into parties.party (municipality_id, name, kind, relation, valid_from) values ('9001', '${name}', 'property-company', 'external', '2020-01-01') returning id`,
    )
  const division = await one(
    `insert into areas.division (municipality_id, name, main, valid_from) values ('9001', 'Kommundelar', true, '2020-01-01') returning id`,
  )
  const area = (name: string) =>
    one(
      `insert into areas.area (municipality_id, division_id, code, name, kind, in_picture, valid_from) values ('9001', ${division}, '${name}', '${name}', 'area', true, '2020-01-01') returning id`,
    )
  ids = {
    party: await party('Lövhems bostäder'),
    other: await party('Ekvallens bostäder'),
    area: await area('Norr'),
    elsewhere: await area('Söder'),
    category: await one(
      `insert into situation.category (municipality_id, code, name_sv, name_en, severity, valid_from) values ('9001', 'klotter', 'Klotter', 'Graffiti', 1, '2020-01-01') returning id`,
    ),
    maker: await one(
      `insert into auth.account (municipality_id, party_id, name, email) values ('9001', ${fixture.partyId}, 'Samordnare', 'sam@example.org') returning id`,
    ),
  }
})
afterAll(() => fixture.remove())

const coordinator = (): Actor => ({ ...fixture.actor('coordinator'), accountId: ids.maker })
const make = async (more: object = {}) =>
  (
    await perform(house(), coordinator(), makeReportLink, {
      party: ids.party,
      until: '2026-12-31',
      label: 'Jourhavande fastighetsskötare',
      ...more,
    })
  ).data.path
const visitors = () => openDoor(house())
const sitting = '00000000-0000-4000-8000-000000000001'
const report = (more: Record<string, string> = {}) => ({
  category: String(ids.category),
  area: String(ids.area),
  quick: '2026-09-29',
  basis: 'seen',
  text: 'Klotter på tvättstugan.',
  sitting,
  ...more,
})

describe('a link for a reporter without account (W-13)', () => {
  test('opens the form and nothing else, and what is sent counts as the party’s', async () => {
    const path = await make()
    const visitor = visitors()()
    const form = await visitor.get(path)
    expect(form.status).toBe(200)
    expect(form.body).toContain('Lövhems bostäder, Provkommun')
    expect(form.body).not.toContain('Ekvallens')
    const sent = await visitor.post(path, report())
    expect(sent.to).toBe(`${path}?saved=done&sitting=${sitting}`)
    expect(
      await rows(`select party_id, created_by, errand_id is not null as linked, text from situation.observation`),
    ).toEqual([{ party_id: ids.party, created_by: null, linked: true, text: 'Klotter på tvättstugan.' }])
    expect(await rows(`select party_id from situation.delivery`)).toEqual([{ party_id: ids.party }])
    for (const closed of ['/', '/report', '/observations', '/observations/1', '/links'])
      expect((await visitor.get(closed)).to, closed).toMatch(/^\/sign-in/)
  })

  test('shows what was sent in this go, not what was sent before or by anybody else, and never a text', async () => {
    const path = await make()
    const visitor = visitors()()
    await visitor.post(path, report())
    const again = await visitor.get(`${path}?sitting=${sitting}`)
    expect(again.body).toContain('Skickat nu')
    expect(again.body).not.toContain('tvättstugan')
    expect((await visitor.get(path)).body).not.toContain('Skickat nu')
    expect((await visitor.get(`${await make()}?sitting=${sitting}`)).body).not.toContain('Skickat nu')
  })

  test('stores the same form once, however often it is sent', async () => {
    const path = await make()
    const visitor = visitors()()
    const before = await rows('select from situation.observation')
    const sending = '00000000-0000-4000-8000-000000000002'
    for (const _ of [1, 2, 3]) expect((await visitor.post(path, report({ sending }))).status).toBe(303)
    expect((await rows('select from situation.observation')).length).toBe(before.length + 1)
    const other = await visitor.post(path, report({ sending, text: 'Något helt annat.' }))
    expect(other.body).toContain('redan')
  })

  test('goes through the privacy guard like every report', async () => {
    const answer = await visitors()().post(await make(), report({ text: 'Ring 070-174 06 05.' }))
    expect(answer.status).toBe(422)
    expect(answer.body).toContain('telefonnummer')
  })

  test('keeps to its area when it has one', async () => {
    const path = await make({ area: ids.area })
    const visitor = visitors()()
    expect((await visitor.get(path)).body).not.toContain('Söder')
    const refused = await visitor.post(path, report({ area: String(ids.elsewhere) }))
    expect([refused.status, refused.body.includes('Länken gäller bara ett område')]).toEqual([409, true])
    expect((await visitor.post(path, report())).status).toBe(303)
  })

  test('is in the history as what came through a link, and its uses are counted', async () => {
    const path = await make({ label: 'Nattvakten' })
    await visitors()().post(path, report())
    const [last] = (await perform(house(), coordinator(), listErrandsAction, {})).data
    expect(last).toMatchObject({ label: 'Nattvakten', uses: 1, state: 'open', party: 'Lövhems bostäder' })
    expect(
      await rows(`select actor, account_id from audit.entry where action = 'errands.report' order by seq desc limit 1`),
    ).toEqual([{ actor: 'errand', account_id: null }])
  })

  test('is listed with its uses, also as a file, and never with what opens it', async () => {
    const path = await make({ label: 'Kvällsvakten' })
    const rows = (await perform(house(), coordinator(), listErrandsAction, {})).data
    expect(rows[0]).toMatchObject({ label: 'Kvällsvakten', purpose: 'report' })
    const route = errandRoutes.find((one) => one.path === '/links/export.csv')
    if (route?.kind !== 'file') throw new Error('no file of links')
    const { body } = await route.respond({ data: rows, can: {} }, { language: 'sv' } as PageRequest)
    const csv = await new Response(body as ReadableStream).text()
    expect(csv).toContain('Kvällsvakten;Rapportera, Lövhems bostäder;')
    expect(csv).not.toContain(path.split('/').at(-1))
  })

  test('keeps its secret to its holder: only the hash is stored', async () => {
    const token = (await make()).split('/').at(-1) ?? ''
    const [kept] = await rows<{ all: string }>(`select string_agg(e::text, '') as all from kernel.errand e`)
    expect(token).toMatch(/^[\w-]{43}$/)
    expect(kept?.all).not.toContain(token)
  })
})

describe('a link that does not open', () => {
  const isClosed = async (path: string) => {
    const visitor = visitors()(`198.51.100.${path.length % 200}`)
    const answer = await visitor.get(path)
    const sent = await visitor.post(path, report())
    expect(answer.body).toContain('Länken fungerar inte')
    expect(answer.body).not.toContain('Lövhems')
    expect(sent.status).toBe(409)
  }
  test('because it has expired', async () => {
    const path = await make({ until: '2026-09-30' })
    clock.set('2026-09-30T21:59:00.000Z')
    expect((await visitors()().get(path)).body).toContain('Lövhems')
    clock.set('2026-09-30T22:00:00.000Z')
    await isClosed(path)
    clock.set('2026-09-30T08:00:00.000Z')
  })

  test('because it was revoked, at once', async () => {
    const path = await make()
    const [last] = (await perform(house(), coordinator(), listErrandsAction, {})).data
    await perform(house(), coordinator(), revokeErrandAction, { id: last?.id })
    await isClosed(path)
    await expect(perform(house(), coordinator(), revokeErrandAction, { id: last?.id })).rejects.toMatchObject({
      code: 'errand.rejected.closed',
    })
  })

  test('because its party no longer takes part', async () => {
    const path = await make({ party: ids.other })
    await rows(`update parties.party set valid_to = '2026-09-29' where id = ${ids.other}`)
    await isClosed(path)
  })

  test('because it was made for something else, or in another municipality, or was never made', async () => {
    const path = await inMunicipality(fixture.house.pool, '9001', async (db) => {
      const made = await createErrand(db, {
        municipality: '9001',
        purpose: 'activity',
        subject: { activity: 1 },
        expires: '2027-01-01T00:00:00Z',
        createdBy: null,
        now: clock.now(),
      })
      const token = made.path.split('/').at(-1) ?? ''
      expect(await findErrand(db, token, { purpose: 'report', now: clock.now() })).toBeNull()
      expect(await findErrand(db, token, { purpose: 'activity', now: clock.now() })).toMatchObject({
        subject: { activity: 1 },
      })
      return made.path
    })
    await isClosed(path.replace('/activity/', '/report/'))
    await isClosed((await make()).replace('/9001/', '/9002/'))
    await isClosed((await make()).replace('/9001/', '/nowhere/'))
    await isClosed(`/errand/report/9001/${newToken()}`)
  })

  test('and whoever tries many secrets is stopped, without stopping anybody else', async () => {
    const path = await make()
    const guesser = visitors()('203.0.113.9')
    for (let tried = 0; tried < 20; tried += 1) await guesser.get(`/errand/report/9001/${newToken()}`)
    expect((await guesser.get(path)).body).not.toContain('Lövhems')
    expect((await visitors()('203.0.113.10').get(path)).body).toContain('Lövhems')
    clock.forward(16)
    expect((await guesser.get(path)).body).toContain('Lövhems')
  })

  test('and one that has gone astray cannot flood the municipality', async () => {
    const path = await make()
    const visitor = visitors()()
    const statuses: number[] = []
    for (let sent = 0; sent < 21; sent += 1) statuses.push((await visitor.post(path, report())).status)
    expect(new Set(statuses.slice(0, 20))).toEqual(new Set([303]))
    expect(statuses[20]).toBe(429)
  })
})

describe('who may hand out and close links', () => {
  test('only coordinators make them, and each sees and closes her own', async () => {
    await make()
    const maker = { ...fixture.actor('reader'), accountId: ids.maker }
    const stranger = { ...fixture.actor('reader'), accountId: ids.maker + 1000 }
    await expect(perform(house(), maker, makeReportLink, { party: ids.party })).rejects.toThrow()
    const [own] = (await perform(house(), maker, listErrandsAction, {})).data
    expect(own).toBeDefined()
    expect((await perform(house(), stranger, listErrandsAction, { state: 'all' })).data).toEqual([])
    const valid = { party: ids.party, until: '2026-10-30', label: 'Vakt' }
    await expect(perform(house(), maker, makeReportLink, valid)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(perform(house(), stranger, revokeErrandAction, { id: own?.id })).rejects.toMatchObject({
      kind: 'forbidden',
    })
    await perform(house(), maker, revokeErrandAction, { id: own?.id })
    const nobody = anonymous({ id: '9001', name: '', demo: false })
    await expect(perform(house(), nobody, listErrandsAction, {})).rejects.toMatchObject({ kind: 'unauthenticated' })
  })

  test('for a party that takes part, for at most a year, and never to a named person', async () => {
    const refused = (more: object) => expect(make(more)).rejects
    await refused({ party: 999_999 }).toMatchObject({ code: 'errand.rejected.party' })
    await refused({ area: 999_999 }).toMatchObject({ code: 'errand.rejected.area' })
    await refused({ until: '2026-09-29' }).toMatchObject({ code: 'errand.rejected.until' })
    await refused({ until: '2028-01-01' }).toMatchObject({ code: 'errand.rejected.until' })
    await refused({ label: 'Ring 070-174 06 05' }).toMatchObject({ kind: 'invalid' })
  })
})
