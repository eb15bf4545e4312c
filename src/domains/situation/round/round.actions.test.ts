import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listParticipations } from '#domains/parties/index.ts'
import { partyRegister } from '#domains/parties/party.register.ts'
import { createTown, type Town } from '#domains/parties/testing/people.ts'
import { perform } from '#kernel/action/perform.ts'
import { inMunicipality } from '#kernel/db/tenancy.ts'
import { listMessages } from '#kernel/messages/message.store.ts'
import { remindParties } from './round.jobs.ts'

let town: Town
let coordinator: Awaited<ReturnType<Town['person']>>
let reporter: Awaited<ReturnType<Town['person']>>
let contributor: Awaited<ReturnType<Town['person']>>
let other: number

beforeAll(async () => {
  // Thursday of week 38, in the morning
  town = await createTown('2026-09-17T06:00:00.000Z')
  const { data } = await perform(town.fixture.house, town.fixture.actor('owner'), partyRegister.actions.create, {
    name: 'Bostadsbolaget Prov',
    kind: 'property-company',
    relation: 'external',
    reportsWeekly: 'true',
    validFrom: '2020-01-01',
  })
  other = data.id
  coordinator = await town.person('coordinator')
  reporter = await town.person('reporter')
  contributor = await town.person('contributor', { party: other })
})
afterAll(() => town.fixture.remove())

const rule = {
  fromWeek: '2026-W36',
  weekday: '5',
  weeksAfter: '0',
  time: '12.00',
  remindHours: '24',
  lateHours: '4',
  silentWeeks: '2',
  quietFrom: '18.00',
  quietTo: '7.00',
}
/** Time goes by, sessions end, and everybody comes back. */
async function later(now: string) {
  town.clock.set(now)
  for (const { at, email } of [coordinator, reporter, contributor]) await town.signIn(at, email)
}
const own = () => String(town.fixture.partyId)
const remind = () => remindParties(town.fixture.house.pool, { municipality: '9001', now: town.clock.now() })
const kinds = async (accountId: number) =>
  inMunicipality(town.fixture.house.pool, '9001', async (db) =>
    (await listMessages(db, accountId, { size: 20, page: 1 })).rows.map(({ kind }) => kind),
  )

describe('the weekly round', () => {
  test('has no deadline until somebody decides one, and then says who is late', async () => {
    expect((await coordinator.at.get('/round')).body).toContain('Ingen har bestämt när')
    expect(await remind()).toBe(0)
    expect((await reporter.at.post('/round/rules', rule)).status).toBe(403)
    expect((await coordinator.at.post('/round/rules', rule)).to).toBe('/round/rules?done=saved')
    const { body } = await coordinator.at.get('/round')
    expect(body).toContain('senast fredag 18/9 kl.\u00a012.00')
    expect(body).toContain('0 av 2 lämnade')
  })

  test('is not made stricter for weeks that have gone', async () => {
    const { status, body } = await coordinator.at.post('/round/rules', { ...rule, fromWeek: '2026-W37', weekday: '1' })
    expect(status).toBe(409)
    expect(body).toContain('göra parter sena i efterhand')
  })

  test('gives a party a time of its own, and says beside the field what is wrong', async () => {
    const asked = { party: String(other), fromWeek: '2026-W38', weekday: '5', weeksAfter: '0', time: '25.00' }
    const wrong = async (more: object) => {
      const { status, body } = await coordinator.at.post('/round/rules/party', { ...asked, ...more })
      return [status, ...[...body.matchAll(/id="field-(\w+)-error"/g)].map(([, name]) => name)]
    }
    expect(await wrong({})).toEqual([422, 'time'])
    expect(await wrong({ time: '' })).toEqual([409, 'time'])
    expect(await wrong({ time: '09.00', weekday: '' })).toEqual([409, 'weekday'])
    expect(await wrong({ time: '09.00', fromWeek: '2026-W37' })).toEqual([409, 'fromWeek'])
    expect(await wrong({ time: '09.00', party: '' })).toEqual([422, 'party'])
    expect((await coordinator.at.post('/round/rules/party', { ...asked, time: '15.00' })).status).toBe(303)
    expect((await coordinator.at.get('/round')).body).toContain('fredag 18/9 kl.\u00a015.00')
    const common = { party: String(other), fromWeek: '2026-W38', weekday: '', weeksAfter: '0', time: '' }
    expect((await coordinator.at.post('/round/rules/party', common)).status).toBe(303)
    expect((await coordinator.at.get('/round')).body).not.toContain('kl.\u00a015.00')
  })

  test('reminds before it is due, once, whoever asks how often', async () => {
    await later('2026-09-17T10:00:00.000Z')
    expect(await remind()).toBe(2)
    expect(await remind()).toBe(0)
    expect(await kinds(reporter.id)).toEqual(['round-soon'])
    expect((await reporter.at.get('/messages')).body).toContain('Rapporten för vecka 38 ska snart vara inne')
  })

  test('takes nothing to report in one click from the first page, and takes it back', async () => {
    const home = (await reporter.at.get('/')).body
    expect(home).toContain('Inget att rapportera v.\u00a038')
    const said = { party: own(), week: '2026-W38', back: 'home' }
    expect((await reporter.at.post('/round/nothing', said)).to).toBe('/?done=nothing')
    expect((await coordinator.at.get('/round')).body).toContain('1 av 2 lämnade, varav 1 utan något')
    expect((await reporter.at.post('/round/undo-nothing', said)).to).toBe('/?done=undone')
    expect((await coordinator.at.get('/round')).body).toContain('0 av 2 lämnade')
    expect((await reporter.at.post('/round/undo-nothing', said)).status).toBe(409)
    expect((await reporter.at.post('/round/nothing', { ...said, party: String(other) })).status).toBe(403)
    await reporter.at.post('/round/nothing', said)
  })

  test('takes the answer in the letter itself, says there that it came, and takes it back', async () => {
    const about = { party: own(), week: '2026-W38' }
    expect((await reporter.at.get('/messages')).body).toContain('Besvarat: inget att rapportera')
    expect((await reporter.at.post('/messages/answer/nothing/undo', about)).to).toBe('/messages?done=unanswered')
    const { body } = await reporter.at.get('/messages')
    expect(body).toContain('action="/messages/answer/nothing"')
    expect(body).not.toContain('Besvarat')
    expect((await contributor.at.post('/messages/answer/nothing', about)).status).toBe(403)
    expect((await reporter.at.post('/messages/answer/nothing', about)).to).toBe('/messages?done=answered')
    expect((await coordinator.at.get('/round')).body).toContain('1 av 2 lämnade, varav 1 utan något')
  })

  test('tells the one who is late, and after two silent weeks the second contact and the coordinators', async () => {
    const participation = { version: '0', agreement: 'signed', signedOn: '2026-08-01', secondEmail: 'vd@exempel.se' }
    expect((await coordinator.at.post(`/round/parties/${other}`, participation)).status).toBe(409)
    await coordinator.at.post(`/round/parties/${other}`, { ...participation, caseNumber: 'KS-2026/123' })
    const stored = await inMunicipality(town.fixture.house.pool, '9001', (db) => listParticipations(db))
    expect(stored.get(other)).toMatchObject({ agreement: 'signed', caseNumber: 'KS-2026/123', version: 1 })
    await later('2026-09-18T14:30:00.000Z')
    expect(await remind()).toBe(3)
    expect(await kinds(contributor.id)).toEqual(['round-late', 'round-soon'])
    expect(await kinds(reporter.id)).toEqual(['round-soon'])
    expect(await kinds(coordinator.id)).toEqual(['round-digest'])
    const { body } = await coordinator.at.get('/round')
    expect(body).toContain('1 av 2 lämnade, 1 sen')
  })

  test('shows a coordinator all, and those who report their own', async () => {
    expect((await coordinator.at.get('/round')).body).toContain('Bostadsbolaget Prov')
    const { body } = await reporter.at.get('/round')
    expect(body).toContain('Provkommun')
    expect(body).not.toContain('Bostadsbolaget Prov')
    expect((await reporter.at.get('/round/export.csv?week=2026-W38')).body).not.toContain('Bostadsbolaget')
    expect((await reporter.at.get('/round/parties')).status).toBe(403)
  })

  test('W-13: a contributor reports and sees its own, and neither pictures, week nor activities', async () => {
    expect((await contributor.at.get('/round')).body).toContain('Bostadsbolaget Prov')
    expect((await contributor.at.get('/report')).status).toBe(200)
    expect((await contributor.at.get('/observations')).status).toBe(200)
    for (const path of ['/pictures', '/situation', '/activities', '/accounts'])
      expect((await contributor.at.get(path)).status, path).toBe(403)
  })

  test('W-14: shows how far a new party has come', async () => {
    const { body } = await coordinator.at.get(`/round/parties/${other}`)
    expect(body).toContain('Första rapporten har kommit')
    expect((await coordinator.at.get('/round/parties')).body).toContain('Undertecknad')
  })

  test('a coordinator reminds by hand, at most once a day', async () => {
    const asked = { party: String(other), week: '2026-W38' }
    expect((await coordinator.at.post('/round/remind', asked)).status).toBe(303)
    await coordinator.at.post('/round/remind', asked)
    expect((await kinds(contributor.id)).filter((kind) => kind === 'round-asked')).toHaveLength(1)
    expect((await reporter.at.post('/round/remind', asked)).status).toBe(403)
  })

  test('what was kept on a phone as one account is not taken from another that has signed in there (PAR-1.7)', async () => {
    const headers: Record<string, string> = {}
    const phone = town.visitor('198.51.100.77', headers)
    await town.signIn(phone, reporter.email)
    Object.assign(headers, { accept: 'application/json', 'samsyn-account': String(contributor.id) })
    const said = { party: own(), week: '2026-W37' }
    expect((await phone.post('/round/nothing', said)).status).toBe(401)
    expect((await coordinator.at.get('/round?week=2026-W37')).body).toContain('0 av 2 lämnade')
    headers['samsyn-account'] = String(reporter.id)
    expect((await phone.post('/round/nothing', said)).status).toBe(200)
    await phone.post('/round/undo-nothing', said)
  })
})
