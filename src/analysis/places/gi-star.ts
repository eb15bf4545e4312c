import { normalTwoSided } from '../distributions/continuous.ts'
import { benjaminiHochberg } from '../early-warning/false-discovery.ts'
import { at } from '../linear-algebra.ts'
import { type Need, type Refused, refused } from '../refusal.ts'
import { fromMean, isFlat, requireMap, sumAround, sumNeighbours, sumOf } from './map-values.ts'
import { type Neighbours, type NeighbourWarning, neighbourCount, neighbourWarnings } from './neighbours.ts'

export interface GiStar {
  readonly kind: 'gi-star'
  readonly method: 'gi-star-analytic' | 'gi-analytic'
  /** Places. */
  readonly n: number
  /** Score of each place; null where it is not defined (all places in one neighbourhood, for Gi also an island). */
  readonly z: readonly (number | null)[]
  /** Two-sided normal p, and Benjamini-Hochberg over the places that have one. Not for small counts: see hot-spots. */
  readonly p: readonly (number | null)[]
  readonly q: readonly (number | null)[]
  readonly warnings: readonly (NeighbourWarning | 'undefined-places')[]
  readonly needs: readonly Need[]
}

const fewestPlaces = 3

/**
 * Getis-Ord Gi* (the place counted among its own neighbours) with weights 0 and 1, for any values (Ord & Getis 1995).
 * Refuses under 3 places and when all values are equal. Errors: AnalysisInputError.
 */
export const giStar = (values: Float64Array, neighbours: Neighbours) =>
  scored('gi-star-analytic', { values, neighbours })

/** Gi: the same without the place itself, against the mean and spread of the others. */
export const gi = (values: Float64Array, neighbours: Neighbours) => scored('gi-analytic', { values, neighbours })

interface ValueMap {
  readonly values: Float64Array
  readonly neighbours: Neighbours
}

function scored(
  method: GiStar['method'],
  { values, neighbours }: ValueMap,
): GiStar | Refused<'too-few-places' | 'no-variation'> {
  requireMap('x', values, neighbours)
  const n = values.length
  if (n < fewestPlaces) return refused('too-few-places', fewestPlaces, n)
  if (isFlat(values)) return refused('no-variation', 2, 1)
  const deviations = fromMean(values)
  const z = method === 'gi-star-analytic' ? giStarScores(deviations, neighbours) : giScores(deviations, neighbours)
  const p = z.map((score) => (score === null ? null : normalTwoSided(score)))
  const defined = p.filter((value) => value !== null)
  const adjusted = benjaminiHochberg(Float64Array.from(defined)).values()
  return {
    kind: 'gi-star',
    method,
    n,
    z,
    p,
    q: p.map((value) => (value === null ? null : (adjusted.next().value ?? 1))),
    warnings: [
      ...neighbourWarnings(neighbours),
      ...(defined.length < n ? (['undefined-places'] as const) : []),
    ].toSorted(),
    needs: [],
  }
}

/**
 * One over sqrt((n W - W²) / (n - 1)), W being the place and its neighbours: what a sum of deviations is multiplied with
 * before it is divided by their spread. 0 where every place is a neighbour.
 */
export function giStarScale(neighbours: Neighbours): Float64Array {
  const n = neighbours.size
  return Float64Array.from({ length: n }, (_, place) => {
    const weight = neighbourCount(neighbours, place) + 1
    return weight < n ? Math.sqrt((n - 1) / (n * weight - weight * weight)) : 0
  })
}

function giStarScores(deviations: Float64Array, neighbours: Neighbours): readonly (number | null)[] {
  const scale = giStarScale(neighbours)
  const sums = new Float64Array(deviations.length)
  sumAround(deviations, neighbours, sums)
  const spread = Math.sqrt(sumOf(deviations.map((value) => value * value)) / deviations.length)
  return Array.from(sums, (sum, place) => (at(scale, place) > 0 ? (sum * at(scale, place)) / spread : null))
}

/** Below this share of the whole spread the other places count as all equal. */
const flatShare = 1e-12

function giScores(deviations: Float64Array, neighbours: Neighbours): readonly (number | null)[] {
  const others = deviations.length - 1
  const sums = new Float64Array(deviations.length)
  sumNeighbours(deviations, neighbours, sums)
  const squares = sumOf(deviations.map((value) => value * value))
  return Array.from(sums, (sum, place) => {
    const own = at(deviations, place)
    const mean = -own / others
    const variance = (squares - own * own) / others - mean * mean
    const weight = neighbourCount(neighbours, place)
    if (weight === 0 || weight === others || variance <= (flatShare * squares) / others) return null
    return (sum - weight * mean) / Math.sqrt((variance * (others * weight - weight * weight)) / (others - 1))
  })
}
