import type { Language } from '#kernel/i18n/texts.ts'
import { keyed } from '../keyed.ts'
import type { FigureTheme } from '../theme.ts'
import { at, fontSize, valueText } from './figure-svg.tsx'
import { textWidth } from './text-width.ts'

export type Plot = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }

/** Which of the labels along the foot have room, counted back from the last one, which is the one that matters. */
export function labelsWithRoom(labels: readonly string[], width: number): ReadonlySet<number> {
  const widest = Math.max(...labels.map((label) => textWidth(label, fontSize)))
  const room = Math.max(1, Math.floor(width / (widest + fontSize * 1.5)))
  const stride = Math.ceil(labels.length / room)
  return new Set(labels.map((_, index) => labels.length - 1 - index * stride).filter((index) => index >= 0))
}

type FootProps = {
  readonly plot: Plot
  readonly labels: readonly string[]
  readonly xOf: (index: number) => number
  readonly theme: FigureTheme
}

/** The labels along the foot; the last one ends at the edge of the plot. */
export function FootLabels({ plot, labels, xOf, theme }: FootProps) {
  const shown = labelsWithRoom(labels, plot.right - plot.left)
  return keyed(labels).map(({ key: index, item: label }) => {
    if (!shown.has(index)) return null
    const isLast = index === labels.length - 1
    return (
      <text
        key={index}
        x={at(isLast ? plot.right : xOf(index))}
        y={plot.bottom + 18}
        textAnchor={isLast ? 'end' : 'middle'}
        fill={theme.muted}
      >
        {label}
      </text>
    )
  })
}

type ScaleProps = {
  readonly plot: Plot
  readonly ticks: readonly number[]
  readonly yOf: (value: number) => number
  readonly theme: FigureTheme
  readonly language: Language
}

/** Thin lines across the plot with their number at the left. */
export function ScaleLines({ plot, ticks, yOf, theme, language }: ScaleProps) {
  return ticks.map((tick) => (
    <g key={tick}>
      <line x1={plot.left} x2={plot.right} y1={at(yOf(tick))} y2={at(yOf(tick))} stroke={theme.grid} strokeWidth={1} />
      <text x={plot.left - 6} y={at(yOf(tick) + 4.5)} textAnchor="end" fill={theme.muted}>
        {valueText(language, tick)}
      </text>
    </g>
  ))
}
