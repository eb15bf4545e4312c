/** A wall-clock reading in some zone; month 1-12, and a day that exists in that month. */
export type LocalTime = {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
}
/** `ambiguous` when clocks go back (the earlier instant is given), `nonexistent` when they go forward (moved past the gap). */
export type LocalInstant = { readonly instant: string; readonly kind: 'exact' | 'ambiguous' | 'nonexistent' }

type Change = { readonly at: number; readonly offset: number }
type ZoneYear = { readonly offset: number; readonly changes: readonly Change[] }

const secondMs = 1000
const dayMs = 86_400_000
const formatters = new Map<string, Intl.DateTimeFormat>()
const zoneYears = new Map<string, Map<number, ZoneYear>>()

function formatterOf(zone: string): Intl.DateTimeFormat {
  const kept = formatters.get(zone)
  if (kept) return kept
  const numeric = 'numeric'
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: numeric,
    month: numeric,
    day: numeric,
    hour: numeric,
    minute: numeric,
    second: numeric,
  })
  formatters.set(zone, made)
  return made
}

/** Milliseconds to add to UTC, asked of Intl: right everywhere, but far too slow for every row of a file. */
function askOffset(ms: number, zone: string): number {
  const whole = Math.floor(ms / secondMs) * secondMs
  const read: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {}
  for (const { type, value } of formatterOf(zone).formatToParts(whole)) read[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = read
  return Date.UTC(year, month - 1, day, hour, minute, second) - whole
}

function findChange(before: number, after: number, zone: string): Change {
  const old = askOffset(before, zone)
  let [low, high] = [before, after]
  while (high - low > secondMs) {
    const middle = Math.floor((low + high) / 2 / secondMs) * secondMs
    if (askOffset(middle, zone) === old) low = middle
    else high = middle
  }
  return { at: high, offset: askOffset(high, zone) }
}

/** Probes every day of a UTC year once, so that each later question about that year is a comparison of numbers. */
function surveyYear(year: number, zone: string): ZoneYear {
  const start = Date.UTC(year, 0, 1)
  const offset = askOffset(start, zone)
  const changes: Change[] = []
  let current = offset
  for (let at = start; at < Date.UTC(year + 1, 0, 1); at += dayMs) {
    const next = askOffset(at + dayMs, zone)
    if (next === current) continue
    changes.push(findChange(at, at + dayMs, zone))
    current = next
  }
  return { offset, changes }
}

function zoneYear(year: number, zone: string): ZoneYear {
  let years = zoneYears.get(zone)
  if (!years) {
    years = new Map()
    zoneYears.set(zone, years)
  }
  const kept = years.get(year)
  if (kept) return kept
  const made = surveyYear(year, zone)
  years.set(year, made)
  return made
}

function offsetAt(ms: number, zone: string): number {
  const { offset, changes } = zoneYear(new Date(ms).getUTCFullYear(), zone)
  let found = offset
  for (const change of changes) if (ms >= change.at) found = change.offset
  return found
}

/**
 * The instant (ISO, UTC) at which clocks in an IANA zone show `local`.
 * Follows ECMA Temporal's "compatible" choice where the reading occurs twice or never. Throws RangeError on an unknown zone.
 */
export function localToInstant(local: LocalTime, zone: string): LocalInstant {
  const wall = Date.UTC(local.year, local.month - 1, local.day, local.hour, local.minute)
  const before = offsetAt(wall - dayMs, zone)
  const after = offsetAt(wall + dayMs, zone)
  const early = wall - before
  if (before === after) return { instant: new Date(early).toISOString(), kind: 'exact' }
  const fits = [...new Set([before, after])]
    .map((offset) => wall - offset)
    .filter((ms) => ms + offsetAt(ms, zone) === wall)
  const [only, second] = fits
  if (only === undefined) return { instant: new Date(early).toISOString(), kind: 'nonexistent' }
  if (second === undefined) return { instant: new Date(only).toISOString(), kind: 'exact' }
  return { instant: new Date(Math.min(only, second)).toISOString(), kind: 'ambiguous' }
}

/** What clocks in an IANA zone show at an instant (any ISO form with offset). Throws RangeError on an unreadable instant or zone. */
export function instantToLocal(instant: string, zone: string): LocalTime {
  const ms = Date.parse(instant)
  if (Number.isNaN(ms)) throw new RangeError(`not an instant: ${instant}`)
  const wall = new Date(ms + offsetAt(ms, zone))
  return {
    year: wall.getUTCFullYear(),
    month: wall.getUTCMonth() + 1,
    day: wall.getUTCDate(),
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
  }
}

/** When clocks in an IANA zone are changed in some years: what they show just before, `2026-03-29T02:00`, and by how many minutes. */
export function clockChanges(
  years: { readonly from: number; readonly to: number },
  zone: string,
): readonly { readonly at: string; readonly minutes: number }[] {
  return Array.from({ length: years.to - years.from + 1 }, (_, index) => zoneYear(years.from + index, zone)).flatMap(
    ({ offset, changes }) =>
      changes.map((change, index) => {
        const before = changes[index - 1]?.offset ?? offset
        return {
          at: new Date(change.at + before).toISOString().slice(0, 16),
          minutes: (change.offset - before) / 60_000,
        }
      }),
  )
}

/** Whether the runtime knows an IANA zone by this name. */
export function isTimeZone(name: string): boolean {
  try {
    return formatterOf(name) !== undefined
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
