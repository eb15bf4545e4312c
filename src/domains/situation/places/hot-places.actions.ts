import { z } from 'zod'
import type { GeoPoint } from '#analysis/places/hexagons.ts'
import { drawWherePays } from '#analysis/workers/draw-in-workers.ts'
import { aoristicTask, hotSpotsTask, knoxTask, nearRepeatTask } from '#analysis/workers/draw-tasks.ts'
import { type Area, createLocator, listAreas } from '#domains/areas/index.ts'
import { action, type Context } from '#kernel/action/action.ts'
import { accept, reject } from '#kernel/errors/problem.ts'
import { collator } from '#kernel/i18n/format.ts'
import { id, isoWeek, oneOf, optional } from '#kernel/model/fields.ts'
import { lastDayOf } from '#kernel/time/week.ts'
import { listCategories } from '../categories/category.register.ts'
import { nameOf } from '../categories/category.ts'
import { latestCompleteWeek } from '../pictures/picture.ts'
import { Outline } from '../pictures/picture-content.ts'
import { outlinesOf } from '../pictures/picture-outline.ts'
import { canSeePlaces, canSeePoints } from './hot-places.policy.ts'
import { countEvents, listPiles, listPlaceSeries, listTimedEvents, type PlaceFilter } from './hot-places.store.ts'
import {
  closeBy,
  comparisons,
  drawPlan,
  type Grid,
  HotSpot,
  historyOf,
  located,
  Period,
  PlaceCell,
  periods,
  toCells,
  toGrid,
  toPeriod,
  toPointEvents,
  toSpans,
  usualPeriod,
} from './hot-places.ts'

const PlaceQuery = z.object({
  to: optional(isoWeek()),
  weeks: optional(oneOf(periods)),
  area: optional(id()),
  category: optional(id()),
})
type PlaceQuery = z.infer<typeof PlaceQuery>
/** More events than this are not worked through one by one while somebody waits. */
const mostTimed = 20_000

/** What every view stands on: the period, the filter, the areas and what their places are called. */
async function openView({ db, actor, clock }: Context, input: PlaceQuery) {
  const period = toPeriod(input.to ?? latestCompleteWeek(clock.today()), Number(input.weeks ?? usualPeriod))
  const areas = await listAreas(db, { on: lastDayOf(period.to) })
  const categories = await listCategories(db)
  const filter: PlaceFilter = {
    from: period.from,
    to: period.to,
    areaId: input.area,
    categoryIds:
      input.category === null
        ? null
        : categories.flatMap((one) => (one.id === input.category || one.parentId === input.category ? [one.id] : [])),
  }
  const names = new Map(areas.map((one) => [one.id, one.name]))
  return {
    period,
    filter,
    areas,
    centres: centresOf(areas),
    nameOfArea: (areaId: number) => names.get(areaId) ?? null,
    nameOfCategory: new Map(categories.map((one) => [one.id, nameOf(one, actor.language)])),
    shown: areas.filter((one) => one.inPicture && (input.area === null || one.id === input.area)),
  }
}
type View = Awaited<ReturnType<typeof openView>>

/** The middle of each place: its point, or the mean of its outline's corners. */
function centresOf(areas: readonly Area[]): ReadonlyMap<number, GeoPoint> {
  return new Map(
    areas.flatMap(({ id: placeId, kind, geometry }): [number, GeoPoint][] => {
      if (kind !== 'place' || geometry === null) return []
      const corners =
        geometry.type === 'Point'
          ? [geometry.coordinates]
          : ((geometry.type === 'Polygon' ? geometry.coordinates[0] : geometry.coordinates[0]?.[0]) ?? [])
      const [lng, lat] = [0, 1].map((axis) => corners.reduce((sum, one) => sum + (one[axis] ?? 0), 0) / corners.length)
      return lng === undefined || lat === undefined ? [] : [[placeId, { lat, lng }]]
    }),
  )
}

/** The place or the area at a point, in words. */
function namer({ areas, nameOfArea }: View) {
  const locator = createLocator(areas)
  return ({ lat, lng }: GeoPoint): string | null => {
    const found = locator.locate(lng, lat)
    if (found === null) return null
    const area = nameOfArea(locator.countingArea(found.areaId) ?? found.areaId)
    const place = found.placeId === null ? null : nameOfArea(found.placeId)
    return [place, area].filter((name) => name !== null && name !== '').join(', ') || null
  }
}

const Drawn = z.object({
  areas: z.array(z.object({ id: z.number(), code: z.string(), name: z.string() })),
  outlines: z.array(Outline),
})
const drawn = ({ shown }: View): z.infer<typeof Drawn> => ({
  areas: shown.map((one) => ({ id: one.id, code: one.code, name: one.name })),
  outlines: [...outlinesOf(shown)],
})
const Refusal = z
  .object({
    reason: z.enum(['too-few-events', 'too-few-places', 'no-variation', 'events-without-exposure']),
    needed: z.number(),
    had: z.number(),
  })
  .nullable()

/** Hexagons against chance. Whoever may not see points sees the coarse grid only. */
export const getHotGrid = action('places.grid', {
  http: 'GET /situation/places',
  input: PlaceQuery.extend({ grid: optional(oneOf(['fine', 'coarse'])), against: optional(oneOf(comparisons)) }),
  allow: canSeePlaces,
  run: async (context, input) => {
    const view = await openView(context, input)
    const { db, actor } = context
    const { period, filter, centres } = view
    const grid: Grid = canSeePoints(actor).allowed ? (input.grid ?? 'fine') : 'coarse'
    const against = input.against ?? 'even'
    const { mask, usual } = historyOf(period)
    const now = located(await listPiles(db, filter), centres)
    const everywhere = located(await listPiles(db, { ...filter, ...mask, categoryIds: null }), centres)
    const before = against === 'even' ? null : located(await listPiles(db, { ...filter, ...usual }), centres).heaps
    const problem = toGrid({ now: now.heaps, everywhere: everywhere.heaps, usual: before, grid })
    const found = problem === null ? null : await drawWherePays(hotSpotsTask, problem.input)
    return {
      ...drawn(view),
      period,
      grid,
      against,
      n: now.n,
      missing: now.missing,
      ...(problem === null || found === null ? { cells: [], hotSpots: [] } : toCells(problem, found, namer(view))),
      inUse: problem?.cells.length ?? 0,
      refused: found?.kind === 'refused' ? { reason: found.reason, needed: found.needed, had: found.had } : null,
      warnings: [...(problem?.warnings ?? [])],
      ...drawPlan,
    }
  },
  audit: 'none',
  output: Drawn.extend({
    period: Period,
    grid: z.enum(['fine', 'coarse']),
    against: z.enum(comparisons),
    /** events with a known place, and without */
    n: z.number(),
    missing: z.number(),
    cells: z.array(PlaceCell).readonly(),
    hotSpots: z.array(HotSpot).readonly(),
    inUse: z.number(),
    refused: Refusal,
    warnings: z.array(z.string()),
    seed: z.number(),
    draws: z.number(),
  }),
  can: (actor) => ({ points: canSeePoints(actor) }),
})

const mostPoints = 2000

export const getHotPoints = action('places.points', {
  http: 'GET /situation/places/points',
  input: PlaceQuery,
  allow: canSeePoints,
  run: async (context, input) => {
    const view = await openView(context, input)
    const { heaps, missing, n } = located(await listPiles(context.db, view.filter), view.centres)
    const name = namer(view)
    const points = heaps.toSorted((a, b) => b.n - a.n).slice(0, mostPoints)
    return {
      ...drawn(view),
      period: view.period,
      n,
      missing,
      left: n - points.reduce((sum, one) => sum + one.n, 0),
      points: points.map((point) => ({ ...point, where: name(point) })),
    }
  },
  audit: 'none',
  output: Drawn.extend({
    period: Period,
    n: z.number(),
    missing: z.number(),
    /** events at points that are not shown: only the most visited ones are */
    left: z.number(),
    points: z.array(z.object({ lat: z.number(), lng: z.number(), n: z.number(), where: z.string().nullable() })),
  }),
  can: (actor) => ({ points: canSeePoints(actor) }),
})

export const getRepeatPlaces = action('places.repeats', {
  http: 'GET /situation/places/repeats',
  input: PlaceQuery,
  allow: canSeePlaces,
  run: async (context, input) => {
    const { period, filter, areas, nameOfArea, nameOfCategory } = await openView(context, input)
    const { compare } = collator(context.actor.language)
    const parents = new Map(areas.map((one) => [one.id, one.parentId]))
    const rows = (await listPlaceSeries(context.db, filter)).map(({ placeId, categoryId, ...series }) => ({
      ...series,
      place: nameOfArea(placeId) ?? '',
      area: nameOfArea(parents.get(placeId) ?? 0) ?? '',
      category: nameOfCategory.get(categoryId) ?? '',
    }))
    return {
      period,
      n: await countEvents(context.db, filter),
      rows: rows.toSorted((a, b) => b.n - a.n || compare(a.place, b.place) || compare(a.category, b.category)),
    }
  },
  audit: 'none',
  output: z.object({
    period: Period,
    n: z.number(),
    rows: z.array(
      z.object({
        place: z.string(),
        area: z.string(),
        category: z.string(),
        n: z.number(),
        weeks: z.number(),
        lastWeek: z.string(),
      }),
    ),
  }),
  can: (actor) => ({ points: canSeePoints(actor) }),
})

/** The events of the view one by one. Rejects a view of more than can be worked through while somebody waits. */
async function timedEvents({ db }: Context, { filter }: View) {
  const n = await countEvents(db, filter)
  if (n > mostTimed) accept(reject('places.rejected.too-many', { n, limit: mostTimed }))
  return listTimedEvents(db, filter, mostTimed)
}

const Pairs = z.object({ observed: z.number(), expected: z.number(), ratio: z.number().nullable(), p: z.number() })

export const getNearRepeat = action('places.near', {
  http: 'GET /situation/places/near',
  input: PlaceQuery,
  allow: canSeePlaces,
  run: async (context, input) => {
    const view = await openView(context, input)
    const events = await timedEvents(context, view)
    const own = toPointEvents(events)
    const found = await drawWherePays(nearRepeatTask, { events: own, ...drawPlan })
    const within = await drawWherePays(knoxTask, { events: own, ...closeBy, ...drawPlan })
    return {
      period: view.period,
      n: own.length,
      missing: events.length - own.length,
      refused: found.kind === 'refused' ? { reason: found.reason, needed: found.needed, had: found.had } : null,
      bands:
        found.kind === 'refused'
          ? []
          : found.observed.map((row, band) =>
              row.map((observed, week) => ({
                observed,
                expected: found.expected[band]?.[week] ?? 0,
                ratio: found.knoxRatio[band]?.[week] ?? null,
                p: found.p[band]?.[week] ?? 1,
              })),
            ),
      within:
        within.kind === 'refused'
          ? null
          : { observed: within.observed, expected: within.expected, ratio: within.ratio, p: within.p },
      warnings: found.kind === 'refused' ? [] : [...found.warnings],
      ...drawPlan,
    }
  },
  audit: 'none',
  output: z.object({
    period: Period,
    n: z.number(),
    missing: z.number(),
    refused: Refusal,
    /** by distance (same point, then every 100 metres), then by week after the first event */
    /** within 100 metres and the first week */
    within: Pairs.nullable(),
    bands: z.array(
      z.array(z.object({ observed: z.number(), expected: z.number(), ratio: z.number().nullable(), p: z.number() })),
    ),
    warnings: z.array(z.string()),
    seed: z.number(),
    draws: z.number(),
  }),
  can: (actor) => ({ points: canSeePoints(actor) }),
})

export const getHours = action('places.hours', {
  http: 'GET /situation/places/hours',
  input: PlaceQuery,
  allow: canSeePlaces,
  run: async (context, input) => {
    const view = await openView(context, input)
    const events = await timedEvents(context, view)
    const { weekOnly, ...spans } = toSpans(events, view.period)
    const found = await drawWherePays(aoristicTask, { ...spans, ...drawPlan })
    const chart = found.kind === 'refused' ? null : found.chart
    return {
      period: view.period,
      n: events.length,
      used: chart?.used ?? 0,
      weekOnly,
      longSpans: found.kind === 'refused' ? 0 : found.longSpans,
      reversed: found.kind === 'refused' ? 0 : found.reversed + found.impossible,
      weights: [...(chart?.weights ?? [])],
      hourOfDay: [...(chart?.hourOfDay ?? [])],
      weekday: [...(chart?.weekday ?? [])],
      band:
        chart?.band == null
          ? null
          : {
              level: chart.band.level,
              hourOfDay: { low: [...chart.band.hourOfDay.low], high: [...chart.band.hourOfDay.high] },
              weekday: { low: [...chart.band.weekday.low], high: [...chart.band.weekday.high] },
            },
      ...drawPlan,
    }
  },
  audit: 'none',
  output: z.object({
    period: Period,
    n: z.number(),
    used: z.number(),
    weekOnly: z.number(),
    longSpans: z.number(),
    reversed: z.number(),
    /** 168 hours of the week, Monday 00 first */
    weights: z.array(z.number()),
    hourOfDay: z.array(z.number()),
    weekday: z.array(z.number()),
    band: z
      .object({
        level: z.number(),
        hourOfDay: z.object({ low: z.array(z.number()), high: z.array(z.number()) }),
        weekday: z.object({ low: z.array(z.number()), high: z.array(z.number()) }),
      })
      .nullable(),
    seed: z.number(),
    draws: z.number(),
  }),
  can: (actor) => ({ points: canSeePoints(actor) }),
})
