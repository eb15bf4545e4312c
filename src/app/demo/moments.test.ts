import { describe, expect, test } from 'vitest'
import { addDays, weekOf } from '#kernel/time/week.ts'
import { clockOf, instantOf, type LocalMoment, momentIn, unattendedAround } from './moments.ts'
import { streamOf } from './random.ts'

const written = (moment: LocalMoment) => `${moment.date} ${clockOf(moment)}`

describe('moments in Swedish time', () => {
  test.each([
    ['2026-11-13', '2026-11-13T21:40:00Z'],
    ['2026-07-03', '2026-07-03T20:40:00Z'],
  ])('on %s at 22:40 are the instant %s', (date, instant) => {
    expect(instantOf({ date, minutes: 22 * 60 + 40 })).toBe(instant)
  })

  test.each([
    ['2026-W13', '2026-03-29'],
    ['2026-W43', '2026-10-25'],
  ])('never fall in the hour that week %s skips or repeats on %s', (week, sunday) => {
    const random = streamOf(1, week)
    const nights = Array.from({ length: 4000 }, () => momentIn(random, week, 'night')).filter(
      ({ date }) => date === sunday,
    )
    expect(nights.length).toBeGreaterThan(100)
    expect(nights.filter(({ minutes }) => minutes >= 120 && minutes < 180)).toEqual([])
  })

  test('stay within their week', () => {
    const random = streamOf(2, 'week')
    for (let sample = 0; sample < 500; sample += 1)
      expect(weekOf(momentIn(random, '2026-W53', 'anyTime').date)).toBe('2026-W53')
  })

  test('of schools never fall on a weekend', () => {
    const random = streamOf(3, 'school')
    const dates = Array.from({ length: 500 }, () => momentIn(random, '2026-W40', 'schoolDay').date)
    expect(new Set(dates)).toEqual(new Set([0, 1, 2, 3, 4].map((day) => addDays('2026-09-28', day))))
  })

  test.each([
    ['2026-11-17', '2026-11-17 17:00', '2026-11-18 07:00'],
    ['2026-11-13', '2026-11-13 17:00', '2026-11-16 07:00'],
    ['2026-11-14', '2026-11-13 17:00', '2026-11-16 07:00'],
    ['2026-11-15', '2026-11-13 17:00', '2026-11-16 07:00'],
  ])('found after %s may have happened from %s until %s', (date, from, until) => {
    expect(unattendedAround(date).map(written)).toEqual([from, until])
  })
})
