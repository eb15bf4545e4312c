import { type IsoWeek, weekNumber } from '#kernel/time/week.ts'
import type { Setting } from './geography.ts'
import type { Reporter } from './parties.ts'

type Calendar = 'even' | 'school' | 'youth' | 'away' | 'newYear'
export type HourProfile = 'day' | 'schoolDay' | 'evening' | 'night' | 'weekendNight' | 'anyTime'
export type Rate = {
  /** Made-up mean number a week in the whole municipality. */
  readonly weekly: number
  readonly hours: HourProfile
  readonly settings: readonly Setting[]
  readonly reporters: Partial<Record<Reporter, number>>
  readonly calendar?: Calendar
  /** Size of the yearly swing, 0 to 1, and the ISO week of its top. */
  readonly season?: readonly [swing: number, top: number]
  /** Areas where the category is more, or less, common than the area's share says. */
  readonly weight?: Readonly<Record<string, number>>
}

/** Share of the municipality's observations: Vårby highest, Flemingsberg and Skogås in the middle, the rest low. */
const share: Readonly<Record<string, number>> = {
  VAR: 0.22,
  FLE: 0.14,
  SKO: 0.13,
  HUC: 0.08,
  KUN: 0.08,
  TRA: 0.07,
  VIS: 0.06,
  STU: 0.06,
  SEG: 0.05,
  LAN: 0.05,
  FUL: 0.04,
  GLO: 0.02,
}
const villas = { VAR: 0.4, FLE: 0.4, SKO: 0.5, SEG: 3, STU: 3, FUL: 3, GLO: 4 }
const shops = { KUN: 5, HUC: 2, LAN: 2, SEG: 0.5, GLO: 0 }
const winter = [0.3, 51] as const
const summer = [0.4, 28] as const
const outdoors: readonly Setting[] = ['centre', 'station', 'park']

/** Rates per category of the default set. Categories that are only counted from statistics, and lethal violence, have none. */
export const rates: Readonly<Record<string, Rate>> = {
  misshandel: { weekly: 1.4, hours: 'weekendNight', settings: outdoors, reporters: { polisen: 6, vakt: 2, skolan: 1 } },
  hot: {
    weekly: 1.9,
    hours: 'anyTime',
    settings: ['centre', 'homes', 'school'],
    reporters: { polisen: 5, skolan: 2, fritid: 1 },
  },
  ran: { weekly: 0.45, hours: 'evening', settings: ['station', 'park', 'centre'], reporters: { polisen: 1 } },
  skottlossning: { weekly: 0.025, hours: 'night', settings: ['homes', 'parking'], reporters: { polisen: 1 } },
  sprangning: { weekly: 0.02, hours: 'night', settings: ['homes'], reporters: { polisen: 1 } },
  'sexuellt-ofredande': { weekly: 0.25, hours: 'evening', settings: ['station', 'centre'], reporters: { polisen: 1 } },
  klotter: {
    weekly: 4.2,
    hours: 'night',
    settings: ['centre', 'station', 'school'],
    calendar: 'youth',
    reporters: { huge: 4, hsf: 3, vakt: 2 },
  },
  'skadegorelse-byggnad': {
    weekly: 3.2,
    hours: 'night',
    settings: ['school', 'centre', 'homes'],
    calendar: 'youth',
    reporters: { hsf: 4, huge: 4, vakt: 1 },
  },
  'skadegorelse-fordon': {
    weekly: 1.3,
    hours: 'night',
    settings: ['parking', 'homes'],
    reporters: { polisen: 2, huge: 2 },
  },
  'skadegorelse-utemiljo': {
    weekly: 1.2,
    hours: 'evening',
    settings: ['park', 'school'],
    season: summer,
    reporters: { hsf: 2, huge: 2 },
  },
  bostadsinbrott: {
    weekly: 1.6,
    hours: 'day',
    settings: ['homes'],
    calendar: 'away',
    season: [0.45, 49],
    weight: villas,
    reporters: { polisen: 1 },
  },
  forradsinbrott: { weekly: 1.7, hours: 'night', settings: ['homes'], reporters: { huge: 5, polisen: 1 } },
  skolinbrott: {
    weekly: 0.4,
    hours: 'night',
    settings: ['school'],
    calendar: 'away',
    reporters: { hsf: 3, polisen: 1 },
  },
  butiksstold: {
    weekly: 2.2,
    hours: 'day',
    settings: ['centre'],
    weight: shops,
    reporters: { polisen: 2, vakt: 3 },
  },
  cykelstold: {
    weekly: 1.2,
    hours: 'day',
    settings: ['station', 'homes'],
    season: summer,
    reporters: { huge: 3, polisen: 1 },
  },
  fordonsstold: {
    weekly: 1.4,
    hours: 'night',
    settings: ['parking', 'homes'],
    weight: { KUN: 3, GLO: 2 },
    reporters: { polisen: 1 },
  },
  narkotikahandel: {
    weekly: 1.7,
    hours: 'evening',
    settings: outdoors,
    reporters: { polisen: 3, huge: 2, vakt: 1, fritid: 1 },
  },
  narkotikaspar: {
    weekly: 1.9,
    hours: 'day',
    settings: ['homes', 'park', 'station'],
    reporters: { huge: 3, hsf: 1, vakt: 1 },
  },
  alkohol: {
    weekly: 1.3,
    hours: 'weekendNight',
    settings: outdoors,
    season: summer,
    reporters: { vakt: 3, fritid: 1, polisen: 1 },
  },
  langning: {
    weekly: 0.3,
    hours: 'weekendNight',
    settings: outdoors,
    calendar: 'youth',
    reporters: { fritid: 2, polisen: 1 },
  },
  'tobak-dopning-spel': {
    weekly: 0.5,
    hours: 'schoolDay',
    settings: ['school'],
    calendar: 'school',
    reporters: { skolan: 3, fritid: 1 },
  },
  samling: {
    weekly: 3.8,
    hours: 'evening',
    settings: ['centre', 'station', 'park'],
    calendar: 'youth',
    season: summer,
    reporters: { vakt: 3, fritid: 2, huge: 2, polisen: 1 },
  },
  storning: { weekly: 1.9, hours: 'night', settings: ['homes'], reporters: { huge: 5, vakt: 1 } },
  pyroteknik: {
    weekly: 0.5,
    hours: 'evening',
    settings: ['centre', 'homes'],
    calendar: 'newYear',
    reporters: { huge: 2, raddning: 1, polisen: 1 },
  },
  buskorning: {
    weekly: 1.7,
    hours: 'evening',
    settings: ['homes', 'park', 'parking'],
    season: [0.7, 25],
    reporters: { huge: 2, polisen: 2, fritid: 1 },
  },
  hastighet: { weekly: 0.9, hours: 'day', settings: ['school', 'homes'], reporters: { polisen: 2, skolan: 1 } },
  trafikolycka: {
    weekly: 0.7,
    hours: 'day',
    settings: ['centre', 'homes', 'industry'],
    season: winter,
    weight: { KUN: 3, LAN: 2 },
    reporters: { raddning: 2, polisen: 1 },
  },
  'farlig-parkering': {
    weekly: 0.5,
    hours: 'schoolDay',
    settings: ['school'],
    calendar: 'school',
    reporters: { skolan: 1 },
  },
  'anlagd-brand': {
    weekly: 0.12,
    hours: 'night',
    settings: ['school', 'homes'],
    reporters: { raddning: 3, polisen: 1 },
  },
  fordonsbrand: { weekly: 0.4, hours: 'night', settings: ['parking', 'homes'], reporters: { raddning: 1 } },
  smabrand: {
    weekly: 1.1,
    hours: 'evening',
    settings: ['park', 'centre', 'school'],
    calendar: 'youth',
    season: [0.4, 20],
    reporters: { raddning: 3, hsf: 1 },
  },
  gangnarvaro: { weekly: 0.4, hours: 'evening', settings: ['centre', 'station'], reporters: { polisen: 1, huge: 1 } },
  rekrytering: { weekly: 0.2, hours: 'evening', settings: ['centre', 'school'], reporters: { fritid: 1, skolan: 1 } },
  utpressning: { weekly: 0.08, hours: 'day', settings: ['centre'], reporters: { polisen: 1 } },
  ungdomsbrott: {
    weekly: 0.9,
    hours: 'evening',
    settings: ['centre', 'station', 'school'],
    calendar: 'youth',
    reporters: { polisen: 2, fritid: 2, skolan: 1 },
  },
  'unga-riskmiljo': {
    weekly: 1.1,
    hours: 'evening',
    settings: ['centre', 'park', 'station'],
    calendar: 'youth',
    reporters: { fritid: 4, huge: 1 },
  },
  skolmiljo: { weekly: 1.6, hours: 'schoolDay', settings: ['school'], calendar: 'school', reporters: { skolan: 1 } },
  ryktesspridning: { weekly: 0.5, hours: 'day', settings: ['school', 'centre'], reporters: { fritid: 2, skolan: 1 } },
  'upplevd-otrygghet': {
    weekly: 0.6,
    hours: 'evening',
    settings: ['station', 'park', 'homes'],
    season: winter,
    reporters: { huge: 2, fritid: 1 },
  },
  hatbrott: { weekly: 0.15, hours: 'anyTime', settings: ['centre', 'school'], reporters: { polisen: 1, hsf: 1 } },
  extremism: { weekly: 0.12, hours: 'night', settings: ['station', 'school'], reporters: { hsf: 2, polisen: 1 } },
  belysning: {
    weekly: 1.6,
    hours: 'evening',
    settings: ['park', 'parking', 'homes'],
    season: [0.8, 48],
    reporters: { huge: 3, hsf: 2, vakt: 1 },
  },
  nedskrapning: {
    weekly: 1.7,
    hours: 'day',
    settings: ['park', 'homes', 'centre'],
    season: summer,
    reporters: { huge: 3, hsf: 1 },
  },
  'skymd-sikt': {
    weekly: 0.4,
    hours: 'day',
    settings: ['park', 'homes'],
    season: [0.8, 27],
    reporters: { huge: 1, hsf: 1 },
  },
  'otrygg-passage': {
    weekly: 0.5,
    hours: 'evening',
    settings: ['station', 'park'],
    season: winter,
    reporters: { vakt: 1, fritid: 1 },
  },
  ovrigt: {
    weekly: 0.9,
    hours: 'anyTime',
    settings: ['centre', 'homes'],
    reporters: { huge: 1, hsf: 1, vakt: 1, skolan: 1, fritid: 1, polisen: 1 },
  },
}

/** Factors for the one-week breaks (sportlov, höstlov), the summer holidays and Christmas. */
const breakFactors: Readonly<Record<Calendar, readonly [short: number, summer: number, christmas: number]>> = {
  even: [1, 1, 1],
  school: [0.05, 0.02, 0.05],
  youth: [1.6, 1.2, 0.9],
  away: [1.3, 1.1, 1.5],
  newYear: [1, 0.4, 9],
}
type Holiday = 'term' | 'short' | 'summer' | 'christmas'

/** School breaks in the county of Stockholm: sportlov week 9, höstlov week 44, summer weeks 25 to 33, Christmas weeks 52 to 1. */
function holidayOf(week: IsoWeek): Holiday {
  const number = weekNumber(week)
  if (number === 9 || number === 44) return 'short'
  if (number >= 25 && number <= 33) return 'summer'
  return number >= 52 || number === 1 ? 'christmas' : 'term'
}

/** The made-up expected number of events of a category in an area in a week. */
export function expectedIn(rate: Rate, area: string, week: IsoWeek): number {
  const weightOf = (code: string): number => (share[code] ?? 0) * (rate.weight?.[code] ?? 1)
  const all = Object.keys(share).reduce((sum, code) => sum + weightOf(code), 0)
  const [swing, top] = rate.season ?? [0, 1]
  const season = 1 + swing * Math.cos((2 * Math.PI * (weekNumber(week) - top)) / 52.18)
  const [short, inSummer, christmas] = breakFactors[rate.calendar ?? 'even']
  const factor = { term: 1, short, summer: inSummer, christmas }[holidayOf(week)]
  return (rate.weekly * season * factor * weightOf(area)) / all
}
