import { scaleLinear, scalePoint } from 'd3-scale'
import { line } from 'd3-shape'
import type { SparkFigure } from '../figure.ts'
import { at, type DrawingProps, FigureSvg, valueText } from './figure-svg.tsx'

const width = 200
const height = 40

/** The shape of a development beside a sentence; the last value stands at its end. */
export function Sparkline({ figure, ...frame }: DrawingProps<SparkFigure>) {
  const { theme, language } = frame
  const { points } = figure
  const y = scaleLinear([0, Math.max(1, ...points.map(({ value }) => value ?? 0))], [height - 5, 5])
  const x = scalePoint(
    points.map((_, index) => index),
    [4, width - 40],
  )
  const indexed = points.map(({ value }, index) => ({ value, index }))
  const curve = line<(typeof indexed)[number]>()
    .defined(({ value }) => value !== null)
    .x(({ index }) => x(index) ?? 0)
    .y(({ value }) => y(value ?? 0))
    .digits(1)
  const last = points.at(-1)?.value ?? null
  const end = x(points.length - 1) ?? 0
  return (
    <FigureSvg {...frame} width={width} height={height}>
      <line x1={4} x2={end} y1={height - 5} y2={height - 5} stroke={theme.grid} />
      <path d={curve(indexed) ?? ''} fill="none" stroke={theme.line} strokeWidth={2} strokeLinejoin="round" />
      {last !== null && <circle cx={at(end)} cy={at(y(last))} r={3} fill={theme.line} />}
      <text x={end + 9} y={at(Math.min(height - 5, Math.max(14, y(last ?? 0) + 4.5)))} fontWeight={600}>
        {valueText(language, last)}
      </text>
    </FigureSvg>
  )
}
