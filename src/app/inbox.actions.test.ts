import { mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { listPickedFilesAction } from '#domains/situation/imports/picked-file.actions.ts'
import { tellOfPicked } from '#domains/situation/imports/picked-file.jobs.ts'
import { type ImportRoom, openImportRoom } from '#domains/situation/testing/import-room.ts'
import { perform } from '#kernel/action/perform.ts'
import { systemActor } from '#kernel/auth/actor.ts'
import { pickUp } from './inbox.ts'

let room: ImportRoom
let folder = ''
const rested = new Date('2026-09-30T07:00:00Z')
const fresh = new Date('2026-09-30T07:59:30Z')
const actor = systemActor({ id: '9001', name: 'Provkommun', demo: false }, 'inkorgen')

beforeAll(async () => {
  room = await openImportRoom()
})
afterAll(() => room.close())
beforeEach(async () => {
  await room.empty()
  await room.sql('truncate situation.picked_file')
  folder = join(room.folder, 'inbox')
})

const header = 'Id;Datum;Kategori;Område'
const file = (...lines: string[]) => [header, ...lines].join('\r\n')
async function leave(sender: string, name: string, content: string, at = rested): Promise<void> {
  await mkdir(join(folder, sender), { recursive: true })
  await writeFile(join(folder, sender, name), content)
  await utimes(join(folder, sender, name), at, at)
}
const round = async () =>
  (await pickUp({ house: room.house, actor, folder })).map(({ sender, fileName, outcome, stored, updated }) =>
    [sender, fileName, outcome, stored, updated].join(' '),
  )
const inFolder = async (...path: string[]) =>
  (await readdir(join(folder, ...path))).filter((name) => !name.startsWith('.')).sort()
/** Somebody has said once how the sender's files are read. */
const introduce = async () =>
  room.run(await room.receive(new File([file('0;2026-09-14;Klotter;N1')], 'a.csv'), 'Polisen'))

test('W-14: a file in its sender’s folder is stored as the sender’s earlier files, and lies in done beside a report', async () => {
  await introduce()
  await leave('polisen', 'v38.csv', file('0;2026-09-14;Brand;N1', '1;2026-09-15;Klotter;N2'))
  expect(await round()).toEqual(['polisen v38.csv stored 1 1'])
  expect(await inFolder('polisen')).toEqual(['done'])
  expect(await inFolder('polisen', 'done')).toEqual([
    '2026-09-30T080000-v38.csv',
    '2026-09-30T080000-v38.csv.report.txt',
  ])
  const report = await readFile(join(folder, 'polisen', 'done', '2026-09-30T080000-v38.csv.report.txt'), 'utf8')
  expect(report).toContain('Sparad.\nNya: 1. Uppdaterade: 1. Fanns redan: 0.')
  expect(report).toContain('Stored.\nNew: 1. Updated: 1. There already: 0.')
  expect(await round()).toEqual([])
})

test('the same file twice changes nothing, also when a process died after it was stored', async () => {
  await introduce()
  const content = file('1;2026-09-15;Klotter;N2')
  await leave('Polisen', 'v38.csv', content)
  await round()
  const before = await room.sql('select * from situation.observation order by id')
  await leave('Polisen', 'igen.csv', content)
  await leave(join('Polisen', '.taking'), 'halvvägs.csv', content)
  expect(await round()).toEqual(['Polisen halvvägs.csv same 0 0', 'Polisen igen.csv same 0 0'])
  expect(await room.sql('select * from situation.observation order by id')).toEqual(before)
  expect(await room.sql('select from situation.import')).toHaveLength(2)
})

test('what may not be finished is left alone', async () => {
  await introduce()
  await leave('Polisen', 'v38.csv', file('1;2026-09-15;Klotter;N2'), fresh)
  await leave('Polisen', 'v39.csv.part', file('2;2026-09-15;Klotter;N2'))
  await leave('Polisen', '.v40.csv', file('3;2026-09-15;Klotter;N2'))
  expect(await round()).toEqual([])
  expect(await inFolder('Polisen')).toEqual(['v38.csv', 'v39.csv.part'])
})

test('a file with a fault, none that is a table, of nobody, or that nobody has said how to read is refused with the reason', async () => {
  await leave('Polisen', 'ny.csv', file('1;2026-09-15;Klotter;N2'))
  expect(await round()).toEqual(['Polisen ny.csv refused 0 0'])
  await introduce()
  await leave('Polisen', 'bild.csv', '%PDF-1.7 ')
  await leave('Polisen', 'fel.csv', file('1;2026-02-30;Klotter;N2', '2;2026-09-15;Klotter;N2'))
  await leave('Ingen', 'v38.csv', file('1;2026-09-15;Klotter;N2'))
  expect((await round()).sort()).toEqual([
    'Ingen v38.csv refused 0 0',
    'Polisen bild.csv refused 0 0',
    'Polisen fel.csv refused 0 0',
  ])
  const reportOf = (name: string) =>
    readFile(join(folder, 'Polisen', 'refused', `2026-09-30T080000-${name}.report.txt`), 'utf8')
  expect(await reportOf('ny.csv')).toContain('Ingen sparad läsning passar filens kolumner.')
  expect(await reportOf('bild.csv')).toContain('Spara den som XLSX eller CSV.')
  expect(await reportOf('fel.csv')).toContain('rad 2: Datum: Datumet ”2026-02-30” finns inte.')
  expect(await reportOf('fel.csv')).toContain('row 2: Datum: The date “2026-02-30” does not exist.')
  expect(await room.sql('select from situation.observation')).toHaveLength(1)
  const { data: digest } = await perform(room.house, room.coordinator(), listPickedFilesAction, {})
  expect(digest.map(({ fileName, code }) => `${fileName} ${code}`).sort()).toEqual([
    'bild.csv file-binary',
    'fel.csv null',
    'ny.csv imports.rejected.mapping-unknown',
    'v38.csv imports.rejected.sender-unknown',
  ])
  const waiting = await room.sql(
    `select status from situation.import where status in ('received', 'refused') order by id`,
  )
  expect(waiting).toEqual([{ status: 'received' }, { status: 'refused' }])
})

test('coordinators are told at once of a file that was refused, with the way on, and of the whole day the day after', async () => {
  const [{ id }] = (await room.sql<{ id: number }>(`
    with account as (insert into auth.account (municipality_id, party_id, name, email, language, created_at)
      values ('9001', ${room.fixture.partyId}, 'Samordnare Prov', 'samordnare@example.se', 'sv', now()) returning id)
    insert into auth.role_assignment (municipality_id, account_id, role, valid_from)
      select '9001', id, 'coordinator', '2020-01-01' from account returning account_id::int as id`)) as [{ id: number }]
  const letters = async () =>
    await room.sql<{ kind: string; params: object; path: string }>(
      `select kind, params, path from kernel.message where account_id = ${id} order by id`,
    )
  await introduce()
  await leave('Polisen', 'bra.csv', file('1;2026-09-15;Klotter;N2'))
  await leave('Polisen', 'fel-070-174 06 05.csv', file('1;2026-02-30;Klotter;N2', '2;2026-09-15;Klotter;N2'))
  await round()
  await leave('Polisen', 'bra igen.csv', file('1;2026-09-15;Klotter;N2'))
  await leave('Polisen', 'fel-070-174 06 05.csv', file('1;2026-02-30;Klotter;N2', '2;2026-09-15;Klotter;N2', ';;;'))
  await round()
  const [refused, ...none] = await letters()
  expect(none).toEqual([])
  expect(refused).toMatchObject({ kind: 'picked-refused', params: { sender: 'Polisen', way: 'rows', rows: 1 } })
  expect(JSON.stringify(refused?.params)).not.toContain('174')
  expect(refused?.path).toMatch(/^\/imports\/\d+$/)
  const tell = (now: string) => tellOfPicked(room.house.pool, { municipality: '9001', now })
  expect([
    await tell('2026-09-30T20:00:00Z'),
    await tell('2026-09-30T22:30:00Z'),
    await tell('2026-10-01T08:00:00Z'),
  ]).toEqual([0, 1, 0])
  expect((await letters())[1]).toMatchObject({
    kind: 'picked-day',
    params: { day: '2026-09-30', n: 4, stored: 1, rows: 1, updated: 0, same: 1, refused: 2 },
    path: '/imports/picked-up',
  })
})
