import { z } from 'zod'

/** What the methods of this folder answer, as JSON. The library itself judges the numbers, so the input only fixes the shape. */

export const numbers = z.array(z.number())
export const counts = z.record(z.string(), z.number())
export const level = z.number().optional()

const limits = z.strictObject({ low: z.number(), high: z.number() })
const interval = limits.extend({ level: z.number() })
const openInterval = interval.extend({ high: z.number().nullable() })

const refusal = <const Reason extends string>(reason: Reason) =>
  z.strictObject({ kind: z.literal('refused'), reason: z.literal(reason), needed: z.number(), had: z.number() })

const grounds = <const Warning extends string>(...warnings: readonly Warning[]) => ({
  n: z.number(),
  warnings: z.array(z.enum(warnings)).readonly(),
  needs: z.array(z.strictObject({ code: z.string(), needed: z.number(), had: z.number() })).readonly(),
})

export const proportionOutput = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('proportion'),
    method: z.enum(['wilson', 'clopper-pearson']),
    value: z.number(),
    interval,
    ...grounds('few-trials'),
  }),
  refusal('no-trials'),
])

export const poissonOutput = z.strictObject({
  kind: z.literal('count'),
  method: z.enum(['poisson-exact', 'poisson-byar', 'poisson-mid-p']),
  value: z.number(),
  interval,
  ...grounds('byar-below-zero'),
})

export const rateOutput = z.strictObject({
  kind: z.literal('rate'),
  method: z.enum(['rate-exact', 'rate-byar']),
  value: z.number(),
  interval,
  per: z.number(),
  ...grounds('too-few-events-to-print'),
})

const pooled = z.strictObject({ z: z.number(), p: z.number() }).nullable()

export const newcombeOutput = z.discriminatedUnion('kind', [
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

export const standardisedOutput = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('standardised-rate'),
    method: z.literal('direct-dobson'),
    value: z.number(),
    interval: interval.nullable(),
    gammaInterval: interval,
    effectiveNumber: z.number(),
    per: z.number(),
    ...grounds('few-effective-events', 'lower-limit-at-zero'),
  }),
  refusal('too-few-events'),
])

export const rateRatioOutput = z.discriminatedUnion('kind', [
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

export const smoothOutput = z.discriminatedUnion('kind', [
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

export const funnelOutput = z.discriminatedUnion('kind', [
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

const effective = z.strictObject({
  size: z.number(),
  designEffect: z.number(),
  source: z.enum(['given', 'kish', 'assumed']),
  isCorrected: z.boolean(),
})

export const surveyOutput = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('survey-change'),
    method: z.literal('newcombe-effective-n'),
    value: z.number(),
    interval,
    pooled,
    verdict: z.enum(['no-certain-change', 'rise', 'fall']),
    effective: z.tuple([effective, effective]).readonly(),
    responseRates: z.tuple([z.number().nullable(), z.number().nullable()]).readonly(),
    ...grounds('design-effect-assumed', 'interval-first', 'no-variation'),
  }),
  refusal('too-few-answers'),
])

export const surveyFamilyOutput = z.strictObject({
  kind: z.literal('survey-family'),
  method: z.literal('bh-pooled'),
  q: z.array(z.number().nullable()).readonly(),
  verdicts: z.array(z.enum(['no-certain-change', 'rise', 'fall']).nullable()).readonly(),
  falseShare: z.number(),
  ...grounds('untested-comparisons'),
})

export const countChangeOutput = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('count-change'),
    method: z.enum(['conditional-binomial-mid-p', 'conditional-beta-binomial-mid-p']),
    before: z.number(),
    after: z.number(),
    value: z.number().nullable(),
    interval: openInterval,
    percent: z.number().nullable(),
    midP: z.number(),
    phi: z.number(),
    verdict: z.enum(['within-normal-variation', 'rise', 'fall']),
    ...grounds('base-too-small-for-percent', 'missing-periods', 'no-base', 'overdispersion-unknown'),
  }),
  refusal('no-events'),
])

export const harmOutput = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('weighted-index'),
    method: z.literal('weighted-dobson'),
    value: z.number(),
    interval,
    standardError: z.number(),
    effectiveNumber: z.number(),
    shares: z.record(z.string(), z.number()),
    withoutHeaviest: z.strictObject({ id: z.string(), value: z.number(), n: z.number() }),
    excluded: z.array(z.string()).readonly(),
    ...grounds('lower-limit-at-zero', 'one-category-dominates'),
  }),
  refusal('too-few-effective-events'),
])
