import { AnalysisInputError, type Refused, refused } from '../refusal.ts'
import { type FourCounts, requireSmallCount } from './four-counts.ts'

/** Areas by periods. Areas and periods are counted from 1; `pre` and `post` are first and last period, both included. */
export interface PanelInput {
  /** Y[area][period]; null is missing. */
  readonly Y: readonly (readonly (number | null)[])[]
  readonly treated: readonly number[]
  readonly pre: readonly [number, number]
  readonly post: readonly [number, number]
}

/** The periods that all areas have, with sums per area before and after. */
export interface Panel {
  readonly areas: number
  /** Position from 0. */
  readonly isTreated: readonly boolean[]
  readonly controls: readonly number[]
  /** counts[area * periods + period], the periods before first. */
  readonly counts: Float64Array
  readonly periods: number
  readonly periodsBefore: number
  readonly before: Float64Array
  readonly after: Float64Array
  /** Periods left out because some area misses them. */
  readonly dropped: number
}

export type PanelRefusal = Refused<'too-few-periods'>

/** A period that is missing in one area is left out for all, so that the areas stay comparable. Errors: AnalysisInputError. */
export function toPanel(input: PanelInput): Panel | PanelRefusal {
  const width = requireRectangle(input.Y)
  requireSpan('pre', input.pre, width)
  requireSpan('post', input.post, width)
  if (input.post[0] <= input.pre[1]) {
    throw new AnalysisInputError('not-ascending', { name: 'post', value: input.post[0], after: input.pre[1] })
  }
  const isTreated = treatedAreas(input.treated, input.Y.length)
  const pre = span(input.pre)
  const post = span(input.post)
  const isWhole = (period: number) => input.Y.every((row) => row[period] !== null)
  const wholePre = pre.filter(isWhole)
  const wholePost = post.filter(isWhole)
  if (wholePre.length === 0 || wholePost.length === 0) return refused('too-few-periods', 1, 0)
  const kept = [...wholePre, ...wholePost]
  const areas = input.Y.length
  const counts = Float64Array.from(input.Y.flatMap((row) => kept.map((period) => row[period] ?? Number.NaN)))
  return {
    areas,
    isTreated,
    controls: isTreated.flatMap((treated, area) => (treated ? [] : [area])),
    counts,
    periods: kept.length,
    periodsBefore: wholePre.length,
    before: sums(counts, areas, { from: 0, to: wholePre.length }),
    after: sums(counts, areas, { from: wholePre.length, to: kept.length }),
    dropped: pre.length + post.length - kept.length,
  }
}

export function fourCounts({ before, after, isTreated }: Panel): FourCounts {
  let [T0, T1, C0, C1] = [0, 0, 0, 0]
  for (let area = 0; area < before.length; area++) {
    const first = before[area] ?? 0
    const second = after[area] ?? 0
    if (isTreated[area] === true) {
      T0 += first
      T1 += second
    } else {
      C0 += first
      C1 += second
    }
  }
  return { T0, T1, C0, C1 }
}

const span = ([first, last]: readonly [number, number]): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, step) => first - 1 + step)

function sums(counts: Float64Array, areas: number, { from, to }: { from: number; to: number }): Float64Array {
  const periods = counts.length / areas
  const result = new Float64Array(areas)
  for (let area = 0; area < areas; area++) {
    let sum = 0
    for (let period = from; period < to; period++) sum += counts[area * periods + period] ?? Number.NaN
    result[area] = sum
  }
  return result
}

function requireRectangle(rows: PanelInput['Y']): number {
  const width = rows[0]?.length ?? 0
  if (width === 0) throw new AnalysisInputError('wrong-length', { name: 'Y', value: width, needed: 1 })
  for (const row of rows) {
    if (row.length !== width)
      throw new AnalysisInputError('wrong-length', { name: 'Y', value: row.length, needed: width })
    for (const count of row) if (count !== null) requireSmallCount('Y', count)
  }
  return width
}

function requireSpan(name: string, [first, last]: readonly [number, number], width: number): void {
  for (const value of [first, last]) {
    if (!Number.isInteger(value) || value < 1 || value > width) {
      throw new AnalysisInputError('out-of-range', { name, value: String(value), least: 1, most: width })
    }
  }
  if (last < first) throw new AnalysisInputError('not-ascending', { name, value: last, after: first })
}

function treatedAreas(treated: readonly number[], areas: number): readonly boolean[] {
  if (treated.length === 0) throw new AnalysisInputError('wrong-length', { name: 'treated', value: 0, needed: 1 })
  const isTreated = Array.from({ length: areas }, () => false)
  for (const area of treated) {
    if (!Number.isInteger(area) || area < 1 || area > areas || isTreated[area - 1] === true) {
      throw new AnalysisInputError('out-of-range', { name: 'treated', value: String(area), least: 1, most: areas })
    }
    isTreated[area - 1] = true
  }
  return isTreated
}
