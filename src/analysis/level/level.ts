import { AnalysisInputError, type Need, requireCount } from '../refusal.ts'
import { pointsAt, type RuleSet } from './rule-set.ts'

export interface Contribution {
  readonly id: string
  readonly value: number
  readonly points: number
  readonly weight: number
  /** Share of the score in points: weight x points over the weights present. */
  readonly contribution: number
}

export type ScoreWarning = 'capped' | 'insufficient-coverage' | 'partial-coverage'

export interface Score {
  readonly kind: 'score'
  readonly method: 'additive-points'
  /** Indicators present. */
  readonly n: number
  readonly warnings: readonly ScoreWarning[]
  readonly needs: readonly Need[]
  /** null when too little of the weight is present. */
  readonly score: number | null
  /** Level by the cut-offs and caps, null with the score. */
  readonly rawLevel: number | null
  /** The highest raw level that the caps allow, for `stepLevel`; null without caps. */
  readonly mostLevel: number | null
  /** Present indicators in the order of the rule set; empty without a score. They add up to the score. */
  readonly contributions: readonly Contribution[]
  /** Share of the total weight present, 0 to 1. */
  readonly coverage: number
}

export interface LevelState {
  readonly level: number
  /** Consecutive periods above the next cut-off, and below the present one. */
  readonly upRun: number
  readonly downRun: number
}

export interface StepOptions {
  readonly ruleSet: RuleSet
  /** A level set by a person: taken as it is, and the counts start again. */
  readonly override?: number | null
  /** From `Score`: no rise above this. */
  readonly mostLevel?: number | null
  /** From `floorLevel`. Lifts this period's level only; the state it leaves is untouched. */
  readonly minimumLevel?: number | null
}

export type StepReason =
  | 'kept'
  | 'raised-after-run'
  | 'raised-by-jump'
  | 'lowered-after-run'
  | 'kept-without-score'
  | 'override'

export interface LevelStep {
  readonly kind: 'level-step'
  readonly method: 'hysteresis'
  /** To be passed to the next period's step. */
  readonly state: LevelState
  /** The suggestion: the state's level, or the floor if that is higher. */
  readonly level: number
  readonly reason: StepReason
  /** Set when the floor decided the level: what it would have been without. */
  readonly floor: { readonly minimumLevel: number; readonly levelWithout: number } | null
  /** What the rules, floor included, would have suggested had nobody set a level; null when nobody did. */
  readonly withoutOverride: number | null
}

/** Rounding slack of the coverage rule. */
const slack = 1e-12

/**
 * Weighted mean of the indicators' points over those present. A value that is null or absent is missing, never 0.
 * Errors: AnalysisInputError for a value that is not finite or an indicator the rule set does not know.
 */
export function scoreIndicators(ruleSet: RuleSet, values: Readonly<Record<string, number | null>>): Score {
  requireKnown(ruleSet, values)
  const present = ruleSet.indicators.flatMap((indicator) => {
    const value = values[indicator.id]
    return value === null || value === undefined ? [] : [{ indicator, value }]
  })
  const total = ruleSet.indicators.reduce((sum, indicator) => sum + indicator.weight, 0)
  const weight = present.reduce((sum, { indicator }) => sum + indicator.weight, 0)
  const coverage = weight / total
  const base = { kind: 'score', method: 'additive-points', n: present.length, coverage } as const
  if (weight === 0 || coverage < ruleSet.minimumCoverage - slack) {
    return {
      ...base,
      warnings: ['insufficient-coverage'],
      needs: [{ code: 'coverage', needed: ruleSet.minimumCoverage, had: coverage }],
      score: null,
      rawLevel: null,
      mostLevel: null,
      contributions: [],
    }
  }
  const contributions = present.map(({ indicator, value }) => {
    const points = pointsAt(indicator.curve, value)
    const contribution = (indicator.weight / weight) * points
    return { id: indicator.id, value, points, weight: indicator.weight, contribution }
  })
  const score = contributions.reduce((sum, part) => sum + part.contribution, 0)
  const mostLevel = capOf(ruleSet, contributions)
  const uncapped = rawLevel(ruleSet, score)
  const warnings: ScoreWarning[] = []
  if (mostLevel !== null && mostLevel < uncapped) warnings.push('capped')
  if (present.length < ruleSet.indicators.length) warnings.push('partial-coverage')
  return {
    ...base,
    warnings,
    needs: [],
    score,
    rawLevel: Math.min(uncapped, mostLevel ?? uncapped),
    mostLevel,
    contributions,
  }
}

/** The lowest of what the caps allow, from the contributions of all the other indicators. */
function capOf(ruleSet: RuleSet, contributions: readonly Contribution[]): number | null {
  const limits = (ruleSet.caps ?? []).flatMap(({ id, mostSteps }) => {
    const others = contributions.filter((part) => part.id !== id)
    if (others.length === contributions.length) return []
    const weight = others.reduce((sum, part) => sum + part.weight, 0)
    const points = others.reduce((sum, part) => sum + part.weight * part.points, 0)
    if (points === 0) return [1]
    return [rawLevel(ruleSet, points / weight) + mostSteps]
  })
  return limits.length === 0 ? null : Math.min(...limits, ruleSet.cuts.length + 1)
}

/** 1 plus the number of cut-offs at or below the score. */
export function rawLevel(ruleSet: RuleSet, score: number): number {
  return 1 + ruleSet.cuts.filter((cut) => score >= cut).length
}

/** The highest floor that the counts reach, or null. A floor whose count is absent is not reached. */
export function floorLevel(ruleSet: RuleSet, counts: Readonly<Record<string, number>>): number | null {
  const reached = ruleSet.floors.filter(({ id, atLeast }) => (counts[id] ?? 0) >= atLeast)
  return reached.length === 0 ? null : Math.max(...reached.map((floor) => floor.minimumLevel))
}

/** One period's step of the level, at most one level up or down. `score` null leaves level and counts as they are. Errors: AnalysisInputError. */
export function stepLevel(state: LevelState, score: number | null, options: StepOptions): LevelStep {
  const { ruleSet, override = null, minimumLevel = null, mostLevel = null } = options
  requireLevel('level', state.level, ruleSet)
  requireCount('upRun', state.upRun)
  requireCount('downRun', state.downRun)
  if (minimumLevel !== null) requireLevel('minimumLevel', minimumLevel, ruleSet)
  if (mostLevel !== null) requireLevel('mostLevel', mostLevel, ruleSet)
  const moved = moveLevel(state, score, { ruleSet, mostLevel })
  const levelWithout = moved.state.level
  const base = { kind: 'level-step', method: 'hysteresis' } as const
  if (override !== null) {
    requireLevel('override', override, ruleSet)
    const withoutOverride = Math.max(levelWithout, minimumLevel ?? levelWithout)
    return { ...base, state: restart(override), level: override, reason: 'override', floor: null, withoutOverride }
  }
  if (minimumLevel === null || minimumLevel <= levelWithout) {
    return { ...base, ...moved, level: levelWithout, floor: null, withoutOverride: null }
  }
  return { ...base, ...moved, level: minimumLevel, floor: { minimumLevel, levelWithout }, withoutOverride: null }
}

function moveLevel(
  state: LevelState,
  score: number | null,
  { ruleSet, mostLevel }: { readonly ruleSet: RuleSet; readonly mostLevel: number | null },
): { readonly state: LevelState; readonly reason: StepReason } {
  if (score === null) return { state, reason: 'kept-without-score' }
  if (!Number.isFinite(score)) throw new AnalysisInputError('not-finite', { name: 'score', value: String(score) })
  const { upMargin, downMargin, upPeriods, downPeriods, jump, afterRun = 'one-step' } = ruleSet.hysteresis
  const { level } = state
  const uncapped = rawLevel(ruleSet, score)
  const raw = Math.min(uncapped, mostLevel ?? uncapped)
  const isAbove = raw > level && score >= (ruleSet.cuts[level - 1] ?? Number.POSITIVE_INFINITY) + upMargin
  const isBelow = score < (ruleSet.cuts[level - 2] ?? Number.NEGATIVE_INFINITY) - downMargin
  const upRun = isAbove ? state.upRun + 1 : 0
  const downRun = isBelow ? state.downRun + 1 : 0

  if (isAbove && upRun >= upPeriods) {
    return { state: restart(afterRun === 'one-step' ? level + 1 : raw), reason: 'raised-after-run' }
  }
  if (isAbove && raw >= level + jump) return { state: restart(level + 1), reason: 'raised-by-jump' }
  if (isBelow && downRun >= downPeriods) return { state: restart(level - 1), reason: 'lowered-after-run' }
  return { state: { level, upRun, downRun }, reason: 'kept' }
}

function restart(level: number): LevelState {
  return { level, upRun: 0, downRun: 0 }
}

function requireLevel(name: string, level: number, ruleSet: RuleSet): void {
  requireCount(name, level)
  if (level < 1 || level > ruleSet.cuts.length + 1) throw new AnalysisInputError('out-of-range', { name, value: level })
}

function requireKnown(ruleSet: RuleSet, values: Readonly<Record<string, number | null>>): void {
  const known = new Set(ruleSet.indicators.map((indicator) => indicator.id))
  for (const [id, value] of Object.entries(values)) {
    if (!known.has(id)) throw new AnalysisInputError('unknown-indicator', { name: id })
    if (value !== null && !Number.isFinite(value)) {
      throw new AnalysisInputError('not-finite', { name: id, value: String(value) })
    }
  }
}
