import {
  AnalysisInputError,
  type Need,
  type Refused,
  refused,
  requireCount,
  requireOpenUnit,
  requirePositive,
} from '../refusal.ts'
import { defaultLevel, type Interval } from './interval.ts'
import { dobsonLimits, effectiveNumber, fewestEffective, weightedSum } from './weighted-sum.ts'

export interface HarmIndex {
  readonly kind: 'weighted-index'
  readonly method: 'weighted-dobson'
  /** Σ weight x count, in the unit of the weights. */
  readonly value: number
  readonly interval: Interval
  readonly standardError: number
  /** Events counted. Always to be shown beside the index. */
  readonly n: number
  /** How many events of equal weight would be as uncertain. */
  readonly effectiveNumber: number
  /** Each category's share of the index; they add up to 1. */
  readonly shares: Readonly<Record<string, number>>
  /** The index without the category that adds most to it. */
  readonly withoutHeaviest: { readonly id: string; readonly value: number; readonly n: number }
  /** Categories left out by `exclude` that have events. */
  readonly excluded: readonly string[]
  readonly warnings: readonly HarmWarning[]
  readonly needs: readonly Need[]
}

export type HarmWarning = 'lower-limit-at-zero' | 'one-category-dominates'

interface HarmInput {
  readonly counts: Readonly<Record<string, number>>
  /** A weight for every category with a count. */
  readonly weights: Readonly<Record<string, number>>
  /** Categories not to be counted, such as those found by looking for them. */
  readonly exclude?: readonly string[]
}

/** From this share on the index is mostly one category. */
const dominant = 0.5

/**
 * Counts weighted by severity (Sherman, Neyroud & Neyroud 2016, Policing 10:171). Refuses when the effective number of
 * events is under 10: then the counts are to be shown, not the index. Errors: AnalysisInputError, also for a count without weight.
 */
export function harm(
  { counts, weights, exclude = [] }: HarmInput,
  level = defaultLevel,
): HarmIndex | Refused<'too-few-effective-events'> {
  requireOpenUnit('level', level)
  const left = new Set(exclude)
  const entries = Object.entries(counts).map(([id, count]) => ({ id, count, weight: weightOf(id, weights) }))
  for (const { count } of entries) requireCount('counts', count)
  const counted = entries.filter(({ id }) => !left.has(id))
  if (counted.length === 0) return refused('too-few-effective-events', fewestEffective, 0)
  const sum = weightedSum(
    counted.map(({ count }) => count),
    counted.map(({ weight }) => weight),
  )
  const effective = effectiveNumber(sum)
  if (effective < fewestEffective) return refused('too-few-effective-events', fewestEffective, effective)
  const { low, high } = dobsonLimits(sum, level, 'byar')
  const parts = counted.map(({ id, count, weight }) => ({ id, count, harm: weight * count }))
  const heaviest = parts.reduce((most, part) => (part.harm > most.harm ? part : most))
  const warnings: HarmWarning[] = []
  if (low < 0) warnings.push('lower-limit-at-zero')
  if (heaviest.harm >= dominant * sum.value) warnings.push('one-category-dominates')
  return {
    kind: 'weighted-index',
    method: 'weighted-dobson',
    value: sum.value,
    interval: { low: Math.max(0, low), high, level },
    standardError: Math.sqrt(sum.variance),
    n: sum.total,
    effectiveNumber: effective,
    shares: Object.fromEntries(parts.map((part) => [part.id, part.harm / sum.value])),
    withoutHeaviest: { id: heaviest.id, value: sum.value - heaviest.harm, n: sum.total - heaviest.count },
    excluded: entries.filter(({ id, count }) => left.has(id) && count > 0).map(({ id }) => id),
    warnings,
    needs: [],
  }
}

function weightOf(id: string, weights: Readonly<Record<string, number>>): number {
  const weight = Object.hasOwn(weights, id) ? weights[id] : undefined
  if (weight === undefined) throw new AnalysisInputError('not-finite', { name: `weight of ${id}`, value: 'missing' })
  requirePositive(`weight of ${id}`, weight)
  return weight
}
