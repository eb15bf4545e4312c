import { cellArea, cellToBoundary, getResolution, gridDisk, isValidCell, latLngToCell, UNITS } from 'h3-js'
import { AnalysisInputError, type Need, type Refused, refused, requireAtMost, requireCount } from '../refusal.ts'
import { type Neighbours, toNeighbours } from './neighbours.ts'

/** Degrees, WGS 84. */
export interface GeoPoint {
  readonly lat: number
  readonly lng: number
}

export interface HexagonInput {
  /** null: an event without a known place. */
  readonly points: readonly (GeoPoint | null)[]
  readonly resolution: number
  /** Cells where anything could happen (addresses, past events). null: only the cells of the points. */
  readonly mask: readonly string[] | null
}

export type HexagonWarning =
  | 'few-for-resolution'
  | 'missing-places'
  | 'no-mask'
  | 'one-place-dominates'
  | 'outside-mask'

export interface Hexagons {
  readonly kind: 'hexagons'
  readonly method: 'h3-cells'
  /** Points counted. */
  readonly n: number
  readonly resolution: number
  /** Ascending H3 indexes: those of the mask and of the points. */
  readonly cells: readonly string[]
  readonly counts: readonly number[]
  /** Square kilometres, of each cell itself: the published averages are a fifth or more too large in Sweden. */
  readonly area: readonly number[]
  /** Points without a place, and points in cells that the mask did not have. */
  readonly missing: number
  readonly outside: number
  readonly warnings: readonly HexagonWarning[]
  readonly needs: readonly Need[]
}

/** Finer cells hold one building: the grid would give away the points. */
const finestResolution = 10
/** Events before the finest cells show anything but noise. */
const enoughForFinest = 300
/** More than this share of the points at exactly one place is most often a default of the geocoder. */
const dominatingShare = 0.2
const fewestToDominate = 10

/**
 * Counts of points in H3 cells; points themselves never come out. Refuses when no point has a place and there is no mask.
 * Errors: AnalysisInputError for coordinates outside the globe, a resolution above 10, and cells of the mask that do not
 * exist, have another resolution or come twice.
 */
export function hexagons({ points, resolution, mask }: HexagonInput): Hexagons | Refused<'no-places'> {
  requireCount('resolution', resolution)
  requireAtMost('resolution', resolution, finestResolution)
  const located = points.filter((point) => point !== null)
  const { counts, outside } = countIn({ located, resolution, mask: mask ?? [] })
  if (counts.size === 0) return refused('no-places', 1, 0)
  const cells = [...counts.keys()].toSorted()
  const missing = points.length - located.length
  const isThin = resolution === finestResolution && located.length < enoughForFinest
  const warnings: HexagonWarning[] = []
  if (isThin) warnings.push('few-for-resolution')
  if (missing > 0) warnings.push('missing-places')
  if (mask === null) warnings.push('no-mask')
  if (largestPile(located) >= Math.max(fewestToDominate, dominatingShare * located.length)) {
    warnings.push('one-place-dominates')
  }
  if (mask !== null && outside > 0) warnings.push('outside-mask')
  return {
    kind: 'hexagons',
    method: 'h3-cells',
    n: located.length,
    resolution,
    cells,
    counts: cells.map((cell) => counts.get(cell) ?? 0),
    area: cells.map((cell) => cellArea(cell, UNITS.km2)),
    missing,
    outside: mask === null ? 0 : outside,
    warnings,
    needs: isThin ? [{ code: 'events', needed: enoughForFinest, had: located.length }] : [],
  }
}

interface Located {
  readonly located: readonly GeoPoint[]
  readonly resolution: number
  readonly mask: readonly string[]
}

function countIn({ located, resolution, mask }: Located) {
  const counts = new Map<string, number>()
  for (const cell of mask) {
    requireCell(cell, resolution)
    if (counts.has(cell)) throw new AnalysisInputError('duplicate', { name: 'cell', value: cell })
    counts.set(cell, 0)
  }
  const known = new Set(mask)
  let outside = 0
  for (const point of located) {
    requireGeoPoint(point)
    const cell = latLngToCell(point.lat, point.lng, resolution)
    counts.set(cell, (counts.get(cell) ?? 0) + 1)
    if (!known.has(cell)) outside += 1
  }
  return { counts, outside }
}

/** Which of the given cells touch. Errors: AnalysisInputError unless all are different cells of one resolution. */
export function cellNeighbours(cells: readonly string[]): Neighbours {
  const first = cells[0]
  if (first === undefined) return toNeighbours([])
  requireCell(first)
  const resolution = getResolution(first)
  const placeOf = new Map<string, number>()
  for (const [place, cell] of cells.entries()) {
    requireCell(cell, resolution)
    if (placeOf.has(cell)) throw new AnalysisInputError('duplicate', { name: 'cell', value: cell })
    placeOf.set(cell, place)
  }
  return toNeighbours(
    cells.map((cell) =>
      gridDisk(cell, 1)
        .filter((near) => near !== cell)
        .map((near) => placeOf.get(near))
        .filter((place) => place !== undefined),
    ),
  )
}

/** The cell of a point. Errors: AnalysisInputError as for `hexagons`. */
export function cellAt(point: GeoPoint, resolution: number): string {
  requireCount('resolution', resolution)
  requireAtMost('resolution', resolution, finestResolution)
  requireGeoPoint(point)
  return latLngToCell(point.lat, point.lng, resolution)
}

/** The corners of a cell, degrees, the first one not repeated. Errors: AnalysisInputError for a cell that does not exist. */
export function cellOutline(cell: string): readonly GeoPoint[] {
  requireCell(cell)
  return cellToBoundary(cell).map(([lat, lng]) => ({ lat, lng }))
}

function requireCell(cell: string, resolution?: number): void {
  if (!isValidCell(cell)) throw new AnalysisInputError('out-of-range', { name: 'cell', value: cell })
  if (resolution === undefined || getResolution(cell) === resolution) return
  throw new AnalysisInputError('out-of-range', { name: 'resolution of cell', value: cell, expected: resolution })
}

function requireGeoPoint({ lat, lng }: GeoPoint): void {
  // The value is left out of the error: it could be somebody's home.
  if (!(Math.abs(lat) <= 90)) throw new AnalysisInputError('out-of-range', { name: 'lat' })
  if (!(Math.abs(lng) <= 180)) throw new AnalysisInputError('out-of-range', { name: 'lng' })
}

function largestPile(points: readonly GeoPoint[]): number {
  const piles = new Map<string, number>()
  let largest = 0
  for (const { lat, lng } of points) {
    const size = (piles.get(`${lat} ${lng}`) ?? 0) + 1
    piles.set(`${lat} ${lng}`, size)
    largest = Math.max(largest, size)
  }
  return largest
}
