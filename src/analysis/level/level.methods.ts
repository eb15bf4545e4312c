import { z } from 'zod'
import { method } from '../method.ts'
import { weightedKappa } from './agreement.ts'
import { leaveOneOut } from './leave-one-out.ts'
import { overrideOn } from './override.ts'
import { requireRuleSet } from './rule-set.ts'
import { levelStability } from './stability.ts'
import { suggestedRules } from './suggested-rules.ts'
import { suggestLevel, traceLevels } from './suggestion.ts'

/** Whether rules can be followed is judged by `requireRuleSet`; the schema only fixes their shape. */
const ruleSetSchema = z.strictObject({
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

const suggestionOutput = z.strictObject({
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

const traceOutput = z.strictObject({
  kind: z.literal('level-trace'),
  method: z.literal('hysteresis'),
  trace: z.array(z.strictObject({ ...stateShape, reason })).readonly(),
  n: z.number(),
  warnings: z.array(z.enum(['missing-periods'])).readonly(),
  needs,
})

const law = z.strictObject({ mean: z.number(), size: z.number().nullable() })

const stabilityInput = z.strictObject({
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

const stabilityOutput = z.strictObject({
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

const values = z.record(z.string(), z.number().nullable())
const refusal = <const Reason extends string>(...reasons: readonly Reason[]) =>
  z.strictObject({ kind: z.literal('refused'), reason: z.enum(reasons), needed: z.number(), had: z.number() })

const rulesOf = (rules: z.output<typeof ruleSetSchema> | undefined) => {
  if (rules === undefined) return suggestedRules
  requireRuleSet(rules)
  return rules
}

const suggestionInput = z.strictObject({
  rules: ruleSetSchema.optional(),
  /** Measured values, or points 0-4 outright; one of the two. */
  values: values.optional(),
  points: values.optional(),
  state: z.strictObject({ level: z.number(), upRun: z.number(), downRun: z.number() }).optional(),
  override: z.number().nullable().optional(),
  /** Counts that may reach a floor. */
  floorCounts: z.record(z.string(), z.number()).optional(),
})
const traceInput = z.strictObject({
  rules: ruleSetSchema.optional(),
  scores: z.array(z.number().nullable()),
  /** Period (from 0) to the level that a person set. */
  overrides: z.record(z.string(), z.number()).optional(),
  start: z.number(),
})

export const levelMethods = [
  method({
    name: 'level',
    input: z.union([traceInput, suggestionInput]),
    output: z.discriminatedUnion('kind', [suggestionOutput, traceOutput]),
    run: (input) => {
      const rules = rulesOf(input.rules)
      if ('scores' in input)
        return traceLevels(rules, input.scores, { start: input.start, overrides: input.overrides ?? {} })
      const { points, state, override, floorCounts } = input
      return suggestLevel(rules, {
        values: input.values ?? {},
        points: points ?? null,
        state: state ?? null,
        override: override ?? null,
        floorCounts: floorCounts ?? {},
      })
    },
    example: {
      values: { volume: 0.02, harm: 1.4, rate: 1.6, trend: 0, perception: null },
      state: { level: 2, upRun: 1, downRun: 0 },
    },
  }),
  method({
    name: 'level-stability',
    input: stabilityInput,
    output: z.discriminatedUnion('kind', [stabilityOutput, refusal('insufficient-coverage')]),
    run: ({ rules, values, seed, draws }) => {
      return levelStability(rulesOf(rules), values, { seed, ...(draws === undefined ? {} : { draws }) })
    },
    example: {
      seed: 7,
      values: {
        volume: {
          kind: 'rarity',
          observed: { mean: 9, size: 6 },
          expected: { mean: 5, size: 8 },
        },
        harm: { kind: 'fixed', value: 1.4 },
        rate: { kind: 'gamma-ratio', shape: 14, rate: 2100, reference: 0.004 },
        perception: { kind: 'normal', mean: 0.04, sd: 0.03 },
      },
    },
  }),
  method({
    name: 'leave-one-out',
    input: z.strictObject({ rules: ruleSetSchema.optional(), values }),
    output: z.strictObject({
      kind: z.literal('leave-one-out'),
      method: z.literal('additive-points'),
      rawLevel: z.number().nullable(),
      rows: z
        .array(
          z.strictObject({
            id: z.string(),
            score: z.number().nullable(),
            rawLevel: z.number().nullable(),
            change: z.number().nullable(),
          }),
        )
        .readonly(),
      n: z.number(),
      warnings: z.array(z.enum(['rests-on-one-indicator'])).readonly(),
      needs,
    }),
    run: ({ rules, values }) => leaveOneOut(rulesOf(rules), values),
    example: { values: { volume: 0.02, harm: 1.4, rate: 1.6, trend: 0.1, perception: 0.05 } },
  }),
  method({
    name: 'level-override',
    input: z.strictObject({ level: z.number(), setOn: z.string(), expiresOn: z.string().optional(), on: z.string() }),
    output: z.strictObject({
      kind: z.literal('override'),
      method: z.literal('dated-override'),
      level: z.number(),
      isInForce: z.boolean(),
      expiresOn: z.string(),
      daysLeft: z.number(),
      n: z.number(),
      warnings: z.array(z.never()).readonly(),
      needs,
    }),
    run: ({ level, setOn, expiresOn, on }) =>
      overrideOn({ level, setOn, ...(expiresOn === undefined ? {} : { expiresOn }) }, on),
    example: { level: 4, setOn: '2026-03-02', on: '2026-03-20' },
  }),
  method({
    name: 'kappa',
    input: z.strictObject({
      a: z.array(z.number()),
      b: z.array(z.number()),
      weights: z.enum(['quadratic', 'linear']).optional(),
      levels: z.number().optional(),
    }),
    output: z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('agreement'),
        method: z.enum(['kappa-quadratic', 'kappa-linear']),
        value: z.number(),
        agree: z.number(),
        n: z.number(),
        warnings: z.array(z.enum(['few-pairs'])).readonly(),
        needs,
      }),
      refusal('no-pairs', 'one-level'),
    ]),
    run: ({ a, b, weights, levels }) =>
      weightedKappa(a, b, {
        ...(weights === undefined ? {} : { weights }),
        ...(levels === undefined ? {} : { levels }),
      }),
    example: { a: [1, 2, 3, 4, 5, 2], b: [1, 2, 4, 4, 5, 3] },
  }),
]
