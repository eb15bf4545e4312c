import { z } from 'zod'
import { method } from '../method.ts'
import { aoristicTask, knoxTask, nearRepeatTask, scanTask, spaceTimeScanTask } from '../workers/draw-tasks.ts'
import { predictiveAccuracy } from './predictive-accuracy.ts'
import { rollingAccuracy } from './rolling-accuracy.ts'

const share = z.number().min(0).max(1)
const list = <Item extends z.ZodType>(item: Item) => z.array(item).readonly()
const numbers = list(z.number())
const rows = list(numbers)
const rowsWithGaps = list(list(z.number().nullable()))
const plan = (draws: number) => ({ seed: z.int().min(0).default(1), draws: z.int().min(1).default(draws) })
const needs = list(z.strictObject({ code: z.string(), needed: z.number(), had: z.number() }))
const answer = { n: z.int(), warnings: list(z.string()), needs }
const drawn = { seed: z.int(), draws: z.int() }
const refusedOr = <Shape extends z.ZodType>(shape: Shape) =>
  z.union([
    shape,
    z.strictObject({ kind: z.literal('refused'), reason: z.string(), needed: z.number(), had: z.number() }),
  ])

/** Metres, metres, days. */
const events = list(z.strictObject({ x: z.number(), y: z.number(), t: z.number() }))
const metric = z.enum(['euclidean', 'manhattan']).default('euclidean')
const fewest = z.int().min(0)

/** Five evenings in one street within a week, and others spread in place and time. */
const exampleEvents = Array.from({ length: 60 }, (_event, index) =>
  index < 5
    ? { x: 100 + 20 * index, y: 200, t: 40 + index }
    : { x: (index * 377) % 3000, y: (index * 911) % 3000, t: (index * 53) % 365 },
)

const half = z.strictObject({ n: z.int(), observed: z.int(), expected: z.number(), ratio: z.number().nullable() })

const knoxMethod = method({
  name: 'knox',
  input: z.strictObject({
    events,
    epsS: z.number().min(0),
    epsT: z.number().min(0),
    metric,
    fewest: fewest.default(50),
    ...plan(999),
  }),
  output: refusedOr(
    z.strictObject({
      kind: z.literal('knox'),
      method: z.string(),
      ...answer,
      pairs: z.int(),
      closeSpace: z.int(),
      closeTime: z.int(),
      observed: z.int(),
      expected: z.number(),
      variance: z.number(),
      z: z.number().nullable(),
      ratio: z.number().nullable(),
      p: share,
      poissonP: share,
      permutation: z.strictObject({ mean: z.number(), variance: z.number().nullable() }),
      samePlace: z.strictObject({ pairs: z.int(), observed: z.int(), expected: z.number() }),
      halves: z.tuple([half.nullable(), half.nullable()]).readonly(),
      ...drawn,
    }),
  ),
  run: (input, draw) => draw(knoxTask, input),
  example: { events: exampleEvents, epsS: 200, epsT: 14, draws: 99 },
})

const bands = z.strictObject({ space: numbers, time: numbers })

const nearRepeatMethod = method({
  name: 'near-repeat',
  input: z.strictObject({
    events,
    bands: bands.default({ space: [0, 0.001, 100, 200, 300, 400], time: [0, 8, 15, 22, 29] }),
    beyond: z.boolean().default(false),
    metric,
    fewest: fewest.default(50),
    ...plan(999),
  }),
  output: refusedOr(
    z.strictObject({
      kind: z.literal('near-repeat'),
      method: z.string(),
      ...answer,
      bands,
      beyond: z.boolean(),
      observed: rows,
      expected: rows,
      variance: rows,
      knoxRatio: rowsWithGaps,
      meanNull: rows,
      p: rows,
      halves: z.tuple([rowsWithGaps.nullable(), rowsWithGaps.nullable()]).readonly(),
      ...drawn,
    }),
  ),
  run: (input, draw) => draw(nearRepeatTask, input),
  example: { events: exampleEvents, bands: { space: [0, 0.001, 100, 200], time: [0, 8, 15] }, draws: 99 },
})

const scanOptions = {
  maxFraction: z.number().positive().max(1).optional(),
  maxRadius: z.number().min(0).optional(),
  maxAreas: z.int().min(1).optional(),
  sphere: z.boolean().optional(),
  fewest: fewest.default(30),
}

const scanOutput = refusedOr(
  z.strictObject({
    kind: z.literal('scan'),
    method: z.string(),
    ...answer,
    cluster: z
      .strictObject({
        center: z.int(),
        k: z.int(),
        members: list(z.int()),
        radius: z.number(),
        weeks: z.int(),
        observed: z.int(),
        expected: z.number(),
        relativeRisk: z.number().nullable(),
      })
      .nullable(),
    llr: z.number(),
    p: share,
    gumbelP: share.nullable(),
    q95: z.number(),
    recurrenceYears: z.number(),
    ...drawn,
  }),
)

const scanMethod = method({
  name: 'scan',
  input: z.strictObject({
    x: numbers,
    y: numbers,
    pop: numbers,
    cases: numbers,
    ...scanOptions,
    runsPerYear: z.number().positive().default(1),
    ...plan(999),
  }),
  output: scanOutput,
  run: (input, draw) => draw(scanTask, input),
  example: {
    x: [0, 1, 2, 3, 4, 5],
    y: [0, 1, 0, 1, 0, 1],
    pop: [900, 1100, 1000, 1000, 1200, 800],
    cases: [5, 4, 6, 16, 19, 3],
    draws: 99,
  },
})

const spaceTimeScanMethod = method({
  name: 'space-time-scan',
  input: z.strictObject({
    counts: rows,
    xy: rows,
    maxWeeks: z.int().min(1).default(4),
    baseline: rows.optional(),
    pop: rows.optional(),
    ...scanOptions,
    runsPerYear: z.number().positive().default(52),
    ...plan(999),
  }),
  output: scanOutput,
  run: (input, draw) => draw(spaceTimeScanTask, input),
  example: {
    counts: [
      [1, 2, 1, 2, 1, 2, 1, 6],
      [0, 1, 0, 1, 1, 0, 1, 4],
      [2, 1, 2, 1, 2, 1, 2, 1],
      [1, 1, 2, 1, 1, 2, 1, 1],
    ],
    xy: [
      [0, 0],
      [1, 0],
      [4, 0],
      [5, 1],
    ],
    maxWeeks: 2,
    draws: 99,
  },
})

const band = z.strictObject({ low: numbers, high: numbers })
const bins = { weights: numbers, hourOfDay: numbers, weekday: numbers, used: z.int(), total: z.number() }

const aoristicMethod = method({
  name: 'aoristic',
  input: z.strictObject({
    events: list(z.tuple([z.string(), z.string()]).readonly()),
    clockChanges: list(z.strictObject({ at: z.string(), minutes: z.number() })).default([]),
    ...plan(1000),
  }),
  output: refusedOr(
    z.strictObject({
      kind: z.literal('aoristic'),
      method: z.string(),
      ...answer,
      ...bins,
      chart: z.strictObject({
        ...bins,
        band: z.strictObject({ level: share, weights: band, hourOfDay: band, weekday: band }).nullable(),
      }),
      longSpans: z.int(),
      reversed: z.int(),
      impossible: z.int(),
      ...drawn,
    }),
  ),
  run: (input, draw) => draw(aoristicTask, input),
  example: {
    events: [
      ['2025-03-29T22:00', '2025-03-30T06:00'],
      ['2025-04-01T14:30', '2025-04-01T14:30'],
    ],
    clockChanges: [{ at: '2025-03-30T02:00', minutes: 60 }],
    draws: 99,
  },
})

const paiMethod = method({
  name: 'pai',
  input: z.strictObject({
    obs: numbers,
    pred: numbers,
    area: numbers,
    fraction: z.number().positive().max(1).default(0.02),
    simple: numbers.optional(),
    feasible: list(z.boolean()).optional(),
    trainedTo: z.string().optional(),
    testedFrom: z.string().optional(),
  }),
  output: refusedOr(
    z.strictObject({
      kind: z.literal('accuracy'),
      method: z.string(),
      ...answer,
      hits: z.int(),
      cells: z.int(),
      areaShare: share,
      hitRate: share,
      pai: z.number(),
      interval: z.strictObject({ low: z.number(), high: z.number(), level: share }),
      paiMax: z.number(),
      pei: z.number(),
      peiStar: z.number().nullable(),
      rri: z.number().nullable(),
      chance95: z.number(),
      simpleCount: z.strictObject({ hits: z.int(), hitRate: share, pai: z.number() }).nullable(),
    }),
  ),
  run: (input) => predictiveAccuracy(input),
  example: { obs: [6, 7, 3, 2, 1, 0], pred: [8, 5, 4, 2, 1, 0], area: [1, 1, 1, 1, 1, 1], fraction: 0.5 },
})

const exampleMonths = Array.from({ length: 6 }, (_month, index) => ({
  obs: [20 + index, 10, 4, 0],
  pred: [9, 5, 2, 1],
  simple: [3, 8, 4, 1],
}))

const paiRollingMethod = method({
  name: 'pai-rolling',
  input: z.strictObject({
    months: list(z.strictObject({ obs: numbers, pred: numbers, simple: numbers })),
    area: numbers,
    fraction: z.number().positive().max(1).default(0.02),
  }),
  output: refusedOr(
    z.strictObject({
      kind: z.literal('rolling-accuracy'),
      method: z.string(),
      ...answer,
      periods: list(z.strictObject({ months: z.int(), n: z.int(), pai: z.number(), simplePai: z.number() })),
      wins: z.int(),
      losses: z.int(),
      ties: z.int(),
      p: share,
      beatsSimpleCount: z.boolean(),
    }),
  ),
  run: (input) => rollingAccuracy(input),
  example: { months: exampleMonths, area: [1, 1, 1, 1], fraction: 0.25 },
})

export const eventsMethods = [
  knoxMethod,
  nearRepeatMethod,
  scanMethod,
  spaceTimeScanMethod,
  aoristicMethod,
  paiMethod,
  paiRollingMethod,
]
