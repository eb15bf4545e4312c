import { type CountLaw, negativeBinomial, poisson } from '../distributions/distributions.ts'
import { benjaminiHochberg } from '../early-warning/false-discovery.ts'
import { AnalysisInputError, type Need, type Refused, refused, requireCount, requirePositive } from '../refusal.ts'
import type { Limits } from './interval.ts'
import { type Overdispersion, overdispersionOf, rootDeviate } from './overdispersion.ts'

/** Where a count stands under one law. Limits are ratios to the expected; one below 0 means that no count is low enough. */
export interface FunnelPlace {
  readonly limits95: Limits
  readonly limits998: Limits
  /** P(Y >= observed), and with the observed count counted half. */
  readonly p: number
  readonly midP: number
}

export interface FunnelArea {
  readonly observed: number
  readonly expected: number
  readonly ratio: number
  /** 2(√observed − √expected). */
  readonly deviate: number
  /** Under chance alone. */
  readonly chance: FunnelPlace
  /** With the areas' own spread added; null when chance explains it all. */
  readonly widened: FunnelPlace | null
  /** By the widened limits where there are such. */
  readonly position: 'below-99.8' | 'below-95' | 'within' | 'above-95' | 'above-99.8'
  /** Benjamini-Hochberg over the areas on the mid-p of the same law: for a list of high ones. */
  readonly q: number
}

export type FunnelWarning = 'no-overdispersion-estimate' | 'overdispersed' | 'strongly-overdispersed'

export interface Funnel extends Overdispersion {
  readonly kind: 'funnel'
  readonly method: 'poisson' | 'random-effects'
  readonly areas: readonly FunnelArea[]
  readonly n: number
  readonly warnings: readonly FunnelWarning[]
  readonly needs: readonly Need[]
}

/** Fewer areas than this say nothing dependable about the spread between areas. */
const fewestForSpread = 10
/** Then the areas differ so much that the expected counts explain little. */
const strong = 4

/**
 * Funnel of observed against expected counts, limits 95 and 99.8 % by Spiegelhalter's interpolated quantiles.
 * Where the areas differ more than by chance (phi from winsorised deviates), limits and probabilities are those of a
 * negative binomial with the spread `tau2` on the square-root scale, i.e. size 1/(4 tau2).
 * @param O observed counts. @param E expected counts, > 0. Refuses fewer than 2 areas. Errors: AnalysisInputError.
 */
export function funnel(O: ArrayLike<number>, E: ArrayLike<number>): Funnel | Refused<'too-few-areas'> {
  const observed = Float64Array.from(O)
  const expected = Float64Array.from(E)
  if (observed.length !== expected.length) {
    throw new AnalysisInputError('wrong-length', { name: 'E', value: expected.length, needed: observed.length })
  }
  for (const count of observed) requireCount('O', count)
  for (const mean of expected) requirePositive('E', mean)
  if (observed.length < 2) return refused('too-few-areas', 2, observed.length)

  const spread = overdispersionOf(
    observed.map((count, area) => rootDeviate(count, expected[area] ?? 0)),
    expected,
  )
  const isEstimated = observed.length >= fewestForSpread
  const size = isEstimated && spread.tau2 > 0 ? 1 / (4 * spread.tau2) : null
  const places = Array.from(observed, (count, area) => placeBoth(count, expected[area] ?? 0, size))
  const q = benjaminiHochberg(Float64Array.from(places, ({ chance, widened }) => (widened ?? chance).midP))
  return {
    kind: 'funnel',
    method: size === null ? 'poisson' : 'random-effects',
    ...spread,
    areas: places.map((place, area) => ({ ...place, q: q[area] ?? 1 })),
    n: observed.length,
    warnings: warningsOf(isEstimated, size === null ? 0 : spread.phi),
    needs: isEstimated ? [] : [{ code: 'areas', needed: fewestForSpread, had: observed.length }],
  }
}

/** The quantile of a count law made continuous: r − (F(r) − p)/f(r), r the smallest count with F(r) >= p. */
export function interpolatedQuantile(law: CountLaw, p: number): number {
  const count = law.quantile(p)
  return count - (law.atMost(count) - p) / Math.exp(law.logPmf(count))
}

function placeBoth(observed: number, expected: number, size: number | null): Omit<FunnelArea, 'q'> {
  const chance = placeUnder(poisson(expected), observed)
  const widened = size === null ? null : placeUnder(negativeBinomial(expected, size), observed)
  const ratio = observed / expected
  return {
    observed,
    expected,
    ratio,
    deviate: rootDeviate(observed, expected),
    chance,
    widened,
    position: positionOf(ratio, widened ?? chance),
  }
}

function placeUnder(law: CountLaw, observed: number): FunnelPlace {
  const limit = (p: number) => interpolatedQuantile(law, p) / law.mean
  const p = law.atLeast(observed)
  return {
    limits95: { low: limit(0.025), high: limit(0.975) },
    limits998: { low: limit(0.001), high: limit(0.999) },
    p,
    midP: Math.max(0, p - 0.5 * Math.exp(law.logPmf(observed))),
  }
}

function positionOf(ratio: number, { limits95, limits998 }: FunnelPlace): FunnelArea['position'] {
  if (ratio > limits998.high) return 'above-99.8'
  if (ratio < limits998.low) return 'below-99.8'
  if (ratio > limits95.high) return 'above-95'
  return ratio < limits95.low ? 'below-95' : 'within'
}

function warningsOf(isEstimated: boolean, phi: number): readonly FunnelWarning[] {
  if (!isEstimated) return ['no-overdispersion-estimate']
  if (phi > strong) return ['overdispersed', 'strongly-overdispersed']
  return phi > 0 ? ['overdispersed'] : []
}
