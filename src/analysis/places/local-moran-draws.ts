import { at } from '../linear-algebra.ts'
import { RandomStream } from '../random.ts'
import { AnalysisInputError } from '../refusal.ts'
import { type DrawPlan, type DrawRange, requireRange } from './draw-range.ts'
import { requireMap, sumNeighbours } from './map-values.ts'
import { largestNeighbourCount, type Neighbours, neighbourCount, placeAt } from './neighbours.ts'

export interface NeighbourSumInput extends DrawPlan {
  readonly values: Float64Array
  readonly neighbours: Neighbours
}

/** For each place, in how many draws the sum over its neighbours is above what was seen, and in how many the same. */
export interface NeighbourSumDraws extends DrawRange {
  readonly above: Uint32Array
  readonly same: Uint32Array
}

/** Sums of fractions that differ by less than this share of the largest value are the same: rounding. */
const sameShare = 1e-12

/**
 * Conditional permutation: a place keeps its own value and gets neighbours drawn from all the others, without replacement.
 * Every draw deals out one row of values, from which each place takes the first it needs, leaving out itself; each place
 * by itself so gets a fair draw, and a thousand draws of ten thousand places cost no more than their sums.
 */
export function drawNeighbourSums(input: NeighbourSumInput, range: DrawRange): NeighbourSumDraws {
  requireRange(range, input)
  const { values, neighbours, seed } = input
  requireMap('x', values, neighbours)
  const size = neighbours.size
  const counts = Uint32Array.from({ length: size }, (_, place) => neighbourCount(neighbours, place))
  const seen = new Float64Array(size)
  sumNeighbours(values, neighbours, seen)
  const isExact = values.every((value) => Number.isInteger(value))
  const same = isExact ? 0 : sameShare * values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0)
  const row = new Row(values, Math.min(size, largestNeighbourCount(neighbours) + 1))
  const tally = { ...range, above: new Uint32Array(size), same: new Uint32Array(size) }
  for (let draw = range.from; draw < range.to; draw++) {
    row.deal(new RandomStream(seed, draw))
    for (let place = 0; place < size; place++) {
      const count = placeAt(counts, place)
      if (count === 0) continue
      const difference = row.sumWithout(place, count) - at(seen, place)
      if (difference > same) tally.above[place] = placeAt(tally.above, place) + 1
      else if (difference >= -same) tally.same[place] = placeAt(tally.same, place) + 1
    }
  }
  return tally
}

/** The sum of parts of one run. */
export function addDraws(parts: readonly NeighbourSumDraws[], size: number): Pick<NeighbourSumDraws, 'above' | 'same'> {
  const above = new Uint32Array(size)
  const same = new Uint32Array(size)
  for (const part of parts) {
    if (part.above.length !== size || part.same.length !== size) {
      throw new AnalysisInputError('wrong-length', { name: 'draws', length: part.above.length, expected: size })
    }
    for (let place = 0; place < size; place++) {
      above[place] = placeAt(above, place) + placeAt(part.above, place)
      same[place] = placeAt(same, place) + placeAt(part.same, place)
    }
  }
  return { above, same }
}

/** The first places of a random order of all places, with the running sums of their values. */
class Row {
  readonly #values: Float64Array
  readonly #order: Uint32Array
  readonly #swaps: Uint32Array
  readonly #length: number
  /** Position in the row of each place; `length` or more for those not in it. */
  readonly #position: Uint32Array
  readonly #sums: Float64Array

  constructor(values: Float64Array, length: number) {
    this.#values = values
    this.#length = length
    this.#order = Uint32Array.from(values.keys())
    this.#swaps = Uint32Array.from({ length }, (_, index) => index)
    this.#position = new Uint32Array(values.length).fill(length)
    this.#sums = new Float64Array(length + 1)
  }

  deal(stream: RandomStream): void {
    this.#gather()
    for (let index = 0; index < this.#length; index++) {
      const chosen = index + stream.below(this.#order.length - index)
      this.#swaps[index] = chosen
      this.#swap(index, chosen)
      const place = placeAt(this.#order, index)
      this.#position[place] = index
      this.#sums[index + 1] = at(this.#sums, index) + at(this.#values, place)
    }
  }

  /** Back to the order before the last draw: a draw may not depend on those before it. */
  #gather(): void {
    for (let index = this.#length - 1; index >= 0; index--) {
      this.#position[placeAt(this.#order, index)] = this.#length
      this.#swap(index, placeAt(this.#swaps, index))
    }
  }

  #swap(one: number, other: number): void {
    const moved = placeAt(this.#order, one)
    this.#order[one] = placeAt(this.#order, other)
    this.#order[other] = moved
  }

  /** Sum of the first `count` values of the row that are not those of `place`. */
  sumWithout(place: number, count: number): number {
    return placeAt(this.#position, place) < count
      ? at(this.#sums, count + 1) - at(this.#values, place)
      : at(this.#sums, count)
  }
}
