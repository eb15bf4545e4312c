import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { AnalysisInputError } from '../refusal.ts'
import { betaLaw, gammaLaw, normalLaw, studentLaw } from './continuous-laws.ts'
import { distributionMethods } from './distributions.methods.ts'
import { digamma, lnGamma, trigamma } from './gamma-function.ts'
import { hypergeometricAtLeast, hypergeometricAtMost, hypergeometricLogPmf } from './hypergeometric.ts'

const runs = { seed: 20261120, numRuns: 200 }
const urns = fc
  .tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([marked, unmarked, share]) => ({ marked, unmarked, drawn: Math.round(share * (marked + unmarked)) }))

const distribution = (input: unknown) => {
  const [found] = distributionMethods
  if (found === undefined) throw new Error('no method')
  return found.output.parse(found.run(input))
}

describe('the methods of distributions', () => {
  it.each(distributionMethods.map((method) => [method.name, method] as const))(
    'answer their example: %s',
    (_, method) => {
      const output = method.output.parse(method.run(method.example))
      expect(JSON.parse(JSON.stringify(output))).toEqual(output)
      expect(z.toJSONSchema(method.input, { io: 'input' })).toBeTypeOf('object')
    },
  )

  it('give tails, probability and quantile of each law', () => {
    expect(distribution({ law: 'poisson', mu: 1, y: 2, p: 0.5 })).toMatchObject({
      atLeast: expect.closeTo(1 - 2 / Math.E, 12),
      pmf: expect.closeTo(0.5 / Math.E, 12),
      quantile: 1,
    })
    expect(distribution({ law: 'binomial', n: 3, chance: 0.5, y: 2 })).toMatchObject({ atLeast: 0.5, quantile: null })
    expect(distribution({ law: 'hypergeometric', marked: 2, unmarked: 2, drawn: 2, y: 1 })).toMatchObject({
      pmf: expect.closeTo(4 / 6, 12),
      atLeast: expect.closeTo(5 / 6, 12),
      atMost: expect.closeTo(5 / 6, 12),
    })
    expect(distribution({ law: 'normal', mean: 10, sd: 2, x: 10, p: 0.5 })).toMatchObject({ atMost: 0.5, quantile: 10 })
    expect(distribution({ law: 'gamma', shape: 1, rate: 2, x: 20 })).toMatchObject({
      atLeast: expect.closeTo(Math.exp(-40), 30),
      pmf: null,
    })
    expect(distribution({ law: 'beta', a: 2, b: 1, x: 0.3 })).toMatchObject({ atMost: expect.closeTo(0.09, 12) })
    expect(distribution({ law: 't', df: 1, p: 0.75 })).toMatchObject({ quantile: expect.closeTo(1, 12), atMost: null })
  })

  it('reject what the law cannot have', () => {
    for (const input of [
      { law: 'poisson', mu: -1, y: 0 },
      { law: 'poisson', mu: 1, y: 0.5 },
      { law: 'hypergeometric', marked: 2, unmarked: 1, drawn: 2, y: 0 },
      { law: 'hypergeometric', marked: 2, unmarked: 1, drawn: 4, y: 1 },
      { law: 'normal', sd: 0, x: 1 },
      { law: 't', df: 3, p: 1 },
    ]) {
      expect(() => distribution(input)).toThrow(AnalysisInputError)
    }
  })
})

describe('drawing without putting back', () => {
  it('has probabilities that sum to one and tails that are their sums', () => {
    fc.assert(
      fc.property(urns, (urn) => {
        let above = 0
        for (let y = Math.min(urn.marked, urn.drawn); y >= Math.max(0, urn.drawn - urn.unmarked); y--) {
          above += Math.exp(hypergeometricLogPmf(y, urn))
          expect(hypergeometricAtLeast(y, urn)).toBeCloseTo(above, 11)
          expect(hypergeometricAtMost(y, urn) + hypergeometricAtLeast(y + 1, urn)).toBeCloseTo(1, 11)
        }
        expect(above).toBeCloseTo(1, 11)
      }),
      runs,
    )
  })

  it('is the same with drawn and marked exchanged', () => {
    fc.assert(
      fc.property(urns, fc.nat(60), (urn, y) => {
        const exchanged = { marked: urn.drawn, unmarked: urn.marked + urn.unmarked - urn.drawn, drawn: urn.marked }
        expect(hypergeometricAtLeast(y, exchanged)).toBeCloseTo(hypergeometricAtLeast(y, urn), 11)
      }),
      runs,
    )
  })
})

describe('a continuous law', () => {
  it('splits in what is at least x and what is at most x, and undoes its quantile', () => {
    const laws = fc.constantFrom(normalLaw(3, 2), gammaLaw(2.5, 0.5), betaLaw(2, 3), studentLaw(4))
    fc.assert(
      fc.property(laws, fc.double({ min: 0.001, max: 0.999, noNaN: true }), (law, p) => {
        const x = law.quantile(p)
        expect(law.atMost(x)).toBeCloseTo(p, 9)
        expect(law.atLeast(x) + law.atMost(x)).toBeCloseTo(1, 9)
      }),
      runs,
    )
    expect([betaLaw(2, 3).atLeast(-1), betaLaw(2, 3).atLeast(2), gammaLaw(2, 1).atLeast(-1)]).toEqual([1, 0, 1])
    expect(() => normalLaw(0, 1).atLeast(Number.NaN)).toThrow(AnalysisInputError)
  })
})

describe('the gamma function', () => {
  it('rises by one step as its recurrence says', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 50, noNaN: true }), (x) => {
        expect(lnGamma(x + 1) - lnGamma(x)).toBeCloseTo(Math.log(x), 9)
        expect((digamma(x + 1) - digamma(x)) * x).toBeCloseTo(1, 9)
        expect((trigamma(x) - trigamma(x + 1)) * x * x).toBeCloseTo(1, 8)
      }),
      runs,
    )
    expect(() => digamma(0)).toThrow(AnalysisInputError)
  })
})
