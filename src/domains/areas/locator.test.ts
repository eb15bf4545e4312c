import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Area } from './area.ts'
import { distanceMetres, innerPoint, type Position, type Ring } from './geometry.ts'
import { createLocator, reassign } from './locator.ts'
import { createShape } from './shape.ts'
import { area, point, polygon, square } from './testing/made-up-areas.ts'

const locate = (areas: readonly Area[], [lon, lat]: Position) => createLocator(areas).locate(lon, lat)

describe('finding the area of a point (PAR-2.1)', () => {
  const west = area(1, { code: '10', geometry: polygon(square(18, 59)) })
  const east = area(2, { code: '9', geometry: polygon(square(18.01, 59)) })

  it('answers with the area the point lies in, and with nothing outside all of them', () => {
    expect(locate([west, east], [18.005, 59.005])).toEqual({ areaId: 1, placeId: null })
    expect(locate([west, east], [18.015, 59.005])).toEqual({ areaId: 2, placeId: null })
    expect(locate([west, east], [18.03, 59.005])).toBeNull()
    expect(locate([], [18.005, 59.005])).toBeNull()
    expect(locate([west], [Number.NaN, 59.005])).toBeNull()
  })
  it('gives a point on a common border to the first in code order, whatever order the areas come in', () => {
    const border: Position = [18.01, 59.004]
    expect(locate([west, east], border)?.areaId).toBe(2)
    expect(locate([east, west], border)?.areaId).toBe(2)
    expect(locate([west, east], [18.01, 59.01])?.areaId).toBe(2)
  })
  it('does not find a point in a hole, but does on the edge of the hole', () => {
    const holed = area(1, { geometry: polygon(square(18, 59, 0.03), square(18.01, 59.01)) })
    expect(locate([holed], [18.015, 59.015])).toBeNull()
    expect(locate([holed], [18.01, 59.015])?.areaId).toBe(1)
    expect(locate([holed], [18.005, 59.015])?.areaId).toBe(1)
  })
  it('finds all parts of an area, also where they overlap', () => {
    const parts = area(1, {
      geometry: { type: 'MultiPolygon', coordinates: [[square(18, 59)], [square(18.005, 59)], [square(18.1, 59)]] },
    })
    expect([18.002, 18.007, 18.013, 18.105].map((lon) => locate([parts], [lon, 59.005])?.areaId)).toEqual([1, 1, 1, 1])
    expect(locate([parts], [18.05, 59.005])).toBeNull()
  })
  it('answers with the smallest kind, and with a larger one where no smaller reaches', () => {
    const whole = area(5, { kind: 'municipality', geometry: polygon(square(18, 59, 0.1)) })
    expect(locate([whole, west], [18.005, 59.005])?.areaId).toBe(1)
    expect(locate([whole, west], [18.05, 59.05])?.areaId).toBe(5)
  })
  it('leaves no gap and no doubt along a border two areas share', () => {
    const corner = fc.record({
      lon: fc.double({ min: 18.002, max: 18.018, noNaN: true }),
      lat: fc.double({ min: 59, max: 59.01, noNaN: true }),
    })
    fc.assert(
      fc.property(corner, fc.double({ min: 0.05, max: 0.95, noNaN: true }), ({ lon, lat }, along) => {
        const bend: Position = [lon, Math.min(59.009, Math.max(59.001, lat))]
        const left = area(1, {
          geometry: polygon([[18, 59], [18.01, 59], bend, [18.01, 59.01], [18, 59.01], [18, 59]]),
        })
        const right = area(2, {
          geometry: polygon([[18.01, 59.01], bend, [18.01, 59], [18.02, 59], [18.02, 59.01], [18.01, 59.01]]),
        })
        const onBorder: Position = [18.01 + along * (bend[0] - 18.01), 59 + along * (bend[1] - 59)]
        expect(locate([left, right], onBorder)).not.toBeNull()
      }),
      { seed: 7, numRuns: 500 },
    )
  })
})

describe('places', () => {
  const home = area(1, { code: 'A', inPicture: true, geometry: polygon(square(18, 59, 0.02)) })
  const away = area(2, { code: 'B', inPicture: true, geometry: polygon(square(18.02, 59, 0.02)) })
  const station = area(3, { code: 'S', kind: 'place', parentId: 1, geometry: point(18.019, 59.01) })
  const park = area(4, { code: 'P', kind: 'place', parentId: 1, geometry: polygon(square(18.016, 59.009, 0.002)) })

  it('reaches 150 metres around a place drawn as a point', () => {
    const near: Position = [18.019, 59.01 + 149 / 111_195]
    const far: Position = [18.019, 59.01 + 152 / 111_195]
    expect(locate([home, station], near)).toEqual({ areaId: 1, placeId: 3 })
    expect(locate([home, station], far)).toEqual({ areaId: 1, placeId: null })
  })
  it('prefers the place whose outline holds the point to one nearby', () => {
    expect(locate([home, station, park], [18.0179, 59.01])).toEqual({ areaId: 1, placeId: 4 })
  })
  it('takes the nearer of two places', () => {
    const kiosk = area(5, { code: 'K', kind: 'place', parentId: 1, geometry: point(18.0175, 59.01) })
    expect(locate([home, station, kiosk], [18.0189, 59.01])?.placeId).toBe(3)
    expect(locate([home, station, kiosk], [18.0176, 59.01])?.placeId).toBe(5)
  })
  it('does not tie what happens on the other side of a border to a place on this side', () => {
    expect(locate([home, away, station], [18.0205, 59.01])).toEqual({ areaId: 2, placeId: null })
  })
  it('stands for its area where the area is not drawn', () => {
    expect(locate([{ ...home, geometry: null }, station], [18.019, 59.01])).toEqual({ areaId: 1, placeId: 3 })
  })
})

describe('finding by code and name', () => {
  const district = area(1, { code: 'FD', kind: 'district', name: 'Flemingsberg' })
  const inside = area(2, { code: 'F1', parentId: 1, name: 'Flemingsberg', inPicture: true })
  const visattra = area(3, { code: 'V1', parentId: 1, name: 'Visättra  Norra', inPicture: true })
  const torget = area(4, { code: 'T1', kind: 'place', parentId: 3, name: 'Torget' })
  const otherTorget = area(5, { code: 'T2', kind: 'place', parentId: 2, name: 'torget' })
  const locator = createLocator([district, inside, visattra, torget, otherTorget])

  it('takes codes without regard to case and spaces around', () => {
    expect(locator.findByCode(' v1 ')).toEqual({ areaId: 3, placeId: null })
    expect(locator.findByCode('T1')).toEqual({ areaId: 3, placeId: 4 })
    expect(locator.findByCode('X')).toBeNull()
  })
  it('takes names however they are spaced, capitalised or accented', () => {
    for (const name of [
      'Visättra Norra',
      'VISÄTTRA NORRA',
      ' visattra-norra ',
      'Visa\u0308ttra Norra',
      'visättranorra',
    ])
      expect(locator.findByName(name), name).toEqual({ areaId: 3, placeId: null })
  })
  it('keeps å, ä and ö apart where both spellings exist', () => {
    const both = createLocator([area(1, { name: 'Hammar' }), area(2, { name: 'Hämmar' })])
    expect([both.findByName('Hammar'), both.findByName('hämmar')].map((found) => found?.areaId)).toEqual([1, 2])
  })
  it('takes the one with a level when several share a name, and none when that does not settle it', () => {
    expect(locator.findByName('Flemingsberg')).toEqual({ areaId: 2, placeId: null })
    expect(locator.findByName('Torget')).toBeNull()
  })
  it('counts in the nearest area with a level, the area itself first', () => {
    expect([4, 3, 2, 1, 99].map((id) => locator.countingArea(id))).toEqual([3, 3, 2, null, null])
  })
})

describe('another division', () => {
  const from = createLocator([
    area(1, { code: 'A', geometry: polygon(square(18, 59, 0.02)) }),
    area(2, { code: 'GONE' }),
  ])
  const to = createLocator([
    area(11, { code: 'A', geometry: polygon(square(18, 59)) }),
    area(12, { code: 'C', geometry: polygon(square(18.01, 59)) }),
  ])

  it('moves an observation by its point where there is one, else to the same code, else nowhere', () => {
    expect(reassign(from, to, [18.015, 59.005], 1)?.areaId).toBe(12)
    expect(reassign(from, to, [18.5, 59.5], 1)).toBeNull()
    expect(reassign(from, to, null, 1)?.areaId).toBe(11)
    expect(reassign(from, to, null, 2)).toBeNull()
  })
})

describe('geometry, against an independent hand', () => {
  /** A convex ring: points of a circle in order of their angle. */
  const convex = fc
    .record({
      centre: fc.tuple(fc.double({ min: -170, max: 170, noNaN: true }), fc.double({ min: -80, max: 80, noNaN: true })),
      degrees: fc.uniqueArray(fc.integer({ min: 0, max: 359 }), { minLength: 5, maxLength: 24 }),
      radius: fc.double({ min: 0.001, max: 0.5, noNaN: true }),
    })
    .map(({ centre: [lon, lat], degrees, radius }): Ring => {
      const angles = degrees.toSorted((a, b) => a - b).map((degree) => (degree * Math.PI) / 180)
      const open = angles.map((angle): Position => [lon + radius * Math.cos(angle), lat + radius * Math.sin(angle)])
      return [...open, open[0] as Position]
    })
  const weights = fc.array(fc.double({ min: 0.05, max: 1, noNaN: true }), { minLength: 24, maxLength: 24 })

  it('finds a random point strictly inside a random convex polygon', () => {
    fc.assert(
      fc.property(convex, weights, (ring, shares) => {
        const corners = ring.slice(1)
        const total = corners.reduce((sum, _corner, at) => sum + (shares[at] ?? 0), 0)
        const inside = corners.reduce(
          ([x, y], [lon, lat], at) =>
            [x + (lon * (shares[at] ?? 0)) / total, y + (lat * (shares[at] ?? 0)) / total] as Position,
          [0, 0] as Position,
        )
        expect(locate([area(1, { geometry: polygon(ring) })], inside)?.areaId).toBe(1)
      }),
      { seed: 20, numRuns: 500 },
    )
  })
  it('agrees with turf on random stars and random points', () => {
    const star = fc
      .array(fc.double({ min: 0.2, max: 1, noNaN: true }), { minLength: 5, maxLength: 40 })
      .map((radii): Ring => {
        const open = radii.map(
          (radius, at): Position => [
            18 + radius * Math.cos((at / radii.length) * 6.283),
            59 + radius * Math.sin((at / radii.length) * 6.283),
          ],
        )
        return [...open, open[0] as Position]
      })
    const points = fc.array(
      fc.tuple(fc.double({ min: 16.9, max: 19.1, noNaN: true }), fc.double({ min: 57.9, max: 60.1, noNaN: true })),
      { minLength: 20, maxLength: 20 },
    )
    fc.assert(
      fc.property(star, points, (ring, asked) => {
        const shape = createShape(polygon(ring))
        for (const one of asked) expect(shape.contains(one)).toBe(booleanPointInPolygon(one, polygon(ring)))
        expect(shape.contains(innerPoint(polygon(ring)))).toBe(true)
      }),
      { seed: 21, numRuns: 300 },
    )
  })
  it('measures distance in metres', () => {
    // Stockholm to Gothenburg, 398 km along the ellipsoid.
    expect(distanceMetres([18.0686, 59.3293], [11.9746, 57.7089]) / 1000).toBeCloseTo(397, 0)
    expect(distanceMetres([18, 59], [18, 59])).toBe(0)
  })
})
