import { describe, expect, test } from 'vitest'
import { TableProblem } from '#kernel/files/table-problem.ts'
import { addDays, addWeeks, firstDayOf, weekOf } from '#kernel/time/week.ts'
import { expectationsFor } from '../counts/expectation.ts'
import { sayRemarks } from '../counts/figure-say.ts'
import type { PartyCount } from '../counts/week-series.ts'
import { readCalendarFile, readIcs } from './calendar.file.ts'
import { type CalendarEntry, type CalendarInput, notesOfWeek, toEntry } from './calendar.ts'
import { draftsOf } from './calendar-draft.file.ts'
import { sayNotes, sayRaised } from './calendar-say.ts'
import { coversBreaks, historyCalendar } from './calendar-weeks.ts'
import { easterOf, publicHolidays } from './public-holiday.ts'

const entry = (over: Partial<CalendarEntry>): CalendarEntry => ({
  id: 1,
  version: 1,
  kind: 'school-break',
  name: 'Höstlov',
  firstDay: '2026-10-26',
  lastDay: '2026-10-30',
  areaId: null,
  risk: 'ordinary',
  ...over,
})
/** Every tenth week of some years is a break. */
const breaksOver = (from: string, weeks: number): CalendarEntry[] =>
  Array.from({ length: Math.ceil(weeks / 10) }, (_, at) => {
    const firstDay = addDays(from, at * 70)
    return entry({ id: at + 1, name: `Lov ${at}`, firstDay, lastDay: addDays(firstDay, 4) })
  })

describe('public holidays', () => {
  test('Easter falls where the church tables say', () => {
    const known = ['2008-03-23', '2011-04-24', '2024-03-31', '2025-04-20', '2026-04-05', '2038-04-25', '2049-04-18']
    expect(known.map((day) => easterOf(Number(day.slice(0, 4))))).toEqual(known)
  })

  test('those of 2026 are the days of the almanac', () => {
    const days = new Map(publicHolidays(2026).map(({ code, day }) => [code, day]))
    expect(days.get('good-friday')).toBe('2026-04-03')
    expect(days.get('ascension')).toBe('2026-05-14')
    expect(days.get('midsummer-eve')).toBe('2026-06-19')
    expect(days.get('all-saints')).toBe('2026-10-31')
    expect(days.size).toBe(16)
  })
})

describe('the week in the calendar', () => {
  test('names the break, the holiday and the event with its area, in order of day', () => {
    const entries = [
      entry({}),
      entry({
        id: 2,
        kind: 'event',
        name: 'Kulturnatten',
        firstDay: '2026-10-30',
        lastDay: '2026-10-30',
        areaId: 7,
        risk: 'raised',
      }),
    ]
    const notes = notesOfWeek(entries, '2026-W44')
    expect(sayNotes('sv', notes, new Map([[7, 'Vårby']]))).toBe('Höstlov, Kulturnatten (Vårby) och alla helgons dag')
    expect(sayNotes('en', notes, new Map([[7, 'Vårby']]))).toBe('Höstlov, Kulturnatten (Vårby) and All Saints’ Day')
    expect(notesOfWeek(entries, '2026-W42')).toEqual([])
  })

  test('an event for which more is expected is told where the range stands, in its own area only', () => {
    const notes = notesOfWeek([entry({ kind: 'event', name: 'Derby', areaId: 7, risk: 'high' })], '2026-W44')
    expect(sayRaised('sv', notes, 7)).toBe('Det väntade gäller en vecka utan Derby.')
    expect(sayRaised('sv', notes, 8)).toBeNull()
  })

  test('what cannot be is refused with its reason', () => {
    const input: CalendarInput = {
      kind: 'event',
      name: 'Festival',
      firstDay: '2026-06-01',
      lastDay: null,
      area: null,
      risk: 'high',
    }
    expect(toEntry(input)).toMatchObject({ lastDay: '2026-06-01', risk: 'high' })
    expect(toEntry({ ...input, lastDay: '2026-05-01' })).toMatchObject({ code: 'rejected.ends-before-start' })
    expect(toEntry({ ...input, lastDay: '2026-06-20' })).toMatchObject({ code: 'calendar.rejected.raised-too-long' })
    expect(toEntry({ ...input, kind: 'school-break', area: 3 })).toMatchObject({
      code: 'calendar.rejected.area-of-break',
    })
    expect(toEntry({ ...input, kind: 'holiday' })).toMatchObject({ risk: 'ordinary' })
  })
})

describe('the calendar in what is expected', () => {
  const last = firstDayOf('2026-W40')
  const weeks = 200
  const first = addDays(last, -7 * weeks)
  const breaks = breaksOver(first, weeks + 20)
  const isBreak = (monday: string) => breaks.some(({ firstDay }) => firstDay === monday)
  const areaIds = [1, 2, 3]
  const counts = (more: (monday: string, areaId: number) => number): PartyCount[] =>
    Array.from({ length: weeks + 1 }, (_, at) => addDays(first, at * 7)).flatMap((monday, at) =>
      areaIds.map((areaId) => ({
        monday,
        areaId,
        categoryId: 10,
        partyId: 1,
        n: 5 + ((at * 7 + areaId * 5) % 3) + more(monday, areaId),
      })),
    )
  const meanFor = (week: string, entries: readonly CalendarEntry[], of: readonly PartyCount[]) => {
    const expectations = expectationsFor({
      week,
      complete: true,
      counts: of.filter(({ monday }) => monday <= firstDayOf(week)),
      deliveries: [],
      areaIds,
      categories: [{ id: 10, baselineStart: null }],
      calendar: historyCalendar(entries, { first, last: firstDayOf(week) }),
    })
    const one = expectations.find(({ categoryId, window }) => categoryId === 10 && window === 1)
    const prediction = one?.areas['1']
    return { mean: prediction?.kind === 'predicted' ? prediction.mean : Number.NaN, calendar: one?.remarks.calendar }
  }

  test('twice as many in breaks are expected in a break, and not in the week after it', () => {
    const doubled = counts((monday) => (isBreak(monday) ? 6 : 0))
    const week = weekOf(breaks.findLast(({ firstDay }) => firstDay < addDays(last, -7))?.firstDay ?? last)
    const [inBreak, after, blind] = [
      meanFor(week, breaks, doubled),
      meanFor(addWeeks(week, 1), breaks, doubled),
      meanFor(week, [], doubled),
    ]
    expect(inBreak.calendar).toBe(true)
    expect(blind.calendar).toBe(false)
    expect(inBreak.mean).toBeGreaterThan(10)
    expect(after.mean).toBeLessThan(7)
    expect(blind.mean).toBeLessThan(8)
  })

  test('a history too short for the effect of breaks says so in words, in both languages', () => {
    const short = weeks - 190
    const from = addDays(last, -7 * short)
    const [one] = expectationsFor({
      week: '2026-W40',
      complete: true,
      counts: counts(() => 0).filter(({ monday }) => monday >= from),
      deliveries: [],
      areaIds,
      categories: [{ id: 10, baselineStart: null }],
      calendar: historyCalendar(breaks, { first: from, last }),
    })
    const { warnings = [], needs = [] } = one?.remarks ?? {}
    expect(warnings).toContain('calendar-not-estimated')
    const calendarNeeds = ['calendar-weeks', 'ordinary-weeks'].map((code) => ({ code, needed: 16, had: 3 }))
    const told = {
      warnings: [...warnings],
      needs: [...needs, ...calendarNeeds].map((need) => ({ ...need, window: 1 as const })),
    }
    for (const language of ['sv', 'en'] as const)
      expect(sayRemarks(language, told as never).every((words) => words.length > 20)).toBe(true)
  })

  test('breaks that do not reach over the history, or have a hole in it, are not used', () => {
    expect(coversBreaks(breaks, first, last)).toBe(true)
    expect(coversBreaks(breaks.slice(6), first, last)).toBe(false)
    expect(coversBreaks([...breaks.slice(0, 6), ...breaks.slice(9)], first, last)).toBe(false)
    expect(coversBreaks(breaks.slice(0, -6), first, last)).toBe(false)
    expect(coversBreaks([], first, last)).toBe(false)
    expect(historyCalendar(breaks.slice(6), { first, last }).freeShare).toBeNull()
  })

  test('a break of three days is three fifths of a week', () => {
    const short = [...breaks, entry({ firstDay: addDays(first, 7), lastDay: addDays(first, 9) })]
    expect(historyCalendar(short, { first, last }).freeShare?.(addDays(first, 7))).toBeCloseTo(0.6)
  })

  test('weeks with an event for which more was expected do not raise what is usual, in its area only', () => {
    const monday = addDays(last, -28)
    const festival = entry({
      kind: 'event',
      name: 'Festival',
      firstDay: monday,
      lastDay: addDays(monday, 13),
      areaId: 1,
      risk: 'high',
    })
    const flooded = counts((day, areaId) => (areaId === 1 && (day === monday || day === addDays(monday, 7)) ? 40 : 0))
    const calm = meanFor(
      '2026-W40',
      [],
      counts(() => 0),
    ).mean
    expect(meanFor('2026-W40', [festival], flooded).mean).toBeCloseTo(calm, 1)
    const calendar = historyCalendar([festival], { first, last })
    expect([
      calendar.isExceptional(monday, 1),
      calendar.isExceptional(monday, 2),
      calendar.isExceptional(monday, null),
    ]).toEqual([true, false, false])
  })
})

describe('a calendar file', () => {
  const ics = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'BEGIN:VEVENT',
    'DTSTART;VALUE=DATE:20261026',
    'DTEND;VALUE=DATE:20261031',
    'SUMMARY:Höst',
    ' lov\\, grundskolan',
    'END:VEVENT',
    'BEGIN:VEVENT',
    'DTSTART:20260901T220000Z',
    'DTEND:20260902T010000Z',
    'SUMMARY:Nattvandring',
    'RRULE:FREQ=WEEKLY',
    'END:VEVENT',
    'BEGIN:VEVENT',
    'DTSTART;TZID=Europe/Stockholm:20260912T180000',
    'SUMMARY:Kulturnatten',
    'LOCATION:Vårby',
    'END:VEVENT',
    'END:VCALENDAR',
  ].join('\r\n')

  test('iCalendar: folded lines, an end that is not part of it, and times in UTC are days in Sweden', () => {
    expect(readIcs(ics)).toMatchObject([
      { row: 1, name: 'Höstlov, grundskolan', first: '2026-10-26', last: '2026-10-30', repeats: false },
      { row: 2, name: 'Nattvandring', first: '2026-09-02', last: '2026-09-02', repeats: true },
      { row: 3, name: 'Kulturnatten', first: '2026-09-12', last: '', area: 'Vårby' },
    ])
    expect(() => readIcs('hej')).toThrow(TableProblem)
  })

  const area = { id: 7, name: 'Vårby' }
  const locator = {
    find: () => area as never,
    findByCode: () => null,
    findByName: (name: string) => (name === 'Vårby' ? { areaId: 7, placeId: null } : null),
  }
  test('rows are new, there already or refused, each with its reason', async () => {
    const csv = [
      'Typ;Namn;Från;Till;Område;Risk',
      'lov;Höstlov;2026-10-26;2026-10-30;;',
      'lov;Höstlov;26/10 2026;30/10 2026;;',
      'evenemang;Kulturnatten;2026-09-12;;Vårby;hög',
      'evenemang;Derby;2026-09-13;;Bortaplan;hög',
      'fest;Kalas;2026-02-31;;;farlig',
      'evenemang;Ring 070-174 06 05;2026-09-13;;;',
      'helgdag;Nationaldagen;2026-06-06;;;',
    ].join('\n')
    const { rows, missing } = await readCalendarFile(new File([csv], 'kalender.csv'))
    expect(missing).toEqual([])
    const drafts = draftsOf(rows, { kind: 'event', entries: [], locator })
    expect(drafts.map(({ state }) => state)).toEqual(['new', 'known', 'new', 'refused', 'refused', 'refused', 'known'])
    expect(drafts[2]).toMatchObject({ areaId: 7, risk: 'high', firstDay: '2026-09-12', lastDay: '2026-09-12' })
    expect(drafts[3]?.issues).toMatchObject([{ path: 'area', code: 'calendar.file.area-unknown', value: 'Bortaplan' }])
    expect(drafts[4]?.issues.map(({ path }) => path)).toEqual(['kind', 'risk', 'first'])
    expect(drafts[5]?.issues[0]?.path).toBe('name')
  })

  test('a week in the column for the day is its seven days', () => {
    const row = {
      row: 2,
      kind: 'lov',
      name: 'Sportlov',
      first: '2027-W09',
      last: '',
      area: '',
      risk: '',
      repeats: false,
    }
    const [draft] = draftsOf([row], { kind: 'event', entries: [], locator })
    expect(draft).toMatchObject({ state: 'new', firstDay: '2027-03-01', lastDay: '2027-03-07' })
  })

  test('a file without the columns is told what they should be called', async () => {
    const { missing } = await readCalendarFile(new File(['Datum;Vad\n2026-01-01;x\n2026-01-02;y'], 'a.csv'))
    expect(missing).toEqual(['name'])
  })
})
