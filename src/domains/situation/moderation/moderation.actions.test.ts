import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { perform } from '#kernel/action/perform.ts'
import { verifyChain } from '#kernel/audit/trail.ts'
import { inMunicipality } from '#kernel/db/tenancy.ts'
import { fixedClock } from '#kernel/time/clock.ts'
import { createFixture, type Fixture } from '../../../app/testing/fixture.ts'
import { createActivity } from '../activities/activity.actions.ts'
import { addReceiverAction, getReceipts } from '../delivery/distribution.actions.ts'
import {
  correctObservation,
  getObservationAction,
  moveObservation,
  observationHistory,
} from '../observations/observation.actions.ts'
import { exportObservations, listObservationsAction } from '../observations/observation-list.actions.ts'
import { reportObservation } from '../observations/observation-report.actions.ts'
import { createPicture, publishPictureAction, submitPicture } from '../pictures/picture.actions.ts'
import { getPictureAction, getPictureJson, getPictureReport } from '../pictures/picture-read.actions.ts'
import { getWeek } from '../pictures/picture-week.actions.ts'
import { type History, withHistory } from '../testing/picture-history.ts'
import { assessObservation, setVisibility } from './observation-assess.actions.ts'
import { destroySealed, getRedaction, readSealed, redactObservation, setModeration } from './redaction.actions.ts'

let fixture: Fixture
let history: History

beforeAll(async () => {
  fixture = await createFixture()
  history = await withHistory(fixture, { week: '2026-W39', weeks: 3 })
})
afterAll(() => fixture.remove())

const coordinator = () => fixture.actor('coordinator')
const reporter = (partyId = fixture.partyId) => fixture.actor('reporter', { partyId })
const report = async (more: object = {}) =>
  (
    await perform(fixture.house, coordinator(), reportObservation, {
      party: fixture.partyId,
      area: history.areas[0],
      category: history.categories.skadegorelse,
      when: '2026-09-25T21:00',
      text: 'Det ska ha varit skottlossning.',
      basis: 'heard',
      ...more,
    })
  ).data
const countOf = async (week: string, area: number) =>
  (
    await fixture.database.owner.driver.query<{ n: number }>(
      'select coalesce(sum(n), 0)::int as n from situation.weekly_count where week = $1 and area_id = $2',
      [week, area],
    )
  ).rows[0]?.n

/** How often words stand in the whole database, whatever table. */
async function placesOf(words: string): Promise<readonly string[]> {
  const { rows } = await fixture.database.owner.driver.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname in ('situation', 'audit', 'kernel', 'auth', 'parties', 'areas')`,
  )
  const found: string[] = []
  for (const { name } of rows) {
    const { rowCount } = await fixture.database.owner.driver.query(
      `select from ${name} t where to_jsonb(t)::text like $1`,
      [`%${words}%`],
    )
    if (rowCount) found.push(name)
  }
  return found
}

describe('a rumour', () => {
  test('that is denied says who denied it and why, and leaves the counts; taken back it counts again', async () => {
    const before = (await countOf('2026-09-21', history.areas[0])) ?? 0
    const { id, version } = await report()
    expect(await countOf('2026-09-21', history.areas[0])).toBe(before + 1)
    const denied = await perform(fixture.house, coordinator(), assessObservation, {
      id,
      version,
      outcome: 'denied',
      ground: 'Polisen har varit på plats.',
      party: fixture.partyId,
    })
    expect(denied.data).toMatchObject({ assessment: 'denied', assessedBy: 'coordinator', status: 'dismissed' })
    expect(await countOf('2026-09-21', history.areas[0])).toBe(before)
    const { data } = await perform(fixture.house, coordinator(), listObservationsAction, { basis: 'heard' })
    expect(data.rows.find((row) => row.id === id)).toMatchObject({ assessment: 'denied' })
    await perform(fixture.house, coordinator(), moveObservation, {
      id,
      version: denied.data.version,
      status: 'triaged',
      reason: '',
    })
    expect(await countOf('2026-09-21', history.areas[0])).toBe(before + 1)
    const { data: rumours } = await perform(fixture.house, coordinator(), listObservationsAction, { rumours: 'yes' })
    expect(rumours.rows.map((row) => row.id)).toContain(id)
  })

  test('is not assessed by one who reports, and is counted apart in the week', async () => {
    const { id, version } = await report()
    const own = { id, version, outcome: 'confirmed', ground: 'Vi vet.' }
    await expect(perform(fixture.house, reporter(), assessObservation, own)).rejects.toMatchObject({
      kind: 'forbidden',
    })
    const unconfirmed = async () =>
      (await perform(fixture.house, coordinator(), getWeek, { week: '2026-W39' })).data.content.areas.find(
        (area) => area.id === history.areas[0],
      )?.unconfirmed
    const n = (await unconfirmed()) ?? 0
    expect(n).toBeGreaterThan(0)
    await perform(fixture.house, coordinator(), assessObservation, own)
    expect(await unconfirmed()).toBe(n - 1)
  })
})

describe('an observation whose words are restricted', () => {
  test('is read by few wherever it goes, found by no search, and the reason stands in its history', async () => {
    const { id, version } = await report({ text: 'Bråk vid kiosken kanin.', basis: 'seen' })
    const { data } = await perform(fixture.house, coordinator(), setVisibility, {
      id,
      version,
      visibility: 'restricted',
      why: 'Kan peka ut.',
    })
    expect(data).toMatchObject({ visibility: 'restricted', text: 'Bråk vid kiosken kanin.' })
    for (const actor of [reporter(), fixture.actor('auditor'), fixture.actor('forum-secretary')]) {
      const said = JSON.stringify([
        await perform(fixture.house, actor, getObservationAction, { id }),
        await perform(fixture.house, actor, listObservationsAction, {}),
        await perform(fixture.house, actor, exportObservations, {}),
        await perform(fixture.house, actor, observationHistory, { id }),
      ])
      expect(said).not.toContain('kanin')
      expect((await perform(fixture.house, actor, listObservationsAction, { words: 'kanin' })).data.total).toBe(0)
    }
    const { data: log } = await perform(fixture.house, coordinator(), observationHistory, { id })
    expect(log[0]).toMatchObject({ action: 'observations.set-visibility' })
    expect(log[0]?.changes).toContainEqual(
      expect.objectContaining({ field: 'visibilityReason', after: 'Kan peka ut.', withheld: false }),
    )
    await expect(
      perform(fixture.house, reporter(), setVisibility, {
        id,
        version: data.version,
        visibility: 'internal',
        why: 'x',
      }),
    ).rejects.toMatchObject({ kind: 'forbidden' })
    const { party: _party, ...fields } = {
      party: 0,
      area: history.areas[0],
      category: history.categories.skadegorelse,
      when: '2026-09-25T21:00',
      text: '',
      basis: 'seen',
    }
    await expect(
      perform(fixture.house, reporter(), correctObservation, { id, version: data.version, ...fields }),
    ).rejects.toMatchObject({ code: 'observations.denied.restricted' })
  })
})

describe('redaction', () => {
  const strikes = [{ words: 'Kim Provsson', kind: 'name' }]

  test('seals the original: nowhere else in the database, read with a reason by few, destroyed when its days are out', async () => {
    const { id, version } = await report({
      text: 'Kim Provsson stod vid torget.',
      basis: 'seen',
      privacyReason: 'Prövas',
    })
    await perform(fixture.house, coordinator(), setModeration, { version: 0, sealDays: 10 })
    const { data: before } = await perform(fixture.house, coordinator(), getRedaction, { id })
    expect(before.sealDays).toBe(10)
    const redact = { id, version, strikes, reason: 'Namn hör inte hit.' }
    await expect(perform(fixture.house, fixture.actor('analyst'), redactObservation, redact)).rejects.toMatchObject({
      kind: 'forbidden',
    })
    const { observation: struck } = (await perform(fixture.house, coordinator(), redactObservation, redact)).data
    expect(struck).toMatchObject({ text: '[struket: namn] stod vid torget.', redacted: true })
    expect(await placesOf('Kim Provsson')).toEqual(['situation.sealed_text'])
    const { data: log } = await perform(fixture.house, coordinator(), observationHistory, { id })
    expect(log.at(-1)?.changes).toContainEqual({ field: 'text', before: null, after: null, withheld: true })

    const { data: found } = await perform(fixture.house, coordinator(), getRedaction, { id })
    const [seal] = found.seals
    expect(seal).toMatchObject({ kept: true, destroyedFrom: '2026-10-10', sealedBy: 'coordinator' })
    const read = { id, seal: seal?.id, reason: 'Polisen frågar.' }
    await expect(perform(fixture.house, fixture.actor('analyst'), readSealed, read)).rejects.toMatchObject({
      kind: 'forbidden',
    })
    await expect(perform(fixture.house, coordinator(), readSealed, { ...read, reason: '' })).rejects.toMatchObject({
      issues: [{ path: 'reason' }],
    })
    expect((await perform(fixture.house, coordinator(), readSealed, read)).data.text).toBe(
      'Kim Provsson stod vid torget.',
    )
    const { data: after } = await perform(fixture.house, coordinator(), observationHistory, { id })
    expect(after[0]).toMatchObject({
      action: 'observations.read-sealed',
      changes: [{ field: 'sealedRead', after: 'Polisen frågar.' }],
    })

    const on = (day: string) => ({ ...fixture.house, clock: fixedClock(`${day}T03:00:00.000Z`) })
    expect((await perform(on('2026-10-09'), coordinator(), destroySealed, {})).data).toEqual({ destroyed: 0 })
    expect((await perform(on('2026-10-10'), coordinator(), destroySealed, {})).data).toEqual({ destroyed: 1 })
    expect((await perform(on('2026-10-11'), coordinator(), destroySealed, {})).data).toEqual({ destroyed: 0 })
    expect(await placesOf('Kim Provsson')).toEqual([])
    expect((await perform(fixture.house, coordinator(), readSealed, read)).data.text).toBeNull()
    const chain = await inMunicipality(fixture.house.pool, fixture.municipality, (db) =>
      verifyChain(db, fixture.municipality),
    )
    expect(chain.why).toBeNull()
  })

  test('the database hands out nothing that is sealed to a query of the application', async () => {
    const open = inMunicipality(fixture.house.pool, fixture.municipality, (db) =>
      (db as unknown as { selectFrom(name: string): { selectAll(): { execute(): Promise<unknown> } } })
        .selectFrom('situation.sealed_text')
        .selectAll()
        .execute(),
    )
    await expect(open).rejects.toThrow(/permission denied/)
  })
})

describe('a published picture', () => {
  test('says what no longer holds of it, shows struck words to nobody, and event texts to the coordination only', async () => {
    await fixture.database.owner.driver.query(
      `with someone as (insert into auth.account (municipality_id, party_id, name, email) values ('9001', ${fixture.partyId}, 'Läsare', 'lasare@example.org') returning id),
       way_in as (insert into auth.credential (municipality_id, account_id, kind, created_at) select '9001', id, 'demo', now() from someone)
       insert into auth.role_assignment (municipality_id, account_id, role, valid_from) select '9001', id, 'reader', '2026-01-01' from someone`,
    )
    const { rows: accounts } = await fixture.database.owner.driver.query<{ id: number }>(
      'select max(id) as id from auth.account',
    )
    await perform(fixture.house, coordinator(), addReceiverAction, {
      pictureKind: 'weekly',
      kind: 'account',
      account: accounts[0]?.id,
    })
    const { id } = await report({
      category: history.categories.skjutning,
      text: 'Robin Provsson sköt i luften giraff.',
      privacyReason: 'Prövas',
    })
    const { data: draft } = await perform(fixture.house, coordinator(), createPicture, {
      kind: 'weekly',
      week: '2026-W39',
    })
    const { data: read } = await perform(fixture.house, coordinator(), submitPicture, {
      id: draft.id,
      version: draft.version,
    })
    await perform(fixture.house, coordinator(), publishPictureAction, { id: read.id, version: read.version })
    const { data: frozen } = await perform(fixture.house, coordinator(), getPictureAction, { id: draft.id })
    await perform(fixture.house, coordinator(), createActivity, {
      text: 'Tala med Robin Provsson.',
      party: fixture.partyId,
      dueWeek: '2026-W42',
      privacyReason: 'Prövas',
    })
    const said = async (actor: ReturnType<typeof coordinator>) =>
      JSON.stringify([
        await perform(fixture.house, actor, getPictureAction, { id: draft.id }),
        await perform(fixture.house, actor, getPictureReport, { id: draft.id }),
      ])
    const asJson = async (actor: ReturnType<typeof coordinator>) =>
      JSON.stringify(await perform(fixture.house, actor, getPictureJson, { id: draft.id }))
    expect(await said(coordinator())).toContain('giraff')
    expect(await said(fixture.actor('reader'))).not.toContain('giraff')
    expect(await said(reporter())).not.toContain('giraff')
    expect(await asJson(coordinator())).toContain('giraff')
    expect(await asJson(reporter())).not.toContain('giraff')

    const { data: now } = await perform(fixture.house, coordinator(), getObservationAction, { id })
    const { data: redacted } = await perform(fixture.house, coordinator(), redactObservation, {
      id,
      version: now.observation.version,
      strikes: [{ words: 'Robin Provsson', kind: 'name' }],
      reason: 'Namn.',
    })
    const { observation: struck } = redacted
    expect(redacted).toMatchObject({ pictures: 1, remains: [{ kind: 'activity' }] })
    // The activity and its own history, which the coordinator is told of; nothing of the picture.
    expect((await placesOf('Robin Provsson')).toSorted()).toEqual([
      'audit.entry',
      'situation.activity',
      'situation.sealed_text',
    ])
    const { data: amended } = await perform(fixture.house, coordinator(), getPictureAction, { id: draft.id })
    expect(amended.amendments).toMatchObject([
      { sha256Before: frozen.picture.sha256, sha256After: amended.picture.sha256 },
    ])
    expect([amended.intact, amended.picture.sha256 === frozen.picture.sha256]).toEqual([true, false])
    expect(amended.report.facts.at(-1)).toMatchObject({ label: 'Rättad', value: expect.stringContaining('version 2') })
    expect(amended.content?.week?.areas.map(({ n }) => n)).toEqual(frozen.content?.week?.areas.map(({ n }) => n))
    await expect(
      fixture.database.owner.driver.query(`update situation.picture set sha256 = 'x' where id = ${draft.id}`),
    ).rejects.toThrow(/never changed/)
    expect(await said(coordinator())).not.toContain('Robin')
    expect(await said(coordinator())).toContain('[struket: namn] sköt i luften giraff.')
    await perform(fixture.house, coordinator(), assessObservation, {
      id,
      version: struck.version,
      outcome: 'denied',
      ground: 'Det var fyrverkerier.',
    })
    const { data } = await perform(fixture.house, coordinator(), getPictureAction, { id: draft.id })
    expect(data.intact).toBe(true)
    expect(data.notices).toMatchObject([
      { what: 'redacted', area: 'Norra', told: 1 },
      { what: 'denied', said: { ground: 'Det var fyrverkerier.' }, category: { sv: 'Skottlossning' } },
    ])
    const { rows: letters } = await fixture.database.owner.driver.query(
      "select kind, path, params from kernel.message where kind like 'picture-%' and kind <> 'picture-delivered' order by id",
    )
    expect(letters).toMatchObject([
      { kind: 'picture-redacted', path: `/pictures/${draft.id}#notices`, params: { week: '39', year: '2026' } },
      { kind: 'picture-denied' },
    ])
    const receipts = async () =>
      (await perform(fixture.house, coordinator(), getReceipts, { id: draft.id })).data.notices
    expect(await receipts()).toMatchObject([
      { what: 'redacted', label: 'Läsare', withheld: null, openedAt: null },
      { what: 'denied', label: 'Läsare', withheld: null, openedAt: null },
    ])
    const herself = { ...fixture.actor('reader'), accountId: accounts[0]?.id ?? 0 }
    await perform(fixture.house, herself, getPictureAction, { id: draft.id })
    expect((await receipts()).every(({ openedAt }) => openedAt !== null)).toBe(true)
    const { data: shared } = await perform(fixture.house, fixture.actor('reader'), getPictureAction, { id: draft.id })
    expect(shared.notices).toMatchObject([{ what: 'redacted' }, { what: 'denied', said: { ground: null }, area: null }])
  })
})
