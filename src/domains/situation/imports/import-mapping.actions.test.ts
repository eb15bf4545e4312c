import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { perform } from '#kernel/action/perform.ts'
import type { Actor } from '#kernel/auth/actor.ts'
import { workbookParts, zipFile } from '#kernel/files/testing/zip-file.ts'
import { codesOf, type ImportRoom, openImportRoom, problemOf } from '../testing/import-room.ts'
import { chooseSheet, getImportAction, inspectImport } from './import.actions.ts'
import { getMapping, listMappingsAction, restoreMapping } from './import-mapping.actions.ts'
import { compareMappings } from './import-mapping.ts'

let room: ImportRoom
beforeAll(async () => {
  room = await openImportRoom()
})
afterAll(() => room.close())
beforeEach(() => room.empty())

const cell = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`
const row = (...cells: string[]) => `<row>${cells.map(cell).join('')}</row>`
const table = (id: string) => row('Id', 'Datum', 'Kategori', 'Område') + row(id, '2026-09-14', 'Klotter', 'N1')
function workbook(id: string): File {
  const sheets = [
    { name: 'Läs mig', xml: row('Hej') },
    { name: 'Underlag', xml: table(`dold-${id}`), state: 'hidden' },
    { name: 'Händelser', xml: table(id) },
  ]
  return new File([new Uint8Array(zipFile(workbookParts({ sheets })))], 'vecka.xlsx')
}

describe('the sheet of a workbook', () => {
  const inspect = async (id: number) => (await perform(room.house, room.coordinator(), inspectImport, { id })).data

  test('is chosen among all, hidden ones named, and the sender’s next file is read from the same', async () => {
    const id = await room.receive(workbook('1'), 'Polisen')
    const seen = await inspect(id)
    expect(seen.sheets).toEqual([
      { name: 'Läs mig', hidden: false, read: true },
      { name: 'Underlag', hidden: true, read: false },
      { name: 'Händelser', hidden: false, read: false },
    ])
    expect(seen.warnings.map(({ code }) => code)).toEqual(['sheets-several', 'sheets-hidden', 'no-rows'])
    const choose = (sheet: string) => perform(room.house, room.coordinator(), chooseSheet, { id, sheet })
    expect(await problemOf(choose('Blad9'))).toBe('problem.invalid, sheet sheet-not-found')
    await choose('Händelser')
    expect(await inspect(id)).toMatchObject({ mapping: { sheet: 'Händelser' }, look: { read: 1, good: 1 } })
    expect(await room.run(id)).toMatchObject({ stored: 1, notices: [{ code: 'sheets-hidden' }] })
    expect(await room.run(await room.receive(workbook('2'), 'Polisen'))).toMatchObject({ stored: 1 })
    expect(await room.sql('select external_id from situation.observation order by id')).toEqual([
      { external_id: '1' },
      { external_id: '2' },
    ])
  })
})

describe('points in a file', () => {
  const outline = {
    type: 'Polygon',
    coordinates: [
      [
        [17.9, 59.2],
        [17.92, 59.2],
        [17.92, 59.22],
        [17.9, 59.22],
        [17.9, 59.2],
      ],
    ],
  }
  const file = (id: number, ...points: string[]) => {
    const rows = points.map((point, n) => `${id}${n};2026-09-14;Klotter;${point}\r\n`)
    return new File(['Id;Datum;Kategori;Öst;Nord\r\n', ...rows], 'a.csv')
  }

  test('are in SWEREF 99 TM when most of them are, and so the next time', async () => {
    await room.sql(`update areas.area set geometry = $1 where code = 'N1'`, [JSON.stringify(outline)])
    const [metres, degrees] = ['666108,8;6567617,9', '17,91;59,215']
    const first = await room.store(file(1, metres, metres, degrees), { goodRows: true })
    expect(first).toMatchObject({ stored: 2, rejected: 1 })
    expect(first.errors).toMatchObject([{ row: 4, column: 'Öst', code: 'coordinate-degrees' }])
    expect(await room.sql('select distinct lon, lat from situation.observation')).toEqual([{ lon: 17.91, lat: 59.215 }])
    expect(codesOf(await room.store(file(2, degrees)))).toEqual(['2 coordinate-degrees'])
    const said = {
      mapping: { points: 'degrees', columns: { when: 'Datum', category: 'Kategori', lon: 'Öst', lat: 'Nord' } },
    }
    expect(await room.store(file(3, degrees), said)).toMatchObject({ stored: 1 })
  })
})

describe('how a sender’s files are read, version by version', () => {
  const header = 'Id;Datum;Kategori;Område'
  const file = (id: number, category = 'Klotter', head = header) =>
    new File([`${head}\r\n${id};2026-09-14;${category};N1\r\n`], `${id}.csv`)
  const polisen = async () =>
    (await room.sql<{ id: number }>(`select id from parties.party where name = 'Polisen'`))[0]?.id ?? 0
  const deliver = async (content: File, orders: object = {}) => {
    const { id } = await room.run(await room.receive(content, 'Polisen'), orders)
    return (await perform(room.house, room.coordinator(), getImportAction, { id })).data.import.mappingVersion
  }
  const versions = async () =>
    (await perform(room.house, room.coordinator(), getMapping, { party: await polisen() })).data.versions
  const meaning = { value: 'Sprejning', code: 'klotter' }

  test('is the same version while nothing changes, and a new one when something does; each import names its own', async () => {
    expect(await deliver(file(1))).toBe(1)
    expect(await deliver(file(2))).toBe(1)
    expect(await deliver(file(3, 'Sprejning'), { mapping: { categories: [meaning] } })).toBe(2)
    expect(await deliver(file(4, 'Sprejning'))).toBe(2)
    const [second, first, ...others] = await versions()
    expect(others).toEqual([])
    expect([second, first]).toMatchObject([
      { version: 2, imports: 2, createdByName: 'coordinator', restoredFrom: null },
      { version: 1, imports: 2 },
    ])
    expect(first && second && compareMappings(first.mapping, second.mapping)).toEqual([
      { part: 'categories', name: 'Sprejning', before: null, after: 'klotter' },
    ])
    const [entry] = await room.sql<{ changes: unknown }>(
      `select changes from audit.entry where action = 'imports.run' order by seq desc limit 1`,
    )
    expect(entry?.changes).toContainEqual({ field: 'mappingVersion', before: null, after: 2 })
  })

  test('is found by the header: a file of another kind does not disturb the first', async () => {
    const other = 'Löpnr;Larmtid;Händelsetyp;Plats'
    expect(await deliver(file(1))).toBe(1)
    expect(await deliver(file(2, 'Brand', other))).toBe(2)
    expect(await deliver(file(3))).toBe(1)
    expect(await deliver(file(4, 'Brand', other))).toBe(2)
  })

  test('is restored as a new version, by whoever may import', async () => {
    await deliver(file(1))
    await deliver(file(2, 'Sprejning'), { mapping: { categories: [meaning] } })
    const party = await polisen()
    const restore = (actor: Actor, version: number) => perform(room.house, actor, restoreMapping, { party, version })
    expect(await problemOf(restore(room.coordinator(), 2))).toBe('imports.rejected.mapping-in-use')
    expect(await problemOf(restore(room.coordinator(), 9))).toBe('problem.not-found')
    expect(await problemOf(restore(room.fixture.actor('auditor'), 1))).toBe('denied.role')
    expect((await restore(room.coordinator(), 1)).data).toEqual({ partyId: party, version: 3 })
    expect((await versions())[0]).toMatchObject({ version: 3, restoredFrom: 1, mapping: { categories: [] } })
    expect(await deliver(file(3))).toBe(3)
    const [entry] = await room.sql<{ changes: unknown }>(
      `select changes from audit.entry where action = 'imports.restore-mapping'`,
    )
    expect(entry?.changes).toContainEqual({ field: 'mappingVersion', before: 2, after: 3 })
  })

  test('is seen by whoever sees the sender’s deliveries', async () => {
    await deliver(file(1))
    await room.store(file(1))
    const party = await polisen()
    const reporter = { ...room.fixture.actor('reporter', { partyId: party }), partyId: party }
    const listed = async (actor: Actor) => (await perform(room.house, actor, listMappingsAction, {})).data
    expect((await listed(room.coordinator())).length).toBe(2)
    expect((await listed(reporter)).map(({ partyId, version }) => [partyId, version])).toEqual([[party, 1]])
    const own = perform(room.house, reporter, getMapping, { party: room.fixture.partyId })
    expect(await problemOf(own)).toBe('denied.own-party')
  })
})
