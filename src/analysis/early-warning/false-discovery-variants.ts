import { type CountLaw, poisson } from '../distributions/distributions.ts'
import { at } from '../linear-algebra.ts'
import { AnalysisInputError, type Refused, refused, requireCount } from '../refusal.ts'
import { benjaminiHochberg } from './false-discovery.ts'

/**
 * Other ways to adjust the p-values of a family, for checking the product's own (Benjamini-Hochberg on mid-p). All take
 * p-values in any order and return adjusted ones in the same order. Errors: AnalysisInputError when a p is outside 0 to 1.
 */

/** Holds whatever the dependence between the tests, at the price of power (Benjamini & Yekutieli 2001). */
export function benjaminiYekutieli(probabilities: Float64Array): Float64Array {
  let harmonic = 0
  for (let rank = 1; rank <= probabilities.length; rank++) harmonic += 1 / rank
  return benjaminiHochberg(probabilities).map((q) => Math.min(1, harmonic * q))
}

/** Chance of even one false rejection (Holm 1979): max over j <= i of (m − j + 1) p_(j). */
export function holm(probabilities: Float64Array): Float64Array {
  requireProbabilities(probabilities)
  const order = ascending(probabilities)
  const adjusted = new Float64Array(probabilities.length)
  let largest = 0
  for (const [rank, position] of order.entries()) {
    largest = Math.max(largest, Math.min(1, (probabilities.length - rank) * at(probabilities, position)))
    adjusted[position] = largest
  }
  return adjusted
}

export interface StoreyResult {
  readonly kind: 'false-discovery'
  readonly method: 'storey'
  /** Estimated share of tests with nothing to find. */
  readonly pi0: number
  readonly q: Float64Array
}

/**
 * q-values with the share of true null hypotheses read off the p-values above `lambda` (Storey 2002). Refused when no p lies
 * there: the share would be 0 and everything a discovery.
 */
export function storey(probabilities: Float64Array, lambda = 0.5): StoreyResult | Refused<'no-large-p'> {
  requireProbabilities(probabilities)
  if (!(lambda >= 0 && lambda < 1)) {
    throw new AnalysisInputError('out-of-range', { name: 'lambda', value: String(lambda) })
  }
  const above = probabilities.reduce((count, p) => count + (p >= lambda ? 1 : 0), 0)
  if (above === 0) return refused('no-large-p', 1, 0)
  const pi0 = Math.min(1, above / probabilities.length / (1 - lambda))
  return { kind: 'false-discovery', method: 'storey', pi0, q: benjaminiHochberg(probabilities).map((q) => pi0 * q) }
}

/** Relative slack with which an attainable p counts as not larger than another. */
const tieSlack = 1e-12

/**
 * Benjamini-Hochberg for counts (Heyse 2011): m p_(j) is replaced by the sum over the tests of the chance that a test without
 * effect has a p at most p_(j), which for a count is often far less than p_(j). Poisson under the null; p = P(Y >= y).
 * @param observed whole numbers. @param expected means above 0, one per count.
 */
export function discreteBenjaminiHochberg(observed: Float64Array, expected: Float64Array): Float64Array {
  if (observed.length !== expected.length) {
    throw new AnalysisInputError('wrong-length', { name: 'expected', value: expected.length })
  }
  for (const count of observed) requireCount('observed', count)
  const laws = Array.from(expected, poisson)
  const own = Float64Array.from(laws, (law, test) => law.atLeast(at(observed, test)))
  const order = ascending(own)
  const chances = new Float64Array(own.length)
  for (const law of laws) addAttainable(law, { own, order, chances })
  const adjusted = new Float64Array(own.length)
  let smallest = 1
  for (let rank = order.length; rank > 0; rank--) {
    smallest = Math.min(smallest, at(chances, rank - 1) / rank)
    adjusted[order[rank - 1] ?? 0] = smallest
  }
  return adjusted
}

interface Ranked {
  readonly own: Float64Array
  readonly order: Uint32Array
  readonly chances: Float64Array
}

/** Adds, for each p of the family in ascending order, the largest attainable p of this law that does not exceed it. */
function addAttainable(law: CountLaw, { own, order, chances }: Ranked): void {
  let count = 0
  let attainable = 1
  for (let rank = order.length - 1; rank >= 0; rank--) {
    const limit = at(own, order[rank] ?? 0) * (1 + tieSlack)
    while (attainable > limit && attainable > 0) {
      count += 1
      attainable = law.atLeast(count)
    }
    chances[rank] = at(chances, rank) + attainable
  }
}

function requireProbabilities(probabilities: Float64Array): void {
  for (const p of probabilities) {
    if (!(p >= 0 && p <= 1)) throw new AnalysisInputError('out-of-range', { name: 'p', value: String(p) })
  }
}

function ascending(values: Float64Array): Uint32Array {
  return Uint32Array.from(values.keys()).sort((a, b) => at(values, a) - at(values, b))
}
