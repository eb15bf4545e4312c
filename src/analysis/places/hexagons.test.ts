import { gridDisk, latLngToCell } from 'h3-js'
import { describe, expect, it } from 'vitest'
import { AnalysisInputError } from '../refusal.ts'
import { cellNeighbours, type Hexagons, hexagons } from './hexagons.ts'
import { neighbourCount } from './neighbours.ts'

const square = { lat: 59.33, lng: 18.06 }
const disk = gridDisk(latLngToCell(square.lat, square.lng, 9), 2)

function found(result: ReturnType<typeof hexagons>): Hexagons {
  if (result.kind === 'refused') throw new Error('refused')
  return result
}

describe('hexagons', () => {
  it.each([
    ['Stockholm', 59.33, 18.06, 0.0792],
    ['Malmö', 55.6, 13, 0.0866],
    ['Kiruna', 67.85, 20.23, 0.0746],
  ])('have their own area in %s, not that of the tables', (_town, lat, lng, area) => {
    const { area: areas } = found(hexagons({ points: [{ lat, lng }], resolution: 9, mask: null }))
    expect(areas[0]).toBeCloseTo(area, 3)
  })

  it('hold every point once, whatever the order', () => {
    const points = Array.from({ length: 60 }, (_, i) => ({ lat: 59.33 + (i % 7) / 500, lng: 18.06 + (i % 11) / 300 }))
    const one = found(hexagons({ points, resolution: 9, mask: null }))
    expect(one.counts.reduce((sum, count) => sum + count, 0)).toBe(60)
    expect(found(hexagons({ points: points.toReversed(), resolution: 9, mask: null }))).toEqual(one)
    expect(one.warnings).toEqual(['no-mask'])
  })

  it('cover the whole mask, also where nothing happened, and tell of what fell outside', () => {
    const away = { lat: 59.4, lng: 18.06 }
    const { cells, counts, n, outside, missing, warnings } = found(
      hexagons({ points: [square, away, null], resolution: 9, mask: disk }),
    )
    expect(cells).toHaveLength(20)
    expect(counts.filter((count) => count === 0)).toHaveLength(18)
    expect({ n, outside, missing }).toEqual({ n: 2, outside: 1, missing: 1 })
    expect(warnings).toEqual(['missing-places', 'outside-mask'])
  })

  it('tell when one point, most often a default of an address, holds a large share', () => {
    const points = Array.from({ length: 40 }, (_, i) => (i < 10 ? square : { lat: 59.3 + i / 1000, lng: 18.06 }))
    expect(found(hexagons({ points, resolution: 8, mask: null })).warnings).toContain('one-place-dominates')
  })

  it('ask for many events before the finest cells', () => {
    const fine = found(hexagons({ points: [square], resolution: 10, mask: null }))
    expect(fine.needs).toEqual([{ code: 'events', needed: 300, had: 1 }])
    expect(fine.warnings).toContain('few-for-resolution')
  })

  it('refuse when nothing has a place', () => {
    expect(hexagons({ points: [null, null], resolution: 9, mask: null })).toMatchObject({ reason: 'no-places' })
    expect(hexagons({ points: [], resolution: 9, mask: null })).toMatchObject({ reason: 'no-places' })
  })

  it.each([
    ['cells of one building', { resolution: 11 }],
    ['a resolution between two', { resolution: 8.5 }],
    ['a mask of another resolution', { resolution: 8, mask: disk }],
    ['a mask of no cells', { mask: ['here'] }],
    ['a mask that names a cell twice', { mask: [...disk, ...disk] }],
    ['a place off the globe', { points: [{ lat: 6_580_000, lng: 674_000 }] }],
    ['a place that is no number', { points: [{ lat: 59, lng: Number.NaN }] }],
  ])('reject %s', (_what, changes) => {
    expect(() => hexagons({ points: [square], resolution: 9, mask: null, ...changes })).toThrow(AnalysisInputError)
  })

  it('never tell a place in an error', () => {
    expect(() => hexagons({ points: [{ lat: 6_580_123, lng: 18 }], resolution: 9, mask: null })).not.toThrow(/6580123/)
  })
})

describe('neighbours of cells', () => {
  it('are six inside the map', () => {
    const map = cellNeighbours(disk)
    expect(map.size).toBe(19)
    expect(neighbourCount(map, 0)).toBe(6)
    expect(map.ids).toHaveLength(84)
    expect(cellNeighbours([]).size).toBe(0)
  })

  it('are only of one resolution', () => {
    expect(() => cellNeighbours([...disk, latLngToCell(59, 18, 8)])).toThrow(AnalysisInputError)
    expect(() => cellNeighbours([...disk, ...disk])).toThrow(AnalysisInputError)
    expect(() => cellNeighbours(['nowhere'])).toThrow(AnalysisInputError)
  })
})
