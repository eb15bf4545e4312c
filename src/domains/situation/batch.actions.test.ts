import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { perform } from '#kernel/action/perform.ts'
import { inMunicipality } from '#kernel/db/tenancy.ts'
import { createFixture, type Fixture } from '../../app/testing/fixture.ts'
import { mergeMany, previewBatch, reclassifyMany, undoBatch } from './batch.actions.ts'
import { getObservationAction, moveObservation } from './observation.actions.ts'
import { reportObservation } from './observation-report.actions.ts'
import { createPicture, publishPictureAction, submitPicture } from './picture.actions.ts'
import { type History, withHistory } from './testing/picture-history.ts'
import { checkWeeklyCounts } from './weekly-count.store.ts'

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
      { week: '2026-W39', n: 1, frozen: true },
      { week: '2026-W40', n: 2, frozen: false },
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
})
