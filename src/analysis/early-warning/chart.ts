import { AnalysisInputError, type Need } from '../refusal.ts'
import { requireSeries } from './baseline.ts'

/** What every control chart answers. None of them is made for alarms: on small counts they promise more than they keep. */
export interface Chart {
  readonly kind: 'chart'
  /** Judged periods. */
  readonly n: number
  /** Null for a missing period. */
  readonly alarm: readonly (boolean | null)[]
  readonly warnings: readonly ChartWarning[]
  readonly needs: readonly Need[]
}

export type ChartWarning = 'for-comparison-only' | 'limits-cut-at-zero' | 'low-mean' | 'missing-weeks' | 'no-spread'

/** One series in time order: whole numbers, NaN where missing. Errors: AnalysisInputError. */
export function requireSingleSeries(counts: Float64Array): void {
  requireSeries({ weeks: counts.length, areas: 1, counts })
}

/** Not only a number, but within bounds. Errors: AnalysisInputError. */
export function requireBetween(name: string, value: number, [least, most]: readonly [number, number]): void {
  if (!(value >= least && value <= most)) {
    throw new AnalysisInputError('out-of-range', { name, value: String(value), least, most })
  }
}

export function memoryWarnings(counts: Float64Array): readonly ChartWarning[] {
  return counts.some(Number.isNaN) ? ['for-comparison-only', 'missing-weeks'] : ['for-comparison-only']
}
