import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allActions, allRoutes } from '../../app/domains.ts'
import { roles } from '../../kernel/auth/actor.ts'
import { createTown, type Town } from './testing/people.ts'
import { viewableRoles } from './viewing.ts'

const monday = '2026-09-28T08:00:00.000Z'
let town: Town

beforeAll(async () => {
  town = await createTown(monday)
})
afterAll(() => town.fixture.remove())

const lettersOf = async (accountId: number) => {
  const { rows } = await town.fixture.database.owner.driver.query<{ kind: string }>(
    'select kind from kernel.message where account_id = $1 order by id',
    [accountId],
  )
  return rows.map(({ kind }) => kind)
}

describe('seeing as another role', () => {
  test('shows the pages as that role, under a banner, and changes nothing until it is left', async () => {
    const { at } = await town.person('owner')
    expect((await at.get('/accounts')).status).toBe(200)
    expect((await at.post('/me/view', { role: 'reader' })).to).toBe('/')
    const page = await at.get('/pictures')
    expect(page.body).toContain('Du ser sidorna som Läsare')
    expect((await at.get('/accounts')).status).toBe(403)
    const refused = await at.post('/me/sessions/end-others')
    expect([refused.status, refused.body.includes('kan inte ändra något')]).toEqual([403, true])
    expect((await at.post('/me/view', { role: 'analyst' })).status).toBe(403)
    expect((await at.post('/me/view/end')).to).toBe('/me')
    expect((await at.get('/accounts')).status).toBe(200)
    const { rows } = await town.fixture.database.owner.driver.query(
      `select action from audit.entry where action like 'accounts.view-%' order by seq`,
    )
    expect(rows.map(({ action }) => action)).toEqual(['accounts.view-as', 'accounts.view-own'])
  })

  test('writes nothing, whatever is posted and whatever the role: not even that a letter was read', async () => {
    const { at, id } = await town.person('owner', { name: 'Ser Som' })
    await town.fixture.database.owner.driver.query(
      `insert into kernel.message (municipality_id, account_id, kind, params, path, once)
        values ('9001', $1, 'second-step-changed', '{}', '/', 'seen as another')`,
      [id],
    )
    const state = async () => {
      const { rows: tables } = await town.fixture.database.owner.driver.query<{ name: string }>(
        `select c.oid::regclass::text as name from pg_class c
          join pg_attribute a on a.attrelid = c.oid and a.attname = 'municipality_id' and not a.attisdropped
          where c.relkind = 'r' and c.oid::regclass::text not in
            ('auth.session', 'auth.attempt', 'situation.week_sums') order by 1`,
      )
      const sums = tables.map(({ name }) => `select '${name}' as name, count(*), max(xmin::text::bigint) from ${name}`)
      return (await town.fixture.database.owner.driver.query(`${sums.join(' union all ')} order by 1`)).rows
    }
    const party = String(town.fixture.partyId)
    const ends = ['/me/view', '/me/view/end', '/sign-out', '/preferences']
    const addresses = allRoutes
      .filter(({ kind, path }) => kind === 'form' && !ends.includes(path) && !path.includes(':token'))
      .map(({ path }) => path.replaceAll(/:[a-z]+/gi, '1'))
    expect(addresses.length).toBeGreaterThan(60)
    for (const role of viewableRoles([{ role: 'owner', partyId: null, areaId: null }])) {
      expect((await at.post('/me/view', { role, party })).status).toBe(303)
      const page = (await at.get('/me')).body
      expect(page).toContain('Du ser sidorna som')
      const before = await state()
      // The one that sees most tries every form; sums that a page keeps for itself are no writing.
      if (role === 'analyst') for (const path of addresses) await at.post(path, { id: '1', version: '1', open: 'no' })
      expect((await at.post('/messages/read')).status).toBe(403)
      expect(await state()).toEqual(before)
      expect((await at.post('/me/view/end')).status).toBe(303)
    }
  })

  test('is for owners and coordinators, never of a role that sees what their own may not, and names the party', async () => {
    const { at } = await town.person('owner')
    expect((await at.post('/me/view', { role: 'coordinator' })).status).toBe(409)
    expect((await at.post('/me/view', { role: 'reporter' })).body).toContain('Välj vilken part')
    const party = String(town.fixture.partyId)
    expect((await at.post('/me/view', { role: 'reporter', party })).to).toBe('/')
    expect((await (await town.person('analyst')).at.post('/me/view', { role: 'reader' })).status).toBe(403)
    expect((await town.visitor().post('/me/view', { role: 'reader' })).status).toBe(401)
  })

  test('widens nothing: what the own role is refused stays refused, whatever the other may', async () => {
    for (const own of roles)
      for (const other of viewableRoles([{ role: own, partyId: null, areaId: null }])) {
        const asOther = { ...town.fixture.actor(other, { partyId: town.fixture.partyId }), kind: 'person' as const }
        const asSelf = town.fixture.actor(own)
        const wider = allActions.filter(
          ({ audit, allowWithoutTarget }) =>
            audit === 'none' && allowWithoutTarget?.(asOther).allowed && !allowWithoutTarget(asSelf).allowed,
        )
        // The pipeline asks for both; that some of these exist is what it is for.
        expect(wider.map(({ name }) => name).filter((name) => name.includes('secret'))).toEqual([])
      }
    expect(viewableRoles([{ role: 'owner', partyId: null, areaId: 1 }])).toEqual([])
  })
})

describe('a sign-in from another browser', () => {
  test('is told of in a letter, and one from a known browser is not', async () => {
    const { email, id, at } = await town.person('coordinator')
    expect(await lettersOf(id)).toEqual([])
    await at.post('/sign-out')
    await town.signIn(at, email)
    expect(await lettersOf(id)).toEqual([])
    town.clock.forward(1)
    const strange = town.visitor('203.0.113.40', { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Firefox/140.0' })
    await town.signIn(strange, email)
    expect(await lettersOf(id)).toEqual(['sign-in-new'])
    expect((await strange.get('/messages')).body).toContain('(Firefox, Windows)')
    expect((await at.get('/me')).body).toContain('Firefox på Windows')
    expect((await at.post('/me/alerts/not-me')).to).toBe('/me?done=not-me')
    expect([(await strange.get('/me')).status, (await at.get('/me')).status]).toEqual([303, 200])
    expect((await at.get('/me')).body).not.toContain('Nya inloggningar')
    // Somebody who has the password still is told of again.
    await town.signIn(strange, email)
    expect(await lettersOf(id)).toEqual(['sign-in-new', 'sign-in-new'])
    expect((await at.post('/me/sessions/end-others')).to).toBe('/me?done=others')
    expect([(await strange.get('/me')).status, (await at.get('/me')).status]).toEqual([303, 200])
  })
})

describe('open invitations', () => {
  test('are listed with their end, and can be withdrawn', async () => {
    const { at } = await town.person('owner')
    const { link, id, email } = await town.invite('reader')
    expect((await at.get('/accounts/invitations')).body).toContain(email)
    expect((await at.post(`/accounts/${id}/link/revoke`)).to).toBe('/accounts/invitations?revoked=yes')
    expect((await town.visitor().get(link)).body).toContain('gäller inte längre')
    expect((await at.get('/accounts/invitations')).body).not.toContain(email)
    expect((await at.post(`/accounts/${id}/link/revoke`)).status).toBe(409)
  })

  test('hold for as many days as the municipality says', async () => {
    const { at } = await town.person('owner')
    const saved = await at.post('/accounts/rules', { version: '0', invitationDays: '2', reviewMonths: '6' })
    expect(saved.status).toBe(422)
    expect(
      (await at.post('/accounts/rules', rules({ version: '0', invitationDays: '2', reviewMonths: '6' }))).to,
    ).toContain('saved=yes')
    const { link } = await town.invite('reader')
    town.clock.forward(2 * 24 * 60)
    expect((await town.visitor().get(link)).body).toContain('gäller inte längre')
    town.clock.set(monday)
  })
})

const rules = (fields: Record<string, string>) => ({
  ...fields,
  ...Object.fromEntries(roles.map((role, index) => [`requirements.${index}.role`, role])),
})
