import proj4 from 'proj4'
import { describe, expect, it } from 'vitest'
import { findNamedSystem, guessSystem } from './coordinate-system.ts'
import { distanceMetres, type Position } from './geometry.ts'

const definition3006 = '+proj=utm +zone=33 +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m +no_defs'

describe('coordinate systems', () => {
  it('reads SWEREF 99 TM', () => {
    // On its central meridian the northing is the arc from the equator on GRS 80 (6,654,072.8 m to 60° N) times 0.9996.
    const system = findNamedSystem('urn:ogc:def:crs:EPSG::3006')
    expect(system?.name).toBe('SWEREF 99 TM')
    const [lon = 0, lat = 0] = system?.toWgs84([500_000, 6_651_411.19]) ?? []
    expect([lon, lat]).toEqual([15, 60].map((degrees) => expect.closeTo(degrees, 7)))
  })
  it('comes back within a centimetre from a made polygon', () => {
    const made: Position[] = [
      [17.8815, 59.2648],
      [18.1542, 59.2178],
      [18.0152, 59.1782],
      [12.0, 57.7],
      [20.3, 67.8],
    ]
    const system = findNamedSystem('EPSG:3006')
    for (const position of made) {
      const metres = proj4(definition3006).forward(position)
      expect(distanceMetres(system?.toWgs84([metres[0] ?? 0, metres[1] ?? 0]) ?? [0, 0], position)).toBeLessThan(0.01)
    }
  })
  it('knows its names, and the zones municipalities draw in', () => {
    expect(
      ['urn:ogc:def:crs:OGC:1.3:CRS84', 'EPSG:4326', 'http://www.opengis.net/def/crs/OGC/1.3/CRS84'].map(
        (name) => findNamedSystem(name)?.name,
      ),
    ).toEqual(['WGS 84', 'WGS 84', 'WGS 84'])
    expect(findNamedSystem('urn:ogc:def:crs:EPSG::3857')).toBeNull()
    expect(findNamedSystem('')).toBeNull()
    const [lon = 0, lat = 0] = findNamedSystem('urn:ogc:def:crs:EPSG::3011')?.toWgs84([150_000, 6_570_000]) ?? []
    expect(lon).toBeCloseTo(18, 9)
    expect(lat).toBeCloseTo(59.25, 1)
  })
  it('is guessed from the size of the numbers where a file names none', () => {
    expect(guessSystem([[18, 59]])?.name).toBe('WGS 84')
    expect(guessSystem([[-87.6, 41.8]])?.name).toBe('WGS 84')
    expect(guessSystem([[674_000, 6_570_000]])?.name).toBe('SWEREF 99 TM')
    expect(guessSystem([[6_570_000, 674_000]])?.name).toBe('SWEREF 99 TM')
    expect(guessSystem([[150_000, 6_570_000]])).toBeNull()
    expect(guessSystem([])?.name).toBe('WGS 84')
  })
})
