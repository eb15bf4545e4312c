import { z } from 'zod'
import { method } from '../method.ts'
import { funnel } from './funnel.ts'
import { grounds, interval, level, limits, numbers, openInterval, refusal } from './interval.methods.ts'
import { newcombe } from './newcombe.ts'
import { rateRatio } from './rate-ratio.ts'
import { smooth } from './smoothing.ts'

const number = z.number()

export const pooled = z.strictObject({ z: z.number(), p: z.number() }).nullable()

const newcombeOutput = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('difference'),
    method: z.literal('newcombe'),
    value: z.number(),
    interval,
    pooled,
    fisherP: z.number(),
    ...grounds('no-variation'),
  }),
  refusal('no-trials'),
])

const rateRatioOutput = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('rate-ratio'),
    method: z.literal('conditional-exact'),
    value: z.number().nullable(),
    interval: openInterval,
    p: z.number(),
    ...grounds('no-events-in-second'),
  }),
  refusal('no-events'),
])

const smoothOutput = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('smoothed-rates'),
    method: z.literal('marshall-global'),
    values: numbers.readonly(),
    ownShare: numbers.readonly(),
    posterior: z
      .array(z.strictObject({ shape: z.number(), rate: z.number() }))
      .readonly()
      .nullable(),
    mean: z.number(),
    variance: z.number(),
    between: z.number(),
    ...grounds('no-between-variance', 'no-events'),
  }),
  refusal('too-few-areas'),
])

const funnelPlace = z.strictObject({ limits95: limits, limits998: limits, p: z.number(), midP: z.number() })

const funnelOutput = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('funnel'),
    method: z.enum(['poisson', 'random-effects']),
    phi: z.number(),
    tau2: z.number(),
    areas: z
      .array(
        z.strictObject({
          observed: z.number(),
          expected: z.number(),
          ratio: z.number(),
          deviate: z.number(),
          chance: funnelPlace,
          widened: funnelPlace.nullable(),
          position: z.enum(['below-99.8', 'below-95', 'within', 'above-95', 'above-99.8']),
          q: z.number(),
        }),
      )
      .readonly(),
    ...grounds('no-overdispersion-estimate', 'overdispersed', 'strongly-overdispersed'),
  }),
  refusal('too-few-areas'),
])

export const comparisonMethods = [
  method({
    name: 'newcombe',
    input: z.strictObject({ x1: number, n1: number, x2: number, n2: number, level }),
    output: newcombeOutput,
    run: ({ level, ...two }) => newcombe(two, level),
    example: { x1: 18, n1: 120, x2: 30, n2: 130 },
  }),
  method({
    name: 'rate-ratio',
    input: z.strictObject({ O1: number, n1: number, O2: number, n2: number, level }),
    output: rateRatioOutput,
    run: ({ level, ...two }) => rateRatio(two, level),
    example: { O1: 9, n1: 1500, O2: 60, n2: 20000 },
  }),
  method({
    name: 'smooth',
    input: z.strictObject({ y: numbers, n: numbers }),
    output: smoothOutput,
    run: ({ y, n }) => smooth(y, n),
    example: { y: [2, 30, 11, 0], n: [300, 2500, 1900, 450] },
  }),
  method({
    name: 'funnel',
    input: z.strictObject({ O: numbers, E: numbers }),
    output: funnelOutput,
    run: ({ O, E }) => funnel(O, E),
    example: { O: [4, 9, 21, 2, 7, 15, 3, 12, 6, 30], E: [5, 8, 14, 3, 6, 17, 4, 10, 7, 25] },
  }),
]
