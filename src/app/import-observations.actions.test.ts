import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importAreas } from '#domains/areas/import.actions.ts'
import { addParty } from '#domains/parties/index.ts'
import { addDefaultCategories } from '#domains/situation/home/defaults.actions.ts'
import type { House } from '#kernel/action/perform.ts'
import { perform } from '#kernel/action/perform.ts'
import { systemActor } from '#kernel/auth/actor.ts'
import { inMunicipality } from '#kernel/db/tenancy.ts'
import { openFileRoom } from '#kernel/files/room.ts'
import { fixedClock } from '#kernel/time/clock.ts'
import { writeDemoFiles } from './demo/files.ts'
import type { DemoManifest } from './demo/manifest.ts'
import { importObservationFile, tryObservationFile } from './observation-file.ts'
import { createFixture, type Fixture } from './testing/fixture.ts'

let fixture: Fixture
let house: House
let folder = ''
let manifest: DemoManifest
const operator = () => systemActor({ id: fixture.municipality, name: 'Provkommun', demo: true }, 'kommandoraden')

beforeAll(async () => {
  fixture = await createFixture()
  folder = await mkdtemp(join(tmpdir(), 'samsyn-import-'))
  house = { ...fixture.house, clock: fixedClock('2026-11-20T08:00:00Z'), files: openFileRoom(join(folder, 'files')) }
  manifest = await writeDemoFiles(join(folder, 'demo'), { today: '2026-11-20', seed: 7 })
  await perform(house, operator(), addDefaultCategories, {})
  await perform(house, operator(), importAreas, {
    codeProperty: 'code',
    nameProperty: 'name',
    parentProperty: 'parent',
    kindProperty: 'kind',
    content: await readFile(join(folder, 'demo', manifest.areas.path)),
  })
  for (const { name } of manifest.parties)
    await inMunicipality(house.pool, fixture.municipality, (db) =>
      addParty(db, fixture.municipality, {
        name,
        kind: 'authority',
        relation: 'external',
        formerNames: [],
        reportsWeekly: true,
        validFrom: '2020-01-01',
        validTo: null,
      }),
    )
})
afterAll(async () => {
  await fixture.remove()
  await rm(folder, { recursive: true })
})

test('C.11: every row of the seven partners’ files, each in a format of its own, becomes an observation', async () => {
  for (const { path, mapping, defaults, dateOrder, timeZone, rows } of manifest.files) {
    const result = await importObservationFile(house, operator(), {
      path: join(folder, 'demo', path),
      sender: defaults.source,
      columns: mapping,
      hints: { defaults, dateOrder, timeZone },
    })
    expect({ path, ...result, id: 0 }).toEqual({
      path,
      id: 0,
      status: 'stored',
      read: rows,
      stored: rows,
      updated: 0,
      duplicates: 0,
      different: 0,
      rejected: 0,
      notices: [],
      errors: [],
      problemCounts: {},
    })
  }
})

test('a dry run tells what the import would do, and keeps nothing of it', async () => {
  const query = async <T extends object>(text: string) => (await fixture.database.owner.driver.query<T>(text)).rows
  const [area] = await query<{ code: string }>(`select code from areas.area where in_picture order by id limit 1`)
  const [category] = await query<{ code: string }>(`select code from situation.category order by id limit 1`)
  const path = join(folder, 'prov.csv')
  const file = (...rows: string[]) => writeFile(path, ['Id;Datum;Kategori;Område;Text', ...rows].join('\n'))
  const row = (id: number, text: string) => `P${id};2026-11-0${id};${category?.code};${area?.code};${text}`
  const tables = ['situation.observation', 'situation.import', 'situation.import_mapping', 'situation.weekly_count']
  const state = async () => {
    const kept = await readdir(join(folder, 'files'))
    const stored = await Promise.all(tables.map((table) => query(`select * from ${table} order by 1, 2, 3`)))
    return JSON.stringify([stored, await query('select count(*) as n from audit.entry'), kept])
  }

  await file(row(1, 'Ett.'), row(2, 'Två.'))
  await importObservationFile(house, operator(), { path })
  await file(row(1, 'Ett.'), row(2, 'Två, ändrad.'), row(3, 'Tre.'), 'Summa;3;;;')
  const before = await state()
  expect(await tryObservationFile(house, operator(), { path })).toMatchObject({ status: 'refused', rejected: 3 })
  const orders = { path, onConflict: 'update', goodRows: true } as const
  const { id: _, ...tried } = await tryObservationFile(house, operator(), orders)
  expect(tried).toMatchObject({ status: 'stored', read: 4, stored: 1, updated: 1, duplicates: 1, rejected: 1 })
  const noTable = tryObservationFile(house, operator(), { path: join(folder, 'demo', manifest.areas.path) })
  await expect(noTable).rejects.toMatchObject({ kind: 'invalid', issues: [{ path: 'file', code: 'file-not-table' }] })
  expect(await state()).toBe(before)
  expect(await importObservationFile(house, operator(), orders)).toMatchObject(tried)
})
