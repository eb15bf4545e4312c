import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { perform } from '#kernel/action/perform.ts'
import { workbookParts, zipFile } from '#kernel/files/testing/zip-file.ts'
import { chooseSheet, inspectImport } from './import.actions.ts'
import { codesOf, type ImportRoom, openImportRoom, problemOf } from './testing/import-room.ts'

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
