import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { binomial, poisson } from '../distributions/distributions.ts'
import { RandomStream } from '../random.ts'
import { AnalysisInputError } from '../refusal.ts'
import { eTest, exactChange } from './exact-change.ts'
import { exactRatio } from './exact-ratio.ts'
import { answered } from './testing/panels.ts'

describe('the exact change of one area', () => {
  it('adds the probabilities of all outcomes no likelier', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 5 }),
        (k1, k0, t1) => {
          const law = binomial(k0 + k1, t1 / (t1 + 2))
          const masses = Array.from({ length: k0 + k1 + 1 }, (_, y) => Math.exp(law.logPmf(y)))
          const own = masses[k1] ?? 0
          const change = answered(exactChange({ k0, t0: 2, k1, t1 }))
          const noLikelier = masses.filter((mass) => mass <= own * (1 + 1e-7)).reduce((sum, mass) => sum + mass, 0)
          expect(change.p).toBeCloseTo(Math.min(1, noLikelier), 10)
          const tails = [law.atMost(k1) - own / 2, law.atLeast(k1) - own / 2]
          expect(change.midP).toBeCloseTo(Math.min(1, 2 * Math.min(...tails)), 10)
        },
      ),
      { seed: 5, numRuns: 100 },
    )
  })

  it('depends on the ratio of the times only, and turns over with before and after', () => {
    const weeks = answered(exactChange({ k0: 30, t0: 104, k1: 9, t1: 52 }))
    const years = answered(exactChange({ k0: 30, t0: 2, k1: 9, t1: 1 }))
    const turned = answered(exactChange({ k0: 9, t0: 1, k1: 30, t1: 2 }))
    expect(years.value).toBeCloseTo(weeks.value ?? 0, 12)
    expect(years.p).toBeCloseTo(weeks.p, 12)
    expect(turned.value).toBeCloseTo(1 / (weeks.value ?? 0), 10)
    expect(turned.interval.low).toBeCloseTo(1 / (weeks.interval.high ?? 0), 9)
    expect(turned.midP).toBeCloseTo(weeks.midP, 10)
  })

  it('covers the truth in at least 95 of 100 cases and holds its level', () => {
    const draws = new RandomStream(8)
    let covered = 0
    let found = 0
    const rounds = 3000
    for (let round = 0; round < rounds; round++) {
      const { interval } = answered(exactChange({ k0: draws.poisson(12), t0: 2, k1: 1 + draws.poisson(4), t1: 1 }))
      const still = answered(exactChange({ k0: draws.poisson(12), t0: 2, k1: draws.poisson(6), t1: 1 }))
      if (interval.low <= 5 / 6 && (interval.high ?? 99) >= 5 / 6) covered += 1
      if (still.p < 0.05) found += 1
    }
    expect(covered / rounds).toBeGreaterThan(0.945)
    expect(found / rounds).toBeLessThan(0.055)
  })

  it('has no upper limit when nothing happened before, and no answer when nothing happened', () => {
    const fresh = answered(exactChange({ k0: 0, t0: 1, k1: 3, t1: 1 }))
    expect(fresh).toMatchObject({ value: null, warnings: ['no-control', 'unbounded'] })
    expect(fresh.interval.high).toBeNull()
    expect(exactChange({ k0: 0, t0: 1, k1: 0, t1: 1 })).toMatchObject({ reason: 'no-events' })
  })

  it('rejects what cannot be', () => {
    for (const bad of [{ k0: -1 }, { k1: 0.5 }, { t0: 0 }, { t1: Number.NaN }]) {
      expect(() => exactChange({ k0: 3, t0: 1, k1: 2, t1: 1, ...bad })).toThrow(AnalysisInputError)
    }
  })
})

describe('the E-test', () => {
  it('is the sum over all pairs that are at least as far apart', () => {
    for (const counts of [
      { k0: 6, t0: 1, k1: 1, t1: 1 },
      { k0: 4, t0: 3, k1: 4, t1: 1 },
      { k0: 0, t0: 2, k1: 2, t1: 5 },
      { k0: 5, t0: 1, k1: 5, t1: 1 },
    ]) {
      expect(eTest(counts).p).toBeCloseTo(eTestByHand(counts), 9)
    }
  })

  it('takes huge counts in its stride', () => {
    const { p } = eTest({ k0: 50_000, t0: 1, k1: 50_600, t1: 1 })
    expect(p).toBeGreaterThan(0.05)
    expect(p).toBeLessThan(0.07)
  })

  it('says when unequal times make it bolder than the conditional test', () => {
    const counts = { k0: 60, t0: 156, k1: 12, t1: 52 }
    expect(eTest(counts).warnings).toEqual(['unequal-times'])
    expect(eTest(counts).p).toBeLessThan(answered(exactChange(counts)).p)
    expect(eTest({ k0: 0, t0: 1, k1: 0, t1: 1 }).p).toBe(1)
  })
})

function eTestByHand({ k0, t0, k1, t1 }: { k0: number; t0: number; k1: number; t1: number }): number {
  const rate = (k0 + k1) / (t0 + t1)
  const [before, after] = [poisson(rate * t0), poisson(rate * t1)]
  const apart = (x1: number, x0: number) => {
    const spread = x1 / t1 ** 2 + x0 / t0 ** 2
    return spread === 0 ? 0 : Math.abs(x1 / t1 - x0 / t0) / Math.sqrt(spread)
  }
  let sum = 0
  for (let x1 = 0; x1 < 60; x1++) {
    for (let x0 = 0; x0 < 60; x0++) {
      if (apart(x1, x0) >= apart(k1, k0) - 1e-12) sum += Math.exp(after.logPmf(x1) + before.logPmf(x0))
    }
  }
  return sum
}

describe('the exact ratio', () => {
  it('has limits at which the observed table is just as rare as promised', () => {
    // Margins 4 and 4 of 8 with three in the corner: weights 1, 16, 36, 16, 1 times powers of the ratio.
    const { interval } = answered(exactRatio({ T0: 1, T1: 3, C0: 3, C1: 1 }))
    const weights = [1, 16, 36, 16, 1]
    const tail = (odds: number, from: number, to: number) => {
      const masses = weights.map((weight, s) => weight * odds ** s)
      const all = masses.reduce((sum, mass) => sum + mass, 0)
      return masses.slice(from, to).reduce((sum, mass) => sum + mass, 0) / all
    }
    expect(tail(interval.low, 3, 5)).toBeCloseTo(0.025, 9)
    expect(tail(interval.high ?? 0, 0, 4)).toBeCloseTo(0.025, 9)
  })

  it('is the same when before and after, or treated and control, change places', () => {
    const count = fc.integer({ min: 1, max: 60 })
    fc.assert(
      fc.property(count, count, count, count, (T0, T1, C0, C1) => {
        const plain = answered(exactRatio({ T0, T1, C0, C1 }))
        const turned = answered(exactRatio({ T0: T1, T1: T0, C0: C1, C1: C0 }))
        const swapped = answered(exactRatio({ T0: C0, T1: C1, C0: T0, C1: T1 }))
        for (const other of [turned, swapped]) {
          expect(other.p).toBeCloseTo(plain.p, 9)
          expect(other.midP).toBeCloseTo(plain.midP, 9)
          expect(Math.log(other.value ?? 0)).toBeCloseTo(-Math.log(plain.value ?? 0), 7)
          expect(Math.log(other.interval.low)).toBeCloseTo(-Math.log(plain.interval.high ?? 0), 7)
        }
        expect(plain.midP).toBeLessThanOrEqual(1)
      }),
      { seed: 6, numRuns: 60 },
    )
  })

  it('covers the truth in at least 95 of 100 cases', () => {
    const draws = new RandomStream(4)
    let covered = 0
    for (let round = 0; round < 800; round++) {
      const T1 = 1 + draws.poisson(3)
      const { interval } = answered(
        exactRatio({ T0: draws.poisson(8), T1, C0: 1 + draws.poisson(9), C1: draws.poisson(10) }),
      )
      if (interval.low <= 0.5 && (interval.high ?? 99) >= 0.5) covered += 1
    }
    expect(covered / 800).toBeGreaterThan(0.94)
  })

  it('is refused when the margins leave one table, and open when a cell is empty', () => {
    expect(exactRatio({ T0: 0, T1: 0, C0: 5, C1: 6 })).toMatchObject({ reason: 'one-table-only' })
    expect(exactRatio({ T0: 7, T1: 0, C0: 9, C1: 0 })).toMatchObject({ reason: 'one-table-only' })
    expect(exactRatio({ T0: 4, T1: 0, C0: 5, C1: 5 })).toMatchObject({ value: 0, interval: { low: 0 } })
    expect(answered(exactRatio({ T0: 0, T1: 4, C0: 5, C1: 5 }))).toMatchObject({
      value: null,
      interval: { high: null },
      warnings: ['assumes-pure-chance', 'unbounded'],
    })
  })

  it('takes huge counts in its stride and no impossible ones', () => {
    const huge = answered(exactRatio({ T0: 100_000, T1: 99_000, C0: 100_000, C1: 100_000 }))
    expect(huge.value).toBeCloseTo(0.99, 4)
    expect(huge.interval.low).toBeGreaterThan(0.975)
    expect(() => exactRatio({ T0: -1, T1: 3, C0: 3, C1: 1 })).toThrow(AnalysisInputError)
  })
})
