import { describe, expect, it } from 'vitest'
import { normalTwoSided } from '../distributions/continuous.ts'
import { type Comparison, checkTopic } from '../testing/golden.ts'
import { kendallExactP } from './kendall-exact.ts'
import { mannKendall } from './trend.ts'

describe('the reference numbers', () => {
  it('hold for the trend', () => {
    const counts = checkTopic<TrendGolden>('06_mannkendall', trendByHand, (c, golden) => {
      for (const [name, expected] of Object.entries(golden.cases)) {
        const trend = mannKendall(expected.x, 2)
        if (trend.kind === 'refused') throw new Error(`${name} was refused`)
        c.same(`${name} S`, trend.s, expected.S)
        c.near(`${name} variance`, trend.variance, expected.varS)
        c.near(`${name} Z`, trend.z, expected.Z, { scale: 1 })
        c.near(`${name} tau`, trend.tau, expected.tau_b)
        c.near(`${name} slope`, trend.slope, expected.sen)
        c.near(`${name} slope low`, trend.slopeLow, expected.sen_ci[0])
        c.near(`${name} slope high`, trend.slopeHigh, expected.sen_ci[1])
        c.near(`${name} normal p`, normalTwoSided(trend.z), expected.p)
        if (expected.exact_p !== null) c.near(`${name} exact p`, kendallExactP(expected.x), expected.exact_p)
        c.same(`${name} chosen p`, trend.p, trend.n < 10 ? kendallExactP(expected.x) : normalTwoSided(trend.z))
      }
      c.near('exact with ties', kendallExactP(golden.exactTies.x), golden.exactTies.p_two)
    })
    expect(counts.reference ?? 80).toBeGreaterThan(75)
  })
})

interface TrendGolden {
  readonly cases: Readonly<Record<string, TrendCase>>
  readonly exactTies: { readonly x: readonly number[]; readonly p_two: number }
}

interface TrendCase {
  readonly x: readonly number[]
  readonly S: number
  readonly varS: number
  readonly Z: number
  readonly p: number
  readonly tau_b: number
  readonly exact_p: number | null
  readonly sen: number
  readonly sen_ci: readonly [number, number]
}

function trendByHand(c: Comparison): void {
  const rising = mannKendall([1, 2, 3, 4, 5, 6, 7, 8])
  if (rising.kind === 'refused') throw new Error('eight points were refused')
  c.same('S', rising.s, 28)
  c.near('variance', rising.variance, (8 * 7 * 21) / 18)
  c.near('p is two of 8! orders', rising.p, 2 / 40320)
  c.near('slope', rising.slope, 1)
  c.near('two of three orders are as extreme as 1, 1, 2', kendallExactP([1, 1, 2]), 2 / 3)
}
