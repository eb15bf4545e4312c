import { type CountLaw, negativeBinomial, poisson } from '../distributions/distributions.ts'
import { at } from '../linear-algebra.ts'
import { AnalysisInputError, requireAtMost, requireCount, type TooShort, tooShort } from '../refusal.ts'
import { type Baseline, type BaselineRange, requireSeries, takeBaseline, type WeeklySeries } from './baseline.ts'
import { fitPool, type Pool, type Prior } from './pool.ts'
import { estimateSeason, type Season, type SeasonWarning, seasonFactor } from './season.ts'

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
}

/** What a window's count in one area is expected to be. Plain values: can be stored and evaluated later. */
export interface Predictive {
  readonly mean: number
  /** Negative binomial size (variance = mean + mean²/size); null means Poisson. */
  readonly size: number | null
  /** Mean season factor of the window's weeks; 1 is an average week. */
  readonly seasonFactor: number
  /** Observed base weeks. */
  readonly n: number
  /** Overdispersion shared by the areas. */
  readonly phi: number
}

export type AreaPrediction = ({ readonly kind: 'predicted' } & Predictive) | TooShort

export type EbWarning = SeasonWarning | 'short-history' | 'missing-weeks' | 'single-area' | 'no-events'

export interface EbPrediction {
  readonly kind: 'prediction'
  readonly method: 'eb-negative-binomial'
  readonly window: WindowWeeks
  /** Base weeks. */
  readonly n: number
  readonly warnings: readonly EbWarning[]
  readonly phi: number
  readonly prior: Prior
  readonly season: Season
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
  const { latest, window, halfLife = 104, reweight = true } = input
  const range = baselineRange(input)
  const had = Math.max(0, range.last - range.first + 1)
  if (had < fewestBaseWeeks) return tooShort(fewestBaseWeeks, had)
  const baseline = takeBaseline(input, range, fewestBaseWeeks)
  if (baseline.kept.length === 0) return tooShort(fewestBaseWeeks, Math.max(...baseline.observed))

  const { season, warning } = estimateSeason(baseline)
  const pool = fitPool(
    {
      areas: baseline.kept.length,
      counts: baseline.counts,
      season: Float64Array.from({ length: had }, (_, week) => seasonFactor(season, range.first + week)),
      discount: Float64Array.from({ length: had }, (_, week) => 0.5 ** ((latest - range.first - week) / halfLife)),
    },
    reweight,
  )
  const warnings: EbWarning[] = [...baselineWarnings(baseline, window), ...(warning === null ? [] : [warning])]
  const windowFactor = sumSeason(season, input)
  const areas = predictAreas(baseline, pool, { window, windowFactor })
  const { phi, prior } = pool
  return { kind: 'prediction', method: 'eb-negative-binomial', window, n: had, warnings, phi, prior, season, areas }
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
  const p = law.atLeast(observed)
  const midP = p - 0.5 * Math.exp(law.logPmf(observed))
  return {
    observed,
    p,
    midP: Math.max(0, midP),
    low: law.quantile(0.1),
    high: law.quantile(0.9),
    rare: law.quantile(0.99),
  }
}

function toCountLaw({ mean, size }: Pick<Predictive, 'mean' | 'size'>): CountLaw {
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
  const last = latest - window - guard
  requireAtMost('latest', last, weeks - 1)
  return { first: Math.max(0, baselineStart, last - maxHistory + 1), last }
}

function predictAreas(
  baseline: Baseline,
  pool: Pool,
  { window, windowFactor }: { readonly window: number; readonly windowFactor: number },
): readonly AreaPrediction[] {
  const areas: AreaPrediction[] = baseline.observed.map((observed) => tooShort(fewestBaseWeeks, observed))
  for (const [column, area] of baseline.kept.entries()) {
    const mean = at(pool.rates, column) * windowFactor
    // V = φ M (1 + Σs/(β+N)) and size = M²/(V − M), written without the difference of near-equals.
    const excess = pool.phi * (1 + windowFactor / at(pool.precision, column)) - 1
    areas[area] = {
      kind: 'predicted',
      mean,
      size: excess > 0 ? mean / excess : null,
      seasonFactor: windowFactor / window,
      n: baseline.observed[area] ?? 0,
      phi: pool.phi,
    }
  }
  return areas
}

function baselineWarnings(baseline: Baseline, window: WindowWeeks): readonly EbWarning[] {
  const warnings: EbWarning[] = []
  if (baseline.weeks < recommendedWeeks[window]) warnings.push('short-history')
  if (baseline.observed.some((observed) => observed < baseline.weeks)) warnings.push('missing-weeks')
  if (baseline.kept.length === 1) warnings.push('single-area')
  if (!baseline.counts.some((count) => count > 0)) warnings.push('no-events')
  return warnings
}

function sumSeason(season: Season, { latest, window }: EbInput): number {
  let sum = 0
  for (let week = latest - window + 1; week <= latest; week++) sum += seasonFactor(season, week)
  return sum
}

function windowSum({ counts, areas, latest, window }: EbInput, area: number): number | null {
  let sum = 0
  for (let week = latest - window + 1; week <= latest; week++) sum += counts[week * areas + area] ?? Number.NaN
  return Number.isNaN(sum) ? null : sum
}
