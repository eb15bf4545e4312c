import Flatbush from 'flatbush'
import { type AreaGeometry, squareKilometresOf } from './geometry.ts'
import { createShape, type Shape } from './shape.ts'

export type Outlined = { readonly code: string; readonly geometry: AreaGeometry }
/** `share` is how much of the smaller of the two lies in both, 0 to 1. */
export type Overlap<A extends Outlined> = { readonly a: A; readonly b: A; readonly share: number }

/** Borders drawn twice never fit to the centimetre; less than this is drawing, not a mistake. */
const tolerated = 0.02
const samplesPerSide = 12

/**
 * Pairs of outlines that cover the same ground. Estimated from a grid of points where their boxes meet: enough to warn, and
 * a thousand outlines take about a second.
 */
export function findOverlaps<A extends Outlined>(areas: readonly A[]): readonly Overlap<A>[] {
  const outlined = areas.filter(({ geometry }) => geometry.type !== 'Point')
  if (outlined.length === 0) return []
  const parts = outlined.map((area) => ({
    area,
    shape: createShape(area.geometry),
    size: squareKilometresOf(area.geometry),
  }))
  const index = new Flatbush(parts.length)
  for (const { shape } of parts) index.add(shape.bounds.west, shape.bounds.south, shape.bounds.east, shape.bounds.north)
  index.finish()
  return parts.flatMap((part, at) => {
    const { west, south, east, north } = part.shape.bounds
    const near = index.search(west, south, east, north, (other) => other > at).toSorted((a, b) => a - b)
    return near.flatMap((other) => {
      const against = parts[other] as (typeof parts)[number]
      const share = commonArea(part.shape, against.shape) / Math.min(part.size, against.size)
      return share > tolerated ? [{ a: part.area, b: against.area, share: Math.min(1, share) }] : []
    })
  })
}

/** Square kilometres that lie in both. */
function commonArea(a: Shape, b: Shape): number {
  const west = Math.max(a.bounds.west, b.bounds.west)
  const south = Math.max(a.bounds.south, b.bounds.south)
  const [wide, high] = [Math.min(a.bounds.east, b.bounds.east) - west, Math.min(a.bounds.north, b.bounds.north) - south]
  let inBoth = 0
  for (let row = 0; row < samplesPerSide; row++)
    for (let column = 0; column < samplesPerSide; column++) {
      const lon = west + (wide * (column + 0.5)) / samplesPerSide
      const lat = south + (high * (row + 0.5)) / samplesPerSide
      if (a.contains([lon, lat]) && b.contains([lon, lat])) inBoth++
    }
  const box = squareKilometresOf({
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [west + wide, south],
        [west + wide, south + high],
        [west, south + high],
        [west, south],
      ],
    ],
  })
  return (box * inBoth) / samplesPerSide ** 2
}
