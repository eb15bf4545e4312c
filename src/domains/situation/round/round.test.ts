import { describe, expect, test } from 'vitest'
import { addWeeks } from '#kernel/time/week.ts'
import {
  type DueRule,
  type DueRules,
  dueAt,
  keptTimes,
  type RoundWeek,
  roundWeek,
  silentRun,
  tally,
  weekToReport,
} from './round.ts'
import { isQuiet, lettersAsked, lettersDue, type Reminded } from './round-letters.ts'

const rule: DueRule = {
  fromWeek: '2026-W30',
  weekday: 5,
  weeksAfter: 0,
  time: '12:00',
  remindHours: 24,
  lateHours: 4,
  silentWeeks: 2,
  quietFrom: '18:00',
  quietTo: '07:00',
}
const rules: DueRules = { common: [rule], own: [] }
const party = { id: 1, reportsWeekly: true, validFrom: '2020-01-01', validTo: null }
// Friday of week 38 is 18 September; noon in Sweden is ten in UTC.
const due = '2026-09-18T10:00:00.000Z'
type Came = { nothingToReport: boolean; firstAt: string; byImport?: boolean; began?: string }
const standing = (now: string, came?: Came, more: object = {}) =>
  roundWeek({ ...party, ...more }, '2026-W38', {
    came: came && { byImport: false, began: '2026-01-01T00:00:00.000Z', ...came },
    rules,
    now,
  })

describe('when the week’s report is due', () => {
  test('is a time on the clock in Sweden, also when clocks change', () => {
    expect(dueAt(rules, '2026-W38')).toBe(due)
    expect(dueAt(rules, '2026-W44')).toBe('2026-10-30T11:00:00.000Z')
  })

  test('is what held in that week: a later rule changes nothing before it', () => {
    const changed = { ...rules, common: [rule, { ...rule, fromWeek: '2026-W39', weekday: 1, weeksAfter: 1 }] }
    expect(dueAt(changed, '2026-W38')).toBe(due)
    expect(dueAt(changed, '2026-W39')).toBe('2026-09-28T10:00:00.000Z')
    expect(dueAt(changed, '2026-W29')).toBeNull()
  })

  test('may be a party’s own, until it follows the others again', () => {
    const own = (fromWeek: string, at: DueRules['own'][number]['due']) => ({ partyId: 1, fromWeek, due: at })
    const some = {
      ...rules,
      own: [own('2026-W38', { weekday: 1, weeksAfter: 1, time: '09:00' }), own('2026-W39', null)],
    }
    expect(dueAt(some, '2026-W38', 1)).toBe('2026-09-21T07:00:00.000Z')
    expect(dueAt(some, '2026-W38', 2)).toBe(due)
    expect(dueAt(some, '2026-W39', 1)).toBe(dueAt(rules, '2026-W39'))
  })

  test('tells which week is asked for: the one before until it was due, then the one that goes on', () => {
    const monday = { ...rules, common: [{ ...rule, weekday: 1, weeksAfter: 1 }] }
    expect(weekToReport(monday, { now: '2026-09-21T09:59:00Z', today: '2026-09-21' })).toBe('2026-W38')
    expect(weekToReport(monday, { now: '2026-09-21T10:01:00Z', today: '2026-09-21' })).toBe('2026-W39')
    expect(weekToReport(rules, { now: '2026-09-19T10:00:00Z', today: '2026-09-19' })).toBe('2026-W38')
  })
})

describe('how a party stands to a week', () => {
  test('a word that there was nothing is an answer, silence is not: it waits, then it is missing (O-44)', () => {
    expect(standing('2026-09-18T09:00:00.000Z')).toMatchObject({ state: 'waiting', late: false })
    expect(standing('2026-09-18T10:00:00.000Z')).toMatchObject({ state: 'missing', late: true })
    const nothing = { nothingToReport: true, firstAt: '2026-09-17T08:00:00.000Z' }
    expect(standing('2026-09-20T10:00:00.000Z', nothing)).toMatchObject({ state: 'nothing', late: false })
  })

  test('what comes after it was due is late', () => {
    const came = { nothingToReport: false, firstAt: '2026-09-18T10:00:00.001Z' }
    expect(standing('2026-09-20T10:00:00.000Z', came)).toMatchObject({ state: 'delivered', late: true })
  })

  test('what comes by import counts by when it came, but for weeks before the party’s round began it is in hindsight', () => {
    const firstAt = '2026-10-05T09:00:00.000Z'
    const now = '2026-10-06T09:00:00.000Z'
    const imported = { nothingToReport: false, firstAt, byImport: true }
    expect(standing(now, imported)).toMatchObject({ state: 'delivered', late: true, hindsight: false })
    expect(standing(now, { ...imported, began: firstAt })).toMatchObject({ late: false, hindsight: true })
    // The one who writes an old week by hand was asked for it, and is late.
    expect(standing(now, { ...imported, byImport: false, began: firstAt })).toMatchObject({
      late: true,
      hindsight: false,
    })
    // In time is in time, also in the party's first file.
    const early = { ...imported, firstAt: '2026-09-17T09:00:00.000Z', began: '2026-09-17T09:00:00.000Z' }
    expect(standing(now, early)).toMatchObject({ late: false, hindsight: false })
  })

  test('tells in how many weeks a party answered in time; hindsight is in neither', () => {
    const one = (state: RoundWeek['state'], late = false, hindsight = false) => ({
      week: '2026-W38',
      state,
      late,
      hindsight,
    })
    const weeks = [one('delivered'), one('nothing'), one('delivered', true), one('missing', true), one('waiting')]
    expect(keptTimes([...weeks, one('delivered', false, true)])).toEqual({ inTime: 2, of: 4, hindsight: 1 })
    expect(keptTimes([one('not-expected')])).toEqual({ inTime: 0, of: 0, hindsight: 0 })
  })

  test('nobody waits for a party that has ended or does not report every week', () => {
    expect(standing(due, undefined, { validTo: '2026-09-10' }).state).toBe('not-expected')
    expect(standing(due, undefined, { reportsWeekly: false }).state).toBe('not-expected')
  })

  test('where nobody has said when it is due, nobody is late; the week’s own end tells silence', () => {
    const none = { common: [], own: [] }
    const at = (now: string) => roundWeek(party, '2026-W38', { came: undefined, rules: none, now })
    expect(at('2026-09-20T12:00:00.000Z')).toMatchObject({ state: 'waiting' })
    expect(at('2026-09-21T12:00:00.000Z')).toMatchObject({ state: 'missing', late: false })
  })

  test('silence is counted in weeks in a row; a week that still waits is passed over', () => {
    const week = (back: number, state: 'waiting' | 'missing' | 'nothing') => ({
      week: addWeeks('2026-W38', -back),
      state,
      late: false,
      hindsight: false,
    })
    expect(silentRun([week(3, 'missing'), week(2, 'nothing'), week(1, 'missing'), week(0, 'waiting')])).toBe(1)
    expect(silentRun([week(1, 'missing'), week(0, 'missing')])).toBe(2)
    expect(tally([week(2, 'nothing'), week(1, 'missing'), week(0, 'waiting')])).toEqual({
      of: 3,
      done: 1,
      nothing: 1,
      overdue: 1,
    })
  })
})

describe('who is told', () => {
  const reminded = (more: Partial<Reminded> = {}): Reminded => ({
    week: '2026-W38',
    state: 'missing',
    late: true,
    hindsight: false,
    partyId: 1,
    name: 'Prov AB',
    dueAt: due,
    silentWeeks: 1,
    reporters: [11, 12],
    second: { partyId: 1, email: 'funktion@exempel.se' },
    ...more,
  })
  const told = (now: string, ...parties: Reminded[]) =>
    lettersDue({ now, rule, parties, coordinators: [90] }).map(({ kind, once }) => `${kind}: ${once}`)

  test('those who report, a day before it is due and not sooner', () => {
    const waiting = reminded({ state: 'waiting', late: false, silentWeeks: 0 })
    expect(told('2026-09-17T09:59:00.000Z', waiting)).toEqual([])
    expect(told('2026-09-17T10:00:00.000Z', waiting)).toEqual([
      'round-soon: round-soon 2026-W38 1 11',
      'round-soon: round-soon 2026-W38 1 12',
    ])
  })

  test('those who report, four hours after, and nobody of a week long gone', () => {
    expect(told('2026-09-18T13:59:00.000Z', reminded())).toEqual([])
    expect(told('2026-09-18T14:00:00.000Z', reminded())).toHaveLength(2)
    expect(told('2026-09-22T08:00:00.000Z', reminded())).toEqual([])
  })

  test('the second contact, and the coordinators once about all, when a party has been silent for two weeks', () => {
    const [a, b] = [reminded({ silentWeeks: 2 }), reminded({ partyId: 2, reporters: [], second: null, silentWeeks: 5 })]
    expect(told('2026-09-18T14:00:00.000Z', a, b)).toEqual([
      'round-late: round-late 2026-W38 1 11',
      'round-late: round-late 2026-W38 1 12',
      'round-silent: round-silent 2026-W38 1',
      'round-digest: round-digest 2026-W38 90',
    ])
  })

  test('nobody in quiet hours, which may go over midnight', () => {
    expect(told('2026-09-18T16:00:00.000Z', reminded())).toEqual([])
    expect(isQuiet(rule, '2026-09-19T04:59:00.000Z')).toBe(true)
    expect(isQuiet(rule, '2026-09-19T05:00:00.000Z')).toBe(false)
    expect(isQuiet({ quietFrom: '12:00', quietTo: '13:00' }, '2026-09-18T10:30:00.000Z')).toBe(true)
    expect(isQuiet({ quietFrom: '00:00', quietTo: '00:00' }, '2026-09-18T10:30:00.000Z')).toBe(false)
  })

  test('by a coordinator’s own hand: those who report, else the second contact, once a day', () => {
    expect(lettersAsked(reminded(), '2026-09-18').map(({ to }) => to)).toEqual([{ accountId: 11 }, { accountId: 12 }])
    expect(lettersAsked(reminded({ reporters: [] }), '2026-09-18')).toMatchObject([
      { to: { email: 'funktion@exempel.se' }, once: 'round-asked 2026-W38 1 second 2026-09-18' },
    ])
  })
})
