import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { roundedPercent, toPublicCount } from './rounding.ts'

describe('a published count', () => {
  it('is a class up to 4 and the nearest 5 above', () => {
    const shown = [0, 1, 4, 5, 7, 8, 12, 13, 143].map((count) => toPublicCount(count).value)
    expect(shown).toEqual([null, null, null, 5, 5, 10, 10, 15, 145])
  })

  it('tells a zero from the small counts only where zeros are shown', () => {
    expect(toPublicCount(0).range).toEqual({ low: 0, high: 4 })
    expect(toPublicCount(0, 'shown')).toEqual({ value: 0, range: { low: 0, high: 0 } })
    expect(toPublicCount(3, 'shown').range).toEqual({ low: 1, high: 4 })
  })

  it('tells the reader exactly which counts are shown alike', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), (count, other) => {
        const { value, range } = toPublicCount(count)
        const isAlike = toPublicCount(other).value === value
        expect(other >= range.low && other <= range.high).toBe(isAlike)
      }),
    )
  })

  it.each([-1, 2.5, Number.NaN, Number.POSITIVE_INFINITY])('is not made of %s', (count) => {
    expect(() => toPublicCount(count)).toThrow(expect.objectContaining({ code: 'not-a-count' }))
  })
})

describe('a published percentage', () => {
  it('is that of the published figures', () => {
    expect(roundedPercent(12, 41)).toMatchObject({ percent: 25, n: 40 })
    expect(roundedPercent(13, 42)).toMatchObject({ percent: 37.5 })
  })

  it('has a range that holds the true one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 400 }), fc.nat(400), (whole, part) => {
        fc.pre(part <= whole)
        const answer = roundedPercent(part, whole)
        if (answer.kind === 'refused') return
        expect(answer.range.low).toBeLessThanOrEqual((100 * part) / whole)
        expect(answer.range.high).toBeGreaterThanOrEqual((100 * part) / whole)
        expect(answer.percent).toBeLessThanOrEqual(100)
      }),
    )
  })

  it('is not given of fewer than 20 nor for a hidden count', () => {
    expect(roundedPercent(9, 17)).toEqual({ kind: 'refused', reason: 'small-base', needed: 20, had: 15 })
    expect(roundedPercent(0, 0)).toEqual({ kind: 'refused', reason: 'small-base', needed: 20, had: 0 })
    expect(roundedPercent(4, 80)).toMatchObject({ kind: 'refused', reason: 'small-part' })
  })

  it('is not of a part larger than the whole', () => {
    expect(() => roundedPercent(30, 20)).toThrow(expect.objectContaining({ code: 'out-of-range' }))
  })
})
