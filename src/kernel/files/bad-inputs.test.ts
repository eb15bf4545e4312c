import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { parseCoordinate } from './coordinates.ts'
import { parseDateTime } from './date-values.ts'
import type { TableOptions } from './table.ts'
import { openTable } from './tabular.ts'
import { allRows, problemOf, readWhole, type WholeTable } from './testing/read-table.ts'
import { realData } from './testing/real-data.ts'

/** Real files with real faults, and real values with faults put in; kept outside the repository (see their README). */
const folder = realData('bad_inputs')
const bad = (name: string) => `${folder}/${name}`

const open = (path: string, options: TableOptions = {}) =>
  path.endsWith('.gz')
    ? openTable({ stream: createReadStream(path).pipe(createGunzip()), name: path }, options)
    : openTable({ path }, options)
const read = async (name: string): Promise<WholeTable> => readWhole(await open(bad(name)))
const columnOf = ({ table, rows }: WholeTable, name: string) => {
  const column = table.header.indexOf(name) + 1
  return rows.map((row) => String(row[column]))
}

const eventHeader = ['Händelse-ID', 'Datum', 'Tid', 'Typ', 'Plats', 'Latitud', 'Longitud', 'Beskrivning']

describe.skipIf(folder === null)('real files with faults put in', () => {
  test.each([
    ['events_latin1_semicolon_decimalcomma_crlf.csv', 'iso-8859-1', ';', 1],
    ['events_excel_sep_line.csv', 'iso-8859-1', ';', 2],
    ['events_utf8_bom_tab.tsv', 'utf-8', '\t', 1],
    ['events_utf16le_bom_tab.txt', 'utf-16le', '\t', 1],
  ])('%s is read as %s, cell for cell as the others', async (name, encoding, delimiter, headerRow) => {
    const { table, rows, problems } = await read(`derived/${name}`)
    expect(table).toMatchObject({ encoding, delimiter, headerRow, header: eventHeader, warnings: [] })
    expect(problems).toEqual([])
    expect(rows).toHaveLength(360)
    expect(rows[0]?.slice(1)).toEqual([
      '410694',
      '2023-03-21',
      '07:50',
      'Brand',
      'Huddinge',
      '59,23633',
      '17,982156',
      'En man som eldat på en lekstuga blir omhändertagen.',
    ])
    const tabbed = await read('derived/events_utf8_bom_tab.tsv')
    expect(rows.map((row) => row.slice(1))).toEqual(tabbed.rows.map((row) => row.slice(1)))
  })

  test('typographic quotation marks of Windows-1252', async () => {
    const { table, rows, problems } = await read('derived/events_cp1252_smartquotes.csv')
    expect(table.encoding).toBe('windows-1252')
    expect(problems).toEqual([])
    expect(rows).toHaveLength(60)
    expect(rows.every((row) => /^”.*” – källa: polisen\.se €$/.test(String(row[8])))).toBe(true)
  })

  test('titles, repeated header, ragged rows, a NUL, totals and footnotes', async () => {
    const { table, rows, problems } = await read('derived/events_broken_structure.csv')
    expect(table).toMatchObject({ headerRow: 4, header: eventHeader })
    expect(table.warnings).toEqual([{ code: 'title-lines-skipped', params: { count: 2 } }])
    expect(problems).toEqual([
      [21, 'row-header-repeated'],
      [26, 'row-too-long'],
      [27, 'row-too-short'],
      [31, 'row-too-short'],
      [37, 'cell-nul', 'Plats'],
      [85, 'row-total'],
      [87, 'row-too-short'],
    ])
    expect(rows).toHaveLength(75)
    // A source line has as many cells as a row; its date gives it away.
    const dates = columnOf({ table, rows, problems }, 'Datum')
    expect(rows.filter((_, n) => 'problem' in parseDate(dates[n] ?? '')).map(([row, first]) => [row, first])).toEqual([
      [86, 'Källa: polisen.se, bearbetning synthetic'],
    ])
  })

  test('a cell with line breaks, then a quote that is never closed', async () => {
    const table = await open(bad('derived/events_unclosed_quote_embedded_newline.csv'))
    const seen: number[] = []
    const reading = (async () => {
      for await (const { row, cells } of table.rows()) {
        seen.push(row)
        if (row === 12) expect(cells[7]).toBe('Rad ett\nrad två med "citat" och ; semikolon')
      }
    })()
    expect(await problemOf(reading)).toEqual({ code: 'quote-unclosed', params: { row: 14 } })
    expect(seen).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
  })

  test('formulas and markup are text, and a cell of 40,000 characters spoils its row', async () => {
    const { rows, problems } = await read('derived/events_formula_and_markup_injection.csv')
    expect(problems).toEqual([[13, 'cell-too-long', 'Beskrivning']])
    expect(rows.map((row) => row[8])).toEqual([
      '=HYPERLINK("http://example.invalid","klicka")',
      '=1+1',
      '+46701740605',
      '-2+3',
      '@SUM(A1:A9)',
      "=cmd|' /C calc'!A0",
      '\t=1+1',
      '<script>alert(1)</script>',
      "Robert'); DROP TABLE handelser;--",
      '\u202egninnäh',
      '🔥 brand',
    ])
  })

  test('repeated, padded and damaged ids are cells like any other', async () => {
    const whole = await read('derived/events_duplicate_ids.csv')
    expect(whole.problems).toEqual([])
    expect(columnOf(whole, 'Händelse-ID').filter((id) => !/^\d+$/.test(id))).toEqual([
      ' 434561 ',
      ' 437303 ',
      '4.43040E+05',
      '',
      '',
    ])
  })

  test('swapped, projected, empty, zero, unsigned and pointless coordinates', async () => {
    const whole = await read('derived/events_coordinate_and_areacode_errors.csv')
    const lons = columnOf(whole, 'Longitud')
    const codes = columnOf(whole, 'Latitud').map((lat, n) => {
      const parsed = parseCoordinate({ lat, lon: lons[n] ?? '' })
      return 'ok' in parsed ? 'ok' : parsed.problem.code
    })
    expect(countEach(codes)).toEqual({
      ok: 24,
      'coordinate-swapped': 6,
      'coordinate-sweref99tm': 6,
      'coordinate-zero': 6,
      'value-missing': 6,
      'coordinate-decimal-lost': 6,
      'coordinate-sign': 6,
    })
  })

  test('dates in thirteen spellings are what the answer column says, or refused', async () => {
    const whole = await read('derived/events_mixed_date_formats.csv')
    expect(whole.rows).toHaveLength(193)
    const answers = columnOf(whole, 'Datum_facit_ISO')
    const wrong = columnOf(whole, 'Datum_som_skrivet').flatMap((text, n) => {
      const answer = answers[n] ?? ''
      const expected = expectedFor(text, answer)
      const got = outcomeOf(text)
      return got === expected ? [] : [{ text, answer, expected, got }]
    })
    expect(wrong).toEqual([])
  })

  /** The answer column is a date, a week or a word; a bare serial and "4/9/2023" can be read otherwise and must not be guessed. */
  function expectedFor(text: string, answer: string): string {
    if (/^\d{5}$/.test(text)) return `date-maybe-serial ${answer}`
    const [first = 0, second = 0] = text.split('/').map(Number)
    if (/^\d+\/\d+\/\d{4}$/.test(text) && first <= 12 && second <= 12 && first !== second) return 'date-ambiguous'
    if (answer === 'INVALID') return 'date-impossible'
    if (answer === 'MISSING') return text === 'i går' ? 'date-unreadable' : 'value-missing'
    if (answer.startsWith('SUSPECT')) return 'date-implausible'
    if (answer.startsWith('NONEXISTENT')) return 'time-nonexistent'
    return answer.startsWith('AMBIGUOUS local') ? 'time-ambiguous' : answer
  }

  function outcomeOf(text: string): string {
    const parsed = parseDate(text)
    if ('problem' in parsed)
      return parsed.problem.code === 'date-maybe-serial'
        ? `date-maybe-serial ${parsed.problem.params.date}`
        : parsed.problem.code
    if (parsed.warning) return parsed.warning.code
    return parsed.ok.precision === 'week' ? parsed.ok.week : parsed.ok.date
  }
})

describe.skipIf(folder === null)('real files with faults of their own', () => {
  test('a dump of no bytes, and GeoJSON', async () => {
    expect(await problemOf(open(bad('real/polisen_api_empty_dump.json')))).toEqual({ code: 'file-empty', params: {} })
    expect(await problemOf(open(bad('real/strada_demo_unpadded_dates_swapped_xy.geojson')))).toEqual({
      code: 'file-not-table',
      params: { looksLike: 'json' },
    })
  })

  test('a workbook that points to a drawing that is not there', async () => {
    const path = bad('real/london_lsoa_deprivation_broken_drawing_ref.xlsx')
    expect(await problemOf(open(path, { sheet: 'Notes' }))).toEqual({
      code: 'sheet-empty',
      params: { sheet: 'Notes', sheets: 'Notes, IMD 2019, Population figures' },
    })
    const { table, rows, problems } = await readWhole(await open(path))
    expect(table.sheet).toBe('IMD 2019')
    expect(table.header).toHaveLength(28)
    expect(rows).toHaveLength(4835)
    expect(problems).toEqual([])
    expect(rows[0]?.slice(0, 6)).toEqual([
      2,
      'E01000001',
      'City of London 001A',
      'E09000001',
      'City of London',
      '6.208',
    ])
  })

  test('a workbook with optional columns and years as text', async () => {
    const whole = await read('real/huddinge_konstlista_messy.xlsx')
    expect(whole.problems).toEqual([])
    expect(whole.rows).toHaveLength(225)
    expect(columnOf(whole, 'År')[0]).toBe('2009')
    expect(columnOf(whole, 'Plats')[0]).toBe('Kungens kurva')
  })

  test('carriage returns as line ends and no header', async () => {
    const { table, rows } = await read('real/test_pin_skatteverket_CR_only_no_header.csv.gz')
    expect(table.delimiter).toBeNull()
    expect(table.warnings).toEqual([{ code: 'header-looks-like-data', params: { row: 1 } }])
    expect(rows).toHaveLength(18_626)
    expect(rows.at(-1)?.[0]).toBe(18_627)
  })

  test.each([
    ['real/kommuner_bad_bbox.csv', 290, 15],
    ['real/lsoa_population_misparsed.csv.gz', 33_754, 3],
  ])('%s is sound as a table: its faults are in its figures', async (name, count, width) => {
    const { table, rows, problems } = await read(name)
    expect(table.header).toHaveLength(width)
    expect(rows).toHaveLength(count)
    expect(problems).toEqual([])
  })

  test('every publication time of the police feed, hours unpadded', { timeout: 60_000 }, async () => {
    const path = realData('sweden/polisen/polisen_events_2023-2026.csv.gz')
    if (path === null) throw new Error('the faulty files are there, but not the feed')
    const rows = await allRows(await open(path))
    expect(rows).toHaveLength(84_638)
    for (const { cells, problem } of rows) {
      const text = cells[1] ?? ''
      const parsed = parseDate(text)
      const expected = new Date(
        text
          .replace(/ (\d):/, ' 0$1:')
          .replace(' ', 'T')
          .replace(' ', ''),
      ).toISOString()
      if (problem || 'problem' in parsed || parsed.ok.precision !== 'minute' || parsed.ok.instant !== expected)
        throw new Error(`${text} was not read`)
    }
  })
})

function parseDate(text: string) {
  return parseDateTime(text, {
    timeZone: 'Europe/Stockholm',
    order: 'auto',
    earliest: '1950-01-01',
    latest: '2027-12-31',
  })
}

const countEach = (codes: readonly string[]): Record<string, number> =>
  Object.fromEntries([...new Set(codes)].map((code) => [code, codes.filter((each) => each === code).length]))
