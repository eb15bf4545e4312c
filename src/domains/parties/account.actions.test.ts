import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { perform } from '../../kernel/action/perform.ts'
import { listHistory } from '../../kernel/audit/trail.ts'
import type { Actor } from '../../kernel/auth/actor.ts'
import { listGrants } from '../../kernel/auth/session.store.ts'
import { inMunicipality } from '../../kernel/db/tenancy.ts'
import { refer } from '../../kernel/model/reference.ts'
import { fixedClock } from '../../kernel/time/clock.ts'
import { addDays } from '../../kernel/time/week.ts'
import { changeAccount, getAccountAction, renewInvitation, setAccountOpen } from './account.actions.ts'
import { cutOffEndedAction } from './cut-off.actions.ts'
import { addParty, partyRegister } from './party.register.ts'
import { getRoleReview, remindOfReview, signRoleReview } from './role-review.actions.ts'
import { createTown, goodPassword, type Town } from './testing/people.ts'

const monday = '2026-09-28T08:00:00.000Z'
let town: Town
let otherParty: number

beforeAll(async () => {
  town = await createTown(monday)
  const { house, municipality } = town.fixture
  const party = await inMunicipality(house.pool, municipality, (db) =>
    addParty(db, municipality, {
      name: 'Bolaget',
      kind: 'company',
      relation: 'external',
      formerNames: [],
      reportsWeekly: true,
      validFrom: '2020-01-01',
      validTo: null,
    }),
  )
  otherParty = party.id
})
beforeEach(() => town.clock.set(monday))
afterAll(() => town.fixture.remove())

const house = () => ({ ...town.fixture.house, clock: town.clock })
const owner = () => town.fixture.actor('owner')
const grantsOf = (accountId: number, today: string) =>
  inMunicipality(house().pool, town.fixture.municipality, (db) => listGrants(db, accountId, today))
const versionOf = async (id: number): Promise<number> => {
  const { rows } = await town.fixture.database.owner.driver.query('select version from auth.account where id = $1', [
    id,
  ])
  return rows[0].version
}
type Rows = readonly Record<string, unknown>[]
const change = async (who: { id: number; email: string }, roles: Rows, actor = owner()) =>
  perform(house(), actor, changeAccount, {
    id: who.id,
    version: await versionOf(who.id),
    name: 'Ändrad',
    email: who.email,
    party: town.fixture.partyId,
    roles,
  })
const from = { validFrom: '2026-01-01' }

describe('an invitation', () => {
  test('is shown once to the owner, and in no address', async () => {
    const { at } = await town.person('owner')
    const answer = await at.post('/accounts/new', {
      name: 'Ny Kollega',
      email: 'ny.kollega@exempel.se',
      party: String(town.fixture.partyId),
      language: 'sv',
      'roles.0.role': 'reader',
      'roles.0.validFrom': '2026-09-28',
    })
    expect([answer.status, answer.to]).toEqual([200, null])
    const [link] = /\/invitation\/9001\/[\w-]{43}/.exec(answer.body) ?? []
    expect(answer.body).toContain(`value="https://samsyn.test${link}"`)
    expect(answer.body).toContain('5 oktober 2026 kl. 10.00')
    const [, id] = /\/accounts\/(\d+)"/.exec(answer.body) ?? []
    expect((await at.get(`/accounts/${id}`)).body).not.toContain(link?.slice(-43))
    expect((await town.visitor().get(String(link))).body).toContain('Välkommen, Ny Kollega')
  })

  test('lets its person choose a password once', async () => {
    const { link } = await town.invite('reader')
    expect((await town.visitor().post(link, { password: 'kort' })).status).toBe(409)
    expect((await town.visitor().post(link, { password: goodPassword })).to).toBe('/')
    expect((await town.visitor().post(link, { password: 'ett annat lösenord' })).status).toBe(409)
    expect((await town.visitor().get(link)).body).toContain('gäller inte längre')
  })

  test('is used by one of two who follow it at the same moment', async () => {
    const { link } = await town.invite('reader')
    const answers = await Promise.all(
      [1, 2, 3].map((n) => town.visitor().post(link, { password: `tre gula lyktor ${n}` })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409, 409])
  })

  test('is too old after seven days', async () => {
    const { link } = await town.invite('reader')
    town.clock.forward(7 * 24 * 60 - 1)
    expect((await town.visitor().get(link)).body).toContain('Välj lösenord')
    town.clock.forward(1)
    expect((await town.visitor().get(link)).body).toContain('gäller inte längre')
    expect((await town.visitor().post(link, { password: goodPassword })).status).toBe(409)
  })

  test('gives way to a newer one, and a closed account has none', async () => {
    const { link, id } = await town.invite('reader')
    const renewed = await perform(house(), owner(), renewInvitation, { id })
    expect((await town.visitor().post(link, { password: goodPassword })).status).toBe(409)
    await perform(house(), owner(), setAccountOpen, { id, version: await versionOf(id), open: 'no' })
    expect((await town.visitor().post(renewed.data.path, { password: goodPassword })).status).toBe(409)
    await expect(perform(house(), owner(), renewInvitation, { id })).rejects.toMatchObject({
      code: 'accounts.rejected.closed',
    })
  })

  test('is worth nothing in another municipality', async () => {
    const { link } = await town.invite('reader')
    await town.fixture.addMunicipality('9002', 'Grannkommun')
    const elsewhere = link.replace('/9001/', '/9002/')
    expect((await town.visitor().get(elsewhere)).body).toContain('gäller inte längre')
    expect((await town.visitor().post(elsewhere, { password: goodPassword })).status).toBe(409)
    expect((await town.visitor().post(link, { password: goodPassword, municipality: '9002' })).to).toBe('/')
  })

  test('for a new password ends the sessions that are open', async () => {
    const { at, id } = await town.person('reader')
    const { data } = await perform(house(), owner(), renewInvitation, { id })
    expect((await at.get('/me')).status).toBe(200)
    await town.visitor().post(data.path, { password: 'fyra blå båtar' })
    expect((await at.get('/me')).status).toBe(303)
  })

  test('to an address that has an account already is refused with words', async () => {
    const { at } = await town.person('owner')
    const { email } = await town.invite('reader')
    const answer = await at.post('/accounts/new', {
      name: 'Dubbel',
      email: email.toUpperCase(),
      party: String(town.fixture.partyId),
      language: 'sv',
      'roles.0.role': 'reader',
      'roles.0.validFrom': '2026-09-28',
    })
    expect(answer.status).toBe(409)
    expect(answer.body).toContain('redan ett konto')
    expect(answer.body).toContain('value="Dubbel"')
  })
})

describe('roles', () => {
  test('are several, each with its dates: what has not begun or has ended is not held', async () => {
    const person = await town.invite('reader')
    await change(person, [
      { role: 'analyst', validFrom: '2026-01-01', validTo: '2026-09-27' },
      { role: 'reader', validFrom: '2026-01-01', validTo: '2026-09-28' },
      { role: 'coordinator', validFrom: '2026-09-29' },
      { validFrom: '2026-09-28' },
    ])
    const held = async (today: string) => (await grantsOf(person.id, today)).map(({ role }) => role)
    expect(await held('2026-09-27')).toEqual(['analyst', 'reader'])
    expect(await held('2026-09-28')).toEqual(['reader'])
    expect(await held('2026-09-29')).toEqual(['coordinator'])
  })

  test('that end take effect in a session that is open', async () => {
    const { at, email, id } = await town.person('owner')
    await town.person('owner')
    expect((await at.get('/accounts')).status).toBe(200)
    await change({ id, email }, [{ role: 'reader', ...from }])
    expect((await at.get('/accounts')).status).toBe(403)
  })

  test('of a reporter are for a party: her own unless another is named', async () => {
    const person = await town.invite('reader')
    await change(person, [
      { role: 'reporter', ...from },
      { role: 'reporter', party: otherParty, ...from },
    ])
    expect(await grantsOf(person.id, '2026-09-28')).toEqual([
      { role: 'reporter', partyId: town.fixture.partyId, areaId: null },
      { role: 'reporter', partyId: otherParty, areaId: null },
    ])
  })

  test.each([
    [
      'a coordinator limited to a party',
      [{ role: 'coordinator', party: 1, ...from }],
      'accounts.rejected.role-is-whole',
    ],
    ['an end before the beginning', [{ role: 'reader', ...from, validTo: '2025-12-31' }], 'rejected.ends-before-start'],
  ])('%s is refused', async (_what, roles, code) => {
    const person = await town.invite('reader')
    await expect(change(person, roles)).rejects.toMatchObject({ kind: 'rejected', code })
  })

  test('are at least one: an account without any is refused at its field', async () => {
    const person = await town.invite('reader')
    await expect(change(person, [{ validFrom: '2026-09-28' }])).rejects.toMatchObject({
      issues: [{ path: 'roles.0.role', code: 'accounts.field.no-roles' }],
    })
  })

  test('are an owner’s to give: nobody else may, and an auditor sees them only', async () => {
    const person = await town.invite('reader')
    for (const role of [
      'coordinator',
      'analyst',
      'reporter',
      'forum-secretary',
      'unit-manager',
      'reader',
      'auditor',
    ] as const)
      await expect(change(person, [{ role: 'owner', ...from }], town.fixture.actor(role))).rejects.toMatchObject({
        kind: 'forbidden',
      })
    const limited = town.fixture.actor('owner', { partyId: otherParty })
    await expect(change(person, [{ role: 'owner', ...from }], limited)).rejects.toMatchObject({ kind: 'forbidden' })
    const { at } = await town.person('auditor')
    const seen = await at.get(`/accounts/${person.id}`)
    expect([seen.status, seen.body.includes('/edit')]).toEqual([200, false])
    expect((await (await town.person('reader')).at.get('/accounts')).status).toBe(403)
  })

  test('two who change one account at once: the second sees what the first did, and loses nothing', async () => {
    const { at } = await town.person('owner')
    const person = await town.invite('reader')
    const seen = String(await versionOf(person.id))
    await change(person, [{ role: 'analyst', ...from }])
    const answer = await at.post(`/accounts/${person.id}/edit`, {
      version: seen,
      name: 'Mitt namnförslag',
      email: person.email,
      party: String(town.fixture.partyId),
      'roles.0.role': 'reader',
      'roles.0.validFrom': '2026-01-01',
    })
    expect(answer.status).toBe(409)
    expect(answer.body).toContain('Det som nu gäller')
    expect(answer.body).toContain('Analytiker, från 1 januari 2026')
    expect(answer.body).toContain('value="Mitt namnförslag"')
  })
})

describe('owners', () => {
  test('never become none: neither by role, by an end date nor by closing', async () => {
    const alone = await createTown(monday)
    const first = await alone.person('owner')
    const act = { ...alone.fixture.actor('owner'), accountId: first.id }
    const at = { ...alone.fixture.house, clock: alone.clock }
    const input = { id: first.id, version: 1, name: 'Ägare', email: first.email, party: alone.fixture.partyId }
    const attempt = (roles: Rows) => perform(at, act, changeAccount, { ...input, roles })
    const last = { code: 'accounts.rejected.last-owner' }
    await expect(attempt([{ role: 'reader', ...from }])).rejects.toMatchObject(last)
    await expect(attempt([{ role: 'owner', ...from, validTo: '2027-01-01' }])).rejects.toMatchObject(last)
    await expect(attempt([{ role: 'owner', validFrom: '2026-10-01' }])).rejects.toMatchObject(last)
    await expect(perform(at, act, setAccountOpen, { id: first.id, version: 1, open: 'no' })).rejects.toMatchObject({
      code: 'accounts.rejected.own-account',
    })
    // Nor by the end of the party, today or some day.
    const party = await perform(at, act, partyRegister.actions.get, { id: alone.fixture.partyId })
    await expect(
      perform(at, act, partyRegister.actions.change, { ...party.data, validTo: '2030-12-31' }),
    ).rejects.toMatchObject({ code: 'accounts.rejected.last-owner-party' })
    // Somebody who was invited but has not come yet does not count.
    await alone.invite('owner')
    await expect(attempt([{ role: 'reader', ...from }])).rejects.toMatchObject(last)
    const second = await alone.person('owner')
    const demote = (id: number, email: string) =>
      perform(at, alone.fixture.actor('owner'), changeAccount, {
        ...input,
        id,
        email,
        roles: [{ role: 'reader', ...from }],
      }).then(
        () => 'done',
        (problem) => problem.code,
      )
    const outcomes = await Promise.all([demote(first.id, first.email), demote(second.id, second.email)])
    expect(outcomes.sort()).toEqual(['accounts.rejected.last-owner', 'done'])
    await alone.fixture.remove()
  })
})

describe('an account that ends', () => {
  const heldBy = async (id: number) => {
    const counts = ['session', 'credential', 'passkey', 'one_time_code', 'recovery_code', 'known_browser', 'ticket']
    const { rows } = await town.fixture.database.owner.driver.query<{ n: number }>(
      `select (${counts.map((table) => `(select count(*) from auth.${table} where account_id = $1)`).join(' + ')}
        + (select count(*) from auth.invitation where account_id = $1 and used_at is null))::int as n`,
      [id],
    )
    return rows[0]?.n
  }

  test('by being closed is out at once with nothing left to come in with; opened again it needs a new link', async () => {
    const { id, at, email } = await town.person('reader')
    await perform(house(), owner(), renewInvitation, { id })
    expect(await heldBy(id)).toBeGreaterThan(2)
    await perform(house(), owner(), setAccountOpen, { id, version: await versionOf(id), open: 'no' })
    expect([(await at.get('/me')).status, await heldBy(id)]).toEqual([303, 0])
    await perform(house(), owner(), setAccountOpen, { id, version: await versionOf(id), open: 'yes' })
    expect((await town.signIn(town.visitor(), email)).status).toBe(409)
    const { data } = await perform(house(), owner(), renewInvitation, { id })
    expect((await town.visitor().post(data.path, { password: goodPassword })).status).toBe(303)
  })

  test('by its last day has until midnight, and loses what is left of it by night, told in its history', async () => {
    const { id, at, email } = await town.person('reader')
    const { data: before } = await perform(house(), owner(), getAccountAction, { id })
    await perform(house(), owner(), changeAccount, {
      id,
      version: before.version,
      name: before.name,
      email,
      party: before.partyId,
      roles: before.roles.map(({ role, validFrom }) => ({ role, validFrom })),
      validTo: '2026-09-28',
    })
    expect((await at.get('/me')).status).toBe(200)
    const night = { ...town.fixture.house, clock: fixedClock('2026-09-29T01:00:00Z') }
    expect((await perform(night, owner(), cutOffEndedAction, {})).data.accounts).toBe(1)
    expect((await perform(night, owner(), cutOffEndedAction, {})).data.accounts).toBe(0)
    expect(await heldBy(id)).toBe(0)
    const history = (await (await town.person('owner')).at.get(`/accounts/${id}`)).body.replaceAll(/<[^>]+>/g, '')
    expect(history).toContain('tog bort sessioner och nycklar')
  })
})

describe('the review of roles', () => {
  test('is signed line by line by an owner; what is ended ends at once, and the next is due half a year later', async () => {
    const { at, id: boss } = await town.person('owner', { name: 'Ägare Ett' })
    const { at: leaver, id } = await town.person('reader', { name: 'Läsare Tre' })
    const act = { ...owner(), accountId: boss }
    const { data } = await perform(house(), act, getRoleReview, {})
    const keep = data.lines.map(({ key }) => ({ key, verdict: 'keep' }))
    const own = data.lines.find(({ accountId }) => accountId === id)
    expect(own).toMatchObject({ name: 'Läsare Tre', role: 'reader', lastSignedInAt: monday })
    const sign = (lines: Rows, who: Actor = act) => perform(house(), who, signRoleReview, { lines })
    // Somebody is let in meanwhile: nobody signs what she has not seen.
    await town.invite('analyst')
    await expect(sign(keep)).rejects.toMatchObject({ code: 'accounts.rejected.review-changed' })
    await expect(sign(keep, town.fixture.actor('auditor'))).rejects.toMatchObject({ kind: 'forbidden' })
    const page = (await at.get('/accounts/review')).body
    const fields = [...page.matchAll(/name="(lines\.\d+\.key)" value="([^"]+)"/g)].map(([, name = '', key = '']) => [
      name,
      key,
    ])
    const unanswered = await at.post('/accounts/review', Object.fromEntries(fields))
    expect([unanswered.status, unanswered.body.includes('lines.0.verdict')]).toEqual([422, true])
    const answered = fields.flatMap(([name = '', key = '']) => [
      [name, key],
      [name.replace('key', 'verdict'), key === own?.key ? 'end' : 'keep'],
    ])
    expect((await at.post('/accounts/review', Object.fromEntries(answered))).to).toBe('/accounts/review?ended=1')
    expect((await leaver.get('/pictures')).status).toBe(403)
    const after = await perform(house(), act, getRoleReview, {})
    expect(after.data.due).toMatchObject({ dueOn: '2027-03-28', state: 'later' })
    expect(after.data.signed).toMatchObject([{ by: 'Ägare Ett', ended: 1 }])
    const auditor = await town.person('auditor')
    const signed = await auditor.at.get(`/accounts/reviews/${after.data.signed[0]?.id}`)
    expect(signed.body).toContain('Läsare Tre')
    expect((await auditor.at.get(`/accounts/reviews/${after.data.signed[0]?.id}/roles.csv`)).body).toContain('Avsluta')
    expect((await auditor.at.get('/accounts/review')).body).not.toContain('Signera genomgången')
  })

  test('never takes the last owner’s role', async () => {
    const alone = await createTown(monday)
    const { id } = await alone.person('owner')
    const at = { ...alone.fixture.house, clock: alone.clock }
    const act = { ...alone.fixture.actor('owner'), accountId: id }
    const { data } = await perform(at, act, getRoleReview, {})
    const lines = data.lines.map(({ key }) => ({ key, verdict: 'end' }))
    await expect(perform(at, act, signRoleReview, { lines })).rejects.toMatchObject({
      code: 'accounts.rejected.last-owner',
    })
    await alone.fixture.remove()
  })

  test('is asked for a month before its day, then told to be late, to owners once each and to the auditor on the first page', async () => {
    const { id, ...boss } = await town.person('owner')
    const auditor = await town.person('auditor')
    const { data } = await perform(house(), owner(), getRoleReview, {})
    const on = (day: string) => ({ ...town.fixture.house, clock: fixedClock(`${day}T03:00:00Z`) })
    const letters = async () => {
      const { rows } = await town.fixture.database.owner.driver.query<{ kind: string }>(
        `select kind from kernel.message where account_id = $1 and kind like 'role-review-%' order by id`,
        [id],
      )
      return rows.map(({ kind }) => kind)
    }
    for (const days of [-40, -20, -19, 1, 2])
      await perform(on(addDays(data.due.dueOn, days)), owner(), remindOfReview, {})
    expect(await letters()).toEqual(['role-review-soon', 'role-review-overdue'])
    town.clock.set(`${addDays(data.due.dueOn, 3)}T08:00:00.000Z`)
    for (const { at, email } of [boss, auditor]) {
      await town.signIn(at, email)
      expect((await at.get('/')).body).toContain('Genomgång av roller skulle ha varit klar')
    }
  })
})

test('an account’s history says in words who did what, with names for parties and roles', async () => {
  const { at, id, email } = await town.person('reader', { name: 'Läsa Rad' })
  await change({ id, email }, [{ role: 'reporter', party: otherParty, ...from }])
  await at.post('/preferences', { language: 'en', back: '/me' })
  await at.post('/preferences', { language: 'sv', back: '/me' })
  await at.post('/sign-out')
  const { body } = await (await town.person('owner')).at.get(`/accounts/${id}`)
  const history = body
    .slice(body.indexOf('<ol class="history">'))
    .replaceAll(/<!-- -->|<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
  expect(history).toContain('Läsa Rad valde lösenord och loggade in')
  expect(history).toContain(
    'Roller ändrades från Läsare, från 28 september 2026 till Rapportör för Bolaget, från 1 januari 2026',
  )
  expect(history).toContain('Part fylldes i: Provkommun')
  expect(history).toContain('Språk ändrades från svenska till English')
  expect(history).not.toMatch(/loggade ut|loggade in på/)
  expect(history).not.toMatch(/[{}"]|action\.|field-name\.|null|partyId/)
  const entries = await inMunicipality(house().pool, town.fixture.municipality, (db) =>
    listHistory(db, refer('auth.account', id)),
  )
  expect(JSON.stringify(entries)).not.toContain('argon2')
})
