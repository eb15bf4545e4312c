import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AnalysisInputError } from '../refusal.ts'
import { floorLevel, type LevelState, rawLevel, scoreIndicators, stepLevel } from './level.ts'
import { pointsAt, type RuleSet, requireRuleSet } from './rule-set.ts'

const runs = { seed: 20261120, numRuns: 300 }

const ruleSet: RuleSet = {
  indicators: [
    {
      id: 'rarity',
      weight: 0.5,
      curve: {
        scale: 'log10',
        knots: [
          { at: 0.5 * 10 ** -2.7, points: 4 },
          { at: 0.5, points: 0 },
        ],
      },
    },
    {
      id: 'places',
      weight: 0.3,
      curve: {
        scale: 'linear',
        knots: [
          { at: 0, points: 0 },
          { at: 1, points: 1 },
          { at: 3, points: 4 },
        ],
      },
    },
    {
      id: 'rise',
      weight: 0.2,
      curve: {
        scale: 'linear',
        knots: [
          { at: 0, points: 0 },
          { at: 0.5, points: 4 },
        ],
      },
    },
  ],
  cuts: [1, 1.75, 2.5, 3.25],
  minimumCoverage: 0.6,
  hysteresis: { upMargin: 0, downMargin: 0.25, upPeriods: 2, downPeriods: 4, jump: 2 },
  floors: [
    { id: 'serious', atLeast: 1, minimumLevel: 3 },
    { id: 'gravest', atLeast: 1, minimumLevel: 5 },
  ],
}

const state = fc.record({ level: fc.integer({ min: 1, max: 5 }), upRun: fc.nat(1), downRun: fc.nat(3) })
const score = fc.option(fc.double({ min: 0, max: 4, noNaN: true }), { freq: 8 })

describe('the score', () => {
  it('follows the published formula for a probability', () => {
    const [rarity] = ruleSet.indicators
    if (rarity === undefined) throw new Error('no indicator')
    for (const midP of [0, 1e-300, 0.0005, 0.001, 0.02, 0.3, 0.5, 0.9, 1]) {
      const points = Math.min(4, Math.max(0, (-Math.log10(2 * midP) * 4) / 2.7))
      expect(pointsAt(rarity.curve, midP)).toBeCloseTo(points, 10)
    }
  })

  it('is the weighted mean of the points present, and its contributions add up to it', () => {
    const all = scoreIndicators(ruleSet, { rarity: 0.05, places: 2, rise: 0.25 })
    expect(all.score).toBeCloseTo(0.5 * (4 / 2.7) + 0.3 * 2.5 + 0.2 * 2, 10)
    expect(all).toMatchObject({ method: 'additive-points', n: 3, warnings: [], coverage: 1, rawLevel: 3 })
    const some = scoreIndicators(ruleSet, { rarity: 0.05, places: 2 })
    expect(some).toMatchObject({ n: 2, warnings: ['partial-coverage'], coverage: 0.8 })
    expect(some.contributions.reduce((sum, part) => sum + part.contribution, 0)).toBeCloseTo(some.score ?? -1, 12)
  })

  it('is withheld when too little of the weight is present, by the rule set’s own limit', () => {
    const few = { rarity: 0.05, places: null }
    expect(scoreIndicators(ruleSet, few)).toMatchObject({
      score: null,
      rawLevel: null,
      warnings: ['insufficient-coverage'],
    })
    expect(scoreIndicators({ ...ruleSet, minimumCoverage: 0.5 }, few).score).not.toBeNull()
    expect(scoreIndicators({ ...ruleSet, minimumCoverage: 0 }, {}).score).toBeNull()
  })

  it('gives a higher raw level never for a lower score', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 4, noNaN: true }), fc.double({ min: 0, max: 4, noNaN: true }), (a, b) => {
        expect(rawLevel(ruleSet, Math.min(a, b))).toBeLessThanOrEqual(rawLevel(ruleSet, Math.max(a, b)))
      }),
      runs,
    )
  })

  it('rejects an indicator it does not know and a value that is no number', () => {
    expect(() => scoreIndicators(ruleSet, { rarety: 0.05 })).toThrow(AnalysisInputError)
    expect(() => scoreIndicators(ruleSet, { rarity: Number.NaN })).toThrow(AnalysisInputError)
  })
})

describe('the level', () => {
  it('moves at most one step a period, towards the score', () => {
    fc.assert(
      fc.property(state, score, (before, value) => {
        const { state: after, reason } = stepLevel(before, value, { ruleSet })
        expect(Math.abs(after.level - before.level)).toBeLessThanOrEqual(1)
        if (value === null) expect(after).toEqual(before)
        else if (after.level !== before.level) {
          expect(Math.sign(rawLevel(ruleSet, value) - before.level)).toBe(Math.sign(after.level - before.level))
        }
        expect(reason.startsWith('kept')).toBe(after.level === before.level)
      }),
      runs,
    )
  })

  it('settles on the raw level of a score that stays', () => {
    fc.assert(
      fc.property(state, fc.double({ min: 0, max: 4, noNaN: true }), (start, value) => {
        let now: LevelState = start
        for (let period = 0; period < 20; period++) now = stepLevel(now, value, { ruleSet }).state
        const raw = rawLevel(ruleSet, value)
        const tolerated = rawLevel(ruleSet, value + ruleSet.hysteresis.downMargin)
        expect(now.level).toBeGreaterThanOrEqual(raw)
        expect(now.level).toBeLessThanOrEqual(Math.max(raw, tolerated))
      }),
      runs,
    )
  })

  it('rises one step only, even when the second period above is far above', () => {
    const first = stepLevel({ level: 1, upRun: 0, downRun: 0 }, 1.2, { ruleSet })
    const second = stepLevel(first.state, 3.4, { ruleSet })
    expect(second).toMatchObject({ level: 2, reason: 'raised-after-run' })
  })

  it('is lifted by a floor for the period only, and says what it would have been', () => {
    const before = { level: 1, upRun: 0, downRun: 0 }
    const minimumLevel = floorLevel(ruleSet, { serious: 2 })
    const lifted = stepLevel(before, 0.2, { ruleSet, minimumLevel })
    expect(lifted).toEqual({
      kind: 'level-step',
      withoutOverride: null,
      method: 'hysteresis',
      state: before,
      level: 3,
      reason: 'kept',
      floor: { minimumLevel: 3, levelWithout: 1 },
    })
    expect(stepLevel(before, null, { ruleSet, minimumLevel })).toMatchObject({ level: 3, reason: 'kept-without-score' })
    expect(stepLevel(lifted.state, 0.2, { ruleSet })).toMatchObject({ level: 1, floor: null })
    expect(stepLevel({ ...before, level: 4 }, 3, { ruleSet, minimumLevel })).toMatchObject({ level: 4, floor: null })
  })

  it('takes the highest floor reached', () => {
    expect(floorLevel(ruleSet, { serious: 1, gravest: 1 })).toBe(5)
    expect(floorLevel(ruleSet, { serious: 0 })).toBeNull()
  })

  it('is what a person sets, floor or not, and starts counting again', () => {
    const step = stepLevel({ level: 2, upRun: 1, downRun: 0 }, 3.9, { ruleSet, override: 1, minimumLevel: 3 })
    expect(step).toMatchObject({ level: 1, reason: 'override', state: { level: 1, upRun: 0, downRun: 0 }, floor: null })
  })

  it('rejects levels outside the scale', () => {
    const before = { level: 2, upRun: 0, downRun: 0 }
    for (const attempt of [
      () => stepLevel({ ...before, level: 6 }, 1, { ruleSet }),
      () => stepLevel({ ...before, upRun: -1 }, 1, { ruleSet }),
      () => stepLevel(before, 1, { ruleSet, override: 0 }),
      () => stepLevel(before, 1, { ruleSet, minimumLevel: 7 }),
      () => stepLevel(before, Number.NaN, { ruleSet }),
    ]) {
      expect(attempt).toThrow(AnalysisInputError)
    }
  })
})

describe('an edited rule set', () => {
  const codeOf = (change: Partial<RuleSet>) => {
    try {
      requireRuleSet({ ...ruleSet, ...change })
    } catch (error) {
      if (error instanceof AnalysisInputError) return error.code
      throw error
    }
    return 'accepted'
  }
  const [first] = ruleSet.indicators
  if (first === undefined) throw new Error('no indicator')
  const withKnots = (...positions: readonly number[]) => ({
    indicators: [{ ...first, curve: { scale: 'log10' as const, knots: positions.map((at) => ({ at, points: 1 })) } }],
  })

  it('is accepted when it can be followed', () => {
    expect(codeOf({})).toBe('accepted')
  })

  it('is rejected with the reason when it cannot', () => {
    expect(codeOf({ indicators: [] })).toBe('wrong-length')
    expect(codeOf({ indicators: [first, first] })).toBe('duplicate-indicator')
    expect(codeOf({ indicators: [{ ...first, weight: 0 }] })).toBe('out-of-range')
    expect(codeOf(withKnots())).toBe('wrong-length')
    expect(codeOf(withKnots(1, 1))).toBe('not-ascending')
    expect(codeOf(withKnots(0, 1))).toBe('out-of-range')
    expect(codeOf({ cuts: [2, 1] })).toBe('not-ascending')
    expect(codeOf({ cuts: [Number.NaN] })).toBe('not-finite')
    expect(codeOf({ minimumCoverage: 1.2 })).toBe('out-of-range')
    expect(codeOf({ hysteresis: { ...ruleSet.hysteresis, upPeriods: 0 } })).toBe('out-of-range')
    expect(codeOf({ hysteresis: { ...ruleSet.hysteresis, downPeriods: 1.5 } })).toBe('not-a-count')
    expect(codeOf({ floors: [{ id: 'serious', atLeast: 1, minimumLevel: 6 }] })).toBe('out-of-range')
  })
})
