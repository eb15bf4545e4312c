import { solveQP } from 'quadprog'
import { AnalysisInputError, type Need, type Refused, refused } from '../refusal.ts'
import { requireSmallCount } from './four-counts.ts'

/** Row 1 is the treated area, the others are donors; the first `T0` periods lie before. */
export interface SyntheticInput {
  readonly Y: readonly (readonly number[])[]
  readonly T0: number
}

export interface SyntheticFit {
  /** One for each donor, adding up to 1. */
  readonly weights: readonly number[]
  /** Area minus its synthetic twin, in every period. */
  readonly gap: readonly number[]
  /** Root mean squared gap before and after. */
  readonly preRMSPE: number
  readonly postRMSPE: number
}

export interface SyntheticControl extends SyntheticFit {
  readonly kind: 'synthetic-control'
  readonly method: 'synthetic-control-simplex'
  /** Mean gap after, in events per period: negative is fewer than the twin. */
  readonly value: number
  /** Share of all areas whose gap grew at least as much as the treated area's; there is no interval. */
  readonly p: number
  /** Donors. */
  readonly n: number
  readonly warnings: readonly ('cannot-reach-5-percent' | 'one-donor-dominates')[]
  readonly needs: readonly Need[]
  /** RMSPE after over before, each area in turn as the treated one; null where the twin is exact before. */
  readonly ratios: readonly (number | null)[]
}

const ridge = 1e-6
const fewestDonors = 8
const fewestBefore = 24
const fewestPerPeriod = 5
const worstFit = 0.25
/** Areas with which a rank of one in all would be 5 %. */
const areasForFivePercent = 20
const dominant = 0.8
const slack = 1e-12

/**
 * Synthetic control (Abadie, Diamond and Hainmueller 2010) on the outcomes before, with a rank among placebos. Offered only with 8
 * donors, 24 periods before, 5 events a period and a twin that misses by at most a quarter of the mean. Errors: AnalysisInputError.
 */
export function syntheticControl(
  input: SyntheticInput,
): SyntheticControl | Refused<'too-few-donors' | 'too-few-before' | 'sparse-counts' | 'poor-fit' | 'exact-fit'> {
  requireAreas(input)
  const { Y, T0 } = input
  const donors = Y.length - 1
  if (donors < fewestDonors) return refused('too-few-donors', fewestDonors, donors)
  if (T0 < fewestBefore) return refused('too-few-before', fewestBefore, T0)
  const mean = (Y[0] ?? []).slice(0, T0).reduce((sum, count) => sum + count, 0) / T0
  if (mean < fewestPerPeriod) return refused('sparse-counts', fewestPerPeriod, mean)
  const own = fitSynthetic(input, 0)
  if (own.preRMSPE > worstFit * mean) return refused('poor-fit', worstFit, own.preRMSPE / mean)
  const ranks = placeboRanks(input)
  if (ranks === null) return refused('exact-fit', 1, 0)
  const after = own.gap.slice(T0)
  return {
    kind: 'synthetic-control',
    method: 'synthetic-control-simplex',
    value: after.reduce((sum, gap) => sum + gap, 0) / after.length,
    n: donors,
    warnings: [
      ...(Y.length < areasForFivePercent ? (['cannot-reach-5-percent'] as const) : []),
      ...(Math.max(...own.weights) > dominant ? (['one-donor-dominates'] as const) : []),
    ],
    needs: Y.length < areasForFivePercent ? [{ code: 'donors', needed: areasForFivePercent - 1, had: donors }] : [],
    ...own,
    ...ranks,
  }
}

/** Every area in turn as the treated one, all others its donors. Null when the treated area's twin is exact before. */
export function placeboRanks(input: SyntheticInput): Pick<SyntheticControl, 'p' | 'ratios'> | null {
  const ratios = input.Y.map((_, area) => {
    const { preRMSPE, postRMSPE } = fitSynthetic(input, area)
    return preRMSPE > slack ? postRMSPE / preRMSPE : null
  })
  const own = ratios[0] ?? null
  if (own === null) return null
  // An exact twin before makes any gap after infinitely larger: it counts as at least as extreme.
  const asFar = ratios.filter((ratio) => ratio === null || ratio >= own - slack).length
  return { p: asFar / ratios.length, ratios }
}

/** The weights, none negative and adding up to 1, whose mixture of the other areas comes closest before. */
export function fitSynthetic({ Y, T0 }: SyntheticInput, area: number): SyntheticFit {
  const own = Y[area] ?? []
  const donors = Y.filter((_, index) => index !== area)
  const weights = simplexWeights(
    own.slice(0, T0),
    donors.map((donor) => donor.slice(0, T0)),
  )
  const gap = own.map((count, period) => {
    let twin = 0
    for (const [index, donor] of donors.entries()) twin += (weights[index] ?? 0) * (donor[period] ?? 0)
    return count - twin
  })
  return { weights, gap, preRMSPE: rootMeanSquare(gap.slice(0, T0)), postRMSPE: rootMeanSquare(gap.slice(T0)) }
}

const rootMeanSquare = (values: readonly number[]): number =>
  Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length)

const dot = (left: readonly number[], right: readonly number[]): number =>
  left.reduce((sum, value, index) => sum + value * (right[index] ?? 0), 0)

function simplexWeights(target: readonly number[], donors: readonly (readonly number[])[]): readonly number[] {
  // Arrays of quadprog count from 1.
  const D = [
    [],
    ...donors.map((left, i) => [0, ...donors.map((right, j) => 2 * (dot(left, right) + (i === j ? ridge : 0)))]),
  ]
  const d = [0, ...donors.map((donor) => 2 * dot(donor, target))]
  const constraints = [[], ...donors.map((_, i) => [0, 1, ...donors.map((_, j) => (i === j ? 1 : 0))])]
  const { solution, message } = solveQP(D, d, constraints, [0, 1, ...donors.map(() => 0)], 1)
  if (message !== '') throw new Error(`quadratic programme: ${message}`)
  const weights = donors.map((_, index) => Math.max(0, solution[index + 1] ?? 0))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight) => weight / total)
}

function requireAreas({ Y, T0 }: SyntheticInput): void {
  const width = Y[0]?.length ?? 0
  if (Y.length < 3) throw new AnalysisInputError('wrong-length', { name: 'Y', value: Y.length, needed: 3 })
  if (!Number.isInteger(T0) || T0 < 1 || T0 >= width) {
    throw new AnalysisInputError('out-of-range', { name: 'T0', value: String(T0), least: 1, most: width - 1 })
  }
  for (const row of Y) {
    if (row.length !== width)
      throw new AnalysisInputError('wrong-length', { name: 'Y', value: row.length, needed: width })
    for (const count of row) requireSmallCount('Y', count)
  }
}
