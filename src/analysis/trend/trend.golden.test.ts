import { describe, expect, it } from 'vitest'
import { normalTwoSided } from '../distributions/continuous.ts'
import { type Comparison, checkTopic } from '../testing/golden.ts'
import { kendallExactP, kendallScore, kendallVariance, risingMinusFalling } from './kendall-exact.ts'
import { seasonalMannKendall } from './seasonal-trend.ts'
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
        c.same(`${name} n`, trend.n, expected.n)
        c.near(`${name} normal p`, normalTwoSided(trend.z), expected.p)
        if (expected.corTest_p !== null) c.near(`${name} p again`, normalTwoSided(trend.z), expected.corTest_p)
        if (expected.corTest_tau !== null) c.near(`${name} tau again`, trend.tau, expected.corTest_tau)
        if (expected.exact_p !== null) c.near(`${name} exact p`, kendallExactP(expected.x), expected.exact_p)
        c.same(`${name} chosen p`, trend.p, trend.n < 10 ? kendallExactP(expected.x) : normalTwoSided(trend.z))
      }
      const { x, S, p_two, p_normal } = golden.exactTies
      c.near('exact with ties', kendallExactP(x), p_two)
      c.same('S with ties', risingMinusFalling(x), S)
      c.near('normal with ties', normalTwoSided(kendallScore(S, kendallVariance(x))), p_normal)
      const seasonal = seasonalMannKendall(golden.seasonal.y, golden.seasonal.period)
      if (seasonal.kind === 'refused') throw new Error('the seasonal series was refused')
      c.same('seasonal S', seasonal.s, golden.seasonal.S)
      c.near('seasonal variance', seasonal.variance, golden.seasonal.varS)
      c.near('seasonal Z', seasonal.z, golden.seasonal.Z, { scale: 1 })
    })
    expect(counts.own).toBeGreaterThan(5)
    if (counts.reference !== null) expect(counts.reference).toBeGreaterThan(20)
  })
})

interface TrendGolden {
  readonly cases: Readonly<Record<string, TrendCase>>
  readonly seasonal: {
    readonly y: readonly number[]
    readonly period: number
    readonly S: number
    readonly varS: number
    readonly Z: number
  }
  readonly exactTies: {
    readonly x: readonly number[]
    readonly S: number
    readonly p_two: number
    readonly p_normal: number
  }
}

interface TrendCase {
  readonly x: readonly number[]
  readonly S: number
  readonly varS: number
  readonly Z: number
  readonly p: number
  readonly tau_b: number
  readonly n: number
  readonly corTest_p: number | null
  readonly corTest_tau: number | null
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
  // Two seasons of three years, one rising and one falling twice and rising once: S = 3 − 1, V = 2 · 3 · 2 · 11 / 18.
  const seasonal = seasonalMannKendall([1, 9, 2, 7, 3, 8], 2)
  if (seasonal.kind === 'refused') throw new Error('three cycles were refused')
  c.same('seasonal S', seasonal.s, 2)
  c.near('seasonal variance', seasonal.variance, (2 * 3 * 2 * 11) / 18)
  c.near('seasonal slope', seasonal.slope, 1)
  c.near('two of three orders are as extreme as 1, 1, 2', kendallExactP([1, 1, 2]), 2 / 3)
}
