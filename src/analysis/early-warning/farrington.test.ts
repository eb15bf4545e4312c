import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RandomStream } from '../random.ts'
import { AnalysisInputError } from '../refusal.ts'
import { type FarringtonInput, type FarringtonResult, farrington } from './farrington.ts'
import { seasonalLevel } from './farrington-reference.ts'

const runs = { seed: 20261120, numRuns: 25 }
const threeYears = 3 * 52 + 4

function testOf(input: FarringtonInput): FarringtonResult {
  const result = farrington(input)
  if (result.kind === 'refused') throw new Error(`refused: ${result.reason}`)
  return result
}

const series = fc
  .tuple(fc.integer({ min: threeYears, max: 300 }), fc.double({ min: 0.5, max: 12, noNaN: true }), fc.nat(1e6))
  .map(([weeks, mean, seed]) => poissonSeries({ weeks, mean, seed }))

function poissonSeries({ weeks, mean, seed }: { weeks: number; mean: number; seed: number }): Float64Array {
  const stream = new RandomStream(seed)
  return Float64Array.from({ length: weeks }, () => stream.poisson(mean))
}

describe('the weeks that Farrington compares with', () => {
  const design = { years: 3, halfWidth: 3, levels: 10, excluded: 26 }

  it('are the same weeks of earlier years at the top level, the last half year left out', () => {
    expect([1, 26].map((age) => seasonalLevel(age, design))).toEqual([0, 0])
    expect([49, 52, 55, 101, 107, 156, 159].map((age) => seasonalLevel(age, design))).toEqual(Array(7).fill(10))
    expect(seasonalLevel(160, design)).toBe(0)
  })

  it('fill the gap of 45 weeks with nine blocks of five', () => {
    const gap = Array.from({ length: 45 }, (_, place) => seasonalLevel(100 - place, design))
    expect(gap).toEqual(Array.from({ length: 45 }, (_, place) => 1 + Math.floor(place / 5)))
  })

  it('make the first blocks a week longer when the gap does not divide', () => {
    const five = { ...design, levels: 5 }
    const gap = Array.from({ length: 45 }, (_, place) => seasonalLevel(100 - place, five))
    expect([1, 2, 3, 4].map((level) => gap.filter((own) => own === level).length)).toEqual([12, 11, 11, 11])
  })

  it('leave the gaps out with one level', () => {
    expect(seasonalLevel(80, { ...design, levels: 1 })).toBe(0)
    expect(seasonalLevel(53, { ...design, levels: 1 })).toBe(1)
  })
})

describe('Farrington', () => {
  it('does not care what the tested week and the half year before it held when it sets the threshold', () => {
    fc.assert(
      fc.property(series, fc.nat(100), (counts, other) => {
        const changed = counts.map((count, week) => (week >= counts.length - 26 ? other : count))
        expect(testOf({ counts: changed }).upper).toBe(testOf({ counts }).upper)
      }),
      runs,
    )
  })

  it('gives the same answer however long the series goes on after the tested week or began before the first reference week', () => {
    fc.assert(
      fc.property(series, (counts) => {
        const years = { years: 3 }
        const plain = testOf({ counts, ...years })
        const longer = Float64Array.from([...counts, 99, 0])
        expect(testOf({ counts: longer, latest: counts.length - 1, ...years })).toEqual(plain)
        const shifted = testOf({ counts: Float64Array.from([7, 7, 7, ...counts]), ...years })
        if (counts.length === 159 + 1) expect(shifted.expected).toBeCloseTo(plain.expected, 9)
        expect(shifted.n).toBe(plain.n)
      }),
      runs,
    )
  })

  it('has an expectation that follows the scale of a large series', () => {
    const counts = poissonSeries({ weeks: 300, mean: 40, seed: 3 })
    const plain = testOf({ counts, spikeThreshold: 100 })
    const tenfold = testOf({ counts: counts.map((count) => 10 * count), spikeThreshold: 100 })
    expect(tenfold.expected / plain.expected).toBeCloseTo(10, 6)
  })

  it('alarms more easily the larger the count and never unless it exceeds the threshold', () => {
    const counts = poissonSeries({ weeks: 270, mean: 6, seed: 5 })
    let previous = 1
    for (let count = 0; count < 30; count++) {
      counts[269] = count
      const { p, upper, alarm } = testOf({ counts })
      expect(p).toBeLessThanOrEqual(previous)
      expect(alarm).toBe(count > upper)
      previous = p ?? 0
    }
  })

  it('lets a spike in the past hide little', () => {
    const counts = poissonSeries({ weeks: 300, mean: 5, seed: 8 })
    for (let week = 299 - 105; week < 299 - 101; week++) counts[week] = 60
    const trusting = testOf({ counts, spikeThreshold: 1e6 })
    const wary = testOf({ counts })
    expect(wary.upper).toBeLessThan(0.7 * trusting.upper)
  })

  it('alarms falsely in about one week of a hundred on a quiet Poisson series', () => {
    const counts = poissonSeries({ weeks: 1100, mean: 8, seed: 11 })
    let alarms = 0
    for (let latest = 270; latest < 1100; latest++) if (testOf({ counts, latest }).alarm) alarms += 1
    expect(alarms / 830).toBeLessThan(0.025)
    expect(alarms).toBeGreaterThan(0)
  })

  it('drops a trend that would lead beyond anything seen, and one that is uncertain when asked to', () => {
    const counts = Float64Array.from({ length: 300 }, (_, week) => Math.round(Math.exp(week / 60)))
    expect(testOf({ counts }).trend).toBeNull()
    const quiet = poissonSeries({ weeks: 300, mean: 5, seed: 2 })
    expect(testOf({ counts: quiet }).trend).not.toBeNull()
    expect(testOf({ counts: quiet, trendBelow: 1e-6 }).trend).toBeNull()
    expect(testOf({ counts: quiet, years: 2 }).trend).toBeNull()
    const rising = Float64Array.from({ length: 300 }, (_, week) => 10 + Math.round(week / 20) + (week % 7))
    expect(testOf({ counts: rising, trendBelow: 0.05 }).trend).toBeGreaterThan(0)
  })

  it('needs recent events for an alarm when told so', () => {
    const counts = poissonSeries({ weeks: 300, mean: 0.3, seed: 4 })
    counts.fill(0, 296)
    counts[299] = 4
    expect(testOf({ counts }).alarm).toBe(true)
    const held = testOf({ counts, recent: { least: 5, weeks: 4 } })
    expect(held).toMatchObject({ alarm: false, warnings: ['few-recent-events', 'low-mean'] })
    expect(held.needs).toEqual([{ code: 'mean-per-week', needed: 1, had: expect.closeTo(0.3, 1) }])
  })

  it('uses as many years as there are, three at least and five at most', () => {
    const counts = poissonSeries({ weeks: 400, mean: 3, seed: 6 })
    expect([399, 240, 170].map((latest) => testOf({ counts, latest }).years)).toEqual([5, 4, 3])
    expect(farrington({ counts, latest: 150 })).toEqual({
      kind: 'refused',
      reason: 'too-short',
      needed: 160,
      had: 151,
    })
  })

  it('says what is missing and goes on without it', () => {
    const counts = poissonSeries({ weeks: 300, mean: 4, seed: 7 })
    counts[200] = Number.NaN
    counts[299] = Number.NaN
    const result = testOf({ counts })
    expect(result).toMatchObject({ observed: null, p: null, alarm: null, warnings: ['missing-weeks', 'week-missing'] })
    expect(result.upper).toBeGreaterThan(4)
    expect(farrington({ counts: counts.fill(Number.NaN) })).toMatchObject({ reason: 'too-few-reference-weeks' })
  })

  it('refuses a history without events and a season without an observed week', () => {
    const counts = new Float64Array(300)
    expect(farrington({ counts })).toMatchObject({ kind: 'refused', reason: 'no-events' })
    counts.fill(2)
    for (let age = 1; age < 300; age++) {
      if (seasonalLevel(age, { years: 5, halfWidth: 3, levels: 10, excluded: 26 }) === 10)
        counts[299 - age] = Number.NaN
    }
    expect(farrington({ counts })).toMatchObject({ reason: 'no-comparable-week' })
  })

  it('answers with numbers when only the tested season is empty or the counts are huge', () => {
    const empty = Float64Array.from({ length: 300 }, (_, week) => {
      const age = 299 - week
      return seasonalLevel(age, { years: 5, halfWidth: 3, levels: 10, excluded: 0 }) === 10 ? 0 : 3
    })
    empty[299] = 0
    expect(testOf({ counts: empty })).toMatchObject({ upper: 0, alarm: false, warnings: ['no-events-at-this-season'] })
    const huge = Float64Array.from({ length: 300 }, (_, week) => 999_000 + (week % 13))
    expect(testOf({ counts: huge }).upper).toBeGreaterThan(999_000)
    const wild = Float64Array.from({ length: 300 }, (_, week) => (week % 29 === 0 ? 1_000_000 : 0))
    for (const { expected, phi, upper } of [testOf({ counts: wild }), testOf({ counts: wild, levels: 1 })]) {
      expect([expected, phi, upper].every(Number.isFinite)).toBe(true)
    }
    expect(farrington({ counts: new Float64Array(0) })).toMatchObject({ reason: 'too-short', had: 0 })
  })

  it('rejects what is no count, week or choice', () => {
    const counts = poissonSeries({ weeks: 300, mean: 4, seed: 7 })
    for (const wrong of [
      { counts: counts.map((count) => -count - 1) },
      { counts: counts.map((count) => count + 0.5) },
      { counts: counts.map(() => Number.POSITIVE_INFINITY) },
      { counts, latest: 300 },
      { counts, years: 0 },
      { counts, levels: 0 },
      { counts, levels: 47 },
      { counts, halfWidth: 1.5 },
      { counts, excluded: 60 },
      { counts, alpha: 0 },
      { counts, spikeThreshold: 0 },
    ]) {
      expect(() => farrington(wrong)).toThrow(AnalysisInputError)
    }
  })
})
