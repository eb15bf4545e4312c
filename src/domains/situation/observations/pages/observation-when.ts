import { formatDate, formatInstant, formatShortDate, formatShortInstant, formatWeek } from '#kernel/i18n/format.ts'
import type { Language } from '#kernel/i18n/texts.ts'
import { dayOf } from '#kernel/time/clock.ts'
import type { ObservationView } from '../observation.view.ts'

/** When it happened, as exactly as it is known. */
type When = Pick<ObservationView, 'occurredFrom' | 'occurredTo' | 'precision' | 'week'>

export function whenText(language: Language, { occurredFrom, occurredTo, precision, week }: When): string {
  if (precision === 'week') return formatWeek(language, week, true)
  const one = (instant: string) =>
    precision === 'day' ? formatDate(language, dayOf(instant)) : formatInstant(language, instant)
  return spanText(one(occurredFrom), occurredTo === null ? null : one(occurredTo))
}

/** The same for a list: short, with line breaks only between the two ends. */
export function shortWhenText(language: Language, { occurredFrom, occurredTo, precision, week }: When): string {
  if (precision === 'week') return formatWeek(language, week, true)
  const one = (instant: string) =>
    precision === 'day' ? formatShortDate(language, dayOf(instant)) : formatShortInstant(language, instant)
  return spanText(one(occurredFrom), occurredTo === null ? null : one(occurredTo))
}

export const spanText = (from: string, to: string | null): string =>
  to === null || to === '' || to === from ? from : `${from} – ${to}`
