import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTable } from './tabular.ts'
import { allRows, openMade, problemOf, readMade } from './testing/read-table.ts'

const swedish = 'Område;Händelse\nVårby;Skadegörelse på Ågatan\n'
const swedishRow = [2, 'Vårby', 'Skadegörelse på Ågatan']
const latin1 = (text: string) => Buffer.from(text, 'latin1')
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16()
const codes = (warnings: readonly { code: string }[]) => warnings.map(({ code }) => code)

describe('the encoding of a text file', () => {
  test.each([
    ['UTF-8', 'utf-8', Buffer.from(swedish)],
    ['UTF-8 with byte-order mark', 'utf-8', Buffer.from(`\ufeff${swedish}`)],
    ['UTF-16 LE with byte-order mark', 'utf-16le', Buffer.from(`\ufeff${swedish}`, 'utf16le')],
    ['UTF-16 LE without', 'utf-16le', Buffer.from(swedish, 'utf16le')],
    ['UTF-16 BE with byte-order mark', 'utf-16be', utf16be(`\ufeff${swedish}`)],
    ['UTF-16 BE without', 'utf-16be', utf16be(swedish)],
    ['ISO-8859-1', 'iso-8859-1', latin1(swedish)],
  ])('%s is recognised and read', async (_, encoding, bytes) => {
    const { table, rows } = await readMade(bytes)
    expect(table.encoding).toBe(encoding)
    expect(table.header).toEqual(['Område', 'Händelse'])
    expect(rows).toEqual([swedishRow])
  })

  test('quotation marks and the euro sign of Windows-1252 are recognised and read', async () => {
    const bytes = Buffer.concat([latin1('Text;Belopp\n'), Buffer.from([0x93, 0xe5, 0x94, 0x3b, 0x80])])
    const { table, rows } = await readMade(bytes)
    expect(table.encoding).toBe('windows-1252')
    expect(rows).toEqual([[2, '“å”', '€']])
  })

  test('one Swedish letter at the end of a long plain file decides', async () => {
    const filler = 'a;b\n'.repeat(40_000)
    expect((await openMade(latin1(`${filler}å;b\n`))).encoding).toBe('iso-8859-1')
    expect((await openMade(Buffer.from(`${filler}å;b\n`))).encoding).toBe('utf-8')
  })

  test('a letter whose bytes lie in two pieces of the file is one letter', async () => {
    const { table, rows } = await readMade(`${'a;b\n'.repeat(65_535)}abcå;1\n`)
    expect([table.encoding, rows.at(-1)]).toEqual(['utf-8', [65_536, 'abcå', '1']])
  })

  test('a UTF-8 file with a damaged character loses that row only', async () => {
    const bytes = Buffer.concat([Buffer.from('Namn;Antal\nVårby;1\nSkogås;2\n'), Buffer.from([0xe5, 0x3b, 0x33])])
    const { table, rows, problems } = await readMade(bytes)
    expect(table.encoding).toBe('utf-8')
    expect(codes(table.warnings)).toContain('encoding-damaged')
    expect(rows.map(([row]) => row)).toEqual([2, 3])
    expect(problems).toEqual([[4, 'cell-undecodable', 'Namn']])
  })

  test('an eight-bit file that would also be UTF-8 in places is marked as uncertain', async () => {
    const { table } = await readMade(latin1('Namn;Text\nVårby;Ã¤r\nå;ö\n'))
    expect(codes(table.warnings)).toContain('encoding-ambiguous')
  })

  test('text that was misread before it was saved is pointed out', async () => {
    expect(codes((await openMade('Namn;Typ\nVÃ¥rby;StÃ¶ld hÃ¤r\n')).warnings)).toContain('encoding-double')
  })

  test.each([
    ['DOS', 'cp850', [0x84, 0x94, 0x86]],
    ['Macintosh', 'macintosh', [0x8a, 0x8c]],
  ])('the code page of %s is refused rather than read as wrong letters', async (_, looksLike, letters) => {
    const words = letters.flatMap((letter) => [0x68, letter, 0x6e, 0x3b, 0x31, 0x0a])
    const bytes = Buffer.concat([Buffer.from('a;b\n'), Buffer.from(words)])
    expect(await problemOf(openMade(bytes))).toEqual({ code: 'encoding-unknown', params: { looksLike } })
  })

  test('bytes that Windows-1252 leaves undefined, and UTF-32, are refused', async () => {
    expect((await problemOf(openMade(Buffer.from([0x61, 0x3b, 0x81, 0x0a])))).code).toBe('encoding-unknown')
    const utf32 = Buffer.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0])
    expect((await problemOf(openMade(utf32))).code).toBe('encoding-unknown')
  })

  test('an encoding that is told is used', async () => {
    const { rows } = await readMade(Buffer.from('a;b\nå;1\n'), { encoding: 'windows-1252' })
    expect(rows).toEqual([[2, 'Ã¥', '1']])
  })
})

describe('the delimiter', () => {
  test.each([
    ['semicolon with decimal commas', ';', 'id;lat;lon;text\n1;59,2;17,9;a\n2;59,3;17,8;b, c\n'],
    ['comma', ',', 'id,lat,text\n1,59.2,a;b\n2,59.3,"c, d"\n'],
    ['tab', '\t', 'id\tlat\n1\t59,2\n'],
    ['vertical bar', '|', 'id|lat|text\n1|59,2|a;b\n'],
  ])('%s is recognised', async (_, delimiter, text) => {
    const { table, problems } = await readMade(text)
    expect(table.delimiter).toBe(delimiter)
    expect(table.format).toBe(delimiter === '\t' ? 'tsv' : 'csv')
    expect(problems).toEqual([])
  })

  test("Excel's sep line is obeyed and is not a row", async () => {
    const { table, rows } = await readMade('sep=,\r\na,b;c\r\n1,2;3\r\n')
    expect(table.delimiter).toBe(',')
    expect(table.header).toEqual(['a', 'b;c'])
    expect(rows).toEqual([[3, '1', '2;3']])
    expect(table.warnings).toEqual([])
  })

  test('a table of one column has none', async () => {
    const { table, rows } = await readMade('kod\n0126\n0127\n')
    expect(table.delimiter).toBeNull()
    expect(rows).toEqual([
      [2, '0126'],
      [3, '0127'],
    ])
  })

  test('two equally likely ones are reported', async () => {
    expect(codes((await openMade('a,b;c\n1,2;3\n')).warnings)).toContain('delimiter-ambiguous')
  })
})

describe('rows and cells', () => {
  test('quotes, line breaks in cells and mixed line ends are read, and rows carry the line where they begin', async () => {
    const { rows } = await readMade('a;b\r\n"x ""y"";\r\nz";1\n\n2;"3"\r4;5')
    expect(rows).toEqual([
      [2, 'x "y";\r\nz', '1'],
      [5, '2', '3'],
      [6, '4', '5'],
    ])
  })

  test('a quote that is never closed is reported with its row, after the rows before it', async () => {
    const table = await openMade('a;b\n1;2\n3;"öppet\n4;5\n6;7\n')
    const seen: number[] = []
    const reading = (async () => {
      for await (const { row } of table.rows()) seen.push(row)
    })()
    expect(await problemOf(reading)).toEqual({ code: 'quote-unclosed', params: { row: 3 } })
    expect(seen).toEqual([2])
  })

  test('an open quote is given up before it has swallowed a large file', async () => {
    const text = `a;b\n1;2\n3;"öppet\n${'4;5\n'.repeat(5000)}`
    const table = await openMade(text, { limits: { recordChars: 2000 } })
    expect(await problemOf(allRows(table))).toEqual({ code: 'quote-unclosed', params: { row: 3 } })
  })

  test('a line without end is refused', async () => {
    const table = await openMade(`a;b\n1;2\n3;${'x'.repeat(5000)}`, { limits: { recordChars: 2000 } })
    expect(await problemOf(allRows(table))).toEqual({ code: 'record-too-long', params: { row: 3 } })
  })

  test('too many and too few cells are reported per row; empty cells at the end are no cells', async () => {
    const { rows, problems } = await readMade('a;b;c\n1;2;3\n1;2\n1;2;3;4\n5;6;7;;\n')
    expect(rows.map(([row]) => row)).toEqual([2, 5])
    expect(problems).toEqual([
      [3, 'row-too-short'],
      [4, 'row-too-long'],
    ])
  })

  test('a bad row still carries its cells, so that it can be handed back', async () => {
    const table = await openMade('a;b;c\n1;2\n')
    expect(await allRows(table)).toEqual([
      { row: 2, cells: ['1', '2', ''], problem: { code: 'row-too-short', value: '2' } },
    ])
  })

  test('a cell of more than 10,000 characters spoils its row only', async () => {
    const { rows, problems } = await readMade(`a;b\n${'x'.repeat(10_000)};1\n${'y'.repeat(10_001)};2\n3;4\n`)
    expect(rows.map(([row]) => row)).toEqual([2, 4])
    expect(problems).toEqual([[3, 'cell-too-long', 'a']])
  })

  test('a NUL in a text spoils its row only', async () => {
    const filler = 'x;y\n'.repeat(50)
    const { problems } = await readMade(`a;b\n1;Hu\0ddinge\n${filler}`)
    expect(problems).toEqual([[2, 'cell-nul', 'b']])
  })

  test('formulas, markup, emoji and right-to-left text are text like any other', async () => {
    const cells = [
      '=1+1',
      '<script>alert(1)</script>',
      "Robert'); DROP TABLE x;--",
      '🔥 brand',
      '\u202egninnäh',
      'שלום',
    ]
    const { rows } = await readMade(`n;t\n${cells.map((cell, n) => `${n};"${cell}"`).join('\n')}`)
    expect(rows.map(([, , text]) => text)).toEqual(cells)
  })

  test('rows can be read twice, and reading can stop half way', async () => {
    const table = await openMade('a;b\n1;2\n3;4\n')
    for await (const { row } of table.rows()) {
      expect(row).toBe(2)
      break
    }
    expect(await allRows(table)).toHaveLength(2)
  })
})

describe('the header', () => {
  test('titles above it are skipped and told of', async () => {
    const { table, rows } = await readMade(
      'Rapport: händelser;;\nUttagen 2026-08-22;;\n\nDatum;Typ;Antal\n2026-08-01;Brand;3\n',
    )
    expect(table.header).toEqual(['Datum', 'Typ', 'Antal'])
    expect(table.headerRow).toBe(4)
    expect(table.warnings).toEqual([{ code: 'title-lines-skipped', params: { count: 2 } }])
    expect(rows).toEqual([[5, '2026-08-01', 'Brand', '3']])
  })

  test('repeated further down it is reported', async () => {
    expect((await readMade('Datum;Typ\n1;2\nDatum;Typ\n3;4\n')).problems).toEqual([[3, 'row-header-repeated']])
  })

  test('columns of the same name and without name get names of their own', async () => {
    const { table } = await readMade('Datum;Typ;;Datum; \n1;2;3;4;\n')
    expect(table.header).toEqual(['Datum', 'Typ', 'C', 'Datum (2)'])
    expect(codes(table.warnings)).toEqual(['header-unnamed', 'header-duplicate'])
  })

  test('many columns of one name are told apart, and more than Excel has are refused', async () => {
    const wide = (columns: number) => `${Array.from({ length: columns }, () => 'x').join(';')}\n`
    expect((await openMade(wide(3000))).header.at(-1)).toBe('x (3000)')
    expect((await problemOf(openMade(wide(16_385)))).code).toBe('columns-too-many')
  })

  test('soft hyphens and line breaks in names are tidied away', async () => {
    expect((await openMade('"Hän\u00addelse\ntyp"; Datum \n1;2\n')).header).toEqual(['Händelse typ', 'Datum'])
  })

  test('a first row that looks like data is pointed out', async () => {
    expect(codes((await openMade('2026-01-01;12\n2026-01-02;13\n')).warnings)).toEqual(['header-looks-like-data'])
  })

  test('the row that is told is used, and must be there', async () => {
    expect((await readMade('x;y\na;b\n1;2\n', { headerRow: 2 })).rows).toEqual([[3, '1', '2']])
    expect((await problemOf(openMade('x;y\n', { headerRow: 9 }))).code).toBe('header-not-found')
  })

  test('alone it is a table without rows', async () => {
    const { table, rows } = await readMade('Datum;Typ\n')
    expect(rows).toEqual([])
    expect(codes(table.warnings)).toEqual(['no-rows'])
  })
})

describe('what is no table', () => {
  test.each([
    ['nothing', 'file-empty', ''],
    ['only a byte-order mark', 'file-empty', '\ufeff'],
    ['only blank lines', 'file-empty', '\n \r\n\n'],
    ['only empty cells', 'file-empty', ';;\n;;\n'],
    ['JSON', 'file-not-table', '{"type": "FeatureCollection"}'],
    ['a web page called .xls', 'file-not-table', '<html><table><tr><td>1</td></tr></table></html>'],
    ['a PDF', 'file-binary', '%PDF-1.7'],
    ['old Excel or a file with password', 'file-old-excel', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['a gzip file', 'file-binary', Buffer.from('1f8b0800', 'hex')],
    ['other bytes', 'file-binary', Buffer.from(Array.from({ length: 500 }, (_, n) => (n * 7) % 32))],
    ['a file of NUL', 'file-binary', Buffer.alloc(64)],
  ])('%s is refused as %s', async (_, code, content) => {
    expect((await problemOf(openMade(content))).code).toBe(code)
  })

  test('a stream larger than what may be held is refused', async () => {
    expect((await problemOf(openMade('a;b\n1;2\n', { limits: { heldBytes: 4 } }))).code).toBe('file-too-large')
  })

  test('a file that does not exist and a folder are refused', async () => {
    expect((await problemOf(openTable({ path: join(tmpdir(), 'no such file') }))).code).toBe('file-not-found')
    expect((await problemOf(openTable({ path: tmpdir() }))).code).toBe('file-not-found')
  })
})

describe('a large file', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'samsyn-table-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  test('200,000 rows are read in bounded memory, with progress', { timeout: 60_000 }, async () => {
    const path = join(folder, 'large.csv')
    const line = (n: number) => `${n};2026-09-18 22:30;Vårby;59,2363;17,9821;"${'En händelse; '.repeat(8)}"\r\n`
    await writeFile(
      path,
      `id;när;område;lat;lon;text\r\n${Array.from({ length: 200_000 }, (_, n) => line(n)).join('')}`,
    )
    const table = await openTable({ path })
    const before = process.memoryUsage().heapUsed
    let [count, most, share] = [0, 0, 0]
    for await (const { problem } of table.rows((now) => (share = now))) {
      count++
      if (problem) throw new Error(problem.code)
      if (count % 20_000 === 0) most = Math.max(most, process.memoryUsage().heapUsed)
    }
    expect(count).toBe(200_000)
    expect(share).toBe(1)
    // The file is 29 MB; what is not yet collected of read rows comes on top of what is held.
    expect(most - before).toBeLessThan(150 * 1024 * 1024)
  })
})
