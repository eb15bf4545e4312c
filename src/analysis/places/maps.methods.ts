import { z } from 'zod'
import { method } from '../method.ts'
import { AnalysisInputError, refused } from '../refusal.ts'
import { emergingTask, hotSpotsTask, localMoranTask, moranTask } from '../workers/draw-tasks.ts'
import { classifyScores } from './emerging-scores.ts'
import { type GiStar, gi, giStar } from './gi-star.ts'
import type { HotSpotRefusal, HotSpots } from './hot-spots.ts'
import { squareCounts, squareNeighbours, squareSteps } from './map-examples.ts'
import { answer, drawn, numbers, perPlace, placesInput, placesOf, refusal, seed } from './map-schemas.methods.ts'
import { standardisedRates } from './standardised-rates.ts'
import { surfaceMethods } from './surface.methods.ts'

const hotSpotsOutput = z.strictObject({
  ...answer,
  ...drawn,
  kind: z.literal('hot-spots'),
  method: z.enum(['excess-monte-carlo-max', 'gi-star-monte-carlo-max']),
  score: numbers,
  observed: numbers,
  expected: numbers,
  p: numbers,
  pLow: numbers,
  status: z.array(z.enum(['clear', 'possible', 'none'])).readonly(),
})

const giStarMethod = method({
  name: 'gi-star',
  input: z.strictObject({
    ...placesInput,
    x: z.array(z.number()),
    exposure: z.array(z.number()).optional(),
    /** gi leaves the place itself out of its neighbourhood; the random maps are always of gi-star. */
    variant: z.enum(['gi-star', 'gi']).default('gi-star'),
    draws: z.int().default(999),
    seed,
  }),
  output: z.union([
    z.strictObject({
      ...answer,
      kind: z.literal('gi-star'),
      method: z.enum(['gi-star-analytic', 'gi-analytic']),
      z: perPlace,
      p: perPlace,
      q: perPlace,
      monteCarlo: z.union([hotSpotsOutput, refusal]),
    }),
    refusal,
  ]),
  run: ({ x, exposure, variant, draws, seed: from, ...places }, draw) => {
    const neighbours = placesOf(places)
    const values = Float64Array.from(x)
    const scored = variant === 'gi' ? gi(values, neighbours) : giStar(values, neighbours)
    if (scored.kind === 'refused') return scored
    const noCounts = x.filter((value) => !Number.isSafeInteger(value) || value < 0).length
    if (noCounts > 0) return { ...scored, monteCarlo: refused('not-counts', 0, noCounts) }
    const weights = exposure === undefined ? null : Float64Array.from(exposure)
    const map = { counts: values, neighbours, exposure: weights, statistic: 'gi-star', draws, seed: from } as const
    return withMonteCarlo(scored, draw(hotSpotsTask, map))
  },
  example: { x: [...squareCounts], neighbours: [...squareNeighbours], seed: 7 },
})

const withMonteCarlo = async (
  scored: GiStar,
  monteCarlo: HotSpots | HotSpotRefusal | Promise<HotSpots | HotSpotRefusal>,
) => ({ ...scored, monteCarlo: await monteCarlo })

const hotSpotsMethod = method({
  name: 'hot-spots',
  input: z.strictObject({
    ...placesInput,
    /** Events in each place. */
    x: z.array(z.number()),
    exposure: z.array(z.number()).optional(),
    statistic: z.enum(['excess', 'gi-star']).default('excess'),
    draws: z.int().default(999),
    seed,
  }),
  output: z.union([hotSpotsOutput, refusal]),
  run: ({ x, exposure, statistic, draws, seed: from, ...places }, draw) =>
    draw(hotSpotsTask, {
      counts: Float64Array.from(x),
      neighbours: placesOf(places),
      exposure: exposure === undefined ? null : Float64Array.from(exposure),
      statistic,
      draws,
      seed: from,
    }),
  example: {
    x: [...squareCounts],
    neighbours: [...squareNeighbours],
    exposure: squareCounts.map((_, i) => 2 + (i % 4)),
  },
})

const moments = z.strictObject({ expected: z.number(), variance: z.number(), z: z.number().nullable() })

const localMoranMethod = method({
  name: 'local-moran',
  input: z.strictObject({
    ...placesInput,
    x: z.array(z.number()),
    /** Populations: x is then taken as counts, and their rates are compared. */
    n: z.array(z.number()).optional(),
    draws: z.int().default(9999),
    seed,
  }),
  output: z.union([
    z.strictObject({
      ...answer,
      ...drawn,
      kind: z.literal('local-moran'),
      method: z.literal('local-moran-conditional-permutation'),
      places: z
        .array(
          z
            .strictObject({
              I: z.number(),
              quadrant: z.enum(['high-high', 'low-low', 'high-low', 'low-high']),
              conditional: moments,
              total: moments,
              pNormal: z.number(),
              p: z.number(),
              midP: z.number(),
              q: z.number(),
            })
            .nullable(),
        )
        .readonly(),
    }),
    refusal,
  ]),
  run: ({ x, n, draws, seed: from, ...places }, draw) => {
    const counts = Float64Array.from(x)
    const values = n === undefined ? counts : standardisedRates(counts, Float64Array.from(n))
    return draw(localMoranTask, { values, neighbours: placesOf(places), draws, seed: from })
  },
  example: { x: [...squareCounts], neighbours: [...squareNeighbours], draws: 999 },
})

const moranMethod = method({
  name: 'moran',
  input: z.strictObject({ ...placesInput, x: z.array(z.number()), draws: z.int().default(9999), seed }),
  output: z.union([
    z.strictObject({
      ...answer,
      ...drawn,
      kind: z.literal('moran'),
      method: z.literal('moran-row-standardised'),
      I: z.number(),
      expected: z.number(),
      variance: z.number(),
      z: z.number(),
      p: z.number(),
      pPermutation: z.number(),
    }),
    refusal,
  ]),
  run: ({ x, draws, seed: from, ...places }, draw) =>
    draw(moranTask, { values: Float64Array.from(x), neighbours: placesOf(places), draws, seed: from }),
  example: { x: [...squareCounts], neighbours: [...squareNeighbours], draws: 999 },
})

const emergingClasses = z.enum([
  'new',
  'consecutive',
  'intensifying',
  'persistent',
  'diminishing',
  'historical',
  'oscillating',
  'sporadic',
  'none',
])
const scoredPlace = { class: emergingClasses, coldClass: emergingClasses, trendZ: z.number(), trendP: z.number() }

const emergingMethod = method({
  name: 'emerging',
  /** Counts of each place and step (null: the step is missing), or scores of each place and step made elsewhere. */
  input: z.union([
    z.strictObject({
      ...placesInput,
      counts: z.array(z.array(z.number().nullable())),
      statistic: z.enum(['excess', 'gi-star']).default('excess'),
      draws: z.int().default(999),
      seed,
    }),
    z.strictObject({
      z: z.array(z.array(z.number())),
      zCrit: z.number().default(1.959963984540054),
      trendAlpha: z.number().default(0.1),
    }),
  ]),
  output: z.union([
    z.strictObject({
      ...answer,
      ...drawn,
      kind: z.literal('emerging'),
      method: z.enum(['emerging-excess-monte-carlo-max', 'emerging-gi-star-monte-carlo-max']),
      events: z.int(),
      places: z
        .array(
          z.strictObject({
            ...scoredPlace,
            word: z.enum(['new', 'lasting', 'growing', 'fading']).nullable(),
            hotSteps: z.int(),
            coldSteps: z.int(),
            firstHalf: z.int(),
            secondHalf: z.int(),
          }),
        )
        .readonly(),
    }),
    z.strictObject({
      ...answer,
      kind: z.literal('emerging-classes'),
      method: z.literal('emerging-fixed-limit'),
      places: z.array(z.strictObject({ ...scoredPlace, trend: z.enum(['up', 'down', 'flat']) })).readonly(),
    }),
    refusal,
  ]),
  run: (input, draw) => {
    if ('z' in input) return classifyScores(input.z, input)
    const { counts, statistic, draws, seed: from, ...places } = input
    return draw(emergingTask, { steps: toSteps(counts), neighbours: placesOf(places), statistic, draws, seed: from })
  },
  example: { counts: squareSteps.map((steps) => [...steps]), neighbours: [...squareNeighbours], draws: 199 },
})

/** A step without a count in some place is a missing step. */
function toSteps(counts: readonly (readonly (number | null)[])[]): readonly (Float64Array | null)[] {
  const length = counts[0]?.length ?? 0
  for (const [place, steps] of counts.entries()) {
    if (steps.length === length) continue
    throw new AnalysisInputError('wrong-length', { name: `counts of ${place}`, length: steps.length, expected: length })
  }
  return Array.from({ length }, (_, step) => {
    const present = counts.map((steps) => steps[step] ?? null).filter((count) => count !== null)
    return present.length < counts.length ? null : Float64Array.from(present)
  })
}

export const mapsMethods = [
  giStarMethod,
  hotSpotsMethod,
  localMoranMethod,
  moranMethod,
  emergingMethod,
  ...surfaceMethods,
]
