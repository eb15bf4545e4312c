import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { realData } from '../../kernel/files/testing/real-data.ts'

/** A real city's incidents, one row each, and the outlines of its areas: files that nobody wrote for this system. */
export type City = { readonly kind: string; readonly incidents: string; readonly areas: string }

const incidents = realData('international/chicago/chicago_crimes_2018_jan-aug.csv.gz')
const areas = realData('international/chicago/chicago_community_areas.geojson.gz')
const real: City | null =
  incidents && areas ? { kind: 'the real file of Chicago, January to August 2018', incidents, areas } : null
const selfMade = 'a small self-made file in the shape of the real one, which is not here'

export const cityKind = real?.kind ?? selfMade

/** The real files where they are; otherwise small ones of the same shape, written to `place`. */
export async function openCity(place: string): Promise<City> {
  if (real) return real
  const made = { kind: selfMade, incidents: join(place, 'incidents.csv.gz'), areas: join(place, 'areas.geojson.gz') }
  await writeFile(made.incidents, gzipSync(madeUpIncidents()))
  await writeFile(made.areas, gzipSync(JSON.stringify(madeUpAreas())))
  return made
}

export const unzipped = async (path: string): Promise<string> => gunzipSync(await readFile(path)).toString('utf8')

const header =
  'Date,Latitude,Longitude,Block,LocationDescription,PrimaryType,Description,Arrest,Domestic,Ward,CommunityArea'
const types = ['THEFT', 'NON-CRIMINAL (SUBJECT SPECIFIED)', 'BATTERY', 'LIQUOR LAW VIOLATION']
const places = ['STREET', '"SCHOOL, PUBLIC, BUILDING"', '"TAXI ""A"", STOP"']
const days = 220

/** Every hour of the clock now and then, also the one that was skipped on 11 March, and a busy week 30. */
function madeUpIncidents(): string {
  const lines = [header]
  for (let day = 0; day < days; day++) {
    const date = new Date(Date.UTC(2018, 0, 1 + day)).toISOString().slice(0, 10)
    const rows = 3 + ((day * 7) % 5) + (day >= 203 && day < 210 ? 6 : 0)
    for (let row = 0; row < rows; row++) {
      const nr = day * 11 + row
      const time = `${String((nr * 5 + 2) % 24).padStart(2, '0')}:${String((nr * 13) % 60).padStart(2, '0')}:00`
      lines.push(
        `${date} ${time},41.8,-87.6,001XX W MADE UP ST,${places[nr % 3]},${types[(nr * 3 + day) % 4]},SIMPLE,False,False,1,${(nr % 3) + 1}`,
      )
    }
  }
  return `${lines.join('\n')}\n`
}

function madeUpAreas(): object {
  const square = (west: number) => [
    [west, 41.8],
    [west + 0.1, 41.8],
    [west + 0.1, 41.9],
    [west, 41.9],
    [west, 41.8],
  ]
  const features = ['WESTSIDE', 'MIDDLE', 'EASTSIDE'].map((community, index) => ({
    type: 'Feature',
    properties: { community, area_numbe: String(index + 1) },
    geometry: { type: 'MultiPolygon', coordinates: [[square(-87.9 + index / 10)]] },
  }))
  return { type: 'FeatureCollection', features }
}
