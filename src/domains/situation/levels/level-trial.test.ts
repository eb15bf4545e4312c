import { describe, expect, test } from 'vitest'
import { addWeeks } from '#kernel/time/week.ts'
import { trendWord } from '../pictures/area-picture.ts'
import type { StoredLevel } from './level.ts'
import { overrideStatistics } from './level-override.ts'
import { defaultLevelRules } from './level-rules.ts'
import { summariseTrial, type TrialCell, weeksOfTrial } from './level-trial.ts'

const cell = (week: string, areaId: number, level: number | null, decided: number | null): TrialCell => ({
  week,
  areaId,
  level,
  decided,
})

describe('a trial of level rules', () => {
  test('counts changes from known week to known week, and compares only with what somebody set', () => {
    const summary = summariseTrial([
      cell('2026-W03', 1, 3, 3),
      cell('2026-W01', 1, 2, 2),
      cell('2026-W02', 1, null, 2),
      cell('2026-W04', 1, 3, null),
      cell('2026-W01', 2, 4, 2),
      cell('2026-W02', 2, 1, 2),
    ])
    expect(summary).toMatchObject({
      changes: 2,
      decidedChanges: 1,
      compared: 4,
      same: 2,
      higher: 1,
      lower: 1,
      unknown: 1,
    })
    expect(summary.areas).toEqual([
      { areaId: 1, changes: 1, decidedChanges: 1, compared: 2, different: 0 },
      { areaId: 2, changes: 1, decidedChanges: 0, compared: 2, different: 2 },
    ])
    expect(summary.differences.map(({ week, level, decided }) => [week, level, decided])).toEqual([
      ['2026-W02', 1, 2],
      ['2026-W01', 4, 2],
    ])
    expect(summary.spread[1]).toEqual({ level: 2, tried: 1, decided: 4 })
  })

  test('is of the 52 weeks that end with the latest complete one', () => {
    const weeks = weeksOfTrial('2026-W39')
    expect([weeks.length, weeks[0], weeks.at(-1)]).toEqual([52, '2025-W40', '2026-W39'])
  })
})

describe('levels set otherwise than suggested', () => {
  const row = (week: string, over: Partial<StoredLevel>): StoredLevel => ({
    areaId: 1,
    week,
    version: 1,
    rulesId: null,
    suggested: 2,
    score: 1.2,
    state: { level: 2, upRun: 0, downRun: 0 },
    reasons: [],
    level: 2,
    reason: null,
    setBy: 1,
    setByName: 'Samordnare',
    setAt: null,
    ...over,
  })
  const statistics = (rows: readonly StoredLevel[]) =>
    overrideStatistics(rows, { from: '2026-W01', to: '2026-W30', rulesOf: () => defaultLevelRules })
  /** Four weeks after week 10 with a score each; the cut-offs are 1, 1.75, 2.5 and 3.25. */
  const followed = (level: number, scores: readonly (number | null)[]) =>
    statistics([
      row('2026-W10', { level, reason: 'Fler larm' }),
      ...scores.map((score, at) => row(addWeeks('2026-W10', at + 1), { score })),
    ]).overrides[0]?.after

  test('are counted by way and by reason as it was written', () => {
    const { decisions, overrides, reasons, byArea } = statistics([
      row('2026-W10', { level: 4, reason: 'Fler larm' }),
      row('2026-W11', { level: 3, reason: 'fler  larm ' }),
      row('2026-W12', { level: 1, reason: 'Ett enda rykte' }),
      row('2026-W13', {}),
      row('2026-W14', { level: null }),
      row('2026-W15', { suggested: null, level: 5 }),
      row('2026-W40', { level: 5 }),
    ])
    expect(decisions).toBe(4)
    expect(overrides.map(({ week }) => week)).toEqual(['2026-W12', '2026-W11', '2026-W10'])
    expect(reasons.map(({ n, higher, lower }) => [n, higher, lower])).toEqual([
      [2, 2, 0],
      [1, 0, 1],
    ])
    expect(byArea).toEqual([{ areaId: 1, decisions: 4, higher: 2, lower: 1 }])
  })

  test('are set against the score of the weeks after, which does not follow from what was set', () => {
    expect(followed(4, [2.6, 2.7, 2.6, 2.8])).toBe('closer')
    expect(followed(4, [1.2, 1.1, 1.3, 1.2])).toBe('away')
    expect(followed(4, [1.8, 1.9, 2, 1.8])).toBe('unclear')
    expect(followed(4, [2.6, null])).toBe('too-early')
    expect(followed(1, [0.2, 0.1, 0.3])).toBe('closer')
  })
})

test('no direction is told on too few events, however clear their order looks', () => {
  expect(trendWord([0, 0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 2])).toBe('too-few')
  expect(trendWord([0, 1, 1, 1, 1, 1, 2, 2, 2, 3, 3, 4])).toBe('too-few')
  expect(trendWord([1, 2, 2, 3, 3, 4, 4, 5, 6, 6, 7, 8])).toBe('rising')
  expect(trendWord([8, 7, 6, 6, 5, 4, 4, 3, 3, 2, 2, 1])).toBe('falling')
  expect(trendWord([3, 2, 3, 2, 3, 2, 3, 2, 3, 2, 3, 2])).toBe('unclear')
  expect(trendWord([3, null, 2])).toBe('too-short')
})
