import { at } from '../linear-algebra.ts'
import { RandomStream } from '../random.ts'
import {
  AnalysisInputError,
  type Need,
  type Refused,
  refused,
  requireAtMost,
  requireCount,
  requirePositive,
} from '../refusal.ts'
import { indexAt, type Points } from './close-pairs.ts'
import { type DrawPlan, type DrawRange, enoughDraws, requirePlan, requireRange, wholeRun } from './draw-range.ts'
import { fitGumbel, gumbelAtLeast } from './gumbel.ts'
import { largestCoordinate } from './point-events.ts'
import { expectationModel, type ModelLimits, permutationModel, poissonModel, type ScanModel } from './scan-models.ts'
import { type Window, type WindowScorer, windowScorer } from './scan-windows.ts'

export type ScanMethod =
  | 'scan-spatial-poisson'
  | 'scan-space-time-permutation'
  | 'scan-space-time-poisson'
  | 'scan-space-time-expectation'

export type ScanWarning = 'few-draws' | 'no-excess'

interface ScanOptions {
  /** Largest share of all events (or exposure) in one circle: 0.5 unless told, 1 with `baseline`. */
  readonly maxFraction?: number | undefined
  /** In the unit of the coordinates. */
  readonly maxRadius?: number | undefined
  readonly maxAreas?: number | undefined
  /** The coordinates are degrees of longitude (x) and latitude (y), and radii kilometres. */
  readonly sphere?: boolean | undefined
  /** Fewest events for an answer, 30 unless told; not used with `baseline`. */
  readonly fewest?: number
  /** How often the scan is run, for the recurrence interval. */
  readonly runsPerYear?: number
}

/** Cases and population of areas, each at a point. */
export interface SpatialScanInput extends ScanOptions {
  readonly x: readonly number[]
  readonly y: readonly number[]
  readonly pop: readonly number[]
  readonly cases: readonly number[]
}

/** Counts by area (rows) and period (columns, oldest first). At most one of `baseline` and `pop`, of the same shape. */
export interface SpaceTimeScanInput extends ScanOptions {
  readonly counts: readonly (readonly number[])[]
  readonly xy: readonly (readonly number[])[]
  /** Longest window in periods, 4 unless told; windows end with the last period. */
  readonly maxWeeks?: number
  /** What is expected, known from elsewhere. */
  readonly baseline?: readonly (readonly number[])[] | undefined
  /** Population or another exposure. */
  readonly pop?: readonly (readonly number[])[] | undefined
}

export interface ScanProblem {
  readonly method: ScanMethod
  readonly model: ScanModel
  readonly scorer: WindowScorer
  readonly runsPerYear: number
}

export interface ScanPart extends DrawRange {
  /** Largest log likelihood ratio of each draw. */
  readonly largest: Float64Array
}

/** The most unusual circle and time. Areas are numbered from 0. */
export interface ScanCluster {
  readonly center: number
  /** Number of areas, and which, ascending. */
  readonly k: number
  readonly members: readonly number[]
  /** Distance from the centre to the farthest member. */
  readonly radius: number
  /** The last so many periods. */
  readonly weeks: number
  readonly observed: number
  readonly expected: number
  /** Poisson given the total: against the areas and times outside, null when nothing is outside. Otherwise observed / expected. */
  readonly relativeRisk: number | null
}

export interface Scan {
  readonly kind: 'scan'
  readonly method: ScanMethod
  /** Events. */
  readonly n: number
  /** Null when no window has more than expected. */
  readonly cluster: ScanCluster | null
  readonly llr: number
  /** Share of draws with a window at least as unusual, the data counted among them. */
  readonly p: number
  /** From a largest-value law fitted to the draws: for p below 1 / draws. Null when it cannot be fitted. */
  readonly gumbelP: number | null
  /** 95 % quantile of the draws. */
  readonly q95: number
  /** How seldom chance would show something as unusual, by `gumbelP` where there is one. */
  readonly recurrenceYears: number
  readonly seed: number
  readonly draws: number
  readonly warnings: readonly ScanWarning[]
  readonly needs: readonly Need[]
}

export type ScanRefused = Refused<'too-few-events' | 'too-short'>

const defaultFewest = 30
const fewestForGumbel = 99
const mostYearsBetweenRuns = 1000
/** A tie by rounding counts against the data. */
const tieSlack = 1e-9

/** Spatial Poisson scan of one period (Kulldorff 1997). Errors: AnalysisInputError. */
export function spatialScan(input: SpatialScanInput, plan: DrawPlan): Scan | ScanRefused {
  return run(prepareSpatialScan(input), plan)
}

/**
 * Prospective space-time scan: permutation (Kulldorff et al. 2005) when only counts are given, with `pop` Poisson given the
 * total (Kulldorff 2001), with `baseline` against known expectations (Neill 2009). Errors: AnalysisInputError.
 */
export function spaceTimeScan(input: SpaceTimeScanInput, plan: DrawPlan): Scan | ScanRefused {
  return run(prepareSpaceTimeScan(input), plan)
}

function run(problem: ScanProblem | ScanRefused, plan: DrawPlan): Scan | ScanRefused {
  requirePlan(plan)
  if ('kind' in problem) return problem
  return joinScan(problem, plan, [drawScan(problem, plan, { from: 0, to: plan.draws })])
}

export function prepareSpatialScan(input: SpatialScanInput): ScanProblem | ScanRefused {
  const { x, y, pop, cases, maxFraction = 0.5, fewest = defaultFewest, runsPerYear = 1 } = input
  const limits = requireLimits({ ...input, maxFraction, durations: 1 })
  const points = { x: toFinite('x', x), y: toFinite('y', y) }
  for (const [name, values] of Object.entries({ y, pop, cases })) requireLength(name, values.length, x.length)
  if (input.sphere) requireDegrees(points)
  const table = { points, periods: 1, counts: Float64Array.from(cases) }
  const model = poissonModel(table, Float64Array.from(pop), limits)
  return toProblem('scan-spatial-poisson', { model, runsPerYear, fewest })
}

export function prepareSpaceTimeScan(input: SpaceTimeScanInput): ScanProblem | ScanRefused {
  const { counts, xy, maxWeeks = 4, baseline, pop, fewest = defaultFewest, runsPerYear = 52 } = input
  if (baseline && pop) throw new AnalysisInputError('out-of-range', { name: 'baseline', value: 'with pop' })
  const limits = requireLimits({
    ...input,
    maxFraction: input.maxFraction ?? (baseline ? 1 : 0.5),
    durations: maxWeeks,
  })
  const periods = counts[0]?.length ?? 0
  requireLength('xy', xy.length, counts.length)
  for (const point of xy) requireLength('xy', point.length, 2)
  const flat = (name: string, rows: readonly (readonly number[])[]) => {
    requireLength(name, rows.length, counts.length)
    for (const row of rows) requireLength(name, row.length, periods)
    return Float64Array.from(rows.flat())
  }
  const axis = (index: number) =>
    toFinite(
      'xy',
      xy.map((point) => point[index] ?? Number.NaN),
    )
  const points = { x: axis(0), y: axis(1) }
  if (input.sphere) requireDegrees(points)
  const table = { points, periods, counts: flat('counts', counts) }
  // A permutation of times needs a time outside the longest window to be compared with.
  const neededPeriods = baseline ? maxWeeks : maxWeeks + 1
  if (periods < neededPeriods) return refused('too-short', neededPeriods, periods)
  if (baseline) {
    const model = expectationModel(table, flat('baseline', baseline), limits)
    return toProblem('scan-space-time-expectation', { model, runsPerYear, fewest: 0 })
  }
  if (pop) {
    const model = poissonModel(table, flat('pop', pop), limits)
    return toProblem('scan-space-time-poisson', { model, runsPerYear, fewest })
  }
  const model = permutationModel(table, limits)
  return toProblem('scan-space-time-permutation', { model, runsPerYear, fewest })
}

export function drawScan({ model, scorer }: ScanProblem, plan: DrawPlan, range: DrawRange): ScanPart {
  requireRange(range, plan)
  const largest = new Float64Array(range.to - range.from)
  const counts = new Float64Array(model.observed.length)
  for (let draw = range.from; draw < range.to; draw++) {
    model.simulate(new RandomStream(plan.seed, draw), counts)
    largest[draw - range.from] = scorer.largest(counts)
  }
  return { ...range, largest }
}

export function joinScan(problem: ScanProblem, plan: DrawPlan, parts: readonly ScanPart[]): Scan {
  const drawn = new Float64Array(plan.draws)
  for (const part of wholeRun(parts, plan)) drawn.set(part.largest, part.from)
  const best = problem.scorer.best(problem.model.observed)
  const llr = best?.llr ?? 0
  const atLeast = drawn.reduce((count, own) => (own >= llr - tieSlack ? count + 1 : count), 0)
  const p = (1 + atLeast) / (plan.draws + 1)
  const law = plan.draws < fewestForGumbel ? null : fitGumbel(drawn)
  const gumbelP = law && best ? gumbelAtLeast(law, llr) : null
  const warnings: ScanWarning[] = []
  if (plan.draws < enoughDraws) warnings.push('few-draws')
  if (best === null) warnings.push('no-excess')
  return {
    kind: 'scan',
    method: problem.method,
    n: problem.model.events,
    cluster: best && toCluster(problem, best),
    llr,
    p,
    gumbelP,
    q95: quantile(drawn, 0.95),
    recurrenceYears: 1 / ((gumbelP ?? p) * problem.runsPerYear),
    seed: plan.seed,
    draws: plan.draws,
    warnings,
    needs: plan.draws < enoughDraws ? [{ code: 'draws', needed: enoughDraws, had: plan.draws }] : [],
  }
}

type Prepared = Pick<ScanProblem, 'model' | 'runsPerYear'> & { readonly fewest: number }

function toProblem(method: ScanMethod, { fewest, ...prepared }: Prepared): ScanProblem | ScanRefused {
  requireCount('fewest', fewest)
  requirePositive('runsPerYear', prepared.runsPerYear)
  requireAtMost('years between runs', 1 / prepared.runsPerYear, mostYearsBetweenRuns)
  const { events, task } = prepared.model
  if (events < fewest) return refused('too-few-events', fewest, events)
  return { method, ...prepared, scorer: windowScorer(task) }
}

function toCluster({ model, method }: ScanProblem, best: Window): ScanCluster {
  const { starts, members, radii } = model.task.circles
  const last = indexAt(starts, best.centre) + best.areas
  const { observed, expected } = best
  const outside = model.events - observed
  const inside = observed / expected
  const isAgainstRest = method === 'scan-spatial-poisson' || method === 'scan-space-time-poisson'
  const against = outside > 0 ? inside / (outside / (model.events - expected)) : null
  return {
    center: best.centre,
    k: best.areas,
    members: [...members.subarray(last - best.areas, last)].sort((a, b) => a - b),
    radius: at(radii, last - 1),
    weeks: best.duration,
    observed,
    expected,
    relativeRisk: isAgainstRest ? against : inside,
  }
}

function requireLimits({ maxFraction, maxRadius, maxAreas, sphere, durations }: ModelLimits): ModelLimits {
  requirePositive('maxFraction', maxFraction)
  requireAtMost('maxFraction', maxFraction, 1)
  if (maxRadius !== undefined && !(maxRadius >= 0))
    throw new AnalysisInputError('out-of-range', { name: 'maxRadius', value: String(maxRadius) })
  if (maxAreas !== undefined) {
    requireCount('maxAreas', maxAreas)
    requirePositive('maxAreas', maxAreas)
  }
  requireCount('maxWeeks', durations)
  requirePositive('maxWeeks', durations)
  return { maxFraction, maxRadius, maxAreas, sphere, durations }
}

function requireLength(name: string, length: number, expected: number): void {
  if (length !== expected) throw new AnalysisInputError('wrong-length', { name, length, expected })
}

function toFinite(name: string, values: readonly number[]): Float64Array {
  if (values.length === 0) throw new AnalysisInputError('wrong-length', { name, length: 0, least: 1 })
  for (const value of values) {
    if (!Number.isFinite(value)) throw new AnalysisInputError('not-finite', { name, value: String(value) })
    requireAtMost(name, Math.abs(value), largestCoordinate)
  }
  return Float64Array.from(values)
}

function requireDegrees({ x, y }: Points): void {
  for (const value of x) requireAtMost('longitude', Math.abs(value), 360)
  for (const value of y) requireAtMost('latitude', Math.abs(value), 90)
}

/** By interpolation between the two nearest ranks. */
function quantile(values: Float64Array, share: number): number {
  const sorted = values.toSorted()
  const rank = share * (sorted.length - 1)
  const low = at(sorted, Math.floor(rank))
  return low + (at(sorted, Math.ceil(rank)) - low) * (rank - Math.floor(rank))
}
