import { z } from 'zod'
import { answer, numbers, refusal } from '../answer.schemas.ts'
import { type Method, method } from '../method.ts'
import { displacementQuotient, weightedDisplacementDifference } from './counterfactual-difference.ts'
import { detectableBySimulation, detectableReduction } from './detectable.ts'
import { differenceInDifferences } from './difference-in-differences.ts'
import { codes, eightCounts, fourCounts, interval, level, openInterval, panel } from './effects.schemas.ts'
import { eTest, exactChange } from './exact-change.ts'
import { exactRatio } from './exact-ratio.ts'
import { ratioOfRatios } from './four-counts.ts'
import { interruptedSeries } from './interrupted-series.ts'
import { localLevel } from './local-level.ts'
import { randomisationTest } from './randomisation.ts'
import { robustRatio } from './robust-ratio.ts'
import { syntheticControl } from './synthetic-control.ts'

const ratioParts = {
  value: z.number(),
  interval,
  p: z.number(),
  logRatio: z.number(),
  variance: z.number(),
  relativeEffect: z.number(),
  added: z.number(),
  z: z.number(),
}

const before = [9, 12, 8, 11, 10, 13]
const half = [5, 6, 4, 5, 6, 5]
const examplePanel = {
  Y: [
    [...before, ...half],
    [7, 9, 8, 6, 10, 8, 9, 7, 8, 9, 7, 8],
    [4, 6, 5, 3, 5, 4, 5, 4, 6, 4, 5, 3],
    [12, 11, 14, 10, 13, 12, 11, 13, 12, 10, 14, 12],
    [6, 5, 7, 8, 6, 5, 7, 6, 5, 6, 8, 6],
    [3, 2, 4, 3, 5, 2, 3, 4, 2, 3, 3, 4],
  ],
  treated: [1],
  pre: [1, 6] as [number, number],
  post: [7, 12] as [number, number],
}

const rirr = method({
  name: 'rirr',
  input: z.strictObject({ ...panel, level }),
  output: z.discriminatedUnion('kind', [
    answer('ratio', ['rirr-robust']).extend({
      ...ratioParts,
      reading: z.string(),
      counts: z.object(fourCounts),
      controls: z.number(),
      standardError: z.number(),
      degrees: z.number(),
      phi: z.number(),
      phiResidual: z.number(),
      phiPlacebo: z.number(),
      placeboZ: numbers,
      prevented: z.number(),
    }),
    refusal,
  ]),
  run: (input) => robustRatio(input, input.level),
  example: examplePanel,
})

const rirrTable = method({
  name: 'rirr-table',
  input: z.strictObject({
    ...fourCounts,
    phi: z.number().default(1),
    degrees: z.number().nullable().default(null),
    level,
  }),
  output: z.discriminatedUnion('kind', [answer('ratio', ['rirr-poisson']).extend(ratioParts), refusal]),
  run: (input) => ratioOfRatios(input, input),
  example: { T0: 60, T1: 38, C0: 150, C1: 141, phi: 1.6 },
})

const wdd = method({
  name: 'wdd',
  input: z.strictObject({ ...eightCounts, phi: z.number().default(1), level }),
  output: z.discriminatedUnion('kind', [
    answer('difference', ['wdd']).extend({
      value: z.number(),
      interval,
      z: z.number(),
      standardError: z.number(),
      local: z.object({ value: z.number(), standardError: z.number() }),
      displacement: z.object({ value: z.number(), standardError: z.number() }),
    }),
    refusal,
  ]),
  run: (input) => weightedDisplacementDifference(input, input),
  example: { T0: 60, T1: 38, C0: 62, C1: 58, DT0: 30, DT1: 27, DC0: 33, DC1: 35 },
})

const wdq = method({
  name: 'wdq',
  input: z.strictObject(eightCounts),
  output: z.discriminatedUnion('kind', [
    answer('quotient', ['wdq']).extend({
      value: z.number(),
      reading: z.string(),
      numerator: z.number(),
      denominator: z.number(),
      grossEffect: z.number(),
      netEffect: z.number(),
      totalNetEffect: z.number(),
    }),
    refusal,
  ]),
  run: (input) => displacementQuotient(input),
  example: { T0: 60, T1: 38, C0: 62, C1: 58, DT0: 30, DT1: 27, DC0: 33, DC1: 35 },
})

const twoCounts = { k0: z.number(), t0: z.number(), k1: z.number(), t1: z.number() }

const exactChangeMethod = method({
  name: 'exact-change',
  input: z.strictObject({ ...twoCounts, level }),
  output: z.discriminatedUnion('kind', [
    answer('change', ['conditional-binomial']).extend({
      value: z.number().nullable(),
      interval: openInterval,
      p: z.number(),
      midP: z.number(),
    }),
    refusal,
  ]),
  run: (input) => exactChange(input, input.level),
  example: { k0: 14, t0: 52, k1: 5, t1: 26 },
})

const eTestMethod = method({
  name: 'e-test',
  input: z.strictObject(twoCounts),
  output: answer('test', ['e-test']).extend({ p: z.number() }),
  run: (input) => eTest(input),
  example: { k0: 14, t0: 52, k1: 5, t1: 26 },
})

const exactRatioMethod = method({
  name: 'exact-ratio',
  input: z.strictObject({ ...fourCounts, level }),
  output: z.discriminatedUnion('kind', [
    answer('ratio', ['fisher-conditional']).extend({
      value: z.number().nullable(),
      interval: openInterval,
      p: z.number(),
      midP: z.number(),
    }),
    refusal,
  ]),
  run: (input) => exactRatio(input, input.level),
  example: { T0: 9, T1: 3, C0: 12, C1: 13 },
})

const design = {
  n: z.number(),
  control: z.number().optional(),
  after: z.number().default(1),
  alpha: z.number().default(0.05),
  power: z.number().default(0.8),
}
const detectableParts = { value: z.number().nullable(), alpha: z.number(), power: z.number() }

const detectable = method({
  name: 'detectable',
  input: z.strictObject({ ...design, phi: z.number().default(1) }),
  output: answer('detectable', ['log-ratio-normal']).extend(detectableParts),
  run: (input) => detectableReduction(input),
  example: { n: 80, control: 300, phi: 1.5 },
})

const detectableExact = method({
  name: 'detectable-exact',
  input: z.strictObject({ ...design, seed: z.number().default(1), draws: z.number().default(2000) }),
  output: answer('detectable', ['fisher-mid-p-simulated']).extend({
    ...detectableParts,
    seed: z.number(),
    draws: z.number(),
  }),
  run: (input) => detectableBySimulation(input),
  example: { n: 25, control: 60, draws: 500 },
})

const its = method({
  name: 'its',
  input: z.strictObject({
    y: z.array(z.number().nullable()),
    t0: z.number(),
    season: z.number().nullable(),
    exposure: z.array(z.number()).nullable().default(null),
    level,
  }),
  output: z.discriminatedUnion('kind', [
    answer('level-change', ['its-quasi-poisson']).extend({
      value: z.number(),
      interval,
      p: z.number(),
      logChange: z.number(),
      standardError: z.number(),
      phi: z.number(),
      degrees: z.number(),
      neweyWestError: z.number().nullable(),
      autocorrelation: z.number(),
      fitted: z.array(z.number().nullable()).readonly(),
      counterfactual: numbers,
      counterfactualLow: numbers,
      counterfactualHigh: numbers,
      prevented: z.number(),
    }),
    refusal,
  ]),
  run: (input) => interruptedSeries(input, input.level),
  example: {
    y: [...before, ...before.toReversed(), ...before, ...before.toReversed(), ...half, ...half],
    t0: 25,
    season: 12,
  },
})

const did = method({
  name: 'did',
  input: z.strictObject({
    y: z.array(z.number()),
    area: z.array(z.number()),
    t: z.array(z.number()),
    treated: codes,
    postFrom: z.number(),
    level,
  }),
  output: z.discriminatedUnion('kind', [
    answer('ratio', ['did-quasi-poisson']).extend({
      value: z.number(),
      interval,
      p: z.number(),
      logRatio: z.number(),
      standardError: z.number(),
      phi: z.number(),
      degrees: z.number(),
      clusterError: z.number().nullable(),
    }),
    refusal,
  ]),
  run: (input) => differenceInDifferences(input, input.level),
  example: {
    y: examplePanel.Y.flat(),
    area: examplePanel.Y.flatMap((row, area) => row.map(() => area + 1)),
    t: examplePanel.Y.flatMap((row) => row.map((_, period) => period + 1)),
    treated: 1,
    postFrom: 7,
  },
})

const randomisation = method({
  name: 'randomisation',
  input: z.strictObject({
    ...panel,
    seed: z.number().default(1),
    draws: z.number().default(9999),
    most: z.number().default(10_000),
  }),
  output: z.discriminatedUnion('kind', [
    answer('randomisation', ['placement-all', 'placement-drawn']).extend({
      value: z.number(),
      logRatio: z.number(),
      placements: z.number(),
      smallest: z.number(),
      placebo: numbers,
      seed: z.number().nullable(),
      draws: z.number().nullable(),
    }),
    refusal,
  ]),
  run: (input) => randomisationTest(input, input),
  example: examplePanel,
})

const steady = [9, 11, 10, 8, 12, 10, 9, 11]

const synthetic = method({
  name: 'synthetic-control',
  input: z.strictObject({ Y: z.array(z.array(z.number())), T0: z.number() }),
  output: z.discriminatedUnion('kind', [
    answer('synthetic-control', ['synthetic-control-simplex']).extend({
      value: z.number(),
      p: z.number(),
      weights: numbers,
      gap: numbers,
      preRMSPE: z.number(),
      postRMSPE: z.number(),
      ratios: z.array(z.number().nullable()).readonly(),
    }),
    refusal,
  ]),
  run: (input) => syntheticControl(input),
  example: {
    // Nine areas with the same eight counts over and over, each beginning elsewhere and one of them falling at the end.
    Y: Array.from({ length: 9 }, (_, area) =>
      Array.from({ length: 32 }, (_, period) => {
        const count = steady[(period + area * (period % 3)) % steady.length] ?? 0
        return area === 0 && period >= 24 ? count - 4 : count
      }),
    ),
    T0: 24,
  },
})

const localLevelMethod = method({
  name: 'local-level',
  input: z.strictObject({ y: z.array(z.number().nullable()), level }),
  output: z.discriminatedUnion('kind', [
    answer('local-level', ['local-level-ml']).extend({
      value: z.number(),
      interval,
      varLevel: z.number(),
      varEpsilon: z.number(),
      oneStep: numbers,
      F: numbers,
      logLikelihood: z.number(),
    }),
    refusal,
  ]),
  run: (input) => localLevel(input.y, input.level),
  example: { y: [52, 49, 55, 51, 50, 47, 44, 46, 41, 43, 40, 42, 39, 44, 41] },
})

export const effectsMethods: readonly Method[] = [
  rirr,
  rirrTable,
  wdd,
  wdq,
  its,
  did,
  synthetic,
  detectable,
  detectableExact,
  exactChangeMethod,
  eTestMethod,
  exactRatioMethod,
  randomisation,
  localLevelMethod,
]
