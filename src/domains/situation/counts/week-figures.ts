import { midP, toCountLaw } from '#analysis/early-warning/early-warning.ts'
import type { SeriesStatus } from '#analysis/early-warning/false-discovery.ts'
import { type AreaSeries, type FamilyOfWeek, judgeWeek, type WholeSeries } from '#analysis/early-warning/family.ts'
import { type Expectation, type Prediction, type Refusal, type WindowWeeks, windows } from './expectation.ts'
import { allCategories } from './week-series.ts'

/** What was counted in an area and category: in the weeks that end with the one looked at, and in the one before it. */
export type WindowCount = {
  readonly areaId: number
  readonly categoryId: number
  readonly before: number
  readonly windows: Readonly<Record<WindowWeeks, number>>
}
/** Events of all categories in an area in a week. */
export type AreaWeekTotal = { readonly monday: string; readonly areaId: number; readonly n: number }
export type RepeatPlace = {
  readonly areaId: number
  readonly placeId: number
  readonly categoryId: number
  readonly n: number
}
/** The range expected of an area's total in a week. */
export type UsualTotal = {
  readonly monday: string
  readonly areaId: number
  readonly low: number
  readonly high: number
}

export type WindowFigure = {
  readonly window: WindowWeeks
  readonly observed: number
  readonly prediction: Prediction
  readonly status: SeriesStatus | 'untested'
  /** above its own range only as much as the whole municipality is */
  readonly shared: boolean
}
/** Category 0 is all categories together, area 0 all areas. */
export type SeriesFigure = {
  readonly areaId: number
  readonly categoryId: number
  readonly observed: number
  readonly before: number
  readonly windows: Readonly<Record<WindowWeeks, WindowFigure>>
}
export type JudgedWeek = {
  /** every area with all categories together and each by itself */
  readonly figures: readonly SeriesFigure[]
  /** the municipality: all categories together and each by itself */
  readonly wholes: readonly SeriesFigure[]
  /** series tested, signals among them with those of the whole municipality, how many chance alone gives, and what one takes */
  readonly tested: number
  readonly signals: number
  readonly expectedFalse: number
  readonly signalThreshold: number
}

export const wholeMunicipality = 0

type Week = {
  readonly counts: readonly WindowCount[]
  readonly expectations: readonly Expectation[]
  readonly areaIds: readonly number[]
  readonly categoryIds: readonly number[]
  /** an unfinished week is shown but never tested */
  readonly complete: boolean
}

const unknown: Refusal = { kind: 'refused', reason: 'too-short', needed: 8, had: 0 }

/** Sets the week's counts against the expectations and tests them: the municipality first, then every area. */
export function judge({ counts, expectations, areaIds, categoryIds, complete }: Week): JudgedWeek {
  const sums = sumsOf(counts, new Set(areaIds))
  const expected = new Map(expectations.map((one) => [seriesKey(one.categoryId, one.window), one]))
  const figure = (areaId: number, categoryId: number): SeriesFigure => {
    const own = sums.get(seriesKey(areaId, categoryId)) ?? nothing
    return {
      areaId,
      categoryId,
      observed: own.windows[1],
      before: own.before,
      windows: byWindow((window) => {
        const known = expected.get(seriesKey(categoryId, window))
        const prediction = (areaId === wholeMunicipality ? known?.whole : known?.areas[String(areaId)]) ?? unknown
        return { window, observed: own.windows[window], prediction, status: 'untested', shared: false }
      }),
    }
  }
  const all = [allCategories, ...categoryIds]
  const figures = areaIds.flatMap((areaId) => all.map((categoryId) => figure(areaId, categoryId)))
  const wholes = all.map((categoryId) => figure(wholeMunicipality, categoryId))
  if (!complete) return { figures, wholes, tested: 0, signals: 0, expectedFalse: 0, signalThreshold: 1 }
  const isTotal = ({ categoryId }: SeriesFigure) => categoryId === allCategories
  const isPart = (one: SeriesFigure) => !isTotal(one)
  const parts = judgeTogether(figures.filter(isPart), wholes.filter(isPart))
  // Sums and what they consist of are never tested together: the areas' totals are a family of their own, outside the budget.
  const totals = judgeTogether(figures.filter(isTotal), wholes.filter(isTotal))
  const { n, signals, expectedFalseSignals, signalThreshold } = parts.family
  return {
    figures: [...totals.figures, ...parts.figures],
    wholes: [...totals.wholes, ...parts.wholes],
    tested: n,
    signals,
    expectedFalse: expectedFalseSignals,
    signalThreshold,
  }
}

function judgeTogether(figures: readonly SeriesFigure[], wholes: readonly SeriesFigure[]) {
  const family = judgeWeek({
    // Counts are those of a category itself: what stands under a main category is not counted in it, so all are leaves.
    tree: Object.fromEntries(wholes.map(({ categoryId }) => [String(categoryId), null])),
    series: figures.flatMap(toSeries),
    wholes: wholes.flatMap(toWholes),
  })
  return { family, figures: withVerdicts(figures, family), wholes: withEvents(wholes, family) }
}

/** In the order of the windows, which is that of the verdicts. */
const byWindow = (of: (window: WindowWeeks) => WindowFigure): SeriesFigure['windows'] => ({
  1: of(1),
  4: of(4),
  12: of(12),
})

const seriesKey = (a: number | string, b: number) => `${a} ${b}`
const nothing = { before: 0, windows: { 1: 0, 4: 0, 12: 0 } } as const

type Sums = { before: number; readonly windows: Record<WindowWeeks, number> }

/** Counts by area and category, with the sums over all categories and all areas of the picture. */
function sumsOf(counts: readonly WindowCount[], shown: ReadonlySet<number>): ReadonlyMap<string, Sums> {
  const sums = new Map<string, Sums>()
  for (const { areaId, categoryId, before, windows: own } of counts) {
    if (!shown.has(areaId)) continue
    for (const area of [areaId, wholeMunicipality])
      for (const category of [categoryId, allCategories]) {
        const key = seriesKey(area, category)
        const sum = sums.get(key) ?? { before: 0, windows: { 1: 0, 4: 0, 12: 0 } }
        sum.before += before
        for (const window of windows) sum.windows[window] += own[window]
        sums.set(key, sum)
      }
  }
  return sums
}

const testedOf = ({ observed, prediction }: WindowFigure) =>
  prediction.kind === 'predicted' ? { observed, mean: prediction.mean, size: prediction.size } : null

const toSeries = (figure: SeriesFigure): AreaSeries[] =>
  windows.map((window) => ({
    category: String(figure.categoryId),
    window,
    area: String(figure.areaId),
    tested: testedOf(figure.windows[window]),
  }))

const toWholes = (figure: SeriesFigure): WholeSeries[] =>
  windows.flatMap((window) => {
    const tested = testedOf(figure.windows[window])
    return tested === null ? [] : [{ category: String(figure.categoryId), window, tested }]
  })

/** The verdicts stand in the order in which the series were given. */
function withVerdicts(figures: readonly SeriesFigure[], { verdicts }: FamilyOfWeek): readonly SeriesFigure[] {
  const next = verdicts.values()
  return figures.map((figure) => {
    const judged = byWindow((window): WindowFigure => {
      const own = figure.windows[window]
      const verdict = next.next().value ?? null
      if (verdict === null) return own
      const isHigh = own.prediction.kind === 'predicted' && own.observed > own.prediction.high
      const shared = verdict.raisedBy > 1 && verdict.status === 'none' && isHigh
      return { ...own, status: verdict.status, shared }
    })
    return { ...figure, windows: judged }
  })
}

/** In the municipality only a rise that the areas share is a alert; what some areas have alone is told of them. */
function withEvents(wholes: readonly SeriesFigure[], { wideEvents }: FamilyOfWeek): readonly SeriesFigure[] {
  const events = new Set(wideEvents.map(({ category, window }) => `${category} ${window}`))
  return wholes.map((whole) => {
    const judged = byWindow((window): WindowFigure => {
      const own = whole.windows[window]
      if (own.prediction.kind === 'refused') return own
      return { ...own, status: events.has(seriesKey(whole.categoryId, window)) ? 'signal' : 'none' }
    })
    return { ...whole, windows: judged }
  })
}

/** P(more) + ½ P(as many), null where nothing is expected. */
export const midPOf = ({ observed, prediction }: WindowFigure): number | null =>
  prediction.kind === 'predicted' ? midP(toCountLaw(prediction), observed) : null
