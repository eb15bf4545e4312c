import { gammaQuantile, normalQuantile } from '../distributions/continuous.ts'
import { poissonLogPmf } from '../distributions/log-pmf.ts'
import { requireAtMost, requireOpenUnit, requirePositive } from '../refusal.ts'

/** Above this the inverse of @stdlib 0.3.1 cannot be trusted; the series below takes over. */
const largestLibraryShape = 800
/** The series needs some √shape terms, so beyond this it would take seconds. */
const largestShape = 1e9

/** Quantile of a gamma law with rate 1, for any shape up to 10^9. Errors: AnalysisInputError. */
export function gammaLimit(p: number, shape: number): number {
  requireOpenUnit('p', p)
  requirePositive('shape', shape)
  requireAtMost('shape', shape, largestShape)
  return shape <= largestLibraryShape ? gammaQuantile(p, shape) : largeShapeQuantile(p, shape)
}

/** Newton's method from the Wilson-Hilferty approximation, which is right to within a thousandth of a standard deviation. */
function largeShapeQuantile(p: number, shape: number): number {
  let x = shape * (1 - 1 / (9 * shape) + normalQuantile(p) / (3 * Math.sqrt(shape))) ** 3
  for (let step = 0; step < newtonSteps; step++) {
    const first = Math.exp(poissonLogPmf(shape, x))
    x -= ((first * seriesFactor(x, shape) - p) * x) / (first * shape)
  }
  return x
}

/** The error is squared in each step; the fourth is at the limit of rounding. */
const newtonSteps = 4

/** 1 + x/(a+1) + x²/((a+1)(a+2)) + …: all terms positive, so nothing cancels. */
function seriesFactor(x: number, shape: number): number {
  let term = 1
  let sum = 1
  for (let next = shape + 1; term > Number.EPSILON * 1e-2 * sum; next++) {
    term *= x / next
    sum += term
  }
  return sum
}
