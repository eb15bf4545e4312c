import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Visitor } from '../../app/testing/visitor.ts'
import { perform } from '../../kernel/action/perform.ts'
import { codeAt } from '../../kernel/auth/one-time-code.ts'
import { changeAccessRules, getAccessRules } from './access.actions.ts'
import { renewInvitation } from './account.actions.ts'
import { createTown, goodPassword, type Town } from './testing/people.ts'

const monday = '2026-09-28T08:00:00.000Z'
let town: Town

beforeAll(async () => {
  town = await createTown(monday)
})
beforeEach(async () => {
  town.clock.set(monday)
  await town.fixture.database.owner.driver.query('delete from auth.attempt; delete from auth.role_requirement')
})
afterAll(() => town.fixture.remove())

const house = () => ({ ...town.fixture.house, clock: town.clock })
const owner = () => town.fixture.actor('owner')
const isIn = async (at: Visitor) => (await at.get('/me')).status === 200
const code = (secret: string) => codeAt(secret, town.clock.now())
const hidden = (body: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? ''

/** Connects an app, as its page says, and gives its secret and the recovery codes. */
async function connectApp(at: Visitor) {
  const { to } = await at.post('/me/security/code/begin', { current: goodPassword })
  expect(to).toBe('/me/security/code')
  const { body } = await at.get('/me/security/code')
  const secret = (/data-secret="true">([^<]+)</.exec(body)?.[1] ?? '').replaceAll(' ', '')
  const shown = await at.post('/me/security/code', { code: code(secret) })
  const recovery = [...shown.body.matchAll(/<li>([a-z2-9-]{19})<\/li>/g)].map((match) => match[1] ?? '')
  town.clock.forward(1)
  return { secret, recovery }
}
/** The first step; the second one's ticket. */
async function firstStep(at: Visitor, email: string, password = goodPassword) {
  const { body, to } = await town.signIn(at, email, password)
  return { ticket: hidden(body, 'ticket'), to, body }
}
const secondStep = (at: Visitor, ticket: string, written: string) =>
  at.post('/sign-in/step', { municipality: town.fixture.municipality, ticket, next: '/me', code: written })

describe('a code from an app', () => {
  test('is asked for at sign-in once the app has shown a right one, and ends what was begun without', async () => {
    const { email, at } = await town.person('coordinator')
    const elsewhere = town.visitor()
    await town.signIn(elsewhere, email)
    expect((await at.post('/me/security/code/begin', { current: 'fel lösenord' })).body).toContain('stämmer inte')
    const { secret, recovery } = await connectApp(at)
    expect(secret).toMatch(/^[A-Z2-7]{32}$/)
    expect(new Set(recovery).size).toBe(10)
    expect([await isIn(at), await isIn(elsewhere)]).toEqual([true, false])

    const anew = town.visitor()
    const { ticket, to, body } = await firstStep(anew, email)
    expect([to, await isIn(anew)]).toEqual([null, false])
    expect(body).toContain('Det andra steget')
    const wrong = await secondStep(anew, ticket, '000000')
    expect([wrong.status, hidden(wrong.body, 'ticket')]).toEqual([409, ticket])
    const right = await secondStep(anew, ticket, code(secret))
    expect([right.to, await isIn(anew)]).toEqual(['/me', true])
  })

  test('is never taken twice, and a ticket is worth one sign-in for ten minutes', async () => {
    const { email, at } = await town.person('coordinator')
    const { secret } = await connectApp(at)
    const used = code(secret)
    const first = await firstStep(town.visitor(), email)
    expect((await secondStep(town.visitor(), first.ticket, used)).status).toBe(303)
    expect((await secondStep(town.visitor(), first.ticket, code(secret))).status).toBe(409)
    const second = await firstStep(town.visitor(), email)
    expect((await secondStep(town.visitor(), second.ticket, used)).status).toBe(409)
    town.clock.forward(10)
    expect((await secondStep(town.visitor(), second.ticket, code(secret))).body).toContain('Det tog för lång tid')
  })

  test('five wrong ones lock the account, however often the right password is written in between', async () => {
    const { email, at } = await town.person('coordinator')
    const { secret } = await connectApp(at)
    for (const guess of ['111111', '222222', '333333', '444444', '555555']) {
      const { ticket } = await firstStep(town.visitor(), email)
      expect((await secondStep(town.visitor(), ticket, guess)).status).toBe(409)
    }
    expect((await firstStep(town.visitor(), email)).ticket).toBe('')
    town.clock.forward(15)
    const { ticket } = await firstStep(town.visitor(), email)
    expect((await secondStep(town.visitor(), ticket, code(secret))).to).toBe('/me')
  })

  test('is asked for also after a link for a forgotten password', async () => {
    const { email, id, at } = await town.person('coordinator')
    const { secret } = await connectApp(at)
    const { data } = await perform(house(), owner(), renewInvitation, { id })
    const anew = town.visitor()
    const chosen = await anew.post(data.path, { password: 'fem röda cyklar här' })
    expect([chosen.to, await isIn(anew)]).toEqual([null, false])
    expect((await secondStep(anew, hidden(chosen.body, 'ticket'), code(secret))).status).toBe(303)
    expect((await firstStep(town.visitor(), email, 'fem röda cyklar här')).ticket).not.toBe('')
  })

  test('has a secret that cannot be read in the database', async () => {
    const { id, at } = await town.person('coordinator')
    const { secret } = await connectApp(at)
    const { rows } = await town.fixture.database.owner.driver.query(
      'select sealed_secret from auth.one_time_code where account_id = $1',
      [id],
    )
    expect(rows[0].sealed_secret).toMatch(/^v1\./)
    expect(rows[0].sealed_secret).not.toContain(secret)
    expect((await at.get('/me/security/code')).body).not.toContain(secret.slice(0, 4))
  })
})

describe('a recovery code', () => {
  test('lets in once, without the app, and new ones replace the old', async () => {
    const { email, at } = await town.person('coordinator')
    const { recovery } = await connectApp(at)
    const [one = '', two = ''] = recovery
    const written = one.toUpperCase().replaceAll('-', ' ')
    expect((await secondStep(town.visitor(), (await firstStep(town.visitor(), email)).ticket, written)).to).toBe('/me')
    expect((await secondStep(town.visitor(), (await firstStep(town.visitor(), email)).ticket, one)).status).toBe(409)
    expect((await at.get('/me/security')).body).toContain('Du har 9 koder kvar')
    await at.post('/me/security/recovery', { current: goodPassword })
    expect((await secondStep(town.visitor(), (await firstStep(town.visitor(), email)).ticket, two)).status).toBe(409)
  })
})

describe('a role that asks for two steps', () => {
  const requireFrom = async (from: string) => {
    const { data } = await perform(house(), owner(), getAccessRules, {})
    await perform(house(), owner(), changeAccessRules, {
      version: data.version,
      invitationDays: 7,
      reviewMonths: 6,
      requirements: [{ role: 'coordinator', from }, { role: 'reader' }],
    })
  }

  test('opens nothing but the setting up of one from its day, and everything once that is done', async () => {
    const { at } = await town.person('coordinator')
    await requireFrom('2026-09-29')
    expect((await at.get('/pictures')).status).toBe(200)
    expect((await at.get('/me/security')).body).toContain('29 september 2026')
    town.clock.set('2026-09-28T22:30:00.000Z')
    await town.fixture.database.owner.driver.query('update auth.session set last_seen_at = $1, expires_at = $2', [
      town.clock.now(),
      '2026-09-29T22:30:00Z',
    ])
    expect([(await at.get('/pictures')).to, (await at.get('/me')).to]).toEqual(['/me/security', '/me/security'])
    expect((await at.get('/api/parties')).status).toBe(403)
    expect((await at.post('/parties/new', { name: 'Ny' })).status).toBe(403)
    await connectApp(at)
    expect((await at.get('/pictures')).status).toBe(200)
  })

  test('asks nothing of those who hold other roles', async () => {
    const { at } = await town.person('reader')
    await requireFrom('2026-09-01')
    expect((await at.get('/pictures')).status).toBe(200)
  })
})

describe('somebody who has lost telephone and codes', () => {
  test('comes in by password after an owner has taken her second step away', async () => {
    const { email, id, at } = await town.person('coordinator')
    await connectApp(at)
    const { at: boss, id: own } = await town.person('owner')
    expect((await boss.get(`/accounts/${id}`)).body).toContain('Ta bort det andra steget')
    expect((await boss.post(`/accounts/${id}/second-step/reset`)).to).toBe(`/accounts/${id}?saved=yes`)
    expect(await isIn(at)).toBe(false)
    expect((await town.signIn(town.visitor(), email)).to).toBe('/')
    expect((await boss.post(`/accounts/${own}/second-step/reset`)).body).toContain('under Ditt konto')
    expect((await (await town.person('coordinator')).at.post(`/accounts/${id}/second-step/reset`)).status).toBe(403)
  })
})

describe('the end of a party, or of an account', () => {
  test('ends the access of its people at the same moment', async () => {
    const { email, at } = await town.person('coordinator')
    const end = (day: string | null) =>
      town.fixture.database.owner.driver.query('update parties.party set valid_to = $1', [day])
    await end('2026-09-28')
    expect(await isIn(at)).toBe(true)
    await end('2026-09-27')
    expect(await isIn(at)).toBe(false)
    expect((await town.signIn(town.visitor(), email)).status).toBe(409)
    await end(null)
    await town.fixture.database.owner.driver.query(`update auth.account set valid_to = '2026-09-27' where email = $1`, [
      email,
    ])
    expect((await town.signIn(town.visitor(), email)).status).toBe(409)
  })
})
