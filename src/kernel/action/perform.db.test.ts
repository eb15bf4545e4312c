import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { createFixture, type Fixture } from '../../app/testing/fixture.ts'
import { listHistory } from '../audit/trail.ts'
import { allowed, anonymous, anyOf, denied } from '../auth/actor.ts'
import { inMunicipality } from '../db/tenancy.ts'
import { accept, reject } from '../errors/problem.ts'
import { strict, text, wholeNumber } from '../model/fields.ts'
import { refer } from '../model/reference.ts'
import { freeText } from '../privacy/free-text.ts'
import { action } from './action.ts'
import { perform } from './perform.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await createFixture()
})
afterAll(() => fixture.remove())

const keep = action('test.keep', {
  http: 'POST /test',
  input: strict({ name: text(20), size: wholeNumber(1, 9), note: freeText(200) }),
  allow: anyOf('coordinator'),
  run: async ({ changed }, input) => {
    if (input.size === 9) accept(reject('test.too-large', { limit: 8 }))
    changed(refer('test.thing', input.size), null, input)
    return { ...input, secret: 'never shown' }
  },
  audit: 'write',
  output: z.object({ name: z.string(), size: z.number() }),
})
const good = { name: ' Lampa ', size: '3' }
const history = (id: number) =>
  inMunicipality(fixture.house.pool, fixture.municipality, (db) => listHistory(db, refer('test.thing', id)))

describe('the action pipeline', () => {
  test('parses what a form sends, audits, and lets out only what the output names', async () => {
    const { data } = await perform(fixture.house, fixture.actor('coordinator'), keep, good)
    expect(data).toEqual({ name: 'Lampa', size: 3 })
    expect(await history(3)).toMatchObject([{ actor: 'coordinator', action: 'test.keep' }])
  })

  test('says for each field what is wrong, and refuses fields it does not know', async () => {
    const broken = perform(fixture.house, fixture.actor('coordinator'), keep, { name: '', size: 'tre', more: 1 })
    await expect(broken).rejects.toMatchObject({
      kind: 'invalid',
      issues: expect.arrayContaining([
        { path: 'name', code: 'field.required', params: { limit: 1 } },
        expect.objectContaining({ path: 'size', code: 'field.not-a-number' }),
        { path: 'more', code: 'field.unknown', params: { name: 'more' } },
      ]),
    })
  })

  test('refuses who may not, and tells a stranger to sign in', async () => {
    await expect(perform(fixture.house, fixture.actor('reader'), keep, good)).rejects.toMatchObject({
      kind: 'forbidden',
      code: 'denied.role',
    })
    const stranger = anonymous({ id: fixture.municipality, name: '', demo: false })
    await expect(perform(fixture.house, stranger, keep, good)).rejects.toMatchObject({ kind: 'unauthenticated' })
  })

  test('carries a rule’s no with its numbers, and stores nothing', async () => {
    await expect(
      perform(fixture.house, fixture.actor('coordinator'), keep, { ...good, size: 9 }),
    ).rejects.toMatchObject({
      kind: 'rejected',
      code: 'test.too-large',
      params: { limit: 8 },
    })
    expect(await history(9)).toEqual([])
  })

  test('stops personal data before it is stored; a coordinator may give a reason for a name but never for a number', async () => {
    const named = { ...good, size: 4, note: 'Anna Svensson ringde vakten.' }
    await expect(perform(fixture.house, fixture.actor('coordinator'), keep, named)).rejects.toMatchObject({
      issues: [{ path: 'note', code: 'privacy.soft.name' }],
    })
    await perform(fixture.house, fixture.actor('coordinator'), keep, {
      ...named,
      privacyReason: 'Offentlig person i tjänst',
    })
    expect((await history(4))[0]?.changes).toContainEqual({
      field: 'privacyReason',
      before: null,
      after: 'Offentlig person i tjänst',
    })
    const numbered = { ...good, note: 'Ring 070-174 06 05 om det fortsätter.', privacyReason: 'Behövs' }
    await expect(perform(fixture.house, fixture.actor('coordinator'), keep, numbered)).rejects.toMatchObject({
      issues: [{ code: 'privacy.hard.phone' }],
    })
  })

  test('an action that changes something cannot declare that it does not', async () => {
    const sly = action('test.sly', {
      http: 'GET /sly',
      input: strict({}),
      allow: () => allowed,
      run: async ({ changed }) => changed(refer('test.thing', 1), null, { name: 'x' }),
      audit: 'none',
      output: z.any(),
    })
    await expect(perform(fixture.house, fixture.actor('owner'), sly, {})).rejects.toThrow(/audit/)
    expect(denied('x')).toEqual({ allowed: false, reason: 'x' })
  })

  test('leaves word of who read a secret field, but not of what it said', async () => {
    const open = action('test.open', {
      http: 'GET /test/:id/secret',
      input: strict({ id: wholeNumber(1, 9) }),
      allow: anyOf('coordinator'),
      run: async ({ read }, { id }) => {
        read(refer('test.thing', id), 'secretNote')
        return { note: 'never in the trail' }
      },
      audit: 'read-secret',
      output: z.object({ note: z.string() }),
    })
    await perform(fixture.house, fixture.actor('coordinator'), open, { id: 7 })
    expect(await history(7)).toMatchObject([
      { actor: 'coordinator', action: 'test.open', changes: [{ field: 'secretNote', before: null, after: null }] },
    ])
  })
})
