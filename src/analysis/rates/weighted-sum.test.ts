import { describe, expect, it } from 'vitest'
import { RandomStream } from '../random.ts'
import { AnalysisInputError } from '../refusal.ts'
import { harm } from './harm.ts'
import { dobson } from './standardised-rate.ts'
import { dobsonLimits, effectiveNumber, fayFeuerLimits, weightedSum } from './weighted-sum.ts'

/** Shares of simulated sums whose interval covers the true sum, among those with an effective number of 10 or more. */
function coverage(means: readonly number[], weights: readonly number[]) {
  const stream = new RandomStream(11)
  const truth = means.reduce((sum, mean, place) => sum + mean * (weights[place] ?? 0), 0)
  let shown = 0
  let byDobson = 0
  let byGamma = 0
  for (let draw = 0; draw < 3000; draw++) {
    const sum = weightedSum(
      means.map((mean) => stream.poisson(mean)),
      weights,
    )
    if (effectiveNumber(sum) < 10) continue
    shown += 1
    const count = dobsonLimits(sum, 0.95, 'byar')
    const gamma = fayFeuerLimits(sum, 0.95)
    if (count.low <= truth && truth <= count.high) byDobson += 1
    if (gamma.low <= truth && truth <= gamma.high) byGamma += 1
  }
  return { shown, byDobson: byDobson / shown, byGamma: byGamma / shown }
}

describe('the interval of a weighted sum', () => {
  it('covers close to 95 times in 100 by Dobson and at least 95 by Fay and Feuer', () => {
    for (const [means, weights] of [
      [
        [10, 8, 20, 5],
        [0.1, 0.5, 0.2, 0.2],
      ],
      [
        [60, 20, 8],
        [1, 5, 30],
      ],
      [
        [40, 12, 3],
        [1, 5, 20],
      ],
    ] as const) {
      const { shown, byDobson, byGamma } = coverage(means, weights)
      expect(shown).toBeGreaterThan(2900)
      expect(byDobson).toBeGreaterThan(0.92)
      expect(byGamma).toBeGreaterThan(0.95 - 0.01)
    }
  })

  it('is the plain count’s when all weights are 1', () => {
    const sum = weightedSum([7, 5], [1, 1])
    expect(effectiveNumber(sum)).toBe(12)
    const gamma = fayFeuerLimits(sum, 0.95)
    const exact = dobsonLimits(sum, 0.95, 'exact')
    expect(gamma.low).toBeCloseTo(exact.low, 9)
    expect(gamma.high).toBeCloseTo(exact.high, 9)
  })
})

describe('the standardised rate', () => {
  const strata = { O: [6, 9, 4], N: [1200, 2500, 1800], w: [0.3, 0.5, 0.2] }

  it('is the plain rate when the standard is the population itself', () => {
    const own = dobson({ ...strata, w: strata.N })
    expect(own).toMatchObject({ kind: 'standardised-rate', n: 19 })
    if (own.kind !== 'refused') expect(own.value).toBeCloseTo((1000 * 19) / 5500, 10)
  })

  it('does not depend on the order or the scale of the standard', () => {
    const one = dobson(strata)
    const other = dobson({ O: [4, 9, 6], N: [1800, 2500, 1200], w: [20, 50, 30] })
    if (one.kind === 'refused' || other.kind === 'refused') throw new Error('refused')
    expect(other.value).toBeCloseTo(one.value, 12)
    expect(other.interval?.high).toBeCloseTo(one.interval?.high ?? 0, 12)
  })

  it('is refused under ten events and shown without Dobson’s interval when a few events weigh nearly all', () => {
    expect(dobson({ ...strata, O: [3, 4, 2] })).toEqual({
      kind: 'refused',
      reason: 'too-few-events',
      needed: 10,
      had: 9,
    })
    expect(dobson({ ...strata, O: [0, 0, 0] })).toMatchObject({ kind: 'refused', had: 0 })
    const uneven = dobson({ O: [30, 2], N: [30_000, 100], w: [0.5, 0.5] })
    expect(uneven).toMatchObject({ interval: null, warnings: ['few-effective-events'] })
  })

  it('is an error without population, with unequal lengths and with fractional counts', () => {
    for (const wrong of [
      { ...strata, N: [1200, 0, 1800] },
      { ...strata, w: [1, 1] },
      { ...strata, O: [1, 2] },
      { ...strata, O: [1.5, 9, 4] },
      { ...strata, w: [0.5, -0.5, 1] },
      { O: [], N: [], w: [] },
    ])
      expect(() => dobson(wrong)).toThrow(AnalysisInputError)
  })
})

describe('the harm index', () => {
  const weights = { light: 1, middle: 5, grave: 40 }

  it('shows count, shares and what it would be without the heaviest category', () => {
    const index = harm({ counts: { light: 60, middle: 30, grave: 12 }, weights })
    expect(index).toMatchObject({
      value: 690,
      n: 102,
      withoutHeaviest: { id: 'grave', value: 210, n: 90 },
      warnings: ['one-category-dominates'],
    })
    if (index.kind === 'refused') throw new Error('refused')
    expect(Object.values(index.shares).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
  })

  it('leaves out what it is told to, and says what had events', () => {
    const counts = { light: 60, middle: 30, grave: 12 }
    const index = harm({ counts, weights, exclude: ['grave'] })
    expect(index).toMatchObject({ value: 210, n: 90, excluded: ['grave'] })
    expect(harm({ counts: { ...counts, grave: 0 }, weights, exclude: ['grave'] })).toMatchObject({ excluded: [] })
  })

  it('is refused when it rests on fewer than ten effective events', () => {
    const refusal = harm({ counts: { light: 60, middle: 3, grave: 1 }, weights })
    expect(refusal).toMatchObject({ kind: 'refused', reason: 'too-few-effective-events', needed: 10 })
    expect(harm({ counts: { light: 0 }, weights })).toMatchObject({ kind: 'refused', had: 0 })
    expect(harm({ counts: {}, weights })).toMatchObject({ kind: 'refused', had: 0 })
    expect(harm({ counts: { light: 20 }, weights, exclude: ['light'] })).toMatchObject({ kind: 'refused', had: 0 })
  })

  it('is an error for a count without weight, a weight of 0 and a fractional count', () => {
    expect(() => harm({ counts: { unknown: 20 }, weights })).toThrow(AnalysisInputError)
    expect(() => harm({ counts: { constructor: 20 }, weights })).toThrow(AnalysisInputError)
    expect(() => harm({ counts: { light: 20 }, weights: { light: 0 } })).toThrow(AnalysisInputError)
    expect(() => harm({ counts: { light: 20.5 }, weights })).toThrow(AnalysisInputError)
    expect(() => harm({ counts: { light: 1 }, weights }, 1)).toThrow(AnalysisInputError)
  })
})
