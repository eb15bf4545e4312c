import { combineParties } from '#analysis/early-warning/coverage.ts'
import { addDays, daysBetween, firstDayOf, type IsoWeek } from '#kernel/time/week.ts'
import type { HistoryCalendar } from '../calendar/calendar-weeks.ts'

/** What parties reported, as series to predict from: counts of every week, and how much of the usual was seen in it. */
export type PartyCount = {
  readonly monday: string
  readonly areaId: number
  readonly categoryId: number
  readonly partyId: number
  readonly n: number
}
export type PartyWeek = { readonly monday: string; readonly partyId: number }
export type History = {
  /** the week looked at, whose own counts may be among the others */
  readonly week: IsoWeek
  /** the week is over: a party that has not reported is silent, and not merely not done yet */
  readonly complete: boolean
  readonly counts: readonly PartyCount[]
  /** weeks in which a party handed something in or said that there was nothing */
  readonly deliveries: readonly PartyWeek[]
  readonly areaIds: readonly number[]
  readonly categories: readonly { readonly id: number; readonly baselineStart: string | null }[]
  /** breaks, days off and events; none is known where it is left out */
  readonly calendar?: HistoryCalendar
}

/** One category in every area, or in all of them together (`areas` 1): week-major, NaN where the week is missing. */
export type CountSeries = {
  readonly weeks: number
  readonly areas: number
  readonly counts: Float64Array
  readonly exposure: Float64Array
}
export type CategorySeries = {
  readonly categoryId: number
  /** Monday of the first week */
  readonly first: string
  /** index of the first week that is comparable with this one */
  readonly start: number
  readonly byArea: CountSeries
  readonly whole: CountSeries
}

export const allCategories = 0

/** Every category's series up to the week looked at, and that of all categories together. */
export function* seriesOf(history: History): Generator<CategorySeries> {
  const { categories, areaIds } = history
  const monday = firstDayOf(history.week)
  const first = history.counts.reduce((earliest, one) => (one.monday < earliest ? one.monday : earliest), monday)
  const weeks = daysBetween(first, monday) / 7 + 1
  const indexOf = new Map(Array.from({ length: weeks }, (_, index) => [addDays(first, index * 7), index]))
  const span: Span = { weeks, indexOf, areas: areaIds.length }
  const { parties, usual, someone } = reportersIn(history, span)
  const areaIndex = new Map(areaIds.map((id, index) => [id, index]))
  const byCategory = Map.groupBy(history.counts, ({ categoryId }) => categoryId)
  const startOf = (baselineStart: string | null) =>
    baselineStart === null ? 0 : Math.max(0, Math.ceil(daysBetween(first, baselineStart) / 7))
  const leaveOut = exceptionsIn(history, span)
  const build = (counts: readonly PartyCount[]) => {
    const perParty = sumByParty(counts, span, { areaIndex, parties })
    const byArea = combine(perParty, span.areas, { usual, someone })
    const whole = combine(
      perParty.map((values) => sumAreas(values, span)),
      1,
      { usual, someone },
    )
    leaveOut(byArea, areaIds)
    leaveOut(whole, [null])
    return { byArea, whole }
  }
  // A sum is comparable from the latest break of its parts.
  const starts = categories.map(({ baselineStart }) => startOf(baselineStart))
  yield { categoryId: allCategories, first, start: Math.max(0, ...starts), ...build(history.counts) }
  for (const [index, { id }] of categories.entries())
    yield { categoryId: id, first, start: starts[index] ?? 0, ...build(byCategory.get(id) ?? []) }
}

/** Weeks for which more than usual was foreseen are no ordinary ones to compare with: they are missing, in the areas concerned. */
function exceptionsIn({ calendar }: History, { indexOf }: Span) {
  return (series: CountSeries, areaIds: readonly (number | null)[]): void => {
    if (calendar === undefined) return
    for (const [monday, week] of indexOf)
      for (const [column, areaId] of areaIds.entries())
        if (calendar.isExceptional(monday, areaId)) series.counts[week * series.areas + column] = Number.NaN
  }
}

type Span = { readonly weeks: number; readonly indexOf: ReadonlyMap<string, number>; readonly areas: number }
type Reporters = {
  /** position of each party; those that report now and then share the last one, which is never silent */
  readonly parties: ReadonlyMap<number, number>
  /** by week, whether each party that usually reports did so */
  readonly usual: readonly Uint8Array[]
  /** by week, whether anybody reported */
  readonly someone: Uint8Array
}

function reportersIn({ complete, counts, deliveries }: History, { weeks, indexOf }: Span): Reporters {
  const reported = new Map<number, Uint8Array>()
  const someone = new Uint8Array(weeks)
  for (const { partyId, monday } of [...deliveries, ...counts]) {
    const at = indexOf.get(monday)
    if (at === undefined) continue
    const own = reported.get(partyId) ?? new Uint8Array(weeks)
    own[at] = 1
    someone[at] = 1
    reported.set(partyId, own)
  }
  if (!complete) {
    someone[weeks - 1] = 1
    for (const own of reported.values()) own[weeks - 1] = 1
  }
  const regular = [...reported].filter(([, own]) => reportsUsually(own)).sort(([a], [b]) => a - b)
  return {
    parties: new Map(regular.map(([id], index) => [id, index])),
    usual: regular.map(([, own]) => own),
    someone,
  }
}

/** By the same rule as coverage itself: asked with a series that only tells the weeks. */
function reportsUsually(reported: Uint8Array): boolean {
  const weeks = Float64Array.from(reported, (one) => (one === 1 ? 0 : Number.NaN))
  return combineParties({ weeks: weeks.length, areas: 1, parties: [weeks] }).n > 0
}

type Positions = { readonly areaIndex: ReadonlyMap<number, number>; readonly parties: ReadonlyMap<number, number> }

/** Counts of each usual party, and last of all others together. */
function sumByParty(
  counts: readonly PartyCount[],
  { weeks, indexOf, areas }: Span,
  { areaIndex, parties }: Positions,
): readonly Float64Array[] {
  const sums = Array.from({ length: parties.size + 1 }, () => new Float64Array(weeks * areas))
  for (const { monday, areaId, partyId, n } of counts) {
    const area = areaIndex.get(areaId)
    const week = indexOf.get(monday)
    const values = sums[parties.get(partyId) ?? parties.size]
    if (area === undefined || week === undefined || values === undefined) continue
    const cell = week * areas + area
    values[cell] = (values[cell] ?? 0) + n
  }
  return sums
}

const sumAreas = (values: Float64Array, { weeks, areas }: Span): Float64Array =>
  Float64Array.from({ length: weeks }, (_, week) =>
    values.subarray(week * areas, (week + 1) * areas).reduce((sum, n) => sum + n, 0),
  )

/** All that was reported, with less exposure where a party that usually reports was silent; missing where nobody reported. */
function combine(
  perParty: readonly Float64Array[],
  areas: number,
  { usual, someone }: Pick<Reporters, 'usual' | 'someone'>,
): CountSeries {
  const weeks = someone.length
  const others = perParty[usual.length] ?? new Float64Array(weeks * areas)
  const parties: Float64Array[] = usual.map((reported, party) =>
    Float64Array.from(perParty[party] ?? [], (n, cell) => (reported[Math.floor(cell / areas)] === 1 ? n : Number.NaN)),
  )
  if (others.some((n) => n > 0) || parties.length === 0) parties.push(others)
  const { counts, exposure } = combineParties({ weeks, areas, parties })
  for (const [week, reported] of someone.entries()) {
    if (reported === 1) continue
    counts.fill(Number.NaN, week * areas, (week + 1) * areas)
    exposure.fill(0, week * areas, (week + 1) * areas)
  }
  return { weeks, areas, counts, exposure }
}
