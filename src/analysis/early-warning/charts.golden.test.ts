import { describe, expect, it } from 'vitest'
import { type Comparison, checkTopic, list } from '../testing/golden.ts'
import { type CusumTransform, cusum } from './cusum.ts'
import { type EarsMethod, ears } from './ears.ts'
import { ewma } from './ewma.ts'
import { likelihoodCusum } from './likelihood-cusum.ts'
import { overdispersed } from './overdispersed.ts'
import { averageRunLength } from './run-length.ts'
import { laneyChart } from './u-chart.ts'

describe('the reference numbers', () => {
  it('hold for EARS', () => {
    const counts = checkTopic<EarsGolden>('02_ears', earsByHand, (c, golden) => {
      for (const result of golden.results) {
        const { method, baseline, minSigma, alpha } = result
        const label = `${result.series} ${method} ${baseline} ${minSigma}`
        const series = Float64Array.from(golden.series[result.series] ?? [])
        const chart = ears({ counts: series, method, baseline, minSigma, alpha })
        if (chart.kind === 'refused') throw new Error(`${label} was refused`)
        c.same(`${label} first`, chart.first + 1, result.firstIndex)
        compareAll(c, `${label} upper`, { got: chart.upper, expected: result.upperbound })
        compareAlarms(c, `${label} alarm`, { got: chart.alarm, expected: result.alarm })
      }
    })
    if (counts.reference !== null) expect(counts.reference).toBeGreaterThan(1000)
  })

  it('hold for the control charts', () => {
    const counts = checkTopic<ChartGolden>('03_charts', chartsByHand, (c, golden) => {
      const monitored = (series: string) => {
        const [first, last] = golden.range
        return Float64Array.from((golden.series[series] ?? []).slice(first - 1, last))
      }
      for (const one of golden.cusum) {
        const chart = cusum({ counts: monitored(one.series), mean: one.m, k: one.k, h: one.h, transform: one.trans })
        const label = `${one.series} ${one.trans}`
        compareAll(c, `${label} cusum`, { got: chart.cusum, expected: one.cusum })
        compareAll(c, `${label} upper`, { got: chart.upper, expected: reachableLimits(one, chart.cusum) })
        compareAlarms(c, `${label} alarm`, { got: chart.alarm, expected: one.alarm })
      }
      for (const one of golden.lrcusum) {
        const { mu0: mean, size, R: ratio } = one
        const chart = likelihoodCusum({ counts: monitored(one.series), mean, size: size ?? null, ratio, h: 4 })
        compareAll(c, `${one.series} ${one.family} llr`, { got: chart.llr, expected: one.llr })
        compareAll(c, `${one.series} ${one.family} C`, { got: chart.cusum, expected: one.C })
      }
      for (const { series, lambda, L: limit, mu0: mean, phi, z, ucl } of golden.ewma) {
        const chart = ewma({ counts: monitored(series), mean, phi, lambda, limit })
        compareAll(c, `${series} average`, { got: chart.z, expected: z })
        compareAll(c, `${series} limit`, { got: chart.upper, expected: ucl })
      }
      compareRunLengths(c, golden.arl)
      for (const { mu, phi, p, limit } of golden.limits) {
        c.same(`limit ${mu} ${phi} ${p}`, overdispersed(mu, phi).quantile(p), limit)
      }
      compareLaney(c, golden.laney)
    })
    if (counts.reference !== null) expect(counts.reference).toBeGreaterThan(1000)
  }, 30_000)
})

type Values = number | null | readonly (number | null)[]

interface EarsGolden {
  readonly series: Readonly<Record<string, readonly number[]>>
  readonly results: readonly {
    readonly series: string
    readonly method: EarsMethod
    readonly baseline: number
    readonly minSigma: number
    readonly alpha: number
    readonly firstIndex: number
    readonly upperbound: Values
    readonly alarm: Values
  }[]
}

interface Laney {
  readonly exposure: readonly number[]
  readonly count: readonly number[]
  readonly ubar: number
  readonly z: readonly number[]
  readonly sigmaZ: number
  readonly ucl: readonly number[]
  readonly lcl: readonly number[]
}

interface RunLengthCase {
  readonly mu0: number
  readonly R: number
  readonly h: number
  readonly ARL0: number
  readonly ARL1: number
}

interface CusumCase {
  readonly series: string
  readonly trans: CusumTransform
  readonly k: number
  readonly h: number
  readonly m: number
  readonly cusum: Values
  readonly upperbound: Values
  readonly alarm: Values
}

interface ChartGolden {
  readonly series: Readonly<Record<string, readonly number[]>>
  readonly range: readonly [number, number]
  readonly cusum: readonly CusumCase[]
  readonly lrcusum: readonly {
    readonly series: string
    readonly family: string
    readonly mu0: number
    readonly size?: number | null
    readonly R: number
    readonly llr: Values
    readonly C: Values
  }[]
  readonly ewma: readonly {
    readonly series: string
    readonly lambda: number
    readonly L: number
    readonly mu0: number
    readonly phi: number
    readonly z: Values
    readonly ucl: Values
  }[]
  readonly arl: readonly RunLengthCase[]
  readonly limits: readonly {
    readonly mu: number
    readonly phi: number
    readonly p: number
    readonly limit: number
  }[]
  readonly laney: Laney
}

interface Compared<T> {
  readonly got: readonly T[]
  readonly expected: Values
}

function compareAll(c: Comparison, label: string, { got, expected }: Compared<number | null>): void {
  c.same(`${label} length`, got.length, list(expected).length)
  for (const [i, value] of list(expected).entries()) {
    if (value === null) c.same(`${label} ${i}`, got[i], null)
    else c.near(`${label} ${i}`, got[i], value, { scale: 1e-3 })
  }
}

function compareAlarms(c: Comparison, label: string, { got, expected }: Compared<boolean | null>): void {
  for (const [i, value] of list(expected).entries())
    c.same(`${label} ${i}`, got[i], value === null ? null : value === 1)
}

/** Where even an empty week keeps the sum above h, the reference squares a negative root and reports a count above 0. */
function reachableLimits({ trans, k, h, m, upperbound }: CusumCase, sums: readonly number[]): Values {
  const empty = (-3 * m) / (2 * Math.sqrt(m))
  return list(upperbound).map((limit, week) =>
    trans === 'rossi' && (sums[week - 1] ?? 0) + empty - k >= h ? 0 : limit,
  )
}

function runLengthOf(input: Parameters<typeof averageRunLength>[0]): number {
  const run = averageRunLength(input)
  if (run.kind === 'refused') throw new Error(`no run length at ${input.h}`)
  return run.runLength
}

/** The same chain as the reference's, so closer than the 1-2 % that its steps cost. */
function compareRunLengths(c: Comparison, cases: readonly RunLengthCase[]): void {
  for (const { mu0: mean, R: ratio, h, ARL0, ARL1 } of cases) {
    c.near(`false alarms ${mean} ${h}`, runLengthOf({ mean, ratio, h }), ARL0, { tolerance: 1e-3 })
    c.near(`delay ${mean} ${h}`, runLengthOf({ mean, ratio, h, trueMean: ratio * mean }), ARL1, { tolerance: 1e-3 })
  }
}

function compareLaney(c: Comparison, { exposure, count, ubar, z, sigmaZ, ucl, lcl }: Laney): void {
  const chart = laneyChart({ counts: Float64Array.from(count), exposure: Float64Array.from(exposure) })
  if (chart.kind === 'refused') throw new Error('the Laney chart was refused')
  c.near('rate', chart.rate, ubar)
  c.near('sigma of z', chart.sigmaZ, sigmaZ)
  compareAll(c, 'z', { got: chart.z, expected: z })
  compareAll(c, 'upper', { got: chart.upper, expected: ucl })
  compareAll(c, 'lower', { got: chart.lower, expected: lcl })
}

function earsByHand(c: Comparison): void {
  // Mean 2 and spread √(4/3) of 1, 3, 1, 3, then 9.
  const counts = Float64Array.of(1, 3, 1, 3, 9)
  const chart = ears({ counts, method: 'C1', baseline: 4 })
  if (chart.kind === 'refused') throw new Error('five weeks were refused')
  c.near('C1', chart.upper[0], 2 + 3.090232306167813 * Math.sqrt(4 / 3))
  c.same('alarm', chart.alarm[0], true)
  // C3 at week 9 remembers week 7 (3 spreads above, so 2) and week 8 (1 spread, so nothing); spread √(4/3) throughout.
  const later = Float64Array.of(1, 3, 1, 3, 1, 3, 1, 3, 1)
  const third = ears({ counts: later, method: 'C3', baseline: 4 })
  if (third.kind === 'refused') throw new Error('nine weeks were refused')
  c.same('C3 begins after baseline, guard and memory', third.first, 8)
  c.near('C3 with nothing to remember', third.upper[0], 1 + 1.959963984540054 * Math.sqrt(4 / 3))
}

function chartsByHand(c: Comparison): void {
  const counts = Float64Array.of(8, 12, 4)
  const plain = cusum({ counts, mean: 4, k: 1, h: 3, transform: 'standard' })
  // x = 2, 4, 0 and k = 1: sums 1, 4, 3.
  compareAll(c, 'cusum', { got: plain.cusum, expected: [1, 4, 3] })
  compareAll(c, 'cusum limit', { got: plain.upper, expected: [12, 10, 4] })
  c.same('cusum alarm', plain.alarm.join(), 'false,true,true')
  // Rossi at the mean itself is 0; at four times the mean (4m − 3m + 4m) / (2√m) = 2.5 √m.
  c.near('rossi', cusum({ counts: Float64Array.of(16), mean: 4, k: 0, h: 1 }).cusum[0], 5)
  c.near(
    'anscombe',
    cusum({ counts: Float64Array.of(32), mean: 4, k: 0, h: 1, transform: 'anscombe' }).cusum[0],
    (1.5 * 3 * 4 ** (2 / 3)) / 4 ** (1 / 6),
  )
  const ratio = likelihoodCusum({ counts: Float64Array.of(3, 0), mean: 1, h: 1 })
  c.near('llr is y ln R − (R − 1) mean', ratio.llr[0], 3 * Math.LN2 - 1)
  c.near('back to 0', ratio.cusum[1], 3 * Math.LN2 - 2)
  const average = ewma({ counts: Float64Array.of(6), mean: 1, lambda: 0.5 })
  c.near('average', average.z[0], 3.5)
  c.near('variance of the first is λ² mean', average.upper[0], 1 + 3 * 0.5)
  // One event or more takes the sum past h: the run is geometric.
  c.near('geometric run', runLengthOf({ mean: 0.1, h: 0.5 }), 1 / (1 - Math.exp(-0.1)))
  const laney = laneyChart({ counts: Float64Array.of(5, 15), exposure: Float64Array.of(1, 1) })
  if (laney.kind === 'refused') throw new Error('two periods were refused')
  c.near('Laney rate', laney.rate, 10)
  c.near('Laney sigma', laney.sigmaZ, 10 / Math.sqrt(10) / 1.128)
}
