import { at, type DrawingProps, FigureSvg } from '../chart/figure-svg.tsx'
import { textWidth } from '../chart/text-width.ts'
import type { FigureTheme } from '../theme.ts'
import { contains, largest } from './interior.ts'
import { boxOf, fitToCanvas, type Point, type ProjectedArea, pathOf, projectAreas } from './projection.ts'

type Position = readonly [longitude: number, latitude: number]
export type MapCell = {
  readonly outline: readonly Position[]
  readonly standing: 'clear' | 'possible' | 'none'
  /** written beside the cell, and in the table beside the map */
  readonly mark: number | null
}
export type MapDot = { readonly position: Position; readonly n: number }
export type PlaceFigure = {
  readonly areas: readonly {
    readonly code: string
    readonly name: string
    readonly polygons: readonly (readonly (readonly Position[])[])[]
  }[]
  readonly cells: readonly MapCell[]
  readonly dots: readonly MapDot[]
  readonly legend: readonly { readonly standing: MapCell['standing'] | 'dot'; readonly word: string }[]
}

const width = 640
const tallest = 600
const legendRow = 22
const markSize = 12
const nameSize = 10
const smallestDot = 3

/** Borders, with what was counted in cells or at points. What stands out has a pattern and a number: colour alone says nothing. */
export function PlaceMap({ figure, ...frame }: DrawingProps<PlaceFigure>) {
  const { theme, id } = frame
  const { areas, cells, dots } = figure
  const plain = (code: string, polygons: readonly (readonly (readonly Position[])[])[]) => ({
    code,
    name: code,
    level: null,
    polygons: polygons.map((rings) => rings.map((ring) => ring.map(([x, y]): [number, number] => [x, y]))),
  })
  const map = fitToCanvas(
    projectAreas([
      ...areas.map(({ code, polygons }) => plain(code, polygons)),
      ...cells.map(({ outline }) => plain('', [[[...outline, ...outline.slice(0, 1)]]])),
      ...dots.map(({ position }) => plain('', [[[position]]])),
    ]),
    { left: 0, right: width, tallest, shortest: 120 },
  )
  const borders = map.areas.slice(0, areas.length)
  const hexagons = map.areas.slice(areas.length, areas.length + cells.length)
  const points = map.areas.slice(areas.length + cells.length)
  const nameOf = (code: string) => areas.find((area) => area.code === code)?.name ?? ''
  const most = dots.reduce((largest, { n }) => Math.max(largest, n), 1)
  return (
    <FigureSvg {...frame} width={width} height={map.height + 12 + figure.legend.length * legendRow}>
      <defs>
        <pattern id={`${id}-possible`} width={5} height={5} patternUnits="userSpaceOnUse">
          <path d="M0 5l5 -5M-1 1l2 -2M4 6l2 -2" stroke={theme.line} strokeWidth={1.2} />
        </pattern>
      </defs>
      {borders.map((area) => (
        <path key={area.area.code} d={pathOf(area.polygons)} fill={theme.paper} stroke={theme.muted} strokeWidth={1} />
      ))}
      {hexagons.map((cell, index) => (
        // The order of the cells is their identity: two may look alike.
        <Cell key={`cell ${String(index)}`} id={id} drawn={cell} cell={cells[index]} theme={theme} />
      ))}
      {borders.map((area) => (
        <path key={area.area.code} d={pathOf(area.polygons)} fill="none" stroke={theme.muted} strokeWidth={1} />
      ))}
      {points.map((point, index) => {
        const [x = 0, y = 0] = point.polygons[0]?.[0]?.[0] ?? []
        const radius = smallestDot + 9 * Math.sqrt((dots[index]?.n ?? 0) / most)
        return (
          <circle
            key={`dot ${String(index)}`}
            cx={at(x)}
            cy={at(y)}
            r={at(radius)}
            fill={theme.line}
            fillOpacity={0.55}
            stroke={theme.line}
          />
        )
      })}
      {borders.map((area) => (
        <AreaName
          key={area.area.code}
          area={area}
          name={nameOf(area.area.code)}
          taken={[...hexagons, ...points]}
          theme={theme}
        />
      ))}
      {hexagons.map((cell, index) => (
        <Mark key={`mark ${String(index)}`} drawn={cell} mark={cells[index]?.mark ?? null} theme={theme} />
      ))}
      {figure.legend.map(({ standing, word }, index) => (
        <g key={standing} transform={`translate(0 ${map.height + 12 + index * legendRow})`}>
          {standing === 'dot' ? (
            <circle cx={12} cy={8} r={6} fill={theme.line} fillOpacity={0.55} stroke={theme.line} />
          ) : (
            <rect width={24} height={16} {...fillOf(id, standing, theme)} />
          )}
          <text x={32} y={12.5} fontSize={12}>
            {word}
          </text>
        </g>
      ))}
    </FigureSvg>
  )
}

function fillOf(id: string, standing: MapCell['standing'], theme: FigureTheme) {
  switch (standing) {
    case 'clear':
      return { fill: theme.line, stroke: theme.ink, strokeWidth: 1 }
    case 'possible':
      return { fill: `url(#${id}-possible)`, stroke: theme.line, strokeWidth: 1.2 }
    case 'none':
      return { fill: theme.band, stroke: theme.grid, strokeWidth: 0.75 }
    default:
      return standing satisfies never
  }
}

type NameProps = {
  readonly area: ProjectedArea
  readonly name: string
  /** what is drawn in the areas and should be seen */
  readonly taken: readonly ProjectedArea[]
  readonly theme: FigureTheme
}

/** In the area, where it covers least of what is shown there; left out where it has no room: the table names them all. */
function AreaName({ area, name, taken, theme }: NameProps) {
  const middle = nameSpot(area, textWidth(name, nameSize), taken)
  if (middle === null) return null
  return (
    <text
      x={at(middle[0])}
      y={at(middle[1] + nameSize / 3)}
      fontSize={nameSize}
      textAnchor="middle"
      fill={theme.muted}
      stroke={theme.paper}
      strokeWidth={2}
      paintOrder="stroke"
    >
      {name}
    </text>
  )
}

const spots = 14

/** The middle of the name: of the places where it lies within the area's borders, the topmost that covers fewest things. */
function nameSpot(area: ProjectedArea, long: number, taken: readonly ProjectedArea[]): Point | null {
  const rings = largest(area.polygons)
  const box = boxOf(rings.flat())
  const things = taken.map(({ polygons }) => boxOf(polygons.flat(2)))
  let best: { readonly spot: Point; readonly covered: number } | null = null
  for (let row = 1; row < spots; row += 1)
    for (let column = 1; column < spots; column += 1) {
      const [x, y] = [box.left + (box.width * column) / spots, box.top + (box.height * row) / spots]
      const [left, right, top, bottom] = [x - long / 2, x + long / 2, y - nameSize / 2, y + nameSize / 2]
      const corners: readonly Point[] = [
        [left, top],
        [right, top],
        [left, bottom],
        [right, bottom],
        [x, y],
      ]
      if (!corners.every((corner) => contains(rings, corner))) continue
      const covered = things.filter(
        (one) => one.left < right && one.left + one.width > left && one.top < bottom && one.top + one.height > top,
      ).length
      if (best === null || covered < best.covered) best = { spot: [x, y], covered }
    }
  return best?.spot ?? null
}

type CellProps = {
  readonly id: string
  readonly drawn: ProjectedArea
  readonly cell: MapCell | undefined
  readonly theme: FigureTheme
}

function Cell({ id, drawn, cell, theme }: CellProps) {
  return cell ? <path d={pathOf(drawn.polygons)} {...fillOf(id, cell.standing, theme)} /> : null
}

type MarkProps = { readonly drawn: ProjectedArea; readonly mark: number | null; readonly theme: FigureTheme }

/** Beside its cell, so that a cell that stands alone is seen too. */
function Mark({ drawn, mark, theme }: MarkProps) {
  if (mark === null) return null
  const { left, top, width: wide, height } = boxOf(drawn.polygons.flat(2))
  return (
    <text
      x={at(left + wide + 2)}
      y={at(top + height / 2 + markSize / 3)}
      fontSize={markSize}
      fontWeight={600}
      fill={theme.ink}
      stroke={theme.paper}
      strokeWidth={3}
      paintOrder="stroke"
    >
      {mark}
    </text>
  )
}
