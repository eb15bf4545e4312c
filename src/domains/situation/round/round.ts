import { z } from 'zod'
import { isoWeek, optional, wholeNumber } from '#kernel/model/fields.ts'
import { timeZone } from '#kernel/time/clock.ts'
import { isCurrent } from '#kernel/time/validity.ts'
import { addDays, addWeeks, firstDayOf, type IsoDate, type IsoWeek, lastDayOf, weekOf } from '#kernel/time/week.ts'
import { localToInstant } from '#kernel/time/zone.ts'

/** When a week's report is due: on which day of the week itself or of the next, and at what time in Sweden. */
export type DueTime = { readonly weekday: number; readonly weeksAfter: number; readonly time: string }
/** The municipality's rule, from a week on. */
export type DueRule = DueTime & {
  readonly fromWeek: IsoWeek
  /** hours before it is due, and after, when those who have not reported are reminded; null: not */
  readonly remindHours: number | null
  readonly lateHours: number | null
  /** weeks in a row after which the second contact and the coordinators are told; null: not */
  readonly silentWeeks: number | null
  readonly quietFrom: string
  readonly quietTo: string
}
/** A party's own time from a week on; null where it follows the others again. */
export type PartyDueRule = { readonly partyId: number; readonly fromWeek: IsoWeek; readonly due: DueTime | null }
export type DueRules = { readonly common: readonly DueRule[]; readonly own: readonly PartyDueRule[] }

const timeOfDay = () =>
  z.preprocess(
    (value) => (typeof value === 'string' ? value.trim().replace('.', ':').padStart(5, '0') : value),
    z.string().refine((value) => /^([01]\d|2[0-3]):[0-5]\d$/.test(value), { params: { code: 'round.field.time' } }),
  )
export const dueFields = { weekday: wholeNumber(1, 7), weeksAfter: wholeNumber(0, 1), time: timeOfDay() }
export const ruleFields = {
  fromWeek: isoWeek(),
  ...dueFields,
  remindHours: optional(wholeNumber(1, 120)),
  lateHours: optional(wholeNumber(1, 120)),
  silentWeeks: optional(wholeNumber(1, 26)),
  quietFrom: timeOfDay(),
  quietTo: timeOfDay(),
}

const latestOf = <Rule extends { readonly fromWeek: IsoWeek }>(rules: readonly Rule[], week: IsoWeek): Rule | null =>
  rules
    .filter(({ fromWeek }) => fromWeek <= week)
    .reduce<Rule | null>((latest, rule) => (latest && latest.fromWeek > rule.fromWeek ? latest : rule), null)

export const commonRule = (rules: DueRules, week: IsoWeek): DueRule | null => latestOf(rules.common, week)

/** The instant at which a party's report for a week is due; null where nobody has said when. Without a party: the common time. */
export function dueAt(rules: DueRules, week: IsoWeek, partyId: number | null = null): string | null {
  const own = latestOf(
    rules.own.filter((rule) => rule.partyId === partyId),
    week,
  )
  const due = own?.due ?? commonRule(rules, week)
  return due && instantOf(due, week)
}

function instantOf({ weekday, weeksAfter, time }: DueTime, week: IsoWeek): string {
  const day = addDays(firstDayOf(week), weeksAfter * 7 + weekday - 1)
  const [year = 0, month = 0, dayOfMonth = 0] = day.split('-').map(Number)
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return localToInstant({ year, month, day: dayOfMonth, hour, minute }, timeZone).instant
}

/** The week that reports are being collected for: the one before this until it was due, then this one. */
export function weekToReport(rules: DueRules, { now, today }: { now: string; today: IsoDate }): IsoWeek {
  const thisWeek = weekOf(today)
  const due = dueAt(rules, addWeeks(thisWeek, -1))
  return due !== null && due > now ? addWeeks(thisWeek, -1) : thisWeek
}

/** A rule for weeks that have gone would make parties late afterwards; only the first rule may reach back. */
export const mayBegin = (fromWeek: IsoWeek, rules: DueRules, thisWeek: IsoWeek): boolean =>
  rules.common.length === 0 || fromWeek >= thisWeek

export const roundStates = ['delivered', 'nothing', 'waiting', 'missing', 'not-expected'] as const
export type RoundState = (typeof roundStates)[number]
export type RoundWeek = {
  readonly week: IsoWeek
  readonly state: RoundState
  /** it came after it was due, or is due and has not come */
  readonly late: boolean
  /** it came by import for a week that was due before the party was first heard of: neither in time nor late */
  readonly hindsight: boolean
}

type Party = {
  readonly id: number
  readonly reportsWeekly: boolean
  readonly validFrom: IsoDate
  readonly validTo: IsoDate | null
}
type Came = {
  readonly nothingToReport: boolean
  readonly firstAt: string
  /** what first came for the week came by import */
  readonly byImport: boolean
  /** when the party was first heard of at all */
  readonly began: string
}

/**
 * How a party stands to a week. A word that there was nothing is an answer; silence is waiting until it is due, then missing,
 * never zero. Where nobody has said when it is due, the week's own end counts. An import counts by when it was made, except for
 * weeks that were due before the party's round began: they are in hindsight.
 */
export function roundWeek(
  party: Party,
  week: IsoWeek,
  { came, rules, now }: { readonly came: Came | undefined; readonly rules: DueRules; readonly now: string },
): RoundWeek {
  const due = dueAt(rules, week, party.id)
  if (came) {
    const hindsight = due !== null && came.byImport && due < came.began
    const late = due !== null && !hindsight && came.firstAt > due
    return { week, state: came.nothingToReport ? 'nothing' : 'delivered', late, hindsight }
  }
  const silent = { week, hindsight: false }
  if (!party.reportsWeekly || !isCurrent(party, lastDayOf(week)))
    return { ...silent, state: 'not-expected', late: false }
  const passed = (due ?? instantOf({ weekday: 1, weeksAfter: 1, time: '00:00' }, week)) <= now
  return passed ? { ...silent, state: 'missing', late: due !== null } : { ...silent, state: 'waiting', late: false }
}

/** Weeks in a row, the latest first, in which nothing came though it was due. A week that still waits is passed over. */
export function silentRun(weeks: readonly RoundWeek[]): number {
  const settled = weeks.toSorted((a, b) => (a.week < b.week ? 1 : -1)).filter(({ state }) => state !== 'waiting')
  const heard = settled.findIndex(({ state }) => state !== 'missing')
  return heard === -1 ? settled.length : heard
}

/** `vecka 38: 2 av 3 lämnade, 1 sen`: of those expected, how many have answered, and how many are overdue. */
export function tally(states: readonly RoundWeek[]): { of: number; done: number; nothing: number; overdue: number } {
  const expected = states.filter(({ state }) => state !== 'not-expected')
  return {
    of: expected.length,
    done: expected.filter(({ state }) => state === 'delivered' || state === 'nothing').length,
    nothing: expected.filter(({ state }) => state === 'nothing').length,
    overdue: expected.filter(({ state }) => state === 'missing').length,
  }
}

/** Of the weeks that are settled and had a time: in how many the party answered in time. What came in hindsight is in neither. */
export function keptTimes(weeks: readonly RoundWeek[]): { inTime: number; of: number; hindsight: number } {
  const settled = weeks.filter(({ state }) => state !== 'waiting' && state !== 'not-expected')
  const asked = settled.filter(({ hindsight }) => !hindsight)
  return {
    inTime: asked.filter(({ state, late }) => state !== 'missing' && !late).length,
    of: asked.length,
    hindsight: settled.length - asked.length,
  }
}
