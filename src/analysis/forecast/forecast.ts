import type { Prior } from '../early-warning/pool.ts'
import type { Season } from '../early-warning/season.ts'
import type { Need, Refused, TooShort } from '../refusal.ts'
import {
  type ForecastInput,
  type ForecastWarning,
  firstWeek,
  fitHorizonModel,
  type HorizonModel,
  lawOf,
  type MeanAndSize,
} from './horizon-model.ts'
import { historyOf, type NaiveName, naiveForecasts } from './naive-forecasts.ts'
import { countPredictive, type PredictiveLaw, quantileLevels } from './predictive-law.ts'
import { type RollingOptions, rollingScores, type Skill, type SkillRefusal } from './rolling-origins.ts'

export interface Band {
  readonly low: number
  readonly high: number
  readonly level: number
}

/** A forecast count. */
export interface ForecastCount {
  /** The median. */
  readonly value: number
  readonly mean: number
  /** The 80 % band; `inner` is the 50 % band. */
  readonly interval: Band
  readonly inner: Band
  /** Whole numbers at `levels`. */
  readonly quantiles: readonly number[]
}

export interface ForecastWeek extends ForecastCount {
  /** Weeks after `latest`, from 1. */
  readonly ahead: number
}

export interface AreaForecast {
  readonly kind: 'predicted'
  /** Whose forecast it is: the best naive one where the model has done worse. */
  readonly shown: 'model' | NaiveName
  /** Observed weeks behind it. */
  readonly n: number
  /** `baseline-unavailable`: a naive forecast has done better, but the weeks it needs are missing now. */
  readonly warnings: readonly ('baseline-shown' | 'baseline-unavailable' | 'skill-unknown')[]
  readonly needs: readonly Need[]
  readonly weeks: readonly ForecastWeek[]
  /** All weeks together; null where a naive forecast is shown, which says nothing of sums. */
  readonly total: ForecastCount | null
  /** How the model has done; refused where too few weeks can be scored. */
  readonly skill: Skill | SkillRefusal
}

export interface Forecast {
  readonly kind: 'forecast'
  readonly method: 'eb-negative-binomial-forecast'
  readonly horizon: number
  /** Weeks of history. */
  readonly n: number
  readonly warnings: readonly ForecastWarning[]
  readonly needs: readonly Need[]
  readonly levels: readonly number[]
  readonly phi: number
  readonly prior: Prior
  readonly season: Season
  /** In the order of the input. */
  readonly areas: readonly (AreaForecast | Refused)[]
}

/**
 * Counts of the coming weeks in each area by the model of the alarm, pooled over the areas, with quantiles and 50 and 80 % bands. In areas
 * where that model has forecast worse than the best of three naive ones, judged by rolling origins, the naive forecast is shown instead.
 * Refuses under 104 observed weeks unless the season is given, then under 8. Errors: AnalysisInputError.
 */
export function forecast(input: ForecastInput, options: RollingOptions = {}): Forecast | TooShort {
  const model = fitHorizonModel(input)
  if (model.kind === 'refused') return model
  const scores = rollingScores(input, options)
  const { prediction, factors } = model
  const { n, phi, prior, season, needs } = prediction
  const skills = scores.kind === 'refused' ? prediction.areas.map(() => scores) : scores.areas
  return {
    kind: 'forecast',
    method: 'eb-negative-binomial-forecast',
    horizon: factors.length,
    n,
    warnings: model.warnings,
    needs,
    levels: quantileLevels,
    phi,
    prior,
    season,
    areas: skills.map((skill, area) => forecastArea(input, model, { area, skill })),
  }
}

function forecastArea(
  input: ForecastInput,
  model: HorizonModel,
  { area, skill }: { readonly area: number; readonly skill: Skill | SkillRefusal },
): AreaForecast | Refused {
  const first = firstWeek(model, area)
  if (first.kind === 'refused') return first
  const answer = { kind: 'predicted', n: first.n, skill } as const
  const isBeaten = skill.kind === 'skill' && skill.warnings.includes('baseline-better')
  const naive = isBeaten ? naiveWeeks(input, area, { name: skill.best, horizon: model.factors.length }) : null
  if (isBeaten && naive !== null) {
    return { ...answer, shown: skill.best, warnings: ['baseline-shown'], needs: [], weeks: naive, total: null }
  }
  return {
    ...answer,
    shown: 'model',
    warnings: isBeaten ? ['baseline-unavailable'] : skill.kind === 'refused' ? ['skill-unknown'] : [],
    needs: skill.kind === 'refused' ? [{ code: 'scored-origins', needed: skill.needed, had: skill.had }] : [],
    weeks: Array.from(model.factors, (factor, h) => ({ ahead: h + 1, ...countOf(lawOf(model, first, factor)) })),
    total: countOf(lawOf(model, first, sumOf(model.factors))),
  }
}

const sumOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0)

const countOf = ({ mean, size }: MeanAndSize): ForecastCount => toCount(countPredictive(mean, size))

function naiveWeeks(
  input: ForecastInput,
  area: number,
  { name, horizon }: { readonly name: NaiveName; readonly horizon: number },
): readonly ForecastWeek[] | null {
  const { latest = input.weeks - 1, baselineStart = 0, maxHistory = 260 } = input
  const first = Math.max(baselineStart, latest - maxHistory + 1)
  const lawAhead = naiveForecasts(historyOf(input, area, { first, last: latest }))[name]
  const weeks: ForecastWeek[] = []
  for (let ahead = 1; ahead <= horizon; ahead++) {
    const law = lawAhead(ahead)
    if (law === null) return null
    weeks.push({ ahead, ...toCount(law) })
  }
  return weeks
}

function toCount(law: PredictiveLaw): ForecastCount {
  return {
    value: law.quantile(0.5),
    mean: law.mean,
    interval: { low: law.quantile(0.1), high: law.quantile(0.9), level: 0.8 },
    inner: { low: law.quantile(0.25), high: law.quantile(0.75), level: 0.5 },
    quantiles: quantileLevels.map(law.quantile),
  }
}
