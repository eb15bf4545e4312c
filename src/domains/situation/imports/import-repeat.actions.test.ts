import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { perform } from '#kernel/action/perform.ts'
import { codesOf, type ImportRoom, openImportRoom } from '../testing/import-room.ts'
import { getImportAction, getRejectedRows, undoImport } from './import.actions.ts'
import { beginImport, cancelImport, getCancelled } from './import-work.actions.ts'

let room: ImportRoom
beforeAll(async () => {
  room = await openImportRoom()
})
afterAll(() => room.close())
beforeEach(() => room.empty())

type Cells = { day?: string; category?: string; area?: string; text?: string }
const line = (id: number, { day = '2026-09-14', category = 'Klotter', area = 'N1', text = 'Ett.' }: Cells = {}) =>
  [id, day, category, area, text].join(';')
const fileOf = (...lines: string[]) => new File([['Id;Datum;Kategori;Område;Text', ...lines].join('\r\n')], 'vecka.csv')
const observations = () =>
  room.sql(`select external_id, version, status, text, area_id - (select min(id) from areas.area) as area, category_id
    from situation.observation order by external_id`)
const counts = () =>
  room.sql('select week, area_id, category_id, n from situation.weekly_count where n > 0 order by 1, 2, 3')
const edit = (assignments: string, id: number) =>
  room.sql(`update situation.observation set ${assignments}, version = version + 1 where external_id = '${id}'`)

describe('the same file again, when people have worked in between', () => {
  const file = () => fileOf(line(1), line(2, { text: 'Såg en man.' }), line(3), line(4), line(5))

  test.each(['stop', 'skip', 'update'])('changes nothing row by row, under the rule to %s', async (onConflict) => {
    await room.store(file())
    await edit(`text = 'Såg någon.'`, 2)
    await edit(`status = 'dismissed', status_reason = 'dubblett'`, 3)
    await edit('area_id = area_id + 1', 4)
    const [before, counted] = [await observations(), await counts()]
    const again = await room.store(file(), { onConflict, goodRows: true })
    expect(again).toMatchObject({ read: 5, stored: 0, updated: 0, different: 0 })
    if (onConflict === 'stop') expect(again.rejected).toBe(5)
    else expect(again.duplicates).toBe(5)
    expect(await observations()).toEqual(before)
    expect(await counts()).toEqual(counted)
  })

  test('with more rows and changed ones tells new, changed and same; what somebody has edited is left and told', async () => {
    await room.store(file())
    await edit(`text = 'Såg någon.'`, 2)
    await edit(`status = 'verified'`, 3)
    const grown = () =>
      fileOf(
        line(1),
        line(2, { text: 'Nytt.' }),
        line(3, { area: 'N2' }),
        line(4, { text: 'Nytt.' }),
        line(5),
        line(6),
        line(6),
      )
    expect(await room.store(grown(), { onConflict: 'skip', goodRows: true })).toMatchObject({
      read: 7,
      stored: 1,
      updated: 0,
      duplicates: 2,
      different: 3,
      rejected: 1,
    })
    await perform(room.house, room.coordinator(), undoImport, { id: await latest() })
    const result = await room.store(grown(), { onConflict: 'update', goodRows: true })
    expect(result).toMatchObject({ read: 7, stored: 1, updated: 2, duplicates: 2, different: 0, rejected: 2 })
    expect(codesOf(result)).toEqual(['3 imports.rejected.edited-since', '8 imports.rejected.twice-in-file'])
    expect(await observations()).toMatchObject([
      { external_id: '1', version: 1 },
      { external_id: '2', text: 'Såg någon.' },
      { external_id: '3', area: 1, status: 'verified', version: 3 },
      { external_id: '4', text: 'Nytt.', version: 2 },
      { external_id: '5', version: 1 },
      { external_id: '6' },
    ])
    expect(await room.store(grown(), { onConflict: 'update', goodRows: true })).toMatchObject({ stored: 0, updated: 0 })
  })

  test('is refused as a whole for an edited row, unless the good rows are asked for', async () => {
    await room.store(file())
    await edit(`text = 'Såg någon.'`, 2)
    const before = await observations()
    const changed = fileOf(line(2, { text: 'Nytt.' }), line(4, { text: 'Nytt.' }))
    expect(await room.store(changed, { onConflict: 'update' })).toMatchObject({ status: 'refused', updated: 0 })
    expect(await observations()).toEqual(before)
  })
})

const latest = async () =>
  (await room.sql<{ id: number }>('select max(id)::int as id from situation.import'))[0]?.id ?? 0

describe('a file whose ids repeat', () => {
  test('has every repeated row told and handed back, in the order of the file, however far apart', async () => {
    const many = Array.from({ length: 9_000 }, (_, n) => line(n % 8_995))
    const result = await room.store(fileOf(...many, line(0, { category: 'Ufo' })))
    expect(result).toMatchObject({ status: 'refused', read: 9_001, rejected: 6 })
    expect(codesOf(result)).toEqual([
      ...[8_997, 8_998, 8_999, 9_000, 9_001].map((row) => `${row} imports.rejected.twice-in-file`),
      '9002 imports.rejected.category-unknown',
    ])
    expect(result.errors[4]?.params).toEqual({ value: '4', first: 6 })
    const { content } = (await perform(room.house, room.coordinator(), getRejectedRows, { id: result.id })).data
    expect((await content.text()).trim().split('\r\n')).toHaveLength(7)
    expect([await observations(), await counts()]).toEqual([[], []])
  })

  test('is stored once and counted once where what came before it is stored already while the file is read', async () => {
    await room.store(fileOf(line(8_000), line(8_500, { text: 'Såg en man.' })))
    const many = Array.from({ length: 9_000 }, (_, n) => line(n % 8_995, { area: n % 2 === 0 ? 'N1' : 'N2' }))
    const result = await room.store(fileOf(...many), { onConflict: 'update', goodRows: true })
    expect(result).toMatchObject({ read: 9_000, stored: 8_993, updated: 1, duplicates: 1, rejected: 5 })
    expect(await room.sql('select count(*)::int as n from situation.observation')).toEqual([{ n: 8_995 }])
    expect(await counts()).toEqual(
      await room.sql(`select week, area_id, category_id, count(*)::int as n from situation.observation
        group by 1, 2, 3 order by 1, 2, 3`),
    )
  })
})

describe('undoing an import that changed observations', () => {
  test('puts back what it changed and takes its own away, but for what somebody has worked on since', async () => {
    await room.store(fileOf(line(1), line(2), line(3)))
    const before = await observations()
    const counted = await counts()
    const second = await room.store(
      fileOf(
        line(1, { area: 'N2', text: 'Nytt.' }),
        line(2, { category: 'Brand' }),
        line(3, { day: '2026-09-21' }),
        line(4),
      ),
      { onConflict: 'update' },
    )
    expect(second).toMatchObject({ stored: 1, updated: 3 })
    await edit(`status = 'verified'`, 3)
    const seen = (await perform(room.house, room.coordinator(), getImportAction, { id: second.id })).data
    expect(seen.observations).toEqual({ all: 1, untouched: 1, changed: 3, unchangedSince: 2 })
    const undone = await perform(room.house, room.coordinator(), undoImport, { id: second.id })
    expect(undone.data).toEqual({ id: second.id, removed: 1, putBack: 2, left: 1 })
    const [first, other, third, ...none] = await observations()
    expect([first, other]).toMatchObject(before.slice(0, 2).map((row) => ({ ...row, version: 3 })))
    expect([third, none]).toMatchObject([{ status: 'verified' }, []])
    const now = await counts()
    expect([now.length, counted.length]).toEqual([2, 1])
    const history = await room.sql(
      `select from audit.entry where action = 'imports.undo' and object_type = 'situation.observation'`,
    )
    expect(history).toHaveLength(2)
  })

  test('puts no words back that were struck since: what would be put back is forgotten with them', async () => {
    await room.store(fileOf(line(1, { text: 'Anmälan av en man.' })))
    const { id } = await room.store(fileOf(line(1, { text: 'Nytt.' })), { onConflict: 'update' })
    await edit(`redacted = true, text = ''`, 1)
    expect(await room.sql('select from situation.import_change')).toEqual([])
    const again = await room.store(fileOf(line(1, { text: 'Nytt igen.' })), { onConflict: 'update', goodRows: true })
    expect(codesOf(again)).toEqual(['2 imports.rejected.edited-since'])
    await perform(room.house, room.coordinator(), undoImport, { id })
    expect(await observations()).toMatchObject([{ text: '' }])
  })

  test('leaves merged ones and those in a published picture, and names the published weeks', async () => {
    const { id } = await room.store(fileOf(line(1), line(2), line(3), line(4)))
    await room.sql(`update situation.observation set status = 'merged', version = 2,
      merged_into = (select id from situation.observation where external_id = '1') where external_id = '2'`)
    await edit(`status = 'in-picture'`, 3)
    await room.sql(`insert into situation.picture (municipality_id, kind, period_from, period_to, edition, status, snapshot, sha256, created_at)
      values ('9001', 'weekly', '2026-09-14', '2026-09-20', 1, 'published', '{}', 'x', now())`)
    const seen = (await perform(room.house, room.coordinator(), getImportAction, { id })).data
    expect(seen.publishedWeeks).toEqual(['2026-09-14'])
    expect(seen.observations).toMatchObject({ all: 4, untouched: 1 })
    const snapshot = await room.sql('select snapshot, sha256 from situation.picture')
    const undone = await perform(room.house, room.coordinator(), undoImport, { id })
    expect(undone.data).toMatchObject({ removed: 1, left: 3 })
    expect(await room.sql('select snapshot, sha256 from situation.picture')).toEqual(snapshot)
    await room.sql('delete from situation.picture')
  })
})

describe('a dry run of the whole file', () => {
  test('tells new, changed, same and wrong rows, stores nothing, and the file waits', async () => {
    await room.store(fileOf(line(1), line(2)))
    const before = [await observations(), await counts()]
    const id = await room.receive(
      fileOf(line(1), line(2, { text: 'Nytt.' }), line(3), line(3), line(4, { category: 'Ufo' })),
    )
    const orders = { onConflict: 'update', goodRows: true }
    const tried = await room.run(id, { ...orders, dryRun: true })
    const told = { read: 5, stored: 1, updated: 1, duplicates: 1, different: 0, rejected: 2 }
    expect(tried).toMatchObject({ ...told, status: 'stored' })
    expect([await observations(), await counts()]).toEqual(before)
    const seen = (await perform(room.house, room.coordinator(), getImportAction, { id })).data
    expect(seen.import).toMatchObject({
      status: 'received',
      tried: { ...told, wouldStore: true, onConflict: 'update' },
    })
    expect(seen.hasRejectedFile).toBe(true)
    expect(await room.run(id, { dryRun: true })).toMatchObject({ status: 'refused', stored: 0 })
    expect(await room.run(id, orders)).toMatchObject({ ...told, status: 'stored' })
  })

  test('that is cancelled leaves the file waiting; a cancelled import says what came of it', async () => {
    const many = Array.from({ length: 30_000 }, (_, n) => line(n))
    const outcome = async (dryRun: boolean) => {
      const id = await room.receive(fileOf(...many))
      await perform(room.house, room.coordinator(), beginImport, { id, dryRun })
      await perform(room.house, room.coordinator(), cancelImport, { id })
      while (room.works.find(`import 9001 ${id}`) !== null) await new Promise((resolve) => setTimeout(resolve, 5))
      return (await perform(room.house, room.coordinator(), getCancelled, { id })).data?.status
    }
    expect([await outcome(true), await outcome(false)]).toEqual(['received', null])
    expect(await observations()).toEqual([])
  })
})
