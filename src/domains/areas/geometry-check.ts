import type { AreaKind } from './area.ts'
import { type CoordinateSystem, findMisplacement } from './coordinate-system.ts'
import { findCrossing } from './crossing.ts'
import {
  type AreaGeometry,
  doubleAreaOf,
  type Position,
  type Ring,
  type Rings,
  roundPosition,
  toOutline,
} from './geometry.ts'
import { createShape } from './shape.ts'

export const geometryFaults = [
  'empty-geometry',
  'wrong-geometry-type',
  'not-a-number',
  'too-few-points',
  'unclosed-ring',
  'coordinates-swapped',
  'outside-wgs84',
  'outside-sweref',
  'no-area',
  'self-crossing',
  'hole-outside',
] as const
/** What is wrong with a geometry, and the figures its text needs; `at` is a place on the map (WGS 84). */
export type GeometryFault = {
  readonly reason: (typeof geometryFaults)[number]
  readonly params?: Readonly<Record<string, string | number>>
  readonly at?: Position
}
export type CheckedGeometry = { readonly geometry: AreaGeometry } | { readonly fault: GeometryFault }
type Expected = { readonly kind: AreaKind; readonly system: CoordinateSystem }

const fault = (reason: GeometryFault['reason'], params: GeometryFault['params'] = {}): { fault: GeometryFault } => ({
  fault: { reason, params },
})
const faultAt = (reason: GeometryFault['reason'], at: Position): { fault: GeometryFault } => {
  const rounded = roundPosition(at)
  return { fault: { reason, params: { lon: rounded[0], lat: rounded[1] }, at: rounded } }
}

/**
 * Reads a GeoJSON geometry as somebody else wrote it and checks that it can hold observations: known numbers in known order,
 * closed rings that do not cross themselves, holes inside their outline. A place may be a point. Answers with the geometry
 * as it is stored, or the first fault.
 */
export function checkGeometry(raw: unknown, expected: Expected): CheckedGeometry {
  if (typeof raw !== 'object' || raw === null) return fault('empty-geometry')
  const { type, coordinates } = raw as { type?: unknown; coordinates?: unknown }
  if (type === 'Point' && expected.kind === 'place') return checkPoint(coordinates, expected.system)
  if (type !== 'Polygon' && type !== 'MultiPolygon')
    return fault('wrong-geometry-type', { type: String(type ?? '–').slice(0, 40), kind: expected.kind })
  if (!Array.isArray(coordinates) || coordinates.length === 0) return fault('empty-geometry')
  const polygons: Rings[] = []
  for (const part of type === 'Polygon' ? [coordinates] : coordinates) {
    const read = readPolygon(part, expected.system)
    if ('fault' in read) return read
    polygons.push(read.rings)
  }
  const outline = toOutline(polygons)
  return outline ? { geometry: outline } : fault('no-area')
}

function checkPoint(raw: unknown, system: CoordinateSystem): CheckedGeometry {
  if (Array.isArray(raw) && raw.length === 0) return fault('empty-geometry')
  const position = readPosition(raw)
  if (!position) return fault('not-a-number')
  const misplaced = findMisplacement([position], system)
  if (misplaced) return fault(misplaced)
  return { geometry: { type: 'Point', coordinates: roundPosition(system.toWgs84(position)) } }
}

/** The first two numbers; a height, if any, is left out. Null when there are not two finite numbers. */
function readPosition(raw: unknown): Position | null {
  const [x, y] = Array.isArray(raw) ? (raw as unknown[]) : []
  return typeof x === 'number' && typeof y === 'number' && Number.isFinite(x) && Number.isFinite(y) ? [x, y] : null
}

function readPolygon(raw: unknown, system: CoordinateSystem): { rings: Rings } | { fault: GeometryFault } {
  if (!Array.isArray(raw) || raw.length === 0) return fault('empty-geometry')
  const rings: Rings = []
  for (const rawRing of raw) {
    const read = readRing(rawRing, system)
    if ('fault' in read) return read
    rings.push(read.ring)
  }
  return checkRings(rings) ?? { rings }
}

function readRing(raw: unknown, system: CoordinateSystem): { ring: Ring } | { fault: GeometryFault } {
  if (!Array.isArray(raw) || raw.length === 0) return fault('empty-geometry')
  const positions = raw.map(readPosition)
  const readable = positions.filter((position) => position !== null)
  if (readable.length < positions.length) return fault('not-a-number')
  const misplaced = findMisplacement(readable, system)
  if (misplaced) return fault(misplaced)
  if (readable.length < 4) return fault('too-few-points', { count: readable.length })
  const [first, last] = [readable[0] as Position, readable.at(-1) as Position]
  if (first[0] !== last[0] || first[1] !== last[1]) return faultAt('unclosed-ring', system.toWgs84(last))
  return { ring: readable.map(system.toWgs84) }
}

function checkRings(rings: Rings): { fault: GeometryFault } | null {
  const [outer = [], ...holes] = rings
  const crossing = findCrossing(rings)
  if (crossing) return faultAt('self-crossing', crossing)
  if (doubleAreaOf(outer) === 0) return fault('no-area')
  const shell = createShape({ type: 'Polygon', coordinates: [outer] })
  for (const hole of holes) {
    const stray = hole.find((position) => !shell.contains(position))
    if (stray) return faultAt('hole-outside', stray)
  }
  return null
}
