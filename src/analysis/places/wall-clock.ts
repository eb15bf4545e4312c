import { at } from '../linear-algebra.ts'
import { AnalysisInputError } from '../refusal.ts'

/**
 * A night when the clocks change, in local time just before the change: forward `minutes` is positive. In the European Union
 * { at: '2025-03-30T02:00', minutes: 60 } and { at: '2025-10-26T03:00', minutes: -60 }.
 */
export interface ClockChange {
  readonly at: string
  readonly minutes: number
}

/**
 * Local time and elapsed time side by side, both in minutes. Segment s begins at elapsed `begins[s]`, where the clock shows
 * elapsed + `shifts[s]`. With no changes the two are the same.
 */
export interface WallClock {
  readonly begins: Float64Array
  readonly shifts: Float64Array
}

export const hoursOfWeek = 168
const minutesPerDay = 1440
/** 1970-01-01, minute 0, was a Thursday; Monday is day 0. */
const firstWeekday = 3
const largestChange = 180
const earliestYear = 1000

export function wallClock(changes: readonly ClockChange[]): WallClock {
  const begins = [Number.NEGATIVE_INFINITY]
  const shifts = [0]
  for (const { at: text, minutes } of changes) {
    if (!Number.isFinite(minutes) || minutes === 0 || Math.abs(minutes) > largestChange) {
      throw new AnalysisInputError('out-of-range', { name: 'clockChanges', value: String(minutes) })
    }
    const shift = shifts.at(-1) ?? 0
    const begin = localMinute('clockChanges', text) - shift
    if (!(begin > (begins.at(-1) ?? 0)))
      throw new AnalysisInputError('not-ascending', { name: 'clockChanges', value: text })
    begins.push(begin)
    shifts.push(shift + minutes)
  }
  return { begins: Float64Array.from(begins), shifts: Float64Array.from(shifts) }
}

const localPattern = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?$/

/** Minutes of the local clock since 1970-01-01T00:00. Takes 'YYYY-MM-DDTHH:MM' with or without seconds, no zone. */
export function localMinute(name: string, text: string): number {
  const parts = localPattern
    .exec(text)
    ?.slice(1)
    .map((part) => Number(part ?? 0))
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts ?? []
  const days = Date.UTC(year, month - 1, day) / (60_000 * minutesPerDay)
  const back = new Date(days * 60_000 * minutesPerDay)
  const isDay = back.getUTCMonth() === month - 1 && back.getUTCDate() === day
  if (parts === undefined || !isDay || year < earliestYear || hour > 23 || minute > 59 || second > 59) {
    throw new AnalysisInputError('out-of-range', { name, value: text })
  }
  return days * minutesPerDay + hour * 60 + minute + second / 60
}

/**
 * Elapsed minutes when the clock shows `local`: one, two (an hour that comes twice: first and last) or none (an hour that is
 * skipped).
 */
export function elapsedAt({ begins, shifts }: WallClock, local: number): { first: number; last: number } | null {
  let [first, last]: [number | null, number] = [null, 0]
  for (let segment = 0; segment < begins.length; segment++) {
    const elapsed = local - at(shifts, segment)
    const end = begins[segment + 1] ?? Number.POSITIVE_INFINITY
    if (elapsed < at(begins, segment) || elapsed >= end) continue
    first ??= elapsed
    last = elapsed
  }
  return first === null ? null : { first, last }
}

/** A stretch within one hour of the clock. */
export interface HourPiece {
  readonly bin: number
  readonly until: number
}

/** The hour of the week (Monday 00 is 0) at an elapsed time, and how long it lasts. */
export function hourAt({ begins, shifts }: WallClock, elapsed: number): HourPiece {
  let segment = begins.length - 1
  while (elapsed < at(begins, segment)) segment -= 1
  const local = elapsed + at(shifts, segment)
  const hour = Math.floor(local / 60)
  const next = (hour + 1) * 60 - at(shifts, segment)
  const bin = (hour + firstWeekday * 24) % hoursOfWeek
  return { bin: bin < 0 ? bin + hoursOfWeek : bin, until: Math.min(next, begins[segment + 1] ?? next) }
}
