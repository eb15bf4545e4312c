import { AnalysisInputError, type Need, requireCount } from '../refusal.ts'
import {
  floorLevel,
  type LevelState,
  type LevelStep,
  type Score,
  type ScoreWarning,
  type StepReason,
  scoreIndicators,
  stepLevel,
} from './level.ts'
import type { Curve, RuleSet } from './rule-set.ts'

/** One period judged from its indicators. */
export interface LevelSuggestion {
  readonly kind: 'level'
  readonly method: 'additive-points-hysteresis'
  /** The level before any override; null without a score and without a floor. */
  readonly suggested: number | null
  /** The level that holds, which is the override where there is one. */
  readonly value: number
  readonly score: Score
  readonly step: LevelStep
  readonly n: number
  readonly warnings: readonly ScoreWarning[]
  readonly needs: readonly Need[]
}

interface PeriodInput {
  readonly values: Readonly<Record<string, number | null>>
  /** Points 0 to 4 instead of values; null for values. */
  readonly points: Readonly<Record<string, number | null>> | null
  /** null: a first period, which starts on its raw level (1 without a score). */
  readonly state: LevelState | null
  readonly override: number | null
  readonly floorCounts: Readonly<Record<string, number>>
}

/** Score, cap, hysteresis, floor and override in one step. Errors: AnalysisInputError. */
export function suggestLevel(rules: RuleSet, period: PeriodInput): LevelSuggestion {
  const score = scoreIndicators(period.points === null ? rules : onPoints(rules), period.points ?? period.values)
  const state = period.state ?? { level: score.rawLevel ?? 1, upRun: 0, downRun: 0 }
  const minimumLevel = floorLevel(rules, period.floorCounts)
  const { mostLevel } = score
  const step = stepLevel(state, score.score, { ruleSet: rules, override: period.override, minimumLevel, mostLevel })
  const isKnown = score.score !== null || minimumLevel !== null
  return {
    kind: 'level',
    method: 'additive-points-hysteresis',
    suggested: isKnown ? (step.withoutOverride ?? step.level) : null,
    value: step.level,
    score,
    step,
    n: score.n,
    warnings: score.warnings,
    needs: score.needs,
  }
}

export interface LevelTrace {
  readonly kind: 'level-trace'
  readonly method: 'hysteresis'
  readonly trace: readonly (LevelState & { readonly reason: StepReason })[]
  /** Periods with a score. */
  readonly n: number
  readonly warnings: readonly 'missing-periods'[]
  readonly needs: readonly Need[]
}

interface TraceOptions {
  readonly start: number
  /** Period, from 0, to the level that a person set. */
  readonly overrides: Readonly<Record<string, number>>
}

/** Successive periods of scores (null is missing). Errors: AnalysisInputError. */
export function traceLevels(
  ruleSet: RuleSet,
  scores: readonly (number | null)[],
  { start, overrides }: TraceOptions,
): LevelTrace {
  for (const period of Object.keys(overrides)) {
    requireCount('overrides', Number(period))
    if (Number(period) >= scores.length)
      throw new AnalysisInputError('out-of-range', { name: 'overrides', value: period })
  }
  let state: LevelState = { level: start, upRun: 0, downRun: 0 }
  const trace = scores.map((score, period) => {
    const step = stepLevel(state, score, { ruleSet, override: overrides[String(period)] ?? null })
    state = step.state
    return { ...state, reason: step.reason }
  })
  const n = scores.filter((score) => score !== null).length
  return {
    kind: 'level-trace',
    method: 'hysteresis',
    trace,
    n,
    warnings: n < scores.length ? ['missing-periods'] : [],
    needs: [],
  }
}

/** The same rules for points that are already known. */
const onPoints = (rules: RuleSet): RuleSet => ({
  ...rules,
  indicators: rules.indicators.map((indicator) => ({ ...indicator, curve: identity })),
})

const identity: Curve = {
  scale: 'linear',
  knots: [
    { at: 0, points: 0 },
    { at: 4, points: 4 },
  ],
}
