import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addWeeks,
  daysBetween,
  firstDayOf,
  isIsoDate,
  isIsoWeek,
  lastDayOf,
  weekdayOf,
  weekOf,
  weeksInYear,
} from './week.ts'

const anyDay = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays('1900-01-01', days))

describe('ISO weeks', () => {
  test.each([
    ['2026-01-01', '2026-W01'],
    ['2027-01-01', '2026-W53'],
    ['2024-12-30', '2025-W01'],
    ['2021-01-03', '2020-W53'],
    ['2026-09-28', '2026-W40'],
  ])('%s lies in %s, whatever the calendar year says', (day, week) => {
    expect(weekOf(day)).toBe(week)
  })

  test('week 53 exists only in long years', () => {
    expect(weeksInYear(2026)).toBe(53)
    expect(weeksInYear(2025)).toBe(52)
    expect(isIsoWeek('2026-W53')).toBe(true)
    expect(isIsoWeek('2025-W53')).toBe(false)
    expect(isIsoWeek('2025-W00')).toBe(false)
  })

  test('every day lies between the first and the last day of its week', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const week = weekOf(day)
        expect(firstDayOf(week) <= day && day <= lastDayOf(week)).toBe(true)
        expect(weekdayOf(firstDayOf(week))).toBe(0)
        expect(isIsoWeek(week)).toBe(true)
        expect(weekOf(addDays(day, 7))).toBe(addWeeks(week, 1))
      }),
    )
  })

  test('a day is a day only when the calendar has it', () => {
    expect(isIsoDate('2024-02-29')).toBe(true)
    expect(isIsoDate('2026-02-29')).toBe(false)
    expect(isIsoDate('2026-2-1')).toBe(false)
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2)
  })
})
