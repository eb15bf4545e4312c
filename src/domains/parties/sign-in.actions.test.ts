import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Visitor } from '../../app/testing/visitor.ts'
import { createTown, goodPassword, type Town } from './testing/people.ts'

const monday = '2026-09-28T08:00:00.000Z'
let town: Town
const visitor = (address?: string) => town.visitor(address)
const signIn = (at: Visitor, email: string, password?: string) => town.signIn(at, email, password)
const newPerson = async (role: 'owner' | 'coordinator' = 'coordinator') => (await town.person(role)).email

beforeAll(async () => {
  town = await createTown(monday)
})
beforeEach(async () => {
  town.clock.set(monday)
  await town.fixture.database.owner.driver.query('delete from auth.attempt')
})
afterAll(() => town.fixture.remove())

const isIn = async (at: Visitor) => (await at.get('/me')).status === 200

describe('signing in', () => {
  test('with the right password leads to where one was going, and never to another site', async () => {
    const email = await newPerson()
    const fields = { municipality: town.fixture.municipality, email, password: goodPassword }
    const goes = async (next: string) => (await visitor().post('/sign-in', { ...fields, next })).to
    expect(await goes('/observations?week=2026-W39')).toBe('/observations?week=2026-W39')
    for (const elsewhere of ['//ont.example', '/\\ont.example', 'https://ont.example', '/\t/ont.example', ''])
      expect(await goes(elsewhere)).toBe('/')
  })

  test('gives a cookie that no script reads and no other site sends', async () => {
    const answer = await signIn(visitor(), await newPerson())
    const cookie = answer.headers.getSetCookie().find((line) => line.startsWith('samsyn_session='))
    expect(cookie).toMatch(/; HttpOnly/)
    expect(cookie).toMatch(/; Secure/)
    expect(cookie).toMatch(/; SameSite=Lax/)
    expect(cookie).toMatch(/; Path=\//)
    expect(cookie).toMatch(/; Max-Age=43200/)
  })

  test('answers alike for a wrong password, an unknown address, a closed account, an unused invitation and a locked account', async () => {
    const known = await newPerson()
    const closed = await newPerson()
    const locked = await newPerson()
    await town.fixture.database.owner.driver.query('update auth.account set disabled_at = now() where email = $1', [
      closed,
    ])
    const invited = (await town.invite('reader')).email
    for (const _ of [1, 2, 3, 4, 5]) await signIn(visitor(), locked, 'fel fel fel')
    const answers = await Promise.all([
      signIn(visitor('203.0.113.1'), known, 'fel lösenord här'),
      signIn(visitor('203.0.113.2'), 'ingen@exempel.se'),
      signIn(visitor('203.0.113.3'), closed),
      signIn(visitor('203.0.113.4'), invited),
      signIn(visitor('203.0.113.5'), locked),
    ])
    const shown = answers.map(({ status, body }) => [status, body.replaceAll(/[\w.]+@exempel\.se/g, '')])
    expect(new Set(shown.map((one) => JSON.stringify(one))).size).toBe(1)
    expect(shown[0]?.[0]).toBe(409)
    expect(shown[0]?.[1]).toContain('stämmer inte')
  })

  test('five mistakes in a row lock the account for a quarter of an hour, also for the right password', async () => {
    const email = await newPerson()
    const at = visitor()
    for (const _ of [1, 2, 3, 4, 5]) await signIn(at, email, 'fel lösenord här')
    expect((await signIn(at, email)).status).toBe(409)
    town.clock.forward(14)
    expect((await signIn(visitor('203.0.113.20'), email)).status).toBe(409)
    town.clock.forward(2)
    expect((await signIn(visitor('203.0.113.21'), email)).to).toBe('/')
  })

  test('a right password in between starts the count anew', async () => {
    const email = await newPerson()
    for (const password of ['fel', 'fel', 'fel', 'fel', goodPassword, 'fel', 'fel', 'fel', 'fel'])
      await signIn(visitor(), email, password)
    expect((await signIn(visitor(), email)).to).toBe('/')
  })

  test('guesses sent at the same moment are counted one by one', async () => {
    const email = await newPerson()
    await Promise.all([1, 2, 3, 4, 5, 6].map((n) => signIn(visitor(`203.0.113.3${n}`), email, `gissning nummer ${n}`)))
    expect((await signIn(visitor('203.0.113.39'), email)).status).toBe(409)
  })

  test('twenty failures from one address in a quarter of an hour stop it, whichever accounts it tries; others go on', async () => {
    const email = await newPerson()
    const stopped = visitor('203.0.113.66')
    for (let n = 0; n < 20; n += 1) expect((await signIn(stopped, `gissning${n}@exempel.se`)).status).toBe(409)
    expect((await signIn(stopped, email)).status).toBe(429)
    expect((await signIn(visitor('203.0.113.67'), email)).to).toBe('/')
    town.clock.forward(16)
    expect((await signIn(stopped, email)).to).toBe('/')
  })

  test('a whole office may come from one address: what turned out well does not count', async () => {
    const email = await newPerson()
    for (let n = 0; n < 25; n += 1) expect((await signIn(visitor('203.0.113.70'), email)).to).toBe('/')
  })

  test('is a matter of pages: the programming interface has no way in', async () => {
    const at = visitor()
    await signIn(at, await newPerson('owner'))
    expect((await at.post('/api/sign-in', {})).status).toBe(404)
    expect((await at.post('/api/claim/x', {})).status).toBe(404)
  })

  test('is on record under the name of who came in, with the device', async () => {
    const { email, id } = await town.person('owner', { name: 'Sam Ordnare' })
    await signIn(visitor(), email)
    const { rows } = await town.fixture.database.owner.driver.query(
      `select actor, account_id from audit.entry where object_id = $1 and action = 'accounts.sign-in'`,
      [String(id)],
    )
    expect(rows).toEqual([{ actor: 'Sam Ordnare', account_id: id }])
  })
})

describe('a session', () => {
  test('ends after four hours without use', async () => {
    const at = visitor()
    await signIn(at, await newPerson())
    town.clock.forward(239)
    expect(await isIn(at)).toBe(true)
    town.clock.forward(239)
    expect(await isIn(at)).toBe(true)
    town.clock.forward(241)
    expect(await isIn(at)).toBe(false)
  })

  test('ends after twelve hours however much it is used', async () => {
    const at = visitor()
    await signIn(at, await newPerson())
    for (let hour = 1; hour < 12; hour += 1) {
      town.clock.forward(60)
      expect(await isIn(at)).toBe(true)
    }
    town.clock.forward(61)
    expect(await isIn(at)).toBe(false)
  })

  test('that is over leads to signing in and back again', async () => {
    expect((await visitor().get('/observations')).to).toBe('/sign-in?next=%2Fobservations')
  })

  test('ends when one signs out, and the cookie alone does not bring it back', async () => {
    const at = visitor()
    await signIn(at, await newPerson())
    const kept = new Map(at.cookies)
    expect((await at.post('/sign-out')).to).toBe('/sign-in')
    expect(at.cookies.has('samsyn_session')).toBe(false)
    const thief = visitor()
    for (const [name, value] of kept) (thief.cookies as Map<string, string>).set(name, value)
    expect(await isIn(thief)).toBe(false)
  })

  test('can be ended from another device, and only by its own person', async () => {
    const email = await newPerson()
    const [phone, desk, stranger] = [visitor(), visitor(), visitor()]
    await signIn(phone, email)
    await signIn(desk, email)
    await signIn(stranger, await newPerson('owner'))
    const ids = [...(await desk.get('/me')).body.matchAll(/\/me\/sessions\/(\d+)\/end/g)].map(([, id]) => id)
    expect(ids.length).toBeGreaterThanOrEqual(2)
    for (const id of ids) await stranger.post(`/me/sessions/${id}/end`)
    expect([await isIn(phone), await isIn(desk)]).toEqual([true, true])
    for (const id of ids) await desk.post(`/me/sessions/${id}/end`)
    expect([await isIn(phone), await isIn(desk)]).toEqual([false, false])
  })

  test('of a closed account dies at once', async () => {
    const { email, id, at } = await town.person('coordinator')
    const owner = (await town.person('owner')).at
    await owner.post(`/accounts/${id}/open`, { version: '1', open: 'no' })
    expect(await isIn(at)).toBe(false)
    expect((await signIn(visitor(), email)).status).toBe(409)
  })
})

describe('a new password', () => {
  test('ends the account’s other sessions and keeps this one', async () => {
    const email = await newPerson()
    const [phone, desk] = [visitor(), visitor()]
    await signIn(phone, email)
    await signIn(desk, email)
    const changed = await desk.post('/me/password', { current: goodPassword, password: 'fyra blå båtar' })
    expect(changed.to).toBe('/me?done=password')
    expect([await isIn(phone), await isIn(desk)]).toEqual([false, true])
    expect((await signIn(visitor(), email)).status).toBe(409)
    expect((await signIn(visitor(), email, 'fyra blå båtar')).to).toBe('/')
  })

  test('asks for the old one, and counts guesses at it', async () => {
    const email = await newPerson()
    const at = visitor()
    await signIn(at, email)
    for (const _ of [1, 2, 3, 4, 5])
      expect((await at.post('/me/password', { current: 'fel', password: 'fyra blå båtar' })).status).toBe(409)
    const right = await at.post('/me/password', { current: goodPassword, password: 'fyra blå båtar' })
    expect(right.status).toBe(409)
  })

  test.each([
    ['kort', 'minst 12'],
    ['aaaaaaaaaaaaaa', 'för enkelt'],
  ])('is refused when it is “%s”', async (password, why) => {
    const at = visitor()
    await signIn(at, await newPerson())
    const answer = await at.post('/me/password', { current: goodPassword, password })
    expect(answer.status).toBe(409)
    expect(answer.body).toContain(why)
    expect(answer.body).not.toContain(`value="${password}"`)
  })
})
