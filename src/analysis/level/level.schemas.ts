import { z } from 'zod'

/** Input and output of the level methods as JSON. Whether rules can be followed is judged by `requireRuleSet`. */

export const ruleSetSchema = z.strictObject({
  indicators: z.array(
    z.strictObject({
      id: z.string(),
      weight: z.number(),
      curve: z.strictObject({
        scale: z.enum(['linear', 'log10']),
        knots: z.array(z.strictObject({ at: z.number(), points: z.number() })),
      }),
    }),
  ),
  cuts: z.array(z.number()),
  minimumCoverage: z.number(),
  hysteresis: z.strictObject({
    upMargin: z.number(),
    downMargin: z.number(),
    upPeriods: z.number(),
    downPeriods: z.number(),
    jump: z.number(),
    afterRun: z.enum(['one-step', 'raw-level']).default('one-step'),
  }),
  floors: z.array(z.strictObject({ id: z.string(), atLeast: z.number(), minimumLevel: z.number() })),
  caps: z.array(z.strictObject({ id: z.string(), mostSteps: z.number() })).default([]),
})

const needs = z.array(z.strictObject({ code: z.string(), needed: z.number(), had: z.number() })).readonly()
const stateShape = { level: z.number(), upRun: z.number(), downRun: z.number() }
const reason = z.enum([
  'kept',
  'raised-after-run',
  'raised-by-jump',
  'lowered-after-run',
  'kept-without-score',
  'override',
])
const scoreWarnings = z.array(z.enum(['capped', 'insufficient-coverage', 'partial-coverage'])).readonly()

const score = z.strictObject({
  kind: z.literal('score'),
  method: z.literal('additive-points'),
  n: z.number(),
  warnings: scoreWarnings,
  needs,
  score: z.number().nullable(),
  rawLevel: z.number().nullable(),
  mostLevel: z.number().nullable(),
  contributions: z
    .array(
      z.strictObject({
        id: z.string(),
        value: z.number(),
        points: z.number(),
        weight: z.number(),
        contribution: z.number(),
      }),
    )
    .readonly(),
  coverage: z.number(),
})

const step = z.strictObject({
  kind: z.literal('level-step'),
  method: z.literal('hysteresis'),
  state: z.strictObject(stateShape),
  level: z.number(),
  reason,
  floor: z.strictObject({ minimumLevel: z.number(), levelWithout: z.number() }).nullable(),
  withoutOverride: z.number().nullable(),
})

export const suggestionOutput = z.strictObject({
  kind: z.literal('level'),
  method: z.literal('additive-points-hysteresis'),
  suggested: z.number().nullable(),
  value: z.number(),
  score,
  step,
  n: z.number(),
  warnings: scoreWarnings,
  needs,
})

export const traceOutput = z.strictObject({
  kind: z.literal('level-trace'),
  method: z.literal('hysteresis'),
  trace: z.array(z.strictObject({ ...stateShape, reason })).readonly(),
  n: z.number(),
  warnings: z.array(z.enum(['missing-periods'])).readonly(),
  needs,
})

const law = z.strictObject({ mean: z.number(), size: z.number().nullable() })

export const stabilityInput = z.strictObject({
  rules: ruleSetSchema.optional(),
  values: z.record(
    z.string(),
    z
      .discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('fixed'), value: z.number() }),
        z.strictObject({ kind: z.literal('normal'), mean: z.number(), sd: z.number() }),
        z.strictObject({
          kind: z.literal('gamma-ratio'),
          shape: z.number(),
          rate: z.number(),
          reference: z.number(),
        }),
        z.strictObject({ kind: z.literal('rarity'), observed: law, expected: law }),
      ])
      .nullable(),
  ),
  seed: z.number(),
  draws: z.number().optional(),
})

export const stabilityOutput = z.strictObject({
  kind: z.literal('level-stability'),
  method: z.literal('monte-carlo-level'),
  shares: z.array(z.number()).readonly(),
  modal: z.number(),
  range: z.tuple([z.number(), z.number()]).readonly(),
  n: z.number(),
  seed: z.number(),
  draws: z.number(),
  warnings: z.array(z.enum(['nothing-uncertain', 'uncertain-level'])).readonly(),
  needs,
})
