import { formatDate, formatDay, formatInstant, formatWeek } from '#kernel/i18n/format.ts'
import type { Language } from '#kernel/i18n/texts.ts'
import { useLanguage } from './language.tsx'

type TimeKind = 'date' | 'day' | 'instant' | 'week'

const write: Record<TimeKind, (language: Language, value: string) => string> = {
  date: formatDate,
  day: formatDay,
  instant: formatInstant,
  week: (language, week) => formatWeek(language, week, true),
}

/** A point in time both for people and machines. `value` is an ISO date, an ISO instant or an ISO week (`2026-W38`). */
export function Time({ value, kind = 'date' }: { value: string; kind?: TimeKind }) {
  return <time dateTime={value}>{write[kind](useLanguage(), value)}</time>
}
