import { describe, expect, it } from 'vitest'
import { RandomStream } from '../random.ts'
import { AnalysisInputError } from '../refusal.ts'
import { giStar } from './gi-star.ts'
import { drawExtremes, type HotSpotInput, type HotSpots, hotSpots, hotSpotsFrom } from './hot-spots.ts'
import { scatter, scatterTable } from './scatter.ts'
import { honeycomb } from './testing/made-up-maps.ts'

const map = honeycomb(4)
const middle = (map.size - 1) / 2

/** One event in every second place, and `extra` more around the middle. */
function countsWith(extra: number): Float64Array {
  const counts = Float64Array.from({ length: map.size }, (_, place) => place % 2)
  counts[middle] = (counts[middle] ?? 0) + extra
  return counts
}

const inputWith = (changes: Partial<HotSpotInput> = {}): HotSpotInput => ({
  counts: countsWith(8),
  neighbours: map,
  exposure: null,
  statistic: 'excess',
  seed: 3,
  draws: 199,
  ...changes,
})

function judged(input: HotSpotInput): HotSpots {
  const found = hotSpots(input)
  if (found.kind === 'refused') throw new Error(`refused: ${found.reason}`)
  return found
}

function isAnythingClear(input: HotSpotInput): boolean {
  return judged(input).status.includes('clear')
}

describe('hot spots', () => {
  it('have the scores of Gi* when asked for', () => {
    const input = inputWith({ counts: countsWith(12), statistic: 'gi-star' })
    const found = judged(input)
    const scored = giStar(input.counts, map)
    if (scored.kind === 'refused') throw new Error('refused')
    for (const [place, score] of found.score.entries()) expect(score).toBeCloseTo(scored.z[place] ?? Number.NaN, 10)
    expect(found).toMatchObject({ method: 'gi-star-monte-carlo-max', n: 42, seed: 3, draws: 199 })
    expect(found.expected[middle]).toBeCloseTo((42 / 61) * 7, 12)
  })

  it('stand where the events are', () => {
    const found = judged(inputWith({ counts: countsWith(14) }))
    expect(found.status[middle]).toBe('clear')
    expect(found.status[0]).toBe('none')
    expect(found.p[middle]).toBe(1 / 200)
    expect(found).toMatchObject({ method: 'excess-monte-carlo-max', warnings: ['few-draws'] })
    expect(found.needs).toEqual([{ code: 'draws', needed: 999, had: 199 }])
  })

  it('are seen in one single place by the excess, while Gi* says that it is masked', () => {
    const counts = Float64Array.from({ length: map.size }, (_, place) => (place === middle ? 200 : 0))
    expect(judged(inputWith({ counts })).p[middle]).toBe(1 / 200)
    const masked = judged(inputWith({ counts, statistic: 'gi-star' }))
    expect(masked.status[middle]).not.toBe('clear')
    expect(masked.warnings).toEqual(['few-draws', 'masked'])
  })

  it('are the same however the draws are shared', () => {
    const input = inputWith()
    const parts = [
      drawExtremes(input, { from: 120, to: 199 }),
      drawExtremes(input, { from: 0, to: 50 }),
      drawExtremes(input, { from: 50, to: 120 }),
    ]
    expect(hotSpotsFrom(input, parts)).toEqual(hotSpots(input))
    expect(() => hotSpotsFrom(input, parts.slice(1))).toThrow(AnalysisInputError)
    expect(() => hotSpotsFrom(input, [...parts, ...parts])).toThrow(AnalysisInputError)
    expect(hotSpots(inputWith({ seed: 4 }))).not.toEqual(hotSpots(input))
  })

  it('get likelier with every event added', () => {
    const p = [0, 2, 4, 6, 8, 12].map((extra) => judged(inputWith({ counts: countsWith(extra) })).p[middle] ?? 1)
    expect(p.toSorted((a, b) => b - a)).toEqual(p)
    expect(p[0]).toBeGreaterThan(0.5)
  })

  it.each(['excess', 'gi-star'] as const)('are found in about one random map of twenty by %s', (statistic) => {
    let clear = 0
    for (let trial = 0; trial < 200; trial++) {
      const counts = new Float64Array(map.size)
      scatter(counts, { events: 40, table: null, stream: new RandomStream(11, trial) })
      if (isAnythingClear(inputWith({ counts, statistic, seed: trial, draws: 99 }))) clear += 1
    }
    expect(clear).toBeLessThan(10 + 4 * Math.sqrt(10))
    expect(clear).toBeGreaterThan(0)
  })

  it.each([
    [6, 4.9],
    [600, 3.5],
  ])('must among 127 places and %d events have a Gi* of %f to stand out, not 1.96', (events, limit) => {
    const counts = Float64Array.from({ length: 127 }, (_, place) => (place === 0 ? events : 0))
    const plan = { ...inputWith({ counts, neighbours: honeycomb(6), statistic: 'gi-star' }), draws: 999 }
    const { high } = drawExtremes(plan, { from: 0, to: 999 })
    expect(Math.abs((high.sort()[948] ?? 0) - limit)).toBeLessThan(0.2)
  })

  it('are found by the normal limit in many maps that are pure chance: hence the random maps', () => {
    const sparse = honeycomb(6)
    let found = 0
    for (let trial = 0; trial < 200; trial++) {
      const counts = new Float64Array(sparse.size)
      scatter(counts, { events: 12, table: null, stream: new RandomStream(13, trial) })
      const scored = giStar(counts, sparse)
      if (scored.kind === 'gi-star' && scored.q.some((q) => (q ?? 1) <= 0.05)) found += 1
    }
    expect(found).toBeGreaterThan(40)
  })
})

describe('hot spots where some places have more to expect', () => {
  const exposure = Float64Array.from({ length: map.size }, (_, place) => 1 + 200 / (1 + (place - middle) ** 2))
  const usual = exposure.map((value) => Math.round(value / 10))

  it('are found in about one random map of twenty', () => {
    const table = scatterTable(exposure)
    let clear = 0
    for (let trial = 0; trial < 200; trial++) {
      const counts = new Float64Array(map.size)
      scatter(counts, { events: 60, table, stream: new RandomStream(12, trial) })
      if (isAnythingClear(inputWith({ counts, exposure, seed: trial, draws: 99 }))) clear += 1
    }
    expect(clear).toBeLessThan(10 + 4 * Math.sqrt(10))
    expect(clear).toBeGreaterThan(0)
  })

  it('are where there is more than usual, not where there is much', () => {
    const counts = usual.slice()
    counts[2] = 9
    const found = judged(inputWith({ counts, exposure }))
    expect(found.method).toBe('excess-monte-carlo-max')
    expect(found.status[2]).toBe('clear')
    expect(found.status[middle]).toBe('none')
    expect(judged(inputWith({ counts, exposure: null })).status[middle]).toBe('clear')
  })

  it('fall as the exposure says', () => {
    const weights = Float64Array.of(5, 0, 1, 2, 0)
    const counts = new Float64Array(5)
    scatter(counts, { events: 80_000, table: scatterTable(weights), stream: new RandomStream(9) })
    for (const [place, count] of counts.entries()) {
      const share = (weights[place] ?? 0) / 8
      expect(Math.abs(count - 80_000 * share)).toBeLessThanOrEqual(5 * Math.sqrt(80_000 * share * (1 - share)))
    }
  })

  it('cannot be told where events fall and nothing was to be expected', () => {
    const empty = exposure.map((value, place) => (place === 1 ? 0 : value))
    expect(hotSpots(inputWith({ exposure: empty }))).toEqual({
      kind: 'refused',
      reason: 'events-without-exposure',
      needed: 0,
      had: 1,
    })
  })
})

describe('hot spots on poor input', () => {
  it.each([
    ['no events', new Float64Array(61), 'too-few-events'],
    [
      '29 events in one place',
      Float64Array.from({ length: 61 }, (_, place) => (place === 5 ? 29 : 0)),
      'too-few-events',
    ],
    ['the same everywhere', new Float64Array(61).fill(1), 'no-variation'],
  ])('refuse %s', (_what, counts, reason) => {
    expect(hotSpots(inputWith({ counts }))).toMatchObject({ kind: 'refused', reason })
  })

  it('refuse a small map', () => {
    const small = { counts: new Float64Array(19).fill(4), neighbours: honeycomb(2) }
    expect(hotSpots(inputWith(small))).toMatchObject({ reason: 'too-few-places', needed: 30, had: 19 })
  })

  it('answer when all events are in one place, and with a single draw', () => {
    const counts = Float64Array.from({ length: 61 }, (_, place) => (place === middle ? 30 : 0))
    expect(judged(inputWith({ counts })).p[middle]).toBe(1 / 200)
    expect(judged(inputWith({ counts, draws: 1 })).p[middle]).toBe(0.5)
  })

  it.each([
    ['half an event', { counts: countsWith(0.5) }],
    ['less than nothing', { counts: countsWith(-1).fill(-1) }],
    ['more events than can be thrown', { counts: countsWith(2e6) }],
    ['no draws', { draws: 0 }],
    ['a fractional seed', { seed: 0.5 }],
    ['negative exposure', { exposure: new Float64Array(61).fill(-1) }],
    ['no exposure at all', { exposure: new Float64Array(61) }],
    ['exposure for other places', { exposure: new Float64Array(60).fill(1) }],
  ])('reject %s', (_what, changes) => {
    expect(() => hotSpots(inputWith(changes))).toThrow(AnalysisInputError)
  })
})
