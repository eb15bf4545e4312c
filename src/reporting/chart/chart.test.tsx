import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { BandFigure, BarsFigure, StepsFigure } from '../figure.ts'
import { pageTheme, printTheme } from '../theme.ts'
import { labelsWithRoom } from './axis.tsx'
import { BandChart } from './band-chart.tsx'
import { BarChart } from './bar-chart.tsx'
import { Sparkline } from './sparkline.tsx'
import { StepChart } from './step-chart.tsx'
import { broken, fitText, textWidth } from './text-width.ts'

const frame = { id: 'c', caption: 'Händelser', alt: 'En linje.', language: 'sv', theme: printTheme } as const
const range = { label: 'Väntat', lowLabel: 'Minst', highLabel: 'Högst' }
const point = (label: string, value: number | null, low: number | null = 2, high: number | null = 6) => ({
  label,
  value,
  low,
  high,
})
const band = (points: BandFigure['points']): BandFigure => ({
  form: 'band',
  stepLabel: 'Vecka',
  valueLabel: 'Händelser',
  range,
  points,
})
const starts = (path: string) => path.match(/M/g)?.length ?? 0
const pathsOf = (svg: string) => [...svg.matchAll(/<path d="([^"]*)"/g)].map(([, path]) => path ?? '')
const diamonds = (svg: string) => pathsOf(svg).filter((path) => path.includes('l5.5 5.5')).length

describe('weekly counts with their expected range', () => {
  it('marks only the counts outside the range, and with their number', () => {
    const svg = renderToStaticMarkup(
      <BandChart {...frame} figure={band([point('v. 1', 6), point('v. 2', 7), point('v. 3', 1), point('v. 4', 4)])} />,
    )
    expect(diamonds(svg)).toBe(2)
    expect(svg).toMatch(/>7<\/text>/)
  })

  it('does not call a count unusual when nothing was expected', () => {
    const svg = renderToStaticMarkup(
      <BandChart {...frame} figure={band([point('v. 1', 9, null, null), point('v. 2', 9, null, null)])} />,
    )
    expect(diamonds(svg)).toBe(0)
  })

  it('leaves a gap where a week is missing instead of drawing zero', () => {
    const whole = renderToStaticMarkup(
      <BandChart {...frame} figure={band(['1', '2', '3', '4', '5'].map((label) => point(label, 3)))} />,
    )
    const gap = renderToStaticMarkup(
      <BandChart
        {...frame}
        figure={band([point('1', 3), point('2', 3), point('3', null), point('4', 3), point('5', 3)])}
      />,
    )
    const curve = (svg: string) => pathsOf(svg)[1] ?? ''
    expect(starts(curve(whole))).toBe(1)
    expect(starts(curve(gap))).toBe(2)
    expect(gap.match(/<circle/g)?.length ?? 0).toBe((whole.match(/<circle/g)?.length ?? 0) - 1)
  })

  it('writes decimals as the language does', () => {
    const figure = band([point('v. 1', 3), point('v. 2', 2.5)])
    expect(renderToStaticMarkup(<BandChart {...frame} figure={figure} />)).toContain('2,5')
    expect(renderToStaticMarkup(<BandChart {...frame} language="en" figure={figure} />)).toContain('2.5')
  })

  it('has a name and a description for those who do not see it, also with hostile text', () => {
    const svg = renderToStaticMarkup(
      <BandChart {...frame} caption={'<script>"'} figure={band([point('a', 1), point('b', 2)])} />,
    )
    expect(svg).toContain('role="img" aria-labelledby="c-title c-desc"')
    expect(svg).toContain('<title id="c-title">&lt;script&gt;&quot;</title><desc id="c-desc">En linje.</desc>')
  })

  it('takes the colours of the page without any style attribute, which a strict policy would refuse', () => {
    const svg = renderToStaticMarkup(
      <BandChart {...frame} theme={pageTheme} figure={band([point('a', 1), point('b', 2)])} />,
    )
    expect(svg).toContain('stroke="var(--ds-color-accent-border-strong, #1F5A50)"')
    expect(svg).not.toContain('style=')
  })
})

describe('the level as a step curve', () => {
  const scale = ([1, 2, 3, 4, 5] as const).map((level) => ({ level, word: `ord ${level}` }))
  const steps = (levels: (1 | 2 | 3 | 4 | 5 | null)[]): StepsFigure => ({
    form: 'steps',
    stepLabel: 'Vecka',
    levelLabel: 'Nivå',
    scale,
    points: levels.map((level, at) => ({ label: `v. ${at}`, level })),
  })
  const curve = (svg: string) => pathsOf(svg)[0] ?? ''

  it('shows every level with number and word', () => {
    const svg = renderToStaticMarkup(<StepChart {...frame} figure={steps([1, 2])} />)
    for (const { level, word } of scale) expect(svg).toMatch(new RegExp(`>${level}</text>.*>${word}</text>`, 's'))
  })

  it('goes up when the level rises and holds until the next week', () => {
    const [before, , after] = curve(renderToStaticMarkup(<StepChart {...frame} figure={steps([2, 5])} />))
      .split(/[ML]/)
      .filter(Boolean)
      .map((pair) => Number(pair.split(',')[1]))
    expect(after).toBeLessThan(before ?? 0)
  })

  it('breaks where no level was set', () => {
    expect(starts(curve(renderToStaticMarkup(<StepChart {...frame} figure={steps([2, 2, null, 3, 3])} />)))).toBe(2)
  })
})

describe('bars', () => {
  const bars = (values: (number | null)[], ranged = true): BarsFigure => ({
    form: 'bars',
    rowLabel: 'Kategori',
    valueLabel: 'Händelser',
    ...(ranged ? { range } : {}),
    bars: values.map((value, at) => ({ label: `Kategori ${at}`, value, low: 1, high: 4 })),
  })
  const widths = (svg: string) =>
    [...svg.matchAll(/<rect x="[\d.]+" y="[\d.]+" width="([\d.]+)" height="16"/g)].map(([, width]) => Number(width))

  it('are as long as their values, and a missing one has a dash and no length', () => {
    const svg = renderToStaticMarkup(<BarChart {...frame} figure={bars([8, 4, null], false)} />)
    const [long = 0, short = 0, missing] = widths(svg)
    expect(long / short).toBeCloseTo(2, 1)
    expect(missing).toBe(0)
    expect(svg).toContain('>–</text>')
  })

  it('carry the expected range only when the chart names it', () => {
    expect(renderToStaticMarkup(<BarChart {...frame} figure={bars([8])} />)).toContain('Väntat')
    expect(pathsOf(renderToStaticMarkup(<BarChart {...frame} figure={bars([8], false)} />))).toEqual([])
  })
})

describe('a sparkline', () => {
  it('ends with its last value', () => {
    const points = [1, 5, 3].map((value, at) => ({ label: `${at}`, value }))
    const svg = renderToStaticMarkup(
      <Sparkline {...frame} figure={{ form: 'spark', stepLabel: 'Vecka', valueLabel: 'Antal', points }} />,
    )
    expect(svg).toMatch(/>3<\/text><\/svg>$/)
  })
})

describe('labels', () => {
  it('along the foot are thinned from the last one, which always has room', () => {
    const labels = Array.from({ length: 52 }, (_, at) => `v. ${at + 1}`)
    const shown = labelsWithRoom(labels, 340)
    expect(shown.has(51)).toBe(true)
    expect(shown.size).toBeLessThan(10)
    expect(labelsWithRoom(labels.slice(0, 4), 340).size).toBe(4)
  })

  it('are cut with an ellipsis only when they must be, and then fit', () => {
    expect(fitText('Hagen', 13, 100)).toBe('Hagen')
    const cut = fitText('Östra Industriområdet', 13, 80)
    expect(cut).toMatch(/^Östra.*…$/)
    expect(textWidth(cut, 13)).toBeLessThanOrEqual(80)
  })

  it('are broken at the space nearest the middle', () => {
    expect(broken('Störande samling av ungdomar')).toEqual(['Störande samling', 'av ungdomar'])
    expect(broken('Centrum')).toBeUndefined()
  })
})
