import { scaleLinear } from 'd3-scale'
import type { BarsFigure } from '../figure.ts'
import { keyed } from '../keyed.ts'
import { at, type DrawingProps, FigureSvg, fontSize, valueText } from './figure-svg.tsx'
import { broken, fitText, textWidth } from './text-width.ts'

const width = 400
const rowHeight = 26
const tallRow = 36
const widestLabel = 150
const lineHeight = 15
type Bar = BarsFigure['bars'][number]

/** Bars from zero with their number; the expected range is a bracket over the bar, so that ink alone tells it. */
export function BarChart({ figure, ...frame }: DrawingProps<BarsFigure>) {
  const { theme, language } = frame
  const labels = figure.bars.map(({ label }) => linesOf(label))
  const step = labels.some((lines) => lines.length > 1) ? tallRow : rowHeight
  const left = at(Math.max(...labels.flat().map((line) => textWidth(line, fontSize))) + 10)
  const top = figure.range ? 28 : 4
  const most = Math.max(1, ...figure.bars.flatMap(({ value, high }) => [value ?? 0, high ?? 0]))
  const x = scaleLinear([0, most], [left, width - 40])
  return (
    <FigureSvg {...frame} width={width} height={top + figure.bars.length * step + 4}>
      {figure.range && (
        <g fill={theme.muted}>
          <rect x={0} y={4} width={22} height={12} fill={theme.line} />
          <text x={28} y={14.5}>
            {figure.valueLabel}
          </text>
          <Bracket
            from={at(46 + textWidth(figure.valueLabel, fontSize))}
            to={at(70 + textWidth(figure.valueLabel, fontSize))}
            y={10}
            theme={theme}
          />
          <text x={at(78 + textWidth(figure.valueLabel, fontSize))} y={14.5}>
            {figure.range.label}
          </text>
        </g>
      )}
      {keyed(figure.bars).map(({ key: index, item: bar }) => (
        <Row
          key={index}
          bar={figure.range ? bar : { ...bar, low: null, high: null }}
          lines={labels[index] ?? []}
          x={x}
          middle={top + (index + 0.5) * step}
          theme={theme}
          language={language}
        />
      ))}
      <line x1={left} x2={left} y1={top} y2={top + figure.bars.length * step} stroke={theme.edge} />
    </FigureSvg>
  )
}

/** A label on one line where it has room, else on two. */
const linesOf = (label: string): readonly string[] => {
  const lines = textWidth(label, fontSize) <= widestLabel ? [label] : (broken(label) ?? [label])
  return lines.map((line) => fitText(line, fontSize, widestLabel))
}

type Themed = Pick<DrawingProps<unknown>, 'theme'>
type RowProps = Pick<DrawingProps<unknown>, 'theme' | 'language'> & {
  readonly bar: Bar
  readonly lines: readonly string[]
  readonly x: { (value: number): number; range(): number[] }
  readonly middle: number
}

function Row({ bar, lines, x, middle, theme, language }: RowProps) {
  const zero = x.range()[0] ?? 0
  const end = bar.value === null ? zero : x(bar.value)
  const isBracketed = bar.low !== null && bar.high !== null
  const baseline = middle + 4.5
  return (
    <g>
      {keyed(lines).map(({ key: index, item: line }) => (
        <text
          key={index}
          x={zero - 8}
          y={at(baseline + (index - (lines.length - 1) / 2) * lineHeight)}
          textAnchor="end"
        >
          {line}
        </text>
      ))}
      <rect x={zero} y={middle - 8} width={at(Math.max(0, end - zero))} height={16} fill={theme.line} />
      {isBracketed && <Bracket from={at(x(bar.low ?? 0))} to={at(x(bar.high ?? 0))} y={middle} theme={theme} />}
      <text x={at(Math.max(end, isBracketed ? x(bar.high ?? 0) : 0) + 6)} y={baseline} fontWeight={600}>
        {valueText(language, bar.value)}
      </text>
    </g>
  )
}

/** A range from end to end, drawn light under dark so that it shows on a bar as well as on paper. */
function Bracket({ from, to, y, theme }: Themed & { from: number; to: number; y: number }) {
  const path = `M${from} ${y - 5}v10M${to} ${y - 5}v10M${from} ${y}H${to}`
  return (
    <g fill="none">
      <path d={path} stroke={theme.paper} strokeWidth={4} />
      <path d={path} stroke={theme.ink} strokeWidth={1.5} />
    </g>
  )
}
