import { describe, expect, test } from 'vitest'
import { toObservationInput } from './observation-input.ts'

describe('what the form of an observation sends', () => {
  test('a quick time wins, and what stands in the fields behind it is left out', () => {
    expect(
      toObservationInput({ quick: '2026-09-30', whenDay: '2026-09-01', untilDay: '2026-09-02' }, 'sv'),
    ).toMatchObject({
      when: '2026-09-30',
      until: undefined,
    })
  })
  test('another time is a day, with a time on the clock when it is known', () => {
    expect(
      toObservationInput({ quick: 'other', whenDay: '2026-09-25', untilDay: '2026-09-28', untilTime: '07:30' }, 'sv'),
    ).toMatchObject({
      when: '2026-09-25',
      until: '2026-09-28T07:30',
    })
    expect(toObservationInput({ whenDay: '2026-09-25', whenTime: '22:00', untilTime: '23:30' }, 'sv')).toMatchObject({
      when: '2026-09-25T22:00',
      until: '2026-09-25T23:30',
    })
  })
  test('no time chosen is no time, never now', () => expect(toObservationInput({}, 'sv').when).toBeUndefined())
  test('a category comes from its tile, or from the list behind the last one', () => {
    expect(toObservationInput({ category: '4', otherCategory: '9' }, 'sv').category).toBe('4')
    expect(toObservationInput({ category: 'other', otherCategory: '9' }, 'sv').category).toBe('9')
    expect(toObservationInput({ otherCategory: '9' }, 'sv').category).toBe('9')
  })
  test('accepting the suggestion asks for it in the language of the page, and nothing else does', () => {
    const text = 'Ring 070-123 45 67.'
    expect(toObservationInput({ text, rewrite: 'done' }, 'en')).toMatchObject({ text, rewriteIn: 'en' })
    expect(toObservationInput({ text }, 'sv')).not.toHaveProperty('rewriteIn')
  })
})
