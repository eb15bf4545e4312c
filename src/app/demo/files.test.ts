import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { defaultCategories } from '#domains/situation/categories/default-categories.ts'
import { parseCoordinate } from '#kernel/files/coordinates.ts'
import { parseDateTime } from '#kernel/files/date-values.ts'
import { openTable } from '#kernel/files/tabular.ts'
import { deliveries, type ImportField } from './deliveries.ts'
import { writeDemoFiles } from './files.ts'
import type { DemoManifest } from './manifest.ts'
import { parties } from './parties.ts'

const options = { today: '2026-11-20', seed: 7 }
const folders: string[] = []
let folder = ''
let manifest: DemoManifest

const newFolder = async () => {
  const made = await mkdtemp(join(tmpdir(), 'samsyn-demo-'))
  folders.push(made)
  return made
}
const hashesIn = async (place: string) =>
  Promise.all(
    (await readdir(place)).toSorted().map(async (name) => [
      name,
      createHash('sha256')
        .update(await readFile(join(place, name)))
        .digest('hex'),
    ]),
  )
const tableOf = (text: string, delimiter: string): string[][] => parse(text, { delimiter })
const read = async (name: string, encoding = 'utf-8') =>
  new TextDecoder(encoding, { fatal: true }).decode(await readFile(join(folder, name)))

beforeAll(async () => {
  folder = await newFolder()
  manifest = await writeDemoFiles(folder, options)
})
afterAll(() => Promise.all(folders.map((made) => rm(made, { recursive: true }))))

describe('the files of the demo', () => {
  test('are byte for byte the same for the same day and seed', async () => {
    const [again, other] = [await newFolder(), await newFolder()]
    expect(await writeDemoFiles(again, options)).toEqual(manifest)
    expect(await hashesIn(again)).toEqual(await hashesIn(folder))
    await writeDemoFiles(other, { ...options, seed: 8 })
    expect(await hashesIn(other)).not.toEqual(await hashesIn(folder))
  })

  test('are ten: areas, categories, parties and one per reporter', async () => {
    const named = [manifest.areas.path, manifest.categories.path, manifest.partyList.path]
    expect((await readdir(folder)).toSorted()).toEqual([...named, ...manifest.files.map(({ path }) => path)].toSorted())
    expect(manifest.files).toHaveLength(7)
  })

  test('come in seven different formats, decimal comma, weeks and four encodings among them', async () => {
    const formats = deliveries.map(({ encoding, delimiter, columns }) => `${encoding}${delimiter}${columns.length}`)
    expect(new Set(formats).size).toBe(7)
    expect(await read('observationer-polisen.csv', 'windows-1252')).toMatch(
      /\r\nPOLISEN-2023V47-001;\d\d\/11\/2023 \d\d:\d\d;[^;]+;17,\d{4};59,\d{4};/,
    )
    expect(await read('observationer-skolan.tsv', 'utf-16le')).toMatch(/\r\n2023-W47\t[^\t]+\t/)
    expect(await read('observationer-raddningstjansten.csv')).toMatch(/,2026-\d\d-\d\dT\d\d:\d\d:00Z,/)
    expect(await read('observationer-fritid.csv')).toMatch(/;\d{1,2} oktober 2026 kl\. \d\d\.\d\d;/)
    const polisen = await readFile(join(folder, 'observationer-polisen.csv'))
    expect(polisen.includes(0x96), 'a dash that only Windows-1252 has').toBe(true)
  })

  test('hold the rows and columns that the manifest promises, each row marked as made up', async () => {
    for (const [index, { path, mapping, rows, party }] of manifest.files.entries()) {
      const { encoding, delimiter } = deliveries[index] ?? { encoding: '', delimiter: '' }
      const [headers = [], ...records] = tableOf(await read(path, encoding.replace('-bom', '')), delimiter)
      expect(records, path).toHaveLength(rows)
      expect(headers).toEqual(expect.arrayContaining(Object.values(mapping)))
      expect(
        records.every((record) => record.length === headers.length && record.at(-1) === 'påhittad'),
        path,
      ).toBe(true)
      expect(headers.at(-1)).toBe('uppgift')
      expect(parties.find(({ code }) => code === party)?.reportsWeekly).toBe(true)
      const ids = records.map((record) => record[headers.indexOf(mapping['external-id'] ?? '')])
      expect(new Set(ids).size).toBe(rows)
    }
  })

  test('are read without a single refusal by the ordinary reader of tables, dates and coordinates', async () => {
    for (const { path, mapping, rows, dateOrder, timeZone } of manifest.files) {
      const table = await openTable({ path: join(folder, path) })
      expect(table.warnings, path).toEqual([])
      expect(table.header).toEqual(expect.arrayContaining(Object.values(mapping)))
      const cellOf = (cells: readonly string[], field: ImportField) =>
        cells[table.header.indexOf(mapping[field] ?? '')] ?? ''
      const read = []
      for await (const { cells, problem } of table.rows()) {
        const when = parseDateTime(cellOf(cells, 'when'), { timeZone, order: dateOrder })
        const point =
          'lon' in mapping ? parseCoordinate({ lon: cellOf(cells, 'lon'), lat: cellOf(cells, 'lat') }) : { ok: true }
        if (problem || 'problem' in when || 'warning' in when || 'problem' in point)
          read.push({ path, cells, problem, when, point })
        else read.push('good')
      }
      expect(
        read.filter((row) => row !== 'good'),
        path,
      ).toEqual([])
      expect(read).toHaveLength(rows)
    }
  })

  test('give each observation a time, a category and a place to read it from', () => {
    for (const { mapping, path } of manifest.files) {
      expect(Object.keys(mapping), path).toEqual(expect.arrayContaining(['when', 'category', 'text', 'external-id']))
      expect('area' in mapping || ('lon' in mapping && 'lat' in mapping), path).toBe(true)
    }
  })

  test('list the default categories', async () => {
    const [headers = [], ...records] = tableOf((await read('kategorier.csv')).replace('\uFEFF', ''), ';')
    expect(headers.join()).toBe('code,name_sv,name_en,parent,severity,serious,minimum_level,caveat_sv,caveat_en')
    expect(records.map(([code]) => code)).toEqual(defaultCategories.map(({ code }) => code))
    expect(records.find(([code]) => code === 'skottlossning')).toEqual([
      'skottlossning',
      'Skottlossning',
      'Shooting',
      'vald',
      '10',
      'true',
      '4',
      '',
      '',
    ])
  })

  test('list organisations, among them those of the agreement, with former names', async () => {
    const records = tableOf(await read('parter.csv'), ';')
    expect(records).toHaveLength(parties.length + 1)
    expect(records).toContainEqual(['Lokalpolisområde Huddinge', 'authority', 'external', '', '2015-10-12', ''])
    expect(records).toContainEqual(['Balder', 'property-company', 'external', '', '2019-01-01', ''])
    expect(records.find(([name]) => name?.startsWith('Sveriges Kommuner'))?.[3]).toBe('Sveriges Kommuner och Landsting')
  })
})

describe('the manifest of the demo', () => {
  test('N-11 to N-13: gives Vårby level 5, two areas level 3 and the rest 1, and says that the two are a choice', () => {
    const levels = Object.entries(manifest.levels2023.levels)
    expect(levels.filter(([, level]) => level === 5)).toEqual([['VAR', 5]])
    expect(levels.filter(([, level]) => level === 3)).toHaveLength(2)
    expect(levels.filter(([, level]) => level === 1)).toHaveLength(9)
    expect(manifest.levels2023.note.sv).toContain('demonstrationens val')
  })

  test('N-52: has the four focus areas of the agreement 2023-2024', () => {
    expect(manifest.focusAreas.names.map(({ sv }) => sv)).toContain('Gängkriminalitet')
    expect(manifest.focusAreas.names).toHaveLength(4)
  })

  test('points at parties, areas and weeks that exist', () => {
    const codes = new Set(manifest.parties.map(({ code }) => code))
    expect(codes.size).toBe(manifest.parties.length)
    for (const { party, area, agreedWeek, dueWeek } of manifest.activities) {
      expect(codes.has(party), party).toBe(true)
      expect(manifest.areas.codes).toContain(area)
      expect(agreedWeek <= manifest.latestWeek && agreedWeek < dueWeek).toBe(true)
    }
    expect(codes.has(manifest.silent.party)).toBe(true)
    expect(manifest.activities.some(({ outcome, dueWeek }) => outcome === null && dueWeek < manifest.latestWeek)).toBe(
      true,
    )
  })
})
