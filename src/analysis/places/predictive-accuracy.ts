import { normalQuantile } from '../distributions/continuous.ts'
import { binomial } from '../distributions/distributions.ts'
import {
  AnalysisInputError,
  type Need,
  type Refused,
  refused,
  requireAtMost,
  requireCount,
  requirePositive,
} from '../refusal.ts'
import { localMinute } from './wall-clock.ts'

/** What a map promised and what came, cell by cell. */
export interface AccuracyInput {
  readonly obs: readonly number[]
  readonly pred: readonly number[]
  readonly area: readonly number[]
  /** Share of the total area that can be covered. */
  readonly fraction: number
  /** The simple count that a method must beat: events of the last twelve months. */
  readonly simple?: readonly number[] | undefined
  /** Cells that can be covered at all; all unless told. */
  readonly feasible?: readonly boolean[] | undefined
  /** Last day that the prediction was made from and first day of the events, 'YYYY-MM-DD': checked when both are given. */
  readonly trainedTo?: string | undefined
  readonly testedFrom?: string | undefined
}

export type AccuracyWarning = 'few-events' | 'no-simple-count' | 'over-budget'

export interface Accuracy {
  readonly kind: 'accuracy'
  readonly method: 'predictive-accuracy-pessimistic-ties'
  /** Events, and how many of them came in the chosen cells. */
  readonly n: number
  readonly hits: number
  readonly cells: number
  readonly areaShare: number
  readonly hitRate: number
  /** Hit rate over area share; 1 is no better than chance. */
  readonly pai: number
  /** Of `pai`: Wilson interval of the hit rate over the area share. */
  readonly interval: { readonly low: number; readonly high: number; readonly level: number }
  /** The largest index that any map could have had within the area chosen, and the share of it reached. */
  readonly paiMax: number
  readonly pei: number
  /** The same among the feasible cells only; null without `feasible` or when nothing happened in them. */
  readonly peiStar: number | null
  /** Predicted over observed in the chosen cells; null when none came. */
  readonly rri: number | null
  /** 95 % quantile of the index of a map drawn by lot. */
  readonly chance95: number
  readonly simpleCount: { readonly hits: number; readonly hitRate: number; readonly pai: number } | null
  readonly warnings: readonly AccuracyWarning[]
  readonly needs: readonly Need[]
}

export const enoughTestEvents = 30
const level = 0.95
const mostEvents = 1e9
const largestValue = 1e12
/** Areas that add up to the budget but for rounding fit in it. */
const budgetSlack = 1 + 1e-9

/**
 * Predictive accuracy, efficiency and recovery (Chainey, Tompson and Uhlig 2008; Wheeler and Steenbeek 2021; White, Hunt and
 * Green 2023). Cells with the same predicted density are taken with the fewest events first. Errors: AnalysisInputError.
 */
export function predictiveAccuracy(input: AccuracyInput): Accuracy | Refused<'no-events'> {
  const { obs, pred, area, simple, feasible } = input
  requireCells(input)
  requireLater(input)
  const n = sumOf(obs)
  requireAtMost('events', n, mostEvents)
  if (n === 0) return refused('no-events', 1, 0)
  const totalArea = sumOf(area)
  const budget = input.fraction * totalArea
  const chosen = choose(input, pred, budget)
  const index = (cells: readonly number[]) => sumAt(obs, cells) / n / (sumAt(area, cells) / totalArea)
  const areaChosen = sumAt(area, chosen)
  const share = areaChosen / totalArea
  const hits = sumAt(obs, chosen)
  const best = index(oracle({ ...input, feasible: undefined }, areaChosen))
  const bestFeasible = feasible ? index(oracle(input, areaChosen)) : 0
  const [low, high] = wilson(hits, n)
  const warnings: AccuracyWarning[] = []
  if (n < enoughTestEvents) warnings.push('few-events')
  if (simple === undefined) warnings.push('no-simple-count')
  if (areaChosen > budget * budgetSlack) warnings.push('over-budget')
  return {
    kind: 'accuracy',
    method: 'predictive-accuracy-pessimistic-ties',
    n,
    hits,
    cells: chosen.length,
    areaShare: share,
    hitRate: hits / n,
    pai: hits / n / share,
    interval: { low: low / share, high: high / share, level },
    paiMax: best,
    pei: hits / n / share / best,
    peiStar: bestFeasible > 0 ? hits / n / share / bestFeasible : null,
    rri: hits > 0 ? sumAt(pred, chosen) / hits : null,
    chance95: share < 1 ? binomial(n, share).quantile(level) / n / share : 1,
    simpleCount: simple === undefined ? null : simpleAccuracy(input, choose(input, simple, budget)),
    warnings,
    needs: n < enoughTestEvents ? [{ code: 'events', needed: enoughTestEvents, had: n }] : [],
  }
}

function requireCells({ obs, pred, area, fraction, simple, feasible }: AccuracyInput): void {
  requirePositive('fraction', fraction)
  requireAtMost('fraction', fraction, 1)
  for (const [name, values] of Object.entries({ pred, area, simple, feasible })) {
    if (values !== undefined && values.length !== obs.length) {
      throw new AnalysisInputError('wrong-length', { name, length: values.length, expected: obs.length })
    }
  }
  for (const count of obs) requireCount('obs', count)
  for (const own of area) {
    requirePositive('area', own)
    requireAtMost('area', own, largestValue)
    requireAtMost('1 / area', 1 / own, largestValue)
  }
  for (const [name, values] of Object.entries({ pred, simple: simple ?? [] })) {
    for (const value of values) {
      if (!Number.isFinite(value)) throw new AnalysisInputError('not-finite', { name, value: String(value) })
      requireAtMost(name, value, largestValue)
      if (value < 0) throw new AnalysisInputError('out-of-range', { name, value })
    }
  }
  if (feasible !== undefined && !feasible.includes(true)) {
    throw new AnalysisInputError('out-of-range', { name: 'feasible', value: 0 })
  }
}

/** A map tried on the events that it was made from proves nothing. */
function requireLater({ trainedTo, testedFrom }: AccuracyInput): void {
  if (trainedTo === undefined || testedFrom === undefined) return
  const [trained, tested] = [
    localMinute('trainedTo', `${trainedTo}T00:00`),
    localMinute('testedFrom', `${testedFrom}T00:00`),
  ]
  if (tested <= trained) throw new AnalysisInputError('not-ascending', { name: 'testedFrom', value: testedFrom })
}

/** The cells of highest density that fit the budget, at least one. */
function choose(input: AccuracyInput, pred: readonly number[], budget: number): readonly number[] {
  const { obs, area } = input
  const smaller = bySize(area)
  const density = (cell: number) => (pred[cell] ?? 0) / (area[cell] ?? 1)
  const ranked = feasibleCells(input).sort(
    (a, b) => density(b) - density(a) || (obs[a] ?? 0) - (obs[b] ?? 0) || smaller(a, b),
  )
  return fitting(area, ranked, budget)
}

/** What one who knew would have chosen. */
function oracle(input: AccuracyInput, budget: number): readonly number[] {
  const { obs, area } = input
  const smaller = bySize(area)
  const density = (cell: number) => (obs[cell] ?? 0) / (area[cell] ?? 1)
  return fitting(
    area,
    feasibleCells(input).sort((a, b) => density(b) - density(a) || smaller(a, b)),
    budget,
  )
}

/** Makes the choice the same whatever the order of the cells. */
const bySize =
  (area: readonly number[]) =>
  (a: number, b: number): number =>
    (area[a] ?? 0) - (area[b] ?? 0) || a - b

const feasibleCells = ({ obs, feasible }: AccuracyInput): number[] =>
  [...obs.keys()].filter((cell) => feasible === undefined || feasible[cell] === true)

function fitting(area: readonly number[], ranked: readonly number[], budget: number): readonly number[] {
  let covered = 0
  const over = ranked.findIndex((cell) => {
    covered += area[cell] ?? 0
    return covered > budget * budgetSlack
  })
  return over === -1 ? ranked : ranked.slice(0, Math.max(1, over))
}

function simpleAccuracy({ obs, area }: AccuracyInput, cells: readonly number[]): Accuracy['simpleCount'] {
  const hits = sumAt(obs, cells)
  const hitRate = hits / sumOf(obs)
  return { hits, hitRate, pai: hitRate / (sumAt(area, cells) / sumOf(area)) }
}

/** Score interval of a proportion (Wilson 1927). */
function wilson(hits: number, n: number): readonly [low: number, high: number] {
  const z = normalQuantile((1 + level) / 2)
  const rate = hits / n
  const middle = rate + (z * z) / (2 * n)
  const reach = z * Math.sqrt((rate * (1 - rate)) / n + (z * z) / (4 * n * n))
  const scale = 1 + (z * z) / n
  return [hits === 0 ? 0 : (middle - reach) / scale, hits === n ? 1 : (middle + reach) / scale]
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, own) => sum + own, 0)
const sumAt = (values: readonly number[], cells: readonly number[]): number =>
  cells.reduce((sum, cell) => sum + (values[cell] ?? 0), 0)
