import { at } from '../linear-algebra.ts'
import { type ClosePairs, closePairs, indexAt, type Metric } from './close-pairs.ts'
import { type CountTask, countClose } from './knox-count.ts'
import { type PairGraph, pairGraph, pairMoments } from './pair-moments.ts'
import { type EventTable, partnersInSpace } from './point-events.ts'
import { orderTimes, type TimeReach, timeReach } from './time-order.ts'

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
  /** Rank of the time at each position of the pair lists. */
  readonly ranks: Int32Array
  /** For each band of distance, row by row: the pairs nearer in time than each edge after the first. */
  readonly tasks: readonly CountTask[]
  readonly inSpace: readonly PairGraph[]
  readonly inTime: readonly PairGraph[]
}

export interface BandCounts {
  readonly observed: Float64Array
  readonly expected: Float64Array
  readonly variance: Float64Array
}

export function bandTask(events: EventTable, { bands, beyond, metric }: BandLayout): BandTask {
  const pairs = closePairs(events, bands.space.at(-1) ?? 0, metric)
  const order = orderTimes(events.t)
  const ranks = pairs.order.map((event) => indexAt(order.ranks, event))
  const n = ranks.length
  const lists = listsByBand(pairs, bands.space)
  const reaches = bands.time.slice(1).map((edge) => timeReach(order, edge, true))
  const graphs = (partners: readonly Float64Array[]) =>
    (beyond ? [...partners, restOf(partners, n)] : partners).map(pairGraph)
  const inSpace = graphs(lists.map(partnersInSpace))
  const inTime = graphs(partnersByBand(ranks, reaches))
  return {
    bands,
    beyond,
    metric,
    rows: inSpace.length,
    columns: inTime.length,
    ranks,
    tasks: lists.flatMap((list) => reaches.map((reach) => ({ pairs: list, reach }))),
    inSpace,
    inTime,
  }
}

export function countBands(task: BandTask): BandCounts {
  const { rows, columns, ranks, tasks, inSpace, inTime } = task
  const observed = new Float64Array(rows * columns)
  const expected = new Float64Array(rows * columns)
  const variance = new Float64Array(rows * columns)
  writeTable(
    task,
    Float64Array.from(tasks, (own) => countClose(own, ranks)),
    observed,
  )
  for (const [row, space] of inSpace.entries()) {
    for (const [column, time] of inTime.entries()) {
      const moments = pairMoments(ranks.length, space, time)
      expected[row * columns + column] = moments.mean
      variance[row * columns + column] = moments.variance
    }
  }
  return { observed, expected, variance }
}

/**
 * The row-major table from the counts of the tasks. The far pairs need no list: the totals of each band of distance and of
 * time are the same for every order of the times.
 */
export function writeTable(task: BandTask, counts: Float64Array, table: Float64Array): void {
  const { beyond, rows, columns, inSpace, inTime } = task
  const [nearRows, nearColumns] = beyond ? [rows - 1, columns - 1] : [rows, columns]
  for (let row = 0; row < nearRows; row++) {
    let nearer = 0
    for (let column = 0; column < nearColumns; column++) {
      const within = at(counts, row * nearColumns + column)
      table[row * columns + column] = within - nearer
      nearer = within
    }
    if (beyond) table[row * columns + nearColumns] = (inSpace[row]?.pairs ?? 0) - nearer
  }
  if (!beyond) return
  for (let column = 0; column < columns; column++) {
    let rest = inTime[column]?.pairs ?? 0
    for (let row = 0; row < nearRows; row++) rest -= at(table, row * columns + column)
    table[nearRows * columns + column] = rest
  }
}

type PairList = CountTask['pairs']

/** One list of pairs for each band [a, b) of distance, on the same positions. */
function listsByBand({ starts, others, distances }: ClosePairs, edges: readonly number[]): readonly PairList[] {
  return edges.slice(1).map((upper, band) => {
    const lower = edges[band] ?? 0
    const isIn = distances.map((distance) => (distance >= lower && distance < upper ? 1 : 0))
    const ownStarts = new Int32Array(starts.length)
    let held = 0
    for (let position = 0; position + 1 < starts.length; position++) {
      const end = indexAt(starts, position + 1)
      for (let pair = indexAt(starts, position); pair < end; pair++) held += at(isIn, pair)
      ownStarts[position + 1] = held
    }
    return { starts: ownStarts, others: others.filter((_other, pair) => isIn[pair] === 1) }
  })
}

/** For each band of time, how many other events each event has in it. */
function partnersByBand(ranks: Int32Array, reaches: readonly TimeReach[]): readonly Float64Array[] {
  const within = reaches.map(({ partners }) => Float64Array.from(ranks, (rank) => at(partners, rank)))
  return within.map((counts, band) => {
    const nearer = within[band - 1]
    return nearer ? counts.map((count, position) => count - at(nearer, position)) : counts
  })
}

const restOf = (partners: readonly Float64Array[], n: number): Float64Array =>
  new Float64Array(n).map((_zero, event) => partners.reduce((rest, band) => rest - at(band, event), n - 1))
