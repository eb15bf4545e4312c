import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Visitor } from '#app/testing/visitor.ts'
import { createTown, type Town } from '#domains/parties/testing/people.ts'
import { perform } from '#kernel/action/perform.ts'
import { feature, fileOf, polygon, square } from './testing/made-up-areas.ts'
import { uploadAreas } from './upload.actions.ts'

let town: Town
let coordinator: Visitor
let reader: Visitor
beforeAll(async () => {
  town = await createTown('2026-09-28T08:00:00.000Z')
  coordinator = (await town.person('coordinator')).at
  reader = (await town.person('reader')).at
})
afterAll(() => town.fixture.remove())

const good = (code: string, lon: number) => feature({ kod: code, namn: `Område ${code}` }, polygon(square(lon, 59)))
const crossing = feature(
  { kod: 'X', namn: 'Korsad' },
  polygon([
    [18.5, 59],
    [18.52, 59.02],
    [18.52, 59],
    [18.5, 59.02],
    [18.5, 59],
  ]),
)

describe('the pages of areas, as they come without script', () => {
  it('say what an empty list means and what to do, to those who may', async () => {
    expect((await coordinator.get('/areas')).body).toContain('Inga områden ännu')
    expect((await coordinator.get('/areas')).body).toContain('href="/areas/import"')
    expect((await reader.get('/areas')).body).not.toContain('href="/areas/import"')
  })
  it('show each faulty feature of an upload with its reason, and store the good ones on a word', async () => {
    const file = new File(
      [fileOf([good('A', 18), good('B', 18.01), crossing]) as Uint8Array<ArrayBuffer>],
      'områden.geojson',
    )
    const { data } = await perform(town.fixture.house, town.fixture.actor('coordinator'), uploadAreas, { file })
    const address = `/areas/import/${data.id}`
    const preview = await coordinator.get(`${address}?codeProperty=kod&nameProperty=namn&division=Kommundelar`)
    expect(preview.body).toContain('Gränsen korsar eller rör vid sig själv vid 59.01, 18.51.')
    expect(preview.body).toContain('Spara de 2 felfria')
    const refused = await coordinator.post(address, {
      codeProperty: 'kod',
      nameProperty: 'namn',
      division: 'Kommundelar',
    })
    expect(refused.to).toBe(address)
    const stored = await coordinator.post(address, {
      codeProperty: 'kod',
      nameProperty: 'namn',
      division: 'Kommundelar',
      goodOnes: 'on',
    })
    expect(stored.to).toMatch(/^\/areas\?division=\d+&stored=2&updated=0&rejected=1$/)
    const list = await coordinator.get(stored.to ?? '')
    expect(list.body).toContain('2 nya områden sparades, inget ändrades och ett avvisades.')
    expect(list.body).toMatch(/<svg[^>]*role="group"/)
    expect((await coordinator.get(address)).status).toBe(404)
  })
  it('let a coordinator add, change and end, and tell the reader why not', async () => {
    const added = await coordinator.post('/areas/new', {
      name: 'Torget',
      code: 'T',
      kind: 'place',
      parentId: await idOf('Område A'),
      validFrom: '2020-01-01',
      lat: '59,005',
      lon: '18,005',
    })
    expect(added.to).toMatch(/^\/areas\/\d+\?saved=1$/)
    const page = await reader.get(added.to ?? '')
    expect(page.body).toContain('punkt 59,00500, 18,00500')
    expect(page.body).not.toContain('/edit"')
    const parent = await idOf('Område A')
    const ending = {
      name: 'Område A',
      code: 'A',
      kind: 'area',
      inPicture: 'on',
      validFrom: '1900-01-01',
      validTo: '2026-12-31',
      version: '1',
    }
    const refused = await coordinator.post(`/areas/${parent}/edit`, ending)
    expect(refused.status).toBe(409)
    expect(refused.body).toContain('Torget ligger här och gäller efter 2026-12-31. Avsluta eller flytta den först.')
    expect(refused.body).toContain('value="2026-12-31"')
    expect((await reader.post(`/areas/${parent}/edit`, ending)).status).toBe(403)
    const wrong = await coordinator.post(`/areas/${parent}/population`, { year: '2024', count: 'tolv' })
    expect([wrong.status, wrong.body.includes('value="tolv"')]).toEqual([422, true])
    expect((await coordinator.post(`/areas/${parent}/population`, { year: '2024', count: '1200' })).to).toBe(
      `/areas/${parent}?saved=1#population`,
    )
    const history = await reader.get(`/areas/${parent}`)
    expect(history.body).toContain('angav invånarantal')
    expect(history.body).toContain('2024: 1')
    expect(history.body).toContain('läste in från fil')
  })
  it('are taken along as GeoJSON and CSV', async () => {
    const csv = await reader.get('/areas/export.csv')
    expect(csv.headers.get('content-disposition')).toContain('Kommundelar.csv')
    expect(csv.body.split('\r\n').filter((line) => line.startsWith('A;'))).toEqual([
      'A;Område A;area;;true;1200;2024;0,637;1900-01-01;',
    ])
    const geojson = JSON.parse((await reader.get('/areas/export.geojson?kind=place')).body) as {
      features: { properties: { code: string } }[]
    }
    expect(geojson.features.map(({ properties }) => properties.code)).toEqual(['T'])
  })
  it('are in English for those who read English', async () => {
    await reader.post('/preferences', { language: 'en' })
    expect((await reader.get('/areas?kind=place')).body).toContain(
      'Places in the division Kommundelar, as it applies on 28 September 2026',
    )
  })
  it('are closed to strangers', async () => {
    const stranger = town.visitor('203.0.113.9')
    expect((await stranger.get('/areas')).to).toContain('/sign-in')
    expect((await stranger.get('/areas/export.geojson')).status).toBe(401)
  })
})

async function idOf(name: string): Promise<string> {
  const { body } = await coordinator.get('/areas')
  const found = new RegExp(`href="/areas/(\\d+)"[^>]*>(?:<[^>]*>)*${name}<`).exec(body)
  if (!found?.[1]) throw new Error(`${name} is not in the list`)
  return found[1]
}
