import { easterOf } from '#domains/situation/calendar/public-holiday.ts'
import { addDays, firstDayOf, type IsoWeek, weekYear } from '#kernel/time/week.ts'

export type DemoEntry = {
  readonly kind: 'school-break' | 'event'
  readonly name: string
  readonly firstDay: string
  readonly lastDay: string
  /** code of an area; null: the whole municipality */
  readonly area: string | null
  readonly risk: 'ordinary' | 'raised'
}

/** The breaks of a made-up school in the county of Stockholm, and some evenings that the group prepares for. */
export function calendarUpTo(first: IsoWeek, latest: IsoWeek): readonly DemoEntry[] {
  const years = Array.from({ length: weekYear(latest) - weekYear(first) + 3 }, (_, at) => weekYear(first) - 1 + at)
  return years.flatMap((year) => [...breaksOf(year), ...eventsOf(year)])
}

const schoolWeek = (name: string, monday: string): DemoEntry => ({
  kind: 'school-break',
  name,
  firstDay: monday,
  lastDay: addDays(monday, 4),
  area: null,
  risk: 'ordinary',
})

const breaksOf = (year: number): readonly DemoEntry[] => [
  schoolWeek('Sportlov', firstDayOf(`${year}-W09`)),
  schoolWeek('Påsklov', addDays(easterOf(year), 1)),
  {
    ...schoolWeek('Sommarlov', addDays(firstDayOf(`${year}-W24`), 3)),
    lastDay: addDays(firstDayOf(`${year}-W34`), -3),
  },
  schoolWeek('Höstlov', firstDayOf(`${year}-W44`)),
  { ...schoolWeek('Jullov', `${year}-12-21`), lastDay: `${year + 1}-01-08` },
]

const evening = (name: string, day: string, area: string | null): DemoEntry => ({
  kind: 'event',
  name,
  firstDay: day,
  lastDay: day,
  area,
  risk: 'raised',
})
const eventsOf = (year: number): readonly DemoEntry[] => [
  evening('Valborgsmässoafton', `${year}-04-30`, null),
  evening('Skolavslutning', addDays(firstDayOf(`${year}-W24`), 2), null),
  evening('Höstmarknad', addDays(firstDayOf(`${year}-W38`), 5), 'HUC'),
]
