import { describe, expect, it } from 'vitest'
import { coverageOf } from './coverage.ts'
import { drawable, fontFamilies, reportFonts } from './report-fonts.ts'
import { readTrueType, readWoff, renamed, writeTrueType } from './sfnt.ts'

const fonts = reportFonts().files.map((file) => readTrueType(file))
const nameOf = (tables: ReadonlyMap<string, Buffer>) =>
  Buffer.from(tables.get('name')?.subarray(54) ?? [])
    .swap16()
    .toString('utf16le')

describe('the fonts of a document', () => {
  it('have names of their own, so that no font of the machine takes their place', () => {
    for (const family of fontFamilies) expect(fonts.some((tables) => nameOf(tables).startsWith(family))).toBe(true)
    expect(fonts).toHaveLength(4 * 3 + 2)
  })

  it('survive being unpacked, renamed and written: the outlines are untouched', () => {
    const [first] = fonts
    const again = readTrueType(writeTrueType(renamed(first ?? new Map(), 'Other', 'Bold')))
    expect(nameOf(again)).toMatch(/^OtherBold/)
    for (const tag of ['glyf', 'loca', 'cmap', 'hmtx']) expect(again.get(tag)).toEqual(first?.get(tag))
  })

  it('draw Swedish, the languages around us, Greek, Russian, Arabic and the signs of a report', () => {
    const text = 'ÅÄÖåäö éü “”–—… 1 234 − × ± ≤ ≥ → ↑ ▲ ● Łódź Čačak Ελλάδα Москва مرحبا שלום'
    expect(drawable(text)).toBe(text)
  })

  it('stand in for what they cannot draw, one sign for each, and keep the joins that are not seen', () => {
    expect(drawable('Hagen 漢字 \u{1F1F8}\u{1F1EA} a\u200Db')).toBe('Hagen \uFFFD\uFFFD \uFFFD\uFFFD a\u200Db')
  })

  it('know what they cover', () => {
    const [latin] = fonts
    const covered = coverageOf(latin ?? new Map())
    expect(covered.has('å'.codePointAt(0) ?? 0)).toBe(true)
    expect(covered.has('Ω'.codePointAt(0) ?? 0)).toBe(false)
    expect(covered.has(0xffff)).toBe(false)
  })

  it('are refused when they are not fonts', () => {
    expect(() => readWoff(Buffer.from('something else entirely'))).toThrow('not a WOFF 1.0 font')
  })
})
