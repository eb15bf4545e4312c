import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { inMunicipality } from '../db/tenancy.ts'
import { createTestDatabase, type TestDatabase } from '../db/testing/test-database.ts'
import { refer } from '../model/reference.ts'
import { appendAudit, differences, listHistory, verifyChain } from './trail.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.remove())

const who = { accountId: null, actor: 'Prov', action: 'test.write', at: '2026-09-30T08:00:00.000Z' }
const note = (municipality: string, n: number) =>
  inMunicipality(database.app.pool, municipality, (db) =>
    appendAudit(db, municipality, who, [
      { object: refer('test.thing', n), changes: differences({ name: 'Åsa', size: 1 }, { name: 'Ö', size: n }) },
    ]),
  )
const verify = (municipality: string) =>
  inMunicipality(database.app.pool, municipality, (db) => verifyChain(db, municipality))
/** As the owner, with the guards switched off: what somebody with the whole server in hand could do. */
const tamper = (statement: string) =>
  database.owner.driver.query(
    `begin; alter table audit.entry disable trigger user; ${statement}; alter table audit.entry enable trigger user; commit`,
  )

let code = 9100
let municipality = ''
beforeEach(async () => {
  code += 1
  municipality = String(code)
  await database.owner.driver.query('insert into kernel.municipality (id, name) values ($1, $1)', [municipality])
  for (const n of [1, 2, 3, 4]) await note(municipality, n)
})

describe('the audit trail', () => {
  test('tells what each field was and became, in plain order', async () => {
    const history = await inMunicipality(database.app.pool, municipality, (db) =>
      listHistory(db, refer('test.thing', 2)),
    )
    expect(history).toMatchObject([
      {
        actor: 'Prov',
        action: 'test.write',
        changes: [
          { field: 'name', before: 'Åsa', after: 'Ö' },
          { field: 'size', before: 1, after: 2 },
        ],
      },
    ])
  })

  test('is an unbroken chain when nobody touched it', async () => {
    expect(await verify(municipality)).toEqual({ entries: 4, brokenAt: null, why: null })
  })

  test('stays one chain when twenty write at once', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, n) => note(municipality, n)))
    expect(await verify(municipality)).toEqual({ entries: 24, brokenAt: null, why: null })
  })

  test('keeps nothing of a transaction that did not end well', async () => {
    const broken = inMunicipality(database.app.pool, municipality, async (db) => {
      await appendAudit(db, municipality, who, [{ object: refer('test.thing', 9), changes: [] }])
      throw new Error('given up')
    })
    await expect(broken).rejects.toThrow('given up')
    expect((await verify(municipality)).entries).toBe(4)
  })

  test.each([
    ['a changed field', `update audit.entry set changes = '[]' where seq = 2`, { brokenAt: 2, why: 'hash' }],
    ['another name', `update audit.entry set actor = 'Nils' where seq = 3`, { brokenAt: 3, why: 'hash' }],
    ['a removed entry', 'delete from audit.entry where seq = 2', { brokenAt: 3, why: 'gap' }],
    ['a removed last entry', 'delete from audit.entry where seq = 4', { brokenAt: 3, why: 'head' }],
    [
      'two that changed places',
      'update audit.entry set seq = case seq when 2 then -3 when 3 then -2 end where seq in (2, 3); update audit.entry set seq = -seq where seq < 0',
      { brokenAt: 2, why: 'link' },
    ],
  ])('shows %s and where', async (_what, statement, expected) => {
    await tamper(statement.replace(/where seq/g, `where municipality_id = '${municipality}' and seq`))
    expect(await verify(municipality)).toMatchObject(expected)
  })

  test('refuses to be changed, removed or emptied', async () => {
    const refused = /never changed or removed/
    await expect(database.owner.driver.query('update audit.entry set actor = actor')).rejects.toThrow(refused)
    await expect(database.owner.driver.query('delete from audit.entry')).rejects.toThrow(refused)
    await expect(database.owner.driver.query('truncate audit.entry')).rejects.toThrow(refused)
    await expect(database.app.driver.query('delete from audit.entry')).rejects.toThrow(/permission denied/)
  })
})
