import { describe, expect, test } from 'vitest'
import type { EpisodeWeek } from '../counts/episode.ts'
import type { StoredLevel } from '../levels/level.ts'
import { kindsByAccount, levelWarnings, reaches, signalWarnings } from './warning.ts'

const episode = (week: string, over: Partial<EpisodeWeek> = {}): EpisodeWeek => ({
  week,
  areaId: 1,
  categoryId: 10,
  window: 1,
  status: 'signal',
  observed: 9,
  high: 4,
  ...over,
})

describe('warnings', () => {
  test('a series is told once for an episode, however many windows and weeks say it', () => {
    const first = signalWarnings('2026-W38', [episode('2026-W38'), episode('2026-W38', { window: 4, observed: 20 })])
    expect(first).toMatchObject([{ areaId: 1, categoryId: 10, params: { n: 9, window: 1, high: 4 } }])
    const goesOn = signalWarnings('2026-W40', [episode('2026-W38'), episode('2026-W40')])
    expect(goesOn.map(({ once }) => once)).toEqual(first.map(({ once }) => once))
    const anew = signalWarnings('2026-W43', [episode('2026-W38'), episode('2026-W43')])
    expect(anew[0]?.once).not.toBe(first[0]?.once)
    expect(signalWarnings('2026-W39', [episode('2026-W38'), episode('2026-W39', { status: 'none' })])).toEqual([])
    expect(signalWarnings('2026-W38', [episode('2026-W38', { areaId: 0 })])[0]?.areaId).toBeNull()
  })

  test('a level is told when somebody has set it higher than the week before', () => {
    const row = (areaId: number, level: number | null, suggested = 2) =>
      ({ areaId, week: '2026-W39', level, suggested }) as StoredLevel
    const before = [row(1, 2), row(2, 3), row(3, null, 2), row(4, 4)]
    const now = [row(1, 4), row(2, null, 5), row(3, 3), row(4, 3), row(5, 5)]
    expect(levelWarnings(now, before).map(({ areaId, params }) => [areaId, params])).toEqual([
      [1, { level: 4, was: 2 }],
      [3, { level: 3, was: 2 }],
    ])
  })

  test('who is told follows from the role held today, at the party that is asked for', () => {
    const person = (id: number, partyId: number, role: string, over = {}) => ({
      id,
      partyId,
      active: true,
      disabledAt: null,
      roles: [{ role, partyId: null, areaId: null, validFrom: '2026-01-01', validTo: null, ...over }],
    })
    const told = kindsByAccount(
      [
        { id: 1, kind: 'serious', role: 'coordinator', partyId: null },
        { id: 2, kind: 'signal', role: 'coordinator', partyId: null },
        { id: 3, kind: 'serious', role: 'reporter', partyId: 7 },
      ],
      [
        person(1, 5, 'coordinator'),
        person(2, 5, 'reporter'),
        person(3, 7, 'reporter'),
        person(4, 5, 'reporter', { partyId: 7 }),
        person(5, 5, 'coordinator', { validTo: '2026-06-30' }),
        { ...person(6, 5, 'coordinator'), disabledAt: '2026-05-01' },
        person(7, 7, 'reporter', { areaId: 12 }),
      ],
      '2026-09-30',
    )
    expect([...told].map(([id, kinds]) => [id, [...kinds.keys()]])).toEqual([
      [1, ['serious', 'signal']],
      [3, ['serious']],
      [4, ['serious']],
      [7, ['serious']],
    ])
    // Limited to an area, a role is told of that area, and of nothing that concerns the whole.
    const limited = told.get(7)?.get('serious') ?? null
    expect([12, 13, null].map((areaId) => reaches(limited, { areaId }))).toEqual([true, false, false])
    expect(reaches(told.get(3)?.get('serious') ?? null, { areaId: 13 })).toBe(true)
  })
})
