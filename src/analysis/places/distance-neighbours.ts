import Flatbush from 'flatbush'
import { at } from '../linear-algebra.ts'
import { requirePositive } from '../refusal.ts'
import { type Neighbours, toNeighbours } from './neighbours.ts'
import { type PlanePoints, requirePlanePoints } from './plane.ts'

/** Places at most `distance` apart (same unit as the coordinates) are neighbours, also those at the very same point. */
export function neighboursWithin(points: PlanePoints, distance: number): Neighbours {
  requirePlanePoints(points)
  requirePositive('distance', distance)
  const { x, y } = points
  if (x.length === 0) return toNeighbours([])
  const index = new Flatbush(x.length)
  for (let place = 0; place < x.length; place++) index.add(at(x, place), at(y, place), at(x, place), at(y, place))
  index.finish()
  return toNeighbours(
    Array.from(x, (east, place) => {
      const north = at(y, place)
      const isNear = (other: number) =>
        other !== place && Math.hypot(at(x, other) - east, at(y, other) - north) <= distance
      return index.search(east - distance, north - distance, east + distance, north + distance, isNear)
    }),
  )
}
