import { z } from 'zod'
import { need } from '../answer.schemas.ts'
import { method } from '../method.ts'
import { estimateCompleteness } from './completeness.ts'
import { combineParties } from './coverage.ts'
import { findEpisodes } from './episodes.ts'
import { judgeWeek } from './family.ts'
import { detectableRise, detectionPower } from './power.ts'

const count = z.int().min(0)
const refusedAs = <Reason extends string>(...reasons: [Reason, ...Reason[]]) =>
  z.strictObject({ kind: z.literal('refused'), reason: z.enum(reasons), needed: z.number(), had: z.number() })
const warnings = <Code extends string>(...codes: [Code, ...Code[]]) => z.array(z.enum(codes)).readonly()
const needs = z.array(need).readonly()

const completeness = method({
  name: 'completeness',
  input: z.strictObject({
    eventWeek: z.array(count),
    registeredWeek: z.array(count),
    latestClosed: count,
    firstWeek: count.default(0),
    enough: z.number().default(0.95),
    longestWait: count.default(4),
  }),
  output: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('completeness'),
      method: z.literal('reverse-time-product-limit'),
      n: count,
      shares: z.array(z.number()).readonly(),
      basis: z.enum(['event-week', 'registration-week']),
      newestWeek: count,
      wait: count,
      warnings: warnings('tested-by-registration-week', 'short-history'),
      needs,
    }),
    refusedAs('too-short', 'too-few-events'),
  ]),
  run: estimateCompleteness,
  example: {
    eventWeek: Array.from({ length: 120 }, (_, event) => Math.floor(event / 2)),
    registeredWeek: Array.from({ length: 120 }, (_, event) =>
      Math.min(59, Math.floor(event / 2) + (event % 4 === 0 ? 1 : 0)),
    ),
    latestClosed: 59,
  },
})

const countOrMissing = count.nullable()

const coverage = method({
  name: 'coverage',
  input: z.strictObject({
    /** parties x weeks x areas; null where the party was silent. */
    parties: z.array(z.array(z.array(countOrMissing)).min(1)).min(1),
  }),
  output: z.strictObject({
    kind: z.literal('coverage'),
    method: z.literal('share-of-usual-parties'),
    weeks: count,
    areas: count,
    y: z.array(z.array(countOrMissing)),
    exposure: z.array(z.array(z.number())),
    completeFrom: count,
    n: count,
    warnings: warnings('irregular-party', 'late-start', 'silent-party', 'no-usual-party'),
    needs,
  }),
  run: ({ parties }) => {
    const weeks = parties[0]?.length ?? 0
    const areas = parties[0]?.[0]?.length ?? 0
    const flat = parties.map((rows) => Float64Array.from(rows.flat(), (value) => value ?? Number.NaN))
    const { counts, exposure, ...rest } = combineParties({ weeks, areas, parties: flat })
    const toRows = (values: Float64Array) =>
      Array.from({ length: weeks }, (_, week) => [...values.subarray(week * areas, (week + 1) * areas)])
    const y = toRows(counts).map((row) => row.map((value) => (Number.isNaN(value) ? null : value)))
    return { ...rest, y, exposure: toRows(exposure) }
  },
  example: {
    parties: [
      Array.from({ length: 12 }, (_, week) => [3, week % 3]),
      Array.from({ length: 12 }, (_, week) => (week === 9 ? [null, null] : [1, 1])),
    ],
  },
})

const episodes = method({
  name: 'episodes',
  input: z.strictObject({
    weeks: z.array(
      z.strictObject({
        week: count,
        status: z.enum(['signal', 'watch', 'none']),
        observed: countOrMissing,
        high: countOrMissing,
      }),
    ),
  }),
  output: z.strictObject({
    kind: z.literal('episodes'),
    method: z.literal('signal-to-three-normal-weeks'),
    n: count,
    episodes: z
      .array(
        z.strictObject({
          opened: count,
          lastSignal: count,
          closed: countOrMissing,
          signals: count,
          events: count,
          peak: z.strictObject({ week: count, observed: count }),
        }),
      )
      .readonly(),
    warnings: warnings('unknown-weeks'),
    needs,
  }),
  run: ({ weeks }) => findEpisodes(weeks),
  example: {
    weeks: [
      { week: 10, status: 'signal', observed: 7, high: 4 },
      { week: 11, status: 'none', observed: 3, high: 4 },
      { week: 12, status: 'none', observed: 4, high: 4 },
      { week: 13, status: 'none', observed: 2, high: 4 },
    ],
  },
})

const law = {
  mean: z.number(),
  size: z.number().nullable(),
}
const rule = {
  alpha: z.number().default(0.01),
  fewestEvents: count.default(3),
  leastRatio: z.number().default(1.5),
}
const threshold = z.strictObject({ events: count, falseAlarm: z.number() })
const found = {
  method: z.literal('negative-binomial-power'),
  ratio: z.number(),
  power: z.number(),
  threshold,
  n: z.number(),
  warnings: z.array(z.never()).readonly(),
  needs,
}

const power = method({
  name: 'power',
  input: z.strictObject({ ...law, phi: z.number(), ...rule, ratio: z.number() }),
  output: z.strictObject({ kind: z.literal('power'), ...found }),
  run: ({ ratio, ...input }) => detectionPower(input, ratio),
  example: { mean: 4.2, size: 12, phi: 1.2, ratio: 2 },
})

const rise = method({
  name: 'detectable-rise',
  input: z.strictObject({ ...law, phi: z.number(), ...rule, power: z.number().default(0.5) }),
  output: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('detectable-rise'), ...found }),
    refusedAs('not-detectable'),
  ]),
  run: ({ power: wanted, ...input }) => detectableRise(input, wanted),
  example: { mean: 4.2, size: 12, phi: 1.2 },
})

const tested = z.strictObject({ ...law, observed: count })
const evaluation = z.strictObject({
  observed: count,
  p: z.number(),
  midP: z.number(),
  low: count,
  high: count,
  rare: count,
})
const sharedRise = z.strictObject({
  kind: z.enum(['together', 'apart']),
  method: z.literal('leave-largest-out'),
  ratio: z.number(),
  rest: z.strictObject({ observed: count, expected: z.number(), p: z.number() }),
  parts: z.array(z.strictObject({ ...law, ratio: z.number(), evaluation }).nullable()).readonly(),
  n: count,
})

const family = method({
  name: 'family',
  input: z.strictObject({
    tree: z.record(z.string(), z.string().nullable()),
    series: z.array(
      z.strictObject({ category: z.string(), window: count, area: z.string(), tested: tested.nullable() }),
    ),
    wholes: z.array(z.strictObject({ category: z.string(), window: count, tested })).default([]),
  }),
  output: z.strictObject({
    kind: z.literal('family'),
    method: z.literal('bh-mid-p-wholes-first'),
    n: count,
    wideEvents: z
      .array(
        z.strictObject({
          category: z.string(),
          window: count,
          q: z.number(),
          observed: count,
          expected: z.number(),
          rise: sharedRise,
        }),
      )
      .readonly(),
    verdicts: z
      .array(
        z
          .strictObject({
            q: z.number(),
            status: z.enum(['signal', 'watch', 'none']),
            belowEffect: z.boolean(),
            raisedBy: z.number(),
            midP: z.number(),
          })
          .nullable(),
      )
      .readonly(),
    signals: count,
    expectedFalseSignals: z.number(),
    signalThreshold: z.number(),
    warnings: warnings('empty-family', 'untested-series', 'too-few-areas'),
    needs,
  }),
  run: (input) => judgeWeek(input),
  example: {
    tree: { noise: null },
    series: [6, 7, 5, 8].map((observed, area) => ({
      category: 'noise',
      window: 1,
      area: `area ${area + 1}`,
      tested: { mean: 2, size: 9, observed },
    })),
    wholes: [{ category: 'noise', window: 1, tested: { mean: 8, size: 20, observed: 26 } }],
  },
})

export const preparationMethods = [completeness, coverage, episodes, power, rise, family]
