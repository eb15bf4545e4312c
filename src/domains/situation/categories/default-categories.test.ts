import { describe, expect, test } from 'vitest'
import { defaultCategories } from './default-categories.ts'

const byCode = new Map(defaultCategories.map((category) => [category.code, category]))

describe('the default observation categories', () => {
  test('form two levels, every parent before its children', () => {
    const seen = new Set<string>()
    for (const { code, parent } of defaultCategories) {
      if (parent !== null) {
        expect(seen.has(parent), `${code} under ${parent}`).toBe(true)
        expect(byCode.get(parent)?.parent).toBeNull()
      }
      seen.add(code)
    }
    expect(seen.size).toBe(defaultCategories.length)
  })

  test('have codes for addresses and names in both languages, each used once', () => {
    for (const { code, sv, en } of defaultCategories) {
      expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/)
      expect(sv.trim().length && en.trim().length).toBeGreaterThan(0)
    }
    expect(new Set(defaultCategories.map(({ sv }) => sv)).size).toBe(defaultCategories.length)
    expect(new Set(defaultCategories.map(({ en }) => en)).size).toBe(defaultCategories.length)
  })

  test('weigh from 1 to 10, and only a serious event sets a minimum level', () => {
    for (const { code, severity, serious, minimumLevel } of defaultCategories) {
      expect(Number.isInteger(severity) && severity >= 1 && severity <= 10, code).toBe(true)
      expect(minimumLevel !== null, code).toBe(serious)
    }
    expect(byCode.get('skottlossning')).toMatchObject({ serious: true, minimumLevel: 4, severity: 10 })
    expect(byCode.get('sprangning')).toMatchObject({ serious: true, minimumLevel: 4, severity: 10 })
  })

  test('always hold ovrigt, which stands alone', () => {
    expect(byCode.get('ovrigt')).toMatchObject({ parent: null, sv: 'Övrigt', en: 'Other', serious: false })
  })

  test.each([
    ['våldsbrott', 'vald'],
    ['våld i nära relationer', 'vald-nara-relationer'],
    ['hedersrelaterat våld och förtryck', 'hedersrelaterat-vald'],
    ['hatbrott', 'hatbrott'],
    ['våldsbejakande extremism', 'extremism'],
    ['skadegörelse', 'skadegorelse'],
    ['stöld', 'stold'],
    ['ungdomskriminalitet', 'ungdomsbrott'],
    ['organiserad brottslighet', 'gang'],
    ['ANDT(S)', 'andts'],
    ['social oro', 'oro'],
    ['trafiksäkerhet', 'trafik'],
    ['bostadsinbrott', 'bostadsinbrott'],
    ['gängkriminalitet', 'gang'],
    ['trygghet i offentlig miljö', 'otrygg-plats'],
  ])('O-108: the topic %s has the category %s', (_topic, code) => {
    expect(byCode.has(code)).toBe(true)
  })

  test('D1: violence in close relationships and honour-related violence are counted, never located', () => {
    for (const code of ['vald-nara-relationer', 'hedersrelaterat-vald'])
      expect(byCode.get(code)?.caveat?.sv).toMatch(/aldrig adress/)
  })
})
