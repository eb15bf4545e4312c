import { describe, expect, test } from 'vitest'
import { isSweref99tm, parseCoordinate, parseSweref99tm } from './coordinates.ts'

const outcome = (lat: string, lon: string, bounds?: Parameters<typeof parseCoordinate>[1]) => {
  const parsed = parseCoordinate({ lat, lon }, bounds)
  return 'ok' in parsed ? parsed.ok : parsed.problem.code
}
const huddinge = { west: 17.8, south: 59.1, east: 18.2, north: 59.4 }

describe('coordinates', () => {
  test.each([
    ['59.23633', '17.982156'],
    ['59,23633', '17,982156'],
    [' 59.23633° ', '17.982156 °'],
    ['59.23633 N', 'E 17.982156'],
    ['59,23633° N', '17,982156° Ö'],
    ['59°14\'10.788"N', '17°58\'55.7616"E'],
    ['59° 14′ 10,788″ N', '17° 58′ 55,7616″ Ö'],
    ['N 59 14.1798', 'E 17 58.92936'],
    ['59 14 10.788', '17 58 55.7616'],
  ])('%s, %s is a point in Huddinge', (lat, lon) => {
    const point = outcome(lat, lon, huddinge)
    expect(point).toEqual({ lat: expect.closeTo(59.23633, 5), lon: expect.closeTo(17.982156, 5) })
  })

  test('south and west are negative, in words as in signs', () => {
    expect(outcome('41.8781', '-87.6298')).toEqual({ lat: 41.8781, lon: -87.6298 })
    expect(outcome('41.8781 N', '87.6298 W')).toEqual({ lat: 41.8781, lon: -87.6298 })
    expect(outcome("33°27'S", "70°40'V")).toEqual({ lat: -33.45, lon: expect.closeTo(-70.66667, 4) })
  })

  test.each([
    ['', '', 'value-missing'],
    ['59.2', '', 'coordinate-incomplete'],
    ['', '17.9', 'coordinate-incomplete'],
    ['Vårby', '17.9', 'coordinate-unreadable'],
    [`59${' '.repeat(5000)}x`, '17.9', 'coordinate-unreadable'],
    ['59.'.padEnd(70, '2'), '17.9', 'coordinate-unreadable'],
    ['59.2 E', '17.9', 'coordinate-unreadable'],
    ['59°74\'10"N', '17.9', 'coordinate-unreadable'],
    ['0', '0', 'coordinate-zero'],
    ['17.982156', '59.23633', 'coordinate-swapped'],
    ['59.23633', '-17.982156', 'coordinate-sign'],
    ['6570250', '670100', 'coordinate-sweref99tm'],
    ['670100', '6570250', 'coordinate-sweref99tm'],
    ['6570250,5', '670100,25', 'coordinate-sweref99tm'],
    ['6580000', '1628000', 'coordinate-rt90'],
    ['5923633', '17.982156', 'coordinate-decimal-lost'],
    ['59.23633', '17982156', 'coordinate-decimal-lost'],
    ['95.5', '17.9', 'coordinate-out-of-range'],
  ])('%j, %j is refused as %s', (lat, lon, code) => {
    expect(outcome(lat, lon)).toBe(code)
  })

  test('a swapped point carries the point that was probably meant', () => {
    expect(parseCoordinate({ lat: '17.982156', lon: '59.23633' })).toEqual({
      problem: { code: 'coordinate-swapped', params: { lat: 59.23633, lon: 17.982156 } },
    })
  })

  test('a point elsewhere is let through, unless bounds say where points may lie', () => {
    expect(outcome('57.70887', '11.97456')).toEqual({ lat: 57.70887, lon: 11.97456 })
    expect(outcome('57.70887', '11.97456', huddinge)).toBe('coordinate-outside')
    expect(outcome('17.982156', '59.23633', huddinge)).toBe('coordinate-swapped')
  })
})

describe('points of SWEREF 99 TM', () => {
  /** Metres as they are, so that the numbers can be followed. */
  const asMetres = ([east, north]: readonly [number, number]): [number, number] => [east / 1e5, north / 1e5]
  const read = (lon: string, lat: string, bounds?: Parameters<typeof parseCoordinate>[1]) => {
    const parsed = parseSweref99tm({ lon, lat }, asMetres, bounds)
    return 'ok' in parsed ? parsed.ok : parsed.problem.code
  }

  test.each([
    ['674032', '6580822'],
    ['6580822', '674032'],
    ['674 032,0', '6\u2009580\u202f822,0'],
    ['674032.0', ' 6580822.0 '],
  ])('%s and %s are easting and northing, in whichever order and writing', (lon, lat) => {
    expect(read(lon, lat)).toEqual({ lon: 6.74032, lat: 65.80822 })
    expect(isSweref99tm({ lon, lat })).toBe(true)
  })

  test.each([
    ['17,98', '59,23', 'coordinate-degrees'],
    ['1628000', '6580822', 'coordinate-rt90'],
    ['154000', '6580822', 'coordinate-grid-outside'],
    ['674032', '', 'coordinate-incomplete'],
    ['', '', 'value-missing'],
    ['0', '0', 'coordinate-zero'],
    ['öst', '6580822', 'coordinate-unreadable'],
    ['674032', 'x'.repeat(500), 'coordinate-unreadable'],
  ])('%s and %s are none: %s', (lon, lat, code) => {
    expect(read(lon, lat)).toBe(code)
    expect(isSweref99tm({ lon, lat })).toBe(false)
  })

  test('one beyond where the file may reach is refused', () => {
    expect(read('674032', '6580822', { west: 7, south: 60, east: 8, north: 70 })).toBe('coordinate-outside')
  })
})
