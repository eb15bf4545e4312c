import type { IsoDate } from './week.ts'

/** The only source of "now". `now` is an ISO instant in UTC, `today` the calendar day in the municipality's time zone. */
export type Clock = { now(): string; today(): IsoDate }

export const timeZone = 'Europe/Stockholm'

const localDay = new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })

/** The calendar day in Sweden on which an instant falls. */
export const dayOf = (instant: string): IsoDate => localDay.format(new Date(instant))

export const systemClock: Clock = {
  now: () => new Date().toISOString(),
  today: () => localDay.format(new Date()),
}

/** A clock that stands still, for demonstrations of a given day and for tests. */
export const fixedClock = (now: string): Clock => ({ now: () => now, today: () => dayOf(now) })
