import { type Neighbours, toNeighbours } from '../neighbours.ts'

/** Places in a row, each bordering on the one before and the one after. */
export const rowOf = (size: number): Neighbours =>
  toNeighbours(Array.from({ length: size }, (_, place) => [place - 1, place + 1].filter((id) => id >= 0 && id < size)))

/** A honeycomb with `radius` rings around the middle one, which has number (n - 1) / 2. */
export function honeycomb(radius: number): Neighbours {
  const axial: [number, number][] = []
  for (let r = -radius; r <= radius; r++) {
    for (let q = -radius; q <= radius; q++) if (Math.abs(q + r) <= radius) axial.push([q, r])
  }
  const placeOf = new Map(axial.map(([q, r], place) => [`${q} ${r}`, place]))
  const directions: readonly (readonly [number, number])[] = [
    [1, 0],
    [1, -1],
    [0, -1],
    [-1, 0],
    [-1, 1],
    [0, 1],
  ]
  return toNeighbours(
    axial.map(([q, r]) =>
      directions.map(([dq, dr]) => placeOf.get(`${q + dq} ${r + dr}`)).filter((place) => place !== undefined),
    ),
  )
}

/** The same map with its places in another order: place i of the new map is place order[i] of the old. */
export function reordered({ starts, ids }: Neighbours, order: readonly number[]): Neighbours {
  return toNeighbours(order.map((old) => [...ids.slice(starts[old], starts[old + 1])].map((id) => order.indexOf(id))))
}
