import betainc from '@stdlib/math-base-special-betainc'
import { requireAtMost, requireCount, requireOpenUnit, requirePositive } from '../refusal.ts'
import { binomialLogPmf, negativeBinomialLogPmf, poissonLogPmf } from './log-pmf.ts'

/** A law of counts 0, 1, 2, … Every function takes a whole number >= 0 and throws AnalysisInputError otherwise. */
export interface CountLaw {
  readonly mean: number
  /** P(Y >= y), computed directly: 1 − cdf would lose every small tail. */
  atLeast(y: number): number
  /** P(Y <= y). */
  atMost(y: number): number
  /** ln P(Y = y). */
  logPmf(y: number): number
  /** The smallest y with P(Y <= y) >= p, exact; 0 < p < 1. */
  quantile(p: number): number
}

interface Formulas {
  readonly mean: number
  readonly largest: number
  readonly atLeast: (y: number) => number
  readonly atMost: (y: number) => number
  readonly logPmf: (y: number) => number
  /** P(Y = y + 1) / P(Y = y). */
  readonly ratio: (y: number) => number
}

/**
 * Poisson tails are summed here rather than taken from the regularised incomplete gamma function: the one of
 * @stdlib 0.3.1 is wrong by up to a third when the mean is above 1,000 and y is close to it.
 */
export function poisson(mean: number): CountLaw {
  requireMean(mean)
  return countLaw({
    mean,
    largest: Number.POSITIVE_INFINITY,
    atLeast: (y) => (y > mean ? poissonUpperSum(y, mean) : 1 - poissonLowerSum(y - 1, mean)),
    atMost: (y) => (y < mean ? poissonLowerSum(y, mean) : 1 - poissonUpperSum(y + 1, mean)),
    logPmf: (y) => poissonLogPmf(y, mean),
    ratio: (y) => mean / (y + 1),
  })
}

/** Negative binomial with the given mean and variance mean + mean²/size. */
export function negativeBinomial(mean: number, size: number): CountLaw {
  requireMean(mean)
  requirePositive('size', size)
  // The smaller of the two is handed on: one minus the other would lose digits.
  const share = mean / (mean + size)
  const rest = size / (mean + size)
  return countLaw({
    mean,
    largest: Number.POSITIVE_INFINITY,
    atLeast: (y) => (share < 0.5 ? betainc(share, y, size) : betainc(rest, size, y, true, true)),
    atMost: (y) => (share < 0.5 ? betainc(share, y + 1, size, true, true) : betainc(rest, size, y + 1)),
    logPmf: (y) => negativeBinomialLogPmf(y, mean, size),
    ratio: (y) => ((y + size) / (y + 1)) * share,
  })
}

export function binomial(trials: number, chance: number): CountLaw {
  requireCount('trials', trials)
  requirePositive('trials', trials)
  requireOpenUnit('chance', chance)
  return countLaw({
    mean: trials * chance,
    largest: trials,
    atLeast: (y) => betainc(chance, y, trials - y + 1),
    atMost: (y) => betainc(chance, y + 1, trials - y, true, true),
    logPmf: (y) => binomialLogPmf(y, trials, chance),
    ratio: (y) => ((trials - y) / (y + 1)) * (chance / (1 - chance)),
  })
}

/** Beyond this the sums below would take seconds; it is far outside small counts. */
const largestMean = 1e9

function requireMean(mean: number): void {
  requirePositive('mean', mean)
  requireAtMost('mean', mean, largestMean)
}

function countLaw(law: Formulas): CountLaw {
  const requireOutcome = (y: number) => {
    requireCount('y', y)
    requireAtMost('y', y, law.largest)
  }
  let start: Start | null = null
  return {
    mean: law.mean,
    atLeast(y) {
      requireOutcome(y)
      return y === 0 ? 1 : law.atLeast(y)
    },
    atMost(y) {
      requireOutcome(y)
      return y === law.largest ? 1 : law.atMost(y)
    },
    logPmf(y) {
      requireOutcome(y)
      return law.logPmf(y)
    },
    quantile(p) {
      requireOpenUnit('p', p)
      start ??= startAtMean(law)
      return walkedQuantile(law, start, p) ?? bisectedQuantile(law, p)
    },
  }
}

/** Terms smaller than this share of the sum no longer change it. */
const negligible = 1e-17

/** P(Y >= y) for y above the mean, where the terms only fall. */
function poissonUpperSum(y: number, mean: number): number {
  let term = 1
  let sum = 1
  for (let next = y + 1; term > negligible * sum; next++) {
    term *= mean / next
    sum += term
  }
  return Math.exp(poissonLogPmf(y, mean)) * sum
}

/** P(Y <= y) for y below the mean. */
function poissonLowerSum(y: number, mean: number): number {
  let term = 1
  let sum = 1
  for (let next = y; term > negligible * sum; next--) {
    term *= next / mean
    sum += term
  }
  return Math.exp(poissonLogPmf(y, mean)) * sum
}

/** Rounding in the cdf may put it this far under a p that it reaches exactly. */
const tieSlack = 64 * Number.EPSILON
/** Closer to p than this the running sum is replaced by the cdf itself. */
const tooCloseToCall = 1e-8

/** Steps after which halving an interval is quicker than walking on. */
const longestWalk = 2000

/** Where the walk to every quantile begins: the whole number at or below the mean, its probability and its cdf. */
interface Start {
  readonly y: number
  readonly mass: number
  readonly reached: number
}

function startAtMean(law: Formulas): Start {
  const y = Math.floor(law.mean)
  return { y, mass: Math.exp(law.logPmf(y)), reached: y === law.largest ? 1 : law.atMost(y) }
}

/** Walks from the mean with the ratio of neighbouring probabilities instead of a dozen cdf calls; null when it is too far. */
function walkedQuantile(law: Formulas, start: Start, p: number): number | null {
  const target = p * (1 - tieSlack)
  const cdf = (y: number, running: number) => (Math.abs(running - p) < tooCloseToCall ? law.atMost(y) : running)
  let { y, mass, reached } = start
  for (let step = 0; step < longestWalk; step++) {
    if (reached < target) {
      if (y === law.largest) return y
      mass *= law.ratio(y)
      y += 1
      reached = cdf(y, reached + mass)
      continue
    }
    if (y === 0) return 0
    const below = cdf(y - 1, reached - mass)
    if (below < target) return y
    y -= 1
    mass /= law.ratio(y)
    reached = below
  }
  return null
}

function bisectedQuantile(law: Formulas, p: number): number {
  const target = p * (1 - tieSlack)
  const isReached = (y: number) => y >= law.largest || law.atMost(y) >= target
  let high = Math.ceil(law.mean)
  while (!isReached(high) && high < Number.MAX_SAFE_INTEGER) high *= 2
  let low = -1
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (isReached(middle)) high = middle
    else low = middle
  }
  return Math.min(high, law.largest)
}
