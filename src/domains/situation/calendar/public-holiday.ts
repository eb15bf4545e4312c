import { addDays, type IsoDate, weekdayOf } from '#kernel/time/week.ts'

/** Public holidays follow from the date alone: Lag (1989:253) om allmänna helgdagar; eves as in Semesterlag (1977:480) 3 a §. */
export const holidayCodes = [
  'new-year',
  'epiphany',
  'good-friday',
  'easter-sunday',
  'easter-monday',
  'first-of-may',
  'ascension',
  'whit-sunday',
  'national-day',
  'midsummer-eve',
  'midsummer-day',
  'all-saints',
  'christmas-eve',
  'christmas-day',
  'boxing-day',
  'new-year-eve',
] as const
export type HolidayCode = (typeof holidayCodes)[number]
export type PublicHoliday = { readonly code: HolidayCode; readonly day: IsoDate }

const saturday = 5

/** The first Saturday on or after a day. */
const saturdayFrom = (day: IsoDate): IsoDate => addDays(day, (saturday - weekdayOf(day) + 7) % 7)

/** Easter Sunday in the Gregorian calendar (Meeus/Jones/Butcher). */
export function easterOf(year: number): IsoDate {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const inCentury = year % 100
  const moonShift = Math.floor((8 * century + 13) / 25)
  const epact = (19 * golden + century - Math.floor(century / 4) - moonShift + 15) % 30
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7
  const correction = Math.floor((golden + 11 * epact + 22 * weekday) / 451)
  const days = epact + weekday - 7 * correction + 114
  const [month, day] = [Math.floor(days / 31), (days % 31) + 1]
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** Those of a year, in order of date. */
export function publicHolidays(year: number): readonly PublicHoliday[] {
  const easter = easterOf(year)
  const midsummer = saturdayFrom(`${year}-06-20`)
  const days: Readonly<Record<HolidayCode, IsoDate>> = {
    'new-year': `${year}-01-01`,
    epiphany: `${year}-01-06`,
    'good-friday': addDays(easter, -2),
    'easter-sunday': easter,
    'easter-monday': addDays(easter, 1),
    'first-of-may': `${year}-05-01`,
    ascension: addDays(easter, 39),
    'whit-sunday': addDays(easter, 49),
    'national-day': `${year}-06-06`,
    'midsummer-eve': addDays(midsummer, -1),
    'midsummer-day': midsummer,
    'all-saints': saturdayFrom(`${year}-10-31`),
    'christmas-eve': `${year}-12-24`,
    'christmas-day': `${year}-12-25`,
    'boxing-day': `${year}-12-26`,
    'new-year-eve': `${year}-12-31`,
  }
  return holidayCodes
    .map((code) => ({ code, day: days[code] }))
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}
