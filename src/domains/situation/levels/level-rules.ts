import { z } from 'zod'
import { floorLevel, type LevelState, type LevelStep, scoreIndicators, stepLevel } from '#analysis/level/level.ts'
import { type RuleSet, requireRuleSet } from '#analysis/level/rule-set.ts'
import { AnalysisInputError } from '#analysis/refusal.ts'
import { type Rejection, reject } from '#kernel/errors/problem.ts'
import { decimal, oneOf, wholeNumber } from '#kernel/model/fields.ts'
import type { IsoWeek } from '#kernel/time/week.ts'

/** The rules that suggest an area's level: data that the municipality may change, with a default set. */
const Curve = z.strictObject({
  scale: oneOf(['linear', 'log10']),
  knots: z
    .array(z.strictObject({ at: decimal(0, 1000), points: decimal(0, 4) }))
    .min(1)
    .max(12),
})
export const indicatorIds = ['volume', 'severity', 'rate', 'repeat-places', 'trend'] as const
export type IndicatorId = (typeof indicatorIds)[number]
export const LevelRules = z.strictObject({
  indicators: z.array(z.strictObject({ id: oneOf(indicatorIds), weight: decimal(0.01, 1), curve: Curve })).min(1),
  cuts: z.array(decimal(0, 4)).length(4),
  minimumCoverage: decimal(0, 1),
  hysteresis: z.strictObject({
    upMargin: decimal(0, 4),
    downMargin: decimal(0, 4),
    upPeriods: wholeNumber(1, 52),
    downPeriods: wholeNumber(1, 52),
    jump: wholeNumber(2, 4),
  }),
  /** the weeks whose events are set against the expected; rules from before there was a choice look at one */
  volumeWindow: z
    .preprocess((value) => (typeof value === 'string' ? Number(value) : value), z.union([z.literal(1), z.literal(4)]))
    .default(1),
  /** a place counts as repeated when the same category came there this many times in four weeks */
  repeatsInFourWeeks: wholeNumber(2, 50),
})
export type LevelRules = z.infer<typeof LevelRules>
/** `id` null: the default rules, which no municipality has stored. */
export type StoredRules = {
  readonly id: number | null
  readonly validFrom: IsoWeek
  readonly rules: LevelRules
  readonly note: string
  readonly createdAt: string | null
}

/** -log10(2 midP) · 4 / 2.7: half as likely as chance gives 0 points, one in a thousand gives 4. */
const rarity = {
  scale: 'log10' as const,
  knots: [
    { at: 0.001, points: 4 },
    { at: 0.5, points: 0 },
  ],
}
const rising = (...knots: readonly (readonly [at: number, points: number])[]) => ({
  scale: 'linear' as const,
  knots: knots.map(([at, points]) => ({ at, points })),
})

export const defaultLevelRules: LevelRules = {
  indicators: [
    { id: 'volume', weight: 0.3, curve: rarity },
    { id: 'severity', weight: 0.2, curve: rising([0, 0], [3, 4]) },
    { id: 'rate', weight: 0.25, curve: rising([0.8, 0], [2.5, 4]) },
    { id: 'repeat-places', weight: 0.15, curve: rising([0, 0], [1, 1.5], [3, 4]) },
    { id: 'trend', weight: 0.1, curve: rising([0, 0], [0.08, 4]) },
  ],
  cuts: [1, 1.75, 2.5, 3.25],
  minimumCoverage: 0.6,
  hysteresis: { upMargin: 0, downMargin: 0.25, upPeriods: 2, downPeriods: 4, jump: 2 },
  volumeWindow: 4,
  repeatsInFourWeeks: 2,
}

/** Whether rules can be followed: what a form's fields alone cannot tell. */
export function checkLevelRules(rules: LevelRules): Rejection | null {
  try {
    requireRuleSet(toRuleSet(rules))
    return null
  } catch (error) {
    if (!(error instanceof AnalysisInputError)) throw error
    return reject(`levels.rejected.rules-${error.code}`, { name: String(error.params.name ?? '') })
  }
}

/** What is known of an area in a week; null is missing, never zero. */
export type Indicators = Readonly<Record<IndicatorId, number | null>>
export type AreaSituation = {
  readonly indicators: Indicators
  /** serious events of the week that set a minimum level, by category */
  readonly serious: readonly { readonly categoryId: number; readonly n: number; readonly minimumLevel: number | null }[]
  readonly observed: number
  readonly expected: { readonly low: number; readonly high: number } | null
  /** the weeks that the volume is taken from, when they are more than this one */
  readonly volume: {
    readonly weeks: number
    readonly observed: number
    readonly low: number
    readonly high: number
  } | null
  readonly repeatPlaces: number
  /** an unfinished week is not judged */
  readonly complete: boolean
}
/** Why a level is suggested, as codes and numbers; the words stand in the texts. */
export type LevelReason = { readonly code: string; readonly params: Readonly<Record<string, number>> }
export type Suggestion = {
  readonly level: number | null
  readonly score: number | null
  readonly state: LevelState
  readonly reasons: readonly LevelReason[]
  /** each indicator's share of the score, in points */
  readonly contributions: readonly {
    readonly id: string
    readonly value: number
    readonly points: number
    readonly contribution: number
  }[]
}

export const toRuleSet = (rules: LevelRules): RuleSet => ({
  indicators: rules.indicators,
  cuts: rules.cuts,
  minimumCoverage: rules.minimumCoverage,
  hysteresis: rules.hysteresis,
  floors: [],
})

/** One week's step: score, hysteresis against the weeks before, floor of serious events, and the reasons in order of weight. */
export function suggestLevel(rules: LevelRules, before: LevelState, situation: AreaSituation): Suggestion {
  const ruleSet = toRuleSet(rules)
  const score = scoreIndicators(ruleSet, situation.indicators)
  const floors = situation.serious.flatMap(({ minimumLevel, n }) =>
    minimumLevel !== null && n > 0 ? [{ id: 'serious', atLeast: 1, minimumLevel }] : [],
  )
  const minimumLevel = floorLevel({ ...ruleSet, floors }, { serious: floors.length })
  const step = stepLevel(before, score.score, { ruleSet, minimumLevel })
  const known = score.score !== null || step.floor !== null
  return {
    level: known ? step.level : null,
    score: score.score,
    state: step.state,
    reasons: reasonsFor(situation, score.contributions, {
      step: stepReason(step, rules),
      unknown: score.score === null,
      floor: step.floor?.minimumLevel ?? null,
      coverage: score.coverage,
    }),
    contributions: score.contributions.map(({ id, value, points, contribution }) => ({
      id,
      value,
      points,
      contribution,
    })),
  }
}

type Told = {
  readonly step: LevelReason | null
  readonly unknown: boolean
  readonly floor: number | null
  readonly coverage: number
}

/** What hysteresis did or is counting towards; nothing to say when the score stays where the level is. */
function stepReason({ reason, state }: LevelStep, { hysteresis }: LevelRules): LevelReason | null {
  const { upPeriods, downPeriods } = hysteresis
  if (reason !== 'kept') return { code: `level.reason.${reason}`, params: {} }
  if (state.upRun > 0) return { code: 'level.reason.above', params: { run: state.upRun, upPeriods } }
  if (state.downRun > 0) return { code: 'level.reason.below', params: { run: state.downRun, downPeriods } }
  return null
}

function reasonsFor(
  situation: AreaSituation,
  contributions: readonly { id: string; value: number; contribution: number }[],
  told: Told,
): readonly LevelReason[] {
  const { observed, expected, volume, repeatPlaces, serious, complete } = situation
  const value = (id: string) => contributions.find((one) => one.id === id)
  const reasons: LevelReason[] = [
    expected
      ? { code: 'level.reason.volume', params: { observed, low: expected.low, high: expected.high } }
      : { code: 'level.reason.volume-unknown', params: { observed } },
  ]
  if (volume !== null && (value('volume')?.contribution ?? 0) > 0.1)
    reasons.push({ code: 'level.reason.volume-weeks', params: { ...volume } })
  const seriousEvents = serious.reduce((sum, { n }) => sum + n, 0)
  if (seriousEvents > 0) reasons.push({ code: 'level.reason.serious', params: { n: seriousEvents } })
  if (repeatPlaces > 0) reasons.push({ code: 'level.reason.repeat-places', params: { n: repeatPlaces } })
  const severity = value('severity')
  if (severity && severity.contribution > 0.1) reasons.push({ code: 'level.reason.severity', params: {} })
  const rate = value('rate')
  if (rate && rate.contribution > 0.1)
    reasons.push({ code: 'level.reason.rate', params: { ratio: Math.round(rate.value * 10) / 10 } })
  const trend = value('trend')
  if (trend && trend.contribution > 0) reasons.push({ code: 'level.reason.trend', params: {} })
  if (told.floor !== null) reasons.push({ code: 'level.reason.floor', params: { level: told.floor } })
  if (!complete) reasons.push({ code: 'level.reason.unfinished', params: {} })
  else if (told.unknown)
    reasons.push({ code: 'level.reason.coverage', params: { percent: Math.round(told.coverage * 100) } })
  else if (told.step) reasons.push(told.step)
  return reasons
}
