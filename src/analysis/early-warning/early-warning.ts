import { type CountLaw, negativeBinomial, poisson } from '../distributions/distributions.ts'
import { at } from '../linear-algebra.ts'
import {
  AnalysisInputError,
  type Need,
  type Refused,
  refused,
  requireAtMost,
  requireCount,
  type TooShort,
  tooShort,
} from '../refusal.ts'
import type { SeasonSpread } from './area-season.ts'
import { type Baseline, type BaselineRange, requireSeries, takeBaseline, type WeeklySeries } from './baseline.ts'
import { type DispersionChoice, type Expectation, fitExpectation, type SeasonChoice, windowOf } from './expectation.ts'
import type { Prior } from './pool.ts'
import { requireCalendar, type Season, type SeasonWarning } from './season.ts'

/** Weeks summed and tested together. */
export type WindowWeeks = 1 | 4 | 12

export interface EbInput extends WeeklySeries {
  /** Index of the last week of the window. */
  readonly latest: number
  readonly window: WindowWeeks
  /** Weeks left out between baseline and window, at most 520. Default 2. */
  readonly guard?: number
  /** Age in weeks at which a week counts half; at least 13, Infinity for no discount. Default 104. */
  readonly halfLife?: number
  /** Longest baseline in weeks, at most 520. Default 260. */
  readonly maxHistory?: number
  /** Index of the first usable week, after a break in the series. Default 0. */
  readonly baselineStart?: number
  /** Let weeks far above expectation count less. Default true. */
  readonly reweight?: boolean
  /** One yearly wave for all areas, or each area its own, drawn towards the shared one. Default shared. */
  readonly seasons?: SeasonChoice
  /**
   * What the overdispersion is taken from: single weeks, or sums as long as the window, which also sees weeks that move
   * together. Default weeks.
   */
  readonly dispersion?: DispersionChoice
  /** Share of each week, 0 to 1, with a special calendar such as a school break; from week 0 to `latest` or longer. */
  readonly calendar?: Float64Array
}

/** What a window's count in one area is expected to be. Plain values: can be stored and evaluated later. */
export interface Predictive {
  readonly mean: number
  /** Negative binomial size (variance = mean + mean²/size); null means Poisson. */
  readonly size: number | null
  /** Mean season factor of the window's weeks; 1 is an average week. */
  readonly seasonFactor: number
  /** Mean exposure of the window's weeks; 1 is everything seen. */
  readonly coverage: number
  /** Observed base weeks. */
  readonly n: number
  /** Overdispersion of the count, shared by the areas. */
  readonly phi: number
}

/** Nobody reported in some week of the window; counted in weeks of the window. */
export type NotCovered = Refused<'not-covered'>

export type AreaPrediction = ({ readonly kind: 'predicted' } & Predictive) | TooShort | NotCovered

export type EbWarning =
  | SeasonWarning
  | 'short-history'
  | 'missing-weeks'
  | 'reduced-coverage'
  | 'single-area'
  | 'no-events'
  | 'season-differs-between-areas'
  | 'area-season-not-converged'

export interface EbPrediction {
  readonly kind: 'prediction'
  readonly method: 'eb-negative-binomial'
  readonly window: WindowWeeks
  /** Base weeks. */
  readonly n: number
  readonly warnings: readonly EbWarning[]
  /** What would make the prediction surer. */
  readonly needs: readonly Need[]
  readonly phi: number
  readonly prior: Prior
  readonly season: Season
  /** How much the areas' seasons differ; null without a season or with too few events to compare. */
  readonly spread: SeasonSpread | null
  /** In the order of the input. */
  readonly areas: readonly AreaPrediction[]
}

export interface Evaluation {
  readonly observed: number
  /** P(Y >= observed). */
  readonly p: number
  /** P(Y > observed) + ½ P(Y = observed). */
  readonly midP: number
  /** 10 % and 90 % quantiles: the normal range. */
  readonly low: number
  readonly high: number
  /** 99 % quantile. */
  readonly rare: number
}

export type AreaDetection =
  | { readonly kind: 'tested'; readonly predictive: Predictive; readonly evaluation: Evaluation }
  | { readonly kind: 'window-missing'; readonly predictive: Predictive }
  | TooShort
  | NotCovered

export interface EbDetection extends Omit<EbPrediction, 'kind' | 'areas'> {
  readonly kind: 'detection'
  readonly areas: readonly AreaDetection[]
}

const fewestBaseWeeks = 8
const recommendedWeeks: Readonly<Record<WindowWeeks, number>> = { 1: 26, 4: 52, 12: 104 }

/**
 * Pooled empirical-Bayes negative-binomial predictive of one category's count in the window, per area. Reads no count
 * after the baseline, which ends `guard` weeks before the window, so the window's weeks need not be in the series.
 * Refuses under 8 base weeks, as a whole or per area. Errors: AnalysisInputError.
 */
export function ebPredict(input: EbInput): EbPrediction | TooShort {
  const range = baselineRange(input)
  const had = Math.max(0, range.last - range.first + 1)
  if (had < fewestBaseWeeks) return tooShort(fewestBaseWeeks, had)
  const baseline = takeBaseline(input, range, fewestBaseWeeks)
  if (baseline.kept.length === 0) return tooShort(fewestBaseWeeks, Math.max(...baseline.observed))

  const expectation = fitExpectation(baseline, input)
  const areas = predictAreas(baseline, expectation, input)
  const { season, spread, phi, pool } = expectation
  const { window } = input
  const enough = recommendedWeeks[window]
  const shortness: readonly Need[] = had < enough ? [{ code: 'base-weeks', needed: enough, had }] : []
  return {
    kind: 'prediction',
    method: 'eb-negative-binomial',
    window,
    n: had,
    warnings: [...baselineWarnings(baseline, areas, window), ...expectation.warnings],
    needs: [...shortness, ...expectation.needs],
    phi,
    prior: pool.prior,
    season,
    spread,
    areas,
  }
}

/** `ebPredict` and `evaluate` on the window's own counts. The window must lie within the series. */
export function ebDetect(input: EbInput): EbDetection | TooShort {
  requireCount('latest', input.latest)
  requireAtMost('latest', input.latest, input.weeks - 1)
  const prediction = ebPredict(input)
  if (prediction.kind === 'refused') return prediction
  const areas = prediction.areas.map((predicted, area): AreaDetection => {
    if (predicted.kind === 'refused') return predicted
    const { kind: _, ...predictive } = predicted
    const observed = windowSum(input, area)
    if (observed === null) return { kind: 'window-missing', predictive }
    return { kind: 'tested', predictive, evaluation: evaluate(predictive, observed) }
  })
  return { ...prediction, kind: 'detection', areas }
}

/** How unusual an observed window count is under its prediction. Errors: AnalysisInputError when it is not a count. */
export function evaluate(predictive: Pick<Predictive, 'mean' | 'size'>, observed: number): Evaluation {
  const law = toCountLaw(predictive)
  return {
    observed,
    p: law.atLeast(observed),
    midP: midP(law, observed),
    low: law.quantile(0.1),
    high: law.quantile(0.9),
    rare: law.quantile(0.99),
  }
}

/** P(Y > observed) + ½ P(Y = observed). */
export const midP = (law: CountLaw, observed: number): number =>
  Math.max(0, law.atLeast(observed) - 0.5 * Math.exp(law.logPmf(observed)))

/** The law that a prediction stands for. */
export function toCountLaw({ mean, size }: Pick<Predictive, 'mean' | 'size'>): CountLaw {
  return size === null ? poisson(mean) : negativeBinomial(mean, size)
}

/** Limits within which no weight of a week can vanish; anything outside is a mistake rather than a choice. */
const shortestHalfLife = 13
const longestSpan = 520

function baselineRange(input: EbInput): BaselineRange {
  const { weeks, latest, window, guard = 2, halfLife = 104, maxHistory = 260, baselineStart = 0 } = input
  requireSeries(input)
  for (const [name, value] of Object.entries({ latest, guard, maxHistory, baselineStart })) requireCount(name, value)
  requireAtMost('guard', guard, longestSpan)
  requireAtMost('maxHistory', maxHistory, longestSpan)
  if (!(halfLife >= shortestHalfLife)) {
    throw new AnalysisInputError('out-of-range', { name: 'halfLife', value: String(halfLife) })
  }
  if (!(window in recommendedWeeks)) throw new AnalysisInputError('out-of-range', { name: 'window', value: window })
  if (input.calendar !== undefined) requireCalendar(input.calendar, latest + 1)
  const last = latest - window - guard
  requireAtMost('latest', last, weeks - 1)
  return { first: Math.max(0, baselineStart, last - maxHistory + 1), last }
}

function predictAreas(baseline: Baseline, expectation: Expectation, input: EbInput): readonly AreaPrediction[] {
  const areas: AreaPrediction[] = baseline.observed.map((observed) => tooShort(fewestBaseWeeks, observed))
  const { phi } = expectation
  const { rates, precision } = expectation.pool
  for (const [column, area] of baseline.kept.entries()) {
    const { factor, coverage, coveredWeeks, variance } = windowOf(expectation, input, { column, area })
    if (coveredWeeks < input.window) {
      areas[area] = refused('not-covered', input.window, coveredWeeks)
      continue
    }
    const mean = at(rates, column) * factor
    // V = φ M (1 + Σs/(β+N)) + M² var and size = M²/(V − M), written without the difference of near-equals.
    const excess = phi * (1 + factor / at(precision, column)) - 1 + mean * variance
    areas[area] = {
      kind: 'predicted',
      mean,
      size: excess > 0 ? mean / excess : null,
      seasonFactor: factor / coverage,
      coverage: coverage / input.window,
      n: baseline.observed[area] ?? 0,
      phi,
    }
  }
  return areas
}

function baselineWarnings(
  baseline: Baseline,
  areas: readonly AreaPrediction[],
  window: WindowWeeks,
): readonly EbWarning[] {
  const warnings: EbWarning[] = []
  if (baseline.weeks < recommendedWeeks[window]) warnings.push('short-history')
  if (baseline.observed.some((observed) => observed < baseline.weeks)) warnings.push('missing-weeks')
  if (areas.some((area) => area.kind === 'predicted' && area.coverage < 1)) warnings.push('reduced-coverage')
  if (baseline.kept.length === 1) warnings.push('single-area')
  if (!baseline.counts.some((count) => count > 0)) warnings.push('no-events')
  return warnings
}

function windowSum({ counts, areas, latest, window }: EbInput, area: number): number | null {
  let sum = 0
  for (let week = latest - window + 1; week <= latest; week++) sum += counts[week * areas + area] ?? Number.NaN
  return Number.isNaN(sum) ? null : sum
}
