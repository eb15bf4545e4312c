import { at } from '../linear-algebra.ts'

/**
 * Sorts only as far as needed for the wanted places, in place (after Singleton 1969). The places should ascend. Asked in descending
 * order, as the published program of STL asks for the two middle values, it may leave the second place unsorted: then the "median"
 * of the remainders is somewhat off, in R as here. Anything else would give other robust weights than every other STL.
 */
export function sortPartly(values: Float64Array, wanted: readonly number[]): void {
  const waiting: Segment[] = []
  let segment: Segment | undefined = { low: 0, high: values.length - 1, from: 0, to: wanted.length - 1 }
  while (segment !== undefined) {
    const { low, high, from, to }: Segment = segment
    const isShort = low === 0 ? high <= low : high - low <= longestInsertion
    if (from > to || isShort) {
      if (from <= to) insertionSort(values, low, high)
      segment = waiting.pop()
      continue
    }
    const { left, right } = partition(values, low, high)
    // The shorter part first, with the places that lie in it; what is left of them goes with the longer.
    if (left - low <= high - right) {
      const last = lastUpTo(wanted, left, { from, to })
      const isEmpty = last < from
      waiting.push({ low: right, high, from: isEmpty ? from : last + 1, to })
      segment = { low, high: left, from, to: last }
    } else {
      const first = firstFrom(wanted, right, { from, to })
      const isEmpty = first > to
      waiting.push({ low, high: left, from, to: isEmpty ? to : first - 1 })
      segment = { low: right, high, from: first, to }
    }
  }
}

/** Places low..high of the values, and the part of the wanted places that is looked for in them. */
interface Segment {
  readonly low: number
  readonly high: number
  readonly from: number
  readonly to: number
}

const longestInsertion = 10

interface Part {
  readonly from: number
  readonly to: number
}

function lastUpTo(wanted: readonly number[], place: number, { from, to }: Part): number {
  let last = to
  while (last >= from && (wanted[last] ?? 0) > place) last -= 1
  return last
}

function firstFrom(wanted: readonly number[], place: number, { from, to }: Part): number {
  let first = from
  while (first <= to && (wanted[first] ?? 0) < place) first += 1
  return first
}

/** Around the median of the first, middle and last value; afterwards nothing up to `left` is above anything from `right` on. */
function partition(values: Float64Array, low: number, high: number) {
  const middle = (low + high) >> 1
  order(values, low, middle)
  order(values, middle, high)
  order(values, low, middle)
  const pivot = at(values, middle)
  let left = high
  let right = low
  for (;;) {
    do left -= 1
    while (at(values, left) > pivot)
    do right += 1
    while (at(values, right) < pivot)
    if (right > left) return { left, right }
    swap(values, left, right)
  }
}

function order(values: Float64Array, first: number, second: number): void {
  if (at(values, first) > at(values, second)) swap(values, first, second)
}

function swap(values: Float64Array, first: number, second: number): void {
  const kept = at(values, first)
  values[first] = at(values, second)
  values[second] = kept
}

function insertionSort(values: Float64Array, low: number, high: number): void {
  for (let place = low + 1; place <= high; place++) {
    const value = at(values, place)
    let free = place
    while (free > low && at(values, free - 1) > value) {
      values[free] = at(values, free - 1)
      free -= 1
    }
    values[free] = value
  }
}
