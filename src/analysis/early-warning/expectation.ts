import { at } from '../linear-algebra.ts'
import type { Need } from '../refusal.ts'
import { type AreaSeasons, fitAreaSeasons, type SeasonSpread, testSeasonSpread } from './area-season.ts'
import type { Baseline, WeeklySeries } from './baseline.ts'
import { fitPool, type Pool, type PoolData, sumDispersion } from './pool.ts'
import { estimateSeason, type Season, type SeasonWarning, seasonFactor, yearAngle, yearWave } from './season.ts'

export type SeasonChoice = 'shared' | 'by-area'

export type DispersionChoice = 'weeks' | 'window'

interface ExpectationChoices {
  readonly latest: number
  readonly window: number
  readonly dispersion?: DispersionChoice
  readonly halfLife?: number
  readonly reweight?: boolean
  readonly seasons?: SeasonChoice
  readonly calendar?: Float64Array
}

/** Rates, season and what the areas' own seasons add, fitted to one baseline. */
export interface Expectation {
  readonly pool: Pool
  /** Overdispersion of the window's sum. */
  readonly phi: number
  readonly season: Season
  readonly spread: SeasonSpread | null
  /** Null when all areas have the shared season. */
  readonly areaSeasons: AreaSeasons | null
  readonly warnings: readonly (SeasonWarning | 'season-differs-between-areas' | 'area-season-not-converged')[]
  readonly needs: readonly Need[]
}

/** Below this the areas' seasons differ for sure, and a shared one judges some of them wrongly. */
const surelyDifferent = 0.001

export function fitExpectation(baseline: Baseline, choices: ExpectationChoices): Expectation {
  const {
    latest,
    window,
    halfLife = 104,
    reweight = true,
    seasons = 'shared',
    dispersion = 'weeks',
    calendar,
  } = choices
  const { season, warnings, needs } = estimateSeason(baseline, calendar ?? null)
  const { first, weeks, counts } = baseline
  const data: PoolData = {
    areas: baseline.kept.length,
    counts,
    factor: sharedFactors(baseline, season, calendar),
    discount: Float64Array.from({ length: weeks }, (_, week) => 0.5 ** ((latest - first - week) / halfLife)),
  }
  const pool = fitPool(data, reweight)
  const hasSeason = !warnings.includes('season-not-estimated') && !warnings.includes('season-not-converged')
  const spread = hasSeason ? testSeasonSpread(data, pool, first) : null
  const phiOf = (weights: PoolData, fit: Pool) =>
    dispersion === 'weeks' ? fit.phi : sumDispersion(weights, fit, window)
  const shared = { pool, phi: phiOf(data, pool), season, spread, areaSeasons: null, warnings, needs }
  if (spread === null || spread.variance === 0) return shared
  if (seasons === 'shared') {
    return spread.p < surelyDifferent ? { ...shared, warnings: [...warnings, 'season-differs-between-areas'] } : shared
  }
  const areaSeasons = fitAreaSeasons(data, pool, { first, variance: spread.variance })
  if (areaSeasons === null) return { ...shared, warnings: [...warnings, 'area-season-not-converged'] }
  const own = { ...data, factor: ownFactors(data, areaSeasons, first) }
  const ownPool = fitPool(own, reweight)
  return { ...shared, pool: ownPool, phi: phiOf(own, ownPool), areaSeasons }
}

function sharedFactors(baseline: Baseline, season: Season, calendar: Float64Array | undefined): Float64Array {
  const { first, weeks, exposure } = baseline
  const weekly = Float64Array.from({ length: weeks }, (_, week) =>
    seasonFactor(season, first + week, calendar?.[first + week]),
  )
  const factors = new Float64Array(baseline.counts.length)
  for (let row = 0; row < factors.length; row += weeks) factors.set(weekly, row)
  if (exposure === null) return factors
  for (let cell = 0; cell < factors.length; cell++) factors[cell] = at(factors, cell) * at(exposure, cell)
  return factors
}

function ownFactors({ areas, factor, discount }: PoolData, { sin, cos }: AreaSeasons, first: number): Float64Array {
  const weeks = discount.length
  const wave = yearWave(first, weeks)
  const factors = new Float64Array(factor.length)
  for (let area = 0; area < areas; area++) {
    const [s, c] = [at(sin, area), at(cos, area)]
    for (let week = 0; week < weeks; week++) {
      const cell = area * weeks + week
      factors[cell] = at(factor, cell) * Math.exp(s * at(wave.sin, week) + c * at(wave.cos, week))
    }
  }
  return factors
}

interface Window extends WeeklySeries {
  readonly latest: number
  readonly window: number
  readonly calendar?: Float64Array
}

/** Sums over the window's weeks for one area: factor to the rate, exposure, covered weeks, and the season's own relative variance. */
export function windowOf(
  { season, areaSeasons }: Expectation,
  { areas, exposure, latest, window, calendar }: Window,
  { column, area }: { readonly column: number; readonly area: number },
) {
  let factor = 0
  let coverage = 0
  let coveredWeeks = 0
  let sinSum = 0
  let cosSum = 0
  for (let week = latest - window + 1; week <= latest; week++) {
    const seen = exposure?.[week * areas + area] ?? 1
    const angle = yearAngle(week)
    const [sin, cos] = [Math.sin(angle), Math.cos(angle)]
    let own = seasonFactor(season, week, calendar?.[week]) * seen
    if (areaSeasons !== null) own *= Math.exp(at(areaSeasons.sin, column) * sin + at(areaSeasons.cos, column) * cos)
    factor += own
    sinSum += own * sin
    cosSum += own * cos
    coverage += seen
    if (seen > 0) coveredWeeks += 1
  }
  if (areaSeasons === null) return { factor, coverage, coveredWeeks, variance: 0 }
  const { covariance } = areaSeasons
  const [sin, cos] = [sinSum / factor, cosSum / factor]
  const variance =
    at(covariance, column * 3) * sin * sin +
    2 * at(covariance, column * 3 + 1) * sin * cos +
    at(covariance, column * 3 + 2) * cos * cos
  return { factor, coverage, coveredWeeks, variance }
}
