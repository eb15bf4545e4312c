import type { MultiPolygon, Point, Polygon } from 'geojson'
import { z } from 'zod'

/** Longitude and latitude in degrees, WGS 84. */
export type Position = [lon: number, lat: number]
/** Closed: the first position is also the last. */
export type Ring = Position[]
/** The outline first, then its holes. */
export type Rings = Ring[]

/**
 * An area's outline, or a place's point. What is stored follows RFC 7946: outlines counter-clockwise, holes clockwise, six
 * decimals (a decimetre).
 */
export type AreaGeometry = Polygon | MultiPolygon | Point

const geometryTypes = new Set(['Polygon', 'MultiPolygon', 'Point'])
/** For answers: what is stored was checked when it came in, so only its kind is looked at. */
export const AreaGeometry = z.custom<AreaGeometry>(
  (value) => typeof value === 'object' && value !== null && geometryTypes.has((value as { type?: string }).type ?? ''),
)

/** The polygons of an outline; none for a point. */
export function polygonsOf(geometry: AreaGeometry): readonly Rings[] {
  if (geometry.type === 'Point') return []
  // Stored positions are pairs; the GeoJSON types only say "numbers".
  return (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates) as Rings[]
}

export function positionOf({ coordinates }: Point): Position {
  const [lon = Number.NaN, lat = Number.NaN] = coordinates
  return [lon, lat]
}

/** Twice the enclosed area in square degrees; positive when the ring runs counter-clockwise. */
export function doubleAreaOf(ring: Ring): number {
  const [originLon, originLat] = ring[0] ?? [0, 0]
  let sum = 0
  for (let at = 1; at < ring.length; at++) {
    const [fromLon, fromLat] = ring[at - 1] as Position
    const [lon, lat] = ring[at] as Position
    sum += (fromLon - originLon) * (lat - originLat) - (lon - originLon) * (fromLat - originLat)
  }
  return sum
}

const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6 + 0
export const roundPosition = ([lon, lat]: Position): Position => [round(lon), round(lat)]

/** Drops positions that repeat the one before. */
export const withoutRepeats = (ring: Ring): Ring =>
  ring.filter(([lon, lat], at) => at === 0 || lon !== ring[at - 1]?.[0] || lat !== ring[at - 1]?.[1])

function tidyRing(ring: Ring, counterClockwise: boolean): Ring {
  const rounded = withoutRepeats(ring.map(roundPosition))
  return doubleAreaOf(rounded) > 0 === counterClockwise ? rounded : rounded.toReversed()
}
const hasArea = (ring: Ring): boolean => ring.length >= 4 && doubleAreaOf(ring) !== 0

/** Polygons as they are stored. A part or a hole too small for six decimals falls away; null when nothing is left. */
export function toOutline(polygons: readonly Rings[]): Polygon | MultiPolygon | null {
  const tidy = polygons
    .map((rings) => rings.map((ring, at) => tidyRing(ring, at === 0)))
    .filter(([outer = []]) => hasArea(outer))
    .map(([outer = [], ...holes]) => [outer, ...holes.filter(hasArea)])
  const [only, second] = tidy
  if (!only) return null
  return second ? { type: 'MultiPolygon', coordinates: tidy } : { type: 'Polygon', coordinates: only }
}

const earthRadiusMetres = 6_371_008.8
const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** Metres between two points given in degrees, along a sphere of the earth's mean radius (haversine; within 0.5 %). */
export function distanceMetres([lonA, latA]: Position, [lonB, latB]: Position): number {
  const half = (degrees: number) => Math.sin(radians(degrees) / 2) ** 2
  const chord = half(latB - latA) + Math.cos(radians(latA)) * Math.cos(radians(latB)) * half(lonB - lonA)
  return 2 * earthRadiusMetres * Math.asin(Math.sqrt(Math.min(1, chord)))
}

/** A place drawn as a point reaches this far, metres. */
export const placeReach = 150

/** The reach of a place drawn as a point, as a ring that can be drawn. */
export function reachOf(place: Point): Ring {
  const [lon, lat] = positionOf(place)
  const high = (placeReach / earthRadiusMetres) * (180 / Math.PI)
  const corners = Array.from({ length: 24 }, (_nothing, at): Position => {
    const angle = (at / 24) * 2 * Math.PI
    return [lon + (high / Math.cos(radians(lat))) * Math.cos(angle), lat + high * Math.sin(angle)]
  })
  return [...corners, ...corners.slice(0, 1)]
}

/** Square kilometres of an outline, holes taken away; 0 for a point. Good to a per cent for areas of a municipality's size. */
export function squareKilometresOf(geometry: AreaGeometry): number {
  const degree = radians(1) * (earthRadiusMetres / 1000)
  return polygonsOf(geometry)
    .flat()
    .reduce((sum, ring) => sum + (doubleAreaOf(ring) / 2) * degree ** 2 * Math.cos(radians(meanLatOf(ring))), 0)
}
const meanLatOf = (ring: Ring): number => ring.reduce((sum, [, lat]) => sum + lat, 0) / ring.length

/** A point inside the geometry: on the line half-way up its first polygon, in the middle of the widest stretch inside. */
export function innerPoint(geometry: AreaGeometry): Position {
  if (geometry.type === 'Point') return positionOf(geometry)
  const rings = polygonsOf(geometry)[0] ?? []
  const [south, north] = (rings[0] ?? []).reduce(([low, high], [, lat]) => [Math.min(low, lat), Math.max(high, lat)], [
    90, -90,
  ] as [number, number])
  // Not exactly half-way, where a corner may lie.
  const lat = south + (north - south) * 0.500_123
  const crossings = rings.flatMap((ring) => lonsAt(ring, lat)).toSorted((a, b) => a - b)
  let [west = Number.NaN, east = Number.NaN] = crossings
  for (let at = 2; at + 1 < crossings.length; at += 2) {
    const [from, to] = [crossings[at] as number, crossings[at + 1] as number]
    if (to - from > east - west) [west, east] = [from, to]
  }
  return [(west + east) / 2, lat]
}

const lonsAt = (ring: Ring, lat: number): readonly number[] =>
  ring.slice(1).flatMap(([lon, toLat], at) => {
    const [fromLon, fromLat] = ring[at] as Position
    return fromLat < lat === toLat < lat ? [] : [fromLon + ((lat - fromLat) / (toLat - fromLat)) * (lon - fromLon)]
  })
