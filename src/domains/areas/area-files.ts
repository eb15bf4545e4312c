import type { Feature, FeatureCollection } from 'geojson'
import type { Area } from './area.ts'
import { type AreaGeometry, squareKilometresOf } from './geometry.ts'
import { latestByArea, type Population } from './population.ts'

type Exported = { readonly areas: readonly Area[]; readonly population: readonly Population[] }

/** Names of the exported properties, so that the file can be read in again with them. */
export const exportProperties = {
  codeProperty: 'code',
  nameProperty: 'name',
  parentProperty: 'parent',
  kindProperty: 'kind',
  populationProperty: 'population',
} as const

/** The areas as GeoJSON (RFC 7946, WGS 84); an area that is not drawn has the geometry null. */
export function toGeoJson(
  { areas, population }: Exported,
  name: string,
): FeatureCollection<AreaGeometry | null> & { name: string } {
  const codes = new Map(areas.map(({ id, code }) => [id, code]))
  const byArea = Map.groupBy(population, ({ areaId }) => areaId)
  const features = areas.map(
    ({
      id,
      parentId,
      geometry,
      code,
      name: areaName,
      kind,
      inPicture,
      validFrom,
      validTo,
    }): Feature<AreaGeometry | null> => ({
      type: 'Feature',
      properties: {
        code,
        name: areaName,
        kind,
        parent: parentId === null ? null : (codes.get(parentId) ?? null),
        inPicture,
        population: Object.fromEntries((byArea.get(id) ?? []).map(({ year, count }) => [year, count])),
        validFrom,
        validTo,
      },
      geometry,
    }),
  )
  return { type: 'FeatureCollection', name, features }
}

/** The areas as rows, headings first. */
export function toRows({ areas, population }: Exported): readonly (readonly (string | number | null)[])[] {
  const byId = new Map(areas.map((area) => [area.id, area]))
  const latest = latestByArea(population)
  const headings = [
    'code',
    'name',
    'kind',
    'parent_code',
    'in_picture',
    'inhabitants',
    'inhabitants_year',
    'square_kilometres',
    'valid_from',
    'valid_to',
  ]
  const rows = areas.map((area) => {
    const inhabitants = latest.get(area.id)
    return [
      area.code,
      area.name,
      area.kind,
      (area.parentId === null ? undefined : byId.get(area.parentId))?.code ?? null,
      area.inPicture ? 'true' : 'false',
      inhabitants?.count ?? null,
      inhabitants?.year ?? null,
      area.geometry === null || area.geometry.type === 'Point'
        ? null
        : Number(squareKilometresOf(area.geometry).toFixed(3)),
      area.validFrom,
      area.validTo,
    ]
  })
  return [headings, ...rows]
}
