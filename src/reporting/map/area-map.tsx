import type { ReactNode } from 'react'
import { translator } from '#kernel/i18n/texts.ts'
import { at, type DrawingProps, FigureSvg } from '../chart/figure-svg.tsx'
import { textWidth } from '../chart/text-width.ts'
import type { MapFigure } from '../figure.ts'
import { keyed } from '../keyed.ts'
import { type Level, levels } from '../level-colours.ts'
import { reportingTexts } from '../reporting.texts.ts'
import { badge, type Label, layOutMap, nameSize, type PlacedLabel, wordSize } from './label-place.ts'
import { LevelPatterns, patternOf } from './level-pattern.tsx'
import { type Point, type ProjectedArea, pathOf } from './projection.ts'

const width = 640
const tallest = 460
const legendRow = 24

type Themed = Pick<DrawingProps<unknown>, 'theme'>
export type AreaMapProps = DrawingProps<MapFigure> & {
  /** Makes every area a link; the map is then a group of links rather than one picture. */
  readonly hrefOf?: (code: string) => string
}

/** The areas in the colour and pattern of their level, each with its name, number and word. */
export function AreaMap({ figure, hrefOf, ...frame }: AreaMapProps) {
  const { theme, id, language } = frame
  const t = translator(reportingTexts, language)
  const { map, labels } = layOutMap(figure, t('reporting.missing'), { width, tallest })
  const legend = legendRows(figure.scale)
  const nameOf = ({ area }: ProjectedArea) => {
    const word = figure.scale.find(({ level }) => level === area.level)?.word
    return `${area.name}, ${area.level && word ? t('reporting.level', { level: area.level, word }) : t('reporting.missing')}`
  }
  return (
    <FigureSvg
      {...frame}
      role={hrefOf ? 'group' : 'img'}
      width={width}
      height={map.height + 12 + legend.length * legendRow}
    >
      <LevelPatterns id={id} theme={theme} />
      {map.areas.map((area) => (
        <Linked key={area.area.code} href={hrefOf?.(area.area.code)} name={nameOf(area)}>
          <AreaShape id={id} area={area} theme={theme} />
        </Linked>
      ))}
      {keyed(labels).map(({ key, item }) => (
        <LabelAt key={key} placed={item} theme={theme} />
      ))}
      {keyed(legend).map(({ key, item }) => (
        <g key={key} transform={`translate(0 ${map.height + 12 + key * legendRow})`}>
          {item.map(({ level, word, x }) => (
            <g key={level} transform={`translate(${at(x)} 0)`}>
              <rect
                width={34}
                height={badge}
                rx={2}
                fill={theme.level[level].fill}
                stroke={theme.edge}
                strokeWidth={0.75}
              />
              <rect width={34} height={badge} rx={2} fill={patternOf(id, level)} />
              <Badge level={level} x={9} y={0} theme={theme} />
              <text x={40} y={12.5} fontSize={wordSize}>
                {word}
              </text>
            </g>
          ))}
        </g>
      ))}
    </FigureSvg>
  )
}

function Linked({ href, name, children }: { href: string | undefined; name: string; children: ReactNode }) {
  if (href === undefined) return children
  return (
    <a href={href} aria-label={name}>
      {children}
    </a>
  )
}

function AreaShape({ id, area: { area, polygons }, theme }: Themed & { id: string; area: ProjectedArea }) {
  const path = pathOf(polygons)
  return (
    <g fillRule="evenodd">
      <path
        d={path}
        fill={area.level ? theme.level[area.level].fill : theme.paper}
        stroke={area.level ? theme.edge : theme.muted}
        strokeWidth={1}
        strokeLinejoin="round"
      />
      {area.level && <path d={path} fill={patternOf(id, area.level)} />}
    </g>
  )
}

function LabelAt({ placed, theme }: Themed & { placed: PlacedLabel }) {
  const { label } = placed
  const own = label.level ? theme.level[label.level] : { fill: theme.paper, text: theme.ink }
  switch (placed.place) {
    case 'number':
      return (
        <Badge level={label.level} x={placed.middle[0] - badge / 2} y={placed.middle[1] - badge / 2} theme={theme} />
      )
    case 'inside': {
      const { size } = label
      const corner: Point = [placed.middle[0] - size.width / 2, placed.middle[1] - size.height / 2]
      return (
        <g>
          <rect
            x={at(corner[0])}
            y={at(corner[1])}
            width={at(size.width)}
            height={size.height}
            rx={3}
            fill={own.fill}
          />
          <LabelText label={label} corner={corner} ink={own.text} theme={theme} />
        </g>
      )
    }
    case 'beside': {
      const { anchor, corner, side, bend } = placed
      const edge = side === 'left' ? corner[0] + label.size.width : bend
      const line = `M${at(edge)} ${at(corner[1] + 12)}H${at(bend)}L${at(anchor[0])} ${at(anchor[1])}`
      return (
        <g>
          <path d={line} fill="none" stroke={theme.paper} strokeWidth={3} />
          <path d={line} fill="none" stroke={theme.ink} strokeWidth={0.75} />
          <circle cx={at(anchor[0])} cy={at(anchor[1])} r={2.5} fill={theme.ink} stroke={theme.paper} />
          <LabelText label={label} corner={corner} ink={theme.ink} theme={theme} />
        </g>
      )
    }
    default:
      return placed satisfies never
  }
}

function LabelText({ label, corner: [x, y], ink, theme }: Themed & { label: Label; corner: Point; ink: string }) {
  const below = y + label.lines.length * (nameSize + 3)
  return (
    <g fill={ink}>
      {keyed(label.lines).map(({ key, item: line }) => (
        <text key={key} x={at(x + 4)} y={at(y + 13 + key * (nameSize + 3))} fontSize={nameSize} fontWeight={600}>
          {line}
        </text>
      ))}
      <Badge level={label.level} x={x + 4} y={below + 3} theme={theme} />
      <text x={at(x + 9 + badge)} y={at(below + 15)} fontSize={wordSize}>
        {label.word}
      </text>
    </g>
  )
}

/** The level's number in its own shape. */
function Badge({ level, x, y, theme }: Themed & { level: Level | null; x: number; y: number }) {
  const own = level ? theme.level[level] : { fill: theme.paper, text: theme.ink }
  return (
    <g>
      <rect
        x={at(x)}
        y={at(y)}
        width={badge}
        height={badge}
        rx={3}
        fill={own.fill}
        stroke={own.text}
        strokeWidth={0.75}
      />
      <text
        x={at(x + badge / 2)}
        y={at(y + 12.2)}
        fontSize={nameSize}
        fontWeight={600}
        textAnchor="middle"
        fill={own.text}
      >
        {level ?? '–'}
      </text>
    </g>
  )
}

type LegendEntry = MapFigure['scale'][number] & { x: number }

function legendRows(scale: MapFigure['scale']): LegendEntry[][] {
  const rows: LegendEntry[][] = [[]]
  let x = 0
  for (const level of levels) {
    const entry = scale.find((each) => each.level === level)
    if (!entry) continue
    const entryWidth = 40 + textWidth(entry.word, wordSize) + 16
    if (x > 0 && x + entryWidth > width) {
      rows.push([])
      x = 0
    }
    rows.at(-1)?.push({ ...entry, x })
    x += entryWidth
  }
  return rows
}
