import { describe, expect, test } from 'vitest'
import { outlineOf, type Position, type Ring, voronoiCells } from './tiling.ts'

/** Nine sites, a little out of line, of which only the middle one is closed in. */
const grid: readonly Position[] = [
  [18.01, 59.01],
  [18.0, 59.0],
  [18.0103, 59.0002],
  [18.0201, 59.0],
  [18.0, 59.0104],
  [18.0204, 59.0099],
  [18.0002, 59.02],
  [18.01, 59.0203],
  [18.0203, 59.0201],
]
const square = (lon: number, lat: number, side = 1): Ring => [
  [lon, lat],
  [lon + side, lat],
  [lon + side, lat + side],
  [lon, lat + side],
]

describe('cells', () => {
  test('lie nearer to their own site than to any other', () => {
    const [own, ...others] = grid
    const scale = Math.cos((59.22 * Math.PI) / 180)
    const distance = (from: Position, to: Position) => Math.hypot((from[0] - to[0]) * scale, from[1] - to[1])
    const [cell = []] = voronoiCells(grid, 1)
    expect(cell.length).toBeGreaterThan(3)
    for (const corner of cell)
      for (const other of others)
        expect(distance(corner, other)).toBeGreaterThan(distance(corner, own ?? corner) - 2e-6)
  })

  test('of neighbours share their corners to the last decimal', () => {
    const outer: readonly Position[] = [
      ...[17.98, 18.0, 18.02, 18.04].flatMap((lon) => [[lon, 58.985] as const, [lon + 0.003, 59.035] as const]),
      ...[58.99, 59.01, 59.03].flatMap((lat) => [[17.975, lat] as const, [18.047, lat + 0.001] as const]),
    ]
    const sites: readonly Position[] = [[18.005, 59.01], [18.016, 59.012], ...outer]
    const [one = [], other = []] = voronoiCells(sites, 2)
    const shared = one.filter((corner) => other.some((candidate) => String(candidate) === String(corner)))
    expect(shared).toHaveLength(2)
    expect(outlineOf([one, other])).toHaveLength(one.length + other.length - 2)
  })

  test('that no neighbour closes in are refused', () => {
    expect(() => voronoiCells(grid, 2)).toThrow(RangeError)
  })
})

describe('the outline of cells', () => {
  test('drops the sides that two cells share', () => {
    const outline = outlineOf([square(0, 0), square(1, 0), square(1, 1), square(0, 1)])
    expect(outline.map(String)).not.toContain('1,1')
    expect(outline).toHaveLength(8)
  })

  test('is refused when the cells lie apart', () => {
    expect(() => outlineOf([square(0, 0), square(5, 5)])).toThrow('one polygon')
  })

  test('is refused when the cells only meet in a corner', () => {
    expect(() => outlineOf([square(0, 0), square(1, 1)])).toThrow('one polygon')
  })

  test('is refused when the cells enclose a hole', () => {
    const around = [0, 1, 2].flatMap((x) => [0, 1, 2].flatMap((y) => (x === 1 && y === 1 ? [] : [square(x, y)])))
    expect(() => outlineOf(around)).toThrow('one polygon')
  })
})
