import type { WeeklySeries } from '../early-warning/baseline.ts'
import { type AreaPrediction, type EbPrediction, type EbWarning, ebPredict } from '../early-warning/early-warning.ts'
import { seasonFactor } from '../early-warning/season.ts'
import { AnalysisInputError, requireAtMost, requireCount, type TooShort, tooShort } from '../refusal.ts'
import { requireHorizon } from './horizon.ts'

export interface ForecastInput extends WeeklySeries {
  /** Index of the last week to forecast from. Default the last of the series. */
  readonly latest?: number
  /** Weeks ahead, 1 to 13. Default 13. */
  readonly horizon?: number
  /** As in `ebPredict`. */
  readonly halfLife?: number
  readonly maxHistory?: number
  readonly baselineStart?: number
  readonly reweight?: boolean
  /** As in `ebPredict`, reaching `horizon` weeks after `latest`. */
  readonly calendar?: Float64Array
  /**
   * A season known from elsewhere: what each week usually has over the average week, 0.01 to 100, from week 0 to `horizon` weeks after
   * `latest`. With two years of history and 100 events a yearly wave is estimated on top of it.
   */
  readonly season?: Float64Array
}

export const longestHorizon = 13
const fewestSeasonWeeks = 104

export type ForecastWarning = EbWarning | 'external-season'

/** The alarm's model fitted once, to everything up to `latest`. */
export interface HorizonModel {
  readonly kind: 'fitted'
  readonly prediction: EbPrediction
  readonly warnings: readonly ForecastWarning[]
  /** What a week `ahead` weeks after `latest` usually has over the first week ahead; index 0 is the first. */
  readonly factors: Float64Array
}

/** Law of a count: negative binomial with variance mean + mean²/size; null is Poisson. */
export interface MeanAndSize {
  readonly mean: number
  readonly size: number | null
}

/** Refuses under 104 observed weeks unless the season is given, and under 8 with it. Errors: AnalysisInputError. */
export function fitHorizonModel(input: ForecastInput): HorizonModel | TooShort {
  const { latest = input.weeks - 1, horizon = longestHorizon, season: external, calendar } = input
  requireHorizon(horizon, longestHorizon)
  requireCount('latest', latest)
  requireAtMost('latest', latest, input.weeks - 1)
  requireSeasons(input, latest + horizon + 1)
  const known = { weeks: latest + 1, counts: input.counts.subarray(0, (latest + 1) * input.areas) }
  const exposure = exposureOf(input, latest)
  const prediction = ebPredict({ ...input, ...known, ...exposure, latest: latest + 1, window: 1, guard: 0 })
  if (prediction.kind === 'refused')
    return external === undefined ? tooShort(fewestSeasonWeeks, prediction.had) : prediction
  const had = observedWeeks(input, latest, prediction.n)
  if (external === undefined && had < fewestSeasonWeeks) return tooShort(fewestSeasonWeeks, had)
  const factor = (week: number) => seasonFactor(prediction.season, week, calendar?.[week]) * (external?.[week] ?? 1)
  const first = factor(latest + 1)
  return {
    kind: 'fitted',
    prediction,
    warnings: external === undefined ? prediction.warnings : externalWarnings(prediction.warnings),
    factors: Float64Array.from({ length: horizon }, (_, h) => factor(latest + 1 + h) / first),
  }
}

/** The prediction of one area's first week ahead. */
export function firstWeek({ prediction }: HorizonModel, area: number): AreaPrediction {
  const first = prediction.areas[area]
  if (first === undefined) throw new RangeError(`area ${area} outside 0..${prediction.areas.length - 1}`)
  return first
}

/**
 * Law of the sum over weeks with the given factor (the sum of theirs) in an area whose first week is given. The variance is
 * φ M (1 + Σs/(β + N)), whose last part is read off the first week.
 */
export function lawOf({ prediction }: HorizonModel, first: MeanAndSize, factor: number): MeanAndSize {
  const { phi } = prediction
  const inflation = first.size === null ? 1 : 1 + first.mean / first.size
  const uncertainty = Math.max(0, inflation / phi - 1)
  const mean = first.mean * factor
  const excess = phi * (1 + factor * uncertainty) - 1
  return { mean, size: excess > 0 ? mean / excess : null }
}

/** The season was told, so that it could not be estimated is no lack. */
const externalWarnings = (warnings: readonly EbWarning[]): readonly ForecastWarning[] => [
  ...warnings.filter((warning) => warning !== 'season-not-estimated'),
  'external-season',
]

function requireSeasons({ season, calendar }: ForecastInput, weeks: number): void {
  for (const [name, values] of Object.entries({ season, calendar })) {
    if (values === undefined || values.length >= weeks) continue
    throw new AnalysisInputError('wrong-length', { name, value: values.length, needed: weeks })
  }
  for (const factor of season ?? []) {
    if (!(factor >= 0.01 && factor <= 100)) {
      throw new AnalysisInputError('out-of-range', { name: 'season', value: String(factor) })
    }
  }
}

/** Season times what was seen, week by week; the first week ahead is forecast as if all of it will be seen. */
function exposureOf({ areas, exposure, season }: ForecastInput, latest: number): { exposure?: Float64Array } {
  if (exposure === undefined && season === undefined) return {}
  const cells = new Float64Array((latest + 2) * areas)
  for (let cell = 0; cell < cells.length; cell++) {
    const week = Math.floor(cell / areas)
    const seen = week > latest ? 1 : (exposure?.[cell] ?? 1)
    cells[cell] = seen * (season?.[week] ?? 1)
  }
  return { exposure: cells }
}

/** Weeks of the history in which some area was observed. */
function observedWeeks({ areas, counts, exposure }: ForecastInput, latest: number, history: number): number {
  let observed = 0
  for (let week = latest - history + 1; week <= latest; week++) {
    for (let cell = week * areas; cell < (week + 1) * areas; cell++) {
      if (Number.isNaN(counts[cell] ?? Number.NaN) || exposure?.[cell] === 0) continue
      observed += 1
      break
    }
  }
  return observed
}
