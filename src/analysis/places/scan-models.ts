import { at } from '../linear-algebra.ts'
import type { RandomStream } from '../random.ts'
import { AnalysisInputError, requireAtMost, requireCount } from '../refusal.ts'
import type { Points } from './close-pairs.ts'
import { circlesAround, type ScanLimits, type WindowTask } from './scan-windows.ts'

/** What is unusual is judged against one of these: how the counts of the windows come about when nothing goes on. */
export interface ScanModel {
  readonly task: WindowTask
  /** The data, laid out as `task.expected`. */
  readonly observed: Float64Array
  readonly events: number
  /** Writes the counts of one draw in the same layout. */
  readonly simulate: (stream: RandomStream, counts: Float64Array) => void
}

/** Counts of areas in periods, area-major. */
export interface AreaPeriods {
  readonly points: Points
  readonly periods: number
  readonly counts: Float64Array
}

export interface ModelLimits extends ScanLimits {
  /** Longest window: so many of the latest periods. */
  readonly durations: number
}

const mostEvents = 1_000_000
const mostWindows = 10_000_000
const largestExposure = 1e12

/** Space-time permutation (Kulldorff et al. 2005): the times are permuted among the events; no population is needed. */
export function permutationModel(table: AreaPeriods, limits: ModelLimits): ScanModel {
  const { points, periods, counts } = table
  const areas = points.x.length
  const events = requireTotal(counts)
  const byArea = new Float64Array(areas)
  const byPeriod = new Float64Array(periods)
  const areaOf = new Int32Array(events)
  const ages = new Int32Array(events)
  let event = 0
  for (let cell = 0; cell < counts.length; cell++) {
    const [area, period, count] = [Math.floor(cell / periods), cell % periods, at(counts, cell)]
    byArea[area] = at(byArea, area) + count
    byPeriod[period] = at(byPeriod, period) + count
    areaOf.fill(area, event, event + count)
    ages.fill(periods - 1 - period, event, event + count)
    event += count
  }
  const recent = latest({ areas: 1, periods, durations: limits.durations }, byPeriod)
  const expected = new Float64Array(areas * limits.durations)
  for (let cell = 0; cell < expected.length; cell++) {
    expected[cell] = (at(byArea, cell % areas) * at(recent, Math.floor(cell / areas))) / events
  }
  const shuffled = new Int32Array(events)
  return {
    ...modelOf(table, limits, { expected, total: events, weights: byArea }),
    simulate(stream, drawn) {
      shuffled.set(ages)
      stream.shuffle(shuffled)
      drawn.fill(0)
      for (let index = 0; index < events; index++) {
        const age = shuffled[index] ?? 0
        if (age >= limits.durations) continue
        const cell = age * areas + (areaOf[index] ?? 0)
        drawn[cell] = (drawn[cell] ?? 0) + 1
      }
      cumulate(drawn, areas)
    },
  }
}

/** Poisson with one rate for all, given the total (Kulldorff 1997, 2001). `pop` is the exposure of each area and period. */
export function poissonModel(table: AreaPeriods, pop: Float64Array, limits: ModelLimits): ScanModel {
  const { points, periods, counts } = table
  const areas = points.x.length
  const events = requireTotal(counts)
  requireExposure('pop', pop, counts)
  const all = pop.reduce((sum, own) => sum + own, 0)
  if (all <= 0) throw new AnalysisInputError('out-of-range', { name: 'pop', value: all })
  const expected = latest({ areas, periods, durations: limits.durations }, pop).map((own) => (events * own) / all)
  const chances = latestAlone({ areas, periods, durations: limits.durations }, pop)
  const reached = new Float64Array(chances.length)
  let sum = 0
  for (let cell = 0; cell < chances.length; cell++) reached[cell] = sum += at(chances, cell) / all
  const byArea = new Float64Array(areas).map((_zero, area) => sumOf(pop.subarray(area * periods, (area + 1) * periods)))
  return {
    ...modelOf(table, limits, { expected, total: events, weights: byArea }),
    simulate(stream, drawn) {
      drawn.fill(0)
      for (let event = 0; event < events; event++) {
        const cell = firstAbove(reached, stream.uniform())
        // Beyond the last cell lie the periods before the longest window.
        if (cell < reached.length) drawn[cell] = (drawn[cell] ?? 0) + 1
      }
      cumulate(drawn, areas)
    },
  }
}

/** Poisson with a known expectation for each area and period (Neill 2009): a rise everywhere is found too. */
export function expectationModel(table: AreaPeriods, baseline: Float64Array, limits: ModelLimits): ScanModel {
  const { points, periods, counts } = table
  const areas = points.x.length
  requireTotal(counts)
  requireExposure('baseline', baseline, counts)
  const shape = { areas, periods, durations: limits.durations }
  const expected = latest(shape, baseline)
  const means = latestAlone(shape, baseline)
  requireAtMost('baseline', sumOf(means), mostEvents)
  const weights = expected.slice(areas * (limits.durations - 1))
  return {
    ...modelOf(table, limits, { expected, total: null, weights }),
    simulate(stream, drawn) {
      for (let cell = 0; cell < means.length; cell++) drawn[cell] = stream.poisson(at(means, cell))
      cumulate(drawn, areas)
    },
  }
}

interface Expectation extends Pick<WindowTask, 'expected' | 'total'> {
  readonly weights: Float64Array
}

function modelOf(table: AreaPeriods, limits: ModelLimits, { weights, ...expectation }: Expectation) {
  const { points, periods, counts } = table
  const areas = points.x.length
  const circles = circlesAround(points, weights, limits)
  requireAtMost('windows', circles.members.length * limits.durations, mostWindows)
  const shape = { areas, periods, durations: limits.durations }
  return {
    task: { circles, durations: limits.durations, areas, ...expectation },
    observed: latest(shape, counts),
    events: sumOf(counts),
  }
}

interface Shape {
  readonly areas: number
  readonly periods: number
  readonly durations: number
}

/** Duration-major sums over the last 1, 2, … periods of an area-major table. */
function latest(shape: Shape, values: Float64Array): Float64Array {
  const sums = latestAlone(shape, values)
  cumulate(sums, shape.areas)
  return sums
}

/** Age-major: the last period of every area, then the one before. */
function latestAlone({ areas, periods, durations }: Shape, values: Float64Array): Float64Array {
  return new Float64Array(areas * durations).map((_zero, cell) =>
    at(values, (cell % areas) * periods + periods - 1 - Math.floor(cell / areas)),
  )
}

function cumulate(values: Float64Array, areas: number): void {
  for (let cell = areas; cell < values.length; cell++) values[cell] = (values[cell] ?? 0) + (values[cell - areas] ?? 0)
}

const sumOf = (values: Float64Array): number => values.reduce((sum, own) => sum + own, 0)

function requireTotal(counts: Float64Array): number {
  for (const count of counts) requireCount('counts', count)
  const total = sumOf(counts)
  requireAtMost('events', total, mostEvents)
  return total
}

/** Finite, not negative, and above 0 wherever something was counted. */
function requireExposure(name: string, exposure: Float64Array, counts: Float64Array): void {
  for (const [cell, own] of exposure.entries()) {
    if (!Number.isFinite(own)) throw new AnalysisInputError('not-finite', { name, cell, value: String(own) })
    requireAtMost(name, own, largestExposure)
    if (own < 0 || (own === 0 && at(counts, cell) > 0))
      throw new AnalysisInputError('out-of-range', { name, cell, value: own })
  }
}

/** Index of the first value above `target` in an ascending list; its length when there is none. */
function firstAbove(ascending: Float64Array, target: number): number {
  let [low, high] = [0, ascending.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ascending[middle] ?? 0) > target) high = middle
    else low = middle + 1
  }
  return low
}
