import { at } from '../linear-algebra.ts'
import { AnalysisInputError, type Need } from '../refusal.ts'
import { type CountFit, fitCounts } from '../regression/count-regression.ts'
import type { Baseline } from './baseline.ts'

/**
 * One yearly wave shared by all areas and the effect of calendar weeks such as school breaks: factor
 * exp(shrinkage (sin · sin 2πt/P + cos · cos 2πt/P) + calendar · share of the week), t = week index + 1.
 */
export interface Season {
  readonly sin: number
  readonly cos: number
  /** 0 (no season) to 1 (the estimate as it is). */
  readonly shrinkage: number
  /** Log effect of a whole calendar week, already shrunk by its uncertainty; 0 without a calendar. */
  readonly calendar: number
}

export type SeasonWarning = 'season-not-estimated' | 'season-not-converged' | 'calendar-not-estimated'

export interface SeasonEstimate {
  readonly season: Season
  readonly warnings: readonly SeasonWarning[]
  readonly needs: readonly Need[]
}

export const noSeason: Season = { sin: 0, cos: 0, shrinkage: 0, calendar: 0 }

const weeksPerYear = 365.25 / 7
/** With less than two years or fewer events a wave cannot be told from chance. */
const fewestWeeks = 104
const fewestEvents = 100
/** Weeks within and outside the calendar that its effect needs: about two summers. */
const fewestCalendarWeeks = 16
const waveColumns = 4
/** Log amplitude beyond which the wave is no season but a fit that runs away on a few weeks. */
const steepestWave = 6

/** Angle of the yearly wave in the week with this index. */
export const yearAngle = (week: number): number => (2 * Math.PI * (week + 1)) / weeksPerYear

/** Sine and cosine of the yearly wave in each of the weeks from `first`. */
export const yearWave = (first: number, weeks: number) => ({
  sin: Float64Array.from({ length: weeks }, (_, week) => Math.sin(yearAngle(first + week))),
  cos: Float64Array.from({ length: weeks }, (_, week) => Math.cos(yearAngle(first + week))),
})

/** `share` is how much of the week the calendar marks, 0 to 1. */
export function seasonFactor(season: Season, week: number, share = 0): number {
  const angle = yearAngle(week)
  const wave = season.shrinkage * (season.sin * Math.sin(angle) + season.cos * Math.cos(angle))
  return Math.exp(wave + season.calendar * share)
}

/** Throws AnalysisInputError unless the calendar reaches `weeks` weeks with shares between 0 and 1. */
export function requireCalendar(calendar: Float64Array, weeks: number): void {
  if (calendar.length < weeks)
    throw new AnalysisInputError('wrong-length', { name: 'calendar', value: calendar.length })
  for (const share of calendar) {
    if (!(share >= 0 && share <= 1)) {
      throw new AnalysisInputError('out-of-range', { name: 'calendar', value: String(share) })
    }
  }
}

/**
 * Quasi-Poisson fit of the weekly totals on a trend, one wave and the calendar, wave and calendar each shrunk towards none
 * by its own uncertainty. A week in which something is missing enters with the share of the events that the rest usually has.
 */
export function estimateSeason(baseline: Baseline, calendar: Float64Array | null): SeasonEstimate {
  const totals = weeklyTotals(baseline)
  const needs = needsOf(totals)
  if (needs.length > 0) {
    const warnings: SeasonWarning[] = calendar === null ? [] : ['calendar-not-estimated']
    return { season: noSeason, warnings: [...warnings, 'season-not-estimated'], needs }
  }
  const shares = calendar === null ? null : totals.weeks.map((week) => at(calendar, week))
  const calendarNeeds = shares === null ? [] : calendarNeedsOf(shares)
  const used = calendarNeeds.length === 0 ? shares : null
  const { counts, exposure } = totals
  const columns = used === null ? waveColumns : waveColumns + 1
  const fit = fitCounts({ design: waveDesign(totals.weeks, used), columns, counts, exposure })
  const season = fit.kind !== 'refused' ? shrinkSeason(fit, columns) : null
  const warnings: SeasonWarning[] = calendarNeeds.length > 0 ? ['calendar-not-estimated'] : []
  if (season === null)
    return { season: noSeason, warnings: [...warnings, 'season-not-converged'], needs: calendarNeeds }
  return { season, warnings, needs: calendarNeeds }
}

function needsOf(totals: Totals): readonly Need[] {
  const weeks = totals.weeks.length
  const events = totals.counts.reduce((sum, count) => sum + count, 0)
  return [
    { code: 'season-weeks', needed: fewestWeeks, had: weeks },
    { code: 'season-events', needed: fewestEvents, had: events },
  ].filter(({ needed, had }) => had < needed)
}

function calendarNeedsOf(shares: Float64Array): readonly Need[] {
  const marked = shares.filter((share) => share > 0).length
  return [
    { code: 'calendar-weeks', needed: fewestCalendarWeeks, had: marked },
    { code: 'ordinary-weeks', needed: fewestCalendarWeeks, had: shares.length - marked },
  ].filter(({ needed, had }) => had < needed)
}

/** Null when the fit runs away. */
function shrinkSeason({ coefficients, dispersion, unscaled }: CountFit, columns: number): Season | null {
  const variance = (column: number) => dispersion * at(unscaled, column * columns + column)
  const kept = (strength: number, uncertainty: number) => (strength > 0 ? Math.max(0, 1 - uncertainty / strength) : 0)
  const sin = at(coefficients, 2)
  const cos = at(coefficients, 3)
  const strength = sin * sin + cos * cos
  const shrinkage = kept(strength, variance(2) + variance(3))
  const effect = columns === waveColumns ? 0 : at(coefficients, waveColumns)
  const calendar = effect === 0 ? 0 : effect * kept(effect * effect, variance(waveColumns))
  if (shrinkage * Math.sqrt(strength) > steepestWave || Math.abs(calendar) > steepestWave) return null
  return { sin, cos, shrinkage, calendar }
}

interface Totals {
  readonly weeks: Float64Array
  readonly counts: Float64Array
  readonly exposure: Float64Array
}

/** Sums over the areas, of the weeks in which something was seen; without any event all weeks. */
function weeklyTotals({ first, weeks, kept, counts, exposure }: Baseline): Totals {
  const total = new Float64Array(weeks)
  const present = new Float64Array(weeks)
  let all = 0
  for (let area = 0; area < kept.length; area++) {
    const from = area * weeks
    const mean = meanPerSeenWeek(counts, exposure, { from, to: from + weeks })
    all += mean
    for (let week = 0; week < weeks; week++) {
      const count = at(counts, from + week)
      if (Number.isNaN(count)) continue
      total[week] = at(total, week) + count
      present[week] = at(present, week) + (exposure === null ? mean : mean * at(exposure, from + week))
    }
  }
  // A week in which only areas without events were seen tells nothing.
  const used = Float64Array.from(total.keys()).filter((week) => all === 0 || at(present, week) > 0)
  return {
    weeks: used.map((week) => first + week),
    counts: used.map((week) => at(total, week)),
    exposure: used.map((week) => (all === 0 ? 1 : at(present, week) / all)),
  }
}

/** Events per week of full exposure. */
function meanPerSeenWeek(
  counts: Float64Array,
  exposure: Float64Array | null,
  { from, to }: { readonly from: number; readonly to: number },
): number {
  let events = 0
  let seen = 0
  for (let cell = from; cell < to; cell++) {
    const count = at(counts, cell)
    if (Number.isNaN(count)) continue
    events += count
    seen += exposure === null ? 1 : at(exposure, cell)
  }
  return events / seen
}

/** Columns 1, centred time, sin, cos, calendar. Time is centred and scaled so that the normal equations are well conditioned. */
function waveDesign(weeks: Float64Array, shares: Float64Array | null): Float64Array {
  const columns = shares === null ? waveColumns : waveColumns + 1
  const design = new Float64Array(weeks.length * columns)
  const middle = weeks.reduce((sum, week) => sum + week, 0) / weeks.length
  for (let row = 0; row < weeks.length; row++) {
    const week = at(weeks, row)
    const angle = yearAngle(week)
    const o = row * columns
    design[o] = 1
    design[o + 1] = (week - middle) / weeks.length
    design[o + 2] = Math.sin(angle)
    design[o + 3] = Math.cos(angle)
    if (shares !== null) design[o + waveColumns] = at(shares, row)
  }
  return design
}
