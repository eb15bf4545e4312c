import { type CountLaw, negativeBinomial, poisson } from '../distributions/distributions.ts'
import { RandomStream } from '../random.ts'
import {
  AnalysisInputError,
  type Need,
  type Refused,
  refused,
  requireAtMost,
  requireCount,
  requirePositive,
} from '../refusal.ts'
import { scoreIndicators } from './level.ts'
import type { RuleSet } from './rule-set.ts'

/** A count's law; `size` null is Poisson. */
interface LawOfCount {
  readonly mean: number
  readonly size: number | null
}

/** What is known of an indicator: a number, or the distribution that it might have come from. */
export type Uncertain =
  | { readonly kind: 'fixed'; readonly value: number }
  | { readonly kind: 'normal'; readonly mean: number; readonly sd: number }
  /** A rate's gamma law over a reference rate, e.g. a smoothed rate against the whole. */
  | { readonly kind: 'gamma-ratio'; readonly shape: number; readonly rate: number; readonly reference: number }
  /** The upper mid-p, under `expected`, of a count drawn from `observed`. */
  | { readonly kind: 'rarity'; readonly observed: LawOfCount; readonly expected: LawOfCount }

export interface LevelStability {
  readonly kind: 'level-stability'
  readonly method: 'monte-carlo-level'
  /** Share of the draws at each raw level, level 1 first. */
  readonly shares: readonly number[]
  /** The raw level of most draws. */
  readonly modal: number
  /** One level, or two neighbouring ones when the modal has under 60 % of the draws. */
  readonly range: readonly [low: number, high: number]
  /** Indicators present. */
  readonly n: number
  readonly seed: number
  readonly draws: number
  readonly warnings: readonly ('nothing-uncertain' | 'uncertain-level')[]
  readonly needs: readonly Need[]
}

interface DrawOptions {
  readonly seed: number
  /** Default 500. */
  readonly draws?: number
}

/** A level with a smaller share of the draws is shown together with its likelier neighbour. */
const clearShare = 0.6
const mostDraws = 100_000

/**
 * How often each raw level would come out if every uncertain indicator were drawn anew. Each indicator has its own stream,
 * so that adding one leaves the draws of the others as they were. Refuses when too little of the weight is present.
 * Errors: AnalysisInputError.
 */
export function levelStability(
  ruleSet: RuleSet,
  values: Readonly<Record<string, Uncertain | null>>,
  { seed, draws = 500 }: DrawOptions,
): LevelStability | Refused<'insufficient-coverage'> {
  requireDraws(seed, draws)
  const sources = ruleSet.indicators.flatMap(({ id }, index) => {
    const value = values[id] ?? null
    return value === null
      ? []
      : [{ id, isFixed: value.kind === 'fixed', next: sampler(value, new RandomStream(seed, index)) }]
  })
  const unknown = Object.keys(values).find((id) => !ruleSet.indicators.some((indicator) => indicator.id === id))
  if (unknown !== undefined) throw new AnalysisInputError('unknown-indicator', { name: unknown })
  const counts = new Float64Array(ruleSet.cuts.length + 1)
  for (let draw = 0; draw < draws; draw++) {
    const drawn = Object.fromEntries(sources.map(({ id, next }) => [id, next()]))
    const { rawLevel, coverage } = scoreIndicators(ruleSet, drawn)
    if (rawLevel === null) return refused('insufficient-coverage', ruleSet.minimumCoverage, coverage)
    counts[rawLevel - 1] = (counts[rawLevel - 1] ?? 0) + 1
  }
  const shares = Array.from(counts, (count) => count / draws)
  const modal = 1 + shares.indexOf(Math.max(...shares))
  const range = rangeAround(shares, modal)
  const warnings: LevelStability['warnings'][number][] = []
  if (sources.every(({ isFixed }) => isFixed)) warnings.push('nothing-uncertain')
  if (range[0] !== range[1]) warnings.push('uncertain-level')
  return {
    kind: 'level-stability',
    method: 'monte-carlo-level',
    shares,
    modal,
    range,
    n: sources.length,
    seed,
    draws,
    warnings,
    needs: [],
  }
}

function rangeAround(shares: readonly number[], modal: number): readonly [low: number, high: number] {
  const share = (level: number) => shares[level - 1] ?? -1
  if (share(modal) >= clearShare) return [modal, modal]
  return share(modal + 1) >= share(modal - 1) ? [modal, modal + 1] : [modal - 1, modal]
}

function sampler(value: Uncertain, stream: RandomStream): () => number {
  switch (value.kind) {
    case 'fixed':
      return () => value.value
    case 'normal': {
      if (value.sd !== 0) requirePositive('sd', value.sd)
      return () => value.mean + value.sd * stream.normal()
    }
    case 'gamma-ratio': {
      for (const name of ['shape', 'rate', 'reference'] as const) requirePositive(name, value[name])
      const scale = value.rate * value.reference
      return () => stream.gamma(value.shape) / scale
    }
    case 'rarity':
      return raritySampler(value.observed, toLaw(value.expected), stream)
  }
}

/** Draws repeat the same few counts, so each mid-p is worked out once. */
function raritySampler({ mean, size }: LawOfCount, expected: CountLaw, stream: RandomStream): () => number {
  requirePositive('mean', mean)
  requireAtMost('mean', mean, largestDrawnMean)
  if (size !== null) requirePositive('size', size)
  const known = new Map<number, number>()
  return () => {
    const count = stream.negativeBinomial(mean, size)
    const found = known.get(count)
    if (found !== undefined) return found
    const midP = Math.max(0, expected.atLeast(count) - 0.5 * Math.exp(expected.logPmf(count)))
    known.set(count, midP)
    return midP
  }
}

/** A draw takes time in proportion to the mean. */
const largestDrawnMean = 1e5

const toLaw = ({ mean, size }: LawOfCount): CountLaw => (size === null ? poisson(mean) : negativeBinomial(mean, size))

function requireDraws(seed: number, draws: number): void {
  if (!Number.isSafeInteger(seed)) throw new AnalysisInputError('not-a-count', { name: 'seed', value: String(seed) })
  requireCount('draws', draws)
  requirePositive('draws', draws)
  requireAtMost('draws', draws, mostDraws)
}
