import { isMissing, type Parsed, parseDecimal, refuse } from './values.ts'

/** Degrees, WGS 84 (EPSG:4326). */
export type LonLat = { readonly lon: number; readonly lat: number }
export type Bounds = { readonly west: number; readonly south: number; readonly east: number; readonly north: number }
type Axis = 'lon' | 'lat'

/** Sweden with its waters, generously. */
const swedishBounds: Bounds = { west: 10, south: 54.5, east: 25, north: 69.5 }

/** `59°14'10.788"N`, `59 14 10,788`, `N 59 14.1798`: degrees, then perhaps minutes, then perhaps seconds. */
const sexagesimal =
  /^([NSEWÖV])?\s*([-+]?\d{1,3})\s*[°º\s]\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*[′'’`\s]?\s*)?(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:[″"”]|''|′′)?\s*)?([NSEWÖV])?$/i
const numberWithLetter = /^([NSEWÖV])?\s*([^NSEWÖV]*?)\s*°?\s*([NSEWÖV])?$/i
/** Eastings and northings of the national grids, metres. */
const swerefEast = [200_000, 1_000_000] as const
const rt90East = [1_200_000, 1_900_000] as const
const longestAngle = 60
const gridNorth = [6_100_000, 7_700_000] as const

const isWithin = (value: number, [low, high]: readonly [number, number]) => value >= low && value <= high
const isInside = ({ lon, lat }: LonLat, { west, south, east, north }: Bounds) =>
  lon >= west && lon <= east && lat >= south && lat <= north

/** South and west ("V" in Swedish) are negative. */
const signOf = (letters: string): number => (/[SWV]/i.test(letters) ? -1 : 1)
const toNumber = (text: string): number => Number(text.replace(',', '.'))

/** What machines write, read at once. */
const plainDegrees = /^-?\d{1,3}\.\d{1,15}$/

function readAngle(text: string, axis: Axis): number | undefined {
  if (plainDegrees.test(text)) return Number(text)
  const value = text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\u2010-\u2015\u2212]/g, '-')
  if (value.length > longestAngle) return undefined
  const letters = value.replace(/[^NSEWÖV]/gi, '')
  if (letters.length > 1 || (letters && /[NS]/i.test(letters) !== (axis === 'lat'))) return undefined
  const plain = numberWithLetter.exec(value)?.[2]
  const decimal = plain === undefined ? undefined : parseDecimal(plain, { decimal: plain.includes(',') ? ',' : '.' })
  if (decimal && 'ok' in decimal) return decimal.ok * signOf(letters)
  const match = sexagesimal.exec(value)
  if (!match) return undefined
  const [degrees, minutes, seconds] = [toNumber(match[2] ?? ''), toNumber(match[3] ?? '0'), toNumber(match[4] ?? '0')]
  if (minutes >= 60 || seconds >= 60) return undefined
  const sign = (match[2] ?? '').startsWith('-') ? -1 : signOf(letters)
  return sign * (Math.abs(degrees) + minutes / 60 + seconds / 3600)
}

/** Names the national grid that two large numbers belong to, in whichever order they stand. */
function findGrid(first: number, second: number): 'coordinate-sweref99tm' | 'coordinate-rt90' | undefined {
  const [east, north] = first < second ? [first, second] : [second, first]
  if (!isWithin(north, gridNorth)) return undefined
  if (isWithin(east, swerefEast)) return 'coordinate-sweref99tm'
  return isWithin(east, rt90East) ? 'coordinate-rt90' : undefined
}

/** Whether two cells hold a point of SWEREF 99 TM, in whichever order. */
export const isSweref99tm = (text: { readonly lon: string; readonly lat: string }): boolean => {
  const [first, second] = [readMetres(text.lon), readMetres(text.lat)]
  return first !== undefined && second !== undefined && findGrid(first, second) === 'coordinate-sweref99tm'
}

function readMetres(text: string): number | undefined {
  if (text.length > longestAngle) return undefined
  const parsed = parseDecimal(text.trim(), { decimal: text.includes(',') ? ',' : '.' })
  return 'ok' in parsed ? parsed.ok : undefined
}

/**
 * Reads a point of SWEREF 99 TM (EPSG:3006, metres) from two cells, easting and northing in either order: Swedish files have the
 * northing as X as often as not, and no number can be both. `toDegrees` takes easting and northing to longitude and latitude.
 */
export function parseSweref99tm(
  text: { readonly lon: string; readonly lat: string },
  toDegrees: (metres: [east: number, north: number]) => readonly [lon: number, lat: number],
  bounds?: Bounds,
): Parsed<LonLat> {
  const [noLon, noLat] = [isMissing(text.lon), isMissing(text.lat)]
  if (noLon && noLat) return refuse('value-missing')
  if (noLon || noLat) return refuse('coordinate-incomplete', { missing: noLon ? 'lon' : 'lat' })
  const [first, second] = [readMetres(text.lon), readMetres(text.lat)]
  if (first === undefined) return refuse('coordinate-unreadable', { value: text.lon.trim().slice(0, 60) })
  if (second === undefined) return refuse('coordinate-unreadable', { value: text.lat.trim().slice(0, 60) })
  if (first === 0 && second === 0) return refuse('coordinate-zero')
  const grid = findGrid(first, second)
  if (grid === 'coordinate-rt90') return refuse(grid)
  if (grid === undefined) {
    const areDegrees = Math.abs(first) <= 180 && Math.abs(second) <= 180
    return refuse(areDegrees ? 'coordinate-degrees' : 'coordinate-grid-outside', { lon: first, lat: second })
  }
  const [lon, lat] = toDegrees([Math.min(first, second), Math.max(first, second)])
  return checkPlace({ lon, lat }, bounds)
}

/** 5923633 for 59.23633: whether digits without their decimal point fit within the limit. */
const hasLostPoint = (value: number, limit: number): boolean =>
  Number.isInteger(value) && Math.abs(value) > limit && Math.abs(value) >= 100_000

/**
 * Reads a point from two cells: decimal degrees with point or comma, `59,23633°`, `59°14'10"N`, `N 59 14.167`.
 * `bounds` is where points may lie; outside it is `coordinate-outside`. Without bounds any place on earth is let through, except a
 * mistake that shows because its correction lies in Sweden: swapped, or with the wrong sign.
 */
export function parseCoordinate(text: { readonly lon: string; readonly lat: string }, bounds?: Bounds): Parsed<LonLat> {
  const [noLon, noLat] = [isMissing(text.lon), isMissing(text.lat)]
  if (noLon && noLat) return refuse('value-missing')
  if (noLon || noLat) return refuse('coordinate-incomplete', { missing: noLon ? 'lon' : 'lat' })
  const [lon, lat] = [readAngle(text.lon, 'lon'), readAngle(text.lat, 'lat')]
  if (lon === undefined) return refuse('coordinate-unreadable', { value: text.lon.trim().slice(0, 60) })
  if (lat === undefined) return refuse('coordinate-unreadable', { value: text.lat.trim().slice(0, 60) })
  const point = { lon, lat }
  if (lon === 0 && lat === 0) return refuse('coordinate-zero')
  const grid = findGrid(lon, lat)
  if (grid) return refuse(grid, point)
  return checkPlace(point, bounds)
}

function checkPlace(point: LonLat, bounds: Bounds | undefined): Parsed<LonLat> {
  const expected = bounds ?? swedishBounds
  if (isInside(point, expected)) return { ok: point }
  const { lon, lat } = point
  if (isInside({ lon: lat, lat: lon }, expected)) return refuse('coordinate-swapped', { lon: lat, lat: lon })
  const upright = { lon: Math.abs(lon), lat: Math.abs(lat) }
  if (expected.west >= 0 && expected.south >= 0 && isInside(upright, expected))
    return refuse('coordinate-sign', upright)
  if (hasLostPoint(lat, 90) || hasLostPoint(lon, 180)) return refuse('coordinate-decimal-lost', point)
  if (Math.abs(lat) > 90 || Math.abs(lon) > 180) return refuse('coordinate-out-of-range', point)
  return bounds ? refuse('coordinate-outside', point) : { ok: point }
}
