import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { historyAction } from '#kernel/action/history.ts'
import { perform } from '#kernel/action/perform.ts'
import { signedIn } from '#kernel/auth/actor.ts'
import { inMunicipality } from '#kernel/db/tenancy.ts'
import { createFixture, type Fixture } from '../../app/testing/fixture.ts'
import { listDeliveries } from './delivery.store.ts'
import {
  correctObservation,
  exportObservations,
  getObservationAction,
  listObservationsAction,
  mergeObservation,
  moveObservation,
  readSecretNote,
  reportNothing,
  reportObservation,
  triageMany,
  writeSecretNote,
} from './observation.actions.ts'

let fixture: Fixture
let ids: { category: number; ended: number; area: number; other: number; place: number; outside: number; party: number }
const one = async (statement: string): Promise<number> =>
  (await fixture.database.owner.driver.query<{ id: number }>(statement)).rows[0]?.id ?? 0

beforeAll(async () => {
  fixture = await createFixture()
  const division = await one(
    `insert into areas.division (municipality_id, name, main, valid_from) values ('9001', 'Kommundelar', true, '2020-01-01') returning id`,
  )
  const area = (code: string, kind: string, inPicture: boolean, parent = 'null') =>
    one(
      `insert into areas.area (municipality_id, division_id, parent_id, code, name, kind, in_picture, valid_from) values ('9001', ${division}, ${parent}, '${code}', '${code}', '${kind}', ${inPicture}, '2020-01-01') returning id`,
    )
  const category = (code: string, until: string) =>
    one(
      `insert into situation.category (municipality_id, code, name_sv, name_en, severity, valid_from, valid_to) values ('9001', '${code}', '${code}', '${code}', 1, '2020-01-01', ${until}) returning id`,
    )
  const counted = await area('Norr', 'area', true)
  ids = {
    category: await category('klotter', 'null'),
    ended: await category('telefonkiosk', `'2024-12-31'`),
    area: counted,
    other: await area('Söder', 'area', true),
    place: await area('Norr torg', 'place', false, String(counted)),
    outside: await area('Hela', 'municipality', false),
    party: await one(
      `insert into parties.party (municipality_id, name, kind, relation, valid_from) values ('9001', 'Polisen', 'authority', 'external', '2020-01-01') returning id`,
    ),
  }
})
afterAll(() => fixture.remove())

const coordinator = () => fixture.actor('coordinator')
const reporter = () => fixture.actor('reporter', { partyId: ids.party })
const input = (more: object = {}) => ({
  party: ids.party,
  category: ids.category,
  area: ids.area,
  place: ids.place,
  when: '2026-09-28T21:00',
  text: 'Klotter på fasaden.',
  basis: 'seen',
  ...more,
})
const report = async (more: object = {}) =>
  (await perform(fixture.house, reporter(), reportObservation, input(more))).data
const counts = async () =>
  (
    await fixture.database.owner.driver.query(
      `select area_id, n from situation.weekly_count where week = '2026-09-28' and n > 0 order by area_id`,
    )
  ).rows

describe('observations, from finger to row', () => {
  test('a report is stored for the party, counted in its week and noted as delivered (PAR-1.1, BEAT-1.a)', async () => {
    const stored = await report()
    expect(stored).toMatchObject({
      status: 'new',
      week: '2026-W40',
      areaId: ids.area,
      placeId: ids.place,
      partyId: ids.party,
    })
    expect(await counts()).toEqual([{ area_id: ids.area, n: 1 }])
    const deliveries = await inMunicipality(fixture.house.pool, '9001', (db) => listDeliveries(db, '2026-W40'))
    expect(deliveries).toMatchObject([{ partyId: ids.party, nothingToReport: false }])
  })

  test('“nothing to report” is data, and does not unsay what was reported', async () => {
    await perform(fixture.house, reporter(), reportNothing, { party: ids.party, week: '2026-W38' })
    await perform(fixture.house, reporter(), reportNothing, { party: ids.party, week: '2026-W40' })
    const of = (week: string) => inMunicipality(fixture.house.pool, '9001', (db) => listDeliveries(db, week))
    expect(await of('2026-W38')).toMatchObject([{ nothingToReport: true }])
    expect(await of('2026-W40')).toMatchObject([{ nothingToReport: false }])
  })

  test('nobody reports for somebody else’s party', async () => {
    const foreign = fixture.actor('reporter', { partyId: fixture.partyId })
    await expect(perform(fixture.house, foreign, reportObservation, input())).rejects.toMatchObject({
      kind: 'forbidden',
      code: 'denied.own-party',
    })
  })

  test.each([
    ['a category that ended', () => ({ category: ids.ended }), 'observations.rejected.category-ended'],
    [
      'an area without a level',
      () => ({ area: ids.outside, place: undefined }),
      'observations.rejected.area-not-counted',
    ],
    ['an area that does not exist', () => ({ area: 999_999, place: undefined }), 'observations.rejected.area-unknown'],
    ['tomorrow', () => ({ when: '2026-10-02' }), 'observations.rejected.future'],
  ])('%s is refused with its reason', async (_what, more, code) => {
    await expect(report(more())).rejects.toMatchObject({ kind: 'rejected', code })
  })

  test('markup, SQL, emoji and right-to-left text are text and nothing else', async () => {
    const text = `<script>alert(1)</script> '; drop table situation.observation; -- 🔥 مرحبا`
    expect((await report({ text })).text).toBe(text)
  })

  test('NUL is refused where it stands', async () => {
    await expect(report({ text: 'a\u0000b' })).rejects.toMatchObject({ kind: 'invalid', issues: [{ path: 'text' }] })
  })

  test('a personal number is never stored', async () => {
    await expect(report({ text: 'Personen har nummer 19890201-3286.' })).rejects.toMatchObject({
      issues: [{ path: 'text', code: 'privacy.hard.personal-number' }],
    })
  })

  test('two who correct at once: the second is told, and nothing is lost (conflict)', async () => {
    const { id, version } = await report()
    const { party: _party, ...fields } = input({ area: ids.other, place: undefined })
    await perform(fixture.house, coordinator(), correctObservation, { id, version, ...fields, text: 'Rättad av en.' })
    await expect(
      perform(fixture.house, coordinator(), correctObservation, { id, version, ...fields, text: 'Rättad av två.' }),
    ).rejects.toMatchObject({ kind: 'conflict' })
    const { data } = await perform(fixture.house, coordinator(), getObservationAction, { id })
    expect(data.observation).toMatchObject({ text: 'Rättad av en.', areaId: ids.other })
    expect(await counts()).toContainEqual({ area_id: ids.other, n: 1 })
  })

  test('dismissing and merging leave the counts, and history says who did what in order', async () => {
    const [first, second] = [await report({ when: '2026-09-21T10:00' }), await report({ when: '2026-09-21T11:00' })]
    const { data: found } = await perform(fixture.house, coordinator(), getObservationAction, { id: second.id })
    expect(found.duplicates.map(({ observation }) => observation.id)).toContain(first.id)
    await perform(fixture.house, coordinator(), mergeObservation, {
      id: second.id,
      version: second.version,
      into: first.id,
    })
    await perform(fixture.house, coordinator(), moveObservation, {
      id: first.id,
      version: first.version,
      status: 'dismissed',
      reason: 'Övning',
    })
    const { rows } = await fixture.database.owner.driver.query(
      `select coalesce(sum(n), 0)::int as n from situation.weekly_count where week = '2026-09-21'`,
    )
    expect(rows).toEqual([{ n: 0 }])
    const history = historyAction('situation.observation', signedIn)
    const { data } = await perform(fixture.house, coordinator(), history, { id: second.id })
    expect(data.map(({ action }) => action)).toEqual(['observations.merge', 'observations.report'])
  })

  test('many are triaged at once; those that cannot are counted', async () => {
    const [a, b] = [await report(), await report()]
    await perform(fixture.house, coordinator(), moveObservation, {
      id: b.id,
      version: b.version,
      status: 'dismissed',
      reason: 'Dubbel',
    })
    const { data } = await perform(fixture.house, coordinator(), triageMany, {
      ids: [String(a.id), String(b.id)],
      status: 'verified',
    })
    expect(data).toEqual({ moved: 1, left: 1 })
  })

  test('lists and files hold only what the actor may see', async () => {
    const { data } = await perform(
      fixture.house,
      fixture.actor('reporter', { partyId: fixture.partyId }),
      listObservationsAction,
      {},
    )
    expect(data.total).toBe(0)
    const { data: own } = await perform(fixture.house, reporter(), listObservationsAction, { words: 'klotter' })
    expect(own.total).toBeGreaterThan(0)
    const { data: file } = await perform(fixture.house, reporter(), exportObservations, {
      from: '2026-W40',
      to: '2026-W40',
    })
    expect(file[0]).toMatchObject({ categoryCode: 'klotter', party: 'Polisen' })
    await expect(perform(fixture.house, fixture.actor('reader'), listObservationsAction, {})).rejects.toMatchObject({
      kind: 'forbidden',
    })
  })

  test('the secret note is read by few, each reading is on record, and its words are not (BEAT-1.b)', async () => {
    const { id } = await report()
    await perform(fixture.house, coordinator(), writeSecretNote, { id, note: 'Muntlig uppgift från polisen.' })
    await expect(perform(fixture.house, reporter(), readSecretNote, { id })).rejects.toMatchObject({
      kind: 'forbidden',
    })
    expect((await perform(fixture.house, coordinator(), readSecretNote, { id })).data.note).toBe(
      'Muntlig uppgift från polisen.',
    )
    const { rows } = await fixture.database.owner.driver.query<{ action: string; changes: unknown }>(
      `select action, changes from audit.entry where object_type = 'situation.observation' and object_id = $1 order by seq`,
      [String(id)],
    )
    expect(rows.map(({ action }) => action)).toEqual([
      'observations.report',
      'observations.write-secret',
      'observations.read-secret',
    ])
    expect(JSON.stringify(rows)).not.toContain('Muntlig')
  })
})
