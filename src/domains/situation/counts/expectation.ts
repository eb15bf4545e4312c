import { ebPredict, evaluate, toCountLaw, type WindowWeeks } from '#analysis/early-warning/early-warning.ts'
import type { Need } from '#analysis/refusal.ts'
import { addDays } from '#kernel/time/week.ts'
import { type CategorySeries, type CountSeries, type History, seriesOf } from './week-series.ts'

/** What would be normal in the weeks that end with a week. Method: pooled empirical-Bayes prediction (`eb_detect`). */
export const windows = [1, 4, 12] as const satisfies readonly WindowWeeks[]
export type { WindowWeeks }
export const historyWeeks = 262

export type Predicted = {
  readonly kind: 'predicted'
  readonly mean: number
  /** negative binomial size, null: Poisson */
  readonly size: number | null
  /** 10, 90 and 99 % quantiles: the normal range and what is rare */
  readonly low: number
  readonly high: number
  readonly rare: number
  /** weeks of history that it rests on */
  readonly weeks: number
  /** overdispersion of the count */
  readonly phi: number
  /** share of the usual that the parties which have reported stand for; 1 is all of it */
  readonly coverage: number
}
/** In weeks: of history when it is too short, of the window when those who usually report have not. */
export type Refusal = {
  readonly kind: 'refused'
  readonly reason: 'too-short' | 'not-covered'
  readonly needed: number
  readonly had: number
}
export type Prediction = Predicted | Refusal

export type Remarks = {
  readonly season: boolean
  /** whether the effect of school breaks and days off is part of it */
  readonly calendar: boolean
  readonly warnings: readonly string[]
  readonly needs: readonly Need[]
}
/** One category (0: all together) and window. */
export type Expectation = {
  readonly categoryId: number
  readonly window: WindowWeeks
  /** by area */
  readonly areas: Readonly<Record<string, Prediction>>
  /** all areas together, predicted from their sums */
  readonly whole: Prediction
  readonly remarks: Remarks
}

/** Computed from the weeks before the window. */
export function expectationsFor(history: History): readonly Expectation[] {
  const { areaIds } = history
  if (areaIds.length === 0) return []
  const found: Expectation[] = []
  for (const category of seriesOf(history)) {
    const { categoryId, start, byArea, whole } = category
    const calendar = sharesOf(history, category)
    for (const window of windows) {
      const { areas, remarks } = predict(byArea, window, { start, calendar })
      const [everywhere = noHistory] = predict(whole, window, { start, calendar }).areas
      found.push({
        categoryId,
        window,
        areas: Object.fromEntries(areaIds.map((id, index) => [id, areas[index] ?? noHistory])),
        whole: everywhere,
        remarks,
      })
    }
  }
  return found
}

/** How free each week is, where that is known for all of them. */
function sharesOf({ calendar }: History, { first, byArea }: CategorySeries): Float64Array | null {
  const { freeShare = null } = calendar ?? {}
  return freeShare === null
    ? null
    : Float64Array.from({ length: byArea.weeks }, (_, week) => freeShare(addDays(first, week * 7)))
}

type Comparable = { readonly start: number; readonly calendar: Float64Array | null }

const noHistory: Refusal = { kind: 'refused', reason: 'too-short', needed: 8, had: 0 }

/** Seasons by area, and the overdispersion of longer windows from sums as long: what the calibration found to keep its promise. */
function predict(series: CountSeries, window: WindowWeeks, { start, calendar }: Comparable) {
  const prediction = ebPredict({
    ...series,
    latest: series.weeks - 1,
    window,
    baselineStart: start,
    seasons: 'by-area',
    ...(calendar === null ? {} : { calendar }),
    dispersion: window === 1 ? 'weeks' : 'window',
  })
  if (prediction.kind === 'refused') {
    const { reason, needed, had } = prediction
    const refusal: Refusal = { kind: 'refused', reason, needed, had }
    return {
      areas: Array.from({ length: series.areas }, () => refusal),
      remarks: { season: false, calendar: false, warnings: [], needs: [] },
    }
  }
  return {
    areas: prediction.areas.map((area): Prediction => {
      if (area.kind === 'refused') return area
      const { mean, size, n, phi, coverage } = area
      const { low, high, rare } = evaluate(area, 0)
      return {
        kind: 'predicted',
        mean: short(mean),
        size: size === null ? null : short(size),
        low,
        high,
        rare,
        weeks: n,
        phi: short(phi),
        coverage: short(coverage),
      }
    }),
    remarks: {
      season: prediction.season.shrinkage > 0,
      calendar: prediction.season.calendar !== 0,
      warnings: prediction.warnings,
      needs: prediction.needs,
    },
  }
}

/** Six digits are more than is known of any of these. */
const short = (value: number): number => Number(value.toPrecision(6))

/** P(as many or more) when all is as usual. */
export const chanceOf = (expected: Predicted, n: number): number => toCountLaw(expected).atLeast(n)
