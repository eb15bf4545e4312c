import type { Area, AreaFacts } from '../area.ts'
import type { Position, Ring } from '../geometry.ts'

/** Made-up areas for tests: squares near Huddinge, a hundredth of a degree a side unless said otherwise. */
export function square(lon: number, lat: number, side = 0.01): Ring {
  return [
    [lon, lat],
    [lon + side, lat],
    [lon + side, lat + side],
    [lon, lat + side],
    [lon, lat],
  ]
}

export const facts = (id: number, over: Partial<AreaFacts> = {}): AreaFacts => ({
  id,
  version: 1,
  divisionId: 1,
  parentId: null,
  code: `K${id}`,
  name: `Område ${id}`,
  kind: 'area',
  inPicture: false,
  validFrom: '2020-01-01',
  validTo: null,
  ...over,
})

export const area = (id: number, over: Partial<Area> = {}): Area => ({ ...facts(id, over), geometry: null, ...over })

export const polygon = (...rings: Ring[]): { type: 'Polygon'; coordinates: Ring[] } => ({
  type: 'Polygon',
  coordinates: rings,
})
export const point = (...coordinates: Position) => ({ type: 'Point' as const, coordinates })

type Properties = Readonly<Record<string, unknown>>
export const feature = (properties: Properties, geometry: unknown) => ({ type: 'Feature', properties, geometry })

/** A file as it lies on disk. */
export const fileOf = (features: readonly unknown[], over: Properties = {}): Uint8Array =>
  new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', ...over, features }))
