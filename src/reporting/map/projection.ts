import { geoTransverseMercator } from 'd3-geo'
import { at } from '../chart/figure-svg.tsx'
import type { MapArea } from '../figure.ts'

export type Point = readonly [x: number, y: number]
/** One polygon on the drawing: its outer ring, then its holes. */
export type Rings = readonly (readonly Point[])[]
export type Box = { readonly left: number; readonly top: number; readonly width: number; readonly height: number }

type Position = MapArea['polygons'][number][number][number]

/** Points nearer than this to the one before are not seen. */
const seen = 0.7

/** The ring without points nearer than `closest` to the one kept before. */
export function thinned(ring: readonly Point[], closest = seen): Point[] {
  const kept: Point[] = []
  for (const point of ring) {
    const before = kept.at(-1)
    if (!before || Math.hypot(point[0] - before[0], point[1] - before[1]) > closest) kept.push(point)
  }
  return kept
}

/** `polygons` in drawing units: some scale of their own before they are fitted to a canvas. */
export type ProjectedArea = { readonly area: MapArea; readonly polygons: readonly Rings[] }
export type ProjectedMap = { readonly areas: readonly ProjectedArea[]; readonly height: number }
export type Canvas = {
  readonly left: number
  readonly right: number
  readonly tallest: number
  readonly shortest: number
}

/**
 * Areas on a flat map, north up, true to shape around their own middle. Points are projected one by one and filled by
 * the even-odd rule, so that it does not matter which way round a border was drawn; d3's own paths on the sphere would
 * take the wrong way round for "all of the world but this".
 */
export function projectAreas(areas: readonly MapArea[]): ProjectedArea[] {
  const longitudes = areas.flatMap(({ polygons }) => polygons.flat(2).map(([longitude]) => longitude))
  const middle = (least(longitudes) + most(longitudes)) / 2
  const projection = geoTransverseMercator().rotate([-middle, 0]).scale(1e6)
  const toPoint = (position: Position): Point => projection(position) ?? [0, 0]
  return areas.map((area) => ({ area, polygons: area.polygons.map((rings) => rings.map((ring) => ring.map(toPoint))) }))
}

/** Polygons without what is too small to be seen; an area that is too small as a whole stays as it is, for its label's sake. */
function visible(polygons: readonly Rings[]): readonly Rings[] {
  const seen = polygons
    .map((rings) => rings.map((ring) => thinned(ring)).filter((ring) => ring.length > 2))
    .filter((rings) => rings.length > 0)
  return seen.length > 0 ? seen : polygons
}

/** The flat map between the canvas's left and right; centred in height when it is lower than the canvas. */
export function fitToCanvas(areas: readonly ProjectedArea[], { left, right, tallest, shortest }: Canvas): ProjectedMap {
  const box = boxOf(areas.flatMap(({ polygons }) => polygons.flat(2)))
  const scale = Math.min((right - left - 2) / box.width, (tallest - 2) / box.height)
  const height = Math.max(shortest, Math.ceil(box.height * scale + 2))
  const shiftX = (left + right - box.width * scale) / 2 - box.left * scale
  const shiftY = (height - box.height * scale) / 2 - box.top * scale
  const place = (rings: Rings): Rings =>
    rings.map((ring) => ring.map(([x, y]): Point => [x * scale + shiftX, y * scale + shiftY]))
  return { areas: areas.map(({ area, polygons }) => ({ area, polygons: visible(polygons.map(place)) })), height }
}

const least = (numbers: readonly number[]): number => numbers.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
const most = (numbers: readonly number[]): number => numbers.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)

/** The smallest upright box around the points. */
export function boxOf(points: readonly Point[]): Box {
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  const [left, top] = [least(xs), least(ys)]
  return { left, top, width: most(xs) - left, height: most(ys) - top }
}

/** The outlines as one path, for the even-odd rule. */
export const pathOf = (polygons: readonly Rings[]): string =>
  polygons
    .flat()
    .map((ring) => `M${ring.map(([x, y]) => `${at(x)} ${at(y)}`).join('L')}Z`)
    .join('')
