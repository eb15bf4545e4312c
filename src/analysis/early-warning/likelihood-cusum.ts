import { type CountLaw, negativeBinomial, poisson } from '../distributions/distributions.ts'
import { AnalysisInputError, requireAtMost, requirePositive } from '../refusal.ts'
import { type Chart, memoryWarnings, requireSingleSeries } from './chart.ts'

/** What is told apart: counts as usual, and counts with `ratio` times the mean. */
export interface ShiftModel {
  /** Expected count per week as usual. */
  readonly mean: number
  /** Negative binomial size (variance = mean + mean²/size); null is Poisson. Default null. */
  readonly size?: number | null
  /** More than 1. Default 2: a doubling. */
  readonly ratio?: number
}

export interface LikelihoodCusumInput extends ShiftModel {
  /** One series in time order, whole numbers; NaN is a missing week and leaves the sum as it is. */
  readonly counts: Float64Array
  /** Decision limit; see `thresholdForRunLength`. */
  readonly h: number
  /** Begin again from 0 the week after an alarm. Default false. */
  readonly reset?: boolean
}

export interface LikelihoodCusumResult extends Chart {
  readonly method: 'lr-cusum-poisson' | 'lr-cusum-negative-binomial'
  /** Log-likelihood ratio of each week; null for a missing one. */
  readonly llr: readonly (number | null)[]
  readonly cusum: readonly number[]
  readonly h: number
}

export interface ShiftLaws {
  readonly usual: CountLaw
  readonly shifted: CountLaw
}

/** Errors: AnalysisInputError. */
export function shiftLaws({ mean, size = null, ratio = 2 }: ShiftModel): ShiftLaws {
  requirePositive('mean', mean)
  if (!(ratio > 1)) throw new AnalysisInputError('out-of-range', { name: 'ratio', value: String(ratio) })
  requireAtMost('ratio', ratio, 100)
  if (size === null) return { usual: poisson(mean), shifted: poisson(ratio * mean) }
  return { usual: negativeBinomial(mean, size), shifted: negativeBinomial(ratio * mean, size) }
}

export const logLikelihoodRatio = ({ usual, shifted }: ShiftLaws, count: number): number =>
  shifted.logPmf(count) - usual.logPmf(count)

/** C_t = max(0, C_(t−1) + log f(y; ratio x mean) / f(y; mean)); alarm at C_t >= h (Moustakides 1986). Errors: AnalysisInputError. */
export function likelihoodCusum(input: LikelihoodCusumInput): LikelihoodCusumResult {
  const { counts, h, reset = false } = input
  requireSingleSeries(counts)
  requirePositive('h', h)
  const laws = shiftLaws(input)
  const llr = Array.from(counts, (count) => (Number.isNaN(count) ? null : logLikelihoodRatio(laws, count)))
  const sums: number[] = []
  let sum = 0
  for (const step of llr) {
    sum = Math.max(0, (reset && sum >= h ? 0 : sum) + (step ?? 0))
    sums.push(sum)
  }
  return {
    kind: 'chart',
    method: (input.size ?? null) === null ? 'lr-cusum-poisson' : 'lr-cusum-negative-binomial',
    llr,
    cusum: sums,
    alarm: sums.map((reached, week) => (llr[week] === null ? null : reached >= h)),
    h,
    n: llr.filter((step) => step !== null).length,
    warnings: memoryWarnings(counts),
    needs: [],
  }
}
