import { FigureSvg, at as round } from '#reporting/chart/figure-svg.tsx'
import { broken, textWidth } from '#reporting/chart/text-width.ts'
import { largest, roomFor } from '#reporting/map/interior.ts'
import { fitToCanvas, type Point, type ProjectedArea, projectAreas } from '#reporting/map/projection.ts'
import { pageTheme as theme } from '#reporting/theme.ts'
import { useLanguage, useTexts } from '#web/ui/language.tsx'
import { areasTexts } from '../areas.texts.ts'
import { type AreaGeometry, polygonsOf, reachOf } from '../geometry.ts'

export type Outlined = {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly geometry: AreaGeometry | null
}
type Props = {
  readonly areas: readonly Outlined[]
  /** the id of the one the page is about */
  readonly chosen?: number
  readonly caption: string
}

const canvas = { left: 0, right: 640, tallest: 460, shortest: 0 }
const nameSize = 12
const lineHeight = 14

/** Areas as they lie, without levels: each a link, with its name or code where there is room for it. Nothing when nothing is drawn. */
export function OutlineMap({ areas, chosen, caption }: Props) {
  const t = useTexts(areasTexts)
  const language = useLanguage()
  const drawn = areas.flatMap(({ id, name, geometry }) => {
    if (geometry === null) return []
    const polygons = geometry.type === 'Point' ? [[reachOf(geometry)]] : [...polygonsOf(geometry)]
    return [{ code: String(id), name, level: null, polygons }]
  })
  if (drawn.length === 0) return null
  const codes = new Map(areas.map(({ id, code }) => [String(id), code]))
  const map = fitToCanvas(projectAreas(drawn), canvas)
  const frame = { id: 'outline-map', caption, alt: t('areas.map.alt', { count: drawn.length }), language, theme }
  return (
    <div className="prose">
      <div className="map-pick">
        <FigureSvg {...frame} role="group" width={canvas.right} height={map.height}>
          {map.areas.map((area) => (
            <a key={area.area.code} href={`/areas/${area.area.code}`} aria-label={area.area.name}>
              <Outline of={area} chosen={area.area.code === String(chosen)} />
            </a>
          ))}
          {map.areas.map((area) => {
            const label = findLabel(area, codes.get(area.area.code) ?? '')
            return label && <Name key={area.area.code} label={label} />
          })}
        </FigureSvg>
      </div>
    </div>
  )
}

function Outline({ of, chosen }: { of: ProjectedArea; chosen: boolean }) {
  const rings = of.polygons.flat().map((ring) => `M${ring.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}Z`)
  return (
    <path
      d={rings.join('')}
      fillRule="evenodd"
      fill={chosen ? theme.band : theme.paper}
      stroke={chosen ? theme.line : theme.muted}
      strokeWidth={chosen ? 2 : 1}
      strokeLinejoin="round"
    />
  )
}

type Label = { readonly lines: readonly string[]; readonly middle: Point }

/** The name in one line or two, else the code; nothing where not even that has room. */
function findLabel({ area, polygons }: ProjectedArea, code: string): Label | null {
  const rings = largest(polygons)
  for (const lines of [[area.name], broken(area.name) ?? [], [code]]) {
    const width = Math.max(0, ...lines.map((line) => textWidth(line, nameSize))) + 6
    const middle = lines.length > 0 && roomFor(rings, { width, height: lines.length * lineHeight + 2 })
    if (middle) return { lines, middle }
  }
  return null
}

function Name({ label }: { label: Label }) {
  const { lines, middle } = label
  return lines.map((line, at) => (
    <text
      key={line}
      x={round(middle[0])}
      y={round(middle[1] + (at - (lines.length - 1) / 2) * lineHeight + 4)}
      fontSize={nameSize}
      textAnchor="middle"
      pointerEvents="none"
    >
      {line}
    </text>
  ))
}
