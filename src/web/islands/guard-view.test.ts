import { describe, expect, test } from 'vitest'
import { toFinding } from '#kernel/privacy/finding.ts'
import { sameShown, toShown } from './guard-view.ts'

const text = 'Vi stod vid busshållplatsen och såg bilen ABC 123 köra iväg norrut mot centrum.'
const plate = toFinding('plate', { start: text.indexOf('ABC'), end: text.indexOf('ABC') + 7 })
const instead = { start: plate.start, end: plate.end, words: 'ett fordon' }

describe('a finding', () => {
  test('is shown where it stands, between whole words', () => {
    const shown = toShown(text, plate, instead)
    expect(shown.found).toBe('ABC 123')
    expect(shown.before).toBe('…och såg bilen ')
    expect(shown.after).toBe(' köra iväg norrut mot…')
  })
  test('in a short text is shown with all of it', () => {
    const shown = toShown('ABC 123 igen', { ...plate, start: 0, end: 7 }, instead)
    expect([shown.before, shown.found, shown.after]).toEqual(['', 'ABC 123', ' igen'])
  })
  test('is not said again while one writes elsewhere', () => {
    const longer = `${text} De var tre.`
    expect(sameShown([toShown(text, plate, instead)], [toShown(longer, plate, instead)])).toBe(true)
    expect(sameShown([toShown(text, plate, instead)], [])).toBe(false)
    expect(sameShown([toShown(text, plate, instead)], [toShown(text, { ...plate, kind: 'phone' }, instead)])).toBe(
      false,
    )
  })
})
