import gammaln from '@stdlib/math-base-special-gammaln'
import { requireAtMost, requirePositive } from '../refusal.ts'

/** ln Γ and its first two derivatives for arguments from above 0 to 1e15. Errors: AnalysisInputError. */

/** Below this the derivatives are raised by recurrence; above it the asymptotic series is exact to the last digits. */
const asymptoticFrom = 12
const largestArgument = 1e15

function requireArgument(x: number): void {
  requirePositive('x', x)
  requireAtMost('1 / x', 1 / x, largestArgument)
  requireAtMost('x', x, largestArgument)
}

export function lnGamma(x: number): number {
  requireArgument(x)
  return gammaln(x)
}

/** ψ(x) = Γ′(x) / Γ(x). Source: Abramowitz & Stegun 6.3.5 and 6.3.18. */
export function digamma(x: number): number {
  requireArgument(x)
  let value = x
  let sum = 0
  for (; value < asymptoticFrom; value += 1) sum -= 1 / value
  const square = 1 / (value * value)
  const series = 1 / 12 - square * (1 / 120 - square * (1 / 252 - square * (1 / 240 - square * (1 / 132))))
  return sum + Math.log(value) - 0.5 / value - square * series
}

/** ψ′(x). Source: Abramowitz & Stegun 6.4.6 and 6.4.12. */
export function trigamma(x: number): number {
  requireArgument(x)
  let value = x
  let sum = 0
  for (; value < asymptoticFrom; value += 1) sum += 1 / (value * value)
  const square = 1 / (value * value)
  const series = 1 / 6 - square * (1 / 30 - square * (1 / 42 - square * (1 / 30 - square * (5 / 66))))
  return sum + 1 / value + square / 2 + (square / value) * series
}
