import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allActions } from '../../app/domains.ts'
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
    const strange = town.visitor('203.0.113.40', { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Firefox/140.0' })
    await town.signIn(strange, email)
    expect(await lettersOf(id)).toEqual(['sign-in-new'])
    expect((await strange.get('/messages')).body).toContain('(Firefox, Windows)')
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
