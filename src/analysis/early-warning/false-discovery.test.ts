import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AnalysisInputError } from '../refusal.ts'
import { benjaminiHochberg, judgeFamily } from './false-discovery.ts'

const runs = { seed: 20261120, numRuns: 200 }
const probabilities = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 60 })

describe('false-discovery control', () => {
  it('never gives a q below its p or above 1, and keeps the order of the p', () => {
    fc.assert(
      fc.property(probabilities, (p) => {
        const q = [...benjaminiHochberg(Float64Array.from(p))]
        for (const [i, own] of p.entries()) {
          expect(q[i]).toBeGreaterThanOrEqual(own * (1 - 1e-12))
          expect(q[i]).toBeLessThanOrEqual(1)
          for (const [j, other] of p.entries()) if (own < other) expect(q[i]).toBeLessThanOrEqual(q[j] ?? Number.NaN)
        }
      }),
      runs,
    )
  })

  it('rejects exactly what the step-up rule rejects', () => {
    fc.assert(
      fc.property(probabilities, fc.double({ min: 0.01, max: 0.5, noNaN: true }), (p, level) => {
        const sorted = p.toSorted((a, b) => a - b)
        const last = sorted.findLastIndex((value, index) => (p.length * value) / (index + 1) <= level)
        const rejected = benjaminiHochberg(Float64Array.from(p)).filter((q) => q <= level).length
        expect(rejected).toBe(sorted.filter((value) => last >= 0 && value <= (sorted[last] ?? -1)).length)
      }),
      runs,
    )
  })

  it('calls a rare and large count a signal, a less rare one a watch', () => {
    const verdict = judgeFamily([
      { midP: 0.001, observed: 9, expected: 2 },
      { midP: 0.08, observed: 4, expected: 1.5 },
      { midP: 0.6, observed: 1, expected: 1.2 },
    ])
    expect(verdict.verdicts.map((one) => one?.status)).toEqual(['signal', 'watch', 'none'])
    expect(verdict).toMatchObject({ method: 'bh-mid-p', n: 3, warnings: [] })
    expect(verdict.expectedFalseSignals).toBeCloseTo(0.1, 12)
  })

  it('holds back a rarity that is small in events or in proportion', () => {
    const { verdicts } = judgeFamily([
      { midP: 0.001, observed: 2, expected: 0.01 },
      { midP: 0.001, observed: 149, expected: 100 },
      { midP: 0.001, observed: 150, expected: 100 },
    ])
    expect(verdicts.map((one) => one?.status)).toEqual(['none', 'none', 'signal'])
    expect(verdicts.map((one) => one?.belowEffect)).toEqual([true, true, false])
  })

  it('leaves untested series out of the family', () => {
    const test = { midP: 0.04, observed: 5, expected: 1 }
    const verdict = judgeFamily([null, test, null])
    expect(verdict).toMatchObject({ n: 1, warnings: ['untested-series'] })
    expect(verdict.verdicts).toEqual([null, { q: 0.04, status: 'signal', belowEffect: false }, null])
    expect(judgeFamily([]).warnings).toEqual(['empty-family'])
  })

  it('rejects what is no probability, count or expectation', () => {
    for (const wrong of [
      { midP: Number.NaN, observed: 1, expected: 1 },
      { midP: 1.1, observed: 1, expected: 1 },
      { midP: 0.5, observed: -1, expected: 1 },
      { midP: 0.5, observed: 1, expected: 0 },
    ]) {
      expect(() => judgeFamily([wrong])).toThrow(AnalysisInputError)
    }
  })
})
