import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { poisson } from '../distributions/distributions.ts'
import { AnalysisInputError } from '../refusal.ts'
import { gammaLimit } from './gamma-limit.ts'
import type { Limits } from './interval.ts'
import { byarLimits, exactLimits, midPLimits, poissonInterval, rate } from './poisson-interval.ts'

const runs = { seed: 20261121, numRuns: 200 }

function smallestCoverage(limitsOf: (O: number) => Limits): { readonly least: number; readonly mean: number } {
  const limits = Array.from({ length: 90 }, (_, O) => limitsOf(O))
  const all = Array.from({ length: 200 }, (_, step) => {
    const mean = 0.2 * (step + 1)
    const law = poisson(mean)
    return limits.reduce(
      (sum, { low, high }, O) => (low <= mean && mean <= high ? sum + Math.exp(law.logPmf(O)) : sum),
      0,
    )
  })
  return { least: Math.min(...all), mean: all.reduce((sum, value) => sum + value, 0) / all.length }
}

describe('the interval of a count', () => {
  it('covers at least 95 times in 100, exact below 10 and Byar from 10', () => {
    expect(smallestCoverage((O) => poissonInterval(O).interval).least).toBeGreaterThan(0.95)
  })

  it('covers 95 times in 100 on average by mid-p, never under 91', () => {
    const { least, mean } = smallestCoverage((O) => midPLimits(O, 0.95))
    expect(mean).toBeGreaterThan(0.95)
    expect(least).toBeGreaterThan(0.91)
  })

  it('leaves the stated tail beyond each exact limit, also for counts in the millions', () => {
    for (const O of [1, 9, 300, 801, 5000, 1_000_000]) {
      const { low, high } = exactLimits(O, 0.95)
      expect(poisson(low).atLeast(O)).toBeCloseTo(0.025, 9)
      expect(poisson(high).atMost(O)).toBeCloseTo(0.025, 9)
    }
  })

  it('grows with the count and with the level', () => {
    fc.assert(
      fc.property(fc.nat(3000), fc.constantFrom('exact', 'byar', 'mid-p'), (O, variant) => {
        const one = poissonInterval(O, { variant }).interval
        const next = poissonInterval(O + 1, { variant }).interval
        const wider = poissonInterval(O, { variant, level: 0.99 }).interval
        expect(next.low).toBeGreaterThan(one.low)
        expect(next.high).toBeGreaterThan(one.high)
        expect(wider.high).toBeGreaterThan(one.high)
        expect(wider.low).toBeLessThanOrEqual(one.low)
        expect(one.low).toBeLessThanOrEqual(O)
      }),
      runs,
    )
  })

  it('is exact, and says so, where Byar’s lower limit would be negative', () => {
    expect(byarLimits(1, 0.998).low).toBeLessThan(0)
    expect(poissonInterval(1, { variant: 'byar', level: 0.998 })).toMatchObject({
      method: 'poisson-exact',
      warnings: ['byar-below-zero'],
      interval: { low: exactLimits(1, 0.998).low },
    })
  })

  it('continues smoothly where the series takes over from the library', () => {
    const below = gammaLimit(0.975, 800)
    const above = gammaLimit(0.975, 800.000001)
    expect(above - below).toBeGreaterThan(0)
    expect((above - below) / 1e-6).toBeCloseTo((gammaLimit(0.975, 799.9) - gammaLimit(0.975, 799.8)) / 0.1, 2)
  })

  it('is an error for what is no count', () => {
    for (const O of [-1, 2.5, Number.NaN, Number.POSITIVE_INFINITY, 1e9]) {
      expect(() => poissonInterval(O)).toThrow(AnalysisInputError)
    }
    expect(() => poissonInterval(3, { level: 1 })).toThrow(AnalysisInputError)
  })
})

describe('a rate', () => {
  it('is the count’s interval over the population', () => {
    const { value, interval } = rate(20, 4000)
    expect(value).toBeCloseTo(5, 12)
    expect(interval.low).toBeCloseTo(byarLimits(20, 0.95).low / 4, 12)
    expect(rate(20, 4000, { per: 100_000 }).value).toBeCloseTo(500, 10)
  })

  it('under five events is marked as not to be printed', () => {
    expect(rate(4, 900)).toMatchObject({
      warnings: ['too-few-events-to-print'],
      needs: [{ code: 'events', needed: 5, had: 4 }],
    })
    expect(rate(5, 900).warnings).toEqual([])
  })

  it('of no population is an error', () => {
    expect(() => rate(3, 0)).toThrow(AnalysisInputError)
    expect(() => rate(3, -5)).toThrow(AnalysisInputError)
  })
})
