import { fitToCanvas, projectAreas } from '#reporting/map/projection.ts'
import { MapPick } from './map-pick.tsx'

/** An area with its outline: rings of polygons in degrees, WGS 84. */
export type PickableArea = {
  readonly id: number
  readonly name: string
  readonly polygons: readonly (readonly (readonly (readonly [number, number])[])[])[]
}
type PickMapProps = { readonly selectId: string; readonly areas: readonly PickableArea[]; readonly label: string }

const width = 480
const canvas = { left: 0, right: width, tallest: 360, shortest: 120 }
const rounded = (value: number) => Math.round(value * 10) / 10

/** A map to choose an area on. Without script it is not shown: the select beside it holds the same choices. */
export function PickMap({ selectId, areas, label }: PickMapProps) {
  const map = fitToCanvas(
    projectAreas(
      areas.map(({ id, name, polygons }) => ({
        code: String(id),
        name,
        level: null,
        polygons: polygons.map((rings) => rings.map((ring) => ring.map(([lon, lat]): [number, number] => [lon, lat]))),
      })),
    ),
    canvas,
  )
  return (
    <MapPick selectId={selectId}>
      <svg className="pick-map" viewBox={`0 0 ${width} ${rounded(map.height)}`} aria-label={label} role="img">
        {map.areas.map(({ area, polygons }) => (
          <path
            key={area.code}
            className="pick-area"
            data-area={area.code}
            fillRule="evenodd"
            d={polygons
              .flat()
              .map((ring) => `M${ring.map(([x, y]) => `${rounded(x)} ${rounded(y)}`).join('L')}Z`)
              .join('')}
          >
            <title>{area.name}</title>
          </path>
        ))}
      </svg>
    </MapPick>
  )
}
