import { at } from '../linear-algebra.ts'
import { AnalysisInputError, type Refused, refused, requireAtMost, requireCount } from '../refusal.ts'
import { type ClosePairs, indexAt, type Points, rangeOf } from './close-pairs.ts'

/** Something that happened at a place and a time: metres, and days from any day. */
export interface PointEvent {
  readonly x: number
  readonly y: number
  readonly t: number
}

export interface EventTable extends Points {
  readonly t: Float64Array
}

export type TooFewEvents = Refused<'too-few-events'>

export type PointEventWarning =
  | 'few-draws'
  | 'halves-disagree'
  | 'long-period'
  | 'no-variation'
  | 'one-place-holds-many'

export const defaultFewest = 50
/** The exact variance needs pairs without a shared event. */
const leastFewest = 4
/** Keeps the sums of the exact moments safe integers. */
const mostEvents = 200_000
/** Over a longer time risk that drifts looks like events that follow each other (Ornstein and Hammond 2017). */
const longestPeriod = 366
/** Points nearer than this (metres) are the same place. */
export const samePlace = 0.001

/** Far beyond any map; keeps squares of distances finite. */
export const largestCoordinate = 1e12

/** Errors: AnalysisInputError for a value that is not finite or for more than 200,000 events. */
export function toTable(events: readonly PointEvent[]): EventTable {
  requireAtMost('events', events.length, mostEvents)
  const column = (name: 'x' | 'y' | 't') =>
    Float64Array.from(events, (event, index) => {
      const value = event[name]
      if (!Number.isFinite(value)) throw new AnalysisInputError('not-finite', { name, index, value: String(value) })
      requireAtMost(name, Math.abs(value), largestCoordinate)
      return value
    })
  return { x: column('x'), y: column('y'), t: column('t') }
}

export function refuseFew(events: number, fewest: number): TooFewEvents | null {
  requireCount('fewest', fewest)
  const needed = Math.max(leastFewest, fewest)
  return events < needed ? refused('too-few-events', needed, events) : null
}

/** The first and the second half of the period; null where there are too few events for moments. */
export function halvesOf(table: EventTable): readonly [EventTable | null, EventTable | null] {
  const [first, last] = rangeOf(table.t)
  const middle = (first + last) / 2
  const part = (isIn: (time: number) => boolean) => {
    const pick = (values: Float64Array) => values.filter((_value, index) => isIn(at(table.t, index)))
    return { x: pick(table.x), y: pick(table.y), t: pick(table.t) }
  }
  const [early, late] = [part((time) => time < middle), part((time) => time >= middle)]
  return [early.t.length < leastFewest ? null : early, late.t.length < leastFewest ? null : late]
}

/** What the events themselves call for, whatever is asked of them. */
export function eventWarnings({ x, y, t }: EventTable): readonly PointEventWarning[] {
  const [first, last] = rangeOf(t)
  const warnings: PointEventWarning[] = []
  if (last - first > longestPeriod) warnings.push('long-period')
  const held = new Map<string, number>()
  for (let index = 0; index < t.length; index++) {
    const place = `${Math.round(at(x, index) / samePlace)} ${Math.round(at(y, index) / samePlace)}`
    held.set(place, (held.get(place) ?? 0) + 1)
  }
  // A default point of the geocoding looks like this; chance does not.
  const most = [...held.values()].reduce((high, own) => Math.max(high, own), 0)
  if (most >= 10 && most > t.length / 20) warnings.push('one-place-holds-many')
  return warnings
}

/** 'halves-disagree' when a half of the period points the other way than the whole. */
export function halvesDisagree(whole: number | null, halves: readonly (number | null)[]): boolean {
  if (whole === null) return false
  return halves.some((half) => half !== null && half !== 1 && whole !== 1 && half > 1 !== whole > 1)
}

/** How many close partners each position of a pair list has. */
export function partnersInSpace({ starts, others }: Pick<ClosePairs, 'starts' | 'others'>): Float64Array {
  const partners = new Float64Array(starts.length - 1)
  for (let position = 0; position < partners.length; position++) {
    const end = indexAt(starts, position + 1)
    for (let pair = indexAt(starts, position); pair < end; pair++) {
      const other = indexAt(others, pair)
      partners[position] = at(partners, position) + 1
      partners[other] = at(partners, other) + 1
    }
  }
  return partners
}
