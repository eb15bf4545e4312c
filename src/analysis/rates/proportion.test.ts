import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { binomial } from '../distributions/distributions.ts'
import { AnalysisInputError } from '../refusal.ts'
import { binomialTwoSided, fisherTwoSided } from './exact-tests.ts'
import { deviateOf, type Limits } from './interval.ts'
import { newcombe, newcombeLimits, pooledTest } from './newcombe.ts'
import { clopperPearson, clopperPearsonLimits, wilson, wilsonLimits } from './proportion.ts'
import { rateRatio } from './rate-ratio.ts'

const runs = { seed: 20261121, numRuns: 300 }
const deviate = deviateOf(0.95)
const counts = fc.integer({ min: 1, max: 400 }).chain((n) => fc.record({ n: fc.constant(n), x: fc.nat(n) }))

const answered = <T extends { readonly kind: string }>(result: T) => {
  if (result.kind === 'refused') throw new Error('refused')
  return result as Exclude<T, { readonly kind: 'refused' }>
}

/** Exact probability that the interval covers the true share. */
function coverage(n: number, chance: number, limits: readonly Limits[]): number {
  const law = binomial(n, chance)
  return limits.reduce(
    (sum, { low, high }, x) => (low <= chance && chance <= high ? sum + Math.exp(law.logPmf(x)) : sum),
    0,
  )
}

function coverages(n: number, limitsOf: (x: number) => Limits): readonly number[] {
  const limits = Array.from({ length: n + 1 }, (_, x) => limitsOf(x))
  return Array.from({ length: 193 }, (_, step) => coverage(n, 0.02 + step * 0.005, limits))
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

describe('a share', () => {
  it('lies inside both of its intervals, and the mirrored share has the mirrored interval', () => {
    fc.assert(
      fc.property(counts, ({ n, x }) => {
        for (const interval of [wilson, clopperPearson]) {
          const one = answered(interval(x, n))
          const other = answered(interval(n - x, n))
          expect(one.interval.low).toBeLessThanOrEqual(one.value)
          expect(one.interval.high).toBeGreaterThanOrEqual(one.value)
          expect(one.interval.low).toBeCloseTo(1 - other.interval.high, 10)
        }
      }),
      runs,
    )
  })

  it('has a wider interval at a higher level and a narrower one with ten times the answers', () => {
    const usual = answered(wilson(12, 80))
    const wide = answered(wilson(12, 80, 0.998))
    const many = answered(wilson(120, 800))
    expect(wide.interval.low).toBeLessThan(usual.interval.low)
    expect(wide.interval.high).toBeGreaterThan(usual.interval.high)
    expect(many.interval.high - many.interval.low).toBeLessThan((usual.interval.high - usual.interval.low) / 2.5)
  })

  it('is covered by the Wilson interval 95 times in 100 on average, never under 89', () => {
    for (const n of [10, 20, 50, 200]) {
      const all = coverages(n, (x) => wilsonLimits(x / n, n, deviate))
      expect(mean(all)).toBeGreaterThan(0.95 - 0.001)
      expect(Math.min(...all)).toBeGreaterThan(0.89)
    }
  })

  it('is covered by the exact interval at least 95 times in 100 whatever it is', () => {
    for (const n of [10, 20, 50]) {
      expect(Math.min(...coverages(n, (x) => clopperPearsonLimits(x, n, 0.025)))).toBeGreaterThanOrEqual(0.95)
    }
  })

  it('of nothing is refused, and of few is warned of', () => {
    expect(wilson(0, 0)).toEqual({ kind: 'refused', reason: 'no-trials', needed: 1, had: 0 })
    expect(wilson(3, 10)).toMatchObject({
      warnings: ['few-trials'],
      needs: [{ code: 'trials', needed: 50, had: 10 }],
    })
    expect(wilson(30, 100)).toMatchObject({ warnings: [], needs: [] })
  })

  it('is an error when no data can be like that', () => {
    for (const attempt of [
      () => wilson(-1, 10),
      () => wilson(1.5, 10),
      () => wilson(11, 10),
      () => wilson(1, Number.NaN),
      () => wilson(1, 10, 1),
      () => clopperPearson(1, 10, 0),
    ])
      expect(attempt).toThrow(AnalysisInputError)
  })
})

describe('the difference of two shares', () => {
  it('is covered 95 times in 100 on average, never under 92', () => {
    for (const [n1, n2] of [
      [20, 20],
      [50, 40],
    ] as const) {
      const all = differenceCoverages(n1, n2)
      expect(mean(all)).toBeGreaterThan(0.95)
      expect(Math.min(...all)).toBeGreaterThan(0.92)
    }
  })

  it('changes sign with the order', () => {
    const one = answered(newcombe({ x1: 7, n1: 40, x2: 15, n2: 60 }))
    const other = answered(newcombe({ x1: 15, n1: 60, x2: 7, n2: 40 }))
    expect(one.value).toBeCloseTo(-other.value, 12)
    expect(one.interval.low).toBeCloseTo(-other.interval.high, 12)
    expect(one.fisherP).toBeCloseTo(other.fisherP, 12)
  })

  it('has no pooled test where everybody answered alike', () => {
    expect(newcombe({ x1: 0, n1: 40, x2: 0, n2: 50 })).toMatchObject({
      value: 0,
      pooled: null,
      fisherP: 1,
      warnings: ['no-variation'],
    })
    expect(pooledTest({ share: 1, size: 3 }, { share: 1, size: 4 })).toBeNull()
  })

  it('is refused without answers and an error with impossible ones', () => {
    expect(newcombe({ x1: 0, n1: 0, x2: 1, n2: 5 })).toMatchObject({ kind: 'refused' })
    expect(() => newcombe({ x1: 6, n1: 5, x2: 1, n2: 5 })).toThrow(AnalysisInputError)
    expect(() => newcombe({ x1: 0.5, n1: 5, x2: 1, n2: 5 })).toThrow(AnalysisInputError)
  })
})

describe('the exact two-sided tests', () => {
  it('add up all outcomes no likelier than the one seen', () => {
    expect(binomialTwoSided(1, 5, 0.5)).toBeCloseTo(12 / 32, 12)
    expect(binomialTwoSided(0, 3, 0.2)).toBeCloseTo(1, 12)
    expect(binomialTwoSided(3, 3, 0.2)).toBeCloseTo(0.008, 12)
    expect(binomialTwoSided(2, 4, 0.5)).toBe(1)
    expect(fisherTwoSided(0, 5, [5, 5])).toBeCloseTo(2 / 252, 12)
  })

  it('agree with adding up every outcome by hand', () => {
    fc.assert(
      fc.property(counts, fc.double({ min: 0.02, max: 0.98, noNaN: true }), ({ n, x }, chance) => {
        const law = binomial(n, chance)
        const seen = Math.exp(law.logPmf(x)) * (1 + 1e-7)
        let sum = 0
        for (let y = 0; y <= n; y++) if (Math.exp(law.logPmf(y)) <= seen) sum += Math.exp(law.logPmf(y))
        expect(binomialTwoSided(x, n, chance)).toBeCloseTo(Math.min(1, sum), 9)
      }),
      runs,
    )
  })
})

describe('the ratio of two rates', () => {
  it('does not change when both populations are counted in thousands, and turns round with the order', () => {
    const one = answered(rateRatio({ O1: 9, n1: 1500, O2: 60, n2: 20_000 }))
    const thousands = answered(rateRatio({ O1: 9, n1: 1.5, O2: 60, n2: 20 }))
    const other = answered(rateRatio({ O1: 60, n1: 20_000, O2: 9, n2: 1500 }))
    expect(thousands.value).toBeCloseTo(one.value ?? 0, 12)
    expect(thousands.p).toBeCloseTo(one.p, 12)
    expect(1 / (other.interval.high ?? 0)).toBeCloseTo(one.interval.low, 10)
  })

  it('has no value and no upper limit without events in the second, and is refused without any', () => {
    expect(rateRatio({ O1: 3, n1: 10, O2: 0, n2: 10 })).toMatchObject({
      value: null,
      interval: { high: null },
      warnings: ['no-events-in-second'],
    })
    expect(rateRatio({ O1: 0, n1: 10, O2: 0, n2: 10 })).toMatchObject({ kind: 'refused', reason: 'no-events' })
    expect(() => rateRatio({ O1: 1, n1: 0, O2: 1, n2: 5 })).toThrow(AnalysisInputError)
    expect(() => rateRatio({ O1: -1, n1: 5, O2: 1, n2: 5 })).toThrow(AnalysisInputError)
  })

  it('is covered at least 95 times in 100', () => {
    // Given the total, the first count is binomial: exact.
    for (const total of [5, 20, 60]) {
      for (const ratio of [0.5, 1, 2.5]) {
        const chance = ratio / (1 + ratio)
        const limits = Array.from({ length: total + 1 }, (_, O1) => {
          const { low, high } = answered(rateRatio({ O1, n1: 1, O2: total - O1, n2: 1 })).interval
          return { low: low / (1 + low), high: high === null ? 1 : high / (1 + high) }
        })
        expect(coverage(total, chance, limits)).toBeGreaterThanOrEqual(0.95)
      }
    }
  })
})

/** Exact coverage of Newcombe's interval over a grid of true shares. */
function differenceCoverages(n1: number, n2: number): readonly number[] {
  const limits = Array.from({ length: n1 + 1 }, (_, x) =>
    Array.from({ length: n2 + 1 }, (_, y) =>
      newcombeLimits({ share: x / n1, size: n1 }, { share: y / n2, size: n2 }, deviate),
    ),
  )
  const shares = Array.from({ length: 10 }, (_, step) => 0.05 + step * 0.1)
  const laws = (n: number) =>
    shares.map((share) => Array.from({ length: n + 1 }, (_, x) => Math.exp(binomial(n, share).logPmf(x))))
  const second = laws(n2)
  return laws(n1).flatMap((first, one) =>
    second.map((other, two) => {
      const truth = (shares[one] ?? 0) - (shares[two] ?? 0)
      let sum = 0
      for (const [x, row] of limits.entries()) {
        for (const [y, { low, high }] of row.entries()) {
          if (low <= truth && truth <= high) sum += (first[x] ?? 0) * (other[y] ?? 0)
        }
      }
      return sum
    }),
  )
}
