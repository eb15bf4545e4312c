import { addDays, firstDayOf, type IsoDate, type IsoWeek, isIsoWeek, weekdayOf, weekOf } from '../time/week.ts'
import { type Parsed, refuse } from './values.ts'

/** How day, month and year follow each other where digits alone do not say; a year of four digits in front always says. */
export type DateOrder = 'ymd' | 'dmy' | 'mdy' | 'auto'
/** A day, week or month as it is written, before any time of day or zone. */
export type DatePart =
  | { readonly precision: 'day'; readonly date: IsoDate }
  | { readonly precision: 'week'; readonly week: IsoWeek }
  | { readonly precision: 'month'; readonly month: string }
export type DatePartOptions = {
  readonly order: DateOrder
  /** The day from which dates without a year are understood as the latest past one. */
  readonly today?: IsoDate
}

const monthNames = [
  'jan januari january',
  'feb febr februari february',
  'mar mars march',
  'apr april',
  'maj may',
  'jun juni june',
  'jul juli july',
  'aug augusti august',
  'sep sept september',
  'okt oktober oct october',
  'nov november',
  'dec december',
]
const months = new Map(monthNames.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1])))
/** Monday first, without diacritics. */
const weekdays = ['man mon', 'tis tue', 'ons wed', 'tor thu', 'fre fri', 'lor sat', 'son sun']
const weekdayPattern =
  /^(?:(man|tis|ons|tor|fre|lor|son)(?:s?dag(?:en)?|s)?|(mon|tue|wed|thu|fri|sat|sun)(?:[a-z]*day|s|r|rs)?)\.?,?(?: den)? +(?=\S)/
const monthWord = `(${[...months.keys()].sort((a, b) => b.length - a.length).join('|')})`

const yearFirst = /^(\d{4})([-/. ])(\d{1,2})\2(\d{1,2})$/
const compactDay = /^(\d{4})(\d{2})(\d{2})$/
const compactSix = /^(\d{2})(\d{2})(\d{2})$/
const isoWeek = /^(\d{4})-?w(\d{1,2})(?:-?([1-7]))?$/
const weekFirst = /^(?:v|vecka|veckan|week|w|wk)\.? *(\d{1,2})(?:[ ,/-]+(\d{4}))?$/
const weekLast = /^(\d{4})[ ,/-]*(?:v|vecka|week|w|wk)\.? *(\d{1,2})$/
const yearMonth = /^(\d{4})[-/. ](\d{1,2})$/
const monthYear = /^(\d{1,2})[-/](\d{4})$/
const named = new RegExp(`^(\\d{1,2})(?::?[ea]|st|nd|rd|th)?[ ./-]*${monthWord}\\.?,?[ ./-]*(\\d{4}|'?\\d{2})?$`)
const namedMonthFirst = new RegExp(`^${monthWord}\\.? +(\\d{1,2})(?:st|nd|rd|th)?,? +(\\d{4})$`)
const namedMonth = new RegExp(`^${monthWord}\\.?[ -]*(\\d{4})$`)
const yearLast = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/
/** "18/9 2026", "18/9-26" and "18/9": only written where the day comes first. */
const swedishSlash = /^(\d{1,2})\/(\d{1,2})(?:(?: |-| -)(\d{4}|\d{2}))?$/

const pad = (value: number, digits = 2): string => String(value).padStart(digits, '0')
/** Two digits stand for 1970 to 2069. */
const fullYear = (text: string): number => {
  const year = Number(text.replace("'", ''))
  return text.replace("'", '').length > 2 ? year : year + (year < 70 ? 2000 : 1900)
}
type Ymd = readonly [year: number, month: number, day: number]
const daysInMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const isLeap = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
const toDate = ([year, month, day]: Ymd): IsoDate | undefined => {
  const exists = day >= 1 && day <= (daysInMonth[month - 1] ?? 0) && (month !== 2 || day < 29 || isLeap(year))
  return exists ? `${pad(year, 4)}-${pad(month)}-${pad(day)}` : undefined
}

function onlyDay(value: string, parts: Ymd): Parsed<DatePart> {
  const date = toDate(parts)
  return date ? { ok: { precision: 'day', date } } : refuse('date-impossible', { value })
}

function onlyWeek(value: string, year: number, week: number): Parsed<DatePart> {
  const text = `${pad(year, 4)}-W${pad(week)}`
  return isIsoWeek(text)
    ? { ok: { precision: 'week', week: text } }
    : refuse('week-not-in-year', { value, week, year: String(year) })
}

function onlyMonth(value: string, year: number, month: number): Parsed<DatePart> {
  if (month < 1 || month > 12) return refuse('date-impossible', { value })
  return { ok: { precision: 'month', month: `${pad(year, 4)}-${pad(month)}` } }
}

/** Without a year: the latest such day that is not after `today`. */
function withoutYear(
  value: string,
  [month, day]: readonly [number, number],
  today: IsoDate | undefined,
): Parsed<DatePart> {
  if (today === undefined) return refuse('date-without-year', { value })
  const year = Number(today.slice(0, 4))
  // 29 February may be up to eight years back.
  for (let back = 0; back <= 8; back++) {
    const date = toDate([year - back, month, day])
    if (date && date <= today) return { ok: { precision: 'day', date } }
  }
  return refuse('date-impossible', { value })
}

function readWeek(text: string, { today }: DatePartOptions): Parsed<DatePart> | undefined {
  const iso = isoWeek.exec(text)
  if (iso?.[3]) {
    const week = onlyWeek(text, Number(iso[1]), Number(iso[2]))
    if ('problem' in week || week.ok.precision !== 'week') return week
    return { ok: { precision: 'day', date: addDays(firstDayOf(week.ok.week), Number(iso[3]) - 1) } }
  }
  const last = iso ?? weekLast.exec(text)
  if (last) return onlyWeek(text, Number(last[1]), Number(last[2]))
  const first = weekFirst.exec(text)
  if (!first) return undefined
  const week = Number(first[1])
  if (first[2]) return onlyWeek(text, Number(first[2]), week)
  if (today === undefined) return refuse('date-without-year', { value: text })
  const current = weekOf(today)
  const year = Number(current.slice(0, 4))
  return onlyWeek(text, Number(current.slice(6)) >= week ? year : year - 1, week)
}

function readNamed(text: string, { today }: DatePartOptions): Parsed<DatePart> | undefined {
  const monthOf = (name: string | undefined) => months.get(name ?? '') ?? 0
  const day = named.exec(text)
  if (day?.[3]) return onlyDay(text, [fullYear(day[3]), monthOf(day[2]), Number(day[1])])
  if (day) return withoutYear(text, [monthOf(day[2]), Number(day[1])], today)
  const american = namedMonthFirst.exec(text)
  if (american) return onlyDay(text, [Number(american[3]), monthOf(american[1]), Number(american[2])])
  const month = namedMonth.exec(text)
  return month ? onlyMonth(text, Number(month[2]), monthOf(month[1])) : undefined
}

/** The orders in which "3/4/2026" or "26-09-18" may be meant. */
function ordersFor(mark: string, year: string, order: DateOrder): readonly Exclude<DateOrder, 'auto'>[] {
  if (order === 'dmy' || order === 'mdy') return [order]
  if (year.length === 4) return mark === '.' ? ['dmy'] : ['dmy', 'mdy']
  if (order === 'ymd') return ['ymd']
  if (mark === '.') return ['dmy']
  return mark === '-' ? ['dmy', 'mdy', 'ymd'] : ['dmy', 'mdy']
}

const arrange = ([a, b, c]: readonly [string, string, string], order: Exclude<DateOrder, 'auto'>): Ymd =>
  order === 'dmy'
    ? [fullYear(c), Number(b), Number(a)]
    : order === 'mdy'
      ? [fullYear(c), Number(a), Number(b)]
      : [fullYear(a), Number(b), Number(c)]

type Choice = { readonly parts: readonly [string, string, string]; readonly mark: string }

function readChoice(text: string): Choice | undefined {
  const match = yearLast.exec(text)
  return match ? { parts: [match[1] ?? '', match[3] ?? '', match[4] ?? ''], mark: match[2] ?? '' } : undefined
}

function readNumeric(text: string, { order, today }: DatePartOptions): Parsed<DatePart> | undefined {
  const choice = readChoice(text)
  if (choice) {
    const orders = ordersFor(choice.mark, choice.parts[2], order)
    const dates = new Set(
      orders.map((each) => toDate(arrange(choice.parts, each))).filter((date) => date !== undefined),
    )
    const [first, second] = dates
    if (first && second) return refuse('date-ambiguous', { value: text, first, second })
    if (first) return { ok: { precision: 'day', date: first } }
    const other = order === 'dmy' ? 'mdy' : 'dmy'
    const fitsOther = orders.length === 1 && toDate(arrange(choice.parts, other)) !== undefined
    return refuse(fitsOther ? 'date-order' : 'date-impossible', { value: text, order })
  }
  const slash = swedishSlash.exec(text)
  if (!slash) return undefined
  const [first, second] = [Number(slash[1]), Number(slash[2])]
  const [day, month] = order === 'mdy' && !slash[3] ? [second, first] : [first, second]
  return slash[3] ? onlyDay(text, [fullYear(slash[3]), month, day]) : withoutYear(text, [month, day], today)
}

/** "260918" is a day where the year comes first; "202609" a month, unless it is a day as well. */
function readSix(text: string, order: DateOrder): Parsed<DatePart> | undefined {
  const match = compactSix.exec(text)
  if (!match) return undefined
  const day = toDate([fullYear(match[1] ?? ''), Number(match[2]), Number(match[3])])
  const [year, month] = [Number(text.slice(0, 4)), Number(text.slice(4))]
  const isMonth = year >= 1900 && year < 2100 && month >= 1 && month <= 12
  if (isMonth && day) return refuse('date-ambiguous', { value: text, first: day, second: `${year}-${pad(month)}` })
  if (isMonth) return onlyMonth(text, year, month)
  return order === 'ymd' && day ? { ok: { precision: 'day', date: day } } : undefined
}

function readPart(text: string, options: DatePartOptions): Parsed<DatePart> {
  const whole = yearFirst.exec(text)
  if (whole) return onlyDay(text, [Number(whole[1]), Number(whole[3]), Number(whole[4])])
  const compact = compactDay.exec(text)
  if (compact) return onlyDay(text, [Number(compact[1]), Number(compact[2]), Number(compact[3])])
  const [toMonth, fromMonth] = [yearMonth.exec(text), monthYear.exec(text)]
  if (toMonth) return onlyMonth(text, Number(toMonth[1]), Number(toMonth[2]))
  if (fromMonth) return onlyMonth(text, Number(fromMonth[2]), Number(fromMonth[1]))
  return (
    readSix(text, options.order) ??
    readWeek(text, options) ??
    readNumeric(text, options) ??
    readNamed(text, options) ??
    refuse('date-unreadable', { value: text })
  )
}

/**
 * Reads the date in folded text (lower case, no diacritics, single spaces). A weekday in front is checked against the date.
 */
export function readDatePart(text: string, options: DatePartOptions): Parsed<DatePart> {
  const weekday = weekdayPattern.exec(text)
  const rest = (weekday ? text.slice(weekday[0].length) : text).replace(/^den /, '')
  const read = readPart(rest, options)
  if (!weekday || 'problem' in read || read.ok.precision !== 'day') return read
  const named = weekdays.findIndex((names) => names.split(' ').includes(weekday[1] ?? weekday[2] ?? ''))
  return weekdayOf(read.ok.date) === named ? read : refuse('weekday-mismatch', { value: text, date: read.ok.date })
}

/** The order that the dates of a column prove: some can only be day first, or only month first. `auto` when none or both do. */
export function detectDateOrder(samples: Iterable<string>): DateOrder {
  const proven = new Set<DateOrder>()
  let [yearFirstSeen, yearLastSeen] = [false, false]
  for (const sample of samples) {
    const [text = ''] = sample.trim().split(/[ T]/)
    const choice = readChoice(text)
    if (!choice) {
      yearFirstSeen ||= [yearFirst, compactDay, compactSix].some((pattern) => pattern.test(text))
      continue
    }
    yearLastSeen = true
    const fits = (['dmy', 'mdy', 'ymd'] as const).filter((order) => {
      if (order === 'ymd')
        return choice.parts[2].length === 2 && choice.mark === '-' && toDate(arrange(choice.parts, order))
      return toDate(arrange(choice.parts, order)) !== undefined
    })
    const [only, other] = fits
    if (only && !other) proven.add(only)
  }
  const [only, other] = proven
  if (only !== undefined) return other === undefined ? only : 'auto'
  return yearFirstSeen && !yearLastSeen ? 'ymd' : 'auto'
}
