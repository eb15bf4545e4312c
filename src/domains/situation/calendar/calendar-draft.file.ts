import type { Area, Locator } from '#domains/areas/index.ts'
import { isRejection, type Params } from '#kernel/errors/problem.ts'
import { parseDateTime } from '#kernel/files/date-values.ts'
import { strict, toFieldIssues } from '#kernel/model/fields.ts'
import { timeZone } from '#kernel/time/clock.ts'
import { lastDayOf } from '#kernel/time/week.ts'
import { type CalendarRow, fold } from './calendar.file.ts'
import {
  type CalendarDraft,
  type CalendarEntry,
  type CalendarKind,
  calendarFields,
  type EventRisk,
  sameEntry,
  toEntry,
} from './calendar.ts'
import { publicHolidays } from './public-holiday.ts'

const kinds: Readonly<Record<string, CalendarKind>> = {
  lov: 'school-break',
  skollov: 'school-break',
  'school break': 'school-break',
  studiedag: 'school-break',
  helg: 'holiday',
  helgdag: 'holiday',
  ledig: 'holiday',
  holiday: 'holiday',
  evenemang: 'event',
  handelse: 'event',
  event: 'event',
}
const risks: Readonly<Record<string, EventRisk>> = {
  vanlig: 'ordinary',
  normal: 'ordinary',
  ordinary: 'ordinary',
  forhojd: 'raised',
  hojd: 'raised',
  raised: 'raised',
  hog: 'high',
  high: 'high',
}

type Known = {
  /** what a line is where the file does not say */
  readonly kind: CalendarKind
  readonly entries: readonly CalendarEntry[]
  readonly locator: Pick<Locator, 'findByCode' | 'findByName' | 'find'>
}
const Fields = strict(calendarFields)

/** Understands every line; one that is twice in the file is known the second time. */
export function draftsOf(rows: readonly CalendarRow[], known: Known): readonly CalendarDraft[] {
  const seen: Parameters<typeof sameEntry>[0][] = [...known.entries]
  return rows.map((row) => {
    const draft = draftOf(row, known)
    if (draft.state === 'refused') return draft
    if (isPublicHoliday(draft) || seen.some((one) => sameEntry(one, draft)))
      return { ...draft, state: 'known' as const }
    seen.push(draft)
    return draft
  })
}

/** One of the days that follow from the date, which nobody needs to fill in. */
const isPublicHoliday = ({ kind, firstDay, lastDay }: CalendarDraft): boolean =>
  kind === 'holiday' &&
  firstDay === lastDay &&
  publicHolidays(Number(firstDay.slice(0, 4))).some(({ day }) => day === firstDay)

function draftOf(row: CalendarRow, { kind: usual, locator }: Known): CalendarDraft {
  const issues: CalendarDraft['issues'] = []
  const wrong = (path: keyof CalendarRow, code: string, params: Params = {}) =>
    issues.push({ path, code, params: { ...params }, value: String(row[path]) })
  const kind = row.kind === '' ? usual : kinds[fold(row.kind)]
  // A calendar's own categories are not ours; what the file is said to hold decides.
  if (kind === undefined) wrong('kind', 'calendar.file.kind-unknown', { kinds: 'lov, helgdag, evenemang' })
  const risk = row.risk === '' ? null : (risks[fold(row.risk)] ?? null)
  if (row.risk !== '' && risk === null) wrong('risk', 'calendar.file.risk-unknown', { risks: 'vanlig, förhöjd, hög' })
  const area = row.area === '' || (kind ?? usual) !== 'event' ? null : findArea(row.area, locator)
  if (area === undefined) wrong('area', 'calendar.file.area-unknown')
  const first = daysOf(row.first)
  const last = row.last === '' ? null : daysOf(row.last)
  if (first === null) wrong('first', row.first === '' ? 'field.required' : 'field.not-a-date')
  if (row.last !== '' && last === null) wrong('last', 'field.not-a-date')
  if (row.repeats) wrong('name', 'calendar.file.repeats')
  const input = {
    kind: kind ?? usual,
    name: row.name,
    firstDay: first?.from ?? '',
    lastDay: (row.last === '' ? first?.to : last?.to) ?? '',
    area: area?.id ?? null,
    risk: risk ?? '',
  }
  const base = { row: row.row, kind: input.kind, name: row.name, risk: risk ?? 'ordinary', areaId: input.area }
  const refused = { ...base, state: 'refused' as const, firstDay: row.first, lastDay: row.last, issues }
  const parsed = Fields.safeParse(input, { reportInput: true })
  if (!parsed.success)
    for (const issue of toFieldIssues(parsed.error)) {
      const path = issue.path === 'name' ? 'name' : issue.path === 'lastDay' ? 'last' : 'first'
      if (!issues.some((one) => one.path === path))
        issues.push({ ...issue, params: { ...issue.params }, path, value: row[path] })
    }
  if (issues.length > 0 || !parsed.success) return refused
  const entry = toEntry(parsed.data)
  if (isRejection(entry)) {
    const { code, params } = entry
    return { ...refused, issues: [{ path: 'last', code, params: { ...params }, value: row.last }] }
  }
  return { ...base, ...entry, state: 'new', issues: [] }
}

/** An area of the picture by code or name; undefined when there is none, or several. */
function findArea(text: string, { findByCode, findByName, find }: Known['locator']): Area | undefined {
  const location = findByCode(text) ?? findByName(text)
  return location === null ? undefined : find(location.areaId)
}

/** A day as most people write it; a week is its seven days. */
function daysOf(text: string): { readonly from: string; readonly to: string } | null {
  if (text === '') return null
  const parsed = parseDateTime(text, { timeZone, order: 'auto', excelSerial: true })
  if ('problem' in parsed) return null
  const moment = parsed.ok
  if (moment.precision === 'month') return null
  return { from: moment.date, to: moment.precision === 'week' ? lastDayOf(moment.week) : moment.date }
}
