import { z } from 'zod'
import { createLocator, listAreas } from '#domains/areas/index.ts'
import { action, type Context } from '#kernel/action/action.ts'
import { historyAction } from '#kernel/action/history.ts'
import { anyOf, signedIn } from '#kernel/auth/actor.ts'
import { accept, invalid, Problem } from '#kernel/errors/problem.ts'
import { TableProblem } from '#kernel/files/table-problem.ts'
import { id, list, oneOf, optional, strict, version, wholeNumber } from '#kernel/model/fields.ts'
import { refer } from '#kernel/model/reference.ts'
import { addWeeks, firstDayOf, weekOf } from '#kernel/time/week.ts'
import { historyWeeks } from '../counts/expectation.ts'
import { findFirstCountedMonday } from '../counts/week-counts.store.ts'
import { readCalendarFile } from './calendar.file.ts'
import {
  addCalendarEntries,
  getCalendarEntry,
  listCalendar,
  removeCalendarEntry,
  saveCalendarEntry,
} from './calendar.store.ts'
import {
  CalendarEntry,
  CalendarPreview,
  CalendarYear,
  calendarFields,
  calendarKinds,
  notesBetween,
  sameEntry,
  toEntry,
  type WeekNote,
} from './calendar.ts'
import { draftsOf } from './calendar-draft.file.ts'
import { coversBreaks } from './calendar-weeks.ts'

const canKeepCalendar = anyOf('owner', 'coordinator', 'analyst')
const reference = ({ id: entryId }: Pick<CalendarEntry, 'id'>) => refer('situation.calendar_entry', entryId)
const target = ({ db }: Context, input: { id: number }) => getCalendarEntry(db, input.id)
const Named = z.object({ id: z.number(), name: z.string() })

const listAreaNames = async ({ db, clock }: Context) =>
  (await listAreas(db, { on: clock.today() }))
    .filter(({ inPicture }) => inPicture)
    .map(({ id: areaId, name }) => ({ id: areaId, name }))

/** A year of the calendar: what the municipality has filled in, and the public holidays. */
export const listCalendarAction = action('calendar.list', {
  http: 'GET /calendar',
  input: strict({ year: optional(wholeNumber(1900, 2200)), kind: optional(oneOf(calendarKinds)) }),
  allow: signedIn,
  run: async (context, { year, kind }) => {
    const entries = await listCalendar(context.db)
    const thisWeek = weekOf(context.clock.today())
    const shown = year ?? Number(context.clock.today().slice(0, 4))
    const oldest = firstDayOf(addWeeks(thisWeek, -historyWeeks))
    const counted = (await findFirstCountedMonday(context.db)) ?? firstDayOf(thisWeek)
    const since = counted > oldest ? counted : oldest
    const notes = notesBetween(entries, `${shown}-01-01`, `${shown}-12-31`).filter(
      (note) => kind === null || note.kind === kind,
    )
    const idOf = (note: WeekNote) => entries.find((entry) => note.code === null && sameEntry(entry, note))?.id ?? null
    return {
      year: shown,
      notes: notes.map((note) => ({ ...note, id: idOf(note) })),
      // Whether the breaks reach back over the history that a normal week is worked out from.
      complete: coversBreaks(entries, since, firstDayOf(thisWeek)),
      since,
      breaks: entries.filter((entry) => entry.kind === 'school-break').length,
      areas: await listAreaNames(context),
    }
  },
  audit: 'none',
  output: CalendarYear,
  can: (actor) => ({ change: canKeepCalendar(actor) }),
})

export const getCalendarEntryAction = action('calendar.get', {
  http: 'GET /calendar/:id',
  input: strict({ id: id() }),
  target,
  allow: signedIn,
  run: async (context, _input, entry) => ({ entry, areas: await listAreaNames(context) }),
  audit: 'none',
  output: z.object({ entry: CalendarEntry, areas: z.array(Named) }),
  can: (actor) => ({ change: canKeepCalendar(actor) }),
})

export const addCalendarEntry = action('calendar.add', {
  http: 'POST /calendar',
  input: strict(calendarFields),
  allow: canKeepCalendar,
  run: async ({ db, actor, changed }, input) => {
    const [entry] = await addCalendarEntries(db, actor.municipality, [accept(toEntry(input))])
    if (!entry) throw new Problem('bug', 'problem.bug')
    changed(reference(entry), null, entry)
    return entry
  },
  audit: 'write',
  output: CalendarEntry,
})

export const changeCalendarEntry = action('calendar.change', {
  http: 'POST /calendar/:id',
  input: strict({ id: id(), version: version(), ...calendarFields }),
  target,
  allow: canKeepCalendar,
  run: async ({ db, changed }, { id: entryId, version: seen, ...input }, before) => {
    const saved = await saveCalendarEntry(db, { id: entryId, version: seen, ...accept(toEntry(input)) })
    changed(reference(saved), before, saved)
    return saved
  },
  audit: 'write',
  output: CalendarEntry,
})

export const removeCalendarEntryAction = action('calendar.remove', {
  http: 'POST /calendar/:id/remove',
  input: strict({ id: id(), version: version() }),
  target,
  allow: canKeepCalendar,
  run: async ({ db, changed }, input, before) => {
    await removeCalendarEntry(db, input)
    changed(reference(before), before, null)
    return { year: Number(before.firstDay.slice(0, 4)) }
  },
  audit: 'write',
  output: z.object({ year: z.number() }),
})

const mostRows = 1000

/** What a file would give, line by line; nothing is stored. */
export const readCalendar = action('calendar.read-file', {
  http: 'POST /calendar/file',
  input: strict({
    file: z.custom<File>((value) => value instanceof File, { params: { code: 'field.required' } }),
    kind: oneOf(calendarKinds),
  }),
  allow: canKeepCalendar,
  run: async (context, { file, kind }) => {
    const { rows, missing } = await readRows(file)
    if (missing.length > 0) throw fileProblem('calendar.file.columns-missing')
    if (rows.length === 0) throw fileProblem('calendar.file.empty')
    if (rows.length > mostRows) throw fileProblem('calendar.file.too-many', { most: mostRows })
    const areas = await listAreas(context.db, { on: context.clock.today() })
    const known = { kind, entries: await listCalendar(context.db), locator: createLocator(areas) }
    const drafts = draftsOf(rows, known)
    return { drafts: [...drafts], areas: await listAreaNames(context) }
  },
  audit: 'none',
  output: CalendarPreview,
})

const fileProblem = (code: string, params = {}) => invalid([{ path: 'file', code, params }])

async function readRows(file: File) {
  try {
    return await readCalendarFile(file)
  } catch (error) {
    if (!(error instanceof TableProblem)) throw error
    throw fileProblem(error.code, error.params)
  }
}

/** Stores what was seen in the preview; what is there already is left alone and counted. */
export const importCalendar = action('calendar.import', {
  http: 'POST /calendar/import',
  input: strict({ entries: list(strict(calendarFields)).min(1).max(mostRows) }),
  allow: canKeepCalendar,
  run: async ({ db, actor, changed }, input) => {
    const existing = await listCalendar(db)
    const wanted = input.entries.map((one) => accept(toEntry(one)))
    const fresh = wanted.filter(
      (entry, at) =>
        !existing.some((one) => sameEntry(one, entry)) && wanted.findIndex((one) => sameEntry(one, entry)) === at,
    )
    const stored = await addCalendarEntries(db, actor.municipality, fresh)
    for (const entry of stored) changed(reference(entry), null, entry)
    const [first] = wanted
    return { stored: stored.length, known: wanted.length - stored.length, year: Number(first?.firstDay.slice(0, 4)) }
  },
  audit: 'write',
  output: z.object({ stored: z.number(), known: z.number(), year: z.number() }),
})

export const calendarHistory = historyAction('situation.calendar_entry', signedIn)
