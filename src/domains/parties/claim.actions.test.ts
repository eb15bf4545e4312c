import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createFixture, type Fixture } from '../../app/testing/fixture.ts'
import { openDoor, type Visitor } from '../../app/testing/visitor.ts'
import { hashToken, newToken } from '../../kernel/auth/token.ts'
import { goodPassword } from './testing/people.ts'

let fixture: Fixture
let visitor: () => Visitor
let token: string

beforeEach(async () => {
  fixture = await createFixture()
  visitor = openDoor(fixture.house)
  token = await giveToken()
})
afterEach(() => fixture.remove())

const asOwner = (sql: string, values: unknown[] = []) => fixture.database.owner.driver.query(sql, values)
async function giveToken(): Promise<string> {
  const made = newToken()
  await asOwner('update kernel.installation set claim_token_hash = $1 where claimed_at is null', [hashToken(made)])
  return made
}
const claim = (at: Visitor, more: Record<string, string> = {}, with_ = token) =>
  at.post(`/claim/${with_}`, {
    municipality: '0126',
    municipalityName: 'Provhuddinge',
    name: 'Första Ägaren',
    email: 'agare@exempel.se',
    language: 'sv',
    password: goodPassword,
    ...more,
  })

describe('claiming a new installation', () => {
  test('makes its first owner, who is signed in and may invite', async () => {
    const at = visitor()
    expect((await at.get(`/claim/${token}`)).body).toContain('första ägare')
    expect((await claim(at)).to).toBe('/')
    expect((await at.get('/accounts')).body).toContain('Systemägare')
    const { rows } = await asOwner(`select actor from audit.entry where action = 'accounts.claim'`)
    expect(rows.map((row) => row.actor)).toEqual(['Första Ägaren', 'Första Ägaren'])
  })

  test('is refused for ever after, with the same token and with any other', async () => {
    await claim(visitor())
    const other = { municipality: '0127', email: 'annan@exempel.se' }
    expect((await claim(visitor(), other)).status).toBe(409)
    expect((await claim(visitor(), other, await giveToken())).status).toBe(409)
    expect((await visitor().get(`/claim/${token}`)).body).toContain('har en ägare')
  })

  test('is won by one of several who do it at the same moment', async () => {
    const answers = await Promise.all(
      [1, 2, 3, 4].map((n) => claim(visitor(), { municipality: `012${n}`, email: `agare${n}@exempel.se` })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409, 409, 409])
    const { rows } = await asOwner(`select count(*)::int as n from auth.account`)
    expect(rows).toEqual([{ n: 1 }])
  })

  test('needs the token', async () => {
    expect((await claim(visitor(), {}, newToken())).status).toBe(409)
    expect((await claim(visitor())).to).toBe('/')
  })

  test('with a weak password or a wrong code says so and spends nothing', async () => {
    expect((await claim(visitor(), { password: 'kort' })).body).toContain('minst 12')
    const wrong = await claim(visitor(), { municipality: 'Huddinge' })
    expect([wrong.status, wrong.body.includes('fyra siffror')]).toEqual([422, true])
    expect((await claim(visitor())).to).toBe('/')
  })

  test('takes over a municipality that was made without people, and never one that has them', async () => {
    expect((await claim(visitor(), { municipality: '9001', municipalityName: 'Provkommunen' })).to).toBe('/')
    await asOwner('update kernel.installation set claimed_at = null')
    const again = await claim(visitor(), { municipality: '9001', email: 'annan@exempel.se' }, await giveToken())
    expect(again.status).toBe(409)
  })
})
