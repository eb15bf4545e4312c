import { normalTwoSided } from '../distributions/continuous.ts'
import { benjaminiHochberg } from '../early-warning/false-discovery.ts'
import { at } from '../linear-algebra.ts'
import { type Need, type Refused, refused } from '../refusal.ts'
import { type DrawPlan, enoughDraws, requireRange, wholeRun } from './draw-range.ts'
import { addDraws, drawNeighbourSums, type NeighbourSumDraws, type NeighbourSumInput } from './local-moran-draws.ts'
import { fromMean, isFlat, requireMap, sumNeighbours, sumOf } from './map-values.ts'
import {
  islandsIn,
  type Neighbours,
  type NeighbourWarning,
  neighbourCount,
  neighbourWarnings,
  placeAt,
} from './neighbours.ts'

/** The place against the mean, then its neighbours' mean against the mean of all such: alike (a cluster) or unlike (an outlier). */
export type Quadrant = 'high-high' | 'low-low' | 'high-low' | 'low-high'

/** Mean, variance and score of I under one idea of chance. */
export interface Moments {
  readonly expected: number
  readonly variance: number
  /** null where the variance is 0: the place is exactly at the mean. */
  readonly z: number | null
}

export interface LocalMoranPlace {
  readonly I: number
  readonly quadrant: Quadrant
  /** The place keeps its value and the others are dealt out (Sokal et al. 1998); all are dealt out (Anselin 1995). */
  readonly conditional: Moments
  readonly total: Moments
  /** Two-sided: normal on the conditional moments; by permutation, ties counted against it; the same with ties halved. */
  readonly pNormal: number
  readonly p: number
  readonly midP: number
  /** Benjamini-Hochberg of p over all places. */
  readonly q: number
}

export interface LocalMoran {
  readonly kind: 'local-moran'
  readonly method: 'local-moran-conditional-permutation'
  /** Places that have neighbours. */
  readonly n: number
  readonly seed: number
  readonly draws: number
  /** null for islands. */
  readonly places: readonly (LocalMoranPlace | null)[]
  readonly warnings: readonly (NeighbourWarning | 'few-draws')[]
  readonly needs: readonly Need[]
}

export type LocalMoranRefusal = Refused<'too-few-places' | 'no-variation'>

const fewestPlaces = 20

/**
 * Local Moran's I with row-standardised weights (Anselin 1995): which places are like their neighbours and which stand out.
 * Refuses under 20 places with neighbours and when all values are equal. Errors: AnalysisInputError.
 */
export function localMoran(input: NeighbourSumInput): LocalMoran | LocalMoranRefusal {
  return refuseLocalMoran(input) ?? localMoranFrom(input, [drawNeighbourSums(input, { from: 0, to: input.draws })])
}

/** `localMoran` from draws made elsewhere. Errors: AnalysisInputError unless they are all there. */
export function localMoranFrom(
  input: NeighbourSumInput,
  parts: readonly NeighbourSumDraws[],
): LocalMoran | LocalMoranRefusal {
  const refusal = refuseLocalMoran(input)
  if (refusal !== null) return refusal
  const { values, neighbours, seed, draws } = input
  const tally = addDraws(wholeRun(parts, input), values.length)
  const describe = describer(values, neighbours)
  const found = Array.from(values, (_, place) => {
    const described = describe(place)
    if (described === null) return null
    return { ...described, ...chances(placeAt(tally.above, place), placeAt(tally.same, place), draws) }
  })
  const tested = found.filter((place) => place !== null)
  const adjusted = benjaminiHochberg(Float64Array.from(tested, (place) => place.p)).values()
  const isThin = draws < enoughDraws
  return {
    kind: 'local-moran',
    method: 'local-moran-conditional-permutation',
    n: tested.length,
    seed,
    draws,
    places: found.map((place) => (place === null ? null : { ...place, q: adjusted.next().value ?? 1 })),
    warnings: [...neighbourWarnings(neighbours), ...(isThin ? (['few-draws'] as const) : [])].toSorted(),
    needs: isThin ? [{ code: 'draws', needed: enoughDraws, had: draws }] : [],
  }
}

export function refuseLocalMoran({ values, neighbours, seed, draws }: NeighbourSumInput): LocalMoranRefusal | null {
  const plan: DrawPlan = { seed, draws }
  requireRange({ from: 0, to: draws }, plan)
  requireMap('x', values, neighbours)
  const n = values.length - islandsIn(neighbours)
  if (n < fewestPlaces) return refused('too-few-places', fewestPlaces, n)
  return isFlat(values) ? refused('no-variation', 2, 1) : null
}

/** Both sides, the seen map counted among the draws. */
function chances(above: number, same: number, draws: number): Pick<LocalMoranPlace, 'p' | 'midP'> {
  const below = draws - above - same
  const smaller = Math.min(above, below)
  return {
    p: Math.min(1, (2 * (smaller + same + 1)) / (draws + 1)),
    midP: Math.min(1, (2 * (smaller + same / 2 + 1)) / (draws + 1)),
  }
}

type Described = Omit<LocalMoranPlace, 'p' | 'midP' | 'q'>

function describer(values: Float64Array, neighbours: Neighbours): (place: number) => Described | null {
  const n = values.length
  const deviations = fromMean(values)
  const sums = new Float64Array(n)
  sumNeighbours(deviations, neighbours, sums)
  const lags = sums.map((sum, place) => sum / Math.max(1, neighbourCount(neighbours, place)))
  const meanLag = sumOf(lags) / n
  const second = sumOf(deviations.map((value) => value ** 2)) / n
  const kurtosis = sumOf(deviations.map((value) => value ** 4)) / n / second ** 2
  return (place) => {
    const count = neighbourCount(neighbours, place)
    if (count === 0) return null
    const own = at(deviations, place)
    const lag = at(lags, place)
    const I = (own / second) * lag
    const conditional = withScore(I, conditionalMoments({ own, second, n, count }))
    return {
      I,
      quadrant: `${own > 0 ? 'high' : 'low'}-${lag > meanLag ? 'high' : 'low'}`,
      conditional,
      total: withScore(I, totalMoments({ kurtosis, n, count })),
      pNormal: conditional.z === null ? 1 : normalTwoSided(conditional.z),
    }
  }
}

function withScore(I: number, { expected, variance }: Pick<Moments, 'expected' | 'variance'>): Moments {
  return { expected, variance, z: variance > 0 ? (I - expected) / Math.sqrt(variance) : null }
}

interface ConditionalCase {
  readonly own: number
  /** Second moment of all deviations. */
  readonly second: number
  readonly n: number
  /** Neighbours. */
  readonly count: number
}

function conditionalMoments({ own, second, n, count }: ConditionalCase) {
  const share = own ** 2 / second
  const rest = n / (n - 2)
  return {
    expected: -share / (n - 1),
    variance: ((share * rest) / second) * Math.max(0, 1 / count - 1 / (n - 1)) * (second - own ** 2 / (n - 1)),
  }
}

function totalMoments({
  kurtosis,
  n,
  count,
}: {
  readonly kurtosis: number
  readonly n: number
  readonly count: number
}) {
  const squaredWeights = 1 / count
  const ownTerm = (squaredWeights * (n - kurtosis)) / (n - 1)
  const crossTerm = ((1 - squaredWeights) * (2 * kurtosis - n)) / ((n - 1) * (n - 2))
  return { expected: -1 / (n - 1), variance: Math.max(0, ownTerm + crossTerm - 1 / (n - 1) ** 2) }
}
