import { gunzipSync } from 'node:zlib'
import proj4 from 'proj4'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createFixture, type Fixture } from '#app/testing/fixture.ts'
import { perform } from '#kernel/action/perform.ts'
import { verifyChain } from '#kernel/audit/trail.ts'
import type { Role } from '#kernel/auth/actor.ts'
import { inMunicipality } from '#kernel/db/tenancy.ts'
import type { Problem } from '#kernel/errors/problem.ts'
import { unzippedRealData } from '../../kernel/files/testing/real-data.ts'
import { areaHistory, exportAreas, listAreasAction } from './area.actions.ts'
import { exportProperties, toGeoJson, toRows } from './area-files.ts'
import { listDivisionsAction } from './division.actions.ts'
import { distanceMetres, type Position, polygonsOf } from './geometry.ts'
import { importAreas } from './import.actions.ts'
import type { ImportReport } from './import-report.ts'
import { createLocator } from './locator.ts'
import { feature, fileOf, point, polygon, square } from './testing/made-up-areas.ts'
import { discardUpload, previewImport, uploadAreas } from './upload.actions.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await createFixture()
})
afterAll(() => fixture.remove())

const as = async <Input, Target, Output>(
  role: Role,
  act: Parameters<typeof perform<Input, Target, Output>>[2],
  raw: unknown,
): Promise<Output> => (await perform(fixture.house, fixture.actor(role), act, raw)).data
const properties = { codeProperty: 'kod', nameProperty: 'namn' }
const importing = (content: Uint8Array, more: Record<string, unknown> = {}): Promise<ImportReport> =>
  as('coordinator', importAreas, { ...properties, content, ...more })
const counts = ({ read, stored, updated, unchanged, rejected }: ImportReport) => ({
  read,
  stored,
  updated,
  unchanged,
  rejected,
})
const listed = async (division?: number | null) =>
  (await as('reader', listAreasAction, { division: division ?? undefined })).areas
const divisionOf = ({ division }: ImportReport): number => division.id ?? 0

const good = (code: string, lon: number, more: Record<string, unknown> = {}) =>
  feature({ kod: code, namn: `Område ${code}`, ...more }, polygon(square(lon, 59)))
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

let division = ''
beforeEach((context) => {
  division = context.task.name.slice(0, 80)
})

describe('a file of areas (B.7)', () => {
  it('makes the first division the main one and gives its areas levels', async () => {
    const report = await importing(fileOf([good('A', 18), good('B', 18.01)]))
    expect(counts(report)).toEqual({ read: 2, stored: 2, updated: 0, unchanged: 0, rejected: 0 })
    expect(report.division).toMatchObject({ name: 'Områden', isNew: true })
    expect((await listed()).map(({ code, kind, inPicture, validFrom }) => [code, kind, inPicture, validFrom])).toEqual([
      ['A', 'area', true, '1900-01-01'],
      ['B', 'area', true, '1900-01-01'],
    ])
  })
  it('is stored whole or not at all', async () => {
    const report = await importing(fileOf([good('A', 18), crossing]), { division })
    expect(counts(report)).toEqual({ read: 2, stored: 0, updated: 0, unchanged: 0, rejected: 1 })
    expect(report.errors).toEqual([
      {
        feature: 1,
        code: 'X',
        name: 'Korsad',
        reason: 'self-crossing',
        params: { lon: 18.51, lat: 59.01 },
        at: [18.51, 59.01],
      },
    ])
    expect((await as('reader', listDivisionsAction, {})).map(({ name }) => name)).not.toContain(division)
  })
  it('gives up only the faulty features when the user chooses the good ones', async () => {
    const report = await importing(fileOf([good('A', 18), crossing]), { division, goodOnes: true })
    expect(counts(report)).toEqual({ read: 2, stored: 1, updated: 0, unchanged: 0, rejected: 1 })
    expect((await listed(divisionOf(report))).map(({ code }) => code)).toEqual(['A'])
  })
  it('makes no division when nothing in it is good', async () => {
    expect(counts(await importing(fileOf([crossing]), { division, goodOnes: true }))).toMatchObject({
      stored: 0,
      rejected: 1,
    })
    expect((await as('reader', listDivisionsAction, {})).map(({ name }) => name)).not.toContain(division)
  })
  it('answers for a broken file with the reason, and stores nothing', async () => {
    expect(await importing(new TextEncoder().encode('{"type": "Feat'))).toMatchObject({
      read: 0,
      stored: 0,
      errors: [{ feature: null, reason: 'not-json' }],
    })
    expect(await importing(fileOf([good('A', 18)]), { codeProperty: 'saknas' })).toMatchObject({
      errors: [{ feature: null, reason: 'property-missing', params: { known: 'kod, namn' } }],
    })
  })
  it('lands within a centimetre when it comes in SWEREF 99 TM', async () => {
    const toMetres = proj4('+proj=utm +zone=33 +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m +no_defs')
    const degrees: Position[] = [
      [17.881_5, 59.264_8],
      [18.154_2, 59.217_8],
      [18.015_2, 59.178_2],
      [17.881_5, 59.264_8],
    ]
    const metres = degrees.map((position) => toMetres.forward(position) as Position)
    const report = await importing(fileOf([feature({ kod: 'M', namn: 'Meter' }, polygon(metres))]), { division })
    expect(report.system).toBe('SWEREF 99 TM')
    const [stored] = await listed(divisionOf(report))
    const ring = stored?.geometry ? (polygonsOf(stored.geometry)[0]?.[0] ?? []) : []
    expect(ring.length).toBe(4)
    for (const position of degrees)
      expect(Math.min(...ring.map((other) => distanceMetres(other, position)))).toBeLessThan(0.01)
  })
  it('is read by owner and coordinator only', async () => {
    for (const role of ['reader', 'analyst', 'reporter', 'auditor'] as const)
      await expect(as(role, importAreas, { ...properties, content: '{}' })).rejects.toMatchObject({
        code: 'denied.role',
      } satisfies Partial<Problem>)
  })
})

describe('the same division read again', () => {
  it('changes, adds and reports, keeps versions and history, removes nothing', async () => {
    const first = await importing(fileOf([good('A', 18, { folk: { 2023: 100 } }), good('B', 18.1), good('C', 18.2)]), {
      division,
      populationProperty: 'folk',
    })
    const again = await importing(
      fileOf([
        good('A', 18, { folk: { 2023: 100 } }),
        feature({ kod: 'B', namn: 'Omdöpt' }, polygon(square(18.1, 59, 0.02))),
        good('D', 18.3),
      ]),
      { division, populationProperty: 'folk' },
    )
    expect(counts(again)).toEqual({ read: 3, stored: 1, updated: 1, unchanged: 1, rejected: 0 })
    expect(again.missing.map(({ code }) => code)).toEqual(['C'])
    const areas = await listed(divisionOf(first))
    expect(areas.map(({ code, name, version }) => [code, name, version])).toEqual(
      [
        ['A', 'Område A', 1],
        ['C', 'Område C', 1],
        ['D', 'Område D', 1],
        ['B', 'Omdöpt', 2],
      ].toSorted((a, b) => String(a[1]).localeCompare(String(b[1]), 'sv')),
    )
    expect(areas.find(({ code }) => code === 'A')?.population).toMatchObject({ year: 2023, count: 100 })
    const history = await as('reader', areaHistory, { id: areas.find(({ code }) => code === 'B')?.id })
    expect(
      history.map(({ changes }) =>
        changes.map(({ field }) => field).filter((field) => ['name', 'geometry'].includes(field)),
      ),
    ).toEqual([
      ['name', 'geometry'],
      ['name', 'geometry'],
    ])
    const chain = await inMunicipality(fixture.house.pool, fixture.municipality, (db) =>
      verifyChain(db, fixture.municipality),
    )
    expect(chain.brokenAt).toBeNull()
  })
  it('is unchanged when it is its own export, taken out and read in elsewhere', async () => {
    const tree = [
      feature({ kod: 'K', namn: 'Kommunen', slag: 'kommun', i: null }, polygon(square(18, 59, 0.2))),
      good('A', 18.01, { slag: 'område', i: 'K', folk: { 2022: 7, 2024: 9 } }),
      feature({ kod: 'T', namn: '=Torget', slag: 'plats', i: 'A' }, point(18.015, 59.005)),
    ]
    const more = { parentProperty: 'i', kindProperty: 'slag', populationProperty: 'folk' }
    const first = await importing(fileOf(tree), { division, ...more })
    expect(first.errors).toEqual([])
    const out = await as('reader', exportAreas, { division: divisionOf(first) })
    const geojson = toGeoJson(out, division)
    expect(counts(await importing(fileOf(geojson.features), { division, ...exportProperties }))).toMatchObject({
      read: 3,
      unchanged: 3,
    })
    expect(
      counts(await importing(fileOf(geojson.features), { division: `${division} 2`, ...exportProperties })),
    ).toMatchObject({
      read: 3,
      stored: 3,
    })
    expect(toRows(out)[2]).toEqual([
      'K',
      'Kommunen',
      'municipality',
      null,
      'false',
      null,
      null,
      expect.closeTo(254, 0),
      '1900-01-01',
      null,
    ])
  })
})

describe('by way of an upload', () => {
  const upload = (bytes: Uint8Array) =>
    as('coordinator', uploadAreas, { file: new File([bytes as Uint8Array<ArrayBuffer>], 'områden.geojson') })

  it('is looked at with the properties that are likely meant, and stored only on a word', async () => {
    const { id } = await upload(fileOf([good('A', 18, { area: 5 }), crossing]))
    const preview = await as('coordinator', previewImport, { upload: id, division })
    expect(preview).toMatchObject({
      features: 2,
      upload: { fileName: 'områden.geojson' },
      chosen: { codeProperty: 'kod', nameProperty: 'namn' },
    })
    expect(preview.report).toMatchObject({ stored: 1, rejected: 1, division: { id: null, isNew: true } })
    expect(await as('coordinator', importAreas, { ...properties, division, upload: id, goodOnes: 'on' })).toMatchObject(
      { stored: 1 },
    )
    await expect(as('coordinator', previewImport, { upload: id })).rejects.toMatchObject({ kind: 'not-found' })
  })
  it('leaves no trace when it is discarded, and none after a day', async () => {
    const left = async () =>
      (await fixture.database.owner.driver.query<{ content: Uint8Array }>('select content from areas.upload')).rows
    const { id } = await upload(fileOf([good('A', 18)]))
    expect((await left()).map(({ content }) => gunzipSync(content).length)).toEqual([fileOf([good('A', 18)]).length])
    await as('coordinator', discardUpload, { upload: id })
    expect(await left()).toEqual([])
    await upload(fileOf([good('B', 18)]))
    await fixture.database.owner.driver.query(`update areas.upload set uploaded_at = uploaded_at - interval '25 hours'`)
    await upload(fileOf([good('C', 18)]))
    expect((await left()).length).toBe(1)
  })
  it('is refused at once when it is no file of areas', async () => {
    await expect(upload(new TextEncoder().encode('namn;kod'))).rejects.toMatchObject({
      kind: 'invalid',
      issues: [{ path: 'file', code: 'areas.rejected.not-json' }],
    })
  })
})

describe('real files, where they are at hand', () => {
  const chicago = unzippedRealData('international/chicago/chicago_community_areas.geojson.gz')
  const goteborg = unzippedRealData('sweden/geo/goteborg_basomraden.geojson.gz')
  const malmo = unzippedRealData('sweden/geo/malmo_delomraden.geojson.gz')

  it.skipIf(!chicago)('stores all 77 community areas of Chicago, and finds 200,000 points in them', async () => {
    const report = await importing(chicago ?? new Uint8Array(), {
      division,
      codeProperty: 'area_numbe',
      nameProperty: 'community',
    })
    expect(counts(report)).toEqual({ read: 77, stored: 77, updated: 0, unchanged: 0, rejected: 0 })
    expect(report.warnings).toEqual([])
    const locator = createLocator(await listed(divisionOf(report)))
    expect(locator.find(locator.locate(-87.6298, 41.8781)?.areaId ?? 0)?.name).toBe('LOOP')
    let found = 0
    for (let n = 0; n < 200_000; n++)
      if (locator.locate(-87.94 + ((n * 0.618_034) % 1) * 0.42, 41.64 + ((n * 0.754_878) % 1) * 0.38)) found++
    expect(found).toBeGreaterThan(70_000)
  })
  it.skipIf(!goteborg)(
    'reports the 19 invalid rings of Gothenburg’s base areas and stores the rest when asked',
    async () => {
      const options = { division, codeProperty: 'basomrade', nameProperty: 'basomrade' }
      const refused = await importing(goteborg ?? new Uint8Array(), options)
      expect(counts(refused)).toMatchObject({ read: 1012, stored: 0, rejected: 19 })
      expect(new Set(refused.errors.map(({ reason }) => reason))).toEqual(new Set(['self-crossing']))
      expect(counts(await importing(goteborg ?? new Uint8Array(), { ...options, goodOnes: true }))).toMatchObject({
        stored: 993,
        rejected: 19,
      })
    },
  )
  it.skipIf(!malmo)('stores Malmö’s 136 part areas', async () => {
    const report = await importing(malmo ?? new Uint8Array(), {
      division,
      codeProperty: 'do_kod',
      nameProperty: 'delomrade',
    })
    expect(counts(report)).toMatchObject({ read: 136, stored: 136 })
  })
})
