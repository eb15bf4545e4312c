import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AnalysisInputError } from '../refusal.ts'
import { leaveOneOut } from './leave-one-out.ts'
import { scoreIndicators, stepLevel } from './level.ts'
import { overrideOn } from './override.ts'
import { type RuleSet, requireRuleSet } from './rule-set.ts'
import { suggestedRules } from './suggested-rules.ts'
import { suggestLevel, traceLevels } from './suggestion.ts'

const runs = { seed: 20261121, numRuns: 300 }
const points = fc.option(fc.double({ min: 0, max: 4, noNaN: true }), { freq: 6 })
const period = { values: {}, points: null, state: null, override: null, floorCounts: {} }
const heavy: RuleSet = {
  ...suggestedRules,
  indicators: suggestedRules.indicators.map((one) => (one.id === 'perception' ? { ...one, weight: 2 } : one)),
}

const suggest = (rules: RuleSet, given: Readonly<Record<string, number | null>>) =>
  suggestLevel(rules, { ...period, points: given })

describe('the suggested rules', () => {
  it('can be followed', () => {
    expect(() => requireRuleSet(suggestedRules)).not.toThrow()
  })

  it('give points as published: rarity, ratios, yearly rise and difference of shares', () => {
    const score = scoreIndicators(suggestedRules, {
      volume: 0.02,
      harm: 1.65,
      rate: 0.8,
      trend: 0.25,
      perception: 0.05,
    })
    const [volume, ...others] = score.contributions.map((part) => part.points)
    expect(volume).toBeCloseTo((-Math.log10(0.04) * 4) / 2.7, 10)
    for (const [place, expected] of [2, 0, 2, 2].entries()) expect(others[place]).toBeCloseTo(expected, 10)
  })
})

describe('the cap on an indicator', () => {
  it('lets it lift the raw level at most one step above what the others give', () => {
    const capped = suggest(heavy, { volume: 1.2, harm: 1, rate: 1, trend: 1, perception: 4 })
    expect(capped.score).toMatchObject({ rawLevel: 3, mostLevel: 3, warnings: ['capped'] })
    expect(capped.score.score).toBeGreaterThan(2.5)
  })

  it('gives it nothing to lift where the others have no points', () => {
    const alone = suggest(heavy, { volume: 0, harm: 0, rate: 0, trend: 0, perception: 4 })
    expect(alone.score).toMatchObject({ rawLevel: 1, mostLevel: 1, warnings: ['capped'] })
  })

  it('bites in the published rules when little else is known', () => {
    const given = { volume: 0, rate: 0, perception: 4 }
    expect(suggest({ ...suggestedRules, caps: [] }, given)).toMatchObject({ value: 2 })
    expect(suggest(suggestedRules, given)).toMatchObject({ value: 1, warnings: ['capped', 'partial-coverage'] })
  })

  it('also stops the rise of the level, jump included, but never a level that stands', () => {
    const before = { level: 2, upRun: 1, downRun: 0 }
    expect(stepLevel(before, 3.6, { ruleSet: heavy, mostLevel: 2 })).toMatchObject({ level: 2, reason: 'kept' })
    expect(stepLevel(before, 3.6, { ruleSet: heavy, mostLevel: 3 })).toMatchObject({ level: 3 })
    const high = { level: 4, upRun: 0, downRun: 0 }
    expect(stepLevel(high, 3.6, { ruleSet: heavy, mostLevel: 2 })).toMatchObject({ level: 4, reason: 'kept' })
    expect(() => stepLevel(before, 1, { ruleSet: heavy, mostLevel: 9 })).toThrow(AnalysisInputError)
  })

  it('holds whatever the points', () => {
    const all = fc.record({ volume: points, harm: points, rate: points, trend: points, perception: points })
    fc.assert(
      fc.property(all, (given) => {
        const { score } = suggest(heavy, given)
        const without = suggest({ ...heavy, minimumCoverage: 0, caps: [] }, { ...given, perception: null }).score
        if (score.rawLevel === null || given.perception === null || without.rawLevel === null) return
        expect(score.rawLevel).toBeLessThanOrEqual(without.rawLevel + 1)
        if (without.score === 0) expect(score.rawLevel).toBe(1)
      }),
      runs,
    )
  })

  it('must name an indicator of the rule set', () => {
    expect(() => requireRuleSet({ ...suggestedRules, caps: [{ id: 'absent', mostSteps: 1 }] })).toThrow(
      AnalysisInputError,
    )
    expect(() => requireRuleSet({ ...suggestedRules, caps: [{ id: 'rate', mostSteps: 5 }] })).toThrow(
      AnalysisInputError,
    )
  })
})

describe('a period', () => {
  it('starts on its raw level when there was none before, and on 1 without a score', () => {
    expect(suggest(suggestedRules, { volume: 3, harm: 3, rate: 3, trend: 3 })).toMatchObject({ value: 4, suggested: 4 })
    expect(suggest(suggestedRules, { volume: 3 })).toMatchObject({
      value: 1,
      suggested: null,
      warnings: ['insufficient-coverage'],
      needs: [{ code: 'coverage', needed: 0.6, had: 0.25 }],
    })
  })

  it('shows both what a person set and what the rules say, floor included', () => {
    const rules = { ...suggestedRules, floors: [{ id: 'grave', atLeast: 1, minimumLevel: 4 }] }
    const set = suggestLevel(rules, {
      ...period,
      points: { volume: 1, harm: 1, rate: 1 },
      state: { level: 2, upRun: 0, downRun: 0 },
      override: 1,
      floorCounts: { grave: 1 },
    })
    expect(set).toMatchObject({ value: 1, suggested: 4, step: { reason: 'override', withoutOverride: 4 } })
  })

  it('goes on from the level that a person set once that has expired', () => {
    const { trace } = traceLevels(suggestedRules, [0.2, 0.2, 0.2, 0.2, 0.2], { start: 1, overrides: { '0': 4 } })
    expect(trace.map(({ level }) => level)).toEqual([4, 4, 4, 4, 3])
  })

  it('after a run rises one step, or to the raw level where the rules say so', () => {
    const scores = [1.2, 3.4]
    const straight = { ...suggestedRules.hysteresis, afterRun: 'raw-level' } as const
    expect(traceLevels(suggestedRules, scores, { start: 1, overrides: {} }).trace.at(-1)?.level).toBe(2)
    const other = { ...suggestedRules, hysteresis: straight }
    expect(traceLevels(other, scores, { start: 1, overrides: {} }).trace.at(-1)).toMatchObject({
      level: 5,
      reason: 'raised-after-run',
    })
  })

  it('without a score leaves a trace of none, and an override outside the periods is an error', () => {
    expect(traceLevels(suggestedRules, [null], { start: 3, overrides: {} })).toMatchObject({
      n: 0,
      warnings: ['missing-periods'],
      trace: [{ level: 3 }],
    })
    expect(() => traceLevels(suggestedRules, [1], { start: 1, overrides: { '1': 2 } })).toThrow(AnalysisInputError)
    expect(() => traceLevels(suggestedRules, [1], { start: 1, overrides: { x: 2 } })).toThrow(AnalysisInputError)
  })
})

describe('an override', () => {
  it('holds for 30 days when nothing else is said', () => {
    const set = { level: 4, setOn: '2026-01-15' }
    expect(overrideOn(set, '2026-01-14')).toMatchObject({ isInForce: false, daysLeft: 0 })
    expect(overrideOn(set, '2026-01-15')).toMatchObject({ isInForce: true, expiresOn: '2026-02-14', daysLeft: 30 })
    expect(overrideOn(set, '2026-02-13')).toMatchObject({ isInForce: true, daysLeft: 1 })
    expect(overrideOn(set, '2026-02-14')).toMatchObject({ isInForce: false, daysLeft: 0 })
  })

  it('holds at most 90 days, over a turn of the year and a leap day too', () => {
    expect(overrideOn({ level: 2, setOn: '2027-12-15', expiresOn: '2028-03-14' }, '2028-03-13').isInForce).toBe(true)
    expect(() => overrideOn({ level: 2, setOn: '2027-12-15', expiresOn: '2028-03-15' }, '2028-01-01')).toThrow(
      AnalysisInputError,
    )
  })

  it('is an error when it ends before it begins or is no date', () => {
    for (const wrong of [
      { level: 2, setOn: '2026-03-02', expiresOn: '2026-03-02' },
      { level: 2, setOn: '2026-03-02', expiresOn: '2026-02-02' },
      { level: 2, setOn: '2026-02-30' },
      { level: 2, setOn: '2026-3-2' },
      { level: -1, setOn: '2026-03-02' },
    ])
      expect(() => overrideOn(wrong, '2026-03-02')).toThrow(AnalysisInputError)
  })
})

describe('the table without each indicator', () => {
  it('tells how the raw level would change, and what cannot be left out', () => {
    const given = { volume: 0.0001, harm: 0.8, rate: 0.8 }
    const table = leaveOneOut(suggestedRules, given)
    expect(table).toMatchObject({ rawLevel: 2, n: 3 })
    expect(table.rows.map(({ id, rawLevel }) => [id, rawLevel])).toEqual([
      ['volume', null],
      ['harm', null],
      ['rate', null],
    ])
    const full = leaveOneOut(suggestedRules, { ...given, trend: 0, perception: -0.05 })
    expect(full.rows.map(({ change }) => change)).toEqual([-1, 0, 0, 0, 0])
  })

  it('warns when one indicator alone carries two steps', () => {
    const rules = { ...heavy, minimumCoverage: 0.2, caps: [] }
    const table = leaveOneOut(rules, { volume: 0.5, harm: 1, rate: 1, trend: 0, perception: 0.15 })
    expect(table.warnings).toEqual(['rests-on-one-indicator'])
  })
})
