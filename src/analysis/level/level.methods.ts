import { z } from 'zod'
import { method } from '../method.ts'
import { weightedKappa } from './agreement.ts'
import { leaveOneOut } from './leave-one-out.ts'
import { ruleSetSchema, stabilityInput, stabilityOutput, suggestionOutput, traceOutput } from './level.schemas.ts'
import { overrideOn } from './override.ts'
import { requireRuleSet } from './rule-set.ts'
import { levelStability } from './stability.ts'
import { suggestedRules } from './suggested-rules.ts'
import { suggestLevel, traceLevels } from './suggestion.ts'

const values = z.record(z.string(), z.number().nullable())
const refusal = <const Reason extends string>(...reasons: readonly Reason[]) =>
  z.strictObject({ kind: z.literal('refused'), reason: z.enum(reasons), needed: z.number(), had: z.number() })
const needs = z.array(z.strictObject({ code: z.string(), needed: z.number(), had: z.number() })).readonly()

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
