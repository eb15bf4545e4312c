import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { languages } from '#kernel/i18n/texts.ts'
import { type Block, chart, note, paragraph } from '../block.ts'
import { reportFonts } from '../fonts/report-fonts.ts'
import { parseReport, type Report, walkSections } from '../report.ts'
import { hostileText, sampleReport } from '../testing/sample-report.ts'
import { missingFrom, textsOf, unbroken } from '../testing/text-walk.ts'
import { compileTypst } from './compile-typst.ts'
import { toPrintInput } from './print-input.ts'
import { template } from './template.ts'
import { toPdf } from './to-pdf.ts'

const folder = mkdtempSync(join(tmpdir(), 'pdf-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** What poppler, a reader of another make, finds in the file. */
function poppler(
  program: 'pdfinfo' | 'pdftotext' | 'pdffonts',
  pdf: Uint8Array,
  before: string[],
  after: string[] = [],
) {
  const path = join(folder, 'report.pdf')
  writeFileSync(path, pdf)
  return execFileSync(program, [...before, path, ...after], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 1e8,
  })
}
const textOf = (pdf: Uint8Array) => poppler('pdftotext', pdf, ['-raw'], ['-'])
const pageTexts = (pdf: Uint8Array) =>
  textOf(pdf)
    .split('\f')
    .filter((page) => page.trim() !== '')
const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0

const small = (text: string, classification = 'Intern'): Report =>
  parseReport({
    ...sampleReport('sv'),
    classification,
    sections: [{ id: 'only', heading: 'Enda avsnittet', blocks: [paragraph(text)] }],
  })

describe.each(languages)('the report on paper, %s', (language) => {
  const report = sampleReport(language)
  let pdf: Uint8Array
  beforeAll(async () => {
    pdf = await toPdf(report)
  }, 60_000)

  it('declares PDF/UA, is tagged and knows its title', () => {
    expect(Buffer.from(pdf).toString('latin1')).toContain('pdfuaid')
    const facts = poppler('pdfinfo', pdf, [])
    expect(facts).toMatch(/Tagged: +yes/)
    expect(facts).toMatch(new RegExp(`Title: +${report.title}`))
    expect(Buffer.from(pdf).toString('latin1')).toMatch(new RegExp(`/Lang ?\\(${language}`))
  })

  it('shows every text, table row and note', () => {
    expect(missingFrom(textOf(pdf), textsOf(report))).toEqual([])
  })

  it('has every section as a heading, every table with header cells, every drawing as a figure', () => {
    const structure = poppler('pdfinfo', pdf, ['-struct'])
    const sections = [...walkSections(report.sections)]
    const below = sections.filter(({ depth }) => depth === 2).length
    // Two more: what matters most, and the numbers behind the figures.
    expect(count(structure, /^ *H1 /gm)).toBe(sections.length - below + 2)
    expect(count(structure, /^ *H2 /gm)).toBe(below)
    expect(count(structure, /^ *Table/gm)).toBe(29)
    expect(count(structure, /^ *THead/gm)).toBe(29)
    expect(count(structure, /^ *Figure/gm)).toBe(27)
    expect(structure).toMatch(/TH <[^>]*>:\s+\/Scope \/Column/)
  })

  it('carries the mark, what is known when and the page number on every page', () => {
    const pages = pageTexts(pdf)
    expect(pages.length).toBe(Number(/Pages: +(\d+)/.exec(poppler('pdfinfo', pdf, []))?.[1]))
    for (const [at, page] of pages.entries()) {
      expect(page).toContain(report.classification)
      expect(page).toContain(
        language === 'sv' ? 'Uppgifter per 21 september 2026 kl. 08.30' : 'Data as of 21 September 2026, 08:30',
      )
      expect(page).toContain(
        language === 'sv' ? `Sida ${at + 1} av ${pages.length}` : `Page ${at + 1} of ${pages.length}`,
      )
    }
  })

  it('keeps a short table on one page', () => {
    const headed = pageTexts(pdf).filter((page) =>
      unbroken(page).includes(unbroken(language === 'sv' ? 'Per 1 000 invånare' : 'Per 1,000 residents')),
    )
    expect(headed.length).toBe(1)
  })

  it('carries its own fonts and no font of the machine', () => {
    const fonts = poppler('pdffonts', pdf, []).trim().split('\n').slice(2)
    expect(fonts.length).toBeGreaterThan(3)
    for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+Samsyn[A-E]-\S+ +CID TrueType +Identity-H +yes yes yes/)
  })

  it('is made without a warning', async () => {
    const { warnings } = await compileTypst({ template, input: toPrintInput(report), fonts: reportFonts().files })
    expect(warnings).toEqual([])
  }, 60_000)
})

describe('the report on paper', () => {
  it('has the same bytes every time it is made', async () => {
    const [one, other] = await Promise.all([toPdf(sampleReport('sv')), toPdf(sampleReport('sv'))])
    expect(Buffer.compare(one, other)).toBe(0)
    expect(Buffer.compare(one, await toPdf({ ...sampleReport('sv'), dataAsOf: '2026-09-22T06:30:00Z' }))).not.toBe(0)
  }, 60_000)

  it('sets hostile text as text', async () => {
    const pdf = await toPdf(small(`${hostileText} #panic() #include "/etc/passwd"`, '#{1/0} *mark*'))
    expect(missingFrom(textOf(pdf), [hostileText, '#panic() #include "/etc/passwd"', '#{1/0} *mark*'])).toEqual([])
  }, 30_000)

  it('is made also when a text has letters that no font has, and words without end', async () => {
    const shown = unbroken(textOf(await toPdf(small(`Före 漢字 👨‍👩‍👧 🇸🇪 \u{10FFFF} efter ${'q'.repeat(9000)} slut`))))
    expect(shown).toMatch(/Före\uFFFD\uFFFD.*efterqqq/s)
    expect(shown).toContain('qqqslut')
    expect(count(shown, /q/g)).toBe(9000)
  }, 30_000)

  it('sets nothing outside the page, however long a cell, a note or a chart is', async () => {
    const words = Array.from({ length: 1200 }, (_, at) => `ord${at}`).join(' ')
    const table = { caption: 'Lång', columns: [{ key: 'a', label: 'A', kind: 'text' as const }], rows: [{ a: words }] }
    const bars = Array.from({ length: 90 }, (_, at) => ({ label: `Kategori ${at}`, value: at, low: null, high: null }))
    const blocks: Block[] = [
      { kind: 'table', table },
      note('caution', words),
      chart(
        { form: 'bars', rowLabel: 'Kategori', valueLabel: 'Antal', bars },
        { caption: 'Många', alt: 'Nittio staplar.' },
      ),
    ]
    const sections = [{ id: 'only', heading: 'Enda', blocks }]
    const pdf = await toPdf(parseReport({ ...sampleReport('sv'), sections }))
    const boxes = [
      ...poppler('pdftotext', pdf, ['-bbox'], ['-']).matchAll(
        /xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)"/g,
      ),
    ]
    expect(boxes.length).toBeGreaterThan(2400)
    for (const [, left, top, right, bottom] of boxes) {
      expect(Math.min(Number(left), Number(top))).toBeGreaterThan(30)
      expect(Number(right)).toBeLessThan(595 - 30)
      expect(Number(bottom)).toBeLessThan(842 - 30)
    }
  }, 30_000)

  it('repeats the header of a table that goes on to the next page', async () => {
    const rows = Array.from({ length: 60 }, (_, at) => ({ a: `Rad ${at}` }))
    const table = { caption: 'Lång', columns: [{ key: 'a', label: 'Rubriken', kind: 'text' as const }], rows }
    const sections = [{ id: 'only', heading: 'Enda', blocks: [{ kind: 'table' as const, table }] }]
    const pages = pageTexts(await toPdf(parseReport({ ...sampleReport('sv'), sections })))
    expect(pages.filter((page) => page.includes('Rad ')).length).toBeGreaterThan(1)
    for (const page of pages.filter((page) => page.includes('Rad '))) expect(page).toContain('Rubriken')
  }, 30_000)

  it('leaves out the last chapter when there are no drawings', async () => {
    expect(textOf(await toPdf(small('Inget att rita.')))).not.toContain('Siffrorna i figurerna')
  }, 30_000)

  it('leaves the server free to answer while it is made', async () => {
    let answered = 0
    const timer = setInterval(() => answered++, 5)
    const { fonts, input } = { fonts: reportFonts().files, input: toPrintInput(sampleReport('sv')) }
    await compileTypst({ template, input, fonts })
    clearInterval(timer)
    expect(answered).toBeGreaterThan(10)
  }, 60_000)

  it('cannot be made with a picture that is not said in words, and a failure does not stop the next report', async () => {
    const silent =
      '#set document(title: "T")\n#image(bytes("<svg xmlns=\\"http://www.w3.org/2000/svg\\" width=\\"9\\" height=\\"9\\"/>"), format: "svg")'
    const job = { input: '{}', fonts: reportFonts().files }
    await expect(compileTypst({ ...job, template: silent })).rejects.toThrow(/typst: .*alt/s)
    await expect(compileTypst({ ...job, template: '#unknown()' })).rejects.toThrow(/typst: unknown variable/)
    const sound = await compileTypst({ ...job, template: '#set document(title: "T")\nText' })
    expect(sound.pdf.length).toBeGreaterThan(1000)
  }, 60_000)
})
