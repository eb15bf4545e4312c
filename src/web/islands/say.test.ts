import { expect, test } from 'vitest'
import { islandTexts } from './islands.texts.ts'
import { fillIn } from './say.ts'

test('words are put where they belong, and never read as anything else', () => {
  expect(fillIn('Skriv om till ”{suggestion}”', { suggestion: '$& {when}' })).toBe('Skriv om till ”$& {when}”')
})

test('the scripts’ texts need no message formatter, and ask for the same words in both languages', () => {
  for (const { sv, en } of Object.values(islandTexts.entries)) {
    const words = (text: string) => [...text.matchAll(/\{[^}]*\}/g)].map(([word]) => word).sort()
    expect(words(sv)).toEqual(words(en))
    for (const word of words(sv)) expect(word).toMatch(/^\{\w+\}$/)
  }
})
