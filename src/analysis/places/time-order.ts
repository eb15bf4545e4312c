import { at } from '../linear-algebra.ts'
import { indexAt } from './close-pairs.ts'

/** Times as ranks among the different times, so that "close in time" is a comparison of whole numbers. */
export interface TimeOrder {
  /** Rank of each event. */
  readonly ranks: Int32Array
  /** The different times, ascending, and how many events have each. */
  readonly times: Float64Array
  readonly copies: Int32Array
}

export function orderTimes(times: Float64Array): TimeOrder {
  const different = Float64Array.from(new Set(times)).sort()
  const rankOf = new Map(Array.from(different, (time, rank) => [time, rank]))
  const ranks = Int32Array.from(times, (time) => rankOf.get(time) ?? 0)
  const copies = new Int32Array(different.length)
  for (const rank of ranks) copies[rank] = indexAt(copies, rank) + 1
  return { ranks, times: different, copies }
}

/** For each rank the ranks that are close to it: `lows` to `lows + widths`, and how many other events those hold. */
export interface TimeReach {
  readonly lows: Int32Array
  readonly widths: Int32Array
  readonly partners: Float64Array
}

/** Close is |difference| <= reach, or < reach when `open`. */
export function timeReach({ times, copies }: TimeOrder, reach: number, open = false): TimeReach {
  const isClose = (difference: number) => (open ? difference < reach : difference <= reach)
  const lows = new Int32Array(times.length)
  const widths = new Int32Array(times.length)
  const partners = new Float64Array(times.length)
  let low = 0
  let next = 0
  let held = 0
  for (let rank = 0; rank < times.length; rank++) {
    const time = at(times, rank)
    if (open && !isClose(0)) return { lows, widths: widths.fill(-1), partners }
    while (next < times.length && (next <= rank || isClose(at(times, next) - time))) held += indexAt(copies, next++)
    while (!isClose(time - at(times, low))) held -= indexAt(copies, low++)
    lows[rank] = low
    widths[rank] = next - 1 - low
    partners[rank] = held - 1
  }
  return { lows, widths, partners }
}
