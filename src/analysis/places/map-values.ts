import { at } from '../linear-algebra.ts'
import { AnalysisInputError, requireCount } from '../refusal.ts'
import { type Neighbours, placeAt } from './neighbours.ts'

/** One finite number for each place. */
export function requireMap(name: string, values: Float64Array, neighbours: Neighbours): void {
  if (values.length !== neighbours.size) {
    throw new AnalysisInputError('wrong-length', { name, length: values.length, expected: neighbours.size })
  }
  for (const value of values) {
    if (!Number.isFinite(value)) throw new AnalysisInputError('not-finite', { name, value: String(value) })
  }
}

/** One count for each place. */
export function requireCountMap(name: string, counts: Float64Array, neighbours: Neighbours): void {
  requireMap(name, counts, neighbours)
  for (const count of counts) requireCount(name, count)
}

export function sumOf(values: Float64Array): number {
  let sum = 0
  for (const value of values) sum += value
  return sum
}

export function isFlat(values: Float64Array): boolean {
  return values.every((value) => value === values[0])
}

export function fromMean(values: Float64Array): Float64Array {
  const mean = sumOf(values) / values.length
  return values.map((value) => value - mean)
}

/** Writes the sum over the neighbours of each place (0 for an island). */
export function sumNeighbours(values: Float64Array, neighbours: Neighbours, sums: Float64Array): void {
  const { size, starts, ids } = neighbours
  for (let place = 0; place < size; place++) {
    let sum = 0
    const end = placeAt(starts, place + 1)
    for (let k = placeAt(starts, place); k < end; k++) sum += at(values, placeAt(ids, k))
    sums[place] = sum
  }
}

/** Writes the sum over each place and its neighbours. */
export function sumAround(values: Float64Array, neighbours: Neighbours, sums: Float64Array): void {
  const { size, starts, ids } = neighbours
  for (let place = 0; place < size; place++) {
    let sum = at(values, place)
    const end = placeAt(starts, place + 1)
    for (let k = placeAt(starts, place); k < end; k++) sum += at(values, placeAt(ids, k))
    sums[place] = sum
  }
}
