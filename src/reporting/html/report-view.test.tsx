import { readFileSync } from 'node:fs'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { languages } from '#kernel/i18n/texts.ts'
import { levelColours, levels } from '../level-colours.ts'
import { walkSections } from '../report.ts'
import { hostileText, sampleReport } from '../testing/sample-report.ts'
import { altTextsOf, missingFrom, textsOf } from '../testing/text-walk.ts'
import { type HeadingLevel, ReportView } from './report-view.tsx'

const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
  '&amp;': '&',
}
const shown = (html: string) =>
  html.replace(/<[^>]*>/g, ' ').replace(/&(?:lt|gt|quot|#x27|amp);/g, (entity) => entities[entity] ?? entity)
const render = (language: 'sv' | 'en', headingLevel: HeadingLevel = 1) =>
  renderToStaticMarkup(<ReportView report={sampleReport(language)} headingLevel={headingLevel} />)

describe.each(languages)('the report as a page, %s', (language) => {
  const html = render(language)
  const report = sampleReport(language)

  it('shows every text, table row and note, and says every drawing in words', () => {
    expect(missingFrom(shown(html), [...textsOf(report), ...altTextsOf(report)])).toEqual([])
  })

  it('has headings that never skip a level', () => {
    const found = [...html.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level))
    expect(found[0]).toBe(1)
    for (const [at, level] of found.slice(1).entries()) expect(level - (found[at] ?? 0)).toBeLessThanOrEqual(1)
    expect(found).toHaveLength(2 + [...walkSections(report.sections)].length)
  })
})

describe('the report as a page', () => {
  const html = render('sv')

  it('begins at the heading level it is given', () => {
    const lower = render('sv', 3)
    expect(lower).toMatch(/<h3 id="report-title">/)
    expect(lower).not.toMatch(/<h[12]/)
  })

  it('carries the classification first and last and the language on its root', () => {
    expect(html.match(/class="report-mark">Intern – påhittade uppgifter</g)).toHaveLength(2)
    expect(html).toMatch(/^<article class="report" lang="sv"/)
  })

  it('gives every table a caption and header cells with their scope', () => {
    const tables = html
      .split('<table')
      .slice(1)
      .map((part) => part.slice(0, part.indexOf('</table>')))
    expect(tables).toHaveLength(29)
    for (const table of tables) {
      expect(table).toMatch(/<caption>[^<]+<\/caption>/)
      expect(table).toContain('<th scope="col"')
      expect(table.match(/<th scope="row">/g)?.length).toBe((table.match(/<tr>/g)?.length ?? 0) - 1)
    }
  })

  it('folds the numbers of every drawing under it', () => {
    expect(html.match(/<figure/g)).toHaveLength(27)
    expect(html.match(/<details><summary>Visa siffrorna/g)).toHaveLength(27)
  })

  it('never uses a name twice, and every reference leads somewhere', () => {
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const [, refs = ''] of html.matchAll(/ aria-labelledby="([^"]+)"/g))
      for (const ref of refs.split(' ')) expect(ids).toContain(ref)
    for (const [, ref] of html.matchAll(/url\(#([^)]+)\)/g)) expect(ids).toContain(ref)
  })

  it('says that a value is missing and never shows it as zero', () => {
    expect(html).toContain('<span aria-hidden="true">–</span><span class="report-unseen">uppgift saknas</span>')
  })

  it('shows hostile text as text, and needs no inline style or script', () => {
    expect(shown(html)).toContain(hostileText)
    expect(html).not.toMatch(/<script|style=|on\w+="/)
  })

  it('has a style sheet with the same level colours as every other format', () => {
    const css = readFileSync(new URL('./report.css', import.meta.url), 'utf8').toUpperCase()
    for (const level of levels) {
      expect(css).toContain(`BACKGROUND: VAR(--LEVEL-${level}, ${levelColours[level].fill})`)
      expect(css).toContain(`COLOR: VAR(--LEVEL-${level}-TEXT, ${levelColours[level].text})`)
    }
  })
})
