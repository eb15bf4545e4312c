import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importAreas } from '#domains/areas/import.actions.ts'
import { importCategories } from '#domains/situation/categories/category-import.actions.ts'
import { acceptSuggestions } from '#domains/situation/levels/level.actions.ts'
import { createPicture, publishPictureAction, submitPicture } from '#domains/situation/pictures/picture.actions.ts'
import { verifyPictures } from '#domains/situation/pictures/picture.store.ts'
import { getPictureAction } from '#domains/situation/pictures/picture-read.actions.ts'
import type { Action } from '#kernel/action/action.ts'
import { type House, perform } from '#kernel/action/perform.ts'
import { inMunicipality } from '#kernel/db/tenancy.ts'
import { openFileRoom } from '#kernel/files/room.ts'
import { importObservationFile } from './observation-file.ts'
import { cityKind, openCity, unzipped } from './testing/chicago.ts'
import { createFixture, type Fixture } from './testing/fixture.ts'

const [week, monday] = ['2018-W30', '2018-07-23']
let fixture: Fixture
let house: House
let folder = ''
/** Events by `Monday area category`, counted here and by nothing of the product. */
let counted: ReadonlyMap<string, number>
let rows = 0

const codeOf = (type: string): string =>
  type
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, '-')
    .replace(/-$/, '')

const ask = async <I, T, O>(act: Action<I, T, O>, input: unknown): Promise<O> =>
  (await perform(house, fixture.actor('coordinator'), act, input)).data

function countRawFile(csv: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const line of csv.split('\n').slice(1)) {
    if (line === '') continue
    // No column that is counted is ever quoted: what is, only has commas that would mislead.
    const cells = line.replaceAll(/"[^"]*"/g, '').split(',')
    // 1970-01-01 was a Thursday: three days into its week.
    const day = Date.UTC(Number(line.slice(0, 4)), Number(line.slice(5, 7)) - 1, Number(line.slice(8, 10))) / 86_400_000
    const first = new Date((day - ((day + 3) % 7)) * 86_400_000).toISOString().slice(0, 10)
    const key = `${first} ${cells[10]} ${codeOf(cells[5] ?? '')}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

const typesIn = (csv: string): readonly string[] =>
  [
    ...new Set(
      csv
        .split('\n')
        .slice(1, -1)
        .map((line) => line.replaceAll(/"[^"]*"/g, '').split(',')[5] ?? ''),
    ),
  ].sort()

const sorted = (counts: Iterable<readonly [string, number]>): readonly string[] =>
  [...counts].map(([key, n]) => `${key} ${n}`).sort()

beforeAll(async () => {
  fixture = await createFixture()
  folder = await mkdtemp(join(tmpdir(), 'samsyn-real-'))
  house = { ...fixture.house, files: openFileRoom(join(folder, 'files')) }
  const city = await openCity(folder)
  const csv = await unzipped(city.incidents)
  counted = countRawFile(csv)
  rows = [...counted.values()].reduce((sum, n) => sum + n, 0)
  const content = gunzipSync(await readFile(city.areas))
  await ask(importAreas, { codeProperty: 'area_numbe', nameProperty: 'community', content })
  const categories = typesIn(csv).map((type, index) => ({
    row: index + 2,
    cells: { code: codeOf(type), name_sv: type, name_en: type, severity: '1' },
  }))
  await ask(importCategories, { rows: categories, onConflict: 'stop' })
  const result = await importObservationFile(house, fixture.actor('coordinator'), {
    path: city.incidents,
    columns: { when: 'Date', category: 'PrimaryType', area: 'CommunityArea' },
    hints: { timeZone: 'America/Chicago' },
  })
  expect(result).toMatchObject({ status: 'stored', read: rows, stored: rows, rejected: 0, errors: [] })
}, 300_000)
afterAll(async () => {
  await fixture.remove()
  await rm(folder, { recursive: true })
})

test(`F.20: every weekly count per area and category is that of an independent count of ${cityKind}`, async () => {
  const { rows: kept } = await fixture.database.owner.driver.query<{ key: string; n: number }>(
    `select week || ' ' || a.code || ' ' || c.code as key, n from situation.weekly_count k
     join areas.area a on a.id = k.area_id join situation.category c on c.id = k.category_id`,
  )
  expect(kept.length).toBeGreaterThan(300)
  expect(sorted(kept.map(({ key, n }) => [key, n]))).toEqual(sorted(counted))
})

test(`F.20: a week of ${cityKind} is judged, accepted and published with the figures of the independent count`, async () => {
  const draft = await ask(createPicture, { kind: 'weekly', week })
  const accepted = await ask(acceptSuggestions, { week })
  const submitted = await ask(submitPicture, { id: draft.id, version: draft.version })
  await ask(publishPictureAction, { id: submitted.id, version: submitted.version })

  const { picture, content, intact } = await ask(getPictureAction, { id: draft.id })
  const areas = content?.week?.areas ?? []
  const categories = new Map(content?.week?.categories.map(({ id, code }) => [id, code]))
  const shown = areas.flatMap(({ code, counts }) =>
    counts.flatMap(({ categoryId, n, sum }): [string, number][] =>
      sum || n === 0 ? [] : [[`${monday} ${code} ${categories.get(categoryId)}`, n]],
    ),
  )
  const inWeek = [...counted].filter(([key]) => key.startsWith(monday))
  expect(sorted(shown)).toEqual(sorted(inWeek))
  expect(areas.reduce((sum, { n }) => sum + n, 0)).toBe(inWeek.reduce((sum, [, n]) => sum + n, 0))
  expect(accepted.set).toHaveLength(areas.length)
  expect(areas.every(({ level }) => level.decided && level.level === level.suggested)).toBe(true)

  expect(picture).toMatchObject({ status: 'published', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) })
  expect(intact).toBe(true)
  const check = await inMunicipality(house.pool, fixture.municipality, (db) => verifyPictures(db))
  expect(check).toEqual({ checked: 1, broken: [] })
}, 180_000)
