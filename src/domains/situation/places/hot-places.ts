import { z } from 'zod'
import type { AoristicInput } from '#analysis/places/aoristic.ts'
import { cellAt, cellNeighbours, cellOutline, type GeoPoint, hexagons } from '#analysis/places/hexagons.ts'
import type { HotSpotInput, HotSpotRefusal, HotSpots } from '#analysis/places/hot-spots.ts'
import { prepareKnox } from '#analysis/places/knox.ts'
import { countClose } from '#analysis/places/knox-count.ts'
import { isNeighbour } from '#analysis/places/neighbours.ts'
import type { PointEvent } from '#analysis/places/point-events.ts'
import { dayOf, timeZone } from '#kernel/time/clock.ts'
import { addWeeks, daysBetween, firstDayOf, type IsoWeek } from '#kernel/time/week.ts'
import { clockChanges, instantToLocal } from '#kernel/time/zone.ts'

/** Where and when things happen, over a period: always with the count and the weeks behind it. */
export const periods = ['4', '12', '26', '52'] as const
export const usualPeriod = 12
/** Seen against chance spread evenly over the cells in use, or in proportion to what has happened there before. */
export const comparisons = ['even', 'usual'] as const
export type Comparison = (typeof comparisons)[number]
/** H3 resolutions: about 0.08 and 0.6 km² a cell in Sweden. */
export const grids = { fine: 9, coarse: 8 } as const
export type Grid = keyof typeof grids

export const Period = z.object({ from: z.string(), to: z.string(), weeks: z.number() })
export type Period = z.infer<typeof Period>
export const toPeriod = (to: IsoWeek, weeks: number): Period => ({ from: addWeeks(to, 1 - weeks), to, weeks })

/** What the cells in use are known from, and what was usual in them. */
export const historyOf = ({ from, to }: Period) => ({
  mask: { from: addWeeks(to, 1 - 3 * 52), to },
  usual: { from: addWeeks(from, -3 * 52), to: addWeeks(from, -1) },
})

/** The same draws for the same question, so that a page that is opened again says the same. */
export const drawPlan = { seed: 20_230_701, draws: 999 } as const

export type Heap = GeoPoint & { readonly n: number }
type Pile = {
  readonly lon: number | null
  readonly lat: number | null
  readonly placeId: number | null
  readonly n: number
}

/** Events at their own point, or else in the middle of their place; how many have neither. */
export function located(piles: readonly Pile[], centres: ReadonlyMap<number, GeoPoint>) {
  const heaps: Heap[] = []
  let missing = 0
  for (const { lon, lat, placeId, n } of piles) {
    const point = lon !== null && lat !== null ? { lat, lng: lon } : placeId === null ? undefined : centres.get(placeId)
    if (point) heaps.push({ ...point, n })
    else missing += n
  }
  return { heaps, missing, n: heaps.reduce((sum, { n }) => sum + n, 0) }
}

export type GridInput = {
  readonly now: readonly Heap[]
  /** where anything has happened in three years */
  readonly everywhere: readonly GeoPoint[]
  /** what happened there in the three years before; null: chance is spread evenly */
  readonly usual: readonly Heap[] | null
  readonly grid: Grid
}
export type GridProblem = {
  readonly cells: readonly string[]
  readonly counts: readonly number[]
  readonly warnings: readonly string[]
  readonly input: HotSpotInput
}
/** A cell where nothing was counted before is not a cell where nothing can happen. */
const leastUsual = 0.5

/** The events in their cells, with what is needed to hold them against chance; null when no event has a place. */
export function toGrid({ now, everywhere, usual, grid }: GridInput): GridProblem | null {
  const resolution = grids[grid]
  const mask = [...new Set(everywhere.map((point) => cellAt(point, resolution)))]
  const points = now.flatMap(({ n, ...point }) => Array.from({ length: n }, () => point))
  if (points.length === 0) return null
  const counted = hexagons({ points, resolution, mask })
  if (counted.kind === 'refused') return null
  const { cells, counts, warnings } = counted
  return {
    cells,
    counts,
    warnings,
    input: {
      counts: Float64Array.from(counts),
      neighbours: cellNeighbours(cells),
      exposure: usual === null ? null : exposureOf(cells, usual, resolution),
      statistic: 'excess',
      ...drawPlan,
    },
  }
}

function exposureOf(cells: readonly string[], usual: readonly Heap[], resolution: number): Float64Array {
  const before = new Map<string, number>()
  for (const heap of usual) {
    const cell = cellAt(heap, resolution)
    before.set(cell, (before.get(cell) ?? 0) + heap.n)
  }
  return Float64Array.from(cells, (cell) => (before.get(cell) ?? 0) + leastUsual)
}

export const standings = ['clear', 'possible', 'none'] as const
export const PlaceCell = z.object({
  outline: z.array(z.tuple([z.number(), z.number()])),
  n: z.number(),
  /** in the cell and those that touch it, and what chance gives there; null where it was not tested */
  around: z.number().nullable(),
  expected: z.number().nullable(),
  /** how often a map made by chance has as much anywhere */
  p: z.number().nullable(),
  /** that of the hot spot it is part of */
  standing: z.enum(standings),
  where: z.string().nullable(),
  /** the hot spot that it is part of */
  mark: z.number().nullable(),
})
export type PlaceCell = z.infer<typeof PlaceCell>

/** Cells that stand out, with those they were counted together with, told as one where they touch. */
export const HotSpot = z.object({
  mark: z.number(),
  standing: z.enum(['clear', 'possible']),
  /** where most of it is */
  where: z.string().nullable(),
  cells: z.number(),
  n: z.number(),
  /** what chance gives in these cells */
  expected: z.number(),
})
export type HotSpot = z.infer<typeof HotSpot>
export type NameAt = (point: GeoPoint) => string | null

/** The cells with events or that stand out, and the hot spots among them, the one with most above the expected first. */
export function toCells(
  { cells, counts, input }: GridProblem,
  found: HotSpots | HotSpotRefusal,
  nameAt: NameAt,
): { readonly cells: readonly PlaceCell[]; readonly hotSpots: readonly HotSpot[] } {
  const known = found.kind === 'refused' ? null : found
  const outlines = cells.map(cellOutline)
  const whereOf = (at: number) => nameAt(middleOf(outlines[at] ?? []))
  const groups = known === null ? [] : groupsOf(known.status, counts, input)
  const hotSpots = groups
    .map((members) => ({ members, ...sumOf(members, counts, input) }))
    .toSorted((a, b) => b.n - b.expected - (a.n - a.expected))
    .map(({ members, most, n, expected }, index) => ({
      members,
      hotSpot: {
        mark: index + 1,
        standing: members.some((at) => known?.status[at] === 'clear') ? ('clear' as const) : ('possible' as const),
        where: whereOf(most),
        cells: members.length,
        n,
        expected,
      },
    }))
  const partOf = new Map(hotSpots.flatMap(({ members, hotSpot }) => members.map((at) => [at, hotSpot])))
  return {
    hotSpots: hotSpots.map(({ hotSpot }) => hotSpot),
    cells: cells.flatMap((_, at): PlaceCell[] => {
      const n = counts[at] ?? 0
      const hotSpot = partOf.get(at)
      if (n === 0 && hotSpot === undefined) return []
      return [
        {
          outline: (outlines[at] ?? []).map(({ lat, lng }): [number, number] => [lng, lat]),
          n,
          around: known?.observed[at] ?? null,
          expected: known?.expected[at] ?? null,
          p: known?.p[at] ?? null,
          standing: hotSpot?.standing ?? 'none',
          where: whereOf(at),
          mark: hotSpot?.mark ?? null,
        },
      ]
    }),
  }
}

/** Cells that stand out with the cells they were counted together with, where anything happened; what touches is one. */
function groupsOf(
  status: HotSpots['status'],
  counts: readonly number[],
  { neighbours }: HotSpotInput,
): readonly (readonly number[])[] {
  const own = status.flatMap((one, at) => (one === 'none' ? [] : [at]))
  const around = counts.flatMap((n, at) => (n > 0 && own.some((one) => isNeighbour(neighbours, one, at)) ? [at] : []))
  const left = new Set([...own, ...around])
  const groups: number[][] = []
  for (const start of left) {
    left.delete(start)
    const group = [start]
    for (const at of group)
      for (const near of [...left].filter((one) => isNeighbour(neighbours, at, one))) {
        left.delete(near)
        group.push(near)
      }
    groups.push(group)
  }
  return groups
}

function sumOf(members: readonly number[], counts: readonly number[], { exposure }: HotSpotInput) {
  const events = counts.reduce((sum, n) => sum + n, 0)
  const share = (at: number) => (exposure === null ? 1 : (exposure[at] ?? 0))
  const whole = counts.reduce((sum, _, at) => sum + share(at), 0)
  return {
    n: members.reduce((sum, at) => sum + (counts[at] ?? 0), 0),
    expected: members.reduce((sum, at) => sum + (events * share(at)) / whole, 0),
    most: members.reduce((most, at) => ((counts[at] ?? 0) > (counts[most] ?? 0) ? at : most), members[0] ?? 0),
  }
}

export const middleOf = (corners: readonly GeoPoint[]): GeoPoint => ({
  lat: corners.reduce((sum, { lat }) => sum + lat, 0) / corners.length,
  lng: corners.reduce((sum, { lng }) => sum + lng, 0) / corners.length,
})

type Timed = {
  readonly occurredFrom: string
  readonly occurredTo: string | null
  readonly precision: 'minute' | 'day' | 'week'
}

const metresPerDegree = 111_195

/** Events with a point of their own, in metres and days. Over a municipality the plane is true to about one part in a thousand. */
export function toPointEvents(
  events: readonly (Timed & { readonly point: { readonly lon: number; readonly lat: number } | null })[],
): readonly PointEvent[] {
  const own = events.flatMap(({ point, occurredFrom, precision }) =>
    point === null || precision === 'week' ? [] : [{ ...point, day: dayOf(occurredFrom) }],
  )
  const [first] = own
  if (!first) return []
  const wide = Math.cos((first.lat * Math.PI) / 180) * metresPerDegree
  return own.map(({ lon, lat, day }) => ({
    x: (lon - first.lon) * wide,
    y: (lat - first.lat) * metresPerDegree,
    t: daysBetween(first.day, day),
  }))
}

/** Metres and days: what is told in a sentence. */
export const closeBy = { epsS: 100, epsT: 7 } as const

/** How many pairs of events came close by one another, without asking how many chance would give. */
export function countClosePairs(events: Parameters<typeof toPointEvents>[0]): number {
  const own = toPointEvents(events)
  const problem = own.length < 2 ? null : prepareKnox({ events: own, ...closeBy, fewest: 2 })
  return problem === null || 'kind' in problem ? 0 : countClose(problem, problem.ranks)
}

/** Each event as the span of time in which it happened, on the clock in Sweden; those known by week only say nothing of the hour. */
export function toSpans(events: readonly Timed[], { from, to }: Period): AoristicInput & { readonly weekOnly: number } {
  const known = events.filter(({ precision }) => precision !== 'week')
  return {
    events: known.map(({ occurredFrom, occurredTo, precision }) =>
      precision === 'minute'
        ? [onTheClock(occurredFrom), onTheClock(occurredTo ?? occurredFrom)]
        : [`${dayOf(occurredFrom)}T00:00`, `${dayOf(occurredTo ?? occurredFrom)}T23:59`],
    ),
    clockChanges: clockChanges(
      { from: Number(firstDayOf(from).slice(0, 4)) - 1, to: Number(firstDayOf(to).slice(0, 4)) + 1 },
      timeZone,
    ),
    weekOnly: events.length - known.length,
  }
}

function onTheClock(instant: string): string {
  const { year, month, day, hour, minute } = instantToLocal(instant, timeZone)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`
}
