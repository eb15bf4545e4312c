import { method } from '../method.ts'
import { AnalysisInputError } from '../refusal.ts'
import { toWeeklySeries } from './baseline.ts'
import { cusum } from './cusum.ts'
import * as schemas from './early-warning.schemas.ts'
import { toCounts } from './early-warning.schemas.ts'
import { ebDetect } from './early-warning.ts'
import { ears } from './ears.ts'
import { ewma } from './ewma.ts'
import { falseDiscoveryMethod } from './false-discovery.methods.ts'
import { farrington } from './farrington.ts'
import { likelihoodCusum } from './likelihood-cusum.ts'
import { averageRunLength, thresholdForRunLength } from './run-length.ts'
import { simulateRunLength } from './run-length-simulation.ts'
import { exactUChart, laneyChart } from './u-chart.ts'

/** Weeks with about four events, one more in the first half of each year, for the examples. */
const quietYears = (years: number): readonly number[] =>
  Array.from({ length: 52 * years }, (_, week) => [4, 2, 5, 3, 6, 4, 3][week % 7] ?? 0).map((count, week) =>
    week % 52 < 26 ? count + 1 : count,
  )

const detect = method({
  name: 'detect',
  input: schemas.detectInput,
  output: schemas.detectOutput,
  run: ({ y, k, latest = y.length - 1, calendar, exposure, ...rest }) =>
    ebDetect({
      ...toWeeklySeries(y),
      window: k,
      latest,
      ...rest,
      ...(calendar === undefined ? {} : { calendar: Float64Array.from(calendar) }),
      ...(exposure === undefined ? {} : { exposure: toWeeklySeries(exposure).counts }),
    }),
  example: {
    y: Array.from({ length: 60 }, (_, week) => [
      [2, 0, 3, 1, 4, 2][week % 6] ?? 0,
      [0, 1, 0, 0, 2][week % 5] ?? 0,
      week === 59 ? 14 : ([5, 3, 6, 4][week % 4] ?? 0),
    ]),
    k: 1,
  },
})

const farringtonMethod = method({
  name: 'farrington',
  input: schemas.farringtonInput,
  output: schemas.farringtonOutput,
  run: (input) => {
    const counts = toCounts(input.y)
    const newest = Math.max(1, counts.length)
    const [first, last] = input.range ?? [newest, newest]
    if (last < first) throw new AnalysisInputError('not-ascending', { name: 'range', value: last })
    const weeks = Array.from({ length: last - first + 1 }, (_, place) =>
      farrington({
        counts,
        latest: first - 1 + place,
        ...(input.b === undefined ? {} : { years: input.b }),
        halfWidth: input.w,
        levels: input.noPeriods,
        excluded: input.pastWeeksNotIncluded,
        spikeThreshold: input.weightsThreshold,
        trendBelow: input.pThresholdTrend,
        alpha: input.alpha,
        recent: { least: input.limit54[0], weeks: input.limit54[1] },
      }),
    )
    const tested = weeks.filter((week) => week.kind === 'tested')
    return {
      kind: 'weeks' as const,
      method: 'farrington-flexible-nb-plugin' as const,
      n: tested.length,
      first,
      warnings: [...new Set(tested.flatMap((week) => week.warnings))].toSorted(),
      needs: tested.at(-1)?.needs ?? [],
      weeks,
    }
  },
  example: { y: [...quietYears(4).slice(0, -1), 15], range: [207, 208] },
})

const earsMethod = method({
  name: 'ears',
  input: schemas.earsInput,
  output: schemas.earsOutput,
  run: ({ y, alpha, ...rest }) => {
    const chart = ears({ counts: toCounts(y), ...rest, ...(alpha === undefined ? {} : { alpha }) })
    if (chart.kind === 'refused') return chart
    const { first, ...answer } = chart
    return { ...answer, firstIndex: first + 1 }
  },
  example: { y: [3, 5, 2, 4, 3, 6, 4, 3, 5, 14], method: 'C1' },
})

const cusumMethod = method({
  name: 'cusum',
  input: schemas.cusumInput,
  output: schemas.cusumOutput,
  run: (input) => {
    const counts = toCounts(input.y)
    if ('m' in input) return cusum({ counts, mean: input.m, k: input.k, h: input.h, transform: input.trans })
    const model = { mean: input.mu0, size: input.size, ratio: input.R }
    if (input.h !== undefined) return likelihoodCusum({ counts, ...model, h: input.h, reset: input.reset })
    const found = thresholdForRunLength(model, input.runLength)
    return found.kind === 'refused' ? found : likelihoodCusum({ counts, ...model, h: found.h, reset: input.reset })
  },
  example: { y: [3, 5, 2, 4, 7, 8, 9, 8], mu0: 4, runLength: 100 },
})

const runLengthMethod = method({
  name: 'run-length',
  input: schemas.runLengthInput,
  output: schemas.runLengthOutput,
  run: ({ mu0, size, R, h, mu = mu0, draws, seed }) => {
    const model = { mean: mu0, size, ratio: R, h, trueMean: mu }
    return draws === undefined ? averageRunLength(model) : simulateRunLength({ ...model, draws, seed })
  },
  example: { mu0: 4, R: 2, h: 3 },
})

const ewmaMethod = method({
  name: 'ewma',
  input: schemas.ewmaInput,
  output: schemas.ewmaOutput,
  run: ({ y, mu0, phi, lambda, L }) => ewma({ counts: toCounts(y), mean: mu0, phi, lambda, limit: L }),
  example: { y: [3, 5, 2, 4, 7, 8, 9, 8], mu0: 4, phi: 1.3 },
})

const uChartMethod = method({
  name: 'u-chart',
  input: schemas.uChartInput,
  output: schemas.uChartOutput,
  run: ({ count, exposure, limits, phi, alpha }) => {
    const chart = { counts: Float64Array.from(count), exposure: Float64Array.from(exposure) }
    return limits === 'laney' ? laneyChart(chart) : exactUChart({ ...chart, phi, alpha })
  },
  example: { count: [12, 9, 30, 14], exposure: [4000, 3500, 4200, 4100], phi: 1.2 },
})

export const earlyWarningMethods = [
  detect,
  farringtonMethod,
  falseDiscoveryMethod,
  earsMethod,
  cusumMethod,
  runLengthMethod,
  ewmaMethod,
  uChartMethod,
]
