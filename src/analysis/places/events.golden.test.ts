import { describe, expect, it } from 'vitest'
import { binomial } from '../distributions/distributions.ts'
import { type Comparison, checkTopic } from '../testing/golden.ts'
import { aoristic } from './aoristic.ts'
import { knox } from './knox.ts'
import { nearRepeat } from './near-repeat.ts'
import { type Accuracy, predictiveAccuracy } from './predictive-accuracy.ts'
import { spaceTimeScan, spatialScan } from './scan.ts'

/** The value, which must not be a refusal. */
function answered<T extends { readonly kind: string }>(result: T): Exclude<T, { readonly kind: 'refused' }> {
  if (result.kind === 'refused') throw new Error(`refused: ${JSON.stringify(result)}`)
  return result as Exclude<T, { readonly kind: 'refused' }>
}

/** Two Monte-Carlo means of the same law, five standard errors of each apart at most. */
const meanTolerance = (variance: number, draws: number, otherDraws: number) =>
  5 * (Math.sqrt(variance / draws) + Math.sqrt(variance / otherDraws)) + 1e-9

describe('the reference numbers', () => {
  it('hold for pairs close in space and time', () => {
    const counts = checkTopic<KnoxGolden>('07_knox', knoxByHand, (c, golden) => {
      for (const [name, expected] of Object.entries(golden.cases)) {
        compareKnox(c, name, expected)
        compareBands(c, name, expected)
      }
    })
    expect(counts.reference ?? 500).toBeGreaterThan(400)
  }, 20_000)

  it('hold for the spatial scan', () => {
    const counts = checkTopic<SpatialGolden>('11_kde_scan', spatialByHand, (c, { scan: golden }) => {
      const scan = answered(spatialScan(golden, { seed: 1, draws: 999 }))
      c.near('llr', scan.llr, golden.best.llr)
      // The reference counts areas from 1.
      c.same('centre', scan.cluster?.center, golden.best.center - 1)
      c.same('areas', scan.cluster?.k, golden.best.size)
      compareList(
        c,
        'members',
        scan.cluster?.members,
        list(golden.best.members).map((area) => area - 1),
      )
      c.same('cases', scan.cluster?.observed, golden.best.cases)
      c.near('expected', scan.cluster?.expected, golden.best.expected)
      c.near('relative risk', scan.cluster?.relativeRisk, golden.best.rr)
      c.near('p', scan.p, golden.mc999.p, { tolerance: 0.02, scale: 1 })
      c.near('95 % quantile', scan.q95, golden.mc999.q95, { tolerance: 0.12 })
    })
    expect(counts.reference ?? 10).toBeGreaterThan(8)
  })

  it('hold for scans in space and time, spread events and the accuracy of maps', () => {
    const counts = checkTopic<SpaceTimeGolden>('12_spacetime', spaceTimeByHand, (c, golden) => {
      compareSpaceTime(c, golden)
      compareAoristic(c, golden.aoristic)
      comparePai(c, golden.pai)
    })
    expect(counts.reference ?? 280).toBeGreaterThan(250)
  })
})

function compareKnox(c: Comparison, name: string, expected: KnoxCase): void {
  const { events, epsS, epsT, perm_event: drawn } = expected
  const result = answered(knox({ events, epsS, epsT, fewest: 0 }, { seed: 3, draws: 9999 }))
  c.same(`${name} pairs`, result.pairs, expected.pairs)
  c.same(`${name} close in space`, result.closeSpace, expected.closeSpace)
  c.same(`${name} close in time`, result.closeTime, expected.closeTime)
  c.same(`${name} observed`, result.observed, expected.observed)
  c.near(`${name} expected`, result.expected, expected.expected)
  c.near(`${name} variance`, result.variance, expected.var_exact)
  c.near(`${name} z`, result.z, expected.z)
  c.near(`${name} Poisson p`, result.poissonP, expected.poisson_p_ge)
  c.near(`${name} the other program's expectation`, result.expected, expected.surveillance_expected)
  const mean = meanTolerance(expected.var_exact, drawn.B, result.draws)
  c.near(`${name} mean of draws`, result.permutation.mean, drawn.mean, { tolerance: mean / drawn.mean })
  c.near(`${name} variance of draws`, result.permutation.variance, drawn.var, { tolerance: 0.15 })
  c.near(`${name} p`, result.p, drawn.p, { tolerance: 0.01 + binomialSpread(drawn.p, drawn.B), scale: 1 })
}

function compareBands(c: Comparison, name: string, { events, bands }: KnoxCase): void {
  const result = answered(nearRepeat({ events, bands, fewest: 0 }, { seed: 3, draws: 999 }))
  for (const [row, times] of bands.observed.entries()) {
    for (const [column, observed] of times.entries()) {
      const label = `${name} band ${row}, ${column}`
      const valueIn = (table: readonly (readonly (number | null)[])[]) => table[row]?.[column] ?? null
      const [mean, p] = [valueIn(bands.meanNull) ?? 0, valueIn(bands.p) ?? 1]
      const tolerance = meanTolerance(valueIn(result.variance) ?? 0, 999, 999)
      c.same(`${label} observed`, valueIn(result.observed), observed)
      c.near(`${label} mean`, valueIn(result.meanNull), mean, { tolerance, scale: 1 })
      c.near(`${label} expected`, valueIn(result.expected), mean, { tolerance, scale: 1 })
      c.near(`${label} p`, valueIn(result.p), p, { tolerance: 0.03 + binomialSpread(p, 999), scale: 1 })
      const ratio = valueIn(bands.knoxRatio)
      if (valueIn(result.knoxRatio) === null) c.same(`${label} ratio`, null, ratio)
      // The reference divides by the mean of its draws: without one when that is 0, and never nearer than the mean itself.
      else if (ratio !== null) {
        c.near(`${label} ratio`, valueIn(result.knoxRatio), ratio, { tolerance: tolerance / mean, scale: ratio * 1.2 })
      }
    }
  }
}

/** Three standard errors of a p that is itself drawn. */
const binomialSpread = (p: number, draws: number) => 3 * Math.sqrt((p * (1 - p)) / draws)

function compareSpaceTime(c: Comparison, { stpermScan, ebPoissonScan }: SpaceTimeGolden): void {
  const { counts, xy, maxWeeks, maxFraction, mc999 } = stpermScan
  const permuted = answered(spaceTimeScan({ counts, xy, maxWeeks, maxFraction }, { seed: 1, draws: 999 }))
  compareCluster(c, 'permutation', permuted, stpermScan.best)
  c.near('permutation p', permuted.p, mc999.p, { tolerance: 0.03, scale: 1 })
  c.near('permutation 95 % quantile', permuted.q95, mc999.q95, { tolerance: 0.12 })
  c.near('permutation Gumbel p', permuted.gumbelP, mc999.gumbelP, { tolerance: 0.03, scale: 1 })
  const { baseline } = ebPoissonScan
  const given = answered(spaceTimeScan({ counts, xy, maxWeeks, baseline }, { seed: 1, draws: 99 }))
  compareCluster(c, 'expectation', given, ebPoissonScan.best)
  c.near('expectation relative risk', given.cluster?.relativeRisk, ebPoissonScan.best.relativeRisk ?? 0)
}

type ScanResult = Exclude<ReturnType<typeof spaceTimeScan>, { readonly kind: 'refused' }>

function compareCluster(c: Comparison, name: string, scan: ScanResult, best: BestWindow): void {
  c.near(`${name} llr`, scan.llr, best.llr)
  c.same(`${name} centre`, scan.cluster?.center, best.center)
  c.same(`${name} areas`, scan.cluster?.k, best.k)
  compareList(c, `${name} members`, scan.cluster?.members, list(best.members))
  c.same(`${name} weeks`, scan.cluster?.weeks, best.weeks)
  c.same(`${name} observed`, scan.cluster?.observed, best.observed)
  c.near(`${name} expected`, scan.cluster?.expected, best.expected)
}

function compareAoristic(c: Comparison, golden: AoristicGolden): void {
  const result = answered(aoristic({ events: golden.events }, { seed: 1, draws: 10 }))
  compareList(c, 'hours of the week', result.weights, golden.weights, 1e-11)
  compareList(c, 'hours of the day', result.hourOfDay, golden.hourOfDay)
  c.same('used', result.used, golden.used)
  c.near('total', result.total, golden.total)
}

function comparePai(c: Comparison, golden: PaiGolden): void {
  const { train, test, area, tiny } = golden
  for (const [fraction, expected] of Object.entries(golden.results)) {
    compareAccuracy(c, predict(test, train, area, Number(fraction)), expected)
  }
  for (const [fraction, expected] of Object.entries(tiny.results)) {
    const own = tiny.obs.map(() => 1)
    compareAccuracy(c, predict(tiny.obs, tiny.pred, own, Number(fraction)), expected)
  }
  const twentieth = predict(test, train, area, 0.05)
  c.near('Wilson low', twentieth.interval.low, golden.wilsonCI_PAI_5pct[0])
  c.near('Wilson high', twentieth.interval.high, golden.wilsonCI_PAI_5pct[1])
  // The reference is a quantile of draws of a count: it may fall on the neighbouring count.
  c.near('chance', twentieth.chance95, golden.chancePAI_95pct_at5pctArea, {
    tolerance: 1.001 / (twentieth.n * twentieth.areaShare),
    scale: 1,
  })
}

const predict = (obs: readonly number[], pred: readonly number[], area: readonly number[], fraction: number) =>
  answered(predictiveAccuracy({ obs, pred, area, fraction }))

function compareAccuracy(c: Comparison, got: Accuracy, expected: PaiResult): void {
  c.same('cells', got.cells, expected.cells)
  c.near('area share', got.areaShare, expected.areaShare)
  c.near('hit rate', got.hitRate, expected.hitRate)
  c.near('PAI', got.pai, expected.PAI)
  c.near('largest PAI', got.paiMax, expected.PAImax)
  c.near('PEI', got.pei, expected.PEI)
  c.same('hits', got.hits, expected.n)
  c.same('events', got.n, expected.N)
}

const list = (value: number | readonly number[]): readonly number[] => (typeof value === 'number' ? [value] : value)

function compareList(
  c: Comparison,
  name: string,
  got: readonly number[] | undefined,
  expected: readonly number[],
  tolerance = 1e-9,
): void {
  c.same(`${name} length`, got?.length, expected.length)
  for (const [index, value] of expected.entries())
    c.near(`${name} ${index}`, got?.[index], value, { tolerance, scale: 1 })
}

interface KnoxGolden {
  readonly cases: Readonly<Record<string, KnoxCase>>
}

interface KnoxCase {
  readonly events: readonly { readonly x: number; readonly y: number; readonly t: number }[]
  readonly epsS: number
  readonly epsT: number
  readonly pairs: number
  readonly closeSpace: number
  readonly closeTime: number
  readonly observed: number
  readonly expected: number
  readonly var_exact: number
  readonly z: number
  readonly poisson_p_ge: number
  readonly perm_event: { readonly B: number; readonly mean: number; readonly var: number; readonly p: number }
  readonly surveillance_expected: number
  readonly bands: {
    readonly space: readonly number[]
    readonly time: readonly number[]
    readonly observed: readonly (readonly number[])[]
    readonly meanNull: readonly (readonly number[])[]
    readonly knoxRatio: readonly (readonly (number | null)[])[]
    readonly p: readonly (readonly number[])[]
  }
}

interface SpatialGolden {
  readonly scan: {
    readonly x: readonly number[]
    readonly y: readonly number[]
    readonly pop: readonly number[]
    readonly cases: readonly number[]
    readonly best: {
      readonly llr: number
      readonly center: number
      readonly size: number
      readonly members: number | readonly number[]
      readonly cases: number
      readonly expected: number
      readonly rr: number
    }
    readonly mc999: { readonly p: number; readonly q95: number }
  }
}

interface BestWindow {
  readonly llr: number
  readonly center: number
  readonly k: number
  readonly members: number | readonly number[]
  readonly weeks: number
  readonly observed: number
  readonly expected: number
  readonly relativeRisk?: number
}

interface AoristicGolden {
  readonly events: readonly (readonly string[])[]
  readonly weights: readonly number[]
  readonly hourOfDay: readonly number[]
  readonly used: number
  readonly total: number
}

interface PaiResult {
  readonly cells: number
  readonly areaShare: number
  readonly hitRate: number
  readonly PAI: number
  readonly PAImax: number
  readonly PEI: number
  readonly n: number
  readonly N: number
}

interface PaiGolden {
  readonly train: readonly number[]
  readonly test: readonly number[]
  readonly area: readonly number[]
  readonly results: Readonly<Record<string, PaiResult>>
  readonly tiny: {
    readonly obs: readonly number[]
    readonly pred: readonly number[]
    readonly results: Readonly<Record<string, PaiResult>>
  }
  readonly chancePAI_95pct_at5pctArea: number
  readonly wilsonCI_PAI_5pct: readonly [number, number]
}

interface SpaceTimeGolden {
  readonly stpermScan: {
    readonly counts: readonly (readonly number[])[]
    readonly xy: readonly (readonly number[])[]
    readonly maxWeeks: number
    readonly maxFraction: number
    readonly best: BestWindow
    readonly mc999: { readonly p: number; readonly q95: number; readonly gumbelP: number }
  }
  readonly ebPoissonScan: { readonly baseline: readonly (readonly number[])[]; readonly best: BestWindow }
  readonly aoristic: AoristicGolden
  readonly pai: PaiGolden
}

function knoxByHand(c: Comparison): void {
  // Three of the four at one spot; days 0, 1, 50 and 90: one pair of three is close in time, as is one of all six.
  const events = [0, 1, 50, 90].map((t, index) => ({ x: index < 3 ? index : 5000, y: 0, t }))
  const result = answered(knox({ events, epsS: 10, epsT: 2, fewest: 0 }, { seed: 1, draws: 999 }))
  c.same('pairs', result.pairs, 6)
  c.same('close in space', result.closeSpace, 3)
  c.same('observed', result.observed, 1)
  c.near('expected', result.expected, 0.5)
  c.near('variance of one coin', result.variance, 0.25)
  c.near('the first and second are together in half the orders', result.p, 0.5, { tolerance: 0.05, scale: 1 })
}

function spatialByHand(c: Comparison): void {
  const area = { x: [0, 10], y: [0, 0], pop: [100, 100], cases: [30, 10] }
  const scan = answered(spatialScan(area, { seed: 1, draws: 999 }))
  c.near('llr', scan.llr, 30 * Math.log(1.5) + 10 * Math.log(0.5))
  c.near('relative risk', scan.cluster?.relativeRisk, 3)
  const either = 2 * binomial(40, 0.5).atLeast(30)
  c.near('p of 30 or more heads or tails in 40', scan.p, either, { tolerance: 0.005, scale: 1 })
}

function spaceTimeByHand(c: Comparison): void {
  const spread = answered(aoristic({ events: [['2025-03-03T08:30', '2025-03-03T10:00']] }, { seed: 1, draws: 1 }))
  c.near('half an hour of an hour and a half', spread.weights[8], 1 / 3)
  c.near('the rest', spread.weights[9], 2 / 3)
  const accuracy = predict([2, 5, 1], [9, 9, 1], [1, 1, 1], 1 / 3)
  c.near('the tied cell with fewer events is taken', accuracy.pai, (2 / 8) * 3)
}
