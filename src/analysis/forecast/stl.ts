import { at } from '../linear-algebra.ts'
import { AnalysisInputError, type Need, requireAtMost, requireCount, type TooShort, tooShort } from '../refusal.ts'
import { type LoessWindow, loess, loessAt } from './loess.ts'
import { sortPartly } from './partial-sort.ts'

export interface StlOptions {
  /** Points in one cycle, at least 2. */
  readonly period: number
  /** The same season every cycle, or a season that drifts over an odd number of cycles, at least 3. */
  readonly seasonal: 'periodic' | number
  /** 0 smooths the season by local means, 1 by local lines. Default 0. */
  readonly seasonalDegree?: 0 | 1
  /** Let outlying points count less. Default false. */
  readonly robust?: boolean
}

export interface Decomposition {
  readonly kind: 'decomposition'
  readonly method: 'stl' | 'stl-robust'
  readonly n: number
  readonly warnings: readonly 'no-variation'[]
  readonly needs: readonly Need[]
  /** Add up to the series. */
  readonly seasonal: Float64Array
  readonly trend: Float64Array
  readonly remainder: Float64Array
  /** What each point counts, 1 unless robust. */
  readonly weights: Float64Array
  /** Points in the windows of season, trend and low-pass filter. */
  readonly windows: readonly [number, number, number]
  readonly degrees: readonly [number, number, number]
  readonly rounds: { readonly inner: number; readonly outer: number }
}

const longestSeries = 100_000

/**
 * Seasonal-trend decomposition by loess (Cleveland et al. 1990). Needs more than two cycles, every point present.
 * Errors: AnalysisInputError.
 */
export function stl(x: Float64Array, options: StlOptions): Decomposition | TooShort {
  const { period, seasonal, robust = false } = options
  requireStl(x, period, seasonal)
  if (x.length <= 2 * period) return tooShort(2 * period + 1, x.length)
  const windows = windowsOf(x.length, options)
  const [inner, outer] = robust ? [1, 15] : [2, 0]
  const work = newWork(x, period, windows)
  for (let round = 0; round <= outer; round++) {
    for (let pass = 0; pass < inner; pass++) innerPass(work, round > 0)
    if (round < outer) weigh(work)
  }
  if (seasonal === 'periodic') averageCycles(work.season, period)
  return {
    kind: 'decomposition',
    method: robust ? 'stl-robust' : 'stl',
    n: x.length,
    warnings: x.every((value) => value === x[0]) ? ['no-variation'] : [],
    needs: [],
    seasonal: work.season,
    trend: work.trend,
    remainder: x.map((value, index) => value - at(work.season, index) - at(work.trend, index)),
    weights: work.trust,
    windows: [windows.season.span, windows.trend.span, windows.low.span],
    degrees: [windows.season.degree, windows.trend.degree, windows.low.degree],
    rounds: { inner, outer },
  }
}

function requireStl(x: Float64Array, period: number, seasonal: 'periodic' | number): void {
  requireCount('period', period)
  if (period < 2) throw new AnalysisInputError('out-of-range', { name: 'period', value: period })
  requireAtMost('x', x.length, longestSeries)
  for (const value of x) {
    if (!Number.isFinite(value)) throw new AnalysisInputError('not-finite', { name: 'x', value: String(value) })
  }
  if (seasonal === 'periodic') return
  requireCount('seasonal', seasonal)
  if (seasonal < 3 || seasonal % 2 === 0) {
    throw new AnalysisInputError('out-of-range', { name: 'seasonal', value: seasonal })
  }
}

const nextOdd = (value: number): number => {
  const whole = Math.ceil(value)
  return whole % 2 === 0 ? whole + 1 : whole
}

const windowOf = (span: number, degree: 0 | 1): LoessWindow => ({ span, degree, jump: Math.ceil(span / 10) })

function windowsOf(length: number, { period, seasonal, seasonalDegree = 0 }: StlOptions) {
  const span = seasonal === 'periodic' ? 10 * length + 1 : seasonal
  return {
    season: windowOf(span, seasonal === 'periodic' ? 0 : seasonalDegree),
    trend: windowOf(nextOdd((1.5 * period) / (1 - 1.5 / span)), 1),
    low: windowOf(nextOdd(period), 1),
  }
}

type Work = ReturnType<typeof newWork>

function newWork(x: Float64Array, period: number, windows: ReturnType<typeof windowsOf>) {
  const n = x.length
  const room = () => new Float64Array(n + 2 * period)
  const cycles = Math.ceil(n / period)
  return {
    x,
    period,
    windows,
    season: new Float64Array(n),
    trend: new Float64Array(n),
    trust: new Float64Array(n).fill(1),
    /** Season with one cycle more at either end. */
    extended: room(),
    first: room(),
    second: room(),
    weights: room(),
    cycle: new Float64Array(cycles),
    cycleTrust: new Float64Array(cycles),
    cycleSmooth: new Float64Array(cycles + 2),
  }
}

/** Season from the series without trend, then trend from the series without season. */
function innerPass(work: Work, isWeighted: boolean): void {
  const { x, period, windows, season, trend, extended, first, second, weights } = work
  const n = x.length
  for (let index = 0; index < n; index++) first[index] = at(x, index) - at(trend, index)
  smoothCycles(work, isWeighted)
  movingAverage(extended, { length: n + 2 * period, span: period }, first)
  movingAverage(first, { length: n + period + 1, span: period }, second)
  movingAverage(second, { length: n + 2, span: 3 }, first)
  loess({ values: first, length: n, trust: null }, windows.low, { into: second, weights })
  for (let index = 0; index < n; index++) {
    season[index] = at(extended, period + index) - at(second, index)
    first[index] = at(x, index) - at(season, index)
  }
  loess({ values: first, length: n, trust: isWeighted ? work.trust : null }, windows.trend, { into: trend, weights })
}

/** Smooths the values of each place in the cycle over the cycles, and one cycle beyond at both ends. */
function smoothCycles(work: Work, isWeighted: boolean): void {
  const { period, first, extended, cycle, cycleTrust, cycleSmooth, trust, weights } = work
  const { span, degree } = work.windows.season
  for (let place = 0; place < period; place++) {
    const length = Math.floor((work.x.length - place - 1) / period) + 1
    for (let index = 0; index < length; index++) {
      cycle[index] = at(first, index * period + place)
      cycleTrust[index] = at(trust, index * period + place)
    }
    const series = { values: cycle, length, trust: isWeighted ? cycleTrust : null }
    loess(series, work.windows.season, { into: cycleSmooth.subarray(1), weights })
    const right = Math.min(span, length) - 1
    const left = Math.max(0, length - span)
    cycleSmooth[0] = loessAt(series, { point: -1, left: 0, right, span, degree }, weights) ?? at(cycleSmooth, 1)
    cycleSmooth[length + 1] =
      loessAt(series, { point: length, left, right: length - 1, span, degree }, weights) ?? at(cycleSmooth, length)
    for (let index = 0; index < length + 2; index++) extended[index * period + place] = at(cycleSmooth, index)
  }
}

function movingAverage(values: Float64Array, { length, span }: { length: number; span: number }, into: Float64Array) {
  let sum = 0
  for (let index = 0; index < span; index++) sum += at(values, index)
  into[0] = sum / span
  for (let index = span; index < length; index++) {
    sum += at(values, index) - at(values, index - span)
    into[index - span + 1] = sum / span
  }
}

/** Bisquare weights by the size of the remainder against six times its median. */
function weigh({ x, season, trend, trust, first }: Work): void {
  const n = x.length
  for (let index = 0; index < n; index++) first[index] = Math.abs(at(x, index) - at(trend, index) - at(season, index))
  const sorted = first.slice(0, n)
  const middle = n >> 1
  sortPartly(sorted, [middle, n - middle - 1])
  const reach = 3 * (at(sorted, middle) + at(sorted, n - middle - 1))
  for (let index = 0; index < n; index++) trust[index] = bisquare(at(first, index), reach)
}

function bisquare(distance: number, reach: number): number {
  if (distance <= 0.001 * reach) return 1
  return distance <= 0.999 * reach ? (1 - (distance / reach) ** 2) ** 2 : 0
}

function averageCycles(season: Float64Array, period: number): void {
  for (let place = 0; place < period; place++) {
    let sum = 0
    let cycles = 0
    for (let index = place; index < season.length; index += period) {
      sum += at(season, index)
      cycles += 1
    }
    for (let index = place; index < season.length; index += period) season[index] = sum / cycles
  }
}
