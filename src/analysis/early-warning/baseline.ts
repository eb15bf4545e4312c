import { at } from '../linear-algebra.ts'
import { AnalysisInputError, requireAtMost, requireCount, requirePositive } from '../refusal.ts'

/** More than this in one week is an error in the data: these are methods for small counts. */
const largestCount = 1_000_000
/** A share outside these is a mistake in the preparation; 0 stands for nothing seen. */
const exposureLimits = { least: 0.01, most: 100 }

/** Counts of `areas` areas over `weeks` weeks, week-major: the count of area a in week t is counts[t * areas + a]. */
export interface WeeklySeries {
  readonly weeks: number
  readonly areas: number
  /** Whole numbers >= 0; NaN where the week is missing (never 0). */
  readonly counts: Int32Array | Float64Array
  /**
   * How much of the usual was seen, week-major as the counts: 1 is everything, 0 makes the week a missing one, else 0.01 to 100. May go on
   * after the last counts, for weeks to be predicted; weeks it does not reach count as 1.
   */
  readonly exposure?: Float64Array
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
  /** Area-major, kept.length x weeks (each area's weeks lie together); NaN where missing. */
  readonly counts: Float64Array
  /** As the counts; null when it is 1 everywhere. */
  readonly exposure: Float64Array | null
  /** Observed weeks per area in the caller's order, kept or not. */
  readonly observed: readonly number[]
}

/** Rows are weeks, `null` is a missing week. Errors: wrong-length when the rows differ in length. */
export function toWeeklySeries(
  rows: readonly (readonly (number | null)[])[],
): WeeklySeries & { readonly counts: Float64Array } {
  const areas = rows[0]?.length ?? 0
  for (const [week, row] of rows.entries()) {
    if (row.length !== areas) throw new AnalysisInputError('wrong-length', { name: 'row', value: row.length, week })
  }
  const counts = Float64Array.from(rows.flat(), (count) => count ?? Number.NaN)
  return { weeks: rows.length, areas, counts }
}

/** Throws AnalysisInputError unless the series has the right length and holds nothing but counts and missing weeks. */
export function requireSeries({ weeks, areas, counts, exposure }: WeeklySeries): void {
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
  if (exposure === undefined) return
  if (exposure.length < weeks * areas || exposure.length % areas !== 0) {
    throw new AnalysisInputError('wrong-length', { name: 'exposure', value: exposure.length })
  }
  for (const share of exposure) {
    if (share !== 0 && !(share >= exposureLimits.least && share <= exposureLimits.most)) {
      throw new AnalysisInputError('out-of-range', { name: 'exposure', value: String(share) })
    }
  }
}

export function takeBaseline(series: WeeklySeries, range: BaselineRange, fewestWeeks: number): Baseline {
  const { areas } = series
  const weeks = range.last - range.first + 1
  const part = new Float64Array(series.counts.subarray(range.first * areas, (range.last + 1) * areas))
  const exposure = series.exposure?.subarray(range.first * areas, (range.last + 1) * areas) ?? null
  if (exposure !== null) {
    for (let cell = 0; cell < part.length; cell++) if (at(exposure, cell) === 0) part[cell] = Number.NaN
  }
  const observed = countObserved(part, areas)
  const kept = [...observed.keys()].filter((area) => (observed[area] ?? 0) >= fewestWeeks)
  return {
    first: range.first,
    weeks,
    kept,
    counts: turn(part, areas, kept),
    exposure: exposure === null ? null : turn(exposure, areas, kept),
    observed,
  }
}

/** From week-major with all areas to area-major with the kept ones. */
function turn(values: Float64Array, areas: number, kept: readonly number[]): Float64Array {
  const weeks = values.length / areas
  const turned = new Float64Array(weeks * kept.length)
  for (const [row, area] of kept.entries()) {
    for (let week = 0; week < weeks; week++) turned[row * weeks + week] = at(values, week * areas + area)
  }
  return turned
}

function countObserved(counts: Float64Array, areas: number): readonly number[] {
  const observed = new Float64Array(areas)
  for (let week = 0; week < counts.length; week += areas) {
    for (let area = 0; area < areas; area++) {
      if (!Number.isNaN(at(counts, week + area))) observed[area] = at(observed, area) + 1
    }
  }
  return [...observed]
}
