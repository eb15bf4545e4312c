import { describe, expect, test } from 'vitest'
import { type Control, collect, draftKey, isExpired, restore, sameEntries } from './draft-entries.ts'

const control = (name: string, value: string, more: Partial<Control> = {}): Control => ({
  name,
  type: 'text',
  value,
  checked: false,
  secret: false,
  ...more,
})
const form: readonly Control[] = [
  control('version', '3', { type: 'hidden' }),
  control('text', 'Krossade rutor'),
  control('category', 'damage', { type: 'radio', checked: true }),
  control('category', 'drugs', { type: 'radio' }),
  control('seen', 'seen', { type: 'checkbox', checked: true }),
  control('seen', 'heard', { type: 'checkbox', checked: true }),
  control('password', 'hemligt', { type: 'password' }),
  control('note', 'hemligt', { secret: true }),
  control('file', 'C:\\fakepath\\a.csv', { type: 'file' }),
  control('', 'namnlös'),
]

describe('a draft', () => {
  test('keeps what was written and chosen, never secrets, files or what the server put there', () => {
    expect(collect(form)).toEqual([
      ['text', 'Krossade rutor'],
      ['category', 'damage'],
      ['seen', 'seen'],
      ['seen', 'heard'],
    ])
    expect(JSON.stringify(collect(form))).not.toContain('hemligt')
  })

  test('put back gives the form that was left', () => {
    const empty = form.map((one) => ({ ...one, value: one.type === 'text' ? '' : one.value, checked: false }))
    expect(collect(restore(empty, collect(form)))).toEqual(collect(form))
  })

  test('leaves hidden fields as the server sent them now, so that an old version is never sent again', () => {
    const served = form.map((one) => (one.name === 'version' ? { ...one, value: '4' } : one))
    expect(restore(served, [['version', '3'], ...collect(form)])[0]?.value).toBe('4')
  })

  test('gives repeated fields their values in order, and leaves fields it does not know', () => {
    const rows = [control('what', ''), control('what', ''), control('new', 'oförändrad')]
    expect(
      restore(rows, [
        ['what', 'a'],
        ['what', 'b'],
      ]).map(({ value }) => value),
    ).toEqual(['a', 'b', 'oförändrad'])
  })

  test('takes off a choice that was taken off', () => {
    const served = [control('seen', 'seen', { type: 'checkbox', checked: true })]
    expect(restore(served, [])[0]?.checked).toBe(false)
  })

  test('is kept apart for each person and form', () => {
    const keys = [draftKey('7', 'observation'), draftKey('8', 'observation'), draftKey('7', 'measure')]
    expect(new Set(keys).size).toBe(3)
  })

  test('is forgotten after a fortnight', () => {
    const draft = { savedAt: '2026-09-01T12:00:00Z' }
    expect(isExpired(draft, '2026-09-15T11:59:00Z')).toBe(false)
    expect(isExpired(draft, '2026-09-15T12:01:00Z')).toBe(true)
  })

  test('that says what the form already says is not worth mentioning', () => {
    expect(sameEntries(collect(form), collect(form))).toBe(true)
    expect(sameEntries([['a', '1']], [['a', '2']])).toBe(false)
    expect(sameEntries([['a', '1']], [])).toBe(false)
  })
})
