import { expect, test } from 'vitest'
import { sayCoverageWeeks, sayReporters } from './coverage-say.ts'
import { coverageWeeks, reportersOfAreas } from './reporting-coverage.ts'

const party = (id: number, more = {}) => ({
  id,
  name: `Part ${id}`,
  reportsWeekly: true,
  validFrom: '2020-01-01',
  validTo: null,
  ...more,
})
const weeks = [
  { week: '2026-W38', monday: '2026-09-14' },
  { week: '2026-W39', monday: '2026-09-21' },
  { week: '2026-W40', monday: '2026-09-28' },
]

test('of those expected in a week, how many answered: an ended party is not waited for, a stray one not counted', () => {
  const parties = [party(1), party(2, { validTo: '2026-09-21' }), party(3, { reportsWeekly: false })]
  const answered = [
    { monday: '2026-09-14', partyId: 1 },
    { monday: '2026-09-14', partyId: 3 },
    { monday: '2026-09-28', partyId: 1 },
  ]
  expect(coverageWeeks(parties, answered, weeks)).toEqual([
    { week: '2026-W38', reported: 1, of: 2 },
    { week: '2026-W39', reported: 0, of: 1 },
    { week: '2026-W40', reported: 1, of: 1 },
  ])
})

test('fewer reporters are told beside the count, so that they do not look like fewer events', () => {
  const of = (...reported: number[]) =>
    weeks.map(({ week }, index) => ({ week, reported: reported[index] ?? 0, of: 7 }))
  expect(sayCoverageWeeks('sv', of(7, 7, 5))).toHaveLength(2)
  expect(sayCoverageWeeks('sv', of(7, 7, 5))[1]).toContain('Färre än vanligt har svarat')
  expect(sayCoverageWeeks('sv', of(6, 7, 7))).toHaveLength(1)
  expect(sayCoverageWeeks('sv', [])).toEqual([])
})

test('an area knows who usually reports from it, and who of them was silent', () => {
  const seen = [
    { areaId: 9, partyId: 1, weeks: 10 },
    { areaId: 9, partyId: 2, weeks: 4 },
    { areaId: 9, partyId: 3, weeks: 3 },
  ]
  const found = reportersOfAreas([party(1), party(2), party(3)], seen, {
    week: '2026-W40',
    span: 12,
    answered: new Set([1]),
  })
  expect(found).toEqual([{ areaId: 9, usual: ['Part 1', 'Part 2'], silent: ['Part 2'] }])
  expect(sayReporters('sv', found[0]).join(' ')).toBe(
    'Brukar rapportera härifrån: Part 1 och Part 2. Har inte svarat för veckan: Part 2. Färre händelser kan bero på det.',
  )
})
