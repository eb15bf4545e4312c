import { addDays, firstDayOf, type IsoDate, type IsoWeek } from '../time/week.ts'
import { instantToLocal, type LocalTime, localToInstant } from '../time/zone.ts'
import { type DateOrder, type DatePart, readDatePart } from './date-part.ts'
import { formatSerial } from './excel-serial.ts'
import { isMissing, type Parsed, refuse } from './values.ts'

/** When something happened, as precisely as it was written. `date` is the (first) local day, `instant` ISO UTC. */
export type Moment =
  | { readonly precision: 'minute'; readonly date: IsoDate; readonly instant: string }
  | { readonly precision: 'day'; readonly date: IsoDate }
  | { readonly precision: 'week'; readonly date: IsoDate; readonly week: IsoWeek }
  | { readonly precision: 'month'; readonly date: IsoDate; readonly month: string }

export type DateTimeOptions = {
  /** IANA zone of times without an offset, and of the local day. */
  readonly timeZone: string
  readonly order: DateOrder
  /** Numbers are days since 1899-12-30, as spreadsheets count. */
  readonly excelSerial?: boolean
  /** Dates without a year are understood as the latest past one from this day; without it they are refused. */
  readonly today?: IsoDate
  /** First and last plausible day; 1901-01-01 and 2099-12-31 unless told. */
  readonly earliest?: IsoDate
  readonly latest?: IsoDate
}

type TimeOfDay = {
  readonly hour: number
  readonly minute: number
  readonly second: number
  /** Minutes east of UTC where the text says so. */
  readonly offset: number | undefined
}

const minuteMs = 60_000
const longestDate = 80
const diacritics = /\p{M}/gu
const dashes = /[\u2010-\u2015\u2212]/g
const timeAtEnd =
  /^(.*?\S)(?:(?<=\d)t|[ ,]+)(?:kl\.? ?|klockan )?(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)? ?(am|pm|fm|em)? ?(z|utc|[+-]\d{2}(?::?\d{2})?)?$/
const hourAtEnd = /^(.*?\S)[ ,]+(?:kl\.?|klockan) ?(\d{1,2})$/
const compactTime = /^(\d{8})t?(\d{2})(\d{2})(\d{2})?(z|[+-]\d{2}:?\d{2})?$/
const serialShape = /^\d{1,5}(?:[.,]\d+)?$/

const foldedAlready = /^[!-~]+(?: [!-~]+)*$/

const fold = (text: string): string =>
  foldedAlready.test(text)
    ? text.toLowerCase()
    : text.normalize('NFD').replace(diacritics, '').replace(dashes, '-').replace(/\s+/g, ' ').trim().toLowerCase()

function toOffset(zone: string | undefined): number | undefined {
  if (zone === undefined) return undefined
  if (zone === 'z' || zone === 'utc') return 0
  const digits = zone.slice(1).replace(':', '')
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2) || 0)
  return zone.startsWith('-') ? -minutes : minutes
}

/** 12-hour clocks: 12 is the hour before 1. */
function toHour(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour
  if (hour < 1 || hour > 12) return undefined
  return (hour % 12) + (half === 'pm' || half === 'em' ? 12 : 0)
}

/** Splits a folded text into its date and its time of day, where it ends in one. */
function splitTime(text: string): { day: string; time: TimeOfDay | undefined } | undefined {
  const compact = compactTime.exec(text)
  const match = compact ?? timeAtEnd.exec(text) ?? hourAtEnd.exec(text)
  if (!match) return undefined
  const [, day = '', hours, minutes = '0', seconds = '0'] = match
  const hour = toHour(Number(hours), compact ? undefined : match[5])
  const [minute, second] = [Number(minutes), Number(seconds)]
  const isTime = hour !== undefined && hour <= 24 && minute < 60 && second < 60 && (hour < 24 || minute + second === 0)
  const offset = toOffset(compact ? match[5] : match[6])
  return { day, time: isTime ? { hour, minute, second, offset } : undefined }
}

function dayAndTime(date: IsoDate, { hour, minute }: TimeOfDay): LocalTime {
  const [year = 0, month = 0, day = 0] = (hour === 24 ? addDays(date, 1) : date).split('-').map(Number)
  return { year, month, day, hour: hour % 24, minute }
}

const toIsoDate = ({ year, month, day }: LocalTime): IsoDate =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

const withSecond = (instant: string, second: number): string =>
  second === 0 ? instant : new Date(Date.parse(instant) + second * 1000).toISOString()

/** The instant of a local reading. One that never was is refused; of two the earlier is taken, with a warning. */
function toMoment(date: IsoDate, time: TimeOfDay, timeZone: string): Parsed<Moment> {
  const local = dayAndTime(date, time)
  if (time.offset !== undefined) {
    const wall = Date.UTC(local.year, local.month - 1, local.day, local.hour, local.minute, time.second)
    const instant = new Date(wall - time.offset * minuteMs).toISOString()
    return { ok: { precision: 'minute', date: toIsoDate(instantToLocal(instant, timeZone)), instant } }
  }
  const { instant, kind } = localToInstant(local, timeZone)
  const params = { value: `${date} ${time.hour}:${String(time.minute).padStart(2, '0')}`, timeZone }
  if (kind === 'nonexistent') return refuse('time-nonexistent', params)
  const ok: Moment = { precision: 'minute', date: toIsoDate(local), instant: withSecond(instant, time.second) }
  return kind === 'ambiguous' ? { ok, warning: { code: 'time-ambiguous', params } } : { ok }
}

function withoutTime(part: DatePart): Moment {
  if (part.precision === 'week') return { ...part, date: firstDayOf(part.week) }
  if (part.precision === 'month') return { ...part, date: `${part.month}-01` }
  return part
}

function readMoment(text: string, options: DateTimeOptions): Parsed<Moment> {
  // A colon between digits can only be a time of day; else a text such as "21.03.23" is a date before it is a time.
  const whole = /\d:\d/.test(text) ? refuse('date-unreadable', { value: text }) : readDatePart(text, options)
  if ('ok' in whole) return { ok: withoutTime(whole.ok) }
  const split = splitTime(text)
  if (!split) return whole
  const day = readDatePart(split.day, options)
  if ('problem' in day) return day
  if (!split.time) return refuse('time-impossible', { value: text })
  return day.ok.precision === 'day'
    ? toMoment(day.ok.date, split.time, options.timeZone)
    : refuse('date-unreadable', { value: text })
}

/** A serial number reads as the date it stands for, or as a hint that it may be one. */
function readSerial(text: string, options: DateTimeOptions): Parsed<Moment> | undefined {
  if (!serialShape.test(text)) return undefined
  const serial = Number(text.replace(',', '.'))
  if (!options.excelSerial) {
    const date = serial >= 20_000 && serial < 80_000 ? formatSerial(Math.floor(serial), 'date') : undefined
    return date ? refuse('date-maybe-serial', { value: text, date }) : undefined
  }
  const written = formatSerial(serial, 'date')
  return written ? readMoment(fold(written), { ...options, order: 'ymd' }) : undefined
}

/**
 * Reads a date, a date with time, an ISO week or a month as Swedish and English speakers and machines write them:
 * `2026-09-18T22:30:00+02:00`, `2026-08-22 9:48:12 +02:00`, `20260918`, `18/9 2026`, `18.9.2026`, `fre 18 sep`,
 * `18 september 2026 kl. 22.30`, `01/31/2018 11:30:00 PM`, `2026-W40`, `v. 40 2026`, `2026-09`, `september 2026`.
 * What can be read in two ways is refused (`date-ambiguous`), never guessed; see `detectDateOrder`.
 */
export function parseDateTime(text: string, options: DateTimeOptions): Parsed<Moment> {
  if (isMissing(text)) return refuse('value-missing')
  const value = text.trim().slice(0, longestDate)
  if (text.trim().length > longestDate) return refuse('date-unreadable', { value })
  const folded = fold(value)
  const read = readSerial(folded, options) ?? readMoment(folded, options)
  if ('problem' in read) return refuse(read.problem.code, { ...read.problem.params, value })
  const { earliest = '1901-01-01', latest = '2099-12-31' } = options
  const { date } = read.ok
  return date < earliest || date > latest ? refuse('date-implausible', { value, earliest, latest }) : read
}
