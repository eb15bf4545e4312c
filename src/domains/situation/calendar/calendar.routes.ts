import { exposed, onPagesOnly } from '#kernel/action/perform.ts'
import { writeCsv } from '#kernel/files/csv-write.ts'
import type { PageRequest } from '#kernel/http/request.ts'
import { file, form, page, read } from '#kernel/http/route.ts'
import { type Language, translator } from '#kernel/i18n/texts.ts'
import {
  addCalendarEntry,
  calendarHistory,
  changeCalendarEntry,
  getCalendarEntryAction,
  importCalendar,
  listCalendarAction,
  readCalendar,
  removeCalendarEntryAction,
} from './calendar.actions.ts'
import { calendarTexts } from './calendar.texts.ts'
import type { CalendarYear } from './calendar.ts'
import { sayName } from './calendar-say.ts'
import { CalendarPage } from './pages/calendar.page.tsx'
import { CalendarEntryPage, CalendarNewPage } from './pages/calendar-entry.page.tsx'
import { CalendarImportPage } from './pages/calendar-import.page.tsx'

const titled =
  (key: 'calendar.title' | 'calendar.new.title' | 'calendar.import.title') =>
  ({ request }: { request: PageRequest }) =>
    translator(calendarTexts, request.language)(key)
const byId = ({ params }: PageRequest) => ({ id: params.id })

const listPage = page({
  path: '/calendar',
  reads: { calendar: read(listCalendarAction, ({ query }) => ({ year: query.year, kind: query.kind })) },
  title: titled('calendar.title'),
  view: CalendarPage,
})
const newPage = page({
  path: '/calendar/new',
  reads: { calendar: read(listCalendarAction, () => ({})) },
  title: titled('calendar.new.title'),
  view: CalendarNewPage,
})
const importPage = page({
  path: '/calendar/import',
  reads: {},
  title: titled('calendar.import.title'),
  view: CalendarImportPage,
})
const entryPage = page({
  path: '/calendar/:id',
  reads: { found: read(getCalendarEntryAction, byId), history: read(calendarHistory, byId) },
  title: ({ answers }) => answers.found.data.entry.name,
  view: CalendarEntryPage,
})

// Addresses with a fixed word come before those with an id in the same place.
export const calendarRoutes = [
  listPage,
  newPage,
  form({
    path: '/calendar/new',
    action: addCalendarEntry,
    again: newPage,
    done: ({ data }) => `/calendar?year=${data.firstDay.slice(0, 4)}&saved=1`,
  }),
  importPage,
  form({
    path: '/calendar/import',
    action: readCalendar,
    again: importPage,
    done: ({ data }, request) => ({ show: { page: importPage, request, result: data } }),
  }),
  form({
    path: '/calendar/import/store',
    action: importCalendar,
    again: importPage,
    done: ({ data }) => `/calendar?year=${data.year}&stored=${data.stored}&known=${data.known}`,
  }),
  file({
    path: '/calendar/export.csv',
    read: read(listCalendarAction, ({ query }) => ({ year: query.year })),
    respond: async ({ data }, { language }) => ({
      body: Buffer.concat(await Array.fromAsync(writeCsv(toRows(data, language)))),
      type: 'text/csv; charset=utf-8',
      fileName: `kalender-${data.year}.csv`,
    }),
  }),
  entryPage,
  form({
    path: '/calendar/:id',
    action: changeCalendarEntry,
    again: entryPage,
    done: ({ data }) => `/calendar/${data.id}?saved=1`,
  }),
  form({
    path: '/calendar/:id/remove',
    action: removeCalendarEntryAction,
    again: entryPage,
    done: ({ data }) => `/calendar?year=${data.year}&removed=1`,
  }),
]

/** The columns are those that the import recognises again. */
function* toRows({ notes, areas }: CalendarYear, language: Language): Generator<readonly string[]> {
  yield ['typ', 'namn', 'från', 'till', 'område', 'risk']
  const kinds = { 'school-break': 'lov', holiday: 'helgdag', event: 'evenemang' } as const
  const risks = { ordinary: 'vanlig', raised: 'förhöjd', high: 'hög' } as const
  const names = new Map(areas.map(({ id, name }) => [id, name]))
  for (const note of notes)
    yield [
      kinds[note.kind],
      sayName(language, note),
      note.firstDay,
      note.lastDay,
      note.areaId === null ? '' : (names.get(note.areaId) ?? ''),
      note.kind === 'event' ? risks[note.risk] : '',
    ]
}

export const calendarActions = [
  exposed(listCalendarAction),
  exposed(getCalendarEntryAction),
  exposed(addCalendarEntry),
  exposed(changeCalendarEntry),
  exposed(removeCalendarEntryAction),
  onPagesOnly(readCalendar),
  exposed(importCalendar),
  exposed(calendarHistory),
]
