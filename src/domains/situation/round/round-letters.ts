import type { Ask, Letter } from '#kernel/messages/outbox.ts'
import { timeZone } from '#kernel/time/clock.ts'
import { addDays, type IsoWeek, lastDayOf, weekdayOf, weekNumber } from '#kernel/time/week.ts'
import { instantToLocal } from '#kernel/time/zone.ts'
import { startOfDay } from '../observations/observation.ts'
import { type DueRule, type RoundWeek, tally } from './round.ts'

export type Reminded = RoundWeek & {
  readonly partyId: number
  readonly name: string
  readonly dueAt: string
  readonly silentWeeks: number
  /** accounts that report for it */
  readonly reporters: readonly number[]
  /** where to turn when it falls silent */
  readonly second: Letter['to'] | null
}
type Asked = {
  readonly now: string
  readonly rule: DueRule
  readonly parties: readonly Reminded[]
  readonly coordinators: readonly number[]
}

const hourMs = 3_600_000
/** After this nobody is reminded of a week: the next one has taken its place. */
const staleHours = 72

const clockAt = (instant: string): string => {
  const { hour, minute } = instantToLocal(instant, timeZone)
  return [hour, minute].map((part) => String(part).padStart(2, '0')).join(':')
}

/** Whether no letters go out now: between two times of day, over midnight where the first is the later. */
export function isQuiet({ quietFrom, quietTo }: Pick<DueRule, 'quietFrom' | 'quietTo'>, now: string): boolean {
  const clock = clockAt(now)
  if (quietFrom === quietTo) return false
  return quietFrom < quietTo ? clock >= quietFrom && clock < quietTo : clock >= quietFrom || clock < quietTo
}

const hoursTo = (instant: string, now: string): number => (Date.parse(instant) - Date.parse(now)) / hourMs

/**
 * Whom to tell about a week now: those who report before it is due and after, once each; the second contact of a party that has
 * been silent for the set number of weeks; and the coordinators once, about all such parties together.
 */
export function lettersDue({ now, rule, parties, coordinators }: Asked): readonly Letter[] {
  if (isQuiet(rule, now)) return []
  const soon = parties.filter(
    ({ state, dueAt }) => state === 'waiting' && rule.remindHours !== null && hoursTo(dueAt, now) <= rule.remindHours,
  )
  const overdue = parties.filter(({ state, dueAt }) => {
    const since = -hoursTo(dueAt, now)
    return state === 'missing' && rule.lateHours !== null && since >= rule.lateHours && since < staleHours
  })
  const silent = overdue.filter(({ silentWeeks }) => rule.silentWeeks !== null && silentWeeks >= rule.silentWeeks)
  return [
    ...soon.flatMap((party) => toReporters('round-soon', party)),
    ...overdue.flatMap((party) => toReporters('round-late', party)),
    ...silent.flatMap(toSecond),
    ...(silent.length > 0 ? toCoordinators(silent, parties, coordinators) : []),
  ]
}

function paramsOf({ name, week, dueAt }: Reminded) {
  const { year, month, day } = instantToLocal(dueAt, timeZone)
  const date = [year, month, day].map((part) => String(part).padStart(2, '0')).join('-')
  return { party: name, week: weekNumber(week), day: weekdayOf(date) + 1, time: clockAt(dueAt) }
}

const pathTo = (week: string): string => `/round?week=${week}`

/** What the letters about a party's week ask. */
export const matterOf = (partyId: number, week: IsoWeek): string => `round ${week} ${partyId}`

/** `nothing` is answered at once; the link in a mail is open for a fortnight after the week. */
const askOf = ({ partyId, week }: Pick<Reminded, 'partyId' | 'week'>): Ask => ({
  matter: matterOf(partyId, week),
  purpose: 'nothing',
  subject: { party: partyId, week },
  until: startOfDay(addDays(lastDayOf(week), 15)),
})

const toReporters = (kind: 'round-soon' | 'round-late', party: Reminded): readonly Letter[] =>
  party.reporters.map((accountId) => ({
    to: { accountId },
    kind,
    params: paramsOf(party),
    path: pathTo(party.week),
    once: `${kind} ${party.week} ${party.partyId} ${accountId}`,
    ask: askOf(party),
  }))

const toSecond = (party: Reminded): readonly Letter[] =>
  party.second === null
    ? []
    : [
        {
          to: party.second,
          kind: 'round-silent',
          params: { ...paramsOf(party), weeks: party.silentWeeks },
          path: pathTo(party.week),
          once: `round-silent ${party.week} ${party.partyId}`,
        },
      ]

function toCoordinators(
  silent: readonly Reminded[],
  parties: readonly Reminded[],
  coordinators: readonly number[],
): readonly Letter[] {
  const week = silent[0]?.week ?? ''
  const names = silent.map(({ name, silentWeeks }) => `${name} (${silentWeeks})`).join(', ')
  const { done, of } = tally(parties)
  return coordinators.map((accountId) => ({
    to: { accountId },
    kind: 'round-digest',
    params: { week: weekNumber(week), n: silent.length, names, done, of },
    path: pathTo(week),
    once: `round-digest ${week} ${accountId}`,
  }))
}

/** A reminder that a coordinator asks for: at most one a day to each who reports, else to the second contact. */
export function lettersAsked(party: Reminded, today: string): readonly Letter[] {
  const to: readonly Letter['to'][] =
    party.reporters.length > 0
      ? party.reporters.map((accountId) => ({ accountId }))
      : party.second
        ? [party.second]
        : []
  return to.map((one) => ({
    to: one,
    kind: 'round-asked',
    params: { party: party.name, week: weekNumber(party.week) },
    path: pathTo(party.week),
    once: `round-asked ${party.week} ${party.partyId} ${'accountId' in one ? one.accountId : 'second'} ${today}`,
    ask: askOf(party),
  }))
}
