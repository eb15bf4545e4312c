import { describe, expect, test } from 'vitest'
import { addMonths, reviewDue, withoutRoles } from './role-review.ts'

test.each([
  ['2026-09-28', 6, '2027-03-28'],
  ['2026-08-31', 6, '2027-02-28'],
  ['2027-08-31', 6, '2028-02-29'],
  ['2026-12-31', 1, '2027-01-31'],
])('%s and %i months is %s', (from, months, to) => {
  expect(addMonths(from, months)).toBe(to)
})

describe('the next review of roles', () => {
  const due = (today: string, signedOn: string | null = null) =>
    reviewDue({ signedOn, begunOn: '2026-01-15' }, 6, today)
  test('is counted from the first account until one has been signed', () => {
    expect(due('2026-02-01')).toMatchObject({ dueOn: '2026-07-15', state: 'later' })
    expect(due('2026-08-01', '2026-07-20')).toMatchObject({ dueOn: '2027-01-20', state: 'later' })
  })
  test('is near for thirty days, on its day too, and late the day after', () => {
    expect(['2026-06-14', '2026-06-15', '2026-07-15', '2026-07-16'].map((day) => due(day).state)).toEqual([
      'later',
      'soon',
      'soon',
      'overdue',
    ])
  })
})

test('a role that ends was held until yesterday; one that had not begun leaves nothing', () => {
  const role = (validFrom: string) => ({
    role: 'reader' as const,
    partyId: null,
    areaId: null,
    validFrom,
    validTo: null,
  })
  const account = { id: 7, roles: [role('2026-01-01'), role('2026-09-28'), role('2026-10-01')] }
  const ended = new Set(['7.reader...2026-01-01', '7.reader...2026-09-28'])
  expect(withoutRoles(account, ended, '2026-09-28')).toEqual([
    { ...role('2026-01-01'), validTo: '2026-09-27' },
    role('2026-10-01'),
  ])
})
