import { formatList, formatShortDate, formatWeek, formatWeekDays } from '#kernel/i18n/format.ts'
import { type Language, translator } from '#kernel/i18n/texts.ts'
import { calendarTexts } from './calendar.texts.ts'
import type { WeekNote } from './calendar.ts'
import type { HolidayCode } from './public-holiday.ts'

/** A public holiday has our name in both languages, everything else the name that somebody gave it. */
export const sayName = (language: Language, { code, name }: Pick<WeekNote, 'code' | 'name'>): string =>
  code === null ? name : translator(calendarTexts, language)(`calendar.holiday.${code as HolidayCode}`)

/** With a capital first: where it begins a line. */
export const atStart = (language: Language, text: string): string =>
  text.charAt(0).toLocaleUpperCase(language) + text.slice(1)

type Names = ReadonlyMap<number, string>
export const areaNames = (areas: readonly { readonly id: number; readonly name: string }[]): Names =>
  new Map(areas.map(({ id, name }) => [id, name]))

/** "Höstlov, alla helgons dag och Kulturnatten (Vårby)"; empty when there is nothing. */
export function sayNotes(language: Language, notes: readonly WeekNote[], areas: Names): string {
  const t = translator(calendarTexts, language)
  const names = notes.map((note) => {
    const name = sayName(language, note)
    const area = note.areaId === null ? undefined : areas.get(note.areaId)
    return area === undefined ? name : t('calendar.note.area', { name, area })
  })
  return atStart(language, formatList(language, [...new Set(names)]))
}

/** What the expected range does not foresee: events of the week for which more was expected, here or everywhere. */
export function sayRaised(language: Language, notes: readonly WeekNote[], areaId: number | null): string | null {
  const raised = notes.filter(
    ({ kind, risk, areaId: where }) => kind === 'event' && risk !== 'ordinary' && (where === null || where === areaId),
  )
  if (raised.length === 0) return null
  const names = formatList(
    language,
    raised.map((note) => sayName(language, note)),
  )
  return translator(calendarTexts, language)('calendar.note.raised', { names })
}

export const sayDays = (language: Language, { firstDay, lastDay }: Pick<WeekNote, 'firstDay' | 'lastDay'>): string =>
  firstDay === lastDay
    ? formatShortDate(language, firstDay)
    : `${formatShortDate(language, firstDay)} – ${formatShortDate(language, lastDay)}`

type KickerOf = {
  readonly week: string
  readonly notes: readonly WeekNote[]
  readonly areas: readonly { readonly id: number; readonly name: string }[]
}
/** "Vecka 44 2026 · 26 oktober–1 november 2026 · Höstlov" */
export const weekKicker = (language: Language, { week, notes, areas }: KickerOf): string =>
  [
    formatWeek(language, week, true),
    formatWeekDays(language, week),
    ...(notes.length === 0 ? [] : [sayNotes(language, notes, areaNames(areas))]),
  ].join(' · ')
