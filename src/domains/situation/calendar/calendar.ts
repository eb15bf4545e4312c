import { z } from 'zod'
import { type Rejection, reject } from '#kernel/errors/problem.ts'
import { id, isoDate, oneOf, optional } from '#kernel/model/fields.ts'
import { requiredFreeText } from '#kernel/privacy/free-text.ts'
import { daysBetween, firstDayOf, type IsoDate, type IsoWeek, lastDayOf } from '#kernel/time/week.ts'
import { publicHolidays } from './public-holiday.ts'

/** What happens in the municipality's weeks that bears on how many events are usual: breaks, days off, local events. */
export const calendarKinds = ['school-break', 'holiday', 'event'] as const
export type CalendarKind = (typeof calendarKinds)[number]
/** What is expected of an event; breaks and days off are ordinary, since their effect is estimated and not guessed. */
export const eventRisks = ['ordinary', 'raised', 'high'] as const
export type EventRisk = (typeof eventRisks)[number]

const longestName = 80
export const calendarFields = {
  kind: oneOf(calendarKinds),
  name: requiredFreeText(longestName),
  firstDay: isoDate(),
  lastDay: optional(isoDate()),
  area: optional(id()),
  risk: optional(oneOf(eventRisks)),
}
export type CalendarInput = z.infer<z.ZodObject<typeof calendarFields>>

export const CalendarEntry = z.object({
  id: z.number(),
  version: z.number(),
  kind: z.enum(calendarKinds),
  name: z.string(),
  firstDay: z.string(),
  lastDay: z.string(),
  areaId: z.number().nullable(),
  risk: z.enum(eventRisks),
})
export type CalendarEntry = z.infer<typeof CalendarEntry>
export type NewEntry = Omit<CalendarEntry, 'id' | 'version'>

/** A summer break and some more. */
const longestDays = 120
/** A place where more is expected all the time has no ordinary weeks left to compare with. */
const longestRaisedDays = 14

/** One day where no last day is given. Breaks and days off concern everybody and carry no risk of their own. */
export function toEntry({ kind, name, firstDay, lastDay, area, risk }: CalendarInput): NewEntry | Rejection {
  const last = lastDay ?? firstDay
  if (last < firstDay) return reject('rejected.ends-before-start')
  const days = daysBetween(firstDay, last) + 1
  if (days > longestDays) return reject('calendar.rejected.too-long', { days, most: longestDays })
  const isEvent = kind === 'event'
  if (!isEvent && area !== null) return reject('calendar.rejected.area-of-break')
  const expected = isEvent ? (risk ?? 'ordinary') : 'ordinary'
  if (expected !== 'ordinary' && days > longestRaisedDays)
    return reject('calendar.rejected.raised-too-long', { days, most: longestRaisedDays })
  return { kind, name, firstDay, lastDay: last, areaId: isEvent ? area : null, risk: expected }
}

/** The same thing twice: what an import passes over. */
export const sameEntry = (a: NewEntry, b: NewEntry): boolean =>
  a.kind === b.kind && a.name === b.name && a.firstDay === b.firstDay && a.areaId === b.areaId

/** Something of the calendar in a week. `code` is set for a public holiday, whose name is ours. */
export const WeekNote = z.object({
  kind: z.enum(calendarKinds),
  code: z.string().nullable(),
  name: z.string(),
  firstDay: z.string(),
  lastDay: z.string(),
  areaId: z.number().nullable(),
  risk: z.enum(eventRisks),
})
export type WeekNote = z.infer<typeof WeekNote>

const holidaysBetween = (from: IsoDate, to: IsoDate): WeekNote[] =>
  Array.from(
    { length: Number(to.slice(0, 4)) - Number(from.slice(0, 4)) + 1 },
    (_, at) => Number(from.slice(0, 4)) + at,
  )
    .flatMap(publicHolidays)
    .filter(({ day }) => day >= from && day <= to)
    .map(({ code, day }) => ({
      kind: 'holiday',
      code,
      name: '',
      firstDay: day,
      lastDay: day,
      areaId: null,
      risk: 'ordinary',
    }))

const toNote = ({ kind, name, firstDay, lastDay, areaId, risk }: CalendarEntry): WeekNote => ({
  kind,
  code: null,
  name,
  firstDay,
  lastDay,
  areaId,
  risk,
})

/** What the calendar says between two days, both included, public holidays among it, in order of date. */
export function notesBetween(entries: readonly CalendarEntry[], from: IsoDate, to: IsoDate): readonly WeekNote[] {
  const own = entries.filter(({ firstDay, lastDay }) => firstDay <= to && lastDay >= from).map(toNote)
  return [...own, ...holidaysBetween(from, to)].toSorted((a, b) =>
    a.firstDay < b.firstDay
      ? -1
      : a.firstDay > b.firstDay
        ? 1
        : calendarKinds.indexOf(a.kind) - calendarKinds.indexOf(b.kind),
  )
}

export const notesOfWeek = (entries: readonly CalendarEntry[], week: IsoWeek): readonly WeekNote[] =>
  notesBetween(entries, firstDayOf(week), lastDayOf(week))

const Named = z.object({ id: z.number(), name: z.string() })
export const CalendarYear = z.object({
  year: z.number(),
  /** `id` null: a public holiday, which nobody has filled in */
  notes: z.array(WeekNote.extend({ id: z.number().nullable() })),
  /** the first day of the history that a normal week is worked out from, and whether the breaks reach over all of it */
  since: z.string(),
  complete: z.boolean(),
  breaks: z.number(),
  areas: z.array(Named),
})
export type CalendarYear = z.infer<typeof CalendarYear>

/** What a line of a file would become: new, there already, or refused with every reason. */
export const CalendarDraft = z.object({
  row: z.number(),
  state: z.enum(['new', 'known', 'refused']),
  kind: z.enum(calendarKinds),
  name: z.string(),
  firstDay: z.string(),
  lastDay: z.string(),
  areaId: z.number().nullable(),
  risk: z.enum(eventRisks),
  /** `path` is the column as we call it, `value` what stood there */
  issues: z.array(
    z.object({
      path: z.string(),
      code: z.string(),
      params: z.record(z.string(), z.union([z.string(), z.number()])),
      value: z.string(),
    }),
  ),
})
export type CalendarDraft = z.infer<typeof CalendarDraft>
export const CalendarPreview = z.object({ drafts: z.array(CalendarDraft), areas: z.array(Named) })
export type CalendarPreview = z.infer<typeof CalendarPreview>
