import { at } from '../linear-algebra.ts'
import { requireAtMost } from '../refusal.ts'

/** Coordinates in the same unit, metres in practice. */
export interface Points {
  readonly x: Float64Array
  readonly y: Float64Array
}

/** Straight lines, or along a grid of streets that runs with the axes. */
export type Metric = 'euclidean' | 'manhattan'

/**
 * The pairs of points within a reach, each once, as one list for each point. Points are numbered by position in a grid order,
 * so that near points lie near in memory; `order` gives the caller's index of each position.
 */
export interface ClosePairs {
  readonly order: Int32Array
  /** positions + 1: the pairs of position p are `starts[p]` to `starts[p + 1]` - 1. */
  readonly starts: Int32Array
  /** The other position of each pair. */
  readonly others: Int32Array
  readonly distances: Float64Array
}

/** More pairs than this would fill the memory. */
const mostPairs = 12_000_000
const mostCellsAside = 512

/** All pairs at a distance <= reach. Errors: AnalysisInputError when they are more than twelve million. */
export function closePairs({ x, y }: Points, reach: number, metric: Metric = 'euclidean'): ClosePairs {
  const straight = metric === 'euclidean'
  const grid = toGrid({ x, y }, reach)
  const { order, cells, columns, rows, firsts } = grid
  const found = growingList()
  const starts = new Int32Array(x.length + 1)
  for (let position = 0; position < order.length; position++) {
    const cell = indexAt(cells, position)
    const column = cell % columns
    const px = at(x, indexAt(order, position))
    const py = at(y, indexAt(order, position))
    const collect = (from: number, to: number) => {
      for (let other = from; other < to; other++) {
        const dx = px - at(x, indexAt(order, other))
        const dy = py - at(y, indexAt(order, other))
        const distance = straight ? Math.sqrt(dx * dx + dy * dy) : Math.abs(dx) + Math.abs(dy)
        if (distance <= reach) found.push(other, distance)
      }
    }
    collect(position + 1, indexAt(firsts, cell + (column + 1 < columns ? 2 : 1)))
    if (cell < columns * (rows - 1)) {
      const below = cell + columns
      collect(indexAt(firsts, below - (column > 0 ? 1 : 0)), indexAt(firsts, below + (column + 1 < columns ? 2 : 1)))
    }
    starts[position + 1] = found.length()
  }
  return { order, starts, ...found.taken() }
}

/** Indexed read of whole numbers that never hands back `undefined`. */
export function indexAt(values: Int32Array, index: number): number {
  const value = values[index]
  if (value === undefined) throw new RangeError(`index ${index} outside 0..${values.length - 1}`)
  return value
}

interface Grid {
  readonly columns: number
  readonly rows: number
  readonly order: Int32Array
  /** Cell of each position, ascending. */
  readonly cells: Int32Array
  /** First position of each cell, one more at the end. */
  readonly firsts: Int32Array
}

/** Square cells at least as wide as the reach, so that a pair within reach lies in the same or in touching cells. */
function toGrid({ x, y }: Points, reach: number): Grid {
  const [left, right] = rangeOf(x)
  const [bottom, top] = rangeOf(y)
  // Wider by a hair: rounding must not put two points within reach two cells apart.
  const side = Math.max(reach, (right - left) / mostCellsAside, (top - bottom) / mostCellsAside) * (1 + 1e-9) || 1
  const columns = Math.floor((right - left) / side) + 1
  const rows = Math.floor((top - bottom) / side) + 1
  const cellOf = x.map(
    (own, index) => Math.floor((at(y, index) - bottom) / side) * columns + Math.floor((own - left) / side),
  )
  const order = Int32Array.from(x.keys()).sort((a, b) => at(cellOf, a) - at(cellOf, b) || a - b)
  const cells = order.map((index) => at(cellOf, index))
  const firsts = new Int32Array(columns * rows + 1)
  for (const cell of cells) firsts[cell + 1] = indexAt(firsts, cell + 1) + 1
  for (let cell = 0; cell < columns * rows; cell++) firsts[cell + 1] = indexAt(firsts, cell + 1) + indexAt(firsts, cell)
  return { columns, rows, order, cells, firsts }
}

export function rangeOf(values: Float64Array): readonly [low: number, high: number] {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (const value of values) {
    if (value < low) low = value
    if (value > high) high = value
  }
  return [low, high]
}

function growingList() {
  let others = new Int32Array(1024)
  let distances = new Float64Array(1024)
  let length = 0
  return {
    length: () => length,
    push(other: number, distance: number) {
      if (length === others.length) {
        requireAtMost('pairs', length + 1, mostPairs)
        const more = new Int32Array(2 * length)
        more.set(others)
        others = more
        const further = new Float64Array(2 * length)
        further.set(distances)
        distances = further
      }
      others[length] = other
      distances[length] = distance
      length += 1
    },
    taken: () => ({ others: others.slice(0, length), distances: distances.slice(0, length) }),
  }
}
