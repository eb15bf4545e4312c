import betainc from '@stdlib/math-base-special-betainc'
import gammainc from '@stdlib/math-base-special-gammainc'
import { AnalysisInputError, requirePositive } from '../refusal.ts'
import {
  betaAtMost,
  betaQuantile,
  gammaAtMost,
  gammaQuantile,
  normalAtMost,
  normalQuantile,
  studentAtMost,
  studentQuantile,
} from './continuous.ts'

/** A law of numbers with location and scale. Every function throws AnalysisInputError when x or p cannot be. */
export interface ContinuousLaw {
  /** P(X <= x). */
  atMost(x: number): number
  /** P(X >= x), computed directly: 1 − P(X <= x) would lose every small tail. */
  atLeast(x: number): number
  /** 0 < p < 1. */
  quantile(p: number): number
}

export function normalLaw(mean: number, sd: number): ContinuousLaw {
  requireFinite('mean', mean)
  requirePositive('sd', sd)
  return guarded({
    atMost: (x) => normalAtMost((x - mean) / sd),
    atLeast: (x) => normalAtMost((mean - x) / sd),
    quantile: (p) => mean + sd * normalQuantile(p),
  })
}

/** Mean shape/rate. */
export function gammaLaw(shape: number, rate: number): ContinuousLaw {
  requirePositive('shape', shape)
  requirePositive('rate', rate)
  return guarded({
    atMost: (x) => gammaAtMost(x * rate, shape),
    atLeast(x) {
      // Asked first for the check of its range.
      const below = gammaAtMost(x * rate, shape)
      return below === 0 ? 1 : gammainc(x * rate, shape, true, true)
    },
    quantile: (p) => gammaQuantile(p, shape) / rate,
  })
}

export function betaLaw(a: number, b: number): ContinuousLaw {
  requirePositive('a', a)
  requirePositive('b', b)
  return guarded({
    atMost: (x) => betaAtMost(x, a, b),
    atLeast(x) {
      if (x <= 0) return 1
      return x >= 1 ? 0 : betainc(x, a, b, true, true)
    },
    quantile: (p) => betaQuantile(p, a, b),
  })
}

export function studentLaw(degrees: number): ContinuousLaw {
  requirePositive('degrees', degrees)
  return guarded({
    atMost: (x) => studentAtMost(x, degrees),
    atLeast: (x) => studentAtMost(-x, degrees),
    quantile: (p) => studentQuantile(p, degrees),
  })
}

function guarded(law: ContinuousLaw): ContinuousLaw {
  return {
    atMost(x) {
      requireFinite('x', x)
      return law.atMost(x)
    },
    atLeast(x) {
      requireFinite('x', x)
      return law.atLeast(x)
    },
    quantile: law.quantile,
  }
}

function requireFinite(name: string, value: number): void {
  if (!Number.isFinite(value)) throw new AnalysisInputError('not-finite', { name, value: String(value) })
}
