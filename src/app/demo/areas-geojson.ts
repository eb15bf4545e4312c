import type { Feature, FeatureCollection, Polygon } from 'geojson'
import {
  areas,
  type DemoArea,
  type DemoPlace,
  districts,
  municipality,
  neighbours,
  populationYears,
} from './geography.ts'
import { outlineOf, type Ring, voronoiCells } from './tiling.ts'

export type AreaProperties = {
  readonly code: string
  readonly name: string
  readonly kind: 'municipality' | 'district' | 'area' | 'place'
  readonly parent: string | null
  /** Inhabitants per year; no year for a place, where nobody has counted. */
  readonly population: Readonly<Record<string, number>>
  readonly madeUp: true
}
type AreaFeature = Feature<Polygon, AreaProperties>
export type AreaCollection = FeatureCollection<Polygon, AreaProperties> & {
  readonly name: string
  readonly madeUp: true
}

const allPlaces: readonly DemoPlace[] = areas.flatMap((area) => area.places)
const cells: ReadonlyMap<string, Ring> = (() => {
  const rings = voronoiCells([...allPlaces.map((place) => place.site), ...neighbours], allPlaces.length)
  return new Map(allPlaces.map((place, index) => [place.code, rings[index] ?? []]))
})()

/** The polygon of a place. */
export function cellOf(place: DemoPlace): Ring {
  const cell = cells.get(place.code)
  if (!cell) throw new RangeError(`no place ${place.code}`)
  return cell
}

const ringOf = (group: readonly DemoArea[]): Ring => outlineOf(group.flatMap((area) => area.places.map(cellOf)))

const populationOf = (group: readonly DemoArea[]): Record<string, number> =>
  Object.fromEntries(
    populationYears.map((year) => [
      String(year),
      group.reduce((sum, area) => sum + area.inhabitants + area.growth * (year - populationYears[0]), 0),
    ]),
  )

const feature = (ring: Ring, properties: Omit<AreaProperties, 'madeUp'>): AreaFeature => ({
  type: 'Feature',
  properties: { ...properties, madeUp: true },
  geometry: { type: 'Polygon', coordinates: [[...ring, ...ring.slice(0, 1)].map((position) => [...position])] },
})

/** The whole tree as GeoJSON in WGS 84, parents before children: municipality > district > area > place. */
export function areaCollection(): AreaCollection {
  return {
    type: 'FeatureCollection',
    name: 'Påhittad demodata: schematiska gränser och påhittade invånartal, inte kommunens indelning',
    madeUp: true,
    features: [
      feature(ringOf(areas), { ...municipality, kind: 'municipality', parent: null, population: populationOf(areas) }),
      ...districts.map(({ code, name }) => {
        const members = areas.filter((area) => area.district === code)
        const population = populationOf(members)
        return feature(ringOf(members), { code, name, kind: 'district', parent: municipality.code, population })
      }),
      ...areas.map((area) =>
        feature(ringOf([area]), {
          code: area.code,
          name: area.name,
          kind: 'area',
          parent: area.district,
          population: populationOf([area]),
        }),
      ),
      ...areas.flatMap((area) =>
        area.places.map((place) =>
          feature(cellOf(place), {
            code: place.code,
            name: place.name,
            kind: 'place',
            parent: area.code,
            population: {},
          }),
        ),
      ),
    ],
  }
}
