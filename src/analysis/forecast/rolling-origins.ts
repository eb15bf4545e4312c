import { requireSeries } from '../early-warning/baseline.ts'
import { at } from '../linear-algebra.ts'
import { type Need, type Refused, refused, requireAtMost, requireCount } from '../refusal.ts'
import {
  type ForecastInput,
  firstWeek,
  fitHorizonModel,
  type HorizonModel,
  lawOf,
  longestHorizon,
} from './horizon-model.ts'
import { historyOf, type NaiveForecast, type NaiveName, naiveForecasts, naiveNames } from './naive-forecasts.ts'
import { countPredictive, type PredictiveLaw } from './predictive-law.ts'
import { type MeanScores, ScoreSums } from './score-sums.ts'
import { type Pit, pit, pitHistogram, seasonalNaiveError } from './scores.ts'

export interface RollingOptions {
  /** Weeks from which it is forecast, one after another; at least 26, the default. */
  readonly origins?: number
}

export interface NamedScores extends MeanScores {
  readonly name: NaiveName
  readonly scaledError: number | null
}

/** How the model did in one area against the three naive forecasts, all of them in the same weeks. */
export interface Skill {
  readonly kind: 'skill'
  readonly method: 'rolling-origin-wis'
  /** 1 − the model's score over that of the best naive forecast: 0 is no better; null when the latter is perfect and the model is not. */
  readonly value: number | null
  /** Origins with a scored week. */
  readonly n: number
  readonly warnings: readonly 'baseline-better'[]
  readonly needs: readonly Need[]
  readonly model: MeanScores & { readonly scaledError: number | null }
  readonly naive: readonly NamedScores[]
  readonly best: NaiveName
  /** Shares of the outcomes by tenths of the model's law; flat is honest. */
  readonly pit: readonly number[]
}

export type SkillRefusal = Refused<'too-few-origins'>

export interface RollingScores {
  readonly kind: 'rolling-scores'
  readonly method: 'rolling-origin-wis'
  /** Origins tried. */
  readonly n: number
  readonly warnings: readonly 'baseline-better'[]
  readonly needs: readonly Need[]
  readonly areas: readonly (Skill | SkillRefusal)[]
}

const fewestOrigins = 26
const mostOrigins = 520
const seasonPeriod = 52

/**
 * Forecasts from each of the last origins that have `horizon` weeks after them, knowing only what was known then, scored by what came.
 * Weeks are scored in which the count is there and all four could forecast. Refuses when the oldest origin is too early for the model.
 * Errors: AnalysisInputError.
 */
export function rollingScores(
  input: ForecastInput,
  { origins = fewestOrigins }: RollingOptions = {},
): RollingScores | SkillRefusal {
  requireCount('origins', origins)
  requireAtMost('fewest origins', fewestOrigins, origins)
  requireAtMost('origins', origins, mostOrigins)
  const { latest = input.weeks - 1, horizon = longestHorizon } = input
  requireSeries(input)
  requireCount('latest', latest)
  requireAtMost('latest', latest, input.weeks - 1)
  const last = latest - horizon
  const first = Math.max(0, last - origins + 1)
  const runs = Array.from({ length: input.areas }, newAreaRun)
  for (let origin = first; origin <= last; origin++) {
    const model = fitHorizonModel({ ...input, latest: origin })
    // Every week that the oldest origin lacks is an origin that falls away.
    if (model.kind === 'refused')
      return refused('too-few-origins', origins, Math.max(0, last - origin + 1 - model.needed + model.had))
    for (const [area, run] of runs.entries()) scoreOrigin(run, input, { model, origin, area })
  }
  const training = { first: input.baselineStart ?? 0, last: first }
  const areas = runs.map((run, area) => skillOf(run, historyOf(input, area, training)))
  const isSomewhereWorse = areas.some((area) => area.kind === 'skill' && area.warnings.length > 0)
  const warnings: RollingScores['warnings'] = isSomewhereWorse ? ['baseline-better'] : []
  return { kind: 'rolling-scores', method: 'rolling-origin-wis', n: origins, warnings, needs: [], areas }
}

interface AreaRun {
  origins: number
  readonly model: ScoreSums
  readonly naive: Readonly<Record<NaiveName, ScoreSums>>
  readonly pits: Pit[]
}

const newAreaRun = (): AreaRun => ({
  origins: 0,
  model: new ScoreSums(),
  naive: { 'last-52-weeks': new ScoreSums(), 'same-weeks-last-year': new ScoreSums(), 'ets-ann': new ScoreSums() },
  pits: [],
})

interface Origin {
  readonly model: HorizonModel
  readonly origin: number
  readonly area: number
}

function scoreOrigin(run: AreaRun, input: ForecastInput, { model, origin, area }: Origin): void {
  const { areas, counts, exposure, baselineStart = 0, maxHistory = 260 } = input
  const expected = firstWeek(model, area)
  if (expected.kind === 'refused') return
  const first = Math.max(baselineStart, origin - maxHistory + 1)
  const naive = naiveForecasts(historyOf(input, area, { first, last: origin }))
  let hasScored = false
  for (let ahead = 1; ahead <= model.factors.length; ahead++) {
    const cell = (origin + ahead) * areas + area
    const y = counts[cell] ?? Number.NaN
    const seen = exposure?.[cell] ?? 1
    if (Number.isNaN(y) || seen === 0) continue
    const laws = naiveLaws(naive, ahead)
    if (laws === null) continue
    const { mean, size } = lawOf(model, expected, at(model.factors, ahead - 1) * seen)
    const law = countPredictive(mean, size)
    run.model.add(law, y)
    run.pits.push(pit(law, y))
    for (const { name, law: naiveLaw } of laws) run.naive[name].add(naiveLaw, y)
    hasScored = true
  }
  if (hasScored) run.origins += 1
}

function naiveLaws(
  naive: Readonly<Record<NaiveName, NaiveForecast>>,
  ahead: number,
): readonly { readonly name: NaiveName; readonly law: PredictiveLaw }[] | null {
  const laws: { name: NaiveName; law: PredictiveLaw }[] = []
  for (const name of naiveNames) {
    const law = naive[name](ahead)
    if (law === null) return null
    laws.push({ name, law })
  }
  return laws
}

function skillOf(run: AreaRun, training: Float64Array): Skill | SkillRefusal {
  if (run.origins < fewestOrigins) return refused('too-few-origins', fewestOrigins, run.origins)
  const scale = seasonalNaiveError(training, seasonPeriod)
  const scaled = (error: number) => (scale === null || scale === 0 ? null : error / scale)
  const model = run.model.means()
  const naive = naiveNames.map((name): NamedScores => {
    const scores = run.naive[name].means()
    return { name, ...scores, scaledError: scaled(scores.meanAbsoluteError) }
  })
  const best = naive.reduce((least, scores) => (scores.wis < least.wis ? scores : least))
  const value = best.wis > 0 ? 1 - model.wis / best.wis : model.wis === 0 ? 0 : null
  return {
    kind: 'skill',
    method: 'rolling-origin-wis',
    value,
    n: run.origins,
    warnings: value === null || value < 0 ? ['baseline-better'] : [],
    needs: [],
    model: { ...model, scaledError: scaled(model.meanAbsoluteError) },
    naive,
    best: best.name,
    pit: pitHistogram(run.pits),
  }
}
