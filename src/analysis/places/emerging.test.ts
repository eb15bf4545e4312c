import { describe, expect, it } from 'vitest'
import { RandomStream } from '../random.ts'
import { AnalysisInputError } from '../refusal.ts'
import { drawEmerging, type Emerging, type EmergingInput, emerging, emergingFrom } from './emerging.ts'
import { emergingClass, emergingColdClass, emergingWord } from './emerging-class.ts'
import { classifyScores } from './emerging-scores.ts'
import { scatter } from './scatter.ts'
import { honeycomb } from './testing/made-up-maps.ts'

const map = honeycomb(4)
const middle = (map.size - 1) / 2

/** Twelve months of 40 events at random, and as many more in the middle as `extra` says of each month. */
function monthsWith(extra: (month: number) => number): readonly (Float64Array | null)[] {
  return Array.from({ length: 12 }, (_, month) => {
    const counts = new Float64Array(map.size)
    scatter(counts, { events: 40, table: null, stream: new RandomStream(31, month) })
    counts[middle] = (counts[middle] ?? 0) + extra(month)
    return counts
  })
}

const inputWith = (changes: Partial<EmergingInput>): EmergingInput => ({
  steps: monthsWith(() => 0),
  neighbours: map,
  statistic: 'excess',
  seed: 2,
  draws: 99,
  ...changes,
})

function found(changes: Partial<EmergingInput>): Emerging {
  const result = emerging(inputWith(changes))
  if (result.kind === 'refused') throw new Error(`refused: ${result.reason}`)
  return result
}

describe('emerging hot spots', () => {
  it.each([
    ['new', 'new', (month: number) => (month === 11 ? 25 : 0)],
    ['consecutive', 'new', (month: number) => (month >= 9 ? 25 : 0)],
    ['intensifying', 'growing', (month: number) => 20 + 4 * month],
    ['diminishing', 'fading', (month: number) => 64 - 4 * month],
    ['historical', 'fading', (month: number) => (month === 11 ? 0 : 30)],
    ['sporadic', null, (month: number) => (month % 3 === 2 ? 25 : 0)],
    ['none', null, () => 0],
  ] as const)('are %s (%s) by when they were hot', (expected, word, extra) => {
    expect(found({ steps: monthsWith(extra) }).places[middle]).toMatchObject({ class: expected, word })
  })

  it('say how much there was in each half, for places where a score says little', () => {
    const place = found({ steps: monthsWith((month) => (month < 6 ? 0 : 30)) }).places[middle]
    expect((place?.secondHalf ?? 0) - (place?.firstHalf ?? 0)).toBeGreaterThan(120)
    expect(place?.hotSteps).toBe(6)
  })

  it('are the same however the draws are shared', () => {
    const input = inputWith({ draws: 40 })
    const parts = [drawEmerging(input, { from: 15, to: 40 }), drawEmerging(input, { from: 0, to: 15 })]
    expect(emergingFrom(input, parts)).toEqual(emerging(input))
    expect(() => emergingFrom(input, parts.slice(1))).toThrow(AnalysisInputError)
  })

  it('are few among places of pure chance', () => {
    const classes = found({}).places.filter((place) => place.class !== 'none')
    expect(classes.length).toBeLessThan(4)
  })

  it('refuse a short time, a missing month, a thin month and a small map', () => {
    const months = monthsWith(() => 0)
    expect(emerging(inputWith({ steps: months.slice(0, 2) }))).toMatchObject({
      reason: 'too-few-steps',
      needed: 12,
      had: 2,
    })
    expect(emerging(inputWith({ steps: months.with(3, null) }))).toMatchObject({
      reason: 'missing-steps',
      needed: 12,
      had: 11,
    })
    const thin = new Float64Array(map.size).fill(0, 0).map((_, place) => (place < 19 ? 1 : 0))
    expect(emerging(inputWith({ steps: months.with(3, thin) }))).toMatchObject({
      reason: 'too-few-events',
      needed: 20,
      had: 19,
    })
    const small = { steps: months.map((month) => month?.slice(0, 19) ?? null), neighbours: honeycomb(2) }
    expect(emerging(inputWith(small))).toMatchObject({ reason: 'too-few-places', needed: 30, had: 19 })
  })

  it('take a month that is the same everywhere as neither hot nor cold, and say so', () => {
    const flat = found({ steps: monthsWith(() => 0).with(5, new Float64Array(map.size).fill(1)), statistic: 'gi-star' })
    expect(flat.warnings).toEqual(['few-draws', 'flat-steps'])
  })

  it('by Gi* warn when a step hides what no chance could have made', () => {
    const steps = monthsWith((month) => (month === 11 ? 16 : 0))
    expect(found({ steps, statistic: 'gi-star' }).warnings).toEqual(['few-draws', 'masked'])
    expect(found({ steps }).warnings).toEqual(['few-draws'])
  })

  it('reject half events and more than three years', () => {
    const half = monthsWith(() => 0.5)
    expect(() => emerging(inputWith({ steps: half }))).toThrow(AnalysisInputError)
    expect(() => emerging(inputWith({ steps: Array.from({ length: 37 }, () => new Float64Array(map.size)) }))).toThrow(
      AnalysisInputError,
    )
  })
})

describe('the classes', () => {
  const never = Array.from({ length: 12 }, () => false)
  const always = never.map(() => true)

  it('of cold places mirror those of hot ones', () => {
    const rising = { hot: always, cold: never, trend: 'up' } as const
    expect(emergingClass(rising)).toBe('intensifying')
    expect(emergingColdClass({ hot: never, cold: always, trend: 'down' })).toBe('intensifying')
    expect(emergingColdClass({ hot: never, cold: always, trend: 'up' })).toBe('diminishing')
    expect(emergingColdClass(rising)).toBe('none')
    expect(emergingClass({ hot: never.with(11, true).with(2, true), cold: never.with(5, true), trend: 'flat' })).toBe(
      'oscillating',
    )
  })

  it('have a plain word only when it is true', () => {
    expect((['persistent', 'oscillating', 'none'] as const).map(emergingWord)).toEqual(['lasting', null, null])
  })

  it('can be had from scores made elsewhere, with a warning that one limit does not hold for a whole map', () => {
    const scores = [Array.from({ length: 12 }, (_, step) => (step === 11 ? 3 : 0))]
    const limits = { zCrit: 1.96, trendAlpha: 0.1 }
    expect(classifyScores(scores, limits)).toMatchObject({
      n: 12,
      places: [{ class: 'new', coldClass: 'none', trend: 'flat' }],
      warnings: ['limit-not-family-wise'],
    })
    expect(classifyScores([[1, 2]], limits)).toEqual({ kind: 'refused', reason: 'too-few-steps', needed: 8, had: 2 })
    expect(() => classifyScores([[1, 2], [1]], limits)).toThrow(AnalysisInputError)
    expect(() => classifyScores(scores, { zCrit: 0, trendAlpha: 0.1 })).toThrow(AnalysisInputError)
  })
})
