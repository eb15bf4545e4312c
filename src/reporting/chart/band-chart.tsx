import { scaleLinear, scalePoint } from 'd3-scale'
import { area, line } from 'd3-shape'
import type { BandFigure } from '../figure.ts'
import { FootLabels, ScaleLines } from './axis.tsx'
import { at, type DrawingProps, FigureSvg, fontSize, valueText } from './figure-svg.tsx'
import { textWidth } from './text-width.ts'

const width = 400
const height = 186
const plot = { left: 34, right: 372, top: 34, bottom: 160 }
type Point = BandFigure['points'][number]

const isOutside = ({ value, low, high }: Point): boolean =>
  value !== null && ((high !== null && value > high) || (low !== null && value < low))

/** Counts along time over the range that was expected; a count outside it is a diamond with its number, not only a colour. */
export function BandChart({ figure, ...frame }: DrawingProps<BandFigure>) {
  const { theme, language } = frame
  const { points } = figure
  const most = Math.max(1, ...points.flatMap(({ value, high }) => [value ?? 0, high ?? 0]))
  // A tenth above the highest value leaves room for its number.
  const y = scaleLinear([0, most * 1.1], [plot.bottom, plot.top])
  const x = scalePoint(
    points.map((_, index) => index),
    [plot.left + 8, plot.right],
  )
  const xOf = (index: number) => x(index) ?? plot.left
  const indexed = points.map((point, index) => ({ ...point, index }))
  const band = area<(typeof indexed)[number]>()
    .defined(({ low, high }) => low !== null && high !== null)
    .x(({ index }) => xOf(index))
    .y0(({ low }) => y(low ?? 0))
    .y1(({ high }) => y(high ?? 0))
    .digits(1)
  const curve = line<(typeof indexed)[number]>()
    .defined(({ value }) => value !== null)
    .x(({ index }) => xOf(index))
    .y(({ value }) => y(value ?? 0))
    .digits(1)
  return (
    <FigureSvg {...frame} width={width} height={height}>
      <Legend value={figure.valueLabel} range={figure.range.label} theme={theme} />
      <path d={band(indexed) ?? ''} fill={theme.band} stroke={theme.grid} />
      <ScaleLines plot={plot} ticks={y.ticks(4).filter(Number.isInteger)} yOf={y} theme={theme} language={language} />
      <path d={curve(indexed) ?? ''} fill="none" stroke={theme.line} strokeWidth={2} strokeLinejoin="round" />
      {indexed.map(({ index, ...point }) => (
        <Mark
          key={index}
          point={point}
          x={xOf(index)}
          y={y(point.value ?? 0)}
          last={index === points.length - 1}
          theme={theme}
          language={language}
        />
      ))}
      <FootLabels plot={plot} labels={points.map(({ label }) => label)} xOf={xOf} theme={theme} />
    </FigureSvg>
  )
}

type Themed = Pick<DrawingProps<unknown>, 'theme'>

function Mark({
  point,
  x,
  y,
  last,
  theme,
  language,
}: Pick<DrawingProps<unknown>, 'theme' | 'language'> & { point: Point; x: number; y: number; last: boolean }) {
  if (point.value === null) return null
  const outside = isOutside(point)
  const label = (outside || last) && (
    <text
      x={at(last ? x + 9 : x)}
      y={at(last ? y + 4.5 : y - 8)}
      textAnchor={last ? 'start' : 'middle'}
      fontWeight={600}
      stroke={theme.paper}
      strokeWidth={3}
      paintOrder="stroke"
    >
      {valueText(language, point.value)}
    </text>
  )
  const shape = outside ? (
    <path d={`M${at(x)} ${at(y - 5.5)}l5.5 5.5l-5.5 5.5l-5.5 -5.5z`} fill={theme.ink} stroke={theme.paper} />
  ) : (
    <circle cx={at(x)} cy={at(y)} r={2.6} fill={theme.line} />
  )
  return (
    <g>
      {shape}
      {label}
    </g>
  )
}

function Legend({ value, range, theme }: Themed & { value: string; range: string }) {
  const second = 30 + textWidth(value, fontSize) + 18
  return (
    <g fill={theme.muted}>
      <line x1={0} x2={22} y1={10} y2={10} stroke={theme.line} strokeWidth={2} />
      <circle cx={11} cy={10} r={2.6} fill={theme.line} />
      <text x={28} y={14.5}>
        {value}
      </text>
      <rect x={at(second)} y={4} width={22} height={12} fill={theme.band} stroke={theme.grid} />
      <text x={at(second + 28)} y={14.5}>
        {range}
      </text>
    </g>
  )
}
