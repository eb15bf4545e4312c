import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { noFiles } from '#kernel/action/house.ts'
import { demoRoutesFor } from '../../app/demo-routes.ts'
import { allActions, allRoutes } from '../../app/domains.ts'
import { createFixture, type Fixture } from '../../app/testing/fixture.ts'
import { openDoor, type Visitor } from '../../app/testing/visitor.ts'
import { perform } from '../../kernel/action/perform.ts'
import { type Actor, type Role, systemActor } from '../../kernel/auth/actor.ts'
import { isDemo, removeDemo } from '../../kernel/auth/demo.store.ts'
import { inMunicipality } from '../../kernel/db/tenancy.ts'
import { fillEveryTable } from '../../kernel/db/testing/filler.ts'
import { addressOf, demoSurface } from '../../kernel/http/public-surface.ts'
import { inviteAccount } from './account.actions.ts'
import { admitToDemo } from './demo.actions.ts'
import { demoRoutes } from './demo.routes.ts'
import { partyRegister } from './party.register.ts'
import { goodPassword } from './testing/people.ts'

const demo = { id: '0126', name: 'Påhittade', demo: true }
let fixture: Fixture
let visitor: () => Visitor
let announced: string[]

beforeEach(async () => {
  fixture = await createFixture()
  announced = []
  await asOwner('insert into kernel.municipality (id, name, demo) values ($1, $2, true)', [demo.id, demo.name])
  await asOwner('update kernel.installation set claimed_at = now()')
  // Files that tables made up from the catalogue speak of lie nowhere.
  const files = { ...noFiles, remove: async () => undefined }
  visitor = openDoor({ ...fixture.house, files }, await routesOf([demo]))
})
afterEach(() => fixture.remove())

/** What is served beside the ordinary routes where these municipalities are. */
const routesOf = (municipalities: readonly (typeof demo)[]) =>
  demoRoutesFor({ dataDir: '/nowhere', listMunicipalities: async () => municipalities }, (link) => announced.push(link))
const asOwner = async (sql: string, values: unknown[] = []) =>
  (await fixture.database.owner.driver.query(sql, values)).rows

/** An account of the demonstration's role picker. */
async function admit(role: Role, name: string): Promise<number> {
  const actor = systemActor(demo, 'kommandoraden')
  const [party] = (await perform(fixture.house, actor, partyRegister.actions.list, {})).data
  const partyId =
    party?.id ??
    (
      await perform(fixture.house, actor, partyRegister.actions.create, {
        name: 'Påhittade kommun',
        kind: 'municipality',
        relation: 'internal',
        validFrom: '2020-01-01',
      })
    ).data.id
  const { data } = await perform(fixture.house, actor, inviteAccount, {
    name,
    email: `${role}@demo.invalid`,
    party: partyId,
    language: 'sv',
    roles: [{ role, validFrom: '2020-01-01' }],
  })
  await perform(fixture.house, actor, admitToDemo, { account: data.accountId })
  return data.accountId
}
const rowsOf = async (municipality: string): Promise<Record<string, number>> => {
  const tables = await asOwner(`select c.oid::regclass::text as name from pg_class c join pg_attribute a
    on a.attrelid = c.oid and a.attname = 'municipality_id' where c.relkind = 'r' order by 1`)
  const counted: Record<string, number> = {}
  for (const { name } of tables) {
    const [row] = await asOwner(`select count(*)::int as n from ${name} where municipality_id = $1`, [municipality])
    counted[name] = row.n
  }
  return counted
}

describe('the role picker', () => {
  test('signs in by one click as whom one chooses, and says so on record', async () => {
    const id = await admit('coordinator', 'Samordnare (demo)')
    const at = visitor()
    const page = await at.get('/demo')
    expect(page.body).toContain('Samordnare (demo)')
    expect(page.body).toContain('Påhittade kommun')
    expect((await at.post('/demo', { account: String(id) })).to).toBe('/')
    expect((await at.get('/me')).body).toContain('Samordnare (demo)')
    expect(await asOwner(`select actor from audit.entry where action = 'demo.sign-in'`)).toEqual([
      { actor: 'Samordnare (demo)' },
    ])
  })

  test('opens no account that was not put there, and none that is closed', async () => {
    const id = await admit('coordinator', 'Samordnare (demo)')
    const { data } = await perform(fixture.house, systemActor(demo, 'kommandoraden'), inviteAccount, {
      name: 'En riktig person',
      email: 'riktig@exempel.se',
      party: (await asOwner('select id from parties.party where municipality_id = $1', [demo.id]))[0].id,
      language: 'sv',
      roles: [{ role: 'owner', validFrom: '2020-01-01' }],
    })
    await visitor().post(data.path, { password: goodPassword })
    expect((await visitor().post('/demo', { account: String(data.accountId) })).status).toBe(404)
    expect((await visitor().get('/demo')).body).not.toContain('En riktig person')
    await asOwner('update auth.account set disabled_at = now() where id = $1', [id])
    expect((await visitor().post('/demo', { account: String(id) })).status).toBe(404)
  })

  test('has no routes unless a municipality is a demonstration', async () => {
    expect(await routesOf([{ ...demo, demo: false }])).toEqual([])
    expect(await routesOf([])).toEqual([])
    expect(allRoutes.map(addressOf).filter((address) => address.includes('/demo'))).toEqual([])
    expect(allActions.filter(({ name }) => name.startsWith('demo.'))).toEqual([])
  })

  test('is open to everybody in just the places that the pinned list names', async () => {
    const open = (await routesOf([demo])).filter(({ access }) => access === 'public')
    expect(open.map(addressOf).sort()).toEqual([...demoSurface].sort())
  })

  test('refuses for a real municipality even where somebody has mounted it', async () => {
    const id = await admit('coordinator', 'Samordnare (demo)')
    await asOwner('update kernel.municipality set demo = false where id = $1', [demo.id])
    const answer = await visitor().post('/demo', { account: String(id) })
    expect([answer.status, answer.to]).toEqual([409, null])
    expect((await visitor().get('/demo')).body).not.toContain('Samordnare (demo)')
    const claims = { id: fixture.municipality, name: 'Provkommun', demo: true }
    const mounted = openDoor(fixture.house, demoRoutes({ municipality: claims, removed: () => {} }))
    expect((await mounted().post('/demo', { account: '1' })).status).toBe(409)
    await expect(
      perform(fixture.house, systemActor({ ...claims, demo: false }, 'x'), admitToDemo, { account: 1 }),
    ).rejects.toMatchObject({ kind: 'not-found' })
  })
})

describe('removing the demonstration', () => {
  test('leaves not one row of it, ends its sessions, and touches nothing of a real municipality', async () => {
    await fillEveryTable(fixture.database.owner.driver, demo.id)
    await fillEveryTable(fixture.database.owner.driver, fixture.municipality)
    const owner = visitor()
    await owner.post('/demo', { account: String(await admit('owner', 'Systemägare (demo)')) })
    const reader = visitor()
    await reader.post('/demo', { account: String(await admit('reader', 'Läsare (demo)')) })
    const real = await rowsOf(fixture.municipality)
    expect(Object.values(real).every((n) => n > 0)).toBe(true)
    expect((await owner.get('/demo/remove')).body).toContain('Ta bort demonstrationen av Påhittade?')

    const answer = await owner.post('/demo/remove')
    expect(answer.status).toBe(200)
    expect(answer.body).toContain('Demonstrationen är borttagen')
    expect(owner.cookies.has('samsyn_session')).toBe(false)
    expect(Object.entries(await rowsOf(demo.id)).filter(([, n]) => n > 0)).toEqual([])
    expect(await asOwner('select id from kernel.municipality order by id')).toEqual([{ id: fixture.municipality }])
    expect(await rowsOf(fixture.municipality)).toEqual(real)
    expect((await reader.get('/me')).to).toMatch(/^\/sign-in/)
    expect((await visitor().get('/demo')).body).toContain('Demonstrationen är borttagen')
    // There are people left, so nobody may come in by a link.
    expect([announced, answer.body.includes('/claim/')]).toEqual([[], false])
    expect(await asOwner('select claimed_at is null as open from kernel.installation')).toEqual([{ open: false }])
  })

  test('makes an installation without other people wait for its first owner, by a link shown to this one only', async () => {
    const owner = visitor()
    await owner.post('/demo', { account: String(await admit('owner', 'Systemägare (demo)')) })
    const { body } = await owner.post('/demo/remove')
    const [link = ''] = /\/claim\/[\w-]{43}/.exec(body) ?? []
    expect(announced).toEqual([`https://samsyn.test${link}`])
    const claimed = await owner.post(link, {
      municipality: '0127',
      municipalityName: 'Riktiga',
      name: 'Första Ägaren',
      email: 'agare@exempel.se',
      language: 'sv',
      password: goodPassword,
    })
    expect(claimed.to).toBe('/')
    expect((await owner.get('/demo/remove')).status).toBe(403)
  })

  test('keeps the triggers of what stays', async () => {
    const owner = visitor()
    await owner.post('/demo', { account: String(await admit('owner', 'Systemägare (demo)')) })
    const triggers = () => asOwner(`select tgname, tgenabled from pg_trigger where not tgisinternal order by 1, 2`)
    const before = await triggers()
    await owner.post('/demo/remove')
    expect(await triggers()).toEqual(before)
    expect(before.every(({ tgenabled }) => tgenabled === 'O')).toBe(true)
  })

  test('is the demonstration’s owner’s alone', async () => {
    for (const role of ['coordinator', 'auditor', 'reader'] as const) {
      const at = visitor()
      await at.post('/demo', { account: String(await admit(role, `${role} (demo)`)) })
      expect([(await at.get('/demo/remove')).status, (await at.post('/demo/remove')).status]).toEqual([403, 403])
    }
    expect((await visitor().post('/demo/remove')).status).toBe(401)
  })

  test('is refused by the database itself for a real municipality, and for one that is not in view', async () => {
    const attempt = (inView: string, target: string) =>
      inMunicipality(fixture.house.pool, inView, (db) => removeDemo(db, target, 'x'))
    await expect(attempt(fixture.municipality, fixture.municipality)).rejects.toThrow(/is not a demonstration/)
    await expect(attempt(fixture.municipality, demo.id)).rejects.toThrow(/in view/)
    expect(await inMunicipality(fixture.house.pool, demo.id, (db) => isDemo(db, demo.id))).toBe(true)
    const pretender: Actor = { ...fixture.actor('owner'), demo: true }
    const { removeDemonstration } = await import('./demo.actions.ts')
    await expect(perform(fixture.house, pretender, removeDemonstration, {})).rejects.toMatchObject({
      code: 'demo.rejected.not-demo',
    })
  })
})
