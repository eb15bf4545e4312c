import { describe, expect, it } from 'vitest'
import { type Comparison, checkTopic } from '../testing/golden.ts'
import { weightedKappa } from './agreement.ts'
import { type LevelState, type StepReason, scoreIndicators, stepLevel } from './level.ts'
import type { RuleSet } from './rule-set.ts'

describe('the reference numbers', () => {
  it('hold for the level suggestion', () => {
    const counts = checkTopic<LevelGolden>('15_levels', levelsByHand, compareLevels)
    expect(counts.reference ?? 400).toBeGreaterThan(300)
  })
})

interface LevelGolden {
  readonly meta: {
    readonly params: {
      readonly cut: readonly number[]
      readonly upMargin: number
      readonly downMargin: number
      readonly upN: number
      readonly downN: number
      readonly minCoverage: number
      readonly weights: Readonly<Record<string, number>>
    }
  }
  readonly scores: readonly {
    readonly points: Readonly<Record<string, number | null>>
    readonly score: number | null
    readonly contributions: Readonly<Record<string, number>>
    readonly coverage: number
    readonly level: number | null
  }[]
  readonly hysteresis: readonly {
    readonly name: string
    readonly scores: readonly (number | null)[]
    readonly overrides: Readonly<Record<string, number>>
    readonly start: number
    readonly trace: readonly (LevelState & { readonly reason: string })[]
  }[]
  readonly kappa: {
    readonly a: readonly number[]
    readonly b: readonly number[]
    readonly quadratic: number
    readonly linear: number
    readonly agree: number
  }
}

/** Indicators whose value is the points themselves. */
function pointRules(weights: Readonly<Record<string, number>>): RuleSet {
  const curve = {
    scale: 'linear',
    knots: [
      { at: 0, points: 0 },
      { at: 4, points: 4 },
    ],
  } as const
  return {
    indicators: Object.entries(weights).map(([id, weight]) => ({ id, weight, curve })),
    cuts: [1, 1.75, 2.5, 3.25],
    minimumCoverage: 0.6,
    hysteresis: { upMargin: 0, downMargin: 0.25, upPeriods: 2, downPeriods: 4, jump: 2 },
    floors: [],
  }
}

const reasonWords: Readonly<Record<StepReason, string>> = {
  kept: 'kept',
  'raised-after-run': 'raised: 2 periods above',
  'raised-by-jump': 'raised: jump of 2+, one step at once',
  'lowered-after-run': 'lowered: 4 periods below cut-0.25',
  'kept-without-score': 'insufficient data: level kept',
  override: 'override',
}

function compareLevels(c: Comparison, golden: LevelGolden): void {
  const { cut, upMargin, downMargin, upN, downN, minCoverage, weights } = golden.meta.params
  // The reference goes straight to the raw level when the last period of a run is far above; its own step, an option of ours.
  const afterRun = 'raw-level'
  const hysteresis = { upMargin, downMargin, upPeriods: upN, downPeriods: downN, jump: 2, afterRun } as const
  const ruleSet = { ...pointRules(weights), cuts: cut, minimumCoverage: minCoverage, hysteresis }
  for (const expected of golden.scores) {
    const score = scoreIndicators(ruleSet, expected.points)
    c.near('coverage', score.coverage, expected.coverage)
    c.same('raw level', score.rawLevel, expected.level)
    if (expected.score === null) c.same('score', score.score, null)
    else c.near('score', score.score, expected.score)
    c.same('contributions', score.contributions.length, Object.keys(expected.contributions).length)
    for (const part of score.contributions)
      c.near(part.id, part.contribution, expected.contributions[part.id] ?? Number.NaN)
  }
  for (const run of golden.hysteresis) {
    let state: LevelState = { level: run.start, upRun: 0, downRun: 0 }
    for (const [period, expected] of run.trace.entries()) {
      const override = run.overrides[String(period)] ?? null
      const step = stepLevel(state, run.scores[period] ?? null, { ruleSet, override })
      state = step.state
      c.same(`${run.name} ${period} level`, state.level, expected.level)
      c.same(`${run.name} ${period} up`, state.upRun, expected.upRun)
      c.same(`${run.name} ${period} down`, state.downRun, expected.downRun)
      c.same(`${run.name} ${period} reason`, reasonWords[step.reason], expected.reason)
    }
  }
  const { a, b, quadratic, linear, agree } = golden.kappa
  for (const [weights, expected] of Object.entries({ quadratic, linear } as const)) {
    const agreement = weightedKappa(a, b, { weights: weights === 'linear' ? 'linear' : 'quadratic' })
    if (agreement.kind === 'refused') throw new Error('refused')
    c.near(`kappa ${weights}`, agreement.value, expected)
    c.near('agreement', agreement.agree, agree)
  }
}

function levelsByHand(c: Comparison): void {
  const ruleSet = pointRules({ a: 3, b: 1 })
  const both = scoreIndicators(ruleSet, { a: 2, b: 4 })
  c.near('score', both.score, 2.5)
  c.same('level', both.rawLevel, 4)
  c.near('first contribution', both.contributions[0]?.contribution, 1.5)
  c.near('without b', scoreIndicators(ruleSet, { a: 2, b: null }).score, 2)
  c.same('without a', scoreIndicators(ruleSet, { a: null, b: 4 }).score, null)
  let state: LevelState = { level: 1, upRun: 0, downRun: 0 }
  for (const [score, level] of [
    [1.2, 1],
    [1.2, 2],
    [0.5, 2],
    [0.5, 2],
    [0.5, 2],
    [0.5, 1],
    [3.4, 2],
  ] as const) {
    state = stepLevel(state, score, { ruleSet }).state
    c.same(`level after ${score}`, state.level, level)
  }
  // One of four pairs differs; by chance it would be two.
  const agreement = weightedKappa([1, 1, 2, 2], [1, 2, 2, 2], { levels: 2 })
  c.near('kappa', agreement.kind === 'refused' ? null : agreement.value, 0.5)
}
