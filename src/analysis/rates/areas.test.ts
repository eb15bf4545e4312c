import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { poisson } from '../distributions/distributions.ts'
import { RandomStream } from '../random.ts'
import { AnalysisInputError } from '../refusal.ts'
import { funnel, interpolatedQuantile } from './funnel.ts'
import { smooth } from './smoothing.ts'

const runs = { seed: 20261121, numRuns: 200 }
const areas = fc.array(fc.record({ y: fc.nat(60), n: fc.integer({ min: 50, max: 9000 }) }), {
  minLength: 2,
  maxLength: 30,
})

const answered = <T extends { readonly kind: string }>(result: T) => {
  if (result.kind === 'refused') throw new Error('refused')
  return result as Exclude<T, { readonly kind: 'refused' }>
}
const smoothed = (list: readonly { readonly y: number; readonly n: number }[]) =>
  answered(
    smooth(
      list.map(({ y }) => y),
      list.map(({ n }) => n),
    ),
  )

describe('smoothed rates', () => {
  it('lie between the area’s own rate and the common one, and are the mean of their gamma law', () => {
    fc.assert(
      fc.property(areas, (list) => {
        const result = smoothed(list)
        for (const [area, value] of result.values.entries()) {
          const own = (list[area]?.y ?? 0) / (list[area]?.n ?? 1)
          expect(value).toBeGreaterThanOrEqual(Math.min(own, result.mean) - 1e-12)
          expect(value).toBeLessThanOrEqual(Math.max(own, result.mean) + 1e-12)
          const law = result.posterior?.[area]
          if (law) expect(law.shape / law.rate).toBeCloseTo(value, 10)
        }
      }),
      runs,
    )
  })

  it('follow the areas when these change places', () => {
    fc.assert(
      fc.property(areas, (list) => {
        const turned = smoothed([...list].reverse()).values
        for (const [area, value] of smoothed(list).values.entries()) {
          expect(turned[list.length - 1 - area]).toBeCloseTo(value, 12)
        }
      }),
      runs,
    )
  })

  it('come nearer the truth than the rates themselves', () => {
    const stream = new RandomStream(3)
    const truth = Array.from({ length: 200 }, () => 0.005 * (stream.gamma(6) / 6))
    const n = truth.map((_, area) => 200 + area * 20)
    const y = truth.map((rate, area) => stream.poisson(rate * (n[area] ?? 0)))
    const { values } = answered(smooth(y, n))
    const error = (rates: readonly number[]) =>
      rates.reduce((sum, rate, area) => sum + (rate - (truth[area] ?? 0)) ** 2, 0)
    expect(error(values)).toBeLessThan(0.6 * error(y.map((count, area) => count / (n[area] ?? 1))))
  })

  it('are the common rate when nothing but chance differs, and 0 without events', () => {
    const alike = answered(smooth([10, 10, 10], [1000, 1000, 1000]))
    expect(alike).toMatchObject({ between: 0, posterior: null, warnings: ['no-between-variance'] })
    for (const value of alike.values) expect(value).toBeCloseTo(0.01, 15)
    expect(smooth([0, 0], [10, 20])).toMatchObject({ values: [0, 0], warnings: ['no-between-variance', 'no-events'] })
  })

  it('are refused for one area and an error for impossible ones', () => {
    expect(smooth([3], [100])).toEqual({ kind: 'refused', reason: 'too-few-areas', needed: 2, had: 1 })
    for (const [y, n] of [
      [
        [1, 2],
        [100, 0],
      ],
      [
        [1, -2],
        [100, 100],
      ],
      [
        [1.5, 2],
        [100, 100],
      ],
      [[1, 2], [100]],
    ] as const)
      expect(() => smooth(y, n)).toThrow(AnalysisInputError)
  })
})

describe('the funnel', () => {
  it('has limits that meet the counts’ own distribution function at whole counts', () => {
    const law = poisson(7.3)
    for (const count of [2, 7, 12]) expect(interpolatedQuantile(law, law.atMost(count))).toBeCloseTo(count, 9)
    expect(interpolatedQuantile(law, 0.5)).toBeGreaterThan(interpolatedQuantile(law, 0.499))
  })

  it('marks about one in twenty areas that differ by chance alone', () => {
    expect(shareOutside(0)).toBeGreaterThan(0.02)
    expect(shareOutside(0)).toBeLessThan(0.065)
  })

  it('widens when the areas really differ, so that most stay within', () => {
    const result = simulated(new RandomStream(9), 0.2)
    expect(result.method).toBe('random-effects')
    expect(result.warnings).toContain('overdispersed')
    for (const { chance, widened } of result.areas) {
      expect(widened?.limits95.high).toBeGreaterThan(chance.limits95.high)
      expect(widened?.limits998.high).toBeGreaterThan(chance.limits998.high)
    }
    const outside = shareOutside(0.2)
    expect(outside).toBeLessThan(0.12)
    expect(shareOutside(0.2, 'chance')).toBeGreaterThan(2 * outside)
  })

  it('keeps the probabilities with their areas when these change places', () => {
    const O = [4, 9, 21, 2, 7, 15, 3, 12, 6, 30]
    const E = [5, 8, 14, 3, 6, 17, 4, 10, 7, 25]
    const one = answered(funnel(O, E))
    const other = answered(funnel([...O].reverse(), [...E].reverse()))
    expect(other.phi).toBeCloseTo(one.phi, 12)
    expect(other.areas.map(({ q }) => q).reverse()).toEqual(one.areas.map(({ q }) => q))
  })

  it('does not judge the spread from fewer than ten areas, and says so', () => {
    expect(funnel([1, 40, 3], [5, 5, 5])).toMatchObject({
      method: 'poisson',
      warnings: ['no-overdispersion-estimate'],
      needs: [{ code: 'areas', needed: 10, had: 3 }],
    })
    expect(funnel([3], [2])).toMatchObject({ kind: 'refused', reason: 'too-few-areas' })
  })

  it('takes all zeros, all alike and huge counts', () => {
    const zeros = answered(funnel(new Array(12).fill(0), new Array(12).fill(0.4)))
    expect(zeros.areas.every(({ position, chance }) => position === 'within' && chance.p === 1)).toBe(true)
    const alike = answered(funnel(new Array(12).fill(5), new Array(12).fill(5)))
    expect(alike).toMatchObject({ phi: 0, tau2: 0, method: 'poisson' })
    const huge = answered(funnel([1_000_000, 1_010_000], [1_000_000, 1_000_000]))
    expect(huge.areas.map(({ position }) => position)).toEqual(['within', 'above-99.8'])
  })

  it('is an error for an area where nothing was expected, for fractions and unequal lengths', () => {
    expect(() => funnel([1, 2], [0, 3])).toThrow(AnalysisInputError)
    expect(() => funnel([1, 2.5], [1, 3])).toThrow(AnalysisInputError)
    expect(() => funnel([1, 2], [1])).toThrow(AnalysisInputError)
  })
})

function simulated(stream: RandomStream, spread: number) {
  const E = Array.from({ length: 40 }, () => 1 + 8 * stream.gamma(2))
  return answered(
    funnel(
      E.map((mean) => stream.poisson(spread === 0 ? mean : mean * spread * stream.gamma(1 / spread))),
      E,
    ),
  )
}

function shareOutside(spread: number, by: 'position' | 'chance' = 'position'): number {
  const stream = new RandomStream(17)
  const all = Array.from({ length: 25 }, () => simulated(stream, spread).areas).flat()
  const outside = all.filter(({ position, ratio, chance }) =>
    by === 'position' ? position !== 'within' : ratio < chance.limits95.low || ratio > chance.limits95.high,
  )
  return outside.length / all.length
}
