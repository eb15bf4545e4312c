import { describe, expect, test } from 'vitest'
import { scanText } from '#kernel/privacy/guard.ts'
import { strike, suggestedStrikes } from './redaction.ts'

describe('striking words', () => {
  test('takes every place where they stand, and leaves a mark that says what stood there', () => {
    const text = 'Kim Provsson slog sönder rutan. KIM  PROVSSON sprang mot torget.'
    expect(strike(text, [{ words: 'Kim Provsson', kind: 'name' }])).toBe(
      '[struket: namn] slog sönder rutan. [struket: namn] sprang mot torget.',
    )
  })

  test('strikes the longer words first, never inside a mark, and takes signs as they are', () => {
    expect(
      strike('Namn: Kim (12) och Kim Provsson.', [
        { words: 'Kim', kind: 'name' },
        { words: 'Kim Provsson', kind: 'name' },
        { words: '(12)', kind: 'dwelling' },
        { words: 'namn', kind: 'other' },
      ]),
    ).toBe('[struket]: [struket: namn] [struket: bostad] och [struket: namn].')
  })

  test('says so when nothing is asked for or the words are not there, and then strikes nothing', () => {
    expect(strike('Klotter.', [])).toMatchObject({ code: 'redaction.rejected.nothing' })
    expect(
      strike('Kim klottrade.', [
        { words: 'Kim', kind: 'name' },
        { words: 'Robin', kind: 'name' },
      ]),
    ).toMatchObject({ code: 'redaction.rejected.not-in-text' })
  })

  test('suggests what the privacy guard finds, and its marks are nothing that the guard would stop', () => {
    const text = 'Kim Andersson, 070-174 06 05, bor på Provgatan 3.'
    const suggested = suggestedStrikes(text)
    expect(suggested.map(({ kind }) => kind)).toContain('contact')
    expect(scanText(String(strike(text, suggested)))).toEqual([])
    expect(scanText('[struket: namn] och [struket: bostad] och [struket: personnummer]')).toEqual([])
  })
})
