import { type Rejection, reject } from '#kernel/errors/problem.ts'
import { decimal, optional, text } from '#kernel/model/fields.ts'
import type { AreaKind } from './area.ts'
import { guessSystem } from './coordinate-system.ts'
import { firstPosition, isObject, parseJson } from './feature-file.ts'
import type { AreaGeometry } from './geometry.ts'
import { checkGeometry } from './geometry-check.ts'
import { textKeyOf } from './import-report.ts'

/** A geometry as a person gives it: pasted GeoJSON, or a place's point. */
export const drawingFields = {
  outline: optional(text(900_000)),
  lat: optional(decimal(-90, 90)),
  lon: optional(decimal(-180, 180)),
}
export type Drawing = { readonly outline: string | null; readonly lat: number | null; readonly lon: number | null }

/** Reads what was given with an area of a kind; null when nothing was. */
export function readDrawing({ outline, lat, lon }: Drawing, kind: AreaKind): AreaGeometry | null | Rejection {
  if ((lat === null) !== (lon === null)) return reject('areas.rejected.point-incomplete')
  if (outline === null)
    return lat === null || lon === null ? null : check({ type: 'Point', coordinates: [lon, lat] }, kind)
  if (lat !== null) return reject('areas.rejected.outline-and-point')
  const geometry = geometryIn(parseJson(outline))
  return geometry === undefined
    ? reject('areas.rejected.not-a-geometry', { example: '{"type": "Polygon"' })
    : check(geometry, kind)
}

/** The geometry of a Geometry, a Feature, or a collection of one feature; undefined for anything else. */
function geometryIn(value: unknown): unknown {
  if (!isObject(value)) return undefined
  if (value.type === 'Feature') return value.geometry
  if (value.type !== 'FeatureCollection') return value
  const [only, another] = Array.isArray(value.features) ? (value.features as unknown[]) : []
  return another === undefined && isObject(only) ? only.geometry : undefined
}

/** Only a place may be a point; so an area that is drawn as one stays a place. */
export const checkKind = (geometry: AreaGeometry | null, kind: AreaKind): Rejection | null =>
  geometry?.type === 'Point' && kind !== 'place'
    ? reject('areas.rejected.wrong-geometry-type', { type: 'Point', kind })
    : null

function check(geometry: unknown, kind: AreaKind): AreaGeometry | Rejection {
  const sample = firstPosition(geometry)
  const system = guessSystem(sample ? [sample] : [])
  if (!system) return reject('areas.rejected.unknown-coordinates', { x: sample?.[0] ?? 0, y: sample?.[1] ?? 0 })
  const checked = checkGeometry(geometry, { kind, system })
  return 'fault' in checked ? reject(textKeyOf(checked.fault.reason), checked.fault.params) : checked.geometry
}
