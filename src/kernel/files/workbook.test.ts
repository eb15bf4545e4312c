import { readSheet } from 'read-excel-file/node'
import { describe, expect, test } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { allRows, openMade, problemOf, readMade } from './testing/read-table.ts'
import { type MadeWorkbook, workbookParts, zipFile } from './testing/zip-file.ts'

const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`
const header = `<row r="1">${text('Datum')}${text('Antal')}</row>`
const numberFormats = (...codes: string[]) =>
  `<numFmts>${codes.map((code, n) => `<numFmt numFmtId="${170 + n}" formatCode="${code}"/>`).join('')}</numFmts>` +
  `<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>` +
  `<cellXfs><xf numFmtId="0"/>${codes.map((_, n) => `<xf numFmtId="${170 + n}"/>`).join('')}<xf numFmtId="14"/><xf numFmtId="22"/></cellXfs>`
const workbook = (made: MadeWorkbook) => zipFile(workbookParts(made))
const oneSheet = (xml: string, more: Partial<MadeWorkbook> = {}) =>
  workbook({ sheets: [{ name: 'Blad1', xml }], ...more })

describe('the cells of a workbook', () => {
  test('dates, times and numbers come as a person sees them, in ISO form', async () => {
    const styles = numberFormats('yyyy/mm/dd;@', 'hh:mm', '0000', '#,##0.00 "kr/dag"', '[h]:mm', 'd mmm yyyy hh:mm')
    const cell = (style: number, value: string) => `<c s="${style}"><v>${value}</v></c>`
    const values = [
      cell(1, '46283'),
      cell(2, '0.9375'),
      cell(3, '126'),
      cell(4, '12.5'),
      cell(5, '1.5'),
      cell(6, '46283.9375'),
      cell(7, '46283'),
      cell(8, '46283.93763888889'),
      cell(0, '0.30000000000000004'),
      cell(0, '6570250'),
      cell(8, '46283'),
    ]
    const names = values.map((_, n) => text(`k${n}`))
    const { rows } = await readMade(oneSheet(`<row>${names.join('')}</row><row>${values.join('')}</row>`, { styles }))
    expect(rows).toEqual([
      [
        2,
        '2026-09-18',
        '22:30',
        '0126',
        '12.5',
        '1.5',
        '2026-09-18T22:30',
        '2026-09-18',
        '2026-09-18T22:30:12',
        '0.3',
        '6570250',
        '2026-09-18T00:00',
      ],
    ])
  })

  test('workbooks of old Macintosh Excel count days from 1904', async () => {
    const xml = `${header}<row><c s="1"><v>44821</v></c><c><v>1</v></c></row>`
    const { rows } = await readMade(oneSheet(xml, { is1904: true, styles: numberFormats('yyyy-mm-dd') }))
    expect(rows).toEqual([[2, '2026-09-18', '1']])
  })

  test('shared texts, rich text, entities and escaped characters are joined and decoded', async () => {
    const strings = `<si><t>Datum</t></si><si><r><rPr><b/></rPr><t xml:space="preserve">V\u00e5r</t></r><r><t>by &amp; &#229;</t></r><rPh><t>x</t></rPh></si>
      <si><t>a_x000D_b</t></si><si><t/></si>`
    const xml = `<row r="1"><c r="A1" t="s"><v>0</v></c>${text('Text')}</row>
      <row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" t="s"><v>2</v></c></row>
      <row r="3"><c r="A3" t="b"><v>1</v></c><c r="B3" t="e"><v>#REF!</v></c></row>
      <row r="4"><c r="A4" t="str"><f>A1</f><v>svar</v></c><c r="B4" t="s"><v>3</v></c></row>`
    const { rows } = await readMade(oneSheet(xml, { strings }))
    expect(rows).toEqual([
      [2, 'Vårby & å', 'a\rb'],
      [3, 'true', '#REF!'],
      [4, 'svar', ''],
    ])
  })

  test('rows keep the numbers Excel shows, also with blank rows and cells left out', async () => {
    const xml = `<row r="3">${text('Rapport')}</row><row r="5"><c r="B5" t="inlineStr"><is><t>Typ</t></is></c><c r="C5" t="inlineStr"><is><t>Antal</t></is></c></row>
      <row r="6"/><row r="8"><c r="C8"><v>7</v></c></row><row r="9"><c r="B9"><v>1</v></c><c r="C9"><v>2</v></c></row>`
    const { table, rows } = await readMade(oneSheet(xml))
    expect(table.header).toEqual(['A', 'Typ', 'Antal'])
    expect(table.headerRow).toBe(5)
    expect(rows).toEqual([
      [8, '', '', '7'],
      [9, '', '1', '2'],
    ])
  })

  test('content beside the table and formulas without result are reported per row', async () => {
    const xml = `${header}<row r="2"><c r="A2"><f>B2+1</f></c><c r="B2"><v>1</v></c></row>
      <row r="3"><c r="A3"><v>1</v></c><c r="D3"><v>9</v></c></row><row r="4"><c r="A4"><v>5</v></c></row>`
    const { rows, problems } = await readMade(oneSheet(xml))
    expect(problems).toEqual([
      [2, 'cell-formula-without-value', 'Datum'],
      [3, 'row-too-long'],
    ])
    expect(rows).toEqual([[4, '5', '']])
  })

  test('of what stands far beside the table the first cell is told, and rows full of it take no time', {
    timeout: 60_000,
  }, async () => {
    const xml = `${header}<row><c r="F2"><v>6</v></c><c r="XFD2"><v>7</v></c></row>${'<row><c r="XFD1"><v>1</v></c></row>'.repeat(20_000)}`
    const rows = await allRows(await openMade(oneSheet(xml)))
    expect(rows).toHaveLength(20_001)
    expect(rows[0]?.problem).toEqual({ code: 'row-too-long', value: '6' })
  })

  test('elements with a namespace prefix and attributes in single quotes are read', async () => {
    const xml = `<x:row r='1'><x:c r='A1' t='inlineStr'><x:is><x:t>Kod</x:t></x:is></x:c></x:row><x:row r='2'><x:c r='A2'><x:v>5</x:v></x:c></x:row>`
    expect((await readMade(oneSheet(xml))).rows).toEqual([[2, '5']])
  })
})

describe('the sheets of a workbook', () => {
  const sheets = [
    { name: 'Dold', xml: header, state: 'hidden' },
    { name: 'Första', xml: `${header}<row>${text('a')}${text('b')}</row>` },
    { name: 'Andra', xml: `${header}<row>${text('c')}${text('d')}</row>` },
    { name: 'Tomt', xml: '' },
  ]

  test('the first visible one is read unless another is told, and all are named', async () => {
    const { table, rows } = await readMade(workbook({ sheets }))
    expect(table.sheet).toBe('Första')
    expect(table.sheets.map(({ name, hidden }) => (hidden ? `(${name})` : name))).toEqual([
      '(Dold)',
      'Första',
      'Andra',
      'Tomt',
    ])
    expect(table.warnings).toEqual([
      { code: 'sheets-several', params: { sheet: 'Första', sheets: 'Dold, Första, Andra, Tomt' } },
      { code: 'sheets-hidden', params: { count: 1, sheets: 'Dold' } },
    ])
    expect(rows).toEqual([[2, 'a', 'b']])
    expect((await readMade(workbook({ sheets }), { sheet: 'Andra' })).rows).toEqual([[2, 'c', 'd']])
  })

  test('an empty one is passed over, unless all are', async () => {
    const { table, rows } = await readMade(workbook({ sheets: sheets.toReversed() }))
    expect(table.sheet).toBe('Andra')
    expect(rows).toEqual([[2, 'c', 'd']])
    const empty = [
      { name: 'Ett', xml: '' },
      { name: 'Två', xml: '' },
    ]
    expect(await problemOf(openMade(workbook({ sheets: empty })))).toEqual({
      code: 'sheet-empty',
      params: { sheet: 'Ett', sheets: 'Ett, Två' },
    })
  })

  test('one that is preferred is read when it is there, also a hidden one', async () => {
    const read = async (preferredSheet: string) => (await openMade(workbook({ sheets }), { preferredSheet })).sheet
    expect([await read('Andra'), await read('Dold'), await read('Förra årets')]).toEqual(['Andra', 'Dold', 'Första'])
  })

  test('an empty one and one that is not there are refused with the names of all', async () => {
    const names = 'Dold, Första, Andra, Tomt'
    expect(await problemOf(openMade(workbook({ sheets }), { sheet: 'Tomt' }))).toEqual({
      code: 'sheet-empty',
      params: { sheet: 'Tomt', sheets: names },
    })
    expect(await problemOf(openMade(workbook({ sheets }), { sheet: 'Blad9' }))).toEqual({
      code: 'sheet-not-found',
      params: { sheet: 'Blad9', sheets: names },
    })
  })

  test('a drawing that is pointed to but not there does no harm', async () => {
    const more = {
      'xl/worksheets/_rels/sheet1.xml.rels':
        '<Relationships><Relationship Id="r1" Type="x/drawing" Target="../drawings/drawing1.xml"/></Relationships>',
    }
    expect((await readMade(oneSheet(`${header}<row>${text('a')}${text('b')}</row>`, { more }))).rows).toHaveLength(1)
  })
})

describe('a broken or hostile workbook', () => {
  const parts = workbookParts({ sheets: [{ name: 'Blad1', xml: `${header}<row>${text('a')}${text('b')}</row>` }] })

  const wordFile = {
    '_rels/.rels':
      '<Relationships><Relationship Id="r1" Type="x/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': '<document/>',
  }
  const { 'xl/worksheets/sheet1.xml': _, ...withoutSheet } = parts

  test.each([
    ['cut in half', 'xlsx-broken', () => zipFile(parts).subarray(0, 400)],
    ['with a wrong checksum', 'xlsx-broken', () => zipFile(parts, { wrongCrc: true })],
    ['with a password on its parts', 'xlsx-encrypted', () => zipFile(parts, { encrypted: true })],
    ['that is another zip file', 'file-binary', () => zipFile({ 'readme.txt': 'hej' })],
    ['that is a Word file', 'file-binary', () => zipFile(wordFile)],
    [
      'that is an OpenDocument sheet',
      'file-binary',
      () =>
        zipFile({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<office:document/>' }),
    ],
    [
      'with a text that is not there',
      'xlsx-broken',
      () => oneSheet('<row><c t="s"><v>5</v></c></row>', { strings: '' }),
    ],
    ['with an empty sheet part', 'xlsx-broken', () => zipFile({ ...parts, 'xl/worksheets/sheet1.xml': '' })],
    ['without the sheet it names', 'xlsx-broken', () => zipFile(withoutSheet)],
    [
      'whose sheet is cut off',
      'xlsx-broken',
      () => zipFile({ ...parts, 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row' }),
    ],
    [
      'whose sheet declares entities',
      'xlsx-broken',
      () => zipFile({ ...parts, 'xl/worksheets/sheet1.xml': '<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>' }),
    ],
    ['with a row beyond the last', 'xlsx-broken', () => oneSheet('<row r="1048577"><c><v>1</v></c></row>')],
    ['with a cell beyond the last column', 'xlsx-broken', () => oneSheet('<row><c r="XFE1"><v>1</v></c></row>')],
  ])('%s is refused as %s', async (_, code, file) => {
    expect((await problemOf(openMade(file()))).code).toBe(code)
  })

  test('bytes exchanged anywhere never give anything but a table or a TableProblem', async () => {
    const good = zipFile(parts)
    for (let at = 4; at < good.length; at += 5) {
      const bad = Buffer.from(good)
      bad[at] = (bad[at] ?? 0) ^ 0xff
      const outcome = await openMade(bad).then(
        (table) => allRows(table).then(() => 'read'),
        (error: Error) => error.name,
      )
      expect(['read', 'TableProblem']).toContain(outcome)
    }
  })

  test('a zip bomb is refused by what it unpacks to, whatever it says of its size', async () => {
    const row = `<row>${text('a'.repeat(500))}${text('b')}</row>`
    const bomb = oneSheet(header + row.repeat(20_000))
    expect(bomb.length).toBeLessThan(100_000)
    expect(await problemOf(openMade(bomb, { limits: { unpackedBytes: 5_000_000 } }))).toEqual({
      code: 'xlsx-too-large',
      params: { limit: 5_000_000 },
    })
  })

  test.each<[string, string, { xml?: string } & Partial<MadeWorkbook>]>([
    ['more cell styles than Excel has', 'xlsx-broken', { styles: `<cellXfs>${'<xf/>'.repeat(70_000)}</cellXfs>` }],
    ['shared texts beyond the limit', 'xlsx-too-large', { strings: '<si><t/></si>'.repeat(200_000) }],
    ['a tag without end', 'xlsx-broken', { strings: `<si ${'a'.repeat(1_500_000)}` }],
    ['a sheet beyond the limit', 'xlsx-too-large', { strings: '', xml: ' '.repeat(3_000_000) }],
  ])('%s is given up as %s', async (_, code, { xml = '', ...more }) => {
    const file = oneSheet(header + xml, more)
    expect((await problemOf(openMade(file, { limits: { unpackedBytes: 2_000_000 } }))).code).toBe(code)
  })

  test('a cell of ten megabytes spoils its row only, and only its beginning is held', { timeout: 60_000 }, async () => {
    const large = `${'x'.repeat(50)}&amp;`.repeat(200_000)
    const rows = `${header}<row r="2">${text(large)}</row><row r="3">${text('a')}${text('b')}</row>`
    const strings = `<si><t>${large}</t></si>`
    const shared = `${header}<row r="2"><c t="s"><v>0</v></c></row><row r="3">${text('a')}${text('b')}</row>`
    for (const file of [oneSheet(rows), oneSheet(shared, { strings })]) {
      const read = await allRows(await openMade(file))
      expect(read.map(({ row, problem }) => [row, problem?.code, problem?.column])).toEqual([
        [2, 'cell-too-long', 'Datum'],
        [3, undefined, undefined],
      ])
      expect(read[0]?.problem?.value).toHaveLength(200)
      expect(read[0]?.cells[0]?.length).toBeLessThan(200_000)
      expect(read[0]?.cells[0]?.slice(0, 104)).toBe(`${'x'.repeat(50)}&${'x'.repeat(50)}&xx`)
    }
  })

  test('sizes written in zip64 fields are understood', async () => {
    expect((await readMade(zipFile(parts, { zip64: true }))).rows).toEqual([[2, 'a', 'b']])
  })
})

describe('another reader of workbooks', () => {
  test('finds the same cells in a file that another program wrote', async () => {
    const when = new Date('2026-09-18T22:30:00Z')
    const data = Array.from({ length: 300 }, (_, n) => [
      { type: String, value: `Händelse <${n}> & "citat"` },
      { type: Number, value: n * 1.1 },
      { type: Date, value: new Date(when.getTime() + n * 3_600_000), format: 'yyyy-mm-dd hh:mm' },
      { type: Boolean, value: n % 2 === 0 },
    ])
    const head = ['Text', 'Tal', 'När', 'Ja'].map((value) => ({ type: String, value }))
    const file = await writeXlsxFile([head, ...data]).toBuffer()
    const { rows } = await readMade(file)
    const others = (await readSheet(file)).slice(1).map((row, n) => [n + 2, ...row.map(showOther)])
    expect(rows).toEqual(others)
  })

  const showOther = (cell: unknown): string =>
    cell instanceof Date
      ? // This reader leaves 22:29:59.999 for 22:30.
        new Date(Math.round(cell.getTime() / 1000) * 1000).toISOString().slice(0, 16)
      : typeof cell === 'number'
        ? String(Number(cell.toPrecision(15)))
        : String(cell)
})
