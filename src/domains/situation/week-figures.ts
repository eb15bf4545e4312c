import { negativeBinomial, poisson } from '#analysis/distributions/distributions.ts'
import { ebPredict } from '#analysis/early-warning/early-warning.ts'
import { judgeFamily, type SeriesStatus } from '#analysis/early-warning/false-discovery.ts'
import { daysBetween, firstDayOf, type IsoWeek } from '#kernel/time/week.ts'

/** How a week is set against what is normal. Method: pooled empirical-Bayes predictive, window 1 week (`eb_detect`). */
export type WeekCount = {
  readonly monday: string
  readonly areaId: number
  readonly categoryId: number
  readonly n: number
}
/** Events of all categories in an area in a week. */
export type AreaWeekTotal = { readonly monday: string; readonly areaId: number; readonly n: number }
export type RepeatPlace = {
  readonly areaId: number
  readonly placeId: number
  readonly categoryId: number
  readonly n: number
}
/** The predictive distribution of one series in one week; category 0 is all categories together. */
export type StoredExpectation = {
  readonly areaId: number
  readonly categoryId: number
  readonly mean: number
  /** negative binomial size, null: Poisson */
  readonly size: number | null
  /** 10, 90 and 99 % quantiles: the normal range and what is rare */
  readonly low: number
  readonly high: number
  readonly rare: number
  readonly weeks: number
}
/** The range expected of an area's total in a week. */
export type UsualTotal = Pick<StoredExpectation, 'areaId' | 'low' | 'high'> & { readonly monday: string }
export type SeriesFigure = {
  readonly areaId: number
  readonly categoryId: number
  readonly observed: number
  /** null when there are too few weeks of history to say what is normal */
  readonly expected: Omit<StoredExpectation, 'areaId' | 'categoryId'> | null
  /** P(more) + ½ P(as many); null where nothing was observed or nothing is expected */
  readonly midP: number | null
  readonly status: SeriesStatus | 'untested'
}

export const allCategories = 0
export const historyWeeks = 262

export type History = {
  /** the week looked at */
  readonly week: IsoWeek
  readonly counts: readonly WeekCount[]
  /** Mondays of weeks in which somebody delivered; a week without events and without a delivery is missing, not zero */
  readonly deliveryWeeks: readonly string[]
  readonly areaIds: readonly number[]
  readonly categories: readonly { readonly id: number; readonly baselineStart: string | null }[]
}

/** What would be normal for every area and category in the week, computed from the weeks before it. */
export function expectationsFor(history: History): readonly StoredExpectation[] {
  const { areaIds, categories, counts } = history
  const first = counts.reduce(
    (earliest, { monday }) => (monday < earliest ? monday : earliest),
    firstDayOf(history.week),
  )
  const latest = daysBetween(first, firstDayOf(history.week)) / 7
  const areaIndex = new Map(areaIds.map((id, index) => [id, index]))
  const total = new Float64Array(latest * areaIds.length)
  const perCategory = new Map(categories.map(({ id }) => [id, new Float64Array(latest * areaIds.length)]))
  for (const { monday, areaId, categoryId, n } of counts) {
    const area = areaIndex.get(areaId)
    const week = daysBetween(first, monday) / 7
    if (area === undefined || week >= latest) continue
    const cell = week * areaIds.length + area
    total[cell] = (total[cell] ?? 0) + n
    const series = perCategory.get(categoryId)
    if (series) series[cell] = (series[cell] ?? 0) + n
  }
  const missing = missingWeeks(total, {
    latest,
    first,
    areas: areaIds.length,
    delivered: new Set(history.deliveryWeeks),
  })
  const series = [
    { id: allCategories, baselineStart: null, values: total },
    ...categories.map((one) => ({ ...one, values: perCategory.get(one.id) ?? new Float64Array(0) })),
  ]
  return series.flatMap(({ id, baselineStart, values }) => {
    for (const week of missing) values.fill(Number.NaN, week * areaIds.length, (week + 1) * areaIds.length)
    const start = baselineStart === null ? 0 : Math.max(0, Math.ceil(daysBetween(first, baselineStart) / 7))
    return predict({ id, values, latest, start, areaIds })
  })
}

type Span = {
  readonly latest: number
  readonly first: string
  readonly areas: number
  readonly delivered: ReadonlySet<string>
}

function missingWeeks(total: Float64Array, { latest, first, areas, delivered }: Span): readonly number[] {
  const firstMs = Date.parse(`${first}T00:00:00Z`)
  return Array.from({ length: latest }, (_, week) => week).filter((week) => {
    const monday = new Date(firstMs + week * 604_800_000).toISOString().slice(0, 10)
    return !delivered.has(monday) && total.subarray(week * areas, (week + 1) * areas).every((n) => n === 0)
  })
}

type Series = {
  readonly id: number
  readonly values: Float64Array
  readonly latest: number
  readonly start: number
  readonly areaIds: readonly number[]
}

function predict({ id, values, latest, start, areaIds }: Series): readonly StoredExpectation[] {
  if (latest === 0 || areaIds.length === 0) return []
  const prediction = ebPredict({
    weeks: latest,
    areas: areaIds.length,
    counts: values,
    latest,
    window: 1,
    baselineStart: Math.min(start, latest),
  })
  if (prediction.kind === 'refused') return []
  return prediction.areas.flatMap((area, index) =>
    area.kind === 'refused' ? [] : [{ areaId: areaIds[index] ?? 0, categoryId: id, weeks: area.n, ...rangeOf(area) }],
  )
}

const lawOf = ({ mean, size }: { mean: number; size: number | null }) =>
  size === null ? poisson(mean) : negativeBinomial(mean, size)

function rangeOf({ mean, size }: { mean: number; size: number | null }) {
  const law = lawOf({ mean, size })
  return { mean, size, low: law.quantile(0.1), high: law.quantile(0.9), rare: law.quantile(0.99) }
}

function midPOf(known: StoredExpectation, n: number): number {
  const law = lawOf(known)
  return Math.max(0, law.atLeast(n) - 0.5 * Math.exp(law.logPmf(n)))
}

type Week = {
  readonly counts: readonly WeekCount[]
  readonly expectations: readonly StoredExpectation[]
  readonly areaIds: readonly number[]
  readonly categoryIds: readonly number[]
  /** an unfinished week is shown but never tested */
  readonly complete: boolean
}

/** Sets the week's counts against the expectations and tests them: every area and category as one family, the totals as another. */
export function figuresOf({ counts, expectations, areaIds, categoryIds, complete }: Week): readonly SeriesFigure[] {
  const key = (areaId: number, categoryId: number) => `${areaId} ${categoryId}`
  const observed = new Map<string, number>()
  for (const { areaId, categoryId, n } of counts) {
    observed.set(key(areaId, categoryId), n)
    observed.set(key(areaId, allCategories), (observed.get(key(areaId, allCategories)) ?? 0) + n)
  }
  const expected = new Map(expectations.map((one) => [key(one.areaId, one.categoryId), one]))
  const figures = areaIds.flatMap((areaId) =>
    [allCategories, ...categoryIds].map((categoryId) => {
      const n = observed.get(key(areaId, categoryId)) ?? 0
      const known = expected.get(key(areaId, categoryId))
      return {
        areaId,
        categoryId,
        observed: n,
        expected: known ?? null,
        midP: known && n > 0 ? midPOf(known, n) : null,
      }
    }),
  )
  // Sums and their parts are never tested together: the areas' totals are a family of their own.
  const judged = (totals: boolean) =>
    judgeFamily(
      // Nothing observed can never be unusually much: it counts in the family with probability 1.
      figures.map(({ categoryId, observed: n, expected: known, midP }) =>
        complete && known && (categoryId === allCategories) === totals
          ? { midP: midP ?? 1, observed: n, expected: known.mean }
          : null,
      ),
    ).verdicts
  const [parts, totals] = [judged(false), judged(true)]
  return figures.map((figure, index) => ({
    ...figure,
    status: (parts[index] ?? totals[index])?.status ?? 'untested',
  }))
}
