import { at } from '../linear-algebra.ts'
import { giStarScale } from './gi-star.ts'
import { sumAround, sumOf } from './map-values.ts'
import { type Neighbours, neighbourCount } from './neighbours.ts'

/** A score of how much there is in each place and its neighbours, comparable between places. */
export interface Statistic {
  /** Writes the score of each place; `sums` are taken over each place and its neighbours. */
  scores(counts: Float64Array, sums: Float64Array, into: Float64Array): void
  /** Writes the highest and the lowest score. */
  extremes(counts: Float64Array, sums: Float64Array, into: { high: number; low: number }): void
}

/** Sum to be expected in each place and its neighbours when the events fall in proportion to the exposure. */
export function expectedAround(neighbours: Neighbours, exposure: Float64Array | null, events: number): Float64Array {
  const weights = exposure ?? new Float64Array(neighbours.size).fill(1)
  const expected = new Float64Array(neighbours.size)
  sumAround(weights, neighbours, expected)
  const total = sumOf(weights)
  return expected.map((weight) => Math.min(events, (weight / total) * events))
}

/** Gi* of counts; 0 everywhere when all counts are equal. Equal counts give exactly equal scores. */
export function giStarStatistic(neighbours: Neighbours, events: number): Statistic {
  const mean = events / neighbours.size
  const scale = giStarScale(neighbours)
  const centre = Float64Array.from(scale, (_, place) => mean * (neighbourCount(neighbours, place) + 1))
  const unscaled = (sums: Float64Array, place: number) => (at(sums, place) - at(centre, place)) * at(scale, place)
  return {
    scores(counts, sums, into) {
      const spread = spreadOf(counts, mean)
      for (let place = 0; place < into.length; place++) into[place] = spread > 0 ? unscaled(sums, place) / spread : 0
    },
    extremes(counts, sums, into) {
      const spread = spreadOf(counts, mean)
      let high = Number.NEGATIVE_INFINITY
      let low = Number.POSITIVE_INFINITY
      for (let place = 0; place < sums.length; place++) {
        const score = unscaled(sums, place)
        if (score > high) high = score
        if (score < low) low = score
      }
      into.high = spread > 0 ? high / spread : 0
      into.low = spread > 0 ? low / spread : 0
    },
  }
}

function spreadOf(counts: Float64Array, mean: number): number {
  let squares = 0
  for (let place = 0; place < counts.length; place++) squares += at(counts, place) * at(counts, place)
  return Math.sqrt(Math.max(0, squares / counts.length - mean * mean))
}

/**
 * Signed root of twice the log likelihood ratio of a neighbourhood against the rest (Kulldorff 1997, with the windows given).
 * Unlike Gi* it is measured against what chance would do, not against the spread of this very map, which a strong hot spot
 * itself widens; and it is on the same scale where much and where little is expected.
 */
export function excessStatistic(expected: Float64Array, events: number): Statistic {
  const scoreAt = (sum: number, mean: number) => {
    if (mean <= 0 || mean >= events) return 0
    const ratio = part(sum, mean) + part(events - sum, events - mean)
    return Math.sign(sum - mean) * Math.sqrt(Math.max(0, 2 * ratio))
  }
  return {
    scores(_counts, sums, into) {
      for (let place = 0; place < into.length; place++) into[place] = scoreAt(at(sums, place), at(expected, place))
    },
    extremes(_counts, sums, into) {
      into.high = Number.NEGATIVE_INFINITY
      into.low = Number.POSITIVE_INFINITY
      for (let place = 0; place < sums.length; place++) {
        const score = scoreAt(at(sums, place), at(expected, place))
        if (score > into.high) into.high = score
        if (score < into.low) into.low = score
      }
    },
  }
}

const part = (count: number, mean: number) => (count > 0 ? count * Math.log(count / mean) : 0)
