import { type Need, type Refused, refused, requireAtMost } from '../refusal.ts'
import { type DrawPlan, type DrawRange, enoughDraws, requirePlan } from './draw-range.ts'
import {
  type EmergingClass,
  type EmergingWord,
  emergingClass,
  emergingColdClass,
  emergingWord,
} from './emerging-class.ts'
import { scoreTrend } from './emerging-scores.ts'
import {
  drawExtremes,
  type ExtremeDraws,
  fewestPlaces,
  type HotSpotInput,
  type HotSpotStatistic,
  type HotSpots,
  judgedBy,
} from './hot-spots.ts'
import { isFlat, requireCountMap, sumOf } from './map-values.ts'
import { type Neighbours, type NeighbourWarning, neighbourWarnings } from './neighbours.ts'

export interface EmergingInput extends DrawPlan {
  /** One map of counts for each step, oldest first; steps of equal length, most often months. null: a step not counted. */
  readonly steps: readonly (Float64Array | null)[]
  readonly neighbours: Neighbours
  readonly statistic: HotSpotStatistic
}

export interface EmergingPlace {
  readonly class: EmergingClass
  readonly coldClass: EmergingClass
  readonly word: EmergingWord
  /** Steps in which the place was hot, and cold. */
  readonly hotSteps: number
  readonly coldSteps: number
  /** Mann-Kendall on the scores. */
  readonly trendZ: number
  readonly trendP: number
  /** Events in the place and its neighbours in the first and second half of the period (an odd middle step left out). */
  readonly firstHalf: number
  readonly secondHalf: number
}

export interface Emerging {
  readonly kind: 'emerging'
  readonly method: `emerging-${HotSpotStatistic}-monte-carlo-max`
  /** Steps. */
  readonly n: number
  readonly events: number
  readonly seed: number
  readonly draws: number
  readonly places: readonly EmergingPlace[]
  readonly warnings: readonly (NeighbourWarning | 'few-draws' | 'flat-steps' | 'masked')[]
  readonly needs: readonly Need[]
}

export type EmergingRefusal = Refused<'missing-steps' | 'too-few-events' | 'too-few-places' | 'too-few-steps'>

const fewestSteps = 12
const mostSteps = 36
const fewestEventsPerStep = 20
/** A place is hot in a step when a random map reaches its score anywhere in at most one case of twenty. */
const hotAt = 0.05
const trendAt = 0.1

/** The random maps of each step, for the same draws. */
export interface EmergingDraws extends DrawRange {
  readonly steps: readonly ExtremeDraws[]
}

/**
 * Emerging hot spots: hot-spots with random maps in each step, then the class of each place by when it was hot and how its score
 * moves (classes as Esri's). Refuses under 12 steps, a missing step, under 30 places, and under 20 events in any step.
 * Errors: AnalysisInputError, also for more than 36 steps.
 */
export function emerging(input: EmergingInput): Emerging | EmergingRefusal {
  return refuseEmerging(input) ?? emergingFrom(input, [drawEmerging(input, { from: 0, to: input.draws })])
}

/** A part of the random maps of `emerging`, for a worker. */
export function drawEmerging(input: EmergingInput, range: DrawRange): EmergingDraws {
  return { ...range, steps: toMaps(input).map((map) => drawExtremes(map, range)) }
}

/** `emerging` from draws made elsewhere. Errors: AnalysisInputError unless they are all there. */
export function emergingFrom(input: EmergingInput, parts: readonly EmergingDraws[]): Emerging | EmergingRefusal {
  const refusal = refuseEmerging(input)
  if (refusal !== null) return refusal
  const maps = toMaps(input)
  const judged = maps.map((map, step) =>
    judgedBy(
      map,
      parts.flatMap((part) => part.steps[step] ?? []),
    ),
  )
  const warnings: Emerging['warnings'][number][] = [...neighbourWarnings(input.neighbours)]
  const isThin = input.draws < enoughDraws
  if (isThin) warnings.push('few-draws')
  if (maps.some((map) => isFlat(map.counts))) warnings.push('flat-steps')
  if (judged.some((step) => step.warnings.includes('masked'))) warnings.push('masked')
  return {
    kind: 'emerging',
    method: `emerging-${input.statistic}-monte-carlo-max`,
    n: maps.length,
    events: maps.reduce((sum, map) => sum + sumOf(map.counts), 0),
    seed: input.seed,
    draws: input.draws,
    places: Array.from({ length: input.neighbours.size }, (_, place) => describe(judged, place)),
    warnings: warnings.toSorted(),
    needs: isThin ? [{ code: 'draws', needed: enoughDraws, had: input.draws }] : [],
  }
}

function describe(judged: readonly HotSpots[], place: number): EmergingPlace {
  const hot = judged.map((step) => (step.p[place] ?? 1) <= hotAt)
  const cold = judged.map((step) => (step.pLow[place] ?? 1) <= hotAt)
  const { trend, trendZ, trendP } = scoreTrend(
    judged.map((step) => step.score[place] ?? 0),
    trendAt,
  )
  const found = emergingClass({ hot, cold, trend })
  const around = judged.map((step) => step.observed[place] ?? 0)
  const half = Math.floor(around.length / 2)
  return {
    class: found,
    coldClass: emergingColdClass({ hot, cold, trend }),
    word: emergingWord(found),
    hotSteps: hot.filter(Boolean).length,
    coldSteps: cold.filter(Boolean).length,
    trendZ,
    trendP,
    firstHalf: around.slice(0, half).reduce((sum, count) => sum + count, 0),
    secondHalf: around.slice(-half).reduce((sum, count) => sum + count, 0),
  }
}

export function refuseEmerging({ steps, neighbours, seed, draws }: EmergingInput): EmergingRefusal | null {
  requirePlan({ seed, draws })
  requireAtMost('steps', steps.length, mostSteps)
  const counted = steps.filter((step) => step !== null)
  for (const step of counted) requireCountMap('steps', step, neighbours)
  if (steps.length < fewestSteps) return refused('too-few-steps', fewestSteps, steps.length)
  if (counted.length < steps.length) return refused('missing-steps', steps.length, counted.length)
  if (neighbours.size < fewestPlaces) return refused('too-few-places', fewestPlaces, neighbours.size)
  const fewest = Math.min(...counted.map(sumOf))
  return fewest < fewestEventsPerStep ? refused('too-few-events', fewestEventsPerStep, fewest) : null
}

/** Each step has a seed of its own, so that the random maps of two steps have nothing in common. */
function toMaps({ steps, neighbours, statistic, seed, draws }: EmergingInput): readonly HotSpotInput[] {
  return steps
    .filter((counts) => counts !== null)
    .map((counts, step) => ({
      counts,
      neighbours,
      exposure: null,
      statistic,
      seed: (seed + step * stepSeed) >>> 0,
      draws,
    }))
}

const stepSeed = 0x9e3779b1
