import { z } from 'zod'
import { need } from '../answer.schemas.ts'

/** One series in time order; null is a missing week, never 0. */
export const series = z.array(z.number().nullable())

export const toCounts = (values: readonly (number | null)[]): Float64Array =>
  Float64Array.from(values, (value) => value ?? Number.NaN)

export const numbers = z.array(z.number()).readonly()
export const numbersOrNull = z.array(z.number().nullable()).readonly()
export const alarms = z.array(z.boolean().nullable()).readonly()

export const refusal = z.strictObject({
  kind: z.literal('refused'),
  reason: z.string(),
  needed: z.number(),
  had: z.number(),
})

/** What every answer carries. */
export const answer = {
  n: z.int(),
  warnings: z.array(z.string()).readonly(),
  needs: z.array(need).readonly(),
}

const predictive = z.object({
  mean: z.number(),
  size: z.number().nullable(),
  seasonFactor: z.number(),
  coverage: z.number(),
  n: z.int(),
  phi: z.number(),
})

const evaluation = z.object({
  observed: z.number(),
  p: z.number(),
  midP: z.number(),
  low: z.number(),
  high: z.number(),
  rare: z.number(),
})

export const detectInput = z.strictObject({
  /** Weeks x areas of one category; null is a missing week. */
  y: z.array(series),
  /** Weeks summed and tested together. */
  k: z.union([z.literal(1), z.literal(4), z.literal(12)]).default(1),
  /** Index of the window's last week, from 0. Default the last. */
  latest: z.int().optional(),
  guard: z.int().default(2),
  halfLife: z.number().default(104),
  maxHistory: z.int().default(260),
  baselineStart: z.int().default(0),
  reweight: z.boolean().default(true),
  seasons: z.enum(['shared', 'by-area']).default('shared'),
  dispersion: z.enum(['weeks', 'window']).default('weeks'),
  /** Share of each week that is school break or the like, from the first week to `latest` or longer. */
  calendar: z.array(z.number()).optional(),
  /** Weeks x areas: how much of the usual was seen. */
  exposure: z.array(z.array(z.number())).optional(),
})

export const detectOutput = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('detection'),
    method: z.literal('eb-negative-binomial'),
    ...answer,
    window: z.int(),
    phi: z.number(),
    prior: z.object({ shape: z.number(), rate: z.number() }),
    season: z.object({ sin: z.number(), cos: z.number(), shrinkage: z.number(), calendar: z.number() }),
    spread: z.object({ p: z.number(), variance: z.number() }).nullable(),
    areas: z
      .array(
        z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('tested'), predictive, evaluation }),
          z.object({ kind: z.literal('window-missing'), predictive }),
          refusal,
        ]),
      )
      .readonly(),
  }),
  refusal,
])

export const farringtonInput = z.strictObject({
  y: series,
  /** First and last tested week, the first week of the series being 1. Default the last week only. */
  range: z.tuple([z.int(), z.int()]).optional(),
  /** Years back. Default 5, fewer (at least 3) when the history is shorter. */
  b: z.int().optional(),
  /** Weeks on each side of the same week in an earlier year. */
  w: z.int().default(3),
  /** Levels of the season. */
  noPeriods: z.int().default(10),
  pastWeeksNotIncluded: z.int().default(26),
  weightsThreshold: z.number().default(2.58),
  pThresholdTrend: z.number().default(1),
  alpha: z.number().default(0.01),
  /** An alarm needs this many events in this many weeks. */
  limit54: z.tuple([z.int(), z.int()]).default([0, 4]),
})

const farringtonWeek = z.strictObject({
  kind: z.literal('tested'),
  method: z.literal('farrington-flexible-nb-plugin'),
  ...answer,
  observed: z.number().nullable(),
  expected: z.number(),
  phi: z.number(),
  upper: z.number(),
  alpha: z.number(),
  p: z.number().nullable(),
  midP: z.number().nullable(),
  score: z.number().nullable(),
  trend: z.number().nullable(),
  years: z.int(),
  alarm: z.boolean().nullable(),
})

export const farringtonOutput = z.strictObject({
  kind: z.literal('weeks'),
  method: z.literal('farrington-flexible-nb-plugin'),
  ...answer,
  /** Number of the first week, from 1. */
  first: z.int(),
  weeks: z.array(z.discriminatedUnion('kind', [farringtonWeek, refusal])).readonly(),
})

export const earsInput = z.strictObject({
  y: series,
  method: z.enum(['C1', 'C2', 'C3']),
  baseline: z.int().default(7),
  minSigma: z.number().default(0.5),
  /** Default 0.001, for C3 0.025. */
  alpha: z.number().optional(),
})

export const earsOutput = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('chart'),
    method: z.enum(['ears-c1', 'ears-c2', 'ears-c3']),
    ...answer,
    /** Number of the first judged week, from 1. */
    firstIndex: z.int(),
    upper: numbersOrNull,
    alarm: alarms,
  }),
  refusal,
])

/** The model of a likelihood CUSUM. */
const shift = { mu0: z.number(), size: z.number().nullable().default(null), R: z.number().default(2) }

export const cusumInput = z.union([
  z.strictObject({
    y: series,
    m: z.number(),
    k: z.number().default(1.04),
    h: z.number().default(2.26),
    trans: z.enum(['standard', 'rossi', 'anscombe']).default('rossi'),
  }),
  z.strictObject({
    y: series,
    ...shift,
    /** Decision limit. Default the one that gives `runLength` weeks on average between false alarms. */
    h: z.number().optional(),
    runLength: z.number().default(200),
    reset: z.boolean().default(false),
  }),
])

export const cusumOutput = z.union([
  z.strictObject({
    kind: z.literal('chart'),
    method: z.enum(['cusum-standard', 'cusum-rossi', 'cusum-anscombe']),
    ...answer,
    cusum: numbers,
    upper: numbers,
    alarm: alarms,
  }),
  z.strictObject({
    kind: z.literal('chart'),
    method: z.enum(['lr-cusum-poisson', 'lr-cusum-negative-binomial']),
    ...answer,
    h: z.number(),
    llr: numbersOrNull,
    cusum: numbers,
    alarm: alarms,
  }),
  refusal,
])

export const runLengthInput = z.strictObject({
  ...shift,
  h: z.number(),
  /** Mean that the chart really meets. Default mu0: weeks between false alarms. */
  mu: z.number().optional(),
  /** With draws it is simulated, without by a Markov chain. */
  draws: z.int().optional(),
  seed: z.int().default(1),
})

export const runLengthOutput = z.union([
  z.strictObject({
    kind: z.literal('run-length'),
    method: z.literal('lr-cusum-markov-chain'),
    ...answer,
    runLength: z.number(),
  }),
  z.strictObject({
    kind: z.literal('run-length'),
    method: z.literal('lr-cusum-simulation'),
    ...answer,
    runLength: z.number(),
    interval: z.strictObject({ low: z.number(), high: z.number(), level: z.literal(0.95) }).nullable(),
    seed: z.int(),
    draws: z.int(),
  }),
  refusal,
])

export const ewmaInput = z.strictObject({
  y: series,
  mu0: z.number(),
  phi: z.number().default(1),
  lambda: z.number().default(0.2),
  L: z.number().default(3),
})

export const ewmaOutput = z.strictObject({
  kind: z.literal('chart'),
  method: z.literal('ewma'),
  ...answer,
  z: numbers,
  upper: numbers,
  alarm: alarms,
})

export const uChartInput = z.strictObject({
  count: z.array(z.number()),
  exposure: z.array(z.number()),
  limits: z.enum(['exact', 'laney']).default('exact'),
  /** For exact limits: variance over mean, and the chance of falling outside. */
  phi: z.number().default(1),
  alpha: z.number().default(0.002),
})

const uChart = { ...answer, rate: z.number(), lower: numbers, upper: numbers, alarm: alarms }

export const uChartOutput = z.union([
  z.strictObject({ kind: z.literal('chart'), method: z.literal('u-chart-exact'), ...uChart }),
  z.strictObject({
    kind: z.literal('chart'),
    method: z.literal('u-chart-laney'),
    ...uChart,
    z: numbers,
    sigmaZ: z.number(),
  }),
  refusal,
])
