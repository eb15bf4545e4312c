import { beforeAll, describe, expect, it } from 'vitest'
import { languages } from '#kernel/i18n/texts.ts'
import { readZip } from '../archive/zip.ts'
import { paragraph } from '../block.ts'
import { parseReport, walkSections } from '../report.ts'
import { hostileText, sampleReport } from '../testing/sample-report.ts'
import { altTextsOf, missingFrom, textsOf } from '../testing/text-walk.ts'
import { toDocx } from './to-docx.ts'

const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&amp;': '&',
}
const decoded = (xml: string) => xml.replace(/&(?:lt|gt|quot|apos|amp);/g, (entity) => entities[entity] ?? entity)
const shown = (xml: string) => decoded(xml.replace(/<[^>]*>/g, ''))
const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0
const partsOf = (docx: Uint8Array) => {
  const files = readZip(Buffer.from(docx))
  return (path: string) => files.get(path)?.toString('utf8') ?? ''
}

describe.each(languages)('the report as a Word document, %s', (language) => {
  const report = sampleReport(language)
  let part: (path: string) => string
  let body: string
  beforeAll(async () => {
    part = partsOf(await toDocx(report))
    body = part('word/document.xml')
  }, 60_000)

  it('shows every text, table row and note', () => {
    expect(missingFrom(shown(part('word/header1.xml') + body), textsOf(report))).toEqual([])
  })

  it('says every picture in words', () => {
    const described = [...body.matchAll(/<wp:docPr [^>]*descr="([^"]*)"/g)].map(([, text]) => decoded(text ?? ''))
    expect(described).toEqual(altTextsOf(report))
    expect(count(body, /<w:drawing>/g)).toBe(27)
  })

  it("uses Word's own heading styles, so that navigation works", () => {
    const sections = [...walkSections(report.sections)]
    expect(count(body, /<w:pStyle w:val="Title"/g)).toBe(1)
    expect(count(body, /<w:pStyle w:val="Heading1"/g)).toBe(sections.filter(({ depth }) => depth === 1).length + 2)
    expect(count(body, /<w:pStyle w:val="Heading2"/g)).toBe(sections.filter(({ depth }) => depth === 2).length)
  })

  it('repeats the header row of every table', () => {
    expect(count(body, /<w:tbl>/g)).toBe(29)
    expect(count(body, /<w:tblHeader\/>/g)).toBe(29)
  })

  it('knows its language and its title', () => {
    expect(part('word/styles.xml')).toContain(`<w:lang w:val="${language === 'sv' ? 'sv-SE' : 'en-GB'}"`)
    expect(part('docProps/core.xml')).toContain(`<dc:title>${report.title}</dc:title>`)
  })

  it('carries the mark above and the page number below in every part', () => {
    for (const number of [1, 2, 3]) {
      expect(shown(part(`word/header${number}.xml`))).toContain(report.classification)
      const foot = part(`word/footer${number}.xml`)
      expect(foot).toMatch(/PAGE<.*NUMPAGES</s)
      expect(shown(foot)).toContain(
        language === 'sv' ? 'Uppgifter per 21 september 2026 kl. 08.30' : 'Data as of 21 September 2026',
      )
    }
  })
})

describe('the report as a Word document', () => {
  it('has the same bytes every time, dated with what was known then', async () => {
    const one = await toDocx(sampleReport('sv'))
    expect(Buffer.compare(one, await toDocx(sampleReport('sv')))).toBe(0)
    expect(partsOf(one)('docProps/core.xml').match(/2026-09-21T06:30:00Z/g)).toHaveLength(2)
  }, 60_000)

  it('keeps hostile text as text, also without any drawing', async () => {
    const sections = [{ id: 'only', heading: hostileText, blocks: [paragraph(hostileText)] }]
    const body = partsOf(await toDocx(parseReport({ ...sampleReport('sv'), title: hostileText, sections })))(
      'word/document.xml',
    )
    expect(shown(body).split(hostileText)).toHaveLength(4)
    expect(body).not.toContain('Siffrorna i figurerna')
  }, 30_000)
})
