import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AnalysisInputError } from '../refusal.ts'
import { kendallExactP, risingMinusFalling } from './kendall-exact.ts'
import { confirmedRise, mannKendall, type Trend } from './trend.ts'

const runs = { seed: 20261120, numRuns: 100 }
const series = fc.array(fc.nat(8), { minLength: 8, maxLength: 30 })

function trendOf(values: readonly (number | null)[]): Trend {
  const trend = mannKendall(values)
  if (trend.kind === 'refused') throw new Error('the series was refused')
  return trend
}

function ordersOf(values: readonly number[]): readonly (readonly number[])[] {
  if (values.length < 2) return [values]
  return values.flatMap((value, index) => ordersOf(values.toSpliced(index, 1)).map((rest) => [value, ...rest]))
}

describe('the trend', () => {
  it('turns round with time', () => {
    fc.assert(
      fc.property(series, (values) => {
        const forward = trendOf(values)
        const backward = trendOf(values.toReversed())
        expect(backward.s).toBe(0 - forward.s)
        expect(backward.slope).toBeCloseTo(-forward.slope, 12)
        expect(backward.slopeLow).toBeCloseTo(-forward.slopeHigh, 12)
        expect(backward.p).toBeCloseTo(forward.p, 12)
      }),
      runs,
    )
  })

  it('depends on the order of the values only, except for the slope', () => {
    fc.assert(
      fc.property(series, (values) => {
        const stretched = trendOf(values.map((value) => 10 + 3 * value))
        const plain = trendOf(values)
        expect([stretched.s, stretched.variance, stretched.p]).toEqual([plain.s, plain.variance, plain.p])
        expect(stretched.slope).toBeCloseTo(3 * plain.slope, 12)
      }),
      runs,
    )
  })

  it('has an exact p that equals the share of all orders at least as extreme', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3), { minLength: 1, maxLength: 6 }), (values) => {
        const extreme = Math.abs(risingMinusFalling(values))
        const orders = ordersOf(values)
        const share = orders.filter((order) => Math.abs(risingMinusFalling(order)) >= extreme).length / orders.length
        expect(kendallExactP(values)).toBeCloseTo(share, 12)
      }),
      runs,
    )
  })

  it('keeps the place of the points around a missing one', () => {
    const trend = trendOf([0, 2, 4, null, 8, 10, null, 14, 16, 18])
    expect(trend).toMatchObject({
      method: 'mann-kendall-sen',
      n: 8,
      slope: 2,
      warnings: ['few-points', 'missing-points'],
    })
    expect([trend.firstHalf, trend.secondHalf]).toEqual([14, 58])
  })

  it('says when there is nothing to see or too few points', () => {
    const flat = trendOf(Array.from({ length: 12 }, () => 0))
    expect(flat).toMatchObject({
      p: 1,
      z: 0,
      tau: 0,
      slope: 0,
      relativeSlope: null,
      warnings: ['mostly-zero', 'no-variation'],
    })
    expect(trendOf(Array.from({ length: 8 }, () => 3))).toMatchObject({ p: 1, slope: 0, relativeSlope: 0 })
    expect(mannKendall([1, 2, null, 4, 5, 6, 7, 8])).toEqual({
      kind: 'refused',
      reason: 'too-short',
      needed: 8,
      had: 7,
    })
  })

  it('counts as a rise only when it rises and chance is an unlikely explanation', () => {
    expect(confirmedRise(trendOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]))).toBeCloseTo(1 / 6.5, 12)
    expect(confirmedRise(trendOf([12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]))).toBe(0)
    expect(confirmedRise(trendOf([1, 4, 2, 3, 1, 5, 2, 4, 1, 3, 2, 4]))).toBe(0)
  })

  it('rejects values that are no numbers', () => {
    expect(() => mannKendall([1, Number.NaN, 3, 4, 5, 6, 7, 8])).toThrow(AnalysisInputError)
  })
})
