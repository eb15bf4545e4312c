import { describe, expect, test } from 'vitest'
import { hotSpots as judgeMap } from '#analysis/places/hot-spots.ts'
import { located, toCells, toGrid, toPeriod, toPointEvents, toSpans } from './hot-places.ts'

/** A square of made-up points about 300 metres apart. */
const block = Array.from({ length: 81 }, (_, index) => ({
  lat: 59.2 + 0.003 * Math.floor(index / 9),
  lng: 17.9 + 0.006 * (index % 9),
}))
const [middle = { lat: 0, lng: 0 }] = block.slice(40)
const spread = block.map((point) => ({ ...point, n: 1 }))
const asked = { everywhere: block, usual: null, grid: 'fine' } as const

const cellsOf = (problem: ReturnType<typeof toGrid>) =>
  problem === null ? { cells: [], hotSpots: [] } : toCells(problem, judgeMap(problem.input), () => 'Torget')

describe('places as a grid', () => {
  test('forty events at one point among eighty spread ones are one hot spot, told once', () => {
    const { cells, hotSpots } = cellsOf(toGrid({ ...asked, now: [...spread, { ...middle, n: 40 }] }))
    const [first, ...others] = hotSpots
    expect(others).toEqual([])
    expect(first).toMatchObject({ mark: 1, standing: 'clear', where: 'Torget' })
    const members = cells.filter(({ mark }) => mark === 1)
    expect(first?.cells).toBe(members.length)
    expect(first?.n).toBe(members.reduce((sum, { n }) => sum + n, 0))
    expect(first?.n).toBeGreaterThan(2 * (first?.expected ?? 0))
    expect(members.some(({ n }) => n === 41)).toBe(true)
    expect(cells.filter(({ standing }) => standing === 'none').every(({ mark }) => mark === null)).toBe(true)
  })

  test('two that lie apart are two, the larger first', () => {
    const [corner = middle] = block
    const { hotSpots } = cellsOf(toGrid({ ...asked, now: [...spread, { ...middle, n: 60 }, { ...corner, n: 40 }] }))
    expect(hotSpots.map(({ mark }) => mark)).toEqual([1, 2])
    expect(hotSpots[0]?.n).toBeGreaterThan(hotSpots[1]?.n ?? 0)
  })

  test('events spread evenly do not', () => {
    expect(cellsOf(toGrid({ ...asked, now: spread })).hotSpots).toEqual([])
  })

  test('what is usual at the point does not stand out against itself', () => {
    const now = [...spread, { ...middle, n: 40 }]
    const usual = now.map((heap) => ({ ...heap, n: heap.n * 10 }))
    expect(cellsOf(toGrid({ ...asked, now, usual })).hotSpots).toEqual([])
  })

  test('with too few events there are counts and no verdict', () => {
    const problem = toGrid({ ...asked, now: [{ ...middle, n: 29 }] })
    expect(problem && judgeMap(problem.input)).toMatchObject({ reason: 'too-few-events', needed: 30, had: 29 })
    expect(cellsOf(problem).cells).toMatchObject([{ n: 29, mark: null, standing: 'none', expected: null, p: null }])
    expect(cellsOf(problem).hotSpots).toEqual([])
  })

  test('no event with a place is no grid', () => {
    expect(toGrid({ ...asked, now: [] })).toBeNull()
  })
})

describe('where an event is', () => {
  test('is its own point, else the middle of its place, else not known', () => {
    const centres = new Map([[7, { lat: 59, lng: 18 }]])
    expect(
      located(
        [
          { lon: 17, lat: 58, placeId: 7, n: 2 },
          { lon: null, lat: null, placeId: 7, n: 3 },
          { lon: null, lat: null, placeId: 8, n: 4 },
          { lon: null, lat: null, placeId: null, n: 5 },
        ],
        centres,
      ),
    ).toEqual({
      heaps: [
        { lat: 58, lng: 17, n: 2 },
        { lat: 59, lng: 18, n: 3 },
      ],
      missing: 9,
      n: 5,
    })
  })

  test('in metres and days for repetition nearby; those known by week only are left out', () => {
    const at = (lon: number, lat: number, day: string, precision: 'day' | 'week' = 'day') => ({
      occurredFrom: `${day}T08:00:00.000Z`,
      occurredTo: null,
      precision,
      point: { lon, lat },
    })
    const [first, second, ...others] = toPointEvents([
      at(18, 59, '2026-09-01'),
      at(18, 59.001, '2026-09-08'),
      at(18, 59, '2026-09-08', 'week'),
      { ...at(0, 0, '2026-09-08'), point: null },
    ])
    expect(first).toEqual({ x: 0, y: 0, t: 0 })
    expect(second?.y).toBeCloseTo(111.2, 1)
    expect(second).toMatchObject({ x: 0, t: 7 })
    expect(others).toEqual([])
  })
})

describe('when an event was', () => {
  const period = toPeriod('2026-W43', 4)
  test('is on the clock in Sweden, over the night when it is put back', () => {
    const { events, clockChanges, weekOnly } = toSpans(
      [
        { occurredFrom: '2026-10-24T22:30:00.000Z', occurredTo: '2026-10-25T02:30:00.000Z', precision: 'minute' },
        { occurredFrom: '2026-10-12T22:00:00.000Z', occurredTo: null, precision: 'day' },
        { occurredFrom: '2026-10-12T22:00:00.000Z', occurredTo: null, precision: 'week' },
      ],
      period,
    )
    expect(events).toEqual([
      ['2026-10-25T00:30', '2026-10-25T03:30'],
      ['2026-10-13T00:00', '2026-10-13T23:59'],
    ])
    expect(weekOnly).toBe(1)
    expect(clockChanges).toContainEqual({ at: '2026-10-25T03:00', minutes: -60 })
    expect(clockChanges).toContainEqual({ at: '2026-03-29T02:00', minutes: 60 })
  })

  test('a period ends with its week', () => {
    expect(period).toEqual({ from: '2026-W40', to: '2026-W43', weeks: 4 })
  })
})
