import { describe, expect, test } from 'vitest'
import { shortcutOf, takesText } from './shortcut-keys.ts'

const press = (key: string, more: object = {}) =>
  shortcutOf({ key, ctrlKey: false, metaKey: false, altKey: false, writing: false, ...more })

describe('a key press', () => {
  test('asks for a shortcut whether or not caps lock is on', () => {
    expect(press('n')).toBe('n')
    expect(press('N')).toBe('n')
    expect(press('?')).toBe('?')
    expect(press('ArrowRight')).toBe('arrowright')
  })
  test('belongs to the field while somebody writes', () => expect(press('n', { writing: true })).toBeNull())
  test('with control, command or alt belongs to the browser', () => {
    for (const held of ['ctrlKey', 'metaKey', 'altKey']) expect(press('n', { [held]: true })).toBeNull()
  })
  test('on a key without a letter asks for nothing', () => expect(press('Tab')).toBeNull())
})

test.each([
  ['TEXTAREA', '', true],
  ['INPUT', '', true],
  ['INPUT', 'search', true],
  ['SELECT', '', true],
  ['INPUT', 'radio', false],
  ['BUTTON', 'submit', false],
  ['A', '', false],
])('%s of type "%s" takes what is typed: %s', (tag, type, takes) => expect(takesText(tag, type, false)).toBe(takes))
