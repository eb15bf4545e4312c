import type { TableSource } from '#kernel/files/byte-source.ts'
import { TableProblem } from '#kernel/files/table-problem.ts'
import { openTable } from '#kernel/files/tabular.ts'
import { dayOf } from '#kernel/time/clock.ts'
import { addDays } from '#kernel/time/week.ts'

/** A line of a calendar file as it was written, not yet understood; `row` counts from 1 as the file is shown by others. */
export type CalendarRow = {
  readonly row: number
  readonly kind: string
  readonly name: string
  readonly first: string
  readonly last: string
  readonly area: string
  readonly risk: string
  /** a repeated event, which no file of ours can hold */
  readonly repeats: boolean
}

/** Our columns by the names that people give them. */
const columns = {
  kind: ['typ', 'kind', 'type', 'slag'],
  name: ['namn', 'name', 'lov', 'handelse', 'benamning', 'summary'],
  first: ['fran', 'from', 'start', 'startdag', 'forsta dag', 'datum', 'date', 'vecka', 'week'],
  last: ['till', 'to', 'slut', 'slutdag', 'sista dag', 'end'],
  area: ['omrade', 'area', 'plats'],
  risk: ['risk', 'forvantan'],
} as const
type Column = keyof typeof columns
export const requiredColumns = ['name', 'first'] as const satisfies readonly Column[]

export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[\s_-]+/g, ' ')
    .trim()
    .toLowerCase()

export type CalendarTable = { readonly rows: readonly CalendarRow[]; readonly missing: readonly Column[] }

/** Rows of an iCalendar (.ics), CSV, TSV or XLSX file. Throws TableProblem where it is none of these. */
export async function readCalendarFile(file: File): Promise<CalendarTable> {
  if (file.name.toLowerCase().endsWith('.ics')) return { rows: readIcs(decode(await file.arrayBuffer())), missing: [] }
  return readTable({ stream: file.stream(), name: file.name })
}

function decode(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    // RFC 5545 3.1.4: iCalendar is UTF-8.
    if (error instanceof TypeError) throw new TableProblem('encoding-unknown')
    throw error
  }
}

async function readTable(source: TableSource): Promise<CalendarTable> {
  const table = await openTable(source)
  const at = (column: Column): number => {
    const names: readonly string[] = columns[column]
    return table.header.findIndex((name) => names.includes(fold(name)))
  }
  const missing = requiredColumns.filter((column) => at(column) === -1)
  const positions = {
    kind: at('kind'),
    name: at('name'),
    first: at('first'),
    last: at('last'),
    area: at('area'),
    risk: at('risk'),
  }
  const rows: CalendarRow[] = []
  for await (const { row, cells } of table.rows()) {
    const cell = (column: Column) => (cells[positions[column]] ?? '').trim()
    rows.push({
      row,
      kind: cell('kind'),
      name: cell('name'),
      first: cell('first'),
      last: cell('last'),
      area: cell('area'),
      risk: cell('risk'),
      repeats: false,
    })
  }
  return { rows, missing }
}

/** Events of an iCalendar file, RFC 5545; what has no VEVENT gives an empty list. */
export function readIcs(text: string): readonly CalendarRow[] {
  if (!/^\uFEFF?BEGIN:VCALENDAR/i.test(text.trimStart())) throw new TableProblem('file-not-table')
  // 3.1: a line that begins with a space goes on with the one before it.
  const lines = text.replace(/\r?\n[ \t]/g, '').split(/\r?\n/)
  const rows: CalendarRow[] = []
  let event: Map<string, string> | null = null
  for (const line of lines) {
    if (/^BEGIN:VEVENT$/i.test(line)) event = new Map()
    else if (/^END:VEVENT$/i.test(line) && event) {
      rows.push(toRow(rows.length + 1, event))
      event = null
    } else if (event) {
      const [, name, value] = /^([A-Za-z-]+)(?:;[^:]*)?:(.*)$/.exec(line) ?? []
      if (name !== undefined && value !== undefined && !event.has(name.toUpperCase()))
        event.set(name.toUpperCase(), value)
    }
  }
  return rows
}

const plain = (text: string): string =>
  text
    .replace(/\\n/gi, ' ')
    .replace(/\\([,;\\])/g, '$1')
    .trim()

function toRow(row: number, event: ReadonlyMap<string, string>): CalendarRow {
  const first = toDay(event.get('DTSTART') ?? '')
  const end = event.get('DTEND') ?? ''
  // 3.6.1: the end is the first moment that is not part of it.
  const isMidnight = /^\d{8}$/.test(end) || /T000000$/.test(end)
  const until = toDay(end)
  return {
    row,
    kind: plain(event.get('CATEGORIES') ?? ''),
    name: plain(event.get('SUMMARY') ?? ''),
    first,
    last: until > first && isMidnight ? addDays(until, -1) : until,
    area: plain(event.get('LOCATION') ?? ''),
    risk: '',
    repeats: event.has('RRULE') || event.has('RDATE'),
  }
}

/** `20261026`, `20261026T180000` or `20261026T170000Z` as the day in Sweden; as it was written where it is no date. */
function toDay(value: string): string {
  const [, year, month, day, hour, minute, second, utc] =
    /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z)?)?$/.exec(value.trim()) ?? []
  if (year === undefined) return value
  const date = `${year}-${month}-${day}`
  const instant = `${date}T${hour}:${minute}:${second}Z`
  return utc === undefined || Number.isNaN(Date.parse(instant)) ? date : dayOf(instant)
}
