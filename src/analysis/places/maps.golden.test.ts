import { describe, expect, it } from 'vitest'
import { normalQuantile, normalTwoSided } from '../distributions/continuous.ts'
import { type Comparison, checkTopic, list } from '../testing/golden.ts'
import { bandwidths } from './bandwidths.ts'
import { emergingClass } from './emerging-class.ts'
import { classifyScores } from './emerging-scores.ts'
import { gi, giStar } from './gi-star.ts'
import { densityAtPoints, kernelDensity } from './kernel-density.ts'
import { localMoran } from './local-moran.ts'
import { drawNeighbourSums } from './local-moran-draws.ts'
import { moran } from './moran.ts'
import { type Neighbours, neighbourCount, toNeighbours } from './neighbours.ts'
import { rowOf } from './testing/made-up-maps.ts'

describe('the reference numbers', () => {
  it('hold for the statistics of neighbours', () => {
    const counts = checkTopic<SpatialGolden>('05_spatial', spatialByHand, (c, golden) => {
      for (const [name, expected] of Object.entries(golden.cases)) {
        const map = {
          values: Float64Array.from(expected.x),
          neighbours: toNeighbours(expected.neighbours.map((ids) => list(ids).map((id) => id - 1))),
        }
        compareGi(c, name, { ...map, expected })
        compareLocalMoran(c, name, { ...map, expected })
        compareMoran(c, name, { ...map, expected })
      }
      const columbus = golden.cases.columbus_crime
      if (columbus !== undefined) c.near('Columbus as published', columbus.moran.I, 0.5001886, { tolerance: 1e-7 })
    })
    expect(counts.own).toBeGreaterThan(8)
    if (counts.reference !== null) expect(counts.reference).toBeGreaterThan(100)
  })

  it('hold for the kernel density and the rules for its bandwidth', () => {
    const counts = checkTopic<KernelGolden>('11_kde_scan', kernelByHand, compareKernel)
    if (counts.reference !== null) expect(counts.reference).toBeGreaterThan(100)
  })

  it('hold for the classes of emerging hot spots', () => {
    const counts = checkTopic<{ readonly ehsa: EmergingGolden }>('12_spacetime', emergingByHand, (c, { ehsa }) => {
      const found = classifyScores(ehsa.z, ehsa)
      if (found.kind === 'refused') throw new Error('the scores were refused')
      for (const [index, place] of found.places.entries()) {
        const [, , z, p] = ehsa.mk[index] ?? []
        c.same(`class ${index}`, place.class, ehsa.cls[index])
        c.near(`trend z ${index}`, place.trendZ, z ?? Number.NaN, { scale: 1 })
        c.near(`trend p ${index}`, place.trendP, p ?? Number.NaN)
      }
    })
    if (counts.reference !== null) expect(counts.reference).toBeGreaterThan(30)
  })
})

interface CaseMap {
  readonly values: Float64Array
  readonly neighbours: Neighbours
  readonly expected: SpatialCase
}

/** Scores near 0 are differences of large sums: they are compared on their own scale of 1. */
const score = { scale: 1 }

function answered<T extends { readonly kind: string }>(result: T): Exclude<T, { readonly kind: 'refused' }> {
  if (result.kind === 'refused') throw new Error('the map was refused')
  return result as Exclude<T, { readonly kind: 'refused' }>
}

function compareGi(c: Comparison, name: string, { values, neighbours, expected }: CaseMap): void {
  const withSelf = answered(giStar(values, neighbours))
  const without = answered(gi(values, neighbours))
  for (const [place, z] of expected.giStar_z.entries()) {
    c.near(`${name} Gi* ${place}`, withSelf.z[place], z, score)
    c.near(`${name} Gi* p ${place}`, withSelf.p[place], expected.giStar_p_two[place] ?? Number.NaN)
    c.near(`${name} Gi* BH ${place}`, withSelf.q[place], expected.giStar_BH[place] ?? Number.NaN)
    const own = expected.gi_z[place] ?? null
    if (own === null) c.same(`${name} Gi ${place}`, without.z[place], null)
    else c.near(`${name} Gi ${place}`, without.z[place], own, score)
  }
}

function compareLocalMoran(c: Comparison, name: string, map: CaseMap): void {
  const { values, neighbours, expected } = map
  const local = answered(localMoran({ values, neighbours, seed: 1, draws: 99 }))
  const simulated = simulatedByReference(map)
  const reference = (column: keyof SpatialCase['localMoran'], place: number) =>
    Number(expected.localMoran[column][place] ?? Number.NaN)
  for (const [place, found] of local.places.entries()) {
    if (found === null) continue
    const at = (what: string) => `${name} ${what} ${place}`
    c.near(at('I'), found.I, reference('Ii', place), { scale: 1e-3 })
    c.near(at('conditional mean'), found.conditional.expected, reference('E_conditional', place), { scale: 1e-6 })
    const moments = { tolerance: 1e-7 }
    c.near(at('conditional variance'), found.conditional.variance, reference('Var_conditional', place), moments)
    c.near(at('conditional score'), found.conditional.z, reference('Z_conditional', place), score)
    c.near(at('normal p'), found.pNormal, reference('p', place))
    c.near(at('total mean'), found.total.expected, reference('E_total', place))
    c.near(at('total variance'), found.total.variance, reference('Var_total', place), moments)
    c.near(at('total score'), found.total.z, reference('Z_total', place), score)
    c.same(at('quadrant'), found.quadrant, String(expected.localMoran.quadrant_mean[place]).toLowerCase())
    const { variance, range, tolerance } = simulated(place, found.conditional.variance)
    const mean = found.conditional.expected
    c.near(at('mean of draws'), mean, reference('perm9999_E', place), {
      tolerance: 6 * Math.sqrt(variance / 9999),
      scale: 1,
    })
    const p = reference('perm9999_p_sim', place)
    c.near(at('p of draws'), Math.min(Math.max(p, range[0]), range[1]), p, { tolerance, scale: 1 })
  }
}

/**
 * The reference draws neighbours with replacement, we without: its spread is wider by `ratio`, and ours is stretched so.
 * It also breaks ties by the rounding of its sums, so its p can lie anywhere between all ties on one side and the other.
 * The rest is the noise of both (five standard errors) and 0.01 because the stretching is that of a normal law.
 */
function simulatedByReference({ values, neighbours }: CaseMap) {
  const draws = 4999
  const n = values.length
  const tally = drawNeighbourSums({ values, neighbours, seed: 1, draws }, { from: 0, to: draws })
  return (place: number, variance: number) => {
    const above = tally.above[place] ?? 0
    const same = tally.same[place] ?? 0
    const below = draws - above - same
    const ratio = Math.sqrt((n - 1 - neighbourCount(neighbours, place)) / (n - 2))
    const stretched = (smaller: number) => {
      const p = Math.min(1, (2 * (smaller + 1)) / (draws + 1))
      return p === 1 ? 1 : normalTwoSided(normalQuantile(1 - p / 2) * ratio)
    }
    const ends = [Math.min(above, below + same), Math.min(above + same, below)]
    const canMeet = Math.max(above, below) <= draws / 2
    const range = [stretched(Math.min(...ends)), stretched(canMeet ? draws / 2 : Math.max(...ends))] as const
    const middle = Math.min(0.5, range[1] / 2)
    return {
      variance: variance / ratio ** 2,
      range,
      tolerance: 0.01 + 10 * Math.sqrt((1.5 * middle * (1 - middle)) / draws),
    }
  }
}

function compareMoran(c: Comparison, name: string, { values, neighbours, expected }: CaseMap): void {
  const found = answered(moran({ values, neighbours, seed: 1, draws: 1999 }))
  const { I, E, Var_randomisation, Z, p, p_mc9999 } = expected.moran
  c.near(`${name} I`, found.I, I)
  c.near(`${name} mean`, found.expected, E)
  c.near(`${name} variance`, found.variance, Var_randomisation)
  c.near(`${name} score`, found.z, Z)
  c.near(`${name} p`, found.p, p)
  const tolerance = 0.01 + 5 * Math.sqrt((p_mc9999 * (1 - p_mc9999)) / 1999)
  c.near(`${name} p of draws`, found.pPermutation, p_mc9999, { tolerance, scale: 1 })
}

function compareKernel(c: Comparison, golden: KernelGolden): void {
  const points = { x: Float64Array.from(golden.points, ([x]) => x), y: Float64Array.from(golden.points, ([, y]) => y) }
  const grid = { x: Float64Array.from(golden.grid.x), y: Float64Array.from(golden.grid.y) }
  const compare = (name: string, got: Float64Array, expected: readonly number[]) => {
    c.same(`${name} length`, got.length, expected.length)
    for (const [place, value] of expected.entries()) c.near(`${name} ${place}`, got[place], value)
  }
  const density = (kernel: 'gaussian' | 'quartic', bandwidth: number, isCorrected: boolean) =>
    kernelDensity({ points, grid, kernel, bandwidth, window: isCorrected ? golden.window : null }).density
  compare('gaussian', density('gaussian', golden.hGauss, false), golden.gauss)
  compare('quartic', density('quartic', golden.hQuartic, false), golden.quartic)
  compare('gaussian corrected', density('gaussian', golden.hGauss, true), golden.gaussEdge)
  compare('at points', densityAtPoints(points, 'gaussian', golden.hGauss), golden.looGaussAtPoints)
  const chosen = answered(bandwidths(points, golden.window))
  for (const axis of [0, 1] as const) {
    c.near(`scott ${axis}`, chosen.scott[axis], golden.bandwidth.scott[axis])
    c.near(`scott formula ${axis}`, chosen.scott[axis], golden.bandwidth.scott_formula[axis])
  }
  c.near('cvl', chosen.cvl, golden.bandwidth.cvl)
  // Both pick the best of a list: on other data a near tie may be decided by the neighbouring entry.
  const [width, height] = [golden.window[1] - golden.window[0], golden.window[3] - golden.window[2]]
  const oneOf16 = Math.hypot(width, height) ** (1 / 15) - 1
  c.near('ppl', chosen.ppl, golden.bandwidth.ppl, { tolerance: oneOf16 })
  const oneOf512 = Math.min(width, height) / 4 / 511 / 2
  c.near('diggle', chosen.diggle, golden.bandwidth.diggle, { tolerance: (1.01 * oneOf512) / golden.bandwidth.diggle })
}

function spatialByHand(c: Comparison): void {
  const neighbours = rowOf(4)
  const values = Float64Array.of(0, 0, 0, 4)
  const byHand = [-1, -Math.sqrt(3), 1 / Math.sqrt(3), 1]
  const found = answered(giStar(values, neighbours))
  for (const [place, z] of byHand.entries()) c.near(`Gi* ${place}`, found.z[place], z)
  // The end sees one 0; the others have mean 4 / 3 and variance 32 / 9.
  c.near('Gi of the end', answered(gi(values, neighbours)).z[0], -4 / 3 / Math.sqrt(32 / 9))
  const whole = answered(moran({ values, neighbours, seed: 1, draws: 19 }))
  c.near('Moran', whole.I, -1 / 6)
  c.near('its mean', whole.expected, -1 / 3)
  const local = answered(
    localMoran({
      values: Float64Array.from({ length: 20 }, (_, i) => i % 2),
      neighbours: rowOf(20),
      seed: 1,
      draws: 19,
    }),
  )
  c.near('every place unlike its neighbours', local.places[5]?.I, -1)
  c.same('high among low', local.places[5]?.quadrant, 'high-low')
  c.near('mean of a place at one spread from the mean', local.places[5]?.conditional.expected, -1 / 19)
}

function kernelByHand(c: Comparison): void {
  const points = { x: Float64Array.of(0), y: Float64Array.of(0) }
  const grid = { x: Float64Array.of(0, 1, 2), y: Float64Array.of(0) }
  const at = (kernel: 'gaussian' | 'quartic', window: readonly [number, number, number, number] | null) =>
    kernelDensity({ points, grid, kernel, bandwidth: 2, window }).density
  c.near('top of the quartic', at('quartic', null)[0], 3 / (4 * Math.PI))
  c.near('half way out', at('quartic', null)[1], (3 / (4 * Math.PI)) * 0.75 ** 2)
  c.same('at the bandwidth', at('quartic', null)[2], 0)
  c.near('top of the Gaussian', at('gaussian', null)[0], 1 / (8 * Math.PI))
  c.near('corner of the Gaussian', at('gaussian', [0, 1000, 0, 1000])[0], 1 / (2 * Math.PI))
  c.near('corner of the quartic', at('quartic', [0, 1000, 0, 1000])[0], 3 / Math.PI)
}

function emergingByHand(c: Comparison): void {
  const hot = [false, false, false, false, true]
  const cold = [false, false, false, false, false]
  c.same('hot at last', emergingClass({ hot, cold, trend: 'flat' }), 'new')
  c.same('hot before', emergingClass({ hot: hot.toReversed(), cold, trend: 'flat' }), 'none')
  c.same('hot always', emergingClass({ hot: hot.map(() => true), cold, trend: 'up' }), 'intensifying')
}

interface SpatialGolden {
  readonly cases: Readonly<Record<string, SpatialCase>>
}

interface SpatialCase {
  readonly x: readonly number[]
  readonly neighbours: readonly (number | readonly number[])[]
  readonly giStar_z: readonly number[]
  readonly gi_z: readonly (number | null)[]
  readonly giStar_p_two: readonly number[]
  readonly giStar_BH: readonly number[]
  readonly localMoran: Readonly<Record<LocalColumn, readonly (number | string)[]>>
  readonly moran: Readonly<Record<'I' | 'E' | 'Var_randomisation' | 'Z' | 'p' | 'p_mc9999', number>>
}

type LocalColumn =
  | 'Ii'
  | 'E_conditional'
  | 'Var_conditional'
  | 'Z_conditional'
  | 'p'
  | 'E_total'
  | 'Var_total'
  | 'Z_total'
  | 'quadrant_mean'
  | 'perm9999_E'
  | 'perm9999_p_sim'

interface KernelGolden {
  readonly points: readonly (readonly [number, number])[]
  readonly window: readonly [number, number, number, number]
  readonly grid: { readonly x: readonly number[]; readonly y: readonly number[] }
  readonly hGauss: number
  readonly hQuartic: number
  readonly gauss: readonly number[]
  readonly gaussEdge: readonly number[]
  readonly quartic: readonly number[]
  readonly looGaussAtPoints: readonly number[]
  readonly bandwidth: {
    readonly diggle: number
    readonly ppl: number
    readonly cvl: number
    readonly scott: readonly [number, number]
    readonly scott_formula: readonly [number, number]
  }
}

interface EmergingGolden {
  readonly z: readonly (readonly number[])[]
  readonly zCrit: number
  readonly trendAlpha: number
  readonly mk: readonly (readonly number[])[]
  readonly cls: readonly string[]
}
