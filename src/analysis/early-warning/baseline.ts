import { at } from '../linear-algebra.ts'
import { AnalysisInputError, requireAtMost, requireCount, requirePositive } from '../refusal.ts'

/** More than this in one week is an error in the data: these are methods for small counts. */
const largestCount = 1_000_000

/** Counts of `areas` areas over `weeks` weeks, week-major: the count of area a in week t is counts[t * areas + a]. */
export interface WeeklySeries {
  readonly weeks: number
  readonly areas: number
  /** Whole numbers >= 0; NaN where the week is missing (never 0). */
  readonly counts: Int32Array | Float64Array
}

export interface BaselineRange {
  /** First and last week index, both included. */
  readonly first: number
  readonly last: number
}

/** The history that a prediction rests on, reduced to the areas with enough of it. */
export interface Baseline {
  readonly first: number
  readonly weeks: number
  /** Positions of the kept areas in the caller's list. */
  readonly kept: readonly number[]
  /** Week-major, weeks x kept.length; NaN where missing. */
  readonly counts: Float64Array
  /** Observed weeks per area in the caller's order, kept or not. */
  readonly observed: readonly number[]
}

/** Rows are weeks, `null` is a missing week. Errors: wrong-length when the rows differ in length. */
export function toWeeklySeries(rows: readonly (readonly (number | null)[])[]): WeeklySeries {
  const areas = rows[0]?.length ?? 0
  for (const [week, row] of rows.entries()) {
    if (row.length !== areas) throw new AnalysisInputError('wrong-length', { name: 'row', value: row.length, week })
  }
  const counts = Float64Array.from(rows.flat(), (count) => count ?? Number.NaN)
  return { weeks: rows.length, areas, counts }
}

/** Throws AnalysisInputError unless the series has the right length and holds nothing but counts and missing weeks. */
export function requireSeries({ weeks, areas, counts }: WeeklySeries): void {
  requireCount('weeks', weeks)
  requireCount('areas', areas)
  requirePositive('areas', areas)
  if (counts.length !== weeks * areas)
    throw new AnalysisInputError('wrong-length', { name: 'counts', value: counts.length })
  for (const count of counts) {
    if (Number.isNaN(count)) continue
    requireCount('counts', count)
    requireAtMost('counts', count, largestCount)
  }
}

export function takeBaseline(series: WeeklySeries, range: BaselineRange, fewestWeeks: number): Baseline {
  const weeks = range.last - range.first + 1
  const part = new Float64Array(series.counts.subarray(range.first * series.areas, (range.last + 1) * series.areas))
  const observed = countObserved(part, series.areas)
  const kept = [...observed.keys()].filter((area) => (observed[area] ?? 0) >= fewestWeeks)
  if (kept.length === series.areas) return { first: range.first, weeks, kept, counts: part, observed }

  const counts = new Float64Array(weeks * kept.length)
  for (let week = 0; week < weeks; week++) {
    for (const [column, area] of kept.entries()) {
      counts[week * kept.length + column] = at(part, week * series.areas + area)
    }
  }
  return { first: range.first, weeks, kept, counts, observed }
}

function countObserved(counts: Float64Array, areas: number): readonly number[] {
  const observed = new Float64Array(areas)
  for (let cell = 0; cell < counts.length; cell++) {
    if (Number.isNaN(at(counts, cell))) continue
    const area = cell % areas
    observed[area] = at(observed, area) + 1
  }
  return [...observed]
}
