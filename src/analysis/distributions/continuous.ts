import betainc from '@stdlib/math-base-special-betainc'
import betaincinv from '@stdlib/math-base-special-betaincinv'
import erfc from '@stdlib/math-base-special-erfc'
import erfcinv from '@stdlib/math-base-special-erfcinv'
import gammainc from '@stdlib/math-base-special-gammainc'
import gammaincinv from '@stdlib/math-base-special-gammaincinv'
import { requireAtMost, requireOpenUnit, requirePositive } from '../refusal.ts'

/** Normal, gamma, beta and Student laws. Parameters must be finite and positive, probabilities strictly between 0 and 1. */

/** P(Z <= z) for the standard normal. */
export function normalAtMost(z: number): number {
  return erfc(-z / Math.SQRT2) / 2
}

/** ln P(Z >= z); stays exact where P is nearly 1. */
export function normalLogAtLeast(z: number): number {
  return z < 0 ? Math.log1p(-normalAtMost(z)) : Math.log(normalAtMost(-z))
}

/** P(|Z| >= |z|). */
export function normalTwoSided(z: number): number {
  return erfc(Math.abs(z) / Math.SQRT2)
}

export function normalQuantile(p: number): number {
  requireOpenUnit('p', p)
  return -Math.SQRT2 * erfcinv(2 * p)
}

/** Beyond this the incomplete gamma function of @stdlib 0.3.1 is wrong by up to a third, so it is refused. */
const largestGammaArgument = 1000
/** A quantile of a larger shape could lie beyond `largestGammaArgument`. */
const largestQuantileShape = 800

/** P(X <= x) for a gamma law with the given shape and rate 1. Chi-square with d degrees of freedom: shape d/2, x/2. */
export function gammaAtMost(x: number, shape: number): number {
  requirePositive('shape', shape)
  requireAtMost('x', x, largestGammaArgument)
  return x <= 0 ? 0 : gammainc(x, shape)
}

export function gammaQuantile(p: number, shape: number): number {
  requireOpenUnit('p', p)
  requirePositive('shape', shape)
  requireAtMost('shape', shape, largestQuantileShape)
  return gammaincinv(p, shape)
}

export function betaAtMost(x: number, a: number, b: number): number {
  requirePositive('a', a)
  requirePositive('b', b)
  if (x <= 0) return 0
  return x >= 1 ? 1 : betainc(x, a, b)
}

export function betaQuantile(p: number, a: number, b: number): number {
  requireOpenUnit('p', p)
  requirePositive('a', a)
  requirePositive('b', b)
  return betaincinv(p, a, b)
}

/** P(T <= t) for Student's t. */
export function studentAtMost(t: number, degrees: number): number {
  requirePositive('degrees', degrees)
  const beyond = betainc(degrees / (degrees + t * t), degrees / 2, 0.5) / 2
  return t > 0 ? 1 - beyond : beyond
}

export function studentQuantile(p: number, degrees: number): number {
  requireOpenUnit('p', p)
  requirePositive('degrees', degrees)
  if (p === 0.5) return 0
  const tail = Math.min(p, 1 - p)
  // Whichever of the two beta parts is small is inverted, so that neither the tails nor the middle lose digits.
  const far = betaincinv(2 * tail, degrees / 2, 0.5)
  const near = far < 0.5 ? 1 - far : betaincinv(2 * tail, 0.5, degrees / 2, true)
  const distance = Math.sqrt((degrees * near) / (far < 0.5 ? far : 1 - near))
  return p < 0.5 ? -distance : distance
}
