import { dayOf, timeZone } from '../time/clock.ts'
import type { IsoDate, IsoWeek } from '../time/week.ts'
import { firstDayOf, lastDayOf, weekNumber, weekYear } from '../time/week.ts'
import { type Language, locale } from './texts.ts'

/** Numbers, dates and weeks the way each language writes them; thin wrappers over Intl with kept formatters. */
const kept = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat | Intl.Collator | Intl.ListFormat>()
function keep<T extends Intl.NumberFormat | Intl.DateTimeFormat | Intl.Collator | Intl.ListFormat>(
  key: string,
  make: () => T,
): T {
  const found = kept.get(key)
  if (found) return found as T
  const made = make()
  kept.set(key, made)
  return made
}

export const formatNumber = (language: Language, value: number, decimals = 0): string =>
  keep(
    `n${language}${decimals}`,
    () => new Intl.NumberFormat(locale[language], { minimumFractionDigits: decimals, maximumFractionDigits: decimals }),
  ).format(value)

/** `18 september 2026` */
export const formatDate = (language: Language, date: IsoDate): string =>
  keep(`d${language}`, () => new Intl.DateTimeFormat(locale[language], { dateStyle: 'long', timeZone: 'UTC' })).format(
    new Date(`${date}T12:00:00Z`),
  )

/** `18/9` and `18 Sep`: a day in a list, where the year is clear. */
export const formatDay = (language: Language, date: IsoDate): string =>
  language === 'sv'
    ? `${Number(date.slice(8))}/${Number(date.slice(5, 7))}`
    : keep('day', () => new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })).format(
        new Date(`${date}T12:00:00Z`),
      )

/** `måndag` and `Monday`; 0 is Monday. */
export const formatWeekday = (language: Language, weekday: number): string =>
  keep(
    `weekday${language}`,
    () => new Intl.DateTimeFormat(locale[language], { weekday: 'long', timeZone: 'UTC' }),
  ).format(
    // The first of January 2024 was a Monday.
    new Date(Date.UTC(2024, 0, 1 + weekday)),
  )

const clockOf = (instant: string): string =>
  keep('clock', () => new Intl.DateTimeFormat('sv-SE', { hour: '2-digit', minute: '2-digit', timeZone })).format(
    new Date(instant),
  )

/** `18 september 2026 kl. 22.30`; an instant shown in Swedish time. */
export function formatInstant(language: Language, instant: string): string {
  const clock = clockOf(instant)
  const date = formatDate(language, dayOf(instant))
  return language === 'sv' ? `${date} kl. ${clock.replace(':', '.')}` : `${date}, ${clock}`
}

/** `fredag 18/9 kl. 12.00` and `Friday 18 Sep, 12:00`: when something is due, in Swedish time. */
export function formatDue(language: Language, instant: string): string {
  const weekday = keep(
    `wd${language}`,
    () => new Intl.DateTimeFormat(locale[language], { weekday: 'long', timeZone }),
  ).format(new Date(instant))
  const day = formatDay(language, dayOf(instant))
  const clock = clockOf(instant)
  return language === 'sv' ? `${weekday} ${day} kl.\u00a0${clock.replace(':', '.')}` : `${weekday} ${day}, ${clock}`
}

/** `v. 38` / `week 38`, with the year when asked. */
export function formatWeek(language: Language, week: IsoWeek, withYear = false): string {
  const text = language === 'sv' ? `v.\u00a0${weekNumber(week)}` : `week\u00a0${weekNumber(week)}`
  return withYear ? `${text} ${weekYear(week)}` : text
}

/** `18 sep. 2026 kl. 22.30`, kept on one line: where many stand under each other. */
export function formatShortInstant(language: Language, instant: string): string {
  const clock = clockOf(instant)
  const date = formatShortDate(language, dayOf(instant))
  return language === 'sv' ? `${date}\u00a0kl.\u00a0${clock.replace(':', '.')}` : `${date},\u00a0${clock}`
}

/** `18 sep. 2026`, kept on one line. */
export const formatShortDate = (language: Language, date: IsoDate): string =>
  keep(`s${language}`, () => new Intl.DateTimeFormat(locale[language], { dateStyle: 'medium', timeZone: 'UTC' }))
    .format(new Date(`${date}T12:00:00Z`))
    .replaceAll(' ', '\u00a0')

/** `15–21 september 2026` */
export function formatWeekDays(language: Language, week: IsoWeek): string {
  const [from, to] = [firstDayOf(week), lastDayOf(week)].map((day) => new Date(`${day}T12:00:00Z`)) as [Date, Date]
  return keep(
    `w${language}`,
    () => new Intl.DateTimeFormat(locale[language], { dateStyle: 'long', timeZone: 'UTC' }),
  ).formatRange(from, to)
}

export const collator = (language: Language): Intl.Collator =>
  keep(`c${language}`, () => new Intl.Collator(locale[language], { numeric: true }))

export const formatList = (language: Language, items: readonly string[]): string =>
  keep(`l${language}`, () => new Intl.ListFormat(locale[language], { type: 'conjunction' })).format(items)
