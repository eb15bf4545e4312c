import { normalTwoSided } from '../distributions/continuous.ts'
import { AnalysisInputError, type Need, requireCount, type TooShort, tooShort } from '../refusal.ts'
import { kendallScore, kendallVariance, risingMinusFalling } from './kendall-exact.ts'
import { medianSlope } from './sen-slope.ts'

export type SeasonalTrendWarning = 'few-cycles' | 'missing-points' | 'no-variation'

export interface SeasonalTrend {
  readonly kind: 'seasonal-trend'
  readonly method: 'seasonal-mann-kendall-sen'
  /** Points present. */
  readonly n: number
  readonly warnings: readonly SeasonalTrendWarning[]
  readonly needs: readonly Need[]
  /** Sums over the seasons. */
  readonly s: number
  readonly variance: number
  readonly z: number
  /** Two-sided, normal. */
  readonly p: number
  /** Median change from one cycle to the next within a season, with 95 % limits. */
  readonly slope: number
  readonly slopeLow: number
  readonly slopeHigh: number
}

const fewestCycles = 3
const recommendedCycles = 5

/**
 * Mann-Kendall test within each season of the cycle (January with January), summed over the seasons (Hirsch, Slack & Smith
 * 1982): a season that returns is no trend. Seasons are taken as independent. `period` points to a cycle; null is a missing
 * point. Refuses under three cycles of points. Errors: AnalysisInputError.
 */
export function seasonalMannKendall(series: readonly (number | null)[], period: number): SeasonalTrend | TooShort {
  requireCount('period', period)
  if (period < 2) throw new AnalysisInputError('out-of-range', { name: 'period', value: period })
  const n = countPresent(series)
  const needed = fewestCycles * period
  if (n < needed) return tooShort(needed, n)
  const slopes: number[] = []
  let s = 0
  let variance = 0
  for (let season = 0; season < period; season++) {
    const values: number[] = []
    const cycles: number[] = []
    for (let step = season; step < series.length; step += period) {
      const value = series[step] ?? null
      if (value === null) continue
      for (const [earlier, cycle] of cycles.entries()) {
        slopes.push((value - (values[earlier] ?? 0)) / ((step - season) / period - cycle))
      }
      values.push(value)
      cycles.push((step - season) / period)
    }
    s += risingMinusFalling(values)
    variance += kendallVariance(values)
  }
  const z = kendallScore(s, variance)
  const cycles = n / period
  return {
    kind: 'seasonal-trend',
    method: 'seasonal-mann-kendall-sen',
    n,
    warnings: warningsOf(series, n, { cycles, variance }),
    needs: cycles < recommendedCycles ? [{ code: 'cycles', needed: recommendedCycles, had: cycles }] : [],
    s,
    variance,
    z,
    p: normalTwoSided(z),
    ...medianSlope(Float64Array.from(slopes), variance),
  }
}

function countPresent(series: readonly (number | null)[]): number {
  let present = 0
  for (const value of series) {
    if (value === null) continue
    if (!Number.isFinite(value)) throw new AnalysisInputError('not-finite', { name: 'series', value: String(value) })
    present += 1
  }
  return present
}

function warningsOf(
  series: readonly (number | null)[],
  n: number,
  { cycles, variance }: { readonly cycles: number; readonly variance: number },
): readonly SeasonalTrendWarning[] {
  const warnings: SeasonalTrendWarning[] = []
  if (cycles < recommendedCycles) warnings.push('few-cycles')
  if (n < series.length) warnings.push('missing-points')
  if (variance === 0) warnings.push('no-variation')
  return warnings
}
