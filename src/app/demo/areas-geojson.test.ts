import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon'
import { kinks } from '@turf/kinks'
import { describe, expect, test } from 'vitest'
import { type AreaProperties, areaCollection } from './areas-geojson.ts'
import { areas } from './geography.ts'
import { streamOf, uniform } from './random.ts'

const { features, ...collection } = areaCollection()
const ofKind = (kind: AreaProperties['kind']) => features.filter(({ properties }) => properties.kind === kind)
type AreaFeature = (typeof features)[number]

/** Shoelace, in square degrees; positive when counter-clockwise. */
function signedArea({ geometry }: AreaFeature): number {
  const ring = geometry.coordinates[0] ?? []
  return ring.reduce((sum, [lon = 0, lat = 0], index) => {
    const [nextLon = 0, nextLat = 0] = ring[index + 1] ?? ring[0] ?? []
    return sum + (lon * nextLat - nextLon * lat) / 2
  }, 0)
}

describe('the made-up areas', () => {
  test('form the tree municipality, district, area, place', () => {
    const levels = ['municipality', 'district', 'area', 'place'] as const
    const seen = new Map<string, AreaProperties>()
    for (const { properties } of features) {
      const parent = properties.parent === null ? undefined : seen.get(properties.parent)
      expect(levels.indexOf(properties.kind)).toBe(parent ? levels.indexOf(parent.kind) + 1 : 0)
      seen.set(properties.code, properties)
    }
    expect(seen.size).toBe(features.length)
    expect(levels.map((kind) => ofKind(kind).length)).toEqual([1, 4, 12, 59])
  })

  test('have names that tell them apart, so that a file may point at them by name', () => {
    expect(new Set(features.map(({ properties }) => properties.name)).size).toBe(features.length)
  })

  test('A-140 to A-146: hold the areas and places that the sources name', () => {
    const names = features.map(({ properties }) => properties.name)
    expect(names).toEqual(
      expect.arrayContaining([
        'Vårby',
        'Flemingsberg',
        'Skogås',
        'Länna',
        'Grantorp',
        'Visättra',
        'Campus Flemingsberg',
      ]),
    )
  })

  test('are marked as made up, each of them and together', () => {
    expect(collection.madeUp).toBe(true)
    expect(collection.name).toMatch(/^Påhittad demodata: schematiska gränser/)
    expect(features.every(({ properties }) => properties.madeUp)).toBe(true)
  })

  test('are closed polygons, counter-clockwise, that do not cross themselves', () => {
    for (const feature of features) {
      const ring = feature.geometry.coordinates[0] ?? []
      expect(ring.at(0)).toEqual(ring.at(-1))
      expect(ring.length).toBeGreaterThan(3)
      expect(signedArea(feature), feature.properties.name).toBeGreaterThan(1e-6)
      expect(kinks(feature).features, feature.properties.name).toEqual([])
    }
  })

  test.each(['municipality', 'district', 'area'] as const)('fill their %s exactly', (kind) => {
    for (const parent of ofKind(kind)) {
      const children = features.filter(({ properties }) => properties.parent === parent.properties.code)
      const sum = children.reduce((total, child) => total + signedArea(child), 0)
      expect(sum / signedArea(parent), parent.properties.name).toBeCloseTo(1, 9)
    }
  })

  test('leave no point of the municipality outside them, and none in two', () => {
    const random = streamOf(1, 'points')
    const [whole] = ofKind('municipality')
    let inside = 0
    for (let sample = 0; sample < 2000; sample += 1) {
      const point = [17.83 + 0.38 * uniform(random), 59.14 + 0.16 * uniform(random)]
      const isInside = whole !== undefined && booleanPointInPolygon(point, whole)
      inside += Number(isInside)
      for (const kind of ['district', 'area', 'place'] as const)
        expect(ofKind(kind).filter((feature) => booleanPointInPolygon(point, feature))).toHaveLength(Number(isInside))
    }
    expect(inside).toBeGreaterThan(400)
  })

  test('add up in inhabitants every year from area to municipality, about as many as the grant of 2024 implies (X-03)', () => {
    const sumOf = (kind: AreaProperties['kind'], year: string) =>
      ofKind(kind).reduce((sum, { properties }) => sum + (properties.population[year] ?? Number.NaN), 0)
    for (const year of ['2021', '2022', '2023', '2024', '2025']) {
      expect(sumOf('area', year)).toBe(sumOf('municipality', year))
      expect(sumOf('district', year)).toBe(sumOf('municipality', year))
    }
    expect(Math.abs(sumOf('municipality', '2023') - 114_000)).toBeLessThan(3_000)
  })

  test('place the municipality where it lies: Vårby in the north-west, Skogås in the east, Länna furthest south', () => {
    const middleOf = (code: string) => {
      const sites = areas.find((area) => area.code === code)?.places.map(({ site }) => site) ?? []
      return [0, 1].map((axis) => sites.reduce((sum, site) => sum + (site[axis] ?? 0), 0) / sites.length)
    }
    const [[varbyLon = 0, varbyLat = 0], [skogasLon = 0], [, lannaLat = 0]] = [
      middleOf('VAR'),
      middleOf('SKO'),
      middleOf('LAN'),
    ] as [number[], number[], number[]]
    for (const { code } of areas) {
      const [lon = 0, lat = 0] = middleOf(code)
      expect(lon).toBeGreaterThanOrEqual(varbyLon)
      expect(lon).toBeLessThanOrEqual(skogasLon)
      expect(lat).toBeGreaterThanOrEqual(lannaLat)
    }
    expect(varbyLat).toBeGreaterThan(59.25)
  })
})
