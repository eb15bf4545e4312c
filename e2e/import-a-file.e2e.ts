import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../src/kernel/time/clock.ts'
import { addDays } from '../src/kernel/time/week.ts'
import { arrivesAt, follow, inspect, openBrowser, type Person, press, sees } from './testing/browser.ts'
import type { Samsyn } from './testing/samsyn.ts'
import { arrive, startTown } from './testing/town.ts'

const day = addDays(systemClock.today(), -10)
const header = ['Datum', 'Kategori', 'Område', 'Longitud', 'Latitud', 'Beskrivning', 'Id']
const plain = { date: day, category: 'Hot', area: 'Vårby', lon: '', lat: '', text: 'Bråk.' }
type Row = typeof plain

const good: readonly Partial<Row>[] = [
  { text: 'Bråk vid torget.' },
  { date: `${day} 22:15`, category: 'Rån', area: 'Skogås', text: '<script>alert(1)</script> stod målat' },
  { category: 'hot', area: 'Flemingsberg', text: 'שלום עולם på en dekal 😀' },
  { area: 'Länna', text: '=SUMMA(A1:A9)' },
]
/** What is wrong, in which column, and what is said about it. */
const faults: readonly { readonly row: Partial<Row> & { id?: string }; column: string; says: RegExp }[] = [
  { row: { date: '2026-02-30' }, column: 'Datum', says: /Datumet ”2026-02-30” finns inte/ },
  { row: { date: '2025-W53' }, column: 'Datum', says: /Vecka 53 finns inte år 2025/ },
  { row: { date: '=IDAG()' }, column: 'Datum', says: /”=IDAG\(\)” är inget datum/ },
  { row: { date: '1899-12-30' }, column: 'Datum', says: /är orimligt/ },
  { row: { date: '2199-01-01' }, column: 'Datum', says: /är orimligt/ },
  { row: { category: 'Ufo' }, column: 'Kategori', says: /Det finns|Kategorin ”Ufo” finns inte/ },
  { row: { category: 'Klotter' }, column: 'Kategori', says: /Klotter.* slutade användas 2024-12-31|slutade användas/ },
  { row: { area: 'Atlantis' }, column: 'Område', says: /Området ”Atlantis” fanns inte/ },
  { row: { area: '', lon: '11,97', lat: '57,70' }, column: 'Longitud', says: /Punkten ligger utanför/ },
  { row: { text: 'Talade med 19121212-1212 där' }, column: 'Beskrivning', says: /personnummer/ },
  { row: { text: 'å'.repeat(4001) }, column: 'Beskrivning', says: /Texten är för lång: högst 4\s000 tecken/ },
  { row: { text: 'av\0huggen' }, column: 'Beskrivning', says: /otillåtet tecken \(NUL\)/ },
  { row: { id: 'id-1' }, column: 'Id', says: /Samma id, id-1, står redan på rad 2/ },
]

const quoted = (cell: string): string => (/[;"\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
const toLine = (cells: readonly string[]): string => `${cells.map(quoted).join(';')}\r\n`

/** A delivery in which the good rows come first; the header is row 1. */
function delivery(): Buffer {
  const rows = [...good.map((row) => ({ row, id: undefined })), ...faults.map(({ row }) => ({ row, id: row.id }))]
  const lines = rows.map(({ row, id }, index) => {
    const { date, category, area, lon, lat, text } = { ...plain, ...row }
    return toLine([date, category, area, lon, lat, text, id ?? `id-${index + 1}`])
  })
  return Buffer.from([toLine(header), ...lines].join(''), 'utf8')
}

async function handIn(page: Page, name: string, content: Buffer): Promise<void> {
  await page.goto('/imports/new')
  await page.getByLabel('Fil', { exact: true }).setInputFiles({ name, mimeType: 'text/csv', buffer: content })
  await page.getByLabel('Organisation som filen kommer från').selectOption({ label: 'Polisen' })
  await press(page, 'Ta emot filen')
}

const countOf = async (page: Page): Promise<string> => {
  await page.goto('/observations')
  return (
    (await page
      .getByText(/observationer?$/)
      .first()
      .textContent()) ?? ''
  )
}

describe('a coordinator with a file in which much is wrong', () => {
  let samsyn: Samsyn
  let browser: Browser
  let coordinator: Person

  beforeAll(async () => {
    ;[samsyn, browser] = await Promise.all([startTown(), openBrowser()])
    coordinator = await arrive({ browser, url: samsyn.url }, 'coordinator')
  })
  afterAll(async () => {
    await browser?.close()
    await samsyn?.stop()
  })

  it('ends a category first', async () => {
    const { page } = coordinator
    await page.goto('/categories')
    await inspect(page, 'categories')
    await follow(page, 'Klotter')
    await arrivesAt(page, 'Klotter')
    await follow(page, 'Ändra')
    await inspect(page, 'category-edit')
    await page.getByLabel('Till och med').fill('2024-12-31')
    await press(page, 'Spara')
    await arrivesAt(page, 'Klotter')
  })

  it('is told kindly about files that are none', async () => {
    const { page } = coordinator
    await page.goto('/imports')
    await sees(page, 'Inga filer är inlästa')
    await inspect(page, 'imports-empty')
    for (const [name, content, says] of [
      ['tom.csv', Buffer.alloc(0), /Filen är tom|Välj en fil|Fyll i fältet/],
      [
        'bild.csv',
        Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
        /Spara den som XLSX eller CSV/,
      ],
    ] as const) {
      await handIn(page, name, content)
      await sees(page, says)
    }
    await inspect(page, 'import-new-refused')
  })

  it('sees how the file is read, and every faulty row with its reason, before anything is stored', async () => {
    const { page } = coordinator
    await handIn(page, 'vecka.csv', delivery())
    await arrivesAt(page, 'vecka.csv')
    await press(page, 'Läs så och visa vad som händer')
    await sees(page, '4 av 17 rader är felfria.')
    await inspect(page, 'import-columns')
    expect(await countOf(page)).toContain('Inga observationer')
    await page.goBack()
  })

  it('stores nothing when a row is wrong, unless she asks for the good ones', async () => {
    const { page, complaints } = coordinator
    await press(page, 'Spara observationerna')
    await sees(page, 'Inget sparat')
    await seesFaults(page)
    await inspect(page, 'import-refused')
    expect(await countOf(page)).toContain('Inga observationer')
    expect(complaints).toEqual([])
  })

  it('takes the rejected rows home, with row and reason and without what points out a person', async () => {
    const { page } = coordinator
    await page.goto('/imports')
    await follow(page, 'vecka.csv')
    const [file] = await Promise.all([page.waitForEvent('download'), follow(page, 'Hämta de avvisade raderna')])
    const text = await readFile(await file.path(), 'utf8')
    expect(text).toContain('Rad i filen')
    expect(text).toContain('Talade med en person där')
    expect(text).not.toContain('19121212-1212')
    for (const { says } of faults) expect(text).toMatch(says)
    expect(text).not.toMatch(/(^|;)"?=/m)
  })

  it('stores the good rows from its dry run, in which nothing became a tag or a formula', async () => {
    const { page, complaints } = coordinator
    await page.goto('/imports')
    await follow(page, 'vecka.csv')
    await follow(page, 'Hur filen läses')
    await press(page, 'Provläs hela filen')
    await sees(page, 'Den skulle inte sparas, för att rader i den är fel.')
    await seesFaults(page)
    await inspect(page, 'import-tried')
    await press(page, 'Spara de 4 felfria raderna')
    await page.getByText('Sparad', { exact: true }).first().waitFor()
    await seesFaults(page)
    await inspect(page, 'import-stored')
    await page.goto('/imports')
    await inspect(page, 'imports')
    expect(await countOf(page)).toContain('4 observationer')
    await sees(page, '<script>alert(1)</script> stod målat')
    await inspect(page, 'observations')
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /CSV/ }).first().click(),
    ])
    expect(await readFile(await file.path(), 'utf8')).not.toMatch(/(^|;)"?=SUMMA/m)
    expect(complaints).toEqual([])
  })

  it('undoes the whole import', async () => {
    const { page, complaints } = coordinator
    await page.goto('/imports')
    await follow(page, 'vecka.csv')
    await sees(page, '4 av 4 observationer tas bort')
    await press(page, 'Ångra hela inläsningen')
    await page.getByText('Ångrad', { exact: true }).first().waitFor()
    await inspect(page, 'import-undone')
    expect(await countOf(page)).toContain('Inga observationer')
    expect(complaints).toEqual([])
  })
})

/** Each faulty row stands with its number, column and reason. */
async function seesFaults(page: Page): Promise<void> {
  for (const [index, { column, says }] of faults.entries()) {
    const row = page.getByRole('row').filter({ has: page.getByText(String(good.length + 2 + index), { exact: true }) })
    const words = (await row.allInnerTexts()).join(' ')
    expect(words, `row ${good.length + 2 + index}`).toMatch(says)
    expect(words).toContain(column)
  }
}
