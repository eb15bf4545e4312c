import readWorkbook from 'read-excel-file/node'
import { beforeAll, describe, expect, it } from 'vitest'
import { languages } from '#kernel/i18n/texts.ts'
import { readZip } from '../archive/zip.ts'
import { parseReport } from '../report.ts'
import { hostileText, sampleReport } from '../testing/sample-report.ts'
import { altTextsOf, missingFrom, textsOf } from '../testing/text-walk.ts'
import { toSheetNames } from './sheet-names.ts'
import { toXlsx } from './to-xlsx.ts'

const open = async (xlsx: Uint8Array) => readWorkbook(Buffer.from(xlsx))
const filesOf = (xlsx: Uint8Array) =>
  [...readZip(Buffer.from(xlsx))].map(([path, bytes]) => ({ path, xml: bytes.toString('utf8') }))
const sheetsOf = (xlsx: Uint8Array) => filesOf(xlsx).filter(({ path }) => path.startsWith('xl/worksheets/sheet'))
/** The texts of a table that a workbook holds as numbers or as empty cells. */
const isNumber = (text: string) => /^[\d\s.,\u00a0]+$/.test(text)

describe.each(languages)('the report as a workbook, %s', (language) => {
  const report = sampleReport(language)
  let xlsx: Uint8Array
  let sheets: Awaited<ReturnType<typeof open>>
  beforeAll(async () => {
    xlsx = await toXlsx(report)
    sheets = await open(xlsx)
  })

  it('has a sheet about the report, one with its text and one for each table', () => {
    expect(sheets).toHaveLength(2 + 29)
    expect(sheets[0]?.sheet).toBe(language === 'sv' ? 'Om rapporten' : 'About this report')
    expect(sheets[3]?.sheet).toBe(language === 'sv' ? '2 Områdena i siffror' : '2 The areas in numbers')
  })

  it('shows every text and note, and says every drawing in words', () => {
    const shown = sheets.flatMap(({ data }) => data.flat().map(String)).join(' ')
    const texts = [...textsOf(report), ...altTextsOf(report)].filter((text) => !isNumber(text))
    expect(missingFrom(shown, texts)).toEqual([])
  })

  it('holds numbers as numbers, levels as number and word, and missing values as nothing', () => {
    const rows = sheets[3]?.data ?? []
    expect(rows).toHaveLength(13)
    expect(rows[6]?.slice(0, 5)).toEqual([
      'Centrum',
      5,
      language === 'sv' ? 'Mycket allvarligt' : 'Very serious',
      12,
      '1–8',
    ])
    expect(rows[6]?.[5]).toBeCloseTo(12 / 3.7, 6)
    expect(rows[11]?.slice(0, 5)).toEqual(['Rönninge gård', null, null, null, '1–8'])
  })

  it('keeps the header of every table in sight, and the mark and page number on every printed page', () => {
    for (const { path, xml } of sheetsOf(xlsx)) {
      if (path !== 'xl/worksheets/sheet1.xml') expect(xml).toContain('ySplit="1"')
      expect(xml).toContain(`<oddHeader>&amp;L${report.classification}`)
      expect(xml).toContain(language === 'sv' ? 'Sida &amp;P av &amp;N' : 'Page &amp;P of &amp;N')
    }
  })
})

describe('the report as a workbook', () => {
  it('has the same bytes every time', async () => {
    expect(Buffer.compare(await toXlsx(sampleReport('sv')), await toXlsx(sampleReport('sv')))).toBe(0)
  })

  it('has no formula, whatever a text begins with', async () => {
    const texts = ['=1+1', '+46', '-x', '@SUM(A1)', hostileText]
    const table = {
      caption: '=1+1',
      columns: [{ key: 'a', label: '=A1', kind: 'text' }],
      rows: texts.map((a) => ({ a })),
    }
    const sections = [{ id: 'only', heading: '=1+1', blocks: [{ kind: 'table', table }] }]
    const xlsx = await toXlsx(parseReport({ ...sampleReport('sv'), title: '=1+1', sections }))
    for (const { xml } of sheetsOf(xlsx)) expect(xml).not.toMatch(/<f[ >]/)
    expect((await open(xlsx))[2]?.data.flat()).toEqual(['=A1', ...texts])
  })

  it('prints a mark with an ampersand as it is', async () => {
    const xlsx = await toXlsx({ ...sampleReport('sv'), classification: 'A & B <c>' })
    expect(sheetsOf(xlsx)[0]?.xml).toContain('<oddHeader>&amp;LA &amp;&amp; B &lt;c&gt;&amp;R')
  })

  it('names sheets as Excel allows and never twice the same', () => {
    const names = toSheetNames(['a/b\\c?d*e[f]:g', 'Samma namn', 'Samma namn', 'x'.repeat(40), "Ett citat'"])
    expect(new Set(names).size).toBe(names.length)
    for (const name of names) expect(name).toMatch(/^\d+ [^\\/?*[\]:]{1,28}[^']$/)
  })
})
