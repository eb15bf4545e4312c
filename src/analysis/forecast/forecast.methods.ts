import { z } from 'zod'
import { answer, numbers, refusal } from '../answer.schemas.ts'
import { toWeeklySeries } from '../early-warning/baseline.ts'
import { type Method, method } from '../method.ts'
import { ets } from './ets.ts'
import {
  areaForecast,
  bands,
  coverage,
  forecastOptions,
  series,
  skill,
  toValues,
  weeksByArea,
} from './forecast.schemas.ts'
import { forecast } from './forecast.ts'
import { harmonicForecast } from './harmonic-forecast.ts'
import { rollingScores } from './rolling-origins.ts'
import { scoreLaws, scoreQuantiles } from './score-forecasts.ts'
import { seasonalNaive } from './seasonal-naive.ts'
import { stl } from './stl.ts'

type Options = z.output<z.ZodObject<typeof forecastOptions>>

/** Leaves out what was not given, and turns the season into numbers in a row. */
const toInput = (
  rows: readonly (readonly (number | null)[])[],
  { maxHist, season, origins: _, ...options }: Options,
) => ({
  ...toWeeklySeries(rows),
  ...present(options),
  ...(maxHist === undefined ? {} : { maxHistory: maxHist }),
  ...(season === undefined ? {} : { season: Float64Array.from(season) }),
})

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> }
const present = <T extends object>(options: T): Present<T> =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Present<T>

/** Made up: two areas with a summer, three and a half years. */
const exampleWeeks = Array.from({ length: 182 }, (_, week) => {
  const summer = Math.round(3 * Math.sin((2 * Math.PI * week) / 52))
  return [4 + summer + ((week * 7) % 5) - 2, ((week * 5) % 11) % 3].map((value) => Math.max(0, value))
})

const forecastMethod = method({
  name: 'forecast',
  input: z.strictObject({ Y: weeksByArea, ...forecastOptions }),
  output: z.discriminatedUnion('kind', [
    answer('forecast', ['eb-negative-binomial-forecast']).extend({
      horizon: z.number(),
      levels: numbers,
      phi: z.number(),
      prior: z.object({ shape: z.number(), rate: z.number() }),
      season: z.object({ sin: z.number(), cos: z.number(), shrinkage: z.number(), calendar: z.number() }),
      areas: z.array(areaForecast).readonly(),
    }),
    refusal,
  ]),
  run: ({ Y, ...options }) => forecast(toInput(Y, options), present({ origins: options.origins })),
  example: { Y: exampleWeeks, horizon: 4 },
})

const skillMethod = method({
  name: 'forecast-skill',
  input: z.strictObject({ Y: weeksByArea, ...forecastOptions }),
  output: z.discriminatedUnion('kind', [
    answer('rolling-scores', ['rolling-origin-wis']).extend({ areas: z.array(skill).readonly() }),
    refusal,
  ]),
  run: ({ Y, ...options }) => rollingScores(toInput(Y, options), present({ origins: options.origins })),
  example: { Y: exampleWeeks, horizon: 4 },
})

const quantileScore = {
  wis: z.number(),
  dispersion: z.number(),
  overprediction: z.number(),
  underprediction: z.number(),
  pinball: z.number(),
}

const score = method({
  name: 'score',
  input: z.union([
    z.strictObject({
      y: z.array(z.number()),
      mu: z.array(z.number()),
      size: z
        .union([z.number(), z.array(z.number().nullable())])
        .nullable()
        .default(null),
      tau: z.array(z.number()).optional(),
      training: z.strictObject({ y: series, period: z.number() }).optional(),
    }),
    z.strictObject({ y: z.array(z.number()), tau: z.array(z.number()), quantiles: z.array(z.array(z.number())) }),
  ]),
  output: z.discriminatedUnion('method', [
    answer('scores', ['count-law-scores']).extend({
      value: z.number(),
      scores: z
        .array(
          z.object({
            ...quantileScore,
            crps: z.number(),
            logScore: z.number().nullable(),
            dawidSebastiani: z.number().nullable(),
            squaredError: z.number(),
            pit: z.object({ below: z.number(), upTo: z.number() }),
          }),
        )
        .readonly(),
      levels: numbers,
      quantiles: z.array(numbers).readonly(),
      coverage,
      meanAbsoluteError: z.number(),
      scaledError: z.number().nullable(),
      pitHistogram: numbers,
    }),
    answer('scores', ['quantile-scores']).extend({
      value: z.number(),
      scores: z.array(z.object(quantileScore)).readonly(),
    }),
  ]),
  run(input) {
    if ('quantiles' in input) return scoreQuantiles(input)
    const { training, tau, ...forecasts } = input
    return scoreLaws({
      ...forecasts,
      ...present({ tau }),
      ...(training === undefined ? {} : { training: { ...training, y: toValues(training.y) } }),
    })
  },
  example: { y: [3, 0, 5], mu: [2.4, 1.1, 4.2], size: 6 },
})

const stlMethod = method({
  name: 'stl',
  input: z.strictObject({
    x: z.array(z.number()),
    period: z.number(),
    seasonal: z.union([z.literal('periodic'), z.number()]).default('periodic'),
    seasonalDegree: z.union([z.literal(0), z.literal(1)]).default(0),
    robust: z.boolean().default(false),
  }),
  output: z.discriminatedUnion('kind', [
    answer('decomposition', ['stl', 'stl-robust']).extend({
      seasonal: numbers,
      trend: numbers,
      remainder: numbers,
      weights: numbers,
      windows: z.tuple([z.number(), z.number(), z.number()]).readonly(),
      degrees: z.tuple([z.number(), z.number(), z.number()]).readonly(),
      rounds: z.object({ inner: z.number(), outer: z.number() }),
    }),
    refusal,
  ]),
  run({ x, ...options }) {
    const parts = stl(Float64Array.from(x), options)
    if (parts.kind === 'refused') return parts
    const { seasonal, trend, remainder, weights, ...rest } = parts
    return {
      ...rest,
      seasonal: [...seasonal],
      trend: [...trend],
      remainder: [...remainder],
      weights: [...weights],
    }
  },
  example: { x: [5, 9, 4, 2, 6, 10, 5, 3, 7, 11, 6, 4, 8, 12, 7, 5], period: 4, robust: true },
})

const ahead = { horizon: z.number(), levels: z.array(z.number()).default([0.5, 0.8, 0.95]) }
const exampleYears = [5, 9, 4, 2, 6, 11, 5, 2, 7, 11, 5, 4, 8, 12, 8, 5]

const etsMethod = method({
  name: 'ets',
  input: z.strictObject({ y: series, model: z.enum(['ANN', 'ANA']), period: z.number().default(1), ...ahead }),
  output: z.discriminatedUnion('kind', [
    answer('ets', ['ets-ann', 'ets-ana']).extend({
      alpha: z.number(),
      gamma: z.number().nullable(),
      level: z.number(),
      seasons: numbers,
      variance: z.number(),
      logLikelihood: z.number().nullable(),
      aicc: z.number().nullable(),
      mean: numbers,
      bands,
    }),
    refusal,
  ]),
  run: ({ y, ...options }) => ets(toValues(y), options),
  example: { y: exampleYears, model: 'ANA', period: 4, horizon: 4 },
})

const seasonalNaiveMethod = method({
  name: 'seasonal-naive',
  input: z.strictObject({ y: series, period: z.number(), ...ahead }),
  output: z.discriminatedUnion('kind', [
    answer('seasonal-naive', ['seasonal-naive']).extend({ mean: numbers, bands, deviation: z.number() }),
    refusal,
  ]),
  run: ({ y, ...options }) => seasonalNaive(toValues(y), options),
  example: { y: exampleYears, period: 4, horizon: 4 },
})

const harmonic = method({
  name: 'harmonic-forecast',
  input: z.strictObject({ y: series, period: z.number(), horizon: z.number() }),
  output: z.discriminatedUnion('kind', [
    answer('harmonic-forecast', ['harmonic-negative-binomial']).extend({
      coefficients: numbers,
      theta: z.number(),
      mean: numbers,
      levels: numbers,
      quantiles: z.array(numbers).readonly(),
    }),
    refusal,
  ]),
  run: ({ y, ...options }) => harmonicForecast(toValues(y), options),
  example: { y: [3, 14, 2, 6, 1, 19, 4, 2, 9, 8, 0, 12, 2, 17, 1, 5, 7, 6, 11, 0], period: 4, horizon: 4 },
})

export const forecastMethods: readonly Method[] = [
  forecastMethod,
  skillMethod,
  score,
  stlMethod,
  etsMethod,
  seasonalNaiveMethod,
  harmonic,
]
