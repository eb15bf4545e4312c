import { at } from '../linear-algebra.ts'
import { type ClosePairs, closePairs, indexAt, type Metric } from './close-pairs.ts'
import { type PairGraph, pairGraph, pairMoments } from './pair-moments.ts'
import type { EventTable } from './point-events.ts'
import { orderTimes, type TimeOrder, timeReach } from './time-order.ts'

/** Edges of the bands [a, b), ascending from 0: metres, and days. */
export interface Bands {
  readonly space: readonly number[]
  readonly time: readonly number[]
}

export interface BandLayout {
  readonly bands: Bands
  readonly beyond: boolean
  readonly metric: Metric
}

/** Counting pairs by band of distance (rows) and band of time (columns). */
export interface BandTask extends BandLayout {
  readonly rows: number
  readonly columns: number
  /** Time at each position of the pair list. */
  readonly times: Float64Array
  readonly inSpace: readonly PairGraph[]
  readonly inTime: readonly PairGraph[]
  /** Writes the row-major table that these times give. */
  readonly tally: (times: Float64Array, table: Float64Array) => void
}

export interface BandCounts {
  readonly observed: Float64Array
  readonly expected: Float64Array
  readonly variance: Float64Array
}

export function bandTask(events: EventTable, { bands, beyond, metric }: BandLayout): BandTask {
  const pairs = closePairs(events, bands.space.at(-1) ?? 0, metric)
  const times = Float64Array.from(pairs.order, (event) => at(events.t, event))
  const n = times.length
  const rowOf = Int32Array.from(pairs.distances, (distance) => bandOf(distance, bands.space))
  const nearRows = bands.space.length - 1
  const nearColumns = bands.time.length - 1
  const spacePartners = partnersByBand(pairs, rowOf, nearRows)
  const timePartners = partnersInTime(events.t, bands.time)
  const graphs = (partners: readonly Float64Array[]) =>
    (beyond ? [...partners, restOf(partners, n)] : partners).map(pairGraph)
  const [inSpace, inTime] = [graphs(spacePartners), graphs(timePartners)]
  const [rows, columns] = [inSpace.length, inTime.length]
  const edges = Float64Array.from(bands.time)
  const tally = (order: Float64Array, table: Float64Array) => {
    tallyNear({ pairs, rowOf, edges, columns, nearRows }, order, table)
    if (beyond) fillBeyond(table, { inSpace, inTime, nearRows, nearColumns })
  }
  return { bands, beyond, metric, rows, columns, times, inSpace, inTime, tally }
}

export function countBands({ rows, columns, times, inSpace, inTime, tally }: BandTask): BandCounts {
  const observed = new Float64Array(rows * columns)
  const expected = new Float64Array(rows * columns)
  const variance = new Float64Array(rows * columns)
  tally(times, observed)
  for (const [row, space] of inSpace.entries()) {
    for (const [column, time] of inTime.entries()) {
      const moments = pairMoments(times.length, space, time)
      expected[row * columns + column] = moments.mean
      variance[row * columns + column] = moments.variance
    }
  }
  return { observed, expected, variance }
}

/** Number of the band [a, b); the number of bands when it lies beyond the last edge. */
function bandOf(value: number, edges: readonly number[]): number {
  const next = edges.findIndex((edge) => value < edge)
  return next === -1 ? edges.length - 1 : next - 1
}

function partnersByBand({ starts, others }: ClosePairs, rowOf: Int32Array, rows: number): readonly Float64Array[] {
  const partners = Array.from({ length: rows + 1 }, () => new Float64Array(starts.length - 1))
  for (let position = 0; position + 1 < starts.length; position++) {
    const end = indexAt(starts, position + 1)
    for (let pair = indexAt(starts, position); pair < end; pair++) {
      const own = partners[indexAt(rowOf, pair)]
      if (own === undefined) throw new RangeError('a band without a row')
      const other = indexAt(others, pair)
      own[position] = at(own, position) + 1
      own[other] = at(own, other) + 1
    }
  }
  return partners.slice(0, rows)
}

function partnersInTime(times: Float64Array, edges: readonly number[]): readonly Float64Array[] {
  const order = orderTimes(times)
  const within = edges.map((edge) => partnersBefore(order, edge))
  return within.slice(1).map((upper, band) => upper.map((count, event) => count - at(within[band] ?? upper, event)))
}

/** For each event the others at a difference in time under `edge`. */
function partnersBefore(order: TimeOrder, edge: number): Float64Array {
  if (edge <= 0) return new Float64Array(order.ranks.length)
  const { partners } = timeReach(order, edge, true)
  return Float64Array.from(order.ranks, (rank) => at(partners, rank))
}

const restOf = (partners: readonly Float64Array[], n: number): Float64Array =>
  new Float64Array(n).map((_zero, event) => partners.reduce((rest, band) => rest - at(band, event), n - 1))

interface NearTable {
  readonly pairs: ClosePairs
  readonly rowOf: Int32Array
  readonly edges: Float64Array
  readonly columns: number
  readonly nearRows: number
}

// In the innermost loops every index is in range by construction; `?? 0` only satisfies the type and costs nothing.
function tallyNear(task: NearTable, times: Float64Array, table: Float64Array): void {
  const { rowOf, edges, columns, nearRows } = task
  const { starts, others } = task.pairs
  const last = at(edges, edges.length - 1)
  table.fill(0)
  for (let position = 0; position < times.length; position++) {
    const time = at(times, position)
    const end = indexAt(starts, position + 1)
    for (let pair = indexAt(starts, position); pair < end; pair++) {
      const apart = Math.abs((times[others[pair] ?? 0] ?? 0) - time)
      const row = rowOf[pair] ?? 0
      if (apart >= last || row === nearRows) continue
      let column = 0
      while (apart >= (edges[column + 1] ?? 0)) column += 1
      const cell = row * columns + column
      table[cell] = (table[cell] ?? 0) + 1
    }
  }
}

interface BeyondTask {
  readonly inSpace: readonly PairGraph[]
  readonly inTime: readonly PairGraph[]
  readonly nearRows: number
  readonly nearColumns: number
}

/** The far pairs need no list: the totals of each band of distance and of time are the same for every order of the times. */
function fillBeyond(table: Float64Array, { inSpace, inTime, nearRows, nearColumns }: BeyondTask): void {
  const columns = nearColumns + 1
  for (let row = 0; row < nearRows; row++) {
    let rest = inSpace[row]?.pairs ?? 0
    for (let column = 0; column < nearColumns; column++) rest -= at(table, row * columns + column)
    table[row * columns + nearColumns] = rest
  }
  for (let column = 0; column < columns; column++) {
    let rest = inTime[column]?.pairs ?? 0
    for (let row = 0; row < nearRows; row++) rest -= at(table, row * columns + column)
    table[nearRows * columns + column] = rest
  }
}
