import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { poisson } from '../distributions/distributions.ts'
import { RandomStream } from '../random.ts'
import { AnalysisInputError } from '../refusal.ts'
import { benjaminiHochberg } from './false-discovery.ts'
import { benjaminiYekutieli, discreteBenjaminiHochberg, holm, storey } from './false-discovery-variants.ts'

const runs = { seed: 20261120, numRuns: 150 }
const probabilities = fc
  .array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 50 })
  .map((values) => Float64Array.from(values))
const family = fc.array(fc.tuple(fc.nat(12), fc.double({ min: 0.05, max: 9, noNaN: true })), {
  minLength: 1,
  maxLength: 30,
})

describe('a variant of false-discovery control', () => {
  it('is never bolder than Benjamini-Hochberg where it promises more', () => {
    fc.assert(
      fc.property(probabilities, (p) => {
        const q = benjaminiHochberg(p)
        for (const stricter of [benjaminiYekutieli(p), holm(p)]) {
          for (const [i, own] of q.entries()) expect(stricter[i]).toBeGreaterThanOrEqual(own * (1 - 1e-12))
        }
      }),
      runs,
    )
  })

  it('is never more cautious than Benjamini-Hochberg where it knows more', () => {
    fc.assert(
      fc.property(family, (tests) => {
        const observed = Float64Array.from(tests, ([count]) => count)
        const expected = Float64Array.from(tests, ([, mean]) => mean)
        const p = observed.map((count, i) => poisson(expected[i] ?? 1).atLeast(count))
        const q = benjaminiHochberg(p)
        const discrete = discreteBenjaminiHochberg(observed, expected)
        for (const [i, own] of q.entries()) expect(discrete[i]).toBeLessThanOrEqual(own * (1 + 1e-9))
        const shrunk = storey(p)
        if (shrunk.kind === 'refused') return
        for (const [i, own] of q.entries()) expect(shrunk.q[i]).toBeLessThanOrEqual(own)
      }),
      runs,
    )
  })

  it('follows the order of the input', () => {
    fc.assert(
      fc.property(probabilities, (p) => {
        const turned = p.toReversed()
        for (const adjust of [holm, benjaminiYekutieli]) {
          expect([...adjust(turned).toReversed()]).toEqual([...adjust(p)])
        }
      }),
      runs,
    )
  })

  it('rejects anything in a family without effect no oftener than promised', () => {
    const stream = new RandomStream(20261120)
    let families = 0
    for (let round = 0; round < 400; round++) {
      const observed = Float64Array.from({ length: 20 }, () => stream.poisson(3))
      const p = observed.map((count) => poisson(3).atLeast(count))
      if (holm(p).some((adjusted) => adjusted <= 0.1)) families += 1
      expect(Math.min(...discreteBenjaminiHochberg(observed, new Float64Array(20).fill(3)))).toBeGreaterThan(0)
    }
    expect(families / 400).toBeLessThan(0.13)
  })

  it('refuses to call everything a discovery and rejects what is no probability', () => {
    expect(storey(Float64Array.of(0.1, 0.2))).toEqual({ kind: 'refused', reason: 'no-large-p', needed: 1, had: 0 })
    expect(storey(new Float64Array(0))).toMatchObject({ kind: 'refused' })
    expect([...holm(new Float64Array(0)), ...benjaminiYekutieli(new Float64Array(0))]).toEqual([])
    for (const attempt of [
      () => holm(Float64Array.of(Number.NaN)),
      () => benjaminiYekutieli(Float64Array.of(1.1)),
      () => storey(Float64Array.of(0.5), 1),
      () => discreteBenjaminiHochberg(Float64Array.of(1), Float64Array.of(1, 2)),
      () => discreteBenjaminiHochberg(Float64Array.of(0.5), Float64Array.of(1)),
      () => discreteBenjaminiHochberg(Float64Array.of(1), Float64Array.of(0)),
    ]) {
      expect(attempt).toThrow(AnalysisInputError)
    }
  })
})
