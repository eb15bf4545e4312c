import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RandomStream } from '../random.ts'
import { AnalysisInputError } from '../refusal.ts'
import { type SeasonalTrend, seasonalMannKendall } from './seasonal-trend.ts'
import { trendMethods } from './trend.methods.ts'
import { mannKendall } from './trend.ts'

const runs = { seed: 20261120, numRuns: 100 }
const years = fc.array(fc.nat(9), { minLength: 36, maxLength: 60 })

function trendOf(series: readonly (number | null)[], period = 12): SeasonalTrend {
  const trend = seasonalMannKendall(series, period)
  if (trend.kind === 'refused') throw new Error('the series was refused')
  return trend
}

describe('the seasonal trend', () => {
  it('does not see a season that only returns', () => {
    fc.assert(
      fc.property(years, fc.array(fc.nat(50), { minLength: 12, maxLength: 12 }), (values, season) => {
        const plain = trendOf(values)
        const seasonal = trendOf(values.map((value, month) => value + (season[month % 12] ?? 0)))
        expect(seasonal).toEqual(plain)
      }),
      runs,
    )
  })

  it('turns round with time when the cycles are complete', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9), { minLength: 48, maxLength: 48 }), (values) => {
        const forward = trendOf(values)
        const backward = trendOf(values.toReversed())
        expect(backward.s).toBe(0 - forward.s)
        expect(backward.slope).toBeCloseTo(-forward.slope, 12)
        expect(backward.p).toBeCloseTo(forward.p, 12)
      }),
      runs,
    )
  })

  it('finds a rise within the season that the plain test does not', () => {
    const wave = (month: number) => 40 * Math.sin((2 * Math.PI * month) / 12)
    const rising = Array.from({ length: 60 }, (_, month) => wave(month) + 2 * Math.floor(month / 12))
    const plain = mannKendall(rising)
    if (plain.kind === 'refused') throw new Error('refused')
    expect(plain.p).toBeGreaterThan(0.05)
    expect(trendOf(rising)).toMatchObject({ s: 120, slope: expect.closeTo(2, 9), warnings: [], needs: [] })
  })

  it('calls no more than about one in twenty quiet series a trend', () => {
    const stream = new RandomStream(9)
    let found = 0
    for (let round = 0; round < 400; round++) {
      if (trendOf(Array.from({ length: 60 }, () => stream.poisson(3))).p <= 0.05) found += 1
    }
    expect(found / 400).toBeLessThan(0.08)
    expect(found / 400).toBeGreaterThan(0.01)
  })

  it('goes on without missing points, says so, and refuses under three cycles', () => {
    const gaps = Array.from({ length: 48 }, (_, month) => (month === 5 ? null : Math.floor(month / 12)))
    expect(trendOf(gaps)).toMatchObject({
      n: 47,
      slope: 1,
      warnings: ['few-cycles', 'missing-points'],
      needs: [{ code: 'cycles', needed: 5, had: 47 / 12 }],
    })
    expect(trendOf(new Array(36).fill(0))).toMatchObject({
      z: 0,
      p: 1,
      slope: 0,
      warnings: ['few-cycles', 'no-variation'],
    })
    expect(seasonalMannKendall(new Array(35).fill(1), 12)).toMatchObject({ kind: 'refused', needed: 36, had: 35 })
    expect(() => seasonalMannKendall([1, 2, Number.NaN], 2)).toThrow(AnalysisInputError)
    expect(() => seasonalMannKendall([1, 2, 3], 1)).toThrow(AnalysisInputError)
  })
})

describe('the methods of trend', () => {
  it('answer their example, with and without seasons', () => {
    const [mannKendallMethod] = trendMethods
    if (mannKendallMethod === undefined) throw new Error('no method')
    const { output, run, example } = mannKendallMethod
    const rising = output.parse(run(example))
    expect(rising).toMatchObject({ kind: 'trend', n: 12, interval: { level: 0.95 } })
    expect(JSON.parse(JSON.stringify(rising))).toEqual(rising)
    expect(output.parse(run({ y: [1, 9, 2, 7, 3, 8], period: 2 }))).toMatchObject({ kind: 'seasonal-trend', s: 2 })
    expect(output.parse(run({ x: [1, 2] }))).toMatchObject({ kind: 'refused', needed: 8, had: 2 })
  })
})
