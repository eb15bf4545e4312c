import { addDays, daysBetween, type IsoDate } from '#kernel/time/week.ts'
import type { CalendarEntry } from './calendar.ts'
import { publicHolidays } from './public-holiday.ts'

/** The calendar as the expected range needs it: how free each week is, and which weeks in which areas are not ordinary. */
export type HistoryCalendar = {
  /** by Monday, the share of the days from Monday to Friday that are free, 0 to 1; null: not known for the whole history */
  readonly freeShare: ((monday: IsoDate) => number) | null
  /** whether more than usual was foreseen in the week that begins then; area null: in the municipality as a whole */
  readonly isExceptional: (monday: IsoDate, areaId: number | null) => boolean
}

/** Between two breaks lie at most some eleven weeks; a longer silence is a year that nobody has filled in. */
const longestGapDays = 20 * 7
const schoolDays = 5

/**
 * What is to be known of the weeks from `first` to `last`, both Mondays. Without breaks for the whole time the effect of breaks is
 * not estimated: a break that is not in the calendar would count as an ordinary week.
 */
export function historyCalendar(
  entries: readonly CalendarEntry[],
  { first, last }: { readonly first: IsoDate; readonly last: IsoDate },
): HistoryCalendar {
  const raised = entries.filter(({ kind, risk }) => kind === 'event' && risk !== 'ordinary')
  return {
    freeShare: coversBreaks(entries, first, last) ? shareOf(freeDays(entries, first, last)) : null,
    isExceptional: (monday, areaId) => {
      const sunday = addDays(monday, 6)
      return raised.some(
        (event) =>
          (event.areaId === null || event.areaId === areaId) && event.firstDay <= sunday && event.lastDay >= monday,
      )
    },
  }
}

/** Whether the school breaks are filled in from the beginning to the end, without a hole. */
export function coversBreaks(entries: readonly CalendarEntry[], first: IsoDate, last: IsoDate): boolean {
  let reached = first
  const breaks = entries
    .filter(({ kind }) => kind === 'school-break')
    .toSorted((a, b) => (a.firstDay < b.firstDay ? -1 : 1))
  for (const { firstDay, lastDay } of breaks) {
    if (lastDay < reached) continue
    if (daysBetween(reached, firstDay) > longestGapDays) return false
    reached = lastDay
  }
  return breaks.length > 0 && daysBetween(reached, last) <= longestGapDays
}

function freeDays(entries: readonly CalendarEntry[], first: IsoDate, last: IsoDate): ReadonlySet<IsoDate> {
  const free = new Set<IsoDate>()
  const [from, to] = [Number(first.slice(0, 4)), Number(addDays(last, 6).slice(0, 4))]
  for (let year = from; year <= to; year += 1) for (const { day } of publicHolidays(year)) free.add(day)
  for (const { kind, firstDay, lastDay } of entries) {
    if (kind === 'event') continue
    for (let day = firstDay; day <= lastDay; day = addDays(day, 1)) free.add(day)
  }
  return free
}

const shareOf =
  (free: ReadonlySet<IsoDate>) =>
  (monday: IsoDate): number =>
    Array.from({ length: schoolDays }, (_, day) => addDays(monday, day)).filter((day) => free.has(day)).length /
    schoolDays
