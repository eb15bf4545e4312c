import { describe, expect, test } from 'vitest'
import { parseDateTime } from './date-values.ts'
import { allRows, openMade, problemOf, readMade } from './testing/read-table.ts'
import { type MadeWorkbook, workbookParts, zipFile } from './testing/zip-file.ts'
import { parseDecimal } from './values.ts'

const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`
const at = (reference: string, value: string) => `<c r="${reference}" t="inlineStr"><is><t>${value}</t></is></c>`
const workbook = (made: MadeWorkbook) => zipFile(workbookParts(made))
const oneSheet = (xml: string, more: Partial<MadeWorkbook> = {}) =>
  workbook({ sheets: [{ name: 'Blad1', xml }], ...more })
const columnsOf = (rows: readonly (readonly [number, ...string[]])[]) => rows.map(([row, ...cells]) => [row, cells])

describe('quotation marks that are not in pairs', () => {
  test('a quote inside quotes that nobody doubled is text', async () => {
    const { rows, problems } = await readMade('a;b;c\n1;"han sa "stopp" till mig";x\n2;5" rör;z\n3;"x ""y""";z\n')
    expect(problems).toEqual([])
    expect(rows.map(([row, , said]) => [row, said])).toEqual([
      [2, '"han sa "stopp" till mig"'],
      [3, '5" rör'],
      [4, 'x "y"'],
    ])
  })

  test.each([
    ['the next quote further down', '1;"öppet;x\n2;y;z\n3;"hej";z\n', 5],
    ['the next row', '1;"öppet;x\n2;"hej";z\n', 4],
    ['two rows with the same fault', '1;"öppet;x\n2;y;"öppet\n', 4],
    ['a closing one that stands by itself', '1;"öppet;x\n2;y;z\n3;hej";z\n', 5],
    ['the end of a row', '1;"öppet;x\n2;y;z"\n', 4],
  ])(
    'a cell that goes on to %s is refused, with what it swallowed, and the rows after it are read',
    async (_, lines, next) => {
      const read = await allRows(await openMade(`a;b;c\n${lines}4;5;6\n`))
      expect(read.map(({ row, problem }) => [row, problem?.code, problem?.column])).toEqual([
        [2, 'cell-swallows-rows', 'b'],
        [next, undefined, undefined],
      ])
      for (const line of lines.trim().split('\n').slice(1)) expect(read[0]?.cells[1]).toContain(line.split(';')[0])
    },
  )

  test('lines, delimiters and speech within a cell are no fault', async () => {
    const cells = ['Rad ett\nrad två; slut', '"Hej", sa han.\n"Nej", sa hon, "inte nu".', 'a;\nb;\nc']
    const { rows, problems } = await readMade(
      `a;b;c\n${cells.map((cell) => `1;"${cell.replaceAll('"', '""')}";x`).join('\n')}\n`,
    )
    expect(problems).toEqual([])
    expect(rows.map(([, , said]) => said)).toEqual(cells)
  })
})

describe('files that were joined or printed', () => {
  test('a byte-order mark further down hides neither a heading nor a quotation mark', async () => {
    const joined = '\ufeffDatum;Text\n2026-09-18;a\n\ufeffDatum;Text\n2026-09-19;b\n\ufeff"2026-09-20";"c;d"\n'
    for (const bytes of [Buffer.from(joined), Buffer.from(joined, 'utf16le')]) {
      const { rows, problems } = await readMade(bytes)
      expect(problems).toEqual([[3, 'row-header-repeated']])
      expect(columnsOf(rows)).toEqual([
        [2, ['2026-09-18', 'a']],
        [4, ['2026-09-19', 'b']],
        [5, ['2026-09-20', 'c;d']],
      ])
    }
  })

  test('a byte-order mark of UTF-8 before eight-bit text is not part of the first heading', async () => {
    const bytes = Buffer.concat([Buffer.from('\ufeff'), Buffer.from('Område;Text\nVårby;å\n', 'latin1')])
    expect((await openMade(bytes)).header).toEqual(['Område', 'Text'])
  })

  test('a heading that is repeated with other spacing is still a heading', async () => {
    expect((await readMade('Datum;Typ\n1;2\n Datum ;Typ\n3;4\n')).problems).toEqual([[3, 'row-header-repeated']])
  })

  test.each(['Summa;76;;', 'Totalt;;;76', ';Totalt:;76;', 'Delsumma 76;;;', 'Grand total;76;;'])(
    'the totals row %j is refused as one',
    async (total) => {
      const { rows, problems } = await readMade(`Id;Datum;Typ;Antal\n1;2026-09-18;Brand;1\n${total}\n`)
      expect(problems).toEqual([[3, 'row-total']])
      expect(rows).toHaveLength(1)
    },
  )

  test('a row that only speaks of a total is a row', async () => {
    const { problems } = await readMade(
      'Text;Datum;Typ\nTotalförsvaret;;Övning\nSumma av stölderna okänd;;Stöld\nTotal;2026-09-18;Skada\n',
    )
    expect(problems).toEqual([])
  })

  test('lines that end in three ways are the same lines', async () => {
    const { rows, problems } = await readMade('a;b\r1;2\n3;4\r\n5;6\r\r\n7;8')
    expect(problems).toEqual([])
    expect(columnsOf(rows)).toEqual([
      [2, ['1', '2']],
      [3, ['3', '4']],
      [4, ['5', '6']],
      [6, ['7', '8']],
    ])
  })
})

describe('headings on two rows', () => {
  test('the lower one names the columns, the upper those that it leaves', async () => {
    const { table, rows } = await readMade(
      'Utdrag;;;\nId;Tid;;Plats\n;Från;Till;Område\n1;2026-09-18;2026-09-19;Norrby\n2;2026-09-20;;Söderby\n',
    )
    expect(table).toMatchObject({ header: ['Id', 'Från', 'Till', 'Område'], headerRow: 3 })
    expect(table.warnings).toEqual([
      { code: 'title-lines-skipped', params: { count: 1 } },
      { code: 'header-two-rows', params: { above: 2, row: 3 } },
    ])
    expect(columnsOf(rows)).toEqual([
      [4, ['1', '2026-09-18', '2026-09-19', 'Norrby']],
      [5, ['2', '2026-09-20', '', 'Söderby']],
    ])
  })

  test('groups that repeat their name are told apart by the lower row', async () => {
    const { table } = await readMade('Tid;Tid;Plats;Plats\nFrån;Till;Område;Kod\n2026-09-18;;Norrby;N1\n')
    expect(table.header).toEqual(['Från', 'Till', 'Område', 'Kod'])
  })

  test('merged headings of a workbook are read so too', async () => {
    const xml = `<row r="1">${at('A1', 'Id')}${at('B1', 'Tid')}${at('D1', 'Plats')}</row><row r="2">${at('B2', 'Från')}${at('C2', 'Till')}</row>
      <row r="3">${at('A3', '1')}${at('B3', '2026-09-18')}${at('D3', 'Norrby')}</row></sheetData><mergeCells><mergeCell ref="B1:C1"/><mergeCell ref="A1:A2"/><mergeCell ref="D1:D2"/></mergeCells><sheetData>`
    const { table, rows } = await readMade(oneSheet(xml))
    expect(table.header).toEqual(['Id', 'Från', 'Till', 'Plats'])
    expect(table.warnings.map(({ code }) => code)).toEqual(['header-two-rows'])
    expect(columnsOf(rows)).toEqual([[3, ['1', '2026-09-18', '', 'Norrby']]])
  })

  test('a column without heading above rows is only that', async () => {
    const { table, rows } = await readMade('Datum;;Typ\n2026-09-18;x;Brand\n2026-09-19;y;Stöld\n')
    expect(table.header).toEqual(['Datum', 'B', 'Typ'])
    expect(rows).toHaveLength(2)
  })
})

describe('what people do in Excel', () => {
  const header = `<row r="1">${text('Datum')}${text('Område')}${text('Antal')}</row>`

  test('the value of a merged cell holds for each row that it covers, and this is told', async () => {
    const xml = `${header}<row r="2">${at('A2', '2026-09-18')}${at('B2', 'Norrby')}<c r="C2"><v>1</v></c></row>
      <row r="3"><c r="A3"/><c r="B3"/><c r="C3"><v>2</v></c></row><row r="4">${at('A4', '2026-09-19')}<c r="C4"><v>3</v></c></row><row r="5"><c r="B5"/></row>
      <row r="6">${at('A6', '2026-09-20')}</row></sheetData><x:mergeCells><x:mergeCell ref="A2:A3"/><x:mergeCell ref="B2:B5"/></x:mergeCells><sheetData>`
    const { table, rows, problems } = await readMade(oneSheet(xml))
    expect(problems).toEqual([])
    expect(table.warnings).toEqual([{ code: 'cells-merged', params: { count: 2 } }])
    expect(columnsOf(rows)).toEqual([
      [2, ['2026-09-18', 'Norrby', '1']],
      [3, ['2026-09-18', 'Norrby', '2']],
      [4, ['2026-09-19', 'Norrby', '3']],
      [6, ['2026-09-20', '', '']],
    ])
  })

  test('protected sheets and workbooks with macros are read; the macros are never looked at, and this is told', async () => {
    const xml = `${header}<row r="2">${text('2026-09-18')}${text('Norrby')}</row></sheetData><sheetProtection sheet="1" algorithmName="SHA-512" hashValue="x" objects="1"/><sheetData>`
    const more = { 'xl/vbaProject.bin': '\u0000\u0001 Sub Auto_Open()', 'xl/activeX/activeX1.bin': '\u0000' }
    const { table, rows } = await readMade(oneSheet(xml, { more }))
    expect(table.warnings).toEqual([{ code: 'macros-left-alone', params: {} }])
    expect(columnsOf(rows)).toEqual([[2, ['2026-09-18', 'Norrby', '']]])
    const onlyProtected = await readMade(oneSheet(xml))
    expect(onlyProtected.table.warnings).toEqual([])
    expect(onlyProtected.rows).toEqual(rows)
  })

  test('a hidden sheet is passed over but named, and read where there is no other', async () => {
    const hidden = { name: 'Underlag', xml: header, state: 'veryHidden' }
    const shown = { name: 'Händelser', xml: `${header}<row r="2">${text('2026-09-18')}</row>` }
    const { table } = await readMade(workbook({ sheets: [hidden, shown] }))
    expect(table.sheet).toBe('Händelser')
    expect(table.warnings).toEqual([
      { code: 'sheets-several', params: { sheet: 'Händelser', sheets: 'Underlag, Händelser' } },
      { code: 'sheets-hidden', params: { count: 1, sheets: 'Underlag' } },
    ])
    expect((await openMade(workbook({ sheets: [{ ...shown, state: 'hidden' }] }))).sheet).toBe('Händelser')
  })

  test('a workbook under a password is refused for that, an old one for its age', async () => {
    const compound = (stream: string) =>
      Buffer.concat([
        Buffer.from('d0cf11e0a1b11ae1', 'hex'),
        Buffer.alloc(300_000),
        Buffer.from(stream, 'utf16le'),
        Buffer.alloc(100),
      ])
    expect(await problemOf(openMade(compound('EncryptedPackage')))).toEqual({ code: 'xlsx-encrypted', params: {} })
    expect(await problemOf(openMade(compound('Workbook')))).toEqual({ code: 'file-old-excel', params: {} })
  })

  test('dates as numbers, as dates and as text in one column: what is sure is read, a bare number is asked about', async () => {
    const styles = `<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>`
    const cells = [
      '<c s="1"><v>46283</v></c>',
      text('18/9 2026'),
      '<c><v>46283</v></c>',
      '<c s="1"><v>46283.9375</v></c>',
    ]
    const xml = `<row>${text('Datum')}</row>${cells.map((cell) => `<row>${cell}</row>`).join('')}`
    const read = (value: string) => {
      const parsed = parseDateTime(value, { timeZone: 'Europe/Stockholm', order: 'auto' })
      return 'ok' in parsed ? parsed.ok.date : [parsed.problem.code, parsed.problem.params.date]
    }
    const { rows } = await readMade(oneSheet(xml, { styles }))
    const maybe = ['date-maybe-serial', '2026-09-18']
    expect(rows.map(([, value]) => read(value ?? ''))).toEqual(['2026-09-18', '2026-09-18', maybe, '2026-09-18'])
    const csv = await readMade('Datum;Typ\n2026-09-18;a\n46283;b\n46283,9375;c\n')
    expect(csv.rows.map(([, value]) => read(value ?? ''))).toEqual(['2026-09-18', maybe, maybe])
  })

  test('a whole number of more digits than Excel keeps shows that it was rounded', async () => {
    const xml = `<row>${text('Id')}${text('X')}</row><row><c><v>1.23456789012346E+17</v></c><c><v>999999999999999</v></c></row>`
    expect((await readMade(oneSheet(xml))).rows).toEqual([[2, '1.23456789012346e+17', '999999999999999']])
  })

  test('a formula is its result; in text it is the text itself', async () => {
    const xml = `${header}<row r="2"><c r="A2" t="str"><f>TEXT(TODAY(),"yyyy-mm-dd")</f><v>2026-09-18</v></c><c r="B2" t="e"><f>VLOOKUP(1,X:Y,2)</f><v>#N/A</v></c><c r="C2"><f>SUM(C3:C9)</f><v>3</v></c></row>`
    expect((await readMade(oneSheet(xml))).rows).toEqual([[2, '2026-09-18', '#N/A', '3']])
    expect((await readMade('a;b\n=1+1;"=SUM(A1;A2)"\n')).rows).toEqual([[2, '=1+1', '=SUM(A1;A2)']])
  })
})

describe('tables of unusual shape and size', () => {
  const wide = Array.from({ length: 200 }, (_, n) => `kol ${n + 1}`)
  const values = wide.map((_, n) => String(n))

  test('two hundred columns keep their places, in text and in a workbook', async () => {
    const cells = (each: readonly string[]) => `<row>${each.map(text).join('')}</row>`
    for (const file of [`${wide.join(';')}\r\n${values.join(';')}\r\n`, oneSheet(cells(wide) + cells(values))]) {
      const { table, rows, problems } = await readMade(file)
      expect(problems).toEqual([])
      expect(table.header).toEqual(wide)
      expect(columnsOf(rows)).toEqual([[2, values]])
    }
  })

  test('one column is a table, also when its values have decimal commas or thin spaces', async () => {
    const { table, rows } = await readMade('belopp\n1\u2009234,5\n12\u202f345\n7,25\n')
    expect(table).toMatchObject({ delimiter: null, header: ['belopp'], warnings: [] })
    const read = rows.map(([, value]) => parseDecimal(value ?? '', { decimal: ',' }))
    expect(read).toEqual([{ ok: 1234.5 }, { ok: 12_345 }, { ok: 7.25 }])
  })

  test('a cell of ten megabytes spoils its row only, and is let go', { timeout: 60_000 }, async () => {
    const large = 'x'.repeat(10_000_000)
    const lines = Array.from({ length: 3 }, (_, n) => `${n};"${large}";z\n${n};kort;z\n`)
    const table = await openMade(`a;b;c\n${lines.join('')}`, { limits: { heldBytes: 100_000_000 } })
    const problems: (readonly [number, string, number])[] = []
    let good = 0
    for await (const { row, problem } of table.rows())
      if (problem) problems.push([row, problem.code, problem.value?.length ?? 0])
      else good++
    expect(good).toBe(3)
    expect(problems).toEqual(lines.map((_, n) => [2 + n * 2, 'cell-too-long', 200]))
  })

  test('beyond sixteen million characters reading stops at the row', { timeout: 60_000 }, async () => {
    const table = await openMade(`a;b\n1;2\n3;${'x'.repeat(17_000_000)}\n`)
    expect(await problemOf(allRows(table))).toEqual({ code: 'record-too-long', params: { row: 3 } })
  })

  test('a NUL is shown where it stood, and the other rows are read', async () => {
    const filler = '1;2\n'.repeat(50)
    const [bad, ...others] = await allRows(await openMade(`a;b\nNorr\0by;x\n${filler}`))
    expect(bad?.problem).toEqual({ code: 'cell-nul', column: 'a', value: 'Norr␀by' })
    expect(others.filter(({ problem }) => problem)).toEqual([])
  })
})
