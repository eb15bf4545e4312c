import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, firstDayOf, weekOf } from '../time/week.ts'
import { type DateOrder, detectDateOrder } from './date-part.ts'
import { type DateTimeOptions, parseDateTime } from './date-values.ts'

const timeZone = 'Europe/Stockholm'
const read = (text: string, more: Partial<DateTimeOptions> = {}) =>
  parseDateTime(text, { timeZone, order: 'auto', ...more })
/** The day, week, month or instant, or the code of the problem. */
function outcome(text: string, more: Partial<DateTimeOptions> = {}): string {
  const parsed = read(text, more)
  if ('problem' in parsed) return parsed.problem.code
  const { ok } = parsed
  if (ok.precision === 'minute') return ok.instant
  return ok.precision === 'week' ? ok.week : ok.precision === 'month' ? ok.month : ok.date
}

describe('days', () => {
  test.each([
    '2026-09-18',
    '2026-9-18',
    '2026/09/18',
    '2026.09.18',
    ' 2026-09-18 ',
    '2026‑09‑18',
    '20260918',
    '18/9 2026',
    '18/9-26',
    '18.9.2026',
    '18.09.26',
    '18/9/2026',
    '9/18/2026',
    '18-09-2026',
    '18 september 2026',
    'den 18 september 2026',
    '18:e september 2026',
    '18 sept. 2026',
    '18 SEP 26',
    '18-SEP-26',
    'fre 18 sep 2026',
    'fredag 18 september 2026',
    'Fredagen den 18 september, 2026',
    'Friday 18 September 2026',
    'September 18, 2026',
    '2026-W38-5',
  ])('%j is 18 September 2026', (text) => {
    expect(outcome(text)).toBe('2026-09-18')
  })

  test.each(['lör 18 sep 2026', 'måndag 18 september 2026'])('%j names another weekday', (text) => {
    expect(outcome(text)).toBe('weekday-mismatch')
  })

  test.each([
    '2025-02-29',
    '31/4/2026',
    '31 april 2026',
    '2026-13-01',
    '2026-00-10',
    '20261301',
    '30.02.2026',
    '2026-02-31',
    '32/1 2026',
    '2026-13',
    '2026-09-00',
  ])('%j does not exist', (text) => {
    expect(outcome(text)).toBe('date-impossible')
  })

  test.each(['1899-12-31', '2199-01-01', '1900-01-01', '31 december 1899', '2199-W10', '1899-07'])(
    '%j is implausible',
    (text) => {
      expect(outcome(text)).toBe('date-implausible')
    },
  )

  test('the plausible years can be told', () => {
    expect(outcome('2026-09-19', { latest: '2026-09-18' })).toBe('date-implausible')
    expect(outcome('1899-12-31', { earliest: '1800-01-01' })).toBe('1899-12-31')
  })

  test.each(['', ' ', 'okänt', '-'])('%j is missing', (text) => {
    expect(outcome(text)).toBe('value-missing')
  })

  test.each([
    'i går',
    'hösten',
    '12',
    '2026',
    '2026-09-18 till 2026-09-19',
    '1/2/3/4',
    '=1+1',
    '18 blå 2026',
    `2026-09-18${' '.repeat(90)}x`,
  ])('%j is no date', (text) => {
    expect(outcome(text)).toBe('date-unreadable')
  })

  test('a refusal shows the text as it was written', () => {
    expect(read(' I Går ')).toEqual({ problem: { code: 'date-unreadable', params: { value: 'I Går' } } })
  })

  test('without a year the latest past day is meant, from the day that is told', () => {
    const today = '2026-09-20'
    expect(outcome('fre 18 sep', { today })).toBe('2026-09-18')
    expect(outcome('18/9', { today })).toBe('2026-09-18')
    expect(outcome('24 dec', { today })).toBe('2025-12-24')
    expect(outcome('29 feb', { today })).toBe('2024-02-29')
    expect(outcome('18 sep 22.30', { today })).toBe('2026-09-18T20:30:00.000Z')
    expect(outcome('fre 18 sep')).toBe('date-without-year')
  })
})

describe('the order of day and month', () => {
  test.each<[string, DateOrder, string]>([
    ['03/04/2026', 'auto', 'date-ambiguous'],
    ['03/04/2026', 'ymd', 'date-ambiguous'],
    ['03/04/2026', 'dmy', '2026-04-03'],
    ['03/04/2026', 'mdy', '2026-03-04'],
    ['04/04/2026', 'auto', '2026-04-04'],
    ['3/24/2026', 'dmy', 'date-order'],
    ['24/3/2026', 'mdy', 'date-order'],
    ['03.04.2026', 'auto', '2026-04-03'],
    ['9/6 2023', 'auto', '2023-06-09'],
    ['26-09-18', 'auto', 'date-ambiguous'],
    ['26-09-18', 'ymd', '2026-09-18'],
    ['99-12-31', 'auto', '1999-12-31'],
    ['260918', 'ymd', '2026-09-18'],
    ['260918', 'auto', 'date-unreadable'],
    ['202609', 'auto', '2026-09'],
    ['201012', 'auto', 'date-ambiguous'],
    ['2026-09-18', 'mdy', '2026-09-18'],
  ])('%s in a column of order %s gives %s', (text, order, expected) => {
    expect(outcome(text, { order })).toBe(expected)
  })

  test('an ambiguous date carries both readings', () => {
    expect(read('03/04/2026')).toEqual({
      problem: { code: 'date-ambiguous', params: { value: '03/04/2026', first: '2026-04-03', second: '2026-03-04' } },
    })
  })

  test.each<[string[], DateOrder]>([
    [['3/4/2026', '24/3/2026'], 'dmy'],
    [['01/31/2018 11:30:00 PM', '02/03/2018'], 'mdy'],
    [['3/4/2026', '5/6/2026'], 'auto'],
    [['24/3/2026', '3/24/2026'], 'auto'],
    [['2026-03-24', '2026-03-25 10:00'], 'ymd'],
    [['2026-03-24', '24/3/2026'], 'dmy'],
    [['99-12-31', '26-09-18'], 'ymd'],
    [['okänt', ''], 'auto'],
  ])('a column of %j has order %s', (samples, order) => {
    expect(detectDateOrder(samples)).toBe(order)
  })
})

describe('weeks and months', () => {
  test.each([
    '2026-W40',
    '2026W40',
    'v. 40 2026',
    'v.40 2026',
    'V40 2026',
    'vecka 40, 2026',
    '2026 v40',
    '2026-v40',
    'week 40 2026',
  ])('%j is week 40 of 2026', (text) => {
    expect(read(text)).toEqual({ ok: { precision: 'week', week: '2026-W40', date: '2026-09-28' } })
  })

  test('a week without a year is the latest one begun', () => {
    expect(outcome('v40', { today: '2026-10-02' })).toBe('2026-W40')
    expect(outcome('v. 40', { today: '2026-09-20' })).toBe('2025-W40')
    expect(outcome('v53', { today: '2027-01-10' })).toBe('2026-W53')
    expect(outcome('v40')).toBe('date-without-year')
  })

  test.each([
    ['2026-W53', '2026-W53'],
    ['2025-W53', 'week-not-in-year'],
    ['v. 53 2025', 'week-not-in-year'],
    ['2026-W00', 'week-not-in-year'],
    ['2026-W54-1', 'week-not-in-year'],
    ['2020-W53-7', '2021-01-03'],
    ['2026-W53-7', '2027-01-03'],
    ['2026-09', '2026-09'],
    ['9/2026', '2026-09'],
    ['september 2026', '2026-09'],
    ['Oct 2026', '2026-10'],
  ])('%s gives %s', (text, expected) => {
    expect(outcome(text)).toBe(expected)
  })
})

describe('times', () => {
  test.each([
    '2026-09-18T22:30:00+02:00',
    '2026-09-18T20:30:00Z',
    '2026-09-18 22:30',
    '2026-09-18 22.30',
    '2026-09-18T22:30',
    '2026-09-18 22:30:00.000',
    '20260918T223000',
    '202609182230',
    '18 september 2026 kl. 22.30',
    '18 september 2026 kl 22:30',
    'fre 18 sep 2026, 22.30',
    '18/9 2026 22.30',
    '18.9.2026 22:30',
    '2026-09-18 10:30 PM',
    '9/18/2026 10:30:00 PM',
    '2026-09-18 22:30 +0200',
    '2026-09-18 15:30:00-05:00',
  ])('%j is half past ten in the evening of 18 September 2026 in Sweden', (text) => {
    expect(read(text)).toEqual({ ok: { precision: 'minute', date: '2026-09-18', instant: '2026-09-18T20:30:00.000Z' } })
  })

  test.each([
    ['2026-08-22 9:48:12 +02:00', '2026-08-22T07:48:12.000Z'],
    ['01/31/2018 11:30:00 PM', '2018-01-31T22:30:00.000Z'],
    ['01/31/2018 12:05:00 AM', '2018-01-30T23:05:00.000Z'],
    ['2026-09-18 kl 22', '2026-09-18T20:00:00.000Z'],
    ['2026-09-18 24:00', '2026-09-18T22:00:00.000Z'],
    ['2026-W38-5 22:30', '2026-09-18T20:30:00.000Z'],
    ['5 okt 2026 22:30', '2026-10-05T20:30:00.000Z'],
  ])('%s is %s', (text, instant) => {
    expect(outcome(text)).toBe(instant)
  })

  test('the local day of an instant is the day in the zone, not in UTC', () => {
    expect(read('2026-09-18T23:30:00Z')).toMatchObject({ ok: { date: '2026-09-19' } })
  })

  test.each(['2026-09-18 25:00', '2026-09-18 22:61', '2026-09-18 13:30 PM', '2026-09-18 24:30'])(
    '%j has no such time',
    (text) => {
      expect(outcome(text)).toBe('time-impossible')
    },
  )

  test('a time that clocks skipped is refused, one they showed twice is the first, with a warning', () => {
    expect(outcome('2026-03-29 02:30')).toBe('time-nonexistent')
    expect(read('2026-10-25 02:30')).toEqual({
      ok: { precision: 'minute', date: '2026-10-25', instant: '2026-10-25T00:30:00.000Z' },
      warning: { code: 'time-ambiguous', params: { value: '2026-10-25 2:30', timeZone } },
    })
    expect(read('2026-10-25T02:30:00+01:00')).toEqual({
      ok: { precision: 'minute', date: '2026-10-25', instant: '2026-10-25T01:30:00.000Z' },
    })
  })

  test('another zone is another instant', () => {
    expect(outcome('2018-01-31 23:30', { timeZone: 'America/Chicago' })).toBe('2018-02-01T05:30:00.000Z')
  })

  test('a week or a month with a time of day is no date', () => {
    expect(outcome('2026-W40 22:30')).toBe('date-unreadable')
    expect(outcome('2026-09 22:30')).toBe('date-unreadable')
  })
})

describe("Excel's serial numbers", () => {
  test('are read when told, and hinted at otherwise', () => {
    expect(outcome('45007', { excelSerial: true })).toBe('2023-03-22')
    expect(outcome('46283,9375', { excelSerial: true })).toBe('2026-09-18T20:30:00.000Z')
    expect(read('45007')).toEqual({
      problem: { code: 'date-maybe-serial', params: { value: '45007', date: '2023-03-22' } },
    })
    expect(outcome('2026-09-18', { excelSerial: true })).toBe('2026-09-18')
    expect(outcome('1', { excelSerial: true })).toBe('date-implausible')
    expect(outcome('60', { excelSerial: true, earliest: '1800-01-01' })).toBe('date-unreadable')
  })
})

describe('writing and reading again', () => {
  const day = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays('1930-01-01', days))
  const long = (locale: string) => new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' })
  const short = new Intl.DateTimeFormat('sv-SE', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
  const american = new Intl.DateTimeFormat('en-US', { dateStyle: 'short', timeZone: 'UTC' })
  const toMs = (date: string) => Date.parse(`${date}T12:00:00Z`)

  test('a day is itself in every spelling', () => {
    const spellings: readonly ((date: string) => string)[] = [
      (date) => date,
      (date) => date.replaceAll('-', ''),
      (date) => date.split('-').reverse().join('.'),
      (date) => `${Number(date.slice(8))}/${Number(date.slice(5, 7))} ${date.slice(0, 4)}`,
      (date) => long('sv-SE').format(toMs(date)),
      (date) => long('en-GB').format(toMs(date)),
      (date) => long('en-US').format(toMs(date)),
      (date) => short.format(toMs(date)),
      (date) => `${weekOf(date)}-${((new Date(toMs(date)).getUTCDay() + 6) % 7) + 1}`,
    ]
    fc.assert(
      fc.property(day, fc.constantFrom(...spellings), (date, spell) => {
        expect(outcome(spell(date))).toBe(date)
      }),
      { seed: 126, numRuns: 600 },
    )
  })

  test('a day in American order is itself when the order is told', () => {
    fc.assert(
      fc.property(
        day.filter((date) => date > '1970'),
        (date) => {
          if (date < '2070') expect(outcome(american.format(toMs(date)), { order: 'mdy' })).toBe(date)
        },
      ),
      { seed: 126 },
    )
  })

  test('a week is itself', () => {
    fc.assert(
      fc.property(day, (date) => {
        const week = weekOf(date)
        expect(read(`v. ${Number(week.slice(6))} ${week.slice(0, 4)}`)).toMatchObject({
          ok: { week, date: firstDayOf(week) },
        })
      }),
      { seed: 126 },
    )
  })

  test('an instant is itself with and without its offset, apart from the hour that occurs twice', () => {
    const instant = fc.integer({ min: 0, max: 60_000_000 }).map((minutes) => new Date(minutes * 60_000).toISOString())
    const swedish = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'long', timeStyle: 'short', timeZone })
    fc.assert(
      fc.property(instant, (iso) => {
        expect(outcome(iso)).toBe(iso)
        const local = read(swedish.format(Date.parse(iso)))
        if (!('warning' in local)) expect(local).toMatchObject({ ok: { instant: iso } })
      }),
      { seed: 126, numRuns: 300 },
    )
  })

  test('no text makes the reader fail', () => {
    const unit = fc.constantFrom(...'0123456789-/.:, vWTZ+åäö', 'sep', 'kl', 'den', 'fre', 'PM')
    fc.assert(
      fc.property(
        fc.array(unit, { maxLength: 14 }),
        fc.constantFrom<DateOrder>('auto', 'ymd', 'dmy', 'mdy'),
        (units, order) => {
          const parsed = read(units.join(''), { order, excelSerial: order === 'dmy' })
          if ('ok' in parsed) expect(parsed.ok.date).toMatch(/^\d{4}-\d\d-\d\d$/)
          else expect(parsed.problem.code).toMatch(/^(date|time|value|week|weekday)-/)
        },
      ),
      { seed: 126, numRuns: 2000 },
    )
  })
})
