import { readdir } from 'node:fs/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Fixture } from '#app/testing/fixture.ts'
import { exposed, type House, perform } from '#kernel/action/perform.ts'
import { type Actor, systemActor } from '#kernel/auth/actor.ts'
import type { OwnWorks } from '#kernel/jobs/works.ts'
import { codesOf, type ImportRoom, openImportRoom, problemOf } from '../testing/import-room.ts'
import {
  getImportAction,
  getRejectedRows,
  inspectImport,
  listImportsAction,
  mapImport,
  previewImport,
  receiveImport,
  undoImport,
} from './import.actions.ts'
import type { ImportResult } from './import.ts'
import { sayProblem } from './import-rejected.jobs.ts'
import { beginImport, cancelImport, discardImport, getProgress, runImport } from './import-work.actions.ts'

let room: ImportRoom
let fixture: Fixture
let house: House
let works: OwnWorks
let folder = ''
const coordinator = () => fixture.actor('coordinator')
const sql: ImportRoom['sql'] = (statement, values) => room.sql(statement, values)
const one = async <T extends object>(statement: string): Promise<T> => (await sql<T>(statement))[0] as T

beforeAll(async () => {
  room = await openImportRoom()
  ;({ fixture, house, works, folder } = room)
})
afterAll(() => room.close())
beforeEach(() => room.empty())

const header = 'Id;Datum;Kategori;Område;Text'
const line = (id: number | string, rest: { day?: string; category?: string; area?: string; text?: string } = {}) =>
  [id, rest.day ?? '2026-09-14', rest.category ?? 'Klotter', rest.area ?? 'N1', rest.text ?? 'Klotter på väggen.'].join(
    ';',
  )
const fileOf = (...lines: string[]) => new File([[header, ...lines].join('\r\n')], 'vecka.csv')

const receive = async (file: Blob, actor: Actor = coordinator(), sender?: string) =>
  (await perform(house, actor, receiveImport, { file, sender })).data.id
const store = async (file: Blob, orders: object = {}, actor: Actor = coordinator()): Promise<ImportResult> =>
  (await perform(house, actor, runImport, { id: await receive(file, actor), ...orders })).data
const count = async () => (await one<{ n: number }>('select count(*)::int as n from situation.observation')).n

describe('PAR-1.6: a file of observations', () => {
  test('is stored whole, counted by week, noted as delivered and audited once', async () => {
    const result = await store(fileOf(line(1), line(2, { area: 'Norrby 2' }), line(3), line(4, { day: '2026-09-21' })))
    expect(result).toMatchObject({
      status: 'stored',
      read: 4,
      stored: 4,
      updated: 0,
      duplicates: 0,
      rejected: 0,
      errors: [],
    })
    expect(
      await sql(
        'select week, area_id - (select min(id) from areas.area) as area, n from situation.weekly_count order by 1, 2',
      ),
    ).toEqual([
      { week: '2026-09-14', area: 0, n: 2 },
      { week: '2026-09-14', area: 1, n: 1 },
      { week: '2026-09-21', area: 0, n: 1 },
    ])
    expect(await sql('select week, first_by_import from situation.delivery order by week')).toEqual([
      { week: '2026-09-14', first_by_import: true },
      { week: '2026-09-21', first_by_import: true },
    ])
    const entries = await sql<{ changes: { field: string; after: unknown }[] }>(
      `select changes from audit.entry where action = 'imports.run' and object_id = '${result.id}'`,
    )
    expect(entries).toHaveLength(1)
    const told = Object.fromEntries(entries[0]?.changes.map(({ field, after }) => [field, after]) ?? [])
    expect(told).toMatchObject({
      fileName: 'vecka.csv',
      read: 4,
      stored: 4,
      fileSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    expect(
      await one(
        'select count(*)::int as n, count(distinct import_id)::int as imports, min(status) as status, bool_or(made_up) as made_up from situation.observation',
      ),
    ).toEqual({
      n: 4,
      imports: 1,
      status: 'triaged',
      made_up: false,
    })
  })

  test('is stored not at all when one row is wrong, and every wrong row is told', async () => {
    const result = await store(
      fileOf(line(1), line(2, { category: 'Ingenting' }), line(3, { day: '2199-01-01', area: 'Ingenstans' })),
    )
    expect(result).toMatchObject({ status: 'refused', read: 3, stored: 0, rejected: 2 })
    expect(codesOf(result)).toEqual([
      '3 imports.rejected.category-unknown',
      '4 date-implausible',
      '4 imports.rejected.area-unknown',
    ])
    expect(result.errors[0]).toEqual({
      row: 3,
      column: 'Kategori',
      value: 'Ingenting',
      code: 'imports.rejected.category-unknown',
      params: { value: 'Ingenting' },
    })
    expect(await count()).toBe(0)
  })

  test('is stored as far as it is good when somebody chooses so', async () => {
    const result = await store(fileOf(line(1), line(2, { category: 'Ingenting' }), line(3)), { goodRows: true })
    expect(result).toMatchObject({ status: 'stored', read: 3, stored: 2, rejected: 1 })
    expect(await count()).toBe(2)
    const { import: kept, hasRejectedFile } = (await perform(house, coordinator(), getImportAction, { id: result.id }))
      .data
    expect(kept).toMatchObject({
      status: 'stored',
      rejected: 1,
      problemCounts: { 'imports.rejected.category-unknown': 1 },
    })
    expect(hasRejectedFile).toBe(true)
  })

  test('gives back its rejected rows in its own format, with row and reason, to be corrected and read again', async () => {
    const rows = [
      line(1),
      line(2, { category: 'Ingenting', text: '"=1+1;""citat"""' }),
      line(3, { text: 'Ring 070-174 06 05' }),
    ]
    const first = await store(fileOf(...rows), { goodRows: true })
    const file = (await perform(house, coordinator(), getRejectedRows, { id: first.id })).data
    const text = await file.content.text()
    expect(text.split('\r\n')).toEqual([
      'Id;Datum;Kategori;Område;Text;Rad i filen;Skäl',
      `2;2026-09-14;Ingenting;N1;"'=1+1;""citat""";3;Kategori: Kategorin ”Ingenting” finns inte. Ange vad den betyder i kolumnsteget, eller rätta raden.`,
      '3;2026-09-14;Klotter;N1;Ring ett telefonnummer;4;Text: Texten ser ut att innehålla ett telefonnummer. Ta bort det.',
      '',
    ])
    const second = await store(new File([text.replace('Ingenting', 'Brand')], 'rattad.csv'))
    expect(second).toMatchObject({ status: 'stored', read: 2, stored: 2 })
    expect(
      (await sql<{ text: string }>('select text from situation.observation order by external_id')).map(
        (row) => row.text,
      ),
    ).toEqual(['Klotter på väggen.', '=1+1;"citat"', 'Ring ett telefonnummer'])
  })

  test('lists every rejected row in the file to download, also beyond what a page shows', async () => {
    const rows = Array.from({ length: 12_000 }, (_, n) => line(n, { category: 'Ingenting' }))
    const result = await store(fileOf(...rows))
    expect(result).toMatchObject({
      status: 'refused',
      read: 12_000,
      rejected: 12_000,
      problemCounts: { 'imports.rejected.category-unknown': 12_000 },
    })
    expect(result.errors).toHaveLength(10_000)
    const { content } = (await perform(house, coordinator(), getRejectedRows, { id: result.id })).data
    expect((await content.text()).trim().split('\r\n')).toHaveLength(12_001)
    expect((await perform(house, coordinator(), getImportAction, { id: result.id })).data.import.problems).toHaveLength(
      1000,
    )
  })

  test('is the same packed and unpacked, and leaves no file behind once it is stored', async () => {
    const packed = new Response(fileOf(line(1), line(2)).stream().pipeThrough(new CompressionStream('gzip')))
    expect(await store(await packed.blob())).toMatchObject({ status: 'stored', stored: 2 })
    expect(await readdir(folder)).toEqual([])
  })

  test('is refused at the door when it is no table, and nothing of it is kept', async () => {
    expect(await problemOf(receive(new Blob([])))).toBe('problem.invalid, file file-empty')
    expect(await problemOf(receive(new Blob(['{"a": 1}'])))).toBe('problem.invalid, file file-not-table')
    expect(await problemOf(receive(new Blob([new Uint8Array([0x25, 0x50, 0x44, 0x46, 1, 2])])))).toBe(
      'problem.invalid, file file-binary',
    )
    expect(await readdir(folder)).toEqual([])
    expect(await sql('select from situation.import')).toEqual([])
  })

  test('is refused as a whole when it turns out unreadable further down, also when good rows are asked for', async () => {
    const result = await store(fileOf(line(1), line(2, { text: '"never closed' }), line(3)), { goodRows: true })
    expect(result).toMatchObject({ status: 'refused', stored: 0 })
    expect(codesOf(result)).toEqual(['3 quote-unclosed'])
    expect(await count()).toBe(0)
    expect(codesOf(await store(fileOf()))).toEqual(['null imports.rejected.no-rows'])
  })

  test('is told which columns are missing, by name', async () => {
    const id = await receive(fileOf(line(1)))
    const mapping = { columns: { when: 'Tid', category: 'kategori', area: 'Område' } }
    expect(await problemOf(perform(house, coordinator(), runImport, { id, mapping }))).toBe(
      'problem.invalid, columns.when imports.rejected.column-missing',
    )
    expect(
      await problemOf(perform(house, coordinator(), runImport, { id, mapping: { columns: { when: 'Datum' } } })),
    ).toBe(
      'problem.invalid, columns.category imports.rejected.not-told.category, columns.area imports.rejected.not-told.area',
    )
  })
})

describe('a file that tells of observations that are there already', () => {
  beforeEach(async () => {
    await store(fileOf(line(1), line(2)))
  })
  const again = () => fileOf(line(1), line(2, { category: 'Brand', area: 'N2' }), line(3))

  test('is stopped, with each such row told and handed back', async () => {
    const result = await store(again())
    expect(result).toMatchObject({ status: 'refused', read: 3, stored: 0, rejected: 2 })
    expect(codesOf(result)).toEqual(['2 imports.rejected.known', '3 imports.rejected.known-changed'])
    const { content } = (await perform(house, coordinator(), getRejectedRows, { id: result.id })).data
    expect((await content.text()).trim().split('\r\n')).toHaveLength(3)
    expect(await store(again(), { goodRows: true })).toMatchObject({ status: 'stored', stored: 1, rejected: 2 })
  })

  test('is skipped for those', async () => {
    expect(await store(again(), { onConflict: 'skip' })).toMatchObject({
      status: 'stored',
      read: 3,
      stored: 1,
      duplicates: 1,
      different: 1,
      updated: 0,
      rejected: 0,
    })
    expect(
      await one(
        `select category_id - (select min(id) from situation.category) as category, version from situation.observation where external_id = '2'`,
      ),
    ).toEqual({ category: 0, version: 1 })
  })

  test('changes only those that differ, keeps their status, and each change has its history', async () => {
    await sql(`update situation.observation set status = 'verified', version = 2 where external_id = '2'`)
    expect(await store(again(), { onConflict: 'update' })).toMatchObject({
      status: 'stored',
      read: 3,
      stored: 1,
      updated: 1,
      duplicates: 1,
    })
    expect(await sql(`select external_id, version, status from situation.observation order by external_id`)).toEqual([
      { external_id: '1', version: 1, status: 'triaged' },
      { external_id: '2', version: 3, status: 'verified' },
      { external_id: '3', version: 1, status: 'triaged' },
    ])
    const [entry] = await sql<{ changes: unknown }>(
      `select changes from audit.entry where object_type = 'situation.observation' order by seq desc limit 1`,
    )
    expect(entry?.changes).toEqual([
      { field: 'categoryId', before: expect.any(Number), after: expect.any(Number) },
      { field: 'areaId', before: expect.any(Number), after: expect.any(Number) },
    ])
    expect(await sql(`select n from situation.weekly_count where n > 0 order by n`)).toEqual([{ n: 1 }, { n: 2 }])
    expect(await store(again(), { onConflict: 'update' })).toMatchObject({ stored: 0, updated: 0, duplicates: 3 })
  })
})

describe('the same file a second time', () => {
  const picture = async () =>
    sql(
      `select o.version, o.text, o.week, c.n from situation.observation o left join situation.weekly_count c using (week) order by o.id`,
    )
  const withoutIds = () =>
    new File(['Datum;Kategori;Område\r\n2026-09-14;Klotter;N1\r\n2026-09-15;Brand;N2\r\n'], 'a.csv')

  test.each(['stop', 'skip', 'update'])('changes nothing, under the rule to %s', async (onConflict) => {
    const file = () => fileOf(line(1), line(2, { category: 'Brand' }), line(3, { text: '"två\nrader"' }))
    await store(file())
    const before = await picture()
    const again = await store(file(), { onConflict })
    expect(again).toMatchObject(
      onConflict === 'stop'
        ? { status: 'refused', read: 3, stored: 0, updated: 0, rejected: 3 }
        : { status: 'stored', read: 3, stored: 0, updated: 0, duplicates: 3, rejected: 0 },
    )
    expect(await picture()).toEqual(before)
  })

  test.each(['stop', 'skip', 'update'])(
    'changes nothing when its rows have no id, under the rule to %s',
    async (onConflict) => {
      const first = await store(withoutIds())
      const before = await picture()
      const again = await store(withoutIds(), { onConflict, goodRows: true })
      expect(again).toMatchObject({ status: 'refused', read: 2, stored: 0, updated: 0 })
      const params = { day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/), count: 2 }
      expect(again.errors).toMatchObject([{ row: null, code: 'imports.rejected.same-file', params }])
      expect(await picture()).toEqual(before)
      await perform(house, coordinator(), undoImport, { id: first.id })
      expect(await store(withoutIds())).toMatchObject({ status: 'stored', stored: 2 })
    },
  )

  test('is another delivery when another sender hands it in', async () => {
    await store(withoutIds())
    const id = await receive(withoutIds(), coordinator(), 'Polisen')
    expect((await perform(house, coordinator(), runImport, { id })).data).toMatchObject({ status: 'stored', stored: 2 })
  })
})

describe('a file with faults of its own', () => {
  test('is told row by row, in words, in Swedish and English, and its good rows are stored', async () => {
    const rows = [
      line(1),
      header,
      'Summa;1;;;',
      line('4,43040E+05'),
      line(2, { day: '46283' }),
      line(3, { text: '"öppet' }),
      line(4, { text: '"sluten" igen' }),
      line(1),
      line(5),
    ]
    const result = await store(fileOf(...rows), { goodRows: true })
    expect(codesOf(result)).toEqual([
      '3 row-header-repeated',
      '4 row-total',
      '5 imports.rejected.id-rounded',
      '6 date-maybe-serial',
      '7 cell-swallows-rows',
      '9 imports.rejected.twice-in-file',
    ])
    expect(await sql('select external_id from situation.observation order by 1')).toEqual([
      { external_id: '1' },
      { external_id: '5' },
    ])
    for (const language of ['sv', 'en'] as const)
      for (const problem of result.errors) expect(sayProblem(problem, language)).toMatch(/ .*\. .*\.$/)
    const { content } = (await perform(house, coordinator(), getRejectedRows, { id: result.id })).data
    expect(await content.text()).toContain('4;2026-09-14;Klotter;N1')
  })

  test('may be a small one that unpacks to more than may be held: it is refused, and nothing of it is kept', async () => {
    const bomb = new Response(
      new Blob([new Uint8Array(1024 ** 3 + 1)]).stream().pipeThrough(new CompressionStream('gzip')),
    )
    expect(await problemOf(receive(await bomb.blob()))).toBe('problem.invalid, file file-too-large')
    expect(await readdir(folder)).toEqual([])
  }, 120_000)
})

describe('how a sender’s files are read', () => {
  test('is shown with values from the file, without what points out a person', async () => {
    const told = new File(['Datum;Fritext\r\n2026-09-18;Ring 070-174 06 05 om klottret\r\n'], 'a.csv')
    const id = await receive(told, coordinator(), 'Polisen')
    const { columns } = (await perform(house, coordinator(), inspectImport, { id })).data
    expect(columns[1]).toEqual({ name: 'Fritext', samples: ['Ring ett telefonnummer om klottret'] })
  })

  test('is suggested by the header, said once, and remembered with what its words mean', async () => {
    const odd = (name: string) =>
      new File([`Löpnr;Händelsetid;Händelsetyp;Plats;Fritext\r\n1;18/9 2026;Sprejning;Väst;Klotter\r\n`], name)
    const id = await receive(odd('a.csv'), coordinator(), 'Polisen')
    const seen = (await perform(house, coordinator(), inspectImport, { id })).data
    expect(seen.mapping.columns).toEqual({
      'external-id': 'Löpnr',
      when: 'Händelsetid',
      category: 'Händelsetyp',
      area: 'Plats',
      text: 'Fritext',
    })
    expect(seen.columns[1]).toEqual({ name: 'Händelsetid', samples: ['18/9 2026'] })
    const mapped = await perform(house, coordinator(), mapImport, { id, ...seen.mapping })
    expect(mapped.data.unmatched).toBe(2)
    const look = (await perform(house, coordinator(), inspectImport, { id })).data.look
    expect(look).toMatchObject({ categories: [{ value: 'Sprejning', rows: 1 }], areas: [{ value: 'Väst', rows: 1 }] })
    const said = {
      ...seen.mapping,
      categories: [{ value: 'Sprejning', code: 'klotter' }, { value: 'Annat' }],
      areas: [{ value: 'Väst', code: 'N3' }],
    }
    expect((await perform(house, coordinator(), mapImport, { id, ...said })).data.unmatched).toBe(0)
    expect((await perform(house, coordinator(), previewImport, { id })).data.look).toMatchObject({
      read: 1,
      good: 1,
      whole: true,
      problems: [],
    })
    expect(await count()).toBe(0)
    expect((await perform(house, coordinator(), runImport, { id })).data).toMatchObject({ status: 'stored', stored: 1 })

    const next = await receive(
      new File([(await odd('b.csv').text()).replace('1;18', '2;19')], 'b.csv'),
      coordinator(),
      'Polisen',
    )
    expect((await perform(house, coordinator(), runImport, { id: next })).data).toMatchObject({
      status: 'stored',
      stored: 1,
    })
    const other = await receive(odd('c.csv'))
    expect((await perform(house, coordinator(), runImport, { id: other })).data).toMatchObject({ status: 'refused' })
  })

  test('may differ from what its header suggests, and marks all of it as made up when told so', async () => {
    const id = await receive(new File(['a;b\r\n2026-09-14;x\r\n'], 'x.csv'))
    const mapping = {
      columns: { when: 'A' },
      defaults: { category: 'brand', area: 'N2', text: 'Ur registret.', 'made-up': 'yes' },
      timeZone: 'Europe/Helsinki',
    }
    expect((await perform(house, coordinator(), runImport, { id, mapping })).data).toMatchObject({ stored: 1 })
    expect(await one('select text, made_up, occurred_from from situation.observation')).toEqual({
      text: 'Ur registret.',
      made_up: true,
      occurred_from: '2026-09-13T21:00:00.000Z',
    })
  })

  test('knows the names of its senders, and says which there are', async () => {
    expect(await problemOf(receive(fileOf(line(1)), coordinator(), 'Brandkåren'))).toBe(
      'imports.rejected.sender-unknown',
    )
    const id = await receive(fileOf(line(1)), coordinator(), 'polisen')
    expect(await one('select p.name from situation.import i join parties.party p on p.id = i.party_id')).toEqual({
      name: 'Polisen',
    })
    expect((await perform(house, coordinator(), listImportsAction, {})).data.rows.map((row) => row.id)).toEqual([id])
  })

  test('names are let through only with a coordinator’s reason, which is audited', async () => {
    const named = () => fileOf(line(1, { text: 'Anna Andersson såg klotter.' }))
    expect(codesOf(await store(named()))).toEqual(['2 privacy.soft.name'])
    const analyst = fixture.actor('analyst')
    expect(codesOf(await store(named(), { namesReason: 'Offentlig person' }, analyst))).toEqual(['2 privacy.soft.name'])
    expect(await store(named(), { namesReason: 'Offentlig person' })).toMatchObject({ stored: 1 })
    const [entry] = await sql<{ changes: unknown }>(
      `select changes from audit.entry where action = 'imports.run' order by seq desc limit 1`,
    )
    expect(entry?.changes).toContainEqual({ field: 'namesReason', before: null, after: 'Offentlig person' })
  })
})

describe('an import in the background', () => {
  const begin = async (file: Blob) => {
    const id = await receive(file)
    await perform(house, coordinator(), beginImport, { id })
    return id
  }
  const many = () => fileOf(...Array.from({ length: 30_000 }, (_, n) => line(n)))
  const progress = async (id: number) => (await perform(house, coordinator(), getProgress, { id })).data

  test('goes on after the answer and tells how far it has come', async () => {
    const id = await begin(many())
    const seen = await progress(id)
    expect(seen).toMatchObject({ status: 'running', state: { done: expect.any(Number) } })
    expect(await problemOf(perform(house, coordinator(), beginImport, { id }))).toBe('imports.rejected.goes-on')
    await works.end()
  })

  test('ends with its rows stored', async () => {
    const id = await begin(fileOf(line(1), line(2)))
    while (works.find(`import 9001 ${id}`) !== null) await new Promise((resolve) => setTimeout(resolve, 5))
    expect(await progress(id)).toEqual({ id, status: 'stored', state: null })
    expect(await count()).toBe(2)
    expect(await problemOf(perform(house, coordinator(), runImport, { id }))).toBe('imports.rejected.done-already')
  })

  test('leaves no trace when it is cancelled', async () => {
    const id = await begin(many())
    expect((await perform(house, coordinator(), cancelImport, { id })).data.asked).toBe(true)
    while (works.find(`import 9001 ${id}`) !== null) await new Promise((resolve) => setTimeout(resolve, 5))
    expect(await count()).toBe(0)
    expect(await sql('select from situation.import')).toEqual([])
    expect(await readdir(folder)).toEqual([])
    expect(await progress(id)).toMatchObject({ status: null, state: null })
  })

  test('can be begun again when the process closed in the middle of it', async () => {
    const id = await begin(many())
    await works.end()
    expect(await progress(id)).toMatchObject({ status: 'running', state: null })
    expect(await count()).toBe(0)
    expect((await perform(house, coordinator(), runImport, { id })).data).toMatchObject({
      status: 'stored',
      stored: 30_000,
    })
  })

  test('that fails says so, and can be tried again or thrown away', async () => {
    const id = await receive(fileOf(line(1)))
    await perform(house, coordinator(), mapImport, {
      id,
      columns: { when: 'Datum', category: 'Kategori', area: 'Område' },
    })
    await perform(house, coordinator(), beginImport, { id, mapping: { columns: { when: 'Borta' } } })
    while (works.find(`import 9001 ${id}`) !== null) await new Promise((resolve) => setTimeout(resolve, 5))
    const { import: failed } = (await perform(house, coordinator(), getImportAction, { id })).data
    expect(failed).toMatchObject({ status: 'failed', problems: [{ code: 'problem.invalid' }] })
    await perform(house, coordinator(), discardImport, { id })
    expect(await sql('select from situation.import')).toEqual([])
  })
})

describe('undoing an import', () => {
  test('takes its observations and counts away, but for those somebody has worked on', async () => {
    const { id } = await store(fileOf(line(1), line(2), line(3)))
    await sql(`update situation.observation set status = 'verified', version = 2 where external_id = '2'`)
    expect((await perform(house, coordinator(), undoImport, { id })).data).toEqual({
      id,
      removed: 2,
      putBack: 0,
      left: 1,
    })
    expect(await sql('select external_id from situation.observation')).toEqual([{ external_id: '2' }])
    expect(await sql('select n from situation.weekly_count')).toEqual([{ n: 1 }])
    expect((await perform(house, coordinator(), getImportAction, { id })).data.import.status).toBe('undone')
    expect(await problemOf(perform(house, coordinator(), undoImport, { id }))).toBe('imports.rejected.nothing-to-undo')
    const [entry] = await sql<{ changes: unknown }>(
      `select changes from audit.entry where action = 'imports.undo' order by seq desc limit 1`,
    )
    expect(entry?.changes).toContainEqual({ field: 'removed', before: null, after: 2 })
  })

  test('is done also when the database has not yet noticed how many rows there are', async () => {
    const { id } = await store(fileOf(...Array.from({ length: 20_000 }, (_, n) => line(n))))
    expect((await perform(house, coordinator(), undoImport, { id })).data).toEqual({
      id,
      removed: 20_000,
      putBack: 0,
      left: 0,
    })
  })

  test('is not done by reading the same file twice', async () => {
    const first = await store(fileOf(line(1)))
    const id = await receive(fileOf(line(1)))
    expect((await perform(house, coordinator(), getImportAction, { id })).data.sameFile).toEqual([
      { id: first.id, createdAt: expect.any(String) },
    ])
  })
})

describe('who may import', () => {
  const polisen = async () => (await one<{ id: number }>(`select id from parties.party where name = 'Polisen'`)).id

  test('a reporter for the own party only, whose rows are still to be sorted', async () => {
    const party = await polisen()
    const reporter = { ...fixture.actor('reporter', { partyId: party }), partyId: party }
    expect(await store(fileOf(line(1)), {}, reporter)).toMatchObject({ status: 'stored' })
    expect(await one('select party_id, status from situation.observation')).toEqual({ party_id: party, status: 'new' })
    expect(await problemOf(receive(fileOf(line(2)), reporter, 'Provkommun'))).toBe('denied.own-party')
    const own = await store(fileOf(line(3)))
    expect(await problemOf(perform(house, reporter, getImportAction, { id: own.id }))).toBe('denied.own-party')
    expect((await perform(house, reporter, listImportsAction, {})).data.total).toBe(1)
    expect((await perform(house, coordinator(), listImportsAction, {})).data.total).toBe(2)
  })

  test('nobody who only reads', async () => {
    for (const role of ['reader', 'auditor', 'unit-manager', 'owner'] as const)
      expect(await problemOf(receive(fileOf(line(1)), fixture.actor(role))), role).toBe('denied.role')
    expect((await perform(house, fixture.actor('auditor'), listImportsAction, {})).data.total).toBe(0)
  })

  test('nobody of another municipality sees any of it', async () => {
    const { id } = await store(fileOf(line(1)))
    await fixture.addMunicipality('9002', 'Grannkommun')
    const stranger = systemActor({ id: '9002', name: 'Grannkommun', demo: false }, 'kommandoraden')
    for (const action of [exposed(getImportAction), exposed(undoImport), exposed(runImport), exposed(discardImport)])
      expect(await problemOf(action.perform(house, stranger, { id })), action.name).toBe('problem.not-found')
    expect((await perform(house, stranger, listImportsAction, {})).data.total).toBe(0)
  })
})
