import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { historyAction } from '#kernel/action/history.ts'
import { perform } from '#kernel/action/perform.ts'
import { signedIn } from '#kernel/auth/actor.ts'
import { inMunicipality } from '#kernel/db/tenancy.ts'
import { createFixture, type Fixture } from '../../../app/testing/fixture.ts'
import { checkWeeklyCounts } from '../counts/weekly-count.store.ts'
import { listDeliveries } from '../delivery/delivery.store.ts'
import { previewReassignment, reassignObservations } from '../moderation/observation-reassign.actions.ts'
import {
  correctObservation,
  getObservationAction,
  mergeObservation,
  moveObservation,
  readSecretNote,
  writeSecretNote,
} from './observation.actions.ts'
import { exportObservations, listObservationsAction, triageMany } from './observation-list.actions.ts'
import { getChoices, reportNothing, reportObservation, startReport } from './observation-report.actions.ts'

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
    await expect(
      perform(fixture.house, reporter(), reportNothing, { party: ids.party, week: '2026-W40' }),
    ).rejects.toMatchObject({ kind: 'rejected', code: 'round.rejected.already-reported' })
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

  test('the same form sent twice is one report, also when both arrive at once; another text in it is not lost', async () => {
    const sending = '6f1c2f8e-3a44-4c1e-9a55-0d7f3f0f7a10'
    const account = await one(
      `insert into auth.account (municipality_id, party_id, name, email) values ('9001', ${ids.party}, 'Konto', 'konto@example.org') returning id`,
    )
    const sender = { ...reporter(), accountId: account }
    const send = (more: object = {}) =>
      perform(fixture.house, sender, reportObservation, input({ sending, text: 'En enda gång.', ...more }))
    const [first, second] = await Promise.all([send(), send()])
    expect(second.data.id).toBe(first.data.id)
    expect((await send()).data.id).toBe(first.data.id)
    await expect(send({ text: 'Något annat.' })).rejects.toMatchObject({
      code: 'observations.rejected.already-sent',
      params: { id: first.data.id },
    })
    expect(await one(`select count(*)::int as id from situation.observation where text = 'En enda gång.'`)).toBe(1)
    expect(await one(`select count(*)::int as id from audit.entry where object_id = '${first.data.id}'`)).toBe(1)
  })

  test('a place must lie in the chosen area, and the answer says which field is wrong', async () => {
    await expect(report({ area: ids.other })).rejects.toMatchObject({
      code: 'observations.rejected.place-elsewhere',
      issues: [{ path: 'place' }],
    })
  })

  test('the form opens with the own party, its most used categories and the weeks it has said nothing of', async () => {
    const { data } = await perform(fixture.house, reporter(), startReport, { party: fixture.partyId })
    expect(data).toMatchObject({ party: ids.party, common: [ids.category], day: '2026-09-30', week: '2026-W40' })
    expect(data.silent).not.toContain('2026-W40')
    expect(data.reported.length).toBeGreaterThan(0)
    const { data: other } = await perform(fixture.house, fixture.actor('reader'), startReport, {})
    expect(other).toMatchObject({ party: null, reported: [], common: [] })
  })

  test('what was not touched in a correction stays as exact as it was', async () => {
    const { id, version, occurredFrom } = await report({ when: '2026-09-28', until: '2026-09-29' })
    const { party: _party, ...fields } = input({ when: '2026-09-28', until: '2026-09-29', text: 'Rättad.' })
    const { data } = await perform(fixture.house, coordinator(), correctObservation, { id, version, ...fields })
    expect(data).toMatchObject({ precision: 'day', occurredFrom, text: 'Rättad.' })
  })

  test('a new main division takes the observations along, counts included, and leaves what it does not have', async () => {
    await report({ place: undefined })
    await report({ area: ids.other, place: undefined })
    const { rows } = await fixture.database.owner.driver
      .query<{ id: number }>(`
      update areas.division set main = false;
      insert into areas.division (municipality_id, name, main, valid_from) values ('9001', 'Ny indelning', true, '2020-01-01') returning id`)
      .then((answers) => (answers as unknown as { rows: { id: number }[] }[])[1] ?? { rows: [] })
    const goal = await one(
      `insert into areas.area (municipality_id, division_id, code, name, kind, in_picture, valid_from) values ('9001', ${rows[0]?.id}, 'Norr', 'Nya norr', 'area', true, '2020-01-01') returning id`,
    )
    await expect(perform(fixture.house, reporter(), reassignObservations, {})).rejects.toMatchObject({
      kind: 'forbidden',
    })
    const { data: preview } = await perform(fixture.house, coordinator(), previewReassignment, {})
    expect(preview).toMatchObject({ division: 'Ny indelning' })
    expect(preview.lines).toContainEqual(expect.objectContaining({ from: 'Norr', to: 'Nya norr' }))
    expect(preview.lines).toContainEqual(expect.objectContaining({ from: 'Söder', to: null }))
    const { data } = await perform(fixture.house, coordinator(), reassignObservations, {})
    expect(data).toEqual({ moved: preview.moving, left: preview.left })
    expect(await one(`select count(*)::int as id from situation.observation where area_id = ${goal}`)).toBe(data.moved)
    expect(await inMunicipality(fixture.house.pool, '9001', checkWeeklyCounts)).toEqual([])
    const { areas } = (await perform(fixture.house, coordinator(), getChoices, {})).data
    expect(areas.filter(({ current }) => current).map(({ name }) => name)).toEqual(['Nya norr'])
    expect(areas.map(({ name }) => name)).toContain('Söder')
    const again = await perform(fixture.house, coordinator(), reassignObservations, {})
    expect(again.data).toEqual({ moved: 0, left: data.left })
  })
})
