import { scalePoint } from 'd3-scale'
import { curveStepAfter, line } from 'd3-shape'
import type { StepsFigure } from '../figure.ts'
import { levels } from '../level-colours.ts'
import { FootLabels } from './axis.tsx'
import { at, type DrawingProps, FigureSvg, fontSize } from './figure-svg.tsx'
import { fitText, textWidth } from './text-width.ts'

const width = 400
const rowHeight = 26
const top = 4
const bottom = top + rowHeight * levels.length
const widestWord = 120

/** The level from step to step on the whole scale, so that the eye sees both how serious and how lasting. */
export function StepChart({ figure, ...frame }: DrawingProps<StepsFigure>) {
  const { theme } = frame
  const words = new Map(figure.scale.map(({ level, word }) => [level, fitText(word, fontSize, widestWord)]))
  const left = 34 + Math.max(...[...words.values()].map((word) => textWidth(word, fontSize)))
  const plot = { left: at(left), right: 392, top, bottom }
  const yOf = (level: number) => bottom - (level - 0.5) * rowHeight
  const last = figure.points.length
  const x = scalePoint([...figure.points.map((_, index) => index), last], [plot.left, plot.right])
  const xOf = (index: number) => x(index) ?? plot.left
  const held = [...figure.points, ...figure.points.slice(-1)].map(({ level }, index) => ({ level, index }))
  const curve = line<(typeof held)[number]>()
    .defined(({ level }) => level !== null)
    .x(({ index }) => xOf(index))
    .y(({ level }) => yOf(level ?? 0))
    .curve(curveStepAfter)
    .digits(1)
  return (
    <FigureSvg {...frame} width={width} height={bottom + 28}>
      {levels.map((level) => (
        <g key={level}>
          <rect
            x={0}
            y={yOf(level) - 10}
            width={20}
            height={20}
            rx={3}
            fill={theme.level[level].fill}
            stroke={theme.edge}
            strokeWidth={0.75}
          />
          <text x={10} y={yOf(level) + 4.5} textAnchor="middle" fontWeight={600} fill={theme.level[level].text}>
            {level}
          </text>
          <text x={27} y={yOf(level) + 4.5}>
            {words.get(level)}
          </text>
          <line x1={plot.left} x2={plot.right} y1={yOf(level)} y2={yOf(level)} stroke={theme.grid} />
        </g>
      ))}
      <path d={curve(held) ?? ''} fill="none" stroke={theme.line} strokeWidth={3} strokeLinejoin="round" />
      <FootLabels
        plot={plot}
        labels={figure.points.map(({ label }) => label)}
        xOf={(index) => (xOf(index) + xOf(index + 1)) / 2}
        theme={theme}
      />
    </FigureSvg>
  )
}
