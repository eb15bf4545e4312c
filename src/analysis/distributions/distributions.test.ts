import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AnalysisInputError } from '../refusal.ts'
import { betaAtMost, gammaAtMost, gammaQuantile, normalAtMost, normalQuantile, studentQuantile } from './continuous.ts'
import { binomial, type CountLaw, negativeBinomial, poisson } from './distributions.ts'

const runs = { seed: 20261120, numRuns: 200 }
const mean = fc.double({ min: 0.001, max: 500, noNaN: true })
const law: fc.Arbitrary<CountLaw> = fc.oneof(
  mean.map(poisson),
  fc.tuple(mean, fc.double({ min: 0.05, max: 1e6, noNaN: true })).map(([m, size]) => negativeBinomial(m, size)),
  fc
    .tuple(fc.integer({ min: 1000, max: 2000 }), fc.double({ min: 0.001, max: 0.999, noNaN: true }))
    .map(([trials, chance]) => binomial(trials, chance)),
)
const count = fc.nat(900)
const probability = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true })

describe('a law of counts', () => {
  it('splits in what is at least y and what is below', () => {
    fc.assert(
      fc.property(law, count, (any, y) => {
        expect(any.atLeast(y + 1) + any.atMost(y)).toBeCloseTo(1, 9)
      }),
      runs,
    )
  })

  it('loses exactly the probability of y from one tail to the next', () => {
    fc.assert(
      fc.property(law, count, (any, y) => {
        const lost = any.atLeast(y) - any.atLeast(y + 1)
        expect(Math.abs(lost - Math.exp(any.logPmf(y)))).toBeLessThan(1e-9 * any.atLeast(y) + 1e-300)
      }),
      runs,
    )
  })

  it('has as quantile the first count that reaches p', () => {
    fc.assert(
      fc.property(law, probability, (any, p) => {
        const y = any.quantile(p)
        expect(any.atMost(y)).toBeGreaterThanOrEqual(p * (1 - 1e-9))
        if (y > 0) expect(any.atMost(y - 1)).toBeLessThan(p * (1 + 1e-9))
      }),
      runs,
    )
  })

  it('keeps a tail far below the smallest difference from 1', () => {
    expect(poisson(1).atLeast(40)).toBeCloseTo(Math.exp(-1) / 8.159152832478977e47 / (1 - 1 / 41), 49)
    expect(poisson(1).atLeast(40)).toBeGreaterThan(0)
    expect(negativeBinomial(1, 1).atLeast(200)).toBeCloseTo(2 ** -200, 70)
  })

  it('is summed right around a large mean, where the incomplete gamma function of the library is not', () => {
    // Reference: the same probabilities with 40 digits.
    expect(poisson(828684.5327407907).atLeast(833124) / 5.520786791996987e-7).toBeCloseTo(1, 10)
    expect(poisson(10000).quantile(0.99)).toBe(10233)
  })

  it('finds the quantiles of a very wide law by halving instead of walking', () => {
    const wide = negativeBinomial(1e8, 0.5)
    const y = wide.quantile(0.99)
    expect(wide.atMost(y)).toBeGreaterThanOrEqual(0.99 * (1 - 1e-12))
    expect(wide.atMost(y - 1)).toBeLessThan(0.99)
    expect(wide.quantile(1e-9)).toBe(0)
    expect(binomial(10 ** 9, 0.5).quantile(1 - 1e-12)).toBeLessThan(10 ** 9)
  })

  it('refuses what is no count, mean or probability', () => {
    for (const attempt of [
      () => poisson(0),
      () => poisson(Number.NaN),
      () => poisson(1e10),
      () => negativeBinomial(1, 0),
      () => negativeBinomial(1, Number.POSITIVE_INFINITY),
      () => binomial(0, 0.5),
      () => binomial(3, 1),
      () => binomial(3, 0.5).logPmf(4),
      () => poisson(1).atLeast(-1),
      () => poisson(1).atMost(1.5),
      () => poisson(1).quantile(1),
      () => normalQuantile(0),
      () => gammaQuantile(0.5, 900),
      () => gammaAtMost(1001, 10),
      () => betaAtMost(0.5, 0, 1),
    ]) {
      expect(attempt).toThrow(AnalysisInputError)
    }
  })
})

describe('a continuous law', () => {
  it('has a quantile function that undoes its distribution function', () => {
    fc.assert(
      fc.property(probability, (p) => {
        expect(normalAtMost(normalQuantile(p))).toBeCloseTo(p, 12)
      }),
      runs,
    )
  })

  it('is symmetric for Student', () => {
    fc.assert(
      fc.property(probability, fc.double({ min: 0.5, max: 300, noNaN: true }), (p, degrees) => {
        expect(studentQuantile(p, degrees) / -studentQuantile(1 - p, degrees)).toBeCloseTo(1, 6)
      }),
      runs,
    )
  })

  it('is 0 and 1 outside its range', () => {
    expect([betaAtMost(-1, 2, 3), betaAtMost(2, 2, 3), gammaAtMost(0, 2)]).toEqual([0, 1, 0])
  })
})
