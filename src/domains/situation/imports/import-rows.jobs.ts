import { sweref99tmToDegrees } from '#domains/areas/index.ts'
import { isRejection, type Params, type Rejection } from '#kernel/errors/problem.ts'
import { type Bounds, parseCoordinate, parseSweref99tm } from '#kernel/files/coordinates.ts'
import { type DateTimeOptions, type Moment, parseDateTime } from '#kernel/files/date-values.ts'
import type { TableRow } from '#kernel/files/row-check.ts'
import { isMissing, type Parsed } from '#kernel/files/values.ts'
import type { Finding } from '#kernel/privacy/finding.ts'
import { scanText } from '#kernel/privacy/guard.ts'
import type { PublicPhones } from '#kernel/privacy/phone.public.ts'
import { rewriteText } from '#kernel/privacy/rewrite.ts'
import { addDays, type IsoDate, mondayOf } from '#kernel/time/week.ts'
import { localToInstant } from '#kernel/time/zone.ts'
import type { Observation } from '../observations/observation.ts'
import { type ImportField, type ImportMapping, importFields, type RowProblem } from './import.ts'
import type { AreaFinder, FindCategory, FindParty, Place } from './import-lookups.ts'

/** A row as it would be stored. */
export type Candidate = Place & {
  readonly row: number
  readonly partyId: number
  readonly categoryId: number
  readonly lon: number | null
  readonly lat: number | null
  readonly occurredFrom: string
  readonly occurredTo: string | null
  readonly precision: Observation['precision']
  /** Monday of the week in which it counts: that of its day in the file's time zone */
  readonly week: IsoDate
  readonly text: string
  readonly externalId: string | null
}
/** A row that cannot be stored. What was found of personal data is already blacked out in its cells and values. */
export type RejectedRow = {
  readonly row: number
  readonly cells: readonly string[]
  readonly problems: readonly RowProblem[]
}
export type ReadRow = { readonly candidate: Candidate } | { readonly rejected: RejectedRow }

export type RowRules = {
  readonly header: readonly string[]
  readonly mapping: ImportMapping
  readonly categories: FindCategory
  readonly areas: AreaFinder
  /** where points may lie; null to let every place on earth through to the outlines */
  readonly bounds: Bounds | null
  readonly parties: FindParty
  /** of rows that name no source */
  readonly partyId: number
  readonly namesAllowed: boolean
  /** numbers of authorities that may stand in the texts */
  readonly phones: PublicPhones
  /** ISO instant; what lies after it has not happened */
  readonly now: string
  readonly today: IsoDate
}

const longestText = 4000
const longestId = 200
const shown = 200
/** Nothing that a municipality works with is older; a year such as 1899 or 1905 is a cell that was read wrongly. */
const earliest = '1950-01-01'

/**
 * Reads one row after the other as observations; every problem of a row is told, not only the first. Keeps what it has
 * read, so that the dates, words and texts that repeat cost nothing the second time.
 */
export function createRowReader(rules: RowRules): (row: TableRow) => ReadRow {
  const { header, mapping } = rules
  const columnOf = (field: ImportField): number => {
    const name = mapping.columns[field]
    return name === undefined ? -1 : header.indexOf(name)
  }
  const fields = Object.fromEntries(importFields.map((field) => [field, columnOf(field)])) as Record<
    ImportField,
    number
  >
  const read = createReaders(rules)
  return (row) => {
    if (row.problem) return { rejected: { row: row.row, cells: withoutNul(row.cells), problems: [ofTable(row)] } }
    const cells = new RowCells(row, { fields, header, defaults: mapping.defaults })
    const candidate = readCandidate(cells, read)
    if (cells.problems.length === 0 && candidate) return { candidate }
    return { rejected: { row: row.row, cells: cells.shareable(), problems: cells.problems } }
  }
}
/** A copy: thousands of problems are kept, and a slice would keep the whole cell alive with each. */
const clipped = (value: string): string =>
  value.length > shown ? Buffer.from(value.slice(0, shown)).toString() : value
const withoutNul = (cells: readonly string[]): readonly string[] => cells.map((cell) => cell.replaceAll('\0', ''))

const ofTable = ({ row, problem }: TableRow): RowProblem => ({
  row,
  column: problem?.column ?? null,
  value: problem?.value ?? null,
  code: problem?.code ?? '',
  params: {},
})

type CellRules = {
  readonly fields: Record<ImportField, number>
  readonly header: readonly string[]
  readonly defaults: ImportMapping['defaults']
}

/** The cells of one row by field, and what turns out to be wrong with them. */
class RowCells {
  readonly problems: RowProblem[] = []
  readonly row: TableRow
  private readonly rules: CellRules
  private blackened: readonly Finding[] = []

  constructor(row: TableRow, rules: CellRules) {
    this.row = row
    this.rules = rules
  }

  /** What stands in the column, else what holds by default; '' when neither says anything. */
  value(field: ImportField): string {
    const cell = this.written(field)
    return isMissing(cell) ? (this.rules.defaults[field] ?? '') : cell
  }

  /** The column's cell alone; words such as "okänd" are left standing. */
  written(field: ImportField): string {
    const index = this.rules.fields[field]
    return index < 0 ? '' : (this.row.cells[index] ?? '').trim()
  }

  refuse(field: ImportField, { code, params }: Pick<Rejection, 'code' | 'params'>, value = this.value(field)): void {
    const index = this.rules.fields[field]
    const column = index < 0 ? field : (this.rules.header[index] ?? field)
    const said = { ...params, ...(typeof params.value === 'string' && { value: clipped(params.value) }) }
    this.problems.push({ row: this.row.row, column, value: clipped(value), code, params: said })
  }

  refuseText(text: string, findings: readonly Finding[]): void {
    this.blackened = findings
    const value = rewriteText(text, findings, 'sv')
    for (const { kind, severity } of findings)
      this.refuse('text', { code: `privacy.${severity}.${kind}`, params: {} }, value)
  }

  /** The cells to hand back: what the privacy guard found is replaced by its suggestion. */
  shareable(): readonly string[] {
    const index = this.rules.fields.text
    if (this.blackened.length === 0 || index < 0) return this.row.cells
    return this.row.cells.with(index, rewriteText(this.written('text'), this.blackened, 'sv'))
  }
}

type Readers = ReturnType<typeof createReaders>

function readCandidate(cells: RowCells, read: Readers): Candidate | null {
  const when = readWhen(cells, read)
  // A row without a readable time is looked up as of today, so that its other problems are told too.
  const day = when?.date ?? read.rules.today
  const categoryId = taken(cells, 'category', read.category(cells, day))
  const where = readWhere(cells, read, day)
  const text = readText(cells, read)
  const partyId = taken(cells, 'source', read.party(cells))
  const externalId = readId(cells)
  if (!when || categoryId === null || !where || partyId === null) return null
  const { occurredFrom, occurredTo, precision, week } = when
  return {
    row: cells.row.row,
    partyId,
    categoryId,
    ...where,
    occurredFrom,
    occurredTo,
    precision,
    week,
    text,
    externalId,
  }
}

function taken(cells: RowCells, field: ImportField, found: number | Rejection): number | null {
  if (!isRejection(found)) return found
  cells.refuse(field, found)
  return null
}

type When = Pick<Candidate, 'occurredFrom' | 'occurredTo' | 'precision' | 'week'> & { readonly date: IsoDate }

function readWhen(cells: RowCells, read: Readers): When | null {
  const from = readTime(cells, read, 'when')
  const until = cells.value('until') === '' ? null : readTime(cells, read, 'until')
  if (!from) return null
  const occurredTo = until && read.lastInstant(until)
  if (occurredTo !== null && occurredTo < read.firstInstant(from)) {
    cells.refuse('until', { code: 'observations.rejected.ends-before-start', params: {} })
    return null
  }
  return {
    date: from.date,
    occurredFrom: read.firstInstant(from),
    occurredTo,
    precision: from.precision,
    week: read.monday(from.date),
  }
}

type TimeRead = Exclude<Moment, { precision: 'month' }>

function readTime(cells: RowCells, read: Readers, field: 'when' | 'until'): TimeRead | null {
  const date = cells.value(field)
  const clock = field === 'when' ? cells.value('time') : ''
  const value = clock === '' ? date : `${date} ${clock}`
  const parsed = read.time(value)
  if ('problem' in parsed) {
    cells.refuse(clock !== '' && 'ok' in read.time(date) ? 'time' : field, parsed.problem)
    return null
  }
  const moment = parsed.ok
  if (moment.precision === 'month') {
    cells.refuse(field, { code: 'imports.rejected.month-only', params: { value } })
    return null
  }
  if (read.firstInstant(moment) > read.rules.now) {
    cells.refuse(field, { code: 'observations.rejected.future', params: { today: read.rules.today } })
    return null
  }
  return moment
}

type Where = Place & Pick<Candidate, 'lon' | 'lat'>

/** The named area has the last word; the point decides where no area is named. */
function readWhere(cells: RowCells, read: Readers, day: IsoDate): Where | null {
  const [lon, lat] = [cells.value('lon'), cells.value('lat')]
  const point = lon === '' && lat === '' ? null : read.point(lon, lat)
  if (point && 'problem' in point) cells.refuse(axisOf(point.problem.params, lat), point.problem)
  const at = point && 'ok' in point ? point.ok : null
  const coarse = { lon: at && coarsened(at.lon), lat: at && coarsened(at.lat) }
  const words = cells.value('area')
  if (words === '') {
    if (point === null) cells.refuse('area', { code: 'imports.rejected.where-missing', params: {} })
    if (at === null) return null
  }
  const found = words === '' && at ? read.rules.areas.byPoint(at.lon, at.lat, day) : read.area(words, day)
  if (!isRejection(found)) return { ...found, ...coarse }
  cells.refuse(words === '' ? 'lon' : 'area', found)
  return null
}
/** Which of the two cells a problem with a point is about; the first when it is about both. */
const axisOf = ({ missing, value }: Params, lat: string): 'lon' | 'lat' =>
  missing === 'lat' || value === lat.slice(0, 60) ? 'lat' : 'lon'
const coarsened = (degrees: number): number => Math.round(degrees * 1000) / 1000

function readText(cells: RowCells, read: Readers): string {
  const text = cells.written('text') || cells.value('text')
  if (text.length > longestText) cells.refuse('text', { code: 'field.too-long', params: { limit: longestText } }, '')
  const findings = read.findings(text)
  if (findings.length > 0) cells.refuseText(text, findings)
  return text
}

/** "4,43040E+05": Excel has rounded a long number, and others may have become the same. */
const roundedId = /^\d(?:[.,]\d+)?e\+\d+$/i

function readId(cells: RowCells): string | null {
  const externalId = cells.value('external-id')
  if (externalId === '') return null
  if (externalId.length > longestId)
    cells.refuse('external-id', { code: 'field.too-long', params: { limit: longestId } })
  if (roundedId.test(externalId))
    cells.refuse('external-id', { code: 'imports.rejected.id-rounded', params: { value: externalId } })
  return externalId
}

const [mostKept, mostKeptChars] = [50_000, 4_000_000]
/** Remembers what a word gave. What was not asked for in a long while is let go, so that a file of all different words costs no more memory. */
function keeping<T>(work: (word: string) => T): (word: string) => T {
  let [recent, before, chars] = [new Map<string, T>(), new Map<string, T>(), 0]
  return (word) => {
    const known = recent.get(word)
    if (known !== undefined) return known
    if (recent.size >= mostKept || chars > mostKeptChars) [recent, before, chars] = [new Map(), recent, 0]
    const made = before.get(word) ?? work(word)
    recent.set(word, made)
    chars += word.length
    return made
  }
}

/** An hour that the clocks skipped in spring was written by a system that does not know of it; the day still stands. */
function dayAtLeast(parsed: Parsed<Moment>, dates: DateTimeOptions): Parsed<Moment> {
  const skipped = 'problem' in parsed && parsed.problem.code === 'time-nonexistent'
  return skipped ? parseDateTime(String(parsed.problem.params.value).slice(0, 10), { ...dates, order: 'ymd' }) : parsed
}

function createReaders(rules: RowRules) {
  const { mapping, categories, areas, parties, bounds } = rules
  const { timeZone: zone, dateOrder } = mapping
  const dates: DateTimeOptions = { timeZone: zone, order: dateOrder, earliest }
  const startOf = keeping((date: IsoDate) => instantAt(date, { hour: 0, minute: 0 }, zone))
  const endOf = keeping((date: IsoDate) => instantAt(date, { hour: 23, minute: 59 }, zone))
  const areaOn = keeping((words: string) => keeping((day: IsoDate) => areas.byWords(words, day)))
  const findings = keeping((text: string) => scanText(text, rules.phones))
  return {
    rules,
    time: keeping((value: string): Parsed<Moment> => dayAtLeast(parseDateTime(value, dates), dates)),
    monday: keeping(mondayOf),
    firstInstant: (moment: TimeRead): string => (moment.precision === 'minute' ? moment.instant : startOf(moment.date)),
    lastInstant: (moment: TimeRead): string => {
      if (moment.precision === 'minute') return moment.instant
      return endOf(moment.precision === 'week' ? addDays(moment.date, 6) : moment.date)
    },
    category: (cells: RowCells, day: IsoDate) => {
      const found = categories(cells.written('category') || cells.value('category'), day)
      if (!isRejection(found) || !isMissing(cells.written('category'))) return found
      // "okänd" may be the name of a category; when it is not, nothing was said.
      const value = cells.value('category')
      return value === '' ? { ...found, code: 'value-missing', params: {} } : categories(value, day)
    },
    area: (words: string, day: IsoDate) => areaOn(words)(day),
    point: (lon: string, lat: string) =>
      mapping.points === 'sweref99tm'
        ? parseSweref99tm({ lon, lat }, sweref99tmToDegrees, bounds ?? undefined)
        : parseCoordinate({ lon, lat }, bounds ?? undefined),
    party: (cells: RowCells): number | Rejection => {
      const value = cells.value('source')
      return value === '' ? rules.partyId : parties(value)
    },
    findings: (text: string): readonly Finding[] => {
      if (text === '' || text.length > longestText) return []
      const found = findings(text)
      return rules.namesAllowed ? found.filter(({ severity }) => severity === 'hard') : found
    },
  }
}

function instantAt(date: IsoDate, time: { hour: number; minute: number }, zone: string): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  return localToInstant({ year, month, day, ...time }, zone).instant
}
