import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addDefaultCategories } from '#domains/situation/home/defaults.actions.ts'
import { perform } from '#kernel/action/perform.ts'
import { systemActor } from '#kernel/auth/actor.ts'
import { inMunicipality } from '#kernel/db/tenancy.ts'
import { findNightlyRun, nextNight, runNightly } from './nightly.ts'
import { createFixture, type Fixture } from './testing/fixture.ts'

let fixture: Fixture
const municipality = { id: '9001', name: 'Provkommun', demo: false }
const logged: object[] = []
let now = '2026-09-30T01:00:00.000Z'
const options = () => ({ pool: fixture.house.pool, now: () => now, log: (entry: object) => logged.push(entry) })
const lastRun = () => inMunicipality(fixture.house.pool, municipality.id, (db) => findNightlyRun(db))

beforeAll(async () => {
  fixture = await createFixture()
  await perform(fixture.house, systemActor(municipality, 'samsyn'), addDefaultCategories, {})
})
afterAll(() => fixture.remove())
beforeEach(() => {
  logged.length = 0
})

describe('the nightly check', () => {
  test('leaves word that all is well, and runs once a night however many ask', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => runNightly(municipality, options())))
    expect(answers.filter((answer) => answer !== null)).toEqual([[]])
    expect(await lastRun()).toEqual({ startedAt: now, finishedAt: now, outcome: 'done', faults: [] })
    expect(logged).toEqual([])
  })

  test('keeps what is wrong where the check-up finds it, and logs it once without what anybody wrote', async () => {
    now = '2026-10-01T01:00:00.000Z'
    await fixture.database.owner.driver.query(`
      alter table audit.entry disable trigger user;
      update audit.entry set changes = '[{"field": "note", "after": "Hemligt", "before": null}]' where seq = 3;
      alter table audit.entry enable trigger user`)
    const faults = await runNightly(municipality, options())
    expect(faults).toMatchObject([{ code: 'doctor.audit.broken', params: { at: 3, why: 'hash' } }])
    expect(await lastRun()).toMatchObject({ outcome: 'failed', faults: [{ code: 'doctor.audit.broken' }] })
    expect(logged).toHaveLength(1)
    expect(JSON.stringify(logged)).not.toContain('Hemligt')
  })

  test('is tried again the next night, and says so when it cannot be done', async () => {
    now = '2026-10-02T01:00:00.000Z'
    await fixture.database.owner.driver.query('revoke select on situation.picture from samsyn_app')
    await expect(runNightly(municipality, options())).rejects.toThrow(/permission denied/)
    await fixture.database.owner.driver.query('grant select on situation.picture to samsyn_app')
    expect(await lastRun()).toMatchObject({ startedAt: now, outcome: 'failed' })
  })

  test.each([
    ['2026-09-30T12:00:00.000Z', '2026-10-01T01:00:00.000Z'],
    ['2026-09-30T00:30:00.000Z', '2026-09-30T01:00:00.000Z'],
    ['2026-09-30T01:00:00.000Z', '2026-10-01T01:00:00.000Z'],
    ['2026-12-31T23:30:00.000Z', '2027-01-01T02:00:00.000Z'],
    ['2026-10-24T12:00:00.000Z', '2026-10-25T02:00:00.000Z'],
    ['2027-03-27T12:00:00.000Z', '2027-03-28T01:00:00.000Z'],
  ])('comes at three in the morning in Sweden, also when clocks change: after %s at %s', (from, next) => {
    expect(nextNight(from)).toBe(next)
  })
})
