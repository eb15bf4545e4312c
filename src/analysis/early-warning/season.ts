import { at } from '../linear-algebra.ts'
import { fitCounts } from '../regression/count-regression.ts'
import type { Baseline } from './baseline.ts'

/** One yearly wave shared by all areas: factor exp(shrinkage (sin · sin 2πt/P + cos · cos 2πt/P)), t = week index + 1. */
export interface Season {
  readonly sin: number
  readonly cos: number
  /** 0 (no season) to 1 (the estimate as it is). */
  readonly shrinkage: number
}

export type SeasonWarning = 'season-not-estimated' | 'season-not-converged'

export interface SeasonEstimate {
  readonly season: Season
  readonly warning: SeasonWarning | null
}

export const noSeason: Season = { sin: 0, cos: 0, shrinkage: 0 }

const weeksPerYear = 365.25 / 7
/** With less than two years or fewer events a wave cannot be told from chance. */
const fewestWeeks = 104
const fewestEvents = 100
const columns = 4
/** Log amplitude beyond which the wave is no season but a fit that runs away on a few weeks. */
const steepestWave = 6

export function seasonFactor(season: Season, week: number): number {
  const angle = (2 * Math.PI * (week + 1)) / weeksPerYear
  return Math.exp(season.shrinkage * (season.sin * Math.sin(angle) + season.cos * Math.cos(angle)))
}

/**
 * Quasi-Poisson fit of the weekly totals on a trend and one wave, the wave shrunk towards none by its own uncertainty.
 * A week in which some areas are missing enters with the share of the events that the others usually have.
 */
export function estimateSeason(baseline: Baseline): SeasonEstimate {
  const totals = weeklyTotals(baseline)
  const events = totals.counts.reduce((sum, count) => sum + count, 0)
  if (totals.weeks.length < fewestWeeks || events < fewestEvents) {
    return { season: noSeason, warning: 'season-not-estimated' }
  }
  const { counts, exposure } = totals
  const fit = fitCounts({ design: waveDesign(totals.weeks), columns, counts, exposure })
  if (fit.kind === 'refused') return { season: noSeason, warning: 'season-not-converged' }
  const sin = at(fit.coefficients, 2)
  const cos = at(fit.coefficients, 3)
  const strength = sin * sin + cos * cos
  const uncertainty = fit.dispersion * (at(fit.unscaled, 2 * columns + 2) + at(fit.unscaled, 3 * columns + 3))
  const shrinkage = strength > 0 ? Math.max(0, 1 - uncertainty / strength) : 0
  if (shrinkage * Math.sqrt(strength) > steepestWave) return { season: noSeason, warning: 'season-not-converged' }
  return { season: { sin, cos, shrinkage }, warning: null }
}

interface Totals {
  readonly weeks: Float64Array
  readonly counts: Float64Array
  readonly exposure: Float64Array
}

function weeklyTotals(baseline: Baseline): Totals {
  const means = areaMeans(baseline)
  const all = means.reduce((sum, mean) => sum + mean, 0)
  const areas = means.length
  const weeks: number[] = []
  const counts: number[] = []
  const exposure: number[] = []
  for (let week = 0; week < baseline.weeks; week++) {
    let total = 0
    let present = 0
    let missing = 0
    for (let area = 0; area < areas; area++) {
      const count = at(baseline.counts, week * areas + area)
      if (Number.isNaN(count)) missing += 1
      else {
        total += count
        present += at(means, area)
      }
    }
    if (missing > 0 && present === 0) continue
    weeks.push(baseline.first + week)
    counts.push(total)
    exposure.push(missing === 0 ? 1 : present / all)
  }
  return { weeks: Float64Array.from(weeks), counts: Float64Array.from(counts), exposure: Float64Array.from(exposure) }
}

function areaMeans(baseline: Baseline): Float64Array {
  const areas = baseline.kept.length
  const sums = new Float64Array(areas)
  for (let cell = 0; cell < baseline.counts.length; cell++) {
    const count = at(baseline.counts, cell)
    const area = cell % areas
    if (!Number.isNaN(count)) sums[area] = at(sums, area) + count
  }
  return sums.map((sum, area) => sum / (baseline.observed[baseline.kept[area] ?? -1] ?? Number.NaN))
}

/** Columns 1, centred time, sin, cos. Time is centred and scaled so that the normal equations are well conditioned. */
function waveDesign(weeks: Float64Array): Float64Array {
  const design = new Float64Array(weeks.length * columns)
  const middle = weeks.reduce((sum, week) => sum + week, 0) / weeks.length
  for (let row = 0; row < weeks.length; row++) {
    const week = at(weeks, row)
    const angle = (2 * Math.PI * (week + 1)) / weeksPerYear
    design.set([1, (week - middle) / weeks.length, Math.sin(angle), Math.cos(angle)], row * columns)
  }
  return design
}
