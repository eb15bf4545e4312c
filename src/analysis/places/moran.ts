import { normalAtMost } from '../distributions/continuous.ts'
import { at } from '../linear-algebra.ts'
import { RandomStream } from '../random.ts'
import { type Need, type Refused, refused } from '../refusal.ts'
import { type DrawPlan, type DrawRange, enoughDraws, requireRange, wholeRun } from './draw-range.ts'
import { fromMean, isFlat, requireMap, sumNeighbours } from './map-values.ts'
import {
  islandsIn,
  isNeighbour,
  type Neighbours,
  type NeighbourWarning,
  neighbourCount,
  neighbourWarnings,
  placeAt,
} from './neighbours.ts'

export interface MoranInput extends DrawPlan {
  readonly values: Float64Array
  readonly neighbours: Neighbours
}

export interface Moran {
  readonly kind: 'moran'
  readonly method: 'moran-row-standardised'
  /** Places that have neighbours. */
  readonly n: number
  readonly I: number
  /** Mean and variance when the values are dealt out at random (randomisation), and the score against them. */
  readonly expected: number
  readonly variance: number
  readonly z: number
  /** One-sided (likeness between neighbours): normal, and by permutation of all values. */
  readonly p: number
  readonly pPermutation: number
  readonly seed: number
  readonly draws: number
  readonly warnings: readonly (NeighbourWarning | 'few-draws' | 'few-places')[]
  readonly needs: readonly Need[]
}

export type MoranRefusal = Refused<'too-few-places' | 'no-variation' | 'no-variance'>

/** Sum over places of the value times the mean of its neighbours, for each permutation. */
export interface MoranDraws extends DrawRange {
  readonly products: Float64Array
}

const fewestPlaces = 4
/** Below this the normal p is a poor one. */
const enoughPlaces = 20

/**
 * Moran's I with row-standardised weights; islands take no part in the sums (Moran 1950, Cliff & Ord 1981).
 * Refuses under 4 places with neighbours and when all values are equal. Errors: AnalysisInputError.
 */
export function moran(input: MoranInput): Moran | MoranRefusal {
  return refuseMoran(input) ?? moranFrom(input, [drawMoran(input, { from: 0, to: input.draws })])
}

export function drawMoran(input: MoranInput, range: DrawRange): MoranDraws {
  requireRange(range, input)
  requireMap('x', input.values, input.neighbours)
  const deviations = fromMean(input.values)
  const permuted = new Float64Array(deviations.length)
  const sums = new Float64Array(deviations.length)
  const products = new Float64Array(range.to - range.from)
  for (let draw = range.from; draw < range.to; draw++) {
    permuted.set(deviations)
    new RandomStream(input.seed, draw).shuffle(permuted)
    products[draw - range.from] = productOf(permuted, input.neighbours, sums)
  }
  return { ...range, products }
}

export function moranFrom(input: MoranInput, parts: readonly MoranDraws[]): Moran | MoranRefusal {
  const refusal = refuseMoran(input)
  if (refusal !== null) return refusal
  const { values, neighbours, seed, draws } = input
  const deviations = fromMean(values)
  const n = values.length - islandsIn(neighbours)
  const product = productOf(deviations, neighbours, new Float64Array(values.length))
  const squares = deviations.reduce((sum, value) => sum + value * value, 0)
  const I = product / squares
  const expected = -1 / (n - 1)
  const variance = randomisationVariance(deviations, neighbours, n)
  // On some maps every order gives the same I: one event on a ring.
  if (variance <= noVariance) return refused('no-variance', 1, 0)
  const z = (I - expected) / Math.sqrt(variance)
  const reached = reachedIn(wholeRun(parts, input), product - sameProduct * squares)
  const warnings: Moran['warnings'][number][] = [...neighbourWarnings(neighbours)]
  const needs: Need[] = []
  if (draws < enoughDraws) {
    warnings.push('few-draws')
    needs.push({ code: 'draws', needed: enoughDraws, had: draws })
  }
  if (n < enoughPlaces) {
    warnings.push('few-places')
    needs.push({ code: 'places', needed: enoughPlaces, had: n })
  }
  return {
    kind: 'moran',
    method: 'moran-row-standardised',
    n,
    I,
    expected,
    variance,
    z,
    p: normalAtMost(-z),
    pPermutation: (1 + reached) / (draws + 1),
    seed,
    draws,
    warnings: warnings.toSorted(),
    needs,
  }
}

const noVariance = 1e-12

/** Sums of the same values in another order differ by rounding; a difference below this share of their squares is none. */
const sameProduct = 1e-12

function reachedIn(parts: readonly MoranDraws[], product: number): number {
  let reached = 0
  for (const part of parts) for (const drawn of part.products) if (drawn >= product) reached += 1
  return reached
}

export function refuseMoran({ values, neighbours, seed, draws }: MoranInput): MoranRefusal | null {
  requireRange({ from: 0, to: draws }, { seed, draws })
  requireMap('x', values, neighbours)
  const n = values.length - islandsIn(neighbours)
  if (n < fewestPlaces) return refused('too-few-places', fewestPlaces, n)
  return isFlat(values) ? refused('no-variation', 2, 1) : null
}

function productOf(deviations: Float64Array, neighbours: Neighbours, sums: Float64Array): number {
  sumNeighbours(deviations, neighbours, sums)
  let product = 0
  for (let place = 0; place < deviations.length; place++) {
    const count = neighbourCount(neighbours, place)
    if (count > 0) product += (at(deviations, place) * at(sums, place)) / count
  }
  // Places count alike: the sum of all weights is the number of places with neighbours, as is the n of the other factor.
  return product
}

/** Cliff & Ord 1981; `n` is the number of places with neighbours, which is also the sum of the weights. */
function randomisationVariance(deviations: Float64Array, neighbours: Neighbours, n: number): number {
  let second = 0
  let fourth = 0
  for (const value of deviations) {
    second += value ** 2
    fourth += value ** 4
  }
  const kurtosis = fourth / deviations.length / (second / deviations.length) ** 2
  const { s1, s2 } = weightSums(neighbours)
  const s0 = n * n
  const free = n * ((n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0)
  const peaked = kurtosis * (n * (n - 1) * s1 - 2 * n * s2 + 6 * s0)
  return (free - peaked) / ((n - 1) * (n - 2) * (n - 3) * s0) - 1 / (n - 1) ** 2
}

/** s1 is half the sum of (w_ij + w_ji)², s2 the sum of (row sum + column sum)². */
function weightSums(neighbours: Neighbours): { readonly s1: number; readonly s2: number } {
  const { size, starts, ids } = neighbours
  const columns = new Float64Array(size)
  let s1 = 0
  for (let place = 0; place < size; place++) {
    const count = neighbourCount(neighbours, place)
    const end = placeAt(starts, place + 1)
    for (let k = placeAt(starts, place); k < end; k++) {
      const other = placeAt(ids, k)
      columns[other] = at(columns, other) + 1 / count
      s1 += 1 / count ** 2
      if (isNeighbour(neighbours, other, place)) s1 += 1 / count / neighbourCount(neighbours, other)
    }
  }
  const s2 = columns.reduce(
    (sum, column, place) => sum + (column + Math.min(1, neighbourCount(neighbours, place))) ** 2,
    0,
  )
  return { s1, s2 }
}
