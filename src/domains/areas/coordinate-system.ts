import proj4 from 'proj4'
import type { Position } from './geometry.ts'

type Range = { readonly x: readonly [number, number]; readonly y: readonly [number, number] }
export type CoordinateSystem = {
  readonly name: string
  /** Where coordinates can lie at all; outside it is a fault, named `outside`. */
  readonly range: Range
  readonly outside: 'outside-wgs84' | 'outside-sweref'
  /** Where Sweden lies in it; a point that fits only when its numbers change places was written the wrong way round. */
  readonly sweden: Range
  readonly toWgs84: (position: Position) => Position
}

const degrees: Range = { x: [-180, 180], y: [-90, 90] }
const wgs84: CoordinateSystem = {
  name: 'WGS 84',
  range: degrees,
  outside: 'outside-wgs84',
  sweden: { x: [10, 25], y: [54.5, 69.5] },
  toWgs84: (position) => position,
}

const swedishNorthings = [6_100_000, 7_700_000] as const

function sweref(name: string, definition: string, eastings: readonly [number, number]): CoordinateSystem {
  const { inverse } = proj4(definition)
  const range: Range = { x: eastings, y: swedishNorthings }
  return {
    name,
    range,
    outside: 'outside-sweref',
    sweden: range,
    toWgs84: ([east, north]) => {
      const [lon = Number.NaN, lat = Number.NaN] = inverse([east, north])
      return [lon, lat]
    },
  }
}

/** EPSG:3006, written out so that nothing is looked up. SWEREF 99 and WGS 84 agree within a metre (Lantmäteriet). */
const sweref99tm = sweref(
  'SWEREF 99 TM',
  '+proj=utm +zone=33 +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m +no_defs',
  [200_000, 1_000_000],
)

/** Easting and northing of SWEREF 99 TM, metres, as longitude and latitude. */
export const sweref99tmToDegrees = (metres: Position): Position => sweref99tm.toWgs84(metres)

/** The zones in which municipalities keep their own maps: EPSG code and central meridian (Lantmäteriet, Svenska projektionszoner). */
const zones: ReadonlyMap<string, number> = new Map([
  ['3007', 12],
  ['3008', 13.5],
  ['3009', 15],
  ['3010', 16.5],
  ['3011', 18],
  ['3012', 14.25],
  ['3013', 15.75],
  ['3014', 17.25],
  ['3015', 18.75],
  ['3016', 20.25],
  ['3017', 21.75],
  ['3018', 23.25],
])

const zone = (code: string, meridian: number): CoordinateSystem =>
  sweref(
    `EPSG:${code}`,
    `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=1 +x_0=150000 +y_0=0 +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m +no_defs`,
    [-200_000, 500_000],
  )

/** The system a `crs` member names, such as `urn:ogc:def:crs:EPSG::3006` or `EPSG:4326`; null when it is none we can read. */
export function findNamedSystem(name: string): CoordinateSystem | null {
  if (/CRS84$/i.test(name)) return wgs84
  const code = /EPSG:(?:[\d.]*:)?(\d+)$/i.exec(name.trim())?.[1] ?? ''
  if (code === '4326') return wgs84
  if (code === '3006') return sweref99tm
  const meridian = zones.get(code)
  return meridian === undefined ? null : zone(code, meridian)
}

const isWithin = ([x, y]: Position, range: Range): boolean =>
  x >= range.x[0] && x <= range.x[1] && y >= range.y[0] && y <= range.y[1]
const swapped = ([x, y]: Position): Position => [y, x]

/**
 * Guesses the system of a file that names none from one position of each feature: degrees, or the metres of SWEREF 99 TM in
 * either order; most features decide. Null when the numbers fit neither, such as a local grid.
 */
export function guessSystem(samples: readonly Position[]): CoordinateSystem | null {
  const count = (fits: (position: Position) => boolean) => samples.filter(fits).length
  const asDegrees = count((position) => isWithin(position, degrees))
  const asMetres = count(
    (position) => isWithin(position, sweref99tm.range) || isWithin(swapped(position), sweref99tm.range),
  )
  if (samples.length > 0 && asDegrees === 0 && asMetres === 0) return null
  return asMetres > asDegrees ? sweref99tm : wgs84
}

/** What is wrong with where the positions lie, null when nothing is. */
export function findMisplacement(
  positions: readonly Position[],
  system: CoordinateSystem,
): 'coordinates-swapped' | CoordinateSystem['outside'] | null {
  if (positions.every((position) => isWithin(position, system.sweden))) return null
  if (positions.every((position) => isWithin(swapped(position), system.sweden))) return 'coordinates-swapped'
  return positions.every((position) => isWithin(position, system.range)) ? null : system.outside
}
