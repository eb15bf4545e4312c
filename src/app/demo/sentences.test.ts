import { describe, expect, test } from 'vitest'
import { defaultCategories } from '#domains/situation/categories/default-categories.ts'
import { areas } from './geography.ts'
import type { Reporter } from './parties.ts'
import { streamOf } from './random.ts'
import { rates } from './rates.ts'
import { noteOf, wordings } from './sentences.ts'

const kinds = new Map(defaultCategories.map((category) => [category.code, category]))
const [varby] = areas
const [place] = varby?.places ?? []
const notesOf = (category: string) => {
  const random = streamOf(1, category)
  const reporters = Object.keys(rates[category]?.reporters ?? {}) as Reporter[]
  return Array.from({ length: 800 }, (_, index) => {
    const reporter = reporters[index % reporters.length]
    if (!place || !reporter) throw new Error('the demo has no place or no reporter')
    return noteOf(random, { category, reporter, place })
  })
}

describe('the notes of the demo', () => {
  test.each(Object.keys(rates))('vary: more than 60 different about %s at one place', (category) => {
    expect(new Set(notesOf(category)).size).toBeGreaterThan(60)
  })

  test('exist for exactly the categories that occur, all of the default set', () => {
    expect(Object.keys(wordings).toSorted()).toEqual(Object.keys(rates).toSorted())
    for (const code of Object.keys(rates)) {
      const isKind = kinds.get(code)?.parent !== null || code === 'ovrigt'
      expect(kinds.has(code) && isKind, code).toBe(true)
    }
  })

  test('D1: never concern what is only counted from statistics', () => {
    for (const code of ['vald-nara-relationer', 'hedersrelaterat-vald', 'dodligt-vald'])
      expect(rates[code]).toBeUndefined()
  })

  test('name the place once, in whole sentences, without figures that could be taken for numbers of something', () => {
    for (const category of Object.keys(wordings))
      for (const note of notesOf(category).slice(0, 60)) {
        expect(note.split(place?.at ?? 'nowhere')).toHaveLength(2)
        expect(note).toMatch(/^\p{Lu}.*\.$/u)
        expect(note).not.toMatch(/[\d{}@#]|\s\s|\.\./)
      }
  })
})
