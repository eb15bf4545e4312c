import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type House, perform } from '#kernel/action/perform.ts'
import { inMunicipality } from '#kernel/db/tenancy.ts'
import { createWorks } from '#kernel/jobs/works.ts'
import { createFixture, type Fixture } from '../../../app/testing/fixture.ts'
import { checkWeeklyCounts } from '../counts/weekly-count.store.ts'
import { getObservationAction, moveObservation } from '../observations/observation.actions.ts'
import { reportObservation } from '../observations/observation-report.actions.ts'
import { createPicture, publishPictureAction, submitPicture } from '../pictures/picture.actions.ts'
import { type History, withHistory } from '../testing/picture-history.ts'
import { mergeMany, previewBatch, reclassifyMany } from './batch.actions.ts'
import { changeAll, previewAll } from './batch-all.actions.ts'
import { getBatchAction, undoBatch } from './batch-undo.actions.ts'
import { listDuplicates, setNotDuplicate, unsetNotDuplicate } from './duplicate.actions.ts'

let fixture: Fixture
let history: History
beforeAll(async () => {
  fixture = await createFixture()
  history = await withHistory(fixture, { week: '2026-W39', weeks: 3 })
})
afterAll(() => fixture.remove())

const coordinator = () => fixture.actor('coordinator')
const report = async (when: string) =>
  (
    await perform(fixture.house, coordinator(), reportObservation, {
      party: fixture.partyId,
      area: history.areas[0],
      category: history.categories.skadegorelse,
      when,
      text: 'Krossad ruta.',
      basis: 'seen',
    })
  ).data
const now = async (id: number) =>
  (await perform(fixture.house, coordinator(), getObservationAction, { id })).data.observation
const differences = () => inMunicipality(fixture.house.pool, fixture.municipality, checkWeeklyCounts)

describe('many observations at once', () => {
  test('are reclassified after a preview that names the weeks and the frozen ones, and all put back but what was changed since', async () => {
    const rows = [await report('2026-09-22'), await report('2026-09-29'), await report('2026-09-29')]
    const { data: draft } = await perform(fixture.house, coordinator(), createPicture, {
      kind: 'weekly',
      week: '2026-W39',
    })
    const { data: read } = await perform(fixture.house, coordinator(), submitPicture, {
      id: draft.id,
      version: draft.version,
    })
    await perform(fixture.house, coordinator(), publishPictureAction, { id: read.id, version: read.version })
    const change = {
      ids: rows.map(({ id }) => String(id)),
      category: history.categories.narkotika,
      area: history.areas[1],
    }
    const { data: preview } = await perform(fixture.house, coordinator(), previewBatch, change)
    expect(preview).toMatchObject({ changing: 3, left: 0 })
    expect(preview.weeks).toEqual([
      { week: '2026-W39', n: 1, frozen: true, levels: expect.any(Number) },
      { week: '2026-W40', n: 2, frozen: false, levels: 0 },
    ])
    await expect(
      perform(fixture.house, fixture.actor('reporter', { partyId: fixture.partyId }), reclassifyMany, {
        ...change,
        note: 'x',
      }),
    ).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(perform(fixture.house, coordinator(), reclassifyMany, { ...change, note: '' })).rejects.toMatchObject({
      issues: [{ path: 'note' }],
    })
    const { data: done } = await perform(fixture.house, coordinator(), reclassifyMany, {
      ...change,
      note: 'Fel sorterade.',
    })
    expect(done).toMatchObject({ changed: 3, left: 0 })
    const [first, second] = [await now(rows[0]?.id ?? 0), await now(rows[1]?.id ?? 0)]
    expect(first).toMatchObject({
      categoryId: history.categories.narkotika,
      areaId: history.areas[1],
      status: 'in-picture',
    })
    expect(await differences()).toEqual([])
    await perform(fixture.house, coordinator(), moveObservation, {
      id: second.id,
      version: second.version,
      status: 'dismissed',
      reason: 'Övning',
    })
    expect((await perform(fixture.house, coordinator(), undoBatch, { id: done.batch })).data).toMatchObject({
      changed: 2,
      left: 1,
    })
    expect(await now(first.id)).toMatchObject({ categoryId: history.categories.skadegorelse, areaId: history.areas[0] })
    expect((await now(second.id)).status).toBe('dismissed')
    await expect(perform(fixture.house, coordinator(), undoBatch, { id: done.batch })).rejects.toMatchObject({
      code: 'batch.rejected.undone',
    })
    await expect(
      perform(fixture.house, coordinator(), reclassifyMany, {
        ids: [first.id],
        category: history.categories.skadegorelse,
        note: 'x',
      }),
    ).rejects.toMatchObject({ code: 'batch.rejected.nothing' })
    expect(await differences()).toEqual([])
  })

  test('are made one with every source kept, and parted again as they were', async () => {
    const [kept, other, third] = [await report('2026-09-29'), await report('2026-09-29'), await report('2026-09-29')]
    await perform(fixture.house, coordinator(), moveObservation, {
      id: third.id,
      version: third.version,
      status: 'verified',
      reason: '',
    })
    const ids = [kept.id, other.id, third.id]
    const { data } = await perform(fixture.house, coordinator(), mergeMany, { ids, into: kept.id })
    expect(data.changed).toBe(2)
    const { data: found } = await perform(fixture.house, coordinator(), getObservationAction, { id: kept.id })
    expect(found.merged.map(({ id }) => id)).toEqual([other.id, third.id])
    await expect(
      perform(fixture.house, coordinator(), mergeMany, { ids: [kept.id], into: kept.id }),
    ).rejects.toMatchObject({
      code: 'batch.rejected.one',
    })
    await perform(fixture.house, coordinator(), undoBatch, { id: data.batch })
    expect([(await now(other.id)).status, (await now(third.id)).status]).toEqual(['new', 'verified'])
    expect(await differences()).toEqual([])
  })

  test('that a filter finds are changed in steps however many they are, and put back long after but for those that were touched', async () => {
    const failures: unknown[] = []
    const works = createWorks((_key, error) => failures.push(error))
    const house: House = { ...fixture.house, works }
    await fixture.database.owner.driver.query(
      `insert into situation.observation (municipality_id, status, category_id, area_id, occurred_from, precision, week, text, basis, party_id, created_at)
       select '9001', 'new', $1, $2, '2026-09-22T10:00:00Z', 'day', '2026-09-21', 'Skräp ' || n, 'seen', $3, now() from generate_series(1, 250) n`,
      [history.categories.narkotika, history.areas[2], fixture.partyId],
    )
    const filter = { words: 'Skräp ', area: history.areas[2] }
    const change = { status: 'dismissed', visibility: 'restricted' }
    const analyst = fixture.actor('analyst')
    await expect(perform(house, analyst, previewAll, { filter, change })).rejects.toMatchObject({ kind: 'forbidden' })
    const { data: preview } = await perform(house, coordinator(), previewAll, { filter, change })
    expect(preview).toMatchObject({ total: 250, changing: 250, left: 0, weeks: [{ week: '2026-W39', n: 250 }] })
    const orders = { filter, change, note: 'Samma händelse inrapporterad av misstag.' }
    await expect(perform(house, coordinator(), changeAll, { ...orders, expected: 249 })).rejects.toMatchObject({
      code: 'batch.rejected.not-as-expected',
    })
    const { data: begun } = await perform(house, coordinator(), changeAll, { ...orders, expected: 250 })
    const answer = async () => (await perform(house, coordinator(), getBatchAction, { id: begun.batch })).data
    await expect.poll(async () => (await answer()).batch.status, { timeout: 30_000 }).toBe('done')
    expect(await answer()).toMatchObject({ counts: { changed: 250 }, batch: { total: 250, lookedAt: 250 } })
    const { rows } = await fixture.database.owner.driver.query<{ id: number; version: number }>(
      `select id, version from situation.observation where text like 'Skräp %' and status = 'dismissed'
       and visibility = 'restricted' and status_reason = $1 order by id`,
      [orders.note],
    )
    expect(rows).toHaveLength(250)
    expect(await differences()).toEqual([])

    const [touched] = rows
    await perform(house, coordinator(), moveObservation, { ...touched, status: 'triaged', reason: '' })
    await perform(house, coordinator(), undoBatch, { id: begun.batch })
    await expect
      .poll(async () => (await answer()).counts, { timeout: 30_000 })
      .toEqual({ changed: 250, back: 249, left: 1 })
    await expect.poll(async () => (await answer()).state).toBeNull()
    expect((await answer()).left).toEqual([touched?.id])
    await expect(perform(house, coordinator(), undoBatch, { id: begun.batch })).rejects.toMatchObject({
      code: 'batch.rejected.undone',
    })
    expect(failures).toEqual([])
    expect(await differences()).toEqual([])
    await works.end()
  }, 60_000)

  test('that may be the same are listed as pairs, found to be two and taken back, merged and parted', async () => {
    const [first, second] = [await report('2026-09-27'), await report('2026-09-27')]
    const pairs = async () =>
      (
        await perform(fixture.house, coordinator(), listDuplicates, { from: '2026-W39', to: '2026-W39' })
      ).data.pairs.map((pair) => [pair.first.id, pair.second.id])
    const pair = { first: first.id, second: second.id }
    expect(await pairs()).toContainEqual([first.id, second.id])
    const reporter = fixture.actor('reporter', { partyId: fixture.partyId })
    const denied = { kind: 'forbidden' }
    await expect(perform(fixture.house, reporter, listDuplicates, {})).rejects.toMatchObject(denied)
    await expect(perform(fixture.house, reporter, setNotDuplicate, pair)).rejects.toMatchObject(denied)
    await perform(fixture.house, coordinator(), setNotDuplicate, { first: second.id, second: first.id })
    expect(await pairs()).not.toContainEqual([first.id, second.id])
    const { data: found } = await perform(fixture.house, coordinator(), getObservationAction, { id: first.id })
    expect(found.duplicates.map(({ observation }) => observation.id)).not.toContain(second.id)
    await perform(fixture.house, coordinator(), unsetNotDuplicate, pair)
    expect(await pairs()).toContainEqual([first.id, second.id])
    const { data } = await perform(fixture.house, coordinator(), mergeMany, { ids: [second.id], into: first.id })
    expect(await pairs()).not.toContainEqual([first.id, second.id])
    await perform(fixture.house, coordinator(), undoBatch, { id: data.batch })
    expect(await pairs()).toContainEqual([first.id, second.id])
  })
})
