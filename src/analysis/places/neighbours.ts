import { AnalysisInputError, requireAtMost, requireCount } from '../refusal.ts'

/**
 * Which places border which, flat: the neighbours of place i are `ids[starts[i]]` to `ids[starts[i + 1] - 1]`, ascending,
 * each once and never i itself. A place without neighbours is an island.
 */
export interface Neighbours {
  readonly size: number
  /** size + 1 long. */
  readonly starts: Uint32Array
  readonly ids: Uint32Array
}

export type NeighbourWarning = 'islands' | 'one-way-neighbours'

/** Indexed read of places; see `at` in linear-algebra. */
export function placeAt(values: Uint32Array, index: number): number {
  const value = values[index]
  if (value === undefined) throw new RangeError(`index ${index} outside 0..${values.length - 1}`)
  return value
}

/** From a list of neighbours for each place, numbered from 0. Errors: AnalysisInputError for a place that does not exist, itself, or twice. */
export function toNeighbours(lists: readonly (readonly number[])[]): Neighbours {
  const size = lists.length
  const starts = new Uint32Array(size + 1)
  for (const [place, list] of lists.entries()) starts[place + 1] = placeAt(starts, place) + list.length
  const ids = new Uint32Array(placeAt(starts, size))
  for (const [place, list] of lists.entries()) {
    const name = `neighbours of ${place}`
    for (const id of list) {
      requireCount(name, id)
      requireAtMost(name, id, size - 1)
      if (id === place) throw new AnalysisInputError('out-of-range', { name, value: id })
    }
    const sorted = Uint32Array.from(list).sort()
    const repeated = sorted.find((id, index) => index > 0 && sorted[index - 1] === id)
    if (repeated !== undefined) throw new AnalysisInputError('duplicate', { name, value: repeated })
    ids.set(sorted, placeAt(starts, place))
  }
  return { size, starts, ids }
}

export function neighbourCount(neighbours: Neighbours, place: number): number {
  return placeAt(neighbours.starts, place + 1) - placeAt(neighbours.starts, place)
}

export function largestNeighbourCount(neighbours: Neighbours): number {
  let largest = 0
  for (let place = 0; place < neighbours.size; place++) largest = Math.max(largest, neighbourCount(neighbours, place))
  return largest
}

export function islandsIn(neighbours: Neighbours): number {
  let islands = 0
  for (let place = 0; place < neighbours.size; place++) if (neighbourCount(neighbours, place) === 0) islands += 1
  return islands
}

export function isNeighbour(neighbours: Neighbours, place: number, other: number): boolean {
  const end = placeAt(neighbours.starts, place + 1)
  for (let k = placeAt(neighbours.starts, place); k < end; k++) if (neighbours.ids[k] === other) return true
  return false
}

/** Places that name a neighbour which does not name them make a map that is wrong somewhere, but can be computed with. */
export function neighbourWarnings(neighbours: Neighbours): readonly NeighbourWarning[] {
  const warnings: NeighbourWarning[] = []
  if (islandsIn(neighbours) > 0) warnings.push('islands')
  if (!isMutual(neighbours)) warnings.push('one-way-neighbours')
  return warnings
}

function isMutual(neighbours: Neighbours): boolean {
  for (let place = 0; place < neighbours.size; place++) {
    const end = placeAt(neighbours.starts, place + 1)
    for (let k = placeAt(neighbours.starts, place); k < end; k++) {
      if (!isNeighbour(neighbours, placeAt(neighbours.ids, k), place)) return false
    }
  }
  return true
}
