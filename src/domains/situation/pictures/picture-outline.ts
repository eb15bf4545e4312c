import type { Area } from '#domains/areas/index.ts'
import type { Outline } from './picture-content.ts'

type Drawn = Pick<Area, 'id' | 'geometry'>

/** The areas that are drawn, as polygons; a point is a place and has no border. */
export const outlinesOf = (areas: readonly Drawn[]): readonly Outline[] =>
  areas.flatMap(({ id, geometry }) => {
    if (geometry === null || geometry.type === 'Point') return []
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
    return [
      {
        areaId: id,
        polygons: polygons.map((rings) =>
          rings.map((ring) => ring.map(([lon = 0, lat = 0]): [number, number] => [lon, lat])),
        ),
      },
    ]
  })
