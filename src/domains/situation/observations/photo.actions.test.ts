import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { removeDemonstration } from '#domains/parties/demo.actions.ts'
import { type House, perform } from '#kernel/action/perform.ts'
import { sweepKept } from '#kernel/files/kept-sweep.ts'
import { listDestroyed, openFileRoom } from '#kernel/files/room.ts'
import { createFixture, type Fixture } from '../../../app/testing/fixture.ts'
import { setVisibility } from '../moderation/observation-assess.actions.ts'
import { checkBoxes, maskPhotoAction, previewMask } from '../moderation/photo-mask.actions.ts'
import { reportObservation } from './observation-report.actions.ts'
import { listPhotosAction, readPhoto, removePhotoAction } from './photo.actions.ts'

let fixture: Fixture
let folder: string
let house: House
let ids: { party: number; other: number; area: number; category: number }
const rows = async <T extends object>(statement: string): Promise<readonly T[]> =>
  (await fixture.database.owner.driver.query<T>(statement)).rows
const one = async (statement: string): Promise<number> => (await rows<{ id: number }>(statement))[0]?.id ?? 0

beforeAll(async () => {
  fixture = await createFixture()
  folder = join(await mkdtemp(join(tmpdir(), 'samsyn-photos-')), 'files')
  house = { ...fixture.house, files: openFileRoom(folder) }
  const division = await one(
    `insert into areas.division (municipality_id, name, main, valid_from) values ('9001', 'Kommundelar', true, '2020-01-01') returning id`,
  )
  const party = (name: string) =>
    one(
      `insert into parties.party (municipality_id, name, kind, relation, valid_from) values ('9001', '${name}', 'authority', 'external', '2020-01-01') returning id`,
    )
  ids = {
    party: await party('Väktarna'),
    other: await party('Fritidsgården'),
    area: await one(
      `insert into areas.area (municipality_id, division_id, code, name, kind, in_picture, valid_from) values ('9001', ${division}, 'norr', 'Norr', 'area', true, '2020-01-01') returning id`,
    ),
    category: await one(
      `insert into situation.category (municipality_id, code, name_sv, name_en, severity, valid_from) values ('9001', 'klotter', 'Klotter', 'Graffiti', 1, '2020-01-01') returning id`,
    ),
  }
})
afterAll(async () => {
  await rm(join(folder, '..'), { recursive: true })
  await fixture.remove()
})

const reporter = (party = ids.party) => ({ ...fixture.actor('reporter', { partyId: party }), accountId: 7 })
const picture = async () =>
  sharp({ create: { width: 640, height: 480, channels: 3, background: '#447766' } })
    .withExif({ IFD3: { GPSLatitude: '59/1 13/1 0/1', GPSLatitudeRef: 'N' }, IFD0: { Make: 'Kameraverket' } })
    .jpeg()
    .toBuffer()
const file = async (bytes?: Uint8Array) =>
  new File([new Uint8Array(bytes ?? (await picture()))], 'IMG_Någons telefon.jpg', { type: 'image/jpeg' })
const report = async (more: object) =>
  (
    await perform(house, reporter(), reportObservation, {
      party: ids.party,
      category: ids.category,
      area: ids.area,
      when: '2026-09-28',
      basis: 'seen',
      ...more,
    })
  ).data
const lying = () => readdir(folder)

describe('photos of an observation (PAR-1.1, PAR-1.4)', () => {
  test('are stored without place and camera, with their hash, and shown to those who may read the text', async () => {
    const { id } = await report({
      photos: [await file(), await file()],
      photoAlt: { n1: 'Krossad ruta vid entrén.', n2: 'Glas på gångvägen.' },
    })
    const photos = (await perform(house, reporter(), listPhotosAction, { id })).data
    expect(photos).toMatchObject([
      { position: 1, width: 640, height: 480, alt: 'Krossad ruta vid entrén.' },
      { position: 2 },
    ])
    const photo = photos[0]?.id ?? 0
    const { bytes } = (await perform(house, reporter(), readPhoto, { id, photo })).data
    expect(Buffer.from(bytes).includes('Kameraverket')).toBe(false)
    expect((await sharp(bytes).metadata()).exif).toBeUndefined()
    const kept = await rows<{ key: string; sha256: string }>('select key, sha256 from kernel.kept_file order by key')
    expect((await lying()).sort()).toEqual(kept.map(({ key }) => key))
    for (const { key, sha256 } of kept)
      expect(
        createHash('sha256')
          .update(await readFile(join(folder, key)))
          .digest('hex'),
      ).toBe(sha256)
    await expect(perform(house, reporter(ids.other), readPhoto, { id, photo })).rejects.toMatchObject({
      kind: 'forbidden',
    })
    await expect(perform(house, reporter(ids.other), listPhotosAction, { id })).rejects.toMatchObject({
      kind: 'forbidden',
    })
  })

  test('belong to their observation and are found under no other', async () => {
    const [mine, another] = [await report({ photos: await file() }), await report({})]
    const [photo] = (await perform(house, reporter(), listPhotosAction, { id: mine.id })).data
    await expect(perform(house, reporter(), readPhoto, { id: another.id, photo: photo?.id })).rejects.toMatchObject({
      kind: 'not-found',
    })
  })

  test('that are no photos stop the whole report, and nothing of it is left', async () => {
    const count = async () => (await rows('select from situation.observation')).length
    const before = await count()
    const svg = await file(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))
    await expect(report({ photos: [await file(), svg] })).rejects.toMatchObject({
      issues: [{ path: 'photos', code: 'photo.not-a-photo', params: { n: 2 } }],
    })
    const five = await Promise.all([1, 2, 3, 4, 5].map(() => file()))
    await expect(report({ photos: five })).rejects.toMatchObject({
      issues: [{ path: 'photos', code: 'photo.too-many' }],
    })
    await expect(report({ photoAlt: { n2: 'Ring 070-174 06 05' } })).rejects.toMatchObject({ kind: 'invalid' })
    expect(await count()).toBe(before)
    // The first photo of the refused report lies there without a row, until the night.
    const loose = (await lying()).length - (await rows('select from kernel.kept_file')).length
    expect(loose).toBe(1)
    const municipalities = [{ id: '9001' }]
    expect(await sweepKept(house, municipalities)).toBe(0)
    for (const key of await lying()) await utimes(join(folder, key), 0, 1_000_000)
    expect(await sweepKept(house, municipalities)).toBe(1)
    expect((await lying()).length).toBe((await rows('select from kernel.kept_file')).length)
  })

  test('sent twice with the same form are stored once', async () => {
    const sending = '00000000-0000-4000-8000-00000000000a'
    const before = (await lying()).length
    const [first, second] = [
      await report({ photos: await file(), sending }),
      await report({ photos: await file(), sending }),
    ]
    expect([second.id, (await lying()).length]).toEqual([first.id, before + 1])
  })

  test('are destroyed for good by whoever may correct the observation, and the history says so', async () => {
    const { id } = await report({ photos: await file() })
    const [photo] = (await perform(house, reporter(), listPhotosAction, { id })).data
    const [row] = await rows<{ key: string }>(`select file_key as key from situation.photo where id = ${photo?.id}`)
    const remove = { id, photo: photo?.id }
    await expect(perform(house, reporter(ids.other), removePhotoAction, remove)).rejects.toMatchObject({
      kind: 'forbidden',
    })
    await perform(house, reporter(), removePhotoAction, remove)
    await expect.poll(async () => (await lying()).includes(row?.key ?? '')).toBe(false)
    expect((await perform(house, reporter(), listPhotosAction, { id })).data).toEqual([])
    expect(await rows(`select changes from audit.entry where action = 'photos.remove'`)).toEqual([
      { changes: [{ field: 'photos', before: 1, after: 0 }] },
    ])
  })

  test('are masked for good: the new picture has the boxes, the original is nowhere, and the register keeps older backups from it', async () => {
    const { id } = await report({ photos: await file() })
    const coordinator = fixture.actor('coordinator')
    const [photo] = (await perform(house, coordinator, listPhotosAction, { id })).data
    const [before] = await rows<{ key: string }>(`select file_key as key from situation.photo where id = ${photo?.id}`)
    const original = await readFile(join(folder, before?.key ?? ''))
    const of = { id, photo: photo?.id }
    const mask = {
      ...of,
      version: 1,
      boxes: [{ left: '25', top: '25', width: '50,5', height: '50' }],
      reason: 'Ansikte',
    }
    for (const actor of [reporter(), fixture.actor('analyst'), fixture.actor('auditor')])
      await expect(perform(house, actor, maskPhotoAction, mask)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(perform(house, coordinator, checkBoxes, { ...of, boxes: [] })).rejects.toMatchObject({
      issues: [{ path: 'boxes', code: 'photo.mask.no-box' }],
    })
    await expect(perform(house, coordinator, checkBoxes, { ...of, boxes: [{ left: '120' }] })).rejects.toMatchObject({
      issues: [
        { path: 'boxes.0.left' },
        { path: 'boxes.0.top' },
        { path: 'boxes.0.width' },
        { path: 'boxes.0.height' },
      ],
    })
    const shown = (await perform(house, coordinator, previewMask, { ...of, boxes: '25,25,50.5,50' })).data.bytes
    expect((await readFile(join(folder, before?.key ?? ''))).equals(original)).toBe(true)

    await perform(house, coordinator, maskPhotoAction, mask)
    const { bytes } = (await perform(house, reporter(), readPhoto, of)).data
    expect(Buffer.from(bytes).equals(Buffer.from(shown))).toBe(true)
    const { data: pixels, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true })
    const at = (x: number, y: number) => [...pixels.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3)]
    expect(Math.max(...at(320, 240), ...at(164, 124), ...at(480, 356))).toBeLessThan(20)
    expect(Math.min(...at(20, 20))).toBeGreaterThan(40)

    await expect.poll(async () => (await lying()).includes(before?.key ?? '')).toBe(false)
    expect(await rows(`select from kernel.kept_file where key = '${before?.key}'`)).toEqual([])
    expect(await listDestroyed(join(folder, '..'))).toContain(before?.key)
    const [row] = (await perform(house, reporter(), listPhotosAction, { id })).data
    expect(row).toMatchObject({ version: 2, masks: 1, maskedAt: expect.any(String) })
    expect(await rows(`select changes from audit.entry where action = 'photos.mask'`)).toEqual([
      {
        changes: [
          { field: 'photoMasks', before: 0, after: 1 },
          { field: 'maskReason', before: null, after: 'Ansikte' },
        ],
      },
    ])
    await expect(perform(house, coordinator, maskPhotoAction, mask)).rejects.toMatchObject({ kind: 'conflict' })
  })

  test('go no further than the words of a restricted observation', async () => {
    const { id, version } = await report({ photos: await file() })
    const [photo] = (await perform(house, reporter(), listPhotosAction, { id })).data
    const narrow = { id, version, visibility: 'restricted', why: 'Kan peka ut.' }
    await perform(house, fixture.actor('coordinator'), setVisibility, narrow)
    const one = { id, photo: photo?.id }
    for (const actor of [reporter(), fixture.actor('auditor')]) {
      expect((await perform(house, actor, listPhotosAction, { id })).data).toEqual([])
      await expect(perform(house, actor, readPhoto, one)).rejects.toMatchObject({ kind: 'forbidden' })
    }
    expect((await perform(house, fixture.actor('coordinator'), readPhoto, one)).data.bytes.length).toBeGreaterThan(0)
  })

  test('go with a demonstration when it is taken away', async () => {
    expect((await lying()).length).toBeGreaterThan(0)
    await rows(`update kernel.municipality set demo = true where id = '9001'`)
    await perform(house, { ...fixture.actor('owner'), demo: true }, removeDemonstration, {})
    await expect.poll(lying).toEqual([])
  })
})
