import { timeZone } from '#kernel/time/clock.ts'
import { addDays, firstDayOf, type IsoDate, type IsoWeek, weekdayOf } from '#kernel/time/week.ts'
import { type LocalInstant, localToInstant } from '#kernel/time/zone.ts'
import { pickWeighted, type Random, whole } from './random.ts'
import type { HourProfile } from './rates.ts'

/** A moment in Swedish local time; minutes count from midnight. */
export type LocalMoment = { readonly date: IsoDate; readonly minutes: number }

type Hours = readonly (readonly [hours: readonly [from: number, to: number], weight: number])[]
type Profile = { readonly weekdays: readonly number[]; readonly hours: Hours }

/** When in the week, Monday first, and when in the day things happen. */
const profiles: Readonly<Record<HourProfile, Profile>> = {
  day: {
    weekdays: [1, 1, 1, 1, 1.2, 0.8, 0.6],
    hours: [
      [[8, 12], 2],
      [[12, 18], 3],
      [[18, 21], 1],
    ],
  },
  schoolDay: { weekdays: [1, 1, 1, 1, 1, 0, 0], hours: [[[8, 15], 1]] },
  evening: {
    weekdays: [0.8, 0.8, 0.9, 1, 1.6, 1.6, 0.8],
    hours: [
      [[16, 19], 1],
      [[19, 24], 3],
    ],
  },
  night: {
    weekdays: [0.7, 0.7, 0.7, 0.8, 1.5, 1.8, 1.2],
    hours: [
      [[22, 24], 2],
      [[0, 4], 2],
      [[4, 6], 1],
    ],
  },
  weekendNight: {
    weekdays: [0.2, 0.2, 0.3, 0.5, 2.5, 3, 0.6],
    hours: [
      [[19, 24], 3],
      [[0, 3], 2],
    ],
  },
  anyTime: { weekdays: [1, 1, 1, 1, 1, 1, 1], hours: [[[7, 24], 1]] },
}

export function momentIn(random: Random, week: IsoWeek, profile: HourProfile): LocalMoment {
  const { weekdays, hours } = profiles[profile]
  const day = pickWeighted(
    random,
    weekdays.map((weight, index) => [index, weight] as const),
  )
  const [from, to] = pickWeighted(random, hours)
  return unmistakable({ date: addDays(firstDayOf(week), day), minutes: whole(random, from * 12, to * 12 - 1) * 5 })
}

/** Between closing time and the next working morning; over the weekend that is from Friday to Monday. */
export function unattendedAround(date: IsoDate): readonly [from: LocalMoment, until: LocalMoment] {
  const weekday = weekdayOf(date)
  const evening = weekday > 4 ? addDays(date, 4 - weekday) : date
  const morning = addDays(evening, weekdayOf(evening) === 4 ? 3 : 1)
  return [
    { date: evening, minutes: 17 * 60 },
    { date: morning, minutes: 7 * 60 },
  ]
}

/** An hour that the change to or from summer time skips or repeats has no moments: they are moved to the next hour. */
function unmistakable(moment: LocalMoment): LocalMoment {
  const isExact = read(moment).kind === 'exact'
  return isExact ? moment : { ...moment, minutes: moment.minutes + 60 }
}

function read({ date, minutes }: LocalMoment): LocalInstant {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  return localToInstant({ year, month, day, hour: Math.floor(minutes / 60), minute: minutes % 60 }, timeZone)
}

/** `22:40` */
export const clockOf = ({ minutes }: LocalMoment): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** The instant in UTC, `2026-11-13T21:40:00Z`. */
export const instantOf = (moment: LocalMoment): string => read(moment).instant.replace('.000Z', 'Z')
