import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { MapFigure } from '../figure.ts'
import { sampleMapAreas } from '../testing/sample-areas.ts'
import { printTheme } from '../theme.ts'
import { AreaMap } from './area-map.tsx'
import { contains, innermost, roomFor } from './interior.ts'
import { badge, layOutMap, type PlacedLabel, spread } from './label-place.ts'
import { boxOf, type Point, type Rings } from './projection.ts'

const scale = ([1, 2, 3, 4, 5] as const).map((level) => ({ level, word: `ord ${level}` }))
const figureOf = (areas: MapFigure['areas']): MapFigure => ({
  form: 'map',
  areaLabel: 'Område',
  levelLabel: 'Nivå',
  scale,
  areas,
})
const figure = figureOf(sampleMapAreas())
const frame = { id: 'm', caption: 'Karta', alt: 'Tolv områden.', language: 'sv', theme: printTheme } as const
const size = { width: 640, tallest: 460 }
const corners = ({ middle: [x, y], label }: Extract<PlacedLabel, { place: 'inside' }>): Point[] =>
  [-1, 1].flatMap((right) =>
    [-1, 1].map((down): Point => [x + (right * label.size.width) / 2, y + (down * label.size.height) / 2]),
  )

/** A grid of n by n square areas with one name each. */
const grid = (n: number): MapFigure =>
  figureOf(
    Array.from({ length: n * n }, (_, at) => {
      const [x, y] = [14 + (at % n) * 0.01, 60 + Math.floor(at / n) * 0.005]
      const ring: [number, number][] = [
        [x, y],
        [x + 0.01, y],
        [x + 0.01, y + 0.005],
        [x, y + 0.005],
        [x, y],
      ]
      return {
        code: `${at}`,
        name: `Område nummer ${at}`,
        level: ((at % 5) + 1) as 1 | 2 | 3 | 4 | 5,
        polygons: [[ring]],
      }
    }),
  )

describe('borders', () => {
  it('draw the same map whichever way round they came', () => {
    const reversed = figure.areas.map((area) => ({
      ...area,
      polygons: area.polygons.map((rings) => rings.map((ring) => [...ring].reverse())),
    }))
    const [one, other] = [figure, figureOf(reversed)].map((each) => layOutMap(each, '', size))
    expect(one?.map.height).toBeGreaterThan(100)
    expect(other?.map.height).toBe(one?.map.height)
    expect(other?.labels.map(({ place }) => place)).toEqual(one?.labels.map(({ place }) => place))
  })

  it('show north up and east to the right', () => {
    const { areas } = layOutMap(figure, '', size).map
    const middle = (code: string) => innermost(areas.find(({ area }) => area.code === code)?.polygons[0] ?? [])
    const [northWest, southEast] = [middle('A01'), middle('A12')]
    expect(northWest[0]).toBeLessThan(southEast[0])
    expect(northWest[1]).toBeLessThan(southEast[1])
  })
})

describe('where a label stands', () => {
  const horseshoe: Rings = [
    [
      [0, 0],
      [100, 0],
      [100, 30],
      [30, 30],
      [30, 70],
      [100, 70],
      [100, 100],
      [0, 100],
    ],
  ]
  const ringWithHole: Rings = [
    [
      [0, 0],
      [100, 0],
      [100, 100],
      [0, 100],
    ],
    [
      [20, 20],
      [80, 20],
      [80, 80],
      [20, 80],
    ],
  ]

  it('is inside a horseshoe and beside a hole, where the middle of the shape is not', () => {
    for (const rings of [horseshoe, ringWithHole]) {
      expect(contains(rings, [60, 50])).toBe(false)
      expect(contains(rings, innermost(rings))).toBe(true)
    }
  })

  it('has room for the whole label or none', () => {
    expect(roomFor(horseshoe, { width: 60, height: 20 })).toBeDefined()
    expect(roomFor(horseshoe, { width: 60, height: 34 })).toBeUndefined()
    expect(roomFor(ringWithHole, { width: 90, height: 14 })).toBeDefined()
    expect(roomFor(ringWithHole, { width: 40, height: 40 })).toBeUndefined()
  })

  it('keeps order and distance in a margin, inside the map', () => {
    const tops = spread([5, 6, 7, 395, 399], 400)
    for (const [at, top] of tops.entries()) expect(top).toBeGreaterThanOrEqual(at === 0 ? 0 : (tops[at - 1] ?? 0) + 42)
    expect(tops.at(-1)).toBeLessThanOrEqual(400 - 42)
  })
})

describe('the area map', () => {
  const layout = layOutMap(figure, 'uppgift saknas', size)

  it('gives every area one label with its number and word', () => {
    expect(layout.labels.map(({ label }) => label.lines.join(' ')).sort()).toEqual(
      figure.areas.map(({ name }) => name).sort(),
    )
    for (const { label } of layout.labels)
      expect(label.word).toBe(label.level ? `ord ${label.level}` : 'uppgift saknas')
  })

  it('puts a label inside its area only when all of it lies there', () => {
    const inside = layout.labels.filter((label) => label.place === 'inside')
    expect(inside.length).toBeGreaterThan(1)
    for (const label of inside) {
      const area = layout.map.areas.find(({ area: { name } }) => name === label.label.lines.join(' '))
      for (const corner of corners(label)) expect(contains(area?.polygons[0] ?? [], corner)).toBe(true)
    }
  })

  it('leads a line from every other label into its area', () => {
    const beside = layout.labels.filter((label) => label.place === 'beside')
    expect(beside.length).toBeGreaterThan(1)
    for (const label of beside) {
      const area = layout.map.areas.find(({ area: { name } }) => name === label.label.lines.join(' '))
      expect(area?.polygons.some((rings) => contains(rings, label.anchor))).toBe(true)
    }
  })

  it('falls back on the number alone when there are more areas than room for names, the calmest first', () => {
    const { labels } = layOutMap(grid(8), '', size)
    const numbers = labels.filter(({ place }) => place === 'number')
    expect(numbers.length).toBeGreaterThan(0)
    const named = labels.filter(({ place }) => place === 'beside').map(({ label }) => label.level ?? 0)
    expect(Math.min(...named)).toBeGreaterThanOrEqual(Math.max(...numbers.map(({ label }) => label.level ?? 0)))
  })

  it('covers no neighbour with a number', () => {
    for (const n of [8, 24]) {
      const { map, labels } = layOutMap(grid(n), '', size)
      const side = boxOf(map.areas[0]?.polygons[0]?.[0] ?? [])
      const fits = Math.min(side.width, side.height) > badge
      expect(labels.some(({ place }) => place === 'number')).toBe(fits)
    }
  })

  it('tells levels apart without colour: number, word and pattern', () => {
    const svg = renderToStaticMarkup(<AreaMap {...frame} figure={figure} />)
    for (const level of [2, 3, 4]) expect(svg).toContain(`url(#m-pattern-${level})`)
    for (const { word } of scale) expect(svg).toContain(word)
    expect(svg).not.toContain('NaN')
  })

  it('becomes a group of named links when areas lead somewhere', () => {
    const svg = renderToStaticMarkup(<AreaMap {...frame} figure={figure} hrefOf={(code) => `/areas/${code}`} />)
    expect(svg).toContain('role="group"')
    expect(svg).toContain('<a href="/areas/A06" aria-label="Centrum, nivå 5, ord 5">')
    expect(svg.match(/<a /g)).toHaveLength(12)
  })

  it('leads the line to the right place also for an area that is too small to be seen', () => {
    const speck: [number, number][] = [
      [14.3, 60.05],
      [14.30001, 60.05],
      [14.30001, 60.05001],
      [14.3, 60.05],
    ]
    const areas = [...figure.areas, { code: 'S', name: 'Prick', level: 4 as const, polygons: [[speck]] }]
    const { labels, map } = layOutMap(figureOf(areas), '', size)
    const label = labels.find((each) => each.label.lines.includes('Prick'))
    const place = map.areas.at(-1)?.polygons[0]?.[0]?.[0] ?? [0, 0]
    expect(
      label?.place === 'beside' && Math.hypot(label.anchor[0] - place[0], label.anchor[1] - place[1]),
    ).toBeLessThan(1)
    expect(place[0]).toBeGreaterThan(100)
  })

  it('is drawn for a single area and for one far north', () => {
    const areas = [
      {
        code: 'X',
        name: 'Nord',
        level: 3 as const,
        polygons: [
          [
            [
              [20, 68],
              [20.1, 68],
              [20.1, 68.05],
              [20, 68.05],
              [20, 68],
            ],
          ],
        ],
      },
    ] satisfies MapFigure['areas']
    expect(renderToStaticMarkup(<AreaMap {...frame} figure={figureOf(areas)} />)).not.toContain('NaN')
  })
})
