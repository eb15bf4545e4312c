import { createHash } from 'node:crypto'
import type { Area } from './area.ts'
import { type AreaGeometry, polygonsOf, squareKilometresOf } from './geometry.ts'

/**
 * What the audit trail keeps of an outline: its size and a fingerprint of every coordinate. The outline itself may be
 * hundreds of kilobytes, in a trail that is never thinned out; published pictures keep the map they showed.
 */
export function markOf(geometry: AreaGeometry | null): object | null {
  if (geometry === null) return null
  if (geometry.type === 'Point') return { type: geometry.type, coordinates: geometry.coordinates }
  const points = polygonsOf(geometry)
    .flat()
    .reduce((sum, ring) => sum + ring.length - 1, 0)
  const fingerprint = createHash('sha256').update(JSON.stringify(geometry.coordinates)).digest('hex').slice(0, 16)
  return {
    type: geometry.type,
    points,
    squareKilometres: Number(squareKilometresOf(geometry).toPrecision(4)),
    fingerprint,
  }
}

/** What is recorded of an area when it changes; what can never change is left out. */
export const recordOf = ({ id: _id, version: _version, divisionId: _divisionId, geometry, ...facts }: Area) => ({
  ...facts,
  geometry: markOf(geometry),
})
