import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anonymous } from '#kernel/auth/actor.ts'
import type { Category } from '../categories/category.ts'
import { duplicatePairs, likelyDuplicates } from '../moderation/duplicate.ts'
import { canCorrect, canReadObservation, canReport, canTriage, visibleParties } from './observation.policy.ts'
import {
  countsInPicture,
  mergeInto,
  moveTo,
  type Observation,
  observationStatuses,
  toMoment,
  unmoderated,
} from './observation.ts'

const observation: Observation = {
  id: 1,
  version: 1,
  status: 'new',
  statusReason: null,
  mergedInto: null,
  categoryId: 10,
  areaId: 5,
  placeId: 50,
  point: null,
  occurredFrom: '2026-09-25T19:00:00.000Z',
  occurredTo: null,
  precision: 'minute',
  week: '2026-W39',
  text: '',
  basis: 'seen',
  partyId: 7,
  externalId: null,
  importId: null,
  madeUp: false,
  ...unmoderated,
  createdAt: '2026-09-26T08:00:00.000Z',
}
const category = (id: number, parentId: number | null): Category => ({
  id,
  parentId,
  version: 1,
  code: `k${id}`,
  nameSv: '',
  nameEn: '',
  severity: 1,
  serious: false,
  minimumLevel: null,
  caveatSv: null,
  caveatEn: null,
  baselineStart: null,
  validFrom: '2020-01-01',
  validTo: null,
})
const now = { now: '2026-09-30T08:00:00.000Z', today: '2026-09-30' }

describe('when something happened (PAR-1.1)', () => {
  test('between Friday evening and Monday morning is an interval that counts on the Friday', () => {
    expect(toMoment('2026-09-25T18:00', '2026-09-28T07:30', now)).toEqual({
      occurredFrom: '2026-09-25T16:00:00.000Z',
      occurredTo: '2026-09-28T05:30:00.000Z',
      precision: 'minute',
      day: '2026-09-25',
    })
  })

  test('a day alone is as exact as a day', () => {
    expect(toMoment('2026-09-25', null, now)).toMatchObject({ precision: 'day', day: '2026-09-25', occurredTo: null })
  })

  test.each([
    ['2026-09-30T12:00', null, 'observations.rejected.future'],
    ['2024-01-01', null, 'observations.rejected.too-old'],
    ['2026-09-28T10:00', '2026-09-28T09:00', 'observations.rejected.ends-before-start'],
  ])('%s until %s is refused with its reason', (when, until, code) => {
    expect(toMoment(when, until, now)).toMatchObject({ rejected: true, code })
  })
})

describe('the states of an observation (PAR-1.2)', () => {
  test('dismissing needs a reason, and can be taken back', () => {
    expect(moveTo(observation, 'dismissed', '')).toMatchObject({ code: 'observations.rejected.reason-missing' })
    const dismissed = moveTo(observation, 'dismissed', 'Inte i kommunen')
    expect(dismissed).toMatchObject({ status: 'dismissed', statusReason: 'Inte i kommunen' })
    expect(moveTo(dismissed as Observation, 'triaged', '')).toMatchObject({ status: 'triaged', statusReason: null })
  })

  test('no move leads back to new, and what is in a published picture only leaves by dismissal', () => {
    for (const status of observationStatuses)
      expect(moveTo({ ...observation, status }, 'new', 'skäl')).toMatchObject({ rejected: true })
    expect(moveTo({ ...observation, status: 'in-picture' }, 'triaged', '')).toMatchObject({ rejected: true })
  })

  test('merging keeps both: the one that goes points to the one that stays (PAR-1.3)', () => {
    expect(mergeInto(observation, { ...observation, id: 2 })).toMatchObject({ id: 1, status: 'merged', mergedInto: 2 })
    expect(mergeInto(observation, observation)).toMatchObject({ code: 'observations.rejected.merge-self' })
    expect(mergeInto(observation, { ...observation, id: 2, status: 'dismissed' })).toMatchObject({
      code: 'observations.rejected.merge-target',
    })
    expect(observationStatuses.filter((status) => !countsInPicture(status))).toEqual(['dismissed', 'merged'])
  })
})

describe('likely duplicates (PAR-1.3)', () => {
  const categories = [category(10, 1), category(11, 1), category(20, 2), category(1, null), category(2, null)]
  test('same place, near in time and of the same or a related category are suggested, likeliest first', () => {
    const same = { ...observation, id: 2, partyId: 8 }
    const related = { ...observation, id: 3, categoryId: 11, occurredFrom: '2026-09-26T19:00:00.000Z' }
    const found = likelyDuplicates(observation, [related, same], { categories, apart: new Set() })
    expect(found.map((one) => one.observation.id)).toEqual([2, 3])
    expect(found[0]?.reasons).toEqual(['duplicate.same-place', 'duplicate.same-day', 'duplicate.same-category'])
  })

  test.each([
    ['another place', { placeId: 51 }],
    ['four days later', { occurredFrom: '2026-09-29T19:00:01.000Z' }],
    ['another kind of thing', { categoryId: 20 }],
    ['another area', { areaId: 6 }],
  ])('%s is not a duplicate', (_what, difference) => {
    expect(
      likelyDuplicates(observation, [{ ...observation, id: 2, ...difference }], { categories, apart: new Set() }),
    ).toEqual([])
  })

  test('among many every pair is found once, the likeliest first, save those that are known to be two events', () => {
    const twin = { ...observation, id: 9, partyId: 8 }
    const later = { ...observation, id: 4, occurredFrom: '2026-09-27T19:00:00.000Z' }
    const elsewhere = { ...observation, id: 5, areaId: 6 }
    const all = [twin, later, elsewhere, observation]
    const pairs = (apart: readonly string[]) =>
      duplicatePairs(all, { categories, apart: new Set(apart) }).map(({ first, second }) => [first.id, second.id])
    expect(pairs([])).toEqual([
      [observation.id, 9],
      [4, 9],
      [observation.id, 4],
    ])
    expect(pairs([`${observation.id} 9`])).toEqual([
      [4, 9],
      [observation.id, 4],
    ])
  })

  test('never more than five, and likely both ways', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 120 }), { maxLength: 12 }), (hours) => {
        const others = hours.map((hour, index) => ({
          ...observation,
          id: index + 2,
          occurredFrom: new Date(Date.parse(observation.occurredFrom) + hour * 3_600_000).toISOString(),
        }))
        const found = likelyDuplicates(observation, others, { categories, apart: new Set() })
        expect(found.length).toBeLessThanOrEqual(5)
        for (const one of found)
          expect(likelyDuplicates(one.observation, [observation], { categories, apart: new Set() })).toHaveLength(1)
      }),
    )
  })
})

describe('who may do what with observations', () => {
  const actor = (role: 'reporter' | 'coordinator' | 'reader' | 'auditor', partyId: number | null = null) => ({
    ...anonymous({ id: '9001', name: 'Prov', demo: false }),
    kind: 'person' as const,
    grants: [{ role, partyId, areaId: null }],
  })
  test('a reporter reports for her own party and sees that party’s only (PAR-1.5)', () => {
    expect(canReport(actor('reporter', 7), { partyId: 7 })).toEqual({ allowed: true })
    expect(canReport(actor('reporter', 7), { partyId: 8 })).toMatchObject({ allowed: false })
    expect(visibleParties(actor('reporter', 7))).toEqual([7])
    expect(canReadObservation(actor('reporter', 8), observation)).toMatchObject({ allowed: false })
    expect(canCorrect(actor('reporter', 7), observation)).toEqual({ allowed: true })
    expect(canCorrect(actor('reporter', 7), { ...observation, status: 'verified' })).toMatchObject({
      reason: 'observations.denied.already-handled',
    })
  })

  test('a reader sees pictures, not observations; an auditor sees but does not change', () => {
    expect(visibleParties(actor('reader'))).toEqual([])
    expect(canReadObservation(actor('auditor'), observation)).toEqual({ allowed: true })
    expect(canTriage(actor('auditor'))).toMatchObject({ allowed: false })
    expect(canReport(actor('coordinator'), { partyId: 8 })).toEqual({ allowed: true })
  })
})
