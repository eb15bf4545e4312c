import { at } from '../linear-algebra.ts'
import { AnalysisInputError, type Need } from '../refusal.ts'
import { type BandCounts, type Bands, type BandTask, bandTask, countBands, writeTable } from './band-counts.ts'
import type { Metric } from './close-pairs.ts'
import { type DrawPlan, type DrawRange, enoughDraws, requirePlan, requireRange, wholeRun } from './draw-range.ts'
import { drawCounts } from './knox-count.ts'
import {
  defaultFewest,
  type EventTable,
  eventWarnings,
  halvesDisagree,
  halvesOf,
  type PointEvent,
  type PointEventWarning,
  refuseFew,
  type TooFewEvents,
  toTable,
} from './point-events.ts'

/** The same place, then every 100 metres to 400; weeks 1 to 4 of whole days. */
export const nearRepeatBands: Bands = { space: [0, 0.001, 100, 200, 300, 400], time: [0, 8, 15, 22, 29] }

export interface NearRepeatInput {
  readonly events: readonly PointEvent[]
  readonly bands?: Bands
  /** Adds a last band in space and in time for all that is farther away. */
  readonly beyond?: boolean
  /** 'euclidean' unless told. */
  readonly metric?: Metric
  /** Fewest events for an answer, 50 unless told. */
  readonly fewest?: number
}

export interface NearRepeatProblem {
  readonly table: EventTable
  readonly task: BandTask
  readonly found: BandCounts
}

export interface NearRepeatPart extends DrawRange {
  /** Row-major table of each draw, one after the other. */
  readonly tables: Float64Array
}

type Rows = readonly (readonly number[])[]
type RowsWithGaps = readonly (readonly (number | null)[])[]

/** One row for each band in space, one column for each band in time. */
export interface NearRepeat {
  readonly kind: 'near-repeat'
  readonly method: 'near-repeat-time-permutation'
  readonly n: number
  readonly bands: Bands
  /** Whether the last row and column hold all that is beyond the last edge. */
  readonly beyond: boolean
  readonly observed: Rows
  /** Exact mean and variance over all orders of the times. */
  readonly expected: Rows
  readonly variance: Rows
  /** Observed over expected; null where no pair can fall. */
  readonly knoxRatio: RowsWithGaps
  /** Over the draws; must lie near `expected`. */
  readonly meanNull: Rows
  /** Share of orders with at least as many pairs, one-sided, for each cell by itself. */
  readonly p: Rows
  /** The ratio in each half of the period by itself; null with too few events. */
  readonly halves: readonly [RowsWithGaps | null, RowsWithGaps | null]
  readonly seed: number
  readonly draws: number
  readonly warnings: readonly PointEventWarning[]
  readonly needs: readonly Need[]
}

/**
 * How many times more pairs of events than by chance there are in each band of distance and time (Knox 1964, Johnson et al.
 * 2007). The times are permuted among the events. Errors: AnalysisInputError.
 */
export function nearRepeat(input: NearRepeatInput, plan: DrawPlan): NearRepeat | TooFewEvents {
  requirePlan(plan)
  const problem = prepareNearRepeat(input)
  if ('kind' in problem) return problem
  return joinNearRepeat(problem, plan, [drawNearRepeat(problem, plan, { from: 0, to: plan.draws })])
}

export function prepareNearRepeat(input: NearRepeatInput): NearRepeatProblem | TooFewEvents {
  const { events, bands = nearRepeatBands, beyond = false, metric = 'euclidean', fewest = defaultFewest } = input
  requireEdges('space', bands.space)
  requireEdges('time', bands.time)
  const table = toTable(events)
  const few = refuseFew(events.length, fewest)
  if (few !== null) return few
  const task = bandTask(table, { bands, beyond, metric })
  return { table, task, found: countBands(task) }
}

export function drawNearRepeat({ task }: NearRepeatProblem, plan: DrawPlan, range: DrawRange): NearRepeatPart {
  requireRange(range, plan)
  const drawn = drawCounts(task.tasks, { ...range, seed: plan.seed, ranks: task.ranks })
  const cells = task.rows * task.columns
  const tables = new Float64Array(cells * (range.to - range.from))
  for (let draw = 0; draw < range.to - range.from; draw++) {
    const counts = drawn.subarray(draw * task.tasks.length, (draw + 1) * task.tasks.length)
    writeTable(task, counts, tables.subarray(draw * cells, (draw + 1) * cells))
  }
  return { ...range, tables }
}

export function joinNearRepeat(
  { table, task, found }: NearRepeatProblem,
  plan: DrawPlan,
  parts: readonly NearRepeatPart[],
): NearRepeat {
  const cells = task.rows * task.columns
  const atLeast = new Float64Array(cells)
  const sums = new Float64Array(cells)
  for (const part of wholeRun(parts, plan)) {
    for (let entry = 0; entry < part.tables.length; entry++) {
      const cell = entry % cells
      const drawn = at(part.tables, entry)
      sums[cell] = at(sums, cell) + drawn
      if (drawn >= at(found.observed, cell)) atLeast[cell] = at(atLeast, cell) + 1
    }
  }
  const rows = (value: (cell: number) => number) => toRows(task, value)
  const halves = halvesOf(table).map((half) => half && countBands(bandTask(half, task)))
  const warnings = new Set(eventWarnings(table))
  if (plan.draws < enoughDraws) warnings.add('few-draws')
  if (found.variance.every((own) => own === 0)) warnings.add('no-variation')
  const nearest = (counts: BandCounts | null) => (counts === null ? null : nearestRatio(task, counts))
  if (halvesDisagree(nearest(found), halves.map(nearest))) warnings.add('halves-disagree')
  return {
    kind: 'near-repeat',
    method: 'near-repeat-time-permutation',
    n: table.t.length,
    bands: task.bands,
    beyond: task.beyond,
    observed: rows((cell) => at(found.observed, cell)),
    expected: rows((cell) => at(found.expected, cell)),
    variance: rows((cell) => at(found.variance, cell)),
    knoxRatio: ratios(task, found),
    meanNull: rows((cell) => at(sums, cell) / plan.draws),
    p: rows((cell) => (1 + at(atLeast, cell)) / (plan.draws + 1)),
    halves: [halves[0] ? ratios(task, halves[0]) : null, halves[1] ? ratios(task, halves[1]) : null],
    seed: plan.seed,
    draws: plan.draws,
    warnings: [...warnings].sort(),
    needs: plan.draws < enoughDraws ? [{ code: 'draws', needed: enoughDraws, had: plan.draws }] : [],
  }
}

function requireEdges(name: string, edges: readonly number[]): void {
  if (edges.length < 2) throw new AnalysisInputError('wrong-length', { name, length: edges.length, least: 2 })
  if (edges[0] !== 0) throw new AnalysisInputError('out-of-range', { name, value: String(edges[0]) })
  for (const [index, edge] of edges.entries()) {
    if (!Number.isFinite(edge)) throw new AnalysisInputError('not-finite', { name, value: String(edge) })
    if (index > 0 && !(edge > (edges[index - 1] ?? 0)))
      throw new AnalysisInputError('not-ascending', { name, value: edge })
  }
}

function toRows<T>({ rows, columns }: BandTask, value: (cell: number) => T): readonly (readonly T[])[] {
  return Array.from({ length: rows }, (_row, row) =>
    Array.from({ length: columns }, (_column, column) => value(row * columns + column)),
  )
}

const ratioAt = ({ observed, expected }: BandCounts, cell: number): number | null =>
  at(expected, cell) > 0 ? at(observed, cell) / at(expected, cell) : null

const ratios = (task: BandTask, counts: BandCounts): RowsWithGaps => toRows(task, (cell) => ratioAt(counts, cell))

/** The ratio nearest in time, all bands in space but the same place and beyond taken together. */
function nearestRatio({ columns, bands }: BandTask, { observed, expected }: BandCounts): number | null {
  let [seen, chance] = [0, 0]
  for (let row = bands.space.length > 2 ? 1 : 0; row < bands.space.length - 1; row++) {
    seen += at(observed, row * columns)
    chance += at(expected, row * columns)
  }
  return chance > 0 ? seen / chance : null
}
