import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { areaMap, type Block, chart, paragraph } from './block.ts'
import type { BandFigure } from './figure.ts'
import { assertComplete, canonicalJson, IncompleteReport, parseReport, type Report, sha256 } from './report.ts'
import { sampleMapAreas } from './testing/sample-areas.ts'
import { sampleReport, sampleSectionIds } from './testing/sample-report.ts'

const report = sampleReport('sv')
const withBlocks = (...blocks: unknown[]) => ({ ...report, sections: [{ id: 'only', heading: 'Enda', blocks }] })

const band: BandFigure = {
  form: 'band',
  stepLabel: 'Vecka',
  valueLabel: 'Händelser',
  range: { label: 'Väntat', lowLabel: 'Minst', highLabel: 'Högst' },
  points: [
    { label: 'v. 1', value: 3, low: 1, high: 5 },
    { label: 'v. 2', value: null, low: 1, high: 5 },
  ],
}
const words = { caption: 'Händelser', alt: 'Tre händelser vecka 1, uppgift saknas vecka 2.' }

describe('the report model', () => {
  it('survives being stored as JSON unchanged', () => {
    expect(parseReport(JSON.parse(JSON.stringify(report)))).toEqual(report)
  })

  it('has no chart or map without a text for those who do not see it', () => {
    const { alt: _alt, ...silent } = chart(band, words)
    expect(() => parseReport(withBlocks(silent))).toThrow(/alt/)
    expect(() => parseReport(withBlocks({ ...chart(band, words), alt: '  ' }))).toThrow(/alt/)
  })

  it('has no chart whose table says something else than the drawing', () => {
    const honest = chart(band, words)
    const [first, ...rest] = honest.table.rows
    const table = { ...honest.table, rows: [{ ...first, value: 4 }, ...rest] }
    expect(() => parseReport(withBlocks({ ...honest, table }))).toThrow(/does not carry the figures/)
    expect(() => parseReport(withBlocks(honest))).not.toThrow()
  })

  it('gives the table of a map one row for each area, with a missing level as missing', () => {
    const scale = ([1, 2, 3, 4, 5] as const).map((level) => ({ level, word: `ord ${level}` }))
    const areas = sampleMapAreas()
    const { table } = areaMap({ form: 'map', areaLabel: 'Område', levelLabel: 'Nivå', scale, areas }, words)
    expect(table.rows).toHaveLength(areas.length)
    expect(table.rows[5]).toEqual({ area: 'Centrum', level: { level: 5, word: 'ord 5' } })
    expect(table.rows[10]).toEqual({ area: 'Rönninge gård', level: null })
  })

  it('refuses a table without rows, with an unknown column, a missing cell or a cell of the wrong kind', () => {
    const columns = [
      { key: 'area', label: 'Område', kind: 'text' },
      { key: 'n', label: 'Antal', kind: 'number' },
    ]
    const parse = (rows: unknown[]) => () =>
      parseReport(withBlocks({ kind: 'table', table: { caption: 'Tabell', columns, rows } }))
    expect(parse([])).toThrow(/rows/)
    expect(parse([{ area: 'Hagen', n: 1, m: 2 }])).toThrow(/no column m/)
    expect(parse([{ area: 'Hagen' }])).toThrow(/missing cell/)
    expect(parse([{ area: 'Hagen', n: 'ett' }])).toThrow(/not a number/)
    expect(parse([{ area: 'Hagen', n: null }])).not.toThrow()
  })

  it('keeps out what no file can carry: control characters, half letters, hidden changes of direction', () => {
    const parsed = parseReport(withBlocks(paragraph('a\u0000b\nc \uD800 d\u202Ee')))
    expect(parsed.sections[0]?.blocks[0]).toEqual(paragraph('a b c \uFFFD de'))
  })

  it('has no two sections with one name, and at most three levels of them', () => {
    const leaf = { id: 'd', heading: 'D', blocks: [paragraph('text')] }
    const nested = (depth: number): unknown =>
      depth === 0 ? leaf : { id: `s${depth}`, heading: 'S', blocks: [], sections: [nested(depth - 1)] }
    expect(() => parseReport({ ...report, sections: [leaf, leaf] })).toThrow(/two sections are called d/)
    expect(() => parseReport({ ...report, sections: [nested(2)] })).not.toThrow()
    expect(() => parseReport({ ...report, sections: [nested(3)] })).toThrow(/lies too deep/)
  })

  it('says what matters in one to five sentences', () => {
    expect(() => parseReport({ ...report, summary: [] })).toThrow()
    expect(() => parseReport({ ...report, summary: ['1', '2', '3', '4', '5', '6'] })).toThrow()
  })
})

describe('a complete report', () => {
  it('is let through', () => {
    expect(() => assertComplete(report, sampleSectionIds)).not.toThrow()
  })

  it('names the sections that are missing and those that are empty', () => {
    const hollow: Report = {
      ...report,
      sections: report.sections
        .filter(({ id }) => id !== 'method')
        .map((section) => (section.id === 'activities' ? { ...section, blocks: [] as Block[] } : section)),
    }
    const faults = () => assertComplete(hollow, [...sampleSectionIds, 'area-A01'])
    expect(faults).toThrow(IncompleteReport)
    expect(faults).toThrow(/missing sections: method; empty sections: activities/)
  })

  it('is not complete when a section has only empty sections in it', () => {
    const sections = [
      { id: 'areas', heading: 'Områden', blocks: [], sections: [{ id: 'a', heading: 'A', blocks: [] }] },
    ]
    expect(() => assertComplete({ ...report, sections }, ['areas'])).toThrow(/empty sections: areas, a/)
  })
})

describe('the fingerprint of a report', () => {
  it('does not depend on the order in which the report was put together', () => {
    const turned = Object.fromEntries(Object.entries(report).reverse()) as Report
    expect(JSON.stringify(turned)).not.toBe(JSON.stringify(report))
    expect(canonicalJson(turned)).toBe(canonicalJson(report))
    expect(sha256(turned)).toBe(sha256(report))
  })

  it('is the SHA-256 of the JSON with sorted keys', () => {
    const keys = [...canonicalJson(report).matchAll(/[{,]"(\w+)":/g)].map(([, key]) => key)
    expect(keys.slice(0, 2)).toEqual(['author', 'classification'])
    expect(sha256(report)).toBe(createHash('sha256').update(canonicalJson(report)).digest('hex'))
  })

  it('changes when a single figure changes', () => {
    expect(sha256({ ...report, summary: ['En annan mening.'] })).not.toBe(sha256(report))
  })
})
