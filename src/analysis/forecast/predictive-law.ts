import { normalAtMost, normalQuantile } from '../distributions/continuous.ts'
import { type CountLaw, negativeBinomial, poisson } from '../distributions/distributions.ts'
import { at } from '../linear-algebra.ts'
import { requireCount, requireOpenUnit, requirePositive } from '../refusal.ts'

/** What a forecast says about one count: 0, 1, 2, … */
export interface PredictiveLaw {
  readonly mean: number
  readonly variance: number
  /** P(Y <= y). */
  atMost(y: number): number
  /** ln P(Y = y); null where the forecast calls y impossible. */
  logPmf(y: number): number | null
  /** Smallest whole y with P(Y <= y) >= p. */
  quantile(p: number): number
  /** Continuous ranked probability score, which for counts is the ranked probability score; 0 is perfect. */
  crps(y: number): number
}

/** The levels at which forecasts are stored and scored (Bracher et al. 2021). */
export const quantileLevels: readonly number[] = [
  0.01, 0.025, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95,
  0.975, 0.99,
]

/** Negative binomial with variance mean + mean²/size; null is Poisson. Errors: AnalysisInputError. */
export function countPredictive(mean: number, size: number | null): PredictiveLaw {
  const law = size === null ? poisson(mean) : negativeBinomial(mean, size)
  return {
    mean,
    variance: mean + (size === null ? 0 : (mean * mean) / size),
    atMost: law.atMost,
    logPmf: law.logPmf,
    quantile: law.quantile,
    crps: (y) => rankedProbabilityScore(law, y, (k, before) => Math.min(1, before + Math.exp(law.logPmf(k)))),
  }
}

/** What lies outside the quantiles of this and its opposite is left out of the sums. */
const negligible = 1e-12

/** Sum over k of (P(Y <= k) − 1{y <= k})²; `next` gives P(Y <= k) from P(Y < k). */
function rankedProbabilityScore(
  law: Pick<CountLaw, 'atMost' | 'quantile'>,
  y: number,
  next: (k: number, before: number) => number,
): number {
  requireCount('y', y)
  const low = law.quantile(negligible)
  const high = law.quantile(1 - negligible)
  // Below `low` the law is 0 and above `high` it is 1, so that each step from there to y costs 1.
  let sum = Math.max(0, low - y) + Math.max(0, y - 1 - high)
  let reached = law.atMost(low)
  for (let k = low; ; k++) {
    sum += k < y ? reached * reached : (1 - reached) ** 2
    if (k === high) return sum
    reached = next(k + 1, reached)
  }
}

/** Each of the values equally likely. At least one, whole numbers. */
export function empiricalPredictive(values: Float64Array): PredictiveLaw {
  requirePositive('values', values.length)
  const sorted = values.slice().sort()
  const n = sorted.length
  const mean = sorted.reduce((sum, value) => sum + value, 0) / n
  const atMost = (y: number) => countAtMost(sorted, y) / n
  // Half the mean distance between two draws.
  const spread = sorted.reduce((sum, value, index) => sum + (2 * index - n + 1) * value, 0) / (n * n)
  return {
    mean,
    variance: sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0) / n,
    atMost,
    logPmf(y) {
      const share = atMost(y) - atMost(y - 1)
      return share > 0 ? Math.log(share) : null
    },
    quantile(p) {
      requireOpenUnit('p', p)
      return at(sorted, Math.max(0, Math.ceil(p * n - tieSlack) - 1))
    },
    crps: (y) => sorted.reduce((sum, value) => sum + Math.abs(value - y), 0) / n - spread,
  }
}

/** p·n may land this far above the whole number that it stands for. */
const tieSlack = 1e-9

function countAtMost(sorted: Float64Array, y: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (at(sorted, middle) <= y) low = middle + 1
    else high = middle
  }
  return low
}

/** A normal law rounded to whole numbers, all below zero counted as 0; `deviation` 0 is a certain forecast. */
export function roundedNormalPredictive(mean: number, deviation: number): PredictiveLaw {
  const atMost = (y: number) => {
    if (y < 0) return 0
    if (deviation === 0) return y + 0.5 >= mean ? 1 : 0
    return normalAtMost((y + 0.5 - mean) / deviation)
  }
  const quantile = (p: number) => Math.max(0, Math.ceil(mean + deviation * normalQuantile(p) - 0.5))
  return {
    mean,
    variance: deviation * deviation,
    atMost,
    logPmf(y) {
      const share = atMost(y) - atMost(y - 1)
      return share > 0 ? Math.log(share) : null
    },
    quantile,
    crps: (y) => rankedProbabilityScore({ atMost, quantile }, y, atMost),
  }
}
