import { poisson } from '../distributions/distributions.ts'
import { at } from '../linear-algebra.ts'
import { AnalysisInputError, type Need } from '../refusal.ts'
import { type ClosePairs, closePairs, indexAt, type Metric } from './close-pairs.ts'
import { type DrawPlan, type DrawRange, enoughDraws, requirePlan, requireRange, wholeRun } from './draw-range.ts'
import { countClose, drawCounts } from './knox-count.ts'
import { type PairMoments, pairGraph, pairMoments, pairsOf } from './pair-moments.ts'
import {
  defaultFewest,
  type EventTable,
  eventWarnings,
  halvesDisagree,
  halvesOf,
  type PointEvent,
  type PointEventWarning,
  partnersInSpace,
  refuseFew,
  samePlace,
  type TooFewEvents,
  toTable,
} from './point-events.ts'
import { orderTimes, type TimeReach, timeReach } from './time-order.ts'

export interface KnoxInput {
  readonly events: readonly PointEvent[]
  /** Close in space: at most this many metres; close in time: at most this many days. */
  readonly epsS: number
  readonly epsT: number
  /** 'euclidean' unless told. */
  readonly metric?: Metric
  /** Fewest events for an answer, 50 unless told. */
  readonly fewest?: number
}

/** Everything that does not depend on chance, made once. */
export interface KnoxProblem {
  readonly table: EventTable
  readonly pairs: ClosePairs
  readonly reach: TimeReach
  /** Rank of the time at each position of the pair list. */
  readonly ranks: Int32Array
  readonly limits: Limits
}

interface Limits {
  readonly epsS: number
  readonly epsT: number
  readonly metric: Metric
}

/** The statistic of each draw of a range. */
export interface KnoxPart extends DrawRange {
  readonly observed: Float64Array
}

/** A half of the period by itself. */
export interface KnoxHalf {
  readonly n: number
  readonly observed: number
  readonly expected: number
  readonly ratio: number | null
}

export interface Knox {
  readonly kind: 'knox'
  readonly method: 'knox-time-permutation'
  readonly n: number
  readonly pairs: number
  readonly closeSpace: number
  readonly closeTime: number
  /** Pairs close in both, and what chance gives: exact mean and variance over all orders of the times. */
  readonly observed: number
  readonly expected: number
  readonly variance: number
  /** Null when every order gives the same number. */
  readonly z: number | null
  readonly ratio: number | null
  /** Share of orders with at least as many, one-sided, the data counted among them. */
  readonly p: number
  /** P(X >= observed) if pairs were independent: for comparison only, too small for clustered events. */
  readonly poissonP: number
  /** Over the draws; must lie near `expected` and `variance`. */
  readonly permutation: { readonly mean: number; readonly variance: number | null }
  /** Pairs at one and the same place. */
  readonly samePlace: { readonly pairs: number; readonly observed: number; readonly expected: number }
  readonly halves: readonly [KnoxHalf | null, KnoxHalf | null]
  readonly seed: number
  readonly draws: number
  readonly warnings: readonly PointEventWarning[]
  readonly needs: readonly Need[]
}

/**
 * Do events near each other in space also come near each other in time, more than the places and the times by themselves
 * explain (Knox 1964)? The times are permuted among the events, never the pairs. Errors: AnalysisInputError.
 */
export function knox(input: KnoxInput, plan: DrawPlan): Knox | TooFewEvents {
  requirePlan(plan)
  const problem = prepareKnox(input)
  if ('kind' in problem) return problem
  return joinKnox(problem, plan, [drawKnox(problem, plan, { from: 0, to: plan.draws })])
}

export function prepareKnox(input: KnoxInput): KnoxProblem | TooFewEvents {
  const { events, epsS, epsT, metric = 'euclidean', fewest = defaultFewest } = input
  requireReach('epsS', epsS)
  requireReach('epsT', epsT)
  const table = toTable(events)
  return refuseFew(events.length, fewest) ?? toProblem(table, { epsS, epsT, metric })
}

export function drawKnox(problem: KnoxProblem, plan: DrawPlan, range: DrawRange): KnoxPart {
  requireRange(range, plan)
  return { ...range, observed: drawCounts([problem], { ...range, seed: plan.seed, ranks: problem.ranks }) }
}

export function joinKnox(problem: KnoxProblem, plan: DrawPlan, parts: readonly KnoxPart[]): Knox {
  const found = describe(problem)
  const { observed, expected, variance } = found
  let [atLeast, sum, squares] = [0, 0, 0]
  for (const part of wholeRun(parts, plan)) {
    for (const drawn of part.observed) {
      if (drawn >= observed) atLeast += 1
      sum += drawn
      squares += (drawn - expected) ** 2
    }
  }
  const mean = sum / plan.draws
  const [early, late] = halvesOf(problem.table)
  const halves: Knox['halves'] = [early && toHalf(early, problem), late && toHalf(late, problem)]
  const warnings = new Set(eventWarnings(problem.table))
  if (plan.draws < enoughDraws) warnings.add('few-draws')
  if (variance === 0) warnings.add('no-variation')
  if (
    halvesDisagree(
      found.ratio,
      halves.map((half) => half?.ratio ?? null),
    )
  )
    warnings.add('halves-disagree')
  return {
    kind: 'knox',
    method: 'knox-time-permutation',
    ...found,
    z: variance > 0 ? (observed - expected) / Math.sqrt(variance) : null,
    p: (1 + atLeast) / (plan.draws + 1),
    poissonP: expected > 0 ? poisson(expected).atLeast(observed) : 1,
    permutation: {
      mean,
      variance: plan.draws < 2 ? null : (squares - plan.draws * (mean - expected) ** 2) / (plan.draws - 1),
    },
    samePlace: samePlacePairs(problem, found),
    halves,
    seed: plan.seed,
    draws: plan.draws,
    warnings: [...warnings].sort(),
    needs: plan.draws < enoughDraws ? [{ code: 'draws', needed: enoughDraws, had: plan.draws }] : [],
  }
}

function requireReach(name: string, value: number): void {
  if (!Number.isFinite(value)) throw new AnalysisInputError('not-finite', { name, value: String(value) })
  if (value < 0) throw new AnalysisInputError('out-of-range', { name, value })
}

function toProblem(table: EventTable, limits: Limits): KnoxProblem {
  const pairs = closePairs(table, limits.epsS, limits.metric)
  const order = orderTimes(table.t)
  const ranks = pairs.order.map((event) => indexAt(order.ranks, event))
  return { table, pairs, reach: timeReach(order, limits.epsT), ranks, limits }
}

interface Found
  extends Pick<Knox, 'n' | 'pairs' | 'closeSpace' | 'closeTime' | 'observed' | 'expected' | 'variance' | 'ratio'> {}

function describe(problem: KnoxProblem): Found {
  const n = problem.ranks.length
  const space = pairGraph(partnersInSpace(problem.pairs))
  const time = pairGraph(Float64Array.from(problem.ranks, (rank) => at(problem.reach.partners, rank)))
  const { mean, variance }: PairMoments = pairMoments(n, space, time)
  const observed = countClose(problem, problem.ranks)
  return {
    n,
    pairs: pairsOf(n),
    closeSpace: space.pairs,
    closeTime: time.pairs,
    observed,
    expected: mean,
    variance,
    ratio: mean > 0 ? observed / mean : null,
  }
}

function toHalf(table: EventTable, { limits }: KnoxProblem): KnoxHalf {
  const { n, observed, expected, ratio } = describe(toProblem(table, limits))
  return { n, observed, expected, ratio }
}

function samePlacePairs({ pairs, reach, ranks }: KnoxProblem, found: Found): Knox['samePlace'] {
  let [together, observed] = [0, 0]
  for (let position = 0; position < ranks.length; position++) {
    const rank = indexAt(ranks, position)
    const end = indexAt(pairs.starts, position + 1)
    for (let pair = indexAt(pairs.starts, position); pair < end; pair++) {
      if (at(pairs.distances, pair) >= samePlace) continue
      together += 1
      const above = indexAt(ranks, indexAt(pairs.others, pair)) - indexAt(reach.lows, rank)
      if (above >= 0 && above <= indexAt(reach.widths, rank)) observed += 1
    }
  }
  return { pairs: together, observed, expected: (together * found.closeTime) / found.pairs }
}
