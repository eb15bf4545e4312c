import { binomial } from '../distributions/distributions.ts'
import { at } from '../linear-algebra.ts'
import { RandomStream } from '../random.ts'
import { AnalysisInputError, type Need, type Refused, refused, requireAtMost } from '../refusal.ts'
import { type DrawPlan, type DrawRange, enoughDraws, requireRange, wholeRun } from './draw-range.ts'
import { isFlat, requireCountMap, requireMap, sumAround, sumOf } from './map-values.ts'
import { type Neighbours, type NeighbourWarning, neighbourWarnings } from './neighbours.ts'
import { scatter, scatterTable } from './scatter.ts'
import { excessStatistic, expectedAround, giStarStatistic, type Statistic } from './window-statistic.ts'

export interface HotSpotInput extends DrawPlan {
  /** Events in each place. */
  readonly counts: Float64Array
  readonly neighbours: Neighbours
  /** Where events fall by chance: in proportion to this (0 or more). null: in each place alike. */
  readonly exposure: Float64Array | null
  /** What is compared with the random maps; see HotSpots. */
  readonly statistic: HotSpotStatistic
}

export type HotSpotStatistic = 'excess' | 'gi-star'

export type HotSpotStatus = 'clear' | 'possible' | 'none'

export type HotSpotWarning = NeighbourWarning | 'few-draws' | 'masked'

export interface HotSpots {
  readonly kind: 'hot-spots'
  /**
   * Excess: signed root of the likelihood ratio of the neighbourhood. Gi*: blind to much in one single place, as that widens
   * the spread it divides by; it warns `masked` when it misses what no chance could have made.
   */
  readonly method: 'gi-star-monte-carlo-max' | 'excess-monte-carlo-max'
  /** Events. */
  readonly n: number
  readonly seed: number
  readonly draws: number
  readonly score: readonly number[]
  /** Events in the place and its neighbours: those there are and those to be expected. */
  readonly observed: readonly number[]
  readonly expected: readonly number[]
  /** How often the whole map, by chance alone, has a score as high (as low) as this one anywhere. */
  readonly p: readonly number[]
  readonly pLow: readonly number[]
  readonly status: readonly HotSpotStatus[]
  readonly warnings: readonly HotSpotWarning[]
  readonly needs: readonly Need[]
}

export type HotSpotRefusal = Refused<'too-few-events' | 'too-few-places' | 'no-variation' | 'events-without-exposure'>

/** The highest and lowest score of each random map. */
export interface ExtremeDraws extends DrawRange {
  readonly high: Float64Array
  readonly low: Float64Array
}

const fewestEvents = 30
export const fewestPlaces = 30
const mostEvents = 1_000_000
/** At most one random map in twenty shows anything clear, at most one in five anything at all. */
const clearAt = 0.05
const possibleAt = 0.2
const beyondChance = 0.01

/**
 * Hot spots by the largest score of random maps: the same number of events thrown over the places in proportion to the
 * exposure. The p of a place holds for all places together. Refuses under 30 events or 30 places, when all counts are equal,
 * and when events lie where the exposure is 0. Errors: AnalysisInputError.
 */
export function hotSpots(input: HotSpotInput): HotSpots | HotSpotRefusal {
  return refuseHotSpots(input) ?? hotSpotsFrom(input, [drawExtremes(input, { from: 0, to: input.draws })])
}

/** A part of the random maps of `hotSpots`, for a worker. */
export function drawExtremes(input: HotSpotInput, range: DrawRange): ExtremeDraws {
  requireRange(range, input)
  const events = eventsIn(input)
  const table = input.exposure === null ? null : scatterTable(input.exposure)
  const statistic = statisticOf(input, events)
  const high = new Float64Array(range.to - range.from)
  const low = new Float64Array(high.length)
  const counts = new Float64Array(input.counts.length)
  const sums = new Float64Array(counts.length)
  const extremes = { high: 0, low: 0 }
  for (let draw = range.from; draw < range.to; draw++) {
    scatter(counts, { events, table, stream: new RandomStream(input.seed, draw) })
    sumAround(counts, input.neighbours, sums)
    statistic.extremes(counts, sums, extremes)
    high[draw - range.from] = extremes.high
    low[draw - range.from] = extremes.low
  }
  return { ...range, high, low }
}

/** `hotSpots` from draws made elsewhere. Errors: AnalysisInputError unless they are all there. */
export function hotSpotsFrom(input: HotSpotInput, parts: readonly ExtremeDraws[]): HotSpots | HotSpotRefusal {
  return refuseHotSpots(input) ?? judgedBy(input, parts)
}

/** Without the refusals: for those who judge for themselves whether there is enough. */
export function judgedBy(input: HotSpotInput, parts: readonly ExtremeDraws[]): HotSpots {
  const { counts, neighbours, exposure, statistic, seed, draws } = input
  const ordered = wholeRun(parts, input)
  const high = Float64Array.from(ordered.flatMap((part) => [...part.high])).sort()
  const negatedLow = Float64Array.from(ordered.flatMap((part) => [...part.low.map((value) => -value)])).sort()
  const chance = (sorted: Float64Array, value: number) => (1 + draws - countBelow(sorted, value)) / (draws + 1)
  const observed = new Float64Array(counts.length)
  sumAround(counts, neighbours, observed)
  const events = eventsIn(input)
  const expected = expectedAround(neighbours, exposure, events)
  const score = new Float64Array(counts.length)
  statisticOf(input, events).scores(counts, observed, score)
  const p = Array.from(score, (value) => chance(high, value))
  const status = p.map((value) => (value <= clearAt ? 'clear' : value <= possibleAt ? 'possible' : 'none'))
  const warnings: HotSpotWarning[] = [...neighbourWarnings(neighbours)]
  if (draws < enoughDraws) warnings.push('few-draws')
  // Unlikely enough even with all of them tried (Bonferroni): no random maps are needed to see it.
  const isBeyondChance = (count: number, mean: number) =>
    count > 2 * mean && counts.length * binomial(events, mean / events).atLeast(count) <= beyondChance
  const isMissed = (count: number, place: number) =>
    status[place] !== 'clear' && isBeyondChance(count, at(expected, place))
  if (statistic === 'gi-star' && observed.some(isMissed)) warnings.push('masked')
  return {
    kind: 'hot-spots',
    method: `${statistic}-monte-carlo-max`,
    n: events,
    seed,
    draws,
    score: Array.from(score),
    observed: Array.from(observed),
    expected: Array.from(expected),
    p,
    pLow: Array.from(score, (value) => chance(negatedLow, -value)),
    status,
    warnings: warnings.toSorted(),
    needs: draws < enoughDraws ? [{ code: 'draws', needed: enoughDraws, had: draws }] : [],
  }
}

function statisticOf({ neighbours, exposure, statistic }: HotSpotInput, events: number): Statistic {
  if (statistic === 'gi-star') return giStarStatistic(neighbours, events)
  return excessStatistic(expectedAround(neighbours, exposure, events), events)
}

function eventsIn({ counts, neighbours, exposure }: HotSpotInput): number {
  requireCountMap('x', counts, neighbours)
  if (exposure !== null) requireExposure(exposure, neighbours)
  const events = sumOf(counts)
  requireAtMost('sum of x', events, mostEvents)
  return events
}

function requireExposure(exposure: Float64Array, neighbours: Neighbours): void {
  requireMap('exposure', exposure, neighbours)
  for (const value of exposure) {
    if (value < 0) throw new AnalysisInputError('out-of-range', { name: 'exposure', value })
  }
  if (sumOf(exposure) <= 0) throw new AnalysisInputError('out-of-range', { name: 'sum of exposure', value: 0 })
}

export function refuseHotSpots(input: HotSpotInput): HotSpotRefusal | null {
  requireRange({ from: 0, to: input.draws }, input)
  const { counts, exposure } = input
  const events = eventsIn(input)
  if (counts.length < fewestPlaces) return refused('too-few-places', fewestPlaces, counts.length)
  if (events < fewestEvents) return refused('too-few-events', fewestEvents, events)
  if (exposure !== null) {
    const outside = sumOf(counts.map((count, place) => (exposure[place] === 0 ? count : 0)))
    return outside > 0 ? refused('events-without-exposure', 0, outside) : null
  }
  return isFlat(counts) ? refused('no-variation', 2, 1) : null
}

/** How many of the sorted values are smaller than `limit`. */
function countBelow(sorted: Float64Array, limit: number): number {
  let from = 0
  let to = sorted.length
  while (from < to) {
    const middle = (from + to) >>> 1
    if (at(sorted, middle) < limit) from = middle + 1
    else to = middle
  }
  return from
}
