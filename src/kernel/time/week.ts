/**
 * ISO 8601 weeks as `2026-W40` and days as `2026-09-28`: plain strings that sort in time order.
 * All arithmetic is on calendar days, so no time zone is involved.
 */
export type IsoDate = string
export type IsoWeek = string

const dayMs = 86_400_000
const weekPattern = /^(\d{4})-W(\d{2})$/
const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/

const toMs = (date: IsoDate): number => Date.parse(`${date}T00:00:00Z`)
const toDate = (ms: number): IsoDate => new Date(ms).toISOString().slice(0, 10)
/** 0 = Monday ... 6 = Sunday. */
export const weekdayOf = (date: IsoDate): number => (new Date(toMs(date)).getUTCDay() + 6) % 7

export function isIsoDate(text: string): boolean {
  if (!datePattern.test(text)) return false
  const ms = toMs(text)
  return !Number.isNaN(ms) && toDate(ms) === text
}

export function isIsoWeek(text: string): boolean {
  const match = weekPattern.exec(text)
  if (!match) return false
  const week = Number(match[2])
  return week >= 1 && week <= weeksInYear(Number(match[1]))
}

export const addDays = (date: IsoDate, days: number): IsoDate => toDate(toMs(date) + days * dayMs)
export const daysBetween = (from: IsoDate, to: IsoDate): number => Math.round((toMs(to) - toMs(from)) / dayMs)

/** The Monday of the week that holds `date`. */
export const mondayOf = (date: IsoDate): IsoDate => addDays(date, -weekdayOf(date))

/** The ISO week that holds `date`; its year is the year of the week's Thursday. */
export function weekOf(date: IsoDate): IsoWeek {
  const thursday = addDays(date, 3 - weekdayOf(date))
  const year = thursday.slice(0, 4)
  const week = Math.floor(daysBetween(`${year}-01-01`, thursday) / 7) + 1
  return `${year}-W${String(week).padStart(2, '0')}`
}

/** The first day, a Monday, of an ISO week. */
export function firstDayOf(week: IsoWeek): IsoDate {
  const match = weekPattern.exec(week)
  if (!match) throw new RangeError(`not an ISO week: ${week}`)
  return addDays(mondayOf(`${match[1]}-01-04`), (Number(match[2]) - 1) * 7)
}

export const lastDayOf = (week: IsoWeek): IsoDate => addDays(firstDayOf(week), 6)
export const addWeeks = (week: IsoWeek, weeks: number): IsoWeek => weekOf(addDays(firstDayOf(week), weeks * 7))

/** 52 or 53. */
export const weeksInYear = (year: number): number => Number(weekOf(`${year}-12-28`).slice(6))
export const weekNumber = (week: IsoWeek): number => Number(week.slice(6))
export const weekYear = (week: IsoWeek): number => Number(week.slice(0, 4))
