import { describe, expect, it } from 'vitest'
import { toWeeklySeries } from '../early-warning/baseline.ts'
import { ebPredict } from '../early-warning/early-warning.ts'
import { type Comparison, checkTopic, list } from '../testing/golden.ts'
import { type EtsForecast, ets, etsFrom, type ForecastBand } from './ets.ts'
import { type SmoothingModel, type SmoothingState, smooth, varianceGrowth } from './exponential-smoothing.ts'
import { harmonicForecast } from './harmonic-forecast.ts'
import { firstWeek, fitHorizonModel, lawOf } from './horizon-model.ts'
import { countPredictive } from './predictive-law.ts'
import { scoreLaws } from './score-forecasts.ts'
import { pointAccuracy } from './scores.ts'
import { seasonalNaive } from './seasonal-naive.ts'
import { type Decomposition, stl } from './stl.ts'

describe('the reference numbers', () => {
  it('hold for forecasts and their scores', () => {
    const counts = checkTopic<ForecastGolden>('13_forecast', forecastsByHand, (c, golden) => {
      for (const [name, reference] of Object.entries(golden.stl)) compareStl(c, name, reference)
      compareSmoothing(c, golden)
      compareSeasonalNaive(c, golden)
      compareHarmonic(c, golden)
      compareScores(c, golden)
      const { y, mu, size } = golden.tiny
      for (const [index, outcome] of y.entries()) {
        const law = countPredictive(mu, size)
        c.near('tiny crps', law.crps(outcome), valueAt(golden.tiny.crps, index))
        c.near('tiny log score', -(law.logPmf(outcome) ?? Number.NaN), valueAt(golden.tiny.logs, index))
      }
    })
    expect(counts.reference ?? 3000).toBeGreaterThan(2000)
  })

  it('hold for the first week ahead, which is the detector without a guard', () => {
    checkTopic<DetectorGolden>('17_eb_detector', compareWithDetector(sample), (c, { data }) => {
      for (const rows of Object.values(data)) compareWithDetector(rows.map(list))(c)
    })
  })
})

interface StlGolden {
  readonly x: readonly number[]
  readonly period: number
  readonly args: string
  readonly seasonal: readonly number[]
  readonly trend: readonly number[]
  readonly remainder: readonly number[]
  readonly weights: readonly number[]
  readonly win: readonly number[]
  readonly deg: readonly number[]
  readonly inner: number
  readonly outer: number
}

interface EtsGolden {
  readonly method: string
  readonly par: Readonly<Record<string, number>>
  readonly sigma2: number
  readonly loglik: number
  readonly aicc: number
  readonly mean: readonly number[]
  readonly lower: readonly (readonly number[])[]
  readonly upper: readonly (readonly number[])[]
}

interface AccuracyGolden {
  readonly MAE: number
  readonly RMSE: number
  readonly MASE: number
}

interface ForecastGolden {
  readonly monthly: readonly number[]
  readonly trainN: number
  readonly test: readonly number[]
  readonly stl: Readonly<Record<string, StlGolden>>
  readonly ets: Readonly<Record<'SES' | 'ANA' | 'MAM_auto', EtsGolden>>
  readonly snaive: Pick<EtsGolden, 'mean' | 'lower' | 'upper'> & { readonly sigma: number }
  readonly accuracy: Readonly<Record<'snaive' | 'SES' | 'ANA', AccuracyGolden>>
  readonly sesFixed: { readonly alpha: number; readonly oneStep: readonly number[]; readonly final: number }
  readonly nbHarmonic: {
    readonly coef: readonly number[]
    readonly theta: number
    readonly mu: readonly number[]
    readonly tau: readonly number[]
    readonly quantiles: readonly (readonly number[])[]
    readonly wis: readonly number[]
    readonly dispersion: readonly number[]
    readonly overprediction: readonly number[]
    readonly underprediction: readonly number[]
    readonly pinball2mean: readonly number[]
    readonly crps: readonly number[]
    readonly logs: readonly number[]
    readonly dss: readonly number[]
    readonly rps: readonly number[]
    readonly poissonScores: readonly (readonly number[])[]
    readonly PIT: { readonly Fy: readonly number[]; readonly Fy1: readonly number[] }
    readonly coverage: { readonly 50: number; readonly 80: number; readonly 95: number }
    readonly mase: number
  }
  readonly tiny: {
    readonly y: readonly number[]
    readonly size: number
    readonly mu: number
    readonly crps: readonly number[]
    readonly logs: readonly number[]
  }
}

interface DetectorGolden {
  readonly data: Readonly<Record<string, readonly (number | readonly number[])[]>>
}

const valueAt = (values: ArrayLike<number>, index: number): number => values[index] ?? Number.NaN
const period = 12

function answered<T extends { readonly kind: string }>(answer: T): Exclude<T, { readonly kind: 'refused' }> {
  if (answer.kind === 'refused') throw new Error(`refused: ${JSON.stringify(answer)}`)
  return answer as Exclude<T, { readonly kind: 'refused' }>
}

function compareStl(c: Comparison, name: string, reference: StlGolden): void {
  const [, window = ''] = /s\.window=(\w+)/.exec(reference.args) ?? []
  const seasonal = window === 'periodic' ? window : Number(window)
  const robust = reference.args.includes('robust=TRUE')
  const x = Float64Array.from(reference.x)
  const parts: Decomposition = answered(stl(x, { period: reference.period, seasonal, robust }))
  // Parts near 0 are differences of numbers as large as the series.
  const scale = { scale: Math.max(...reference.x.map(Math.abs)) }
  for (const index of x.keys()) {
    const label = `${name} ${index}`
    c.near(`${label} seasonal`, parts.seasonal[index], valueAt(reference.seasonal, index), scale)
    c.near(`${label} trend`, parts.trend[index], valueAt(reference.trend, index), scale)
    c.near(`${label} remainder`, parts.remainder[index], valueAt(reference.remainder, index), scale)
    c.near(`${label} weight`, parts.weights[index], valueAt(reference.weights, index), { scale: 1 })
  }
  for (const index of [0, 1, 2]) {
    c.same(`${name} window`, parts.windows[index], reference.win[index])
    c.same(`${name} degree`, parts.degrees[index], reference.deg[index])
  }
  c.same(`${name} inner`, parts.rounds.inner, reference.inner)
  c.same(`${name} outer`, parts.rounds.outer, reference.outer)
}

const modelOf: Readonly<Record<string, SmoothingModel>> = { 'ETS(A,N,N)': 'ANN', 'ETS(A,N,A)': 'ANA' }

/** The reference counts seasons backwards from the start and leaves out the last, which is minus the sum of the others. */
function stateOf({ par }: EtsGolden, model: SmoothingModel): SmoothingState {
  const { alpha = Number.NaN, gamma = 0, l = Number.NaN } = par
  if (model === 'ANN') return { alpha, gamma: 0, level: l, seasons: new Float64Array() }
  const backwards = Array.from({ length: period - 1 }, (_, index) => par[`s${index}`] ?? Number.NaN)
  const last = -backwards.reduce((sum, season) => sum + season, 0)
  return { alpha, gamma, level: l, seasons: Float64Array.from([...backwards, last]).reverse() }
}

/** Likelihoods nearer than this are the same optimum, searched for to different ends. */
const sameOptimum = 0.005

function compareSmoothing(c: Comparison, golden: ForecastGolden): void {
  const training = Float64Array.from(golden.monthly.slice(0, golden.trainN))
  const horizon = golden.test.length
  for (const [name, reference] of Object.entries(golden.ets)) {
    const model = modelOf[reference.method]
    // The automatic choice may fall on a model that is none of ours.
    if (model === undefined) continue
    const given = etsFrom(training, stateOf(reference, model), { horizon })
    compareEts(c, `${name} with the reference's parameters`, { given, reference, tolerance: 1e-8 })
    const fitted: EtsForecast = answered(ets(training, { model, period, horizon }))
    const gain = (fitted.logLikelihood ?? Number.NaN) - reference.loglik
    c.same(`${name} likelihood is no lower`, gain > -1e-6 * Math.abs(reference.loglik), true)
    if (gain < sameOptimum) compareEts(c, `${name} fitted`, { given: fitted, reference, tolerance: 0.02 })
    if (name === 'SES' || name === 'ANA') compareAccuracy(c, golden, { name, mean: given.mean })
  }
  const { alpha, oneStep, final } = golden.sesFixed
  const course = new Float64Array(training.length)
  const run = smooth(training, { alpha, gamma: 0, level: valueAt(training, 0), seasons: new Float64Array() }, course)
  for (const [index, expected] of oneStep.entries()) c.near('fixed one step', course[index], expected)
  c.near('fixed level', run.level, final)
}

interface EtsComparison {
  readonly given: EtsForecast
  readonly reference: EtsGolden
  readonly tolerance: number
}

function compareEts(c: Comparison, label: string, { given, reference, tolerance }: EtsComparison): void {
  const within = { tolerance, scale: Math.max(...reference.mean.map(Math.abs)) }
  c.near(`${label} variance`, given.variance, reference.sigma2, within)
  c.near(`${label} likelihood`, given.logLikelihood, reference.loglik, within)
  c.near(`${label} aicc`, given.aicc, reference.aicc, within)
  compareBands(c, label, { mean: given.mean, bands: referenceBands(given), reference, within })
}

/**
 * The reference lets the season's uncertainty in one point too early (forecast 8.20 puts gamma in the second seasonal state), so that its
 * bands at the end of each cycle are wider than c_j = alpha + gamma 1{j divisible by the period} makes them.
 */
function referenceBands({ mean, bands, alpha, gamma, level, seasons }: EtsForecast): readonly ForecastBand[] {
  if (gamma === null) return bands
  const widening = (h: number) => {
    if ((h + 1) % period !== 0) return 1
    const growth = varianceGrowth({ alpha, gamma, level, seasons: Float64Array.from(seasons) }, h + 1)
    return Math.sqrt(1 + ((alpha + gamma) ** 2 - alpha ** 2) / growth)
  }
  const widened = (limits: readonly number[]) =>
    limits.map((limit, h) => valueAt(mean, h) + (limit - valueAt(mean, h)) * widening(h))
  return bands.map((band) => ({ ...band, low: widened(band.low), high: widened(band.high) }))
}

interface BandComparison {
  readonly mean: readonly number[]
  readonly bands: readonly ForecastBand[]
  readonly reference: Pick<EtsGolden, 'mean' | 'lower' | 'upper'>
  readonly within: { readonly tolerance: number; readonly scale: number }
}

function compareBands(c: Comparison, label: string, { mean, bands, reference, within }: BandComparison): void {
  for (const [h, expected] of reference.mean.entries()) {
    c.near(`${label} mean ${h + 1}`, mean[h], expected, within)
    for (const [index, band] of bands.entries()) {
      c.near(`${label} lower ${h + 1}`, band.low[h], valueAt(reference.lower[h] ?? [], index), within)
      c.near(`${label} upper ${h + 1}`, band.high[h], valueAt(reference.upper[h] ?? [], index), within)
    }
  }
}

function compareAccuracy(
  c: Comparison,
  { accuracy, monthly, trainN, test }: ForecastGolden,
  { name, mean }: { readonly name: keyof ForecastGolden['accuracy']; readonly mean: readonly number[] },
): void {
  const training = Float64Array.from(monthly.slice(0, trainN))
  // The reference gave its test values without a period, and so scaled by the change from one point to the next.
  const errors = pointAccuracy(mean, test, { training, period: 1 })
  c.near(`${name} MAE`, errors.meanAbsolute, accuracy[name].MAE)
  c.near(`${name} RMSE`, errors.rootMeanSquare, accuracy[name].RMSE)
  c.near(`${name} MASE`, errors.scaled, accuracy[name].MASE)
}

function compareSeasonalNaive(c: Comparison, golden: ForecastGolden): void {
  const training = Float64Array.from(golden.monthly.slice(0, golden.trainN))
  const naive = answered(seasonalNaive(training, { period, horizon: golden.test.length }))
  c.near('seasonal naive deviation', naive.deviation, golden.snaive.sigma)
  compareBands(c, 'seasonal naive', { ...naive, reference: golden.snaive, within: { tolerance: 1e-9, scale: 1 } })
  compareAccuracy(c, golden, { name: 'snaive', mean: naive.mean })
}

function compareHarmonic(c: Comparison, { monthly, trainN, test, nbHarmonic }: ForecastGolden): void {
  const training = Float64Array.from(monthly.slice(0, trainN))
  const carriedOn = answered(harmonicForecast(training, { period, horizon: test.length }))
  const within = { tolerance: 1e-6, scale: 1 }
  for (const [index, expected] of nbHarmonic.coef.entries()) {
    c.near(`coefficient ${index}`, carriedOn.coefficients[index], expected, within)
  }
  c.near('theta', carriedOn.theta, nbHarmonic.theta, { tolerance: 1e-5 })
  for (const [h, expected] of nbHarmonic.mu.entries()) {
    c.near(`harmonic mean ${h + 1}`, carriedOn.mean[h], expected, { tolerance: 1e-6 })
    for (const [index, quantile] of (nbHarmonic.quantiles[h] ?? []).entries()) {
      c.same(`harmonic quantile ${h + 1}`, carriedOn.quantiles[h]?.[index], quantile)
    }
  }
}

function compareScores(c: Comparison, { monthly, trainN, test, nbHarmonic }: ForecastGolden): void {
  const { mu, theta, tau } = nbHarmonic
  const training = { y: Float64Array.from(monthly.slice(0, trainN)), period }
  const card = scoreLaws({ y: test, mu, size: theta, tau, training })
  const poisson = scoreLaws({ y: test, mu, size: null, tau })
  for (const [index, score] of card.scores.entries()) {
    const expected = (values: ArrayLike<number>) => valueAt(values, index)
    for (const [level, quantile] of (nbHarmonic.quantiles[index] ?? []).entries()) {
      c.same(`quantile ${level}`, card.quantiles[index]?.[level], quantile)
    }
    const small = { scale: 1 }
    c.near('wis', score.wis, expected(nbHarmonic.wis))
    c.near('dispersion', score.dispersion, expected(nbHarmonic.dispersion))
    c.near('overprediction', score.overprediction, expected(nbHarmonic.overprediction), small)
    c.near('underprediction', score.underprediction, expected(nbHarmonic.underprediction), small)
    c.near('pinball', 2 * score.pinball, expected(nbHarmonic.pinball2mean))
    c.near('crps', score.crps, expected(nbHarmonic.crps))
    c.near('log score', score.logScore, expected(nbHarmonic.logs))
    c.near('dss', score.dawidSebastiani, expected(nbHarmonic.dss))
    c.near('rps', score.crps, expected(nbHarmonic.rps))
    c.near('P(Y <= y)', score.pit.upTo, expected(nbHarmonic.PIT.Fy))
    c.near('P(Y < y)', score.pit.below, expected(nbHarmonic.PIT.Fy1), small)
    const own = poisson.scores[index]
    const [log, rps, dss, squared] = nbHarmonic.poissonScores[index] ?? []
    c.near('Poisson log score', own?.logScore, log ?? Number.NaN)
    c.near('Poisson rps', own?.crps, rps ?? Number.NaN)
    c.near('Poisson dss', own?.dawidSebastiani, dss ?? Number.NaN)
    c.near('squared error', own?.squaredError, squared ?? Number.NaN, small)
  }
  for (const level of [50, 80, 95] as const)
    c.near(`coverage ${level}`, card.coverage[level], nbHarmonic.coverage[level])
  c.near('mase', card.scaledError, nbHarmonic.mase)
}

const sample = Array.from({ length: 120 }, (_, week) => [week % 3, (week * 5) % 7])

/** A season of ones changes nothing but lets short series through. */
const compareWithDetector = (rows: readonly (readonly number[])[]) => (c: Comparison) => {
  const series = toWeeklySeries(rows)
  const season = new Float64Array(series.weeks + 1).fill(1)
  const model = answered(fitHorizonModel({ ...series, season, horizon: 1 }))
  const detector = answered(ebPredict({ ...series, latest: series.weeks, window: 1, guard: 0 }))
  for (const [area, expected] of detector.areas.entries()) {
    if (expected.kind === 'refused') throw new Error('an area was refused')
    const given = lawOf(model, answered(firstWeek(model, area)), 1)
    c.near(`mean of area ${area}`, given.mean, expected.mean, { tolerance: 1e-12 })
    c.near(`size of area ${area}`, given.size, expected.size ?? Number.NaN, { tolerance: 1e-9 })
  }
}

function forecastsByHand(c: Comparison): void {
  // Geometric law with mean 1: P(Y <= k) = 1 − 2^−(k+1). For y = 0 the score is Σ 4^−(k+1) = 1/3; for y = 1 the first term is ¼ again.
  const geometric = countPredictive(1, 1)
  c.near('geometric crps of 0', geometric.crps(0), 1 / 3)
  c.near('geometric crps of 1', geometric.crps(1), 1 / 3)
  c.near('geometric crps of 2', geometric.crps(2), 1 / 4 + 9 / 16 + 1 / 64 / (3 / 4))
  const card = scoreLaws({ y: [3], mu: [1], size: [1], tau: [0.25, 0.5, 0.75] })
  // Quantiles 0, 0, 1: ½·3 + ¼·(1 + 2/½·2) over 1½.
  c.near('wis', card.scores[0]?.wis, (1.5 + 0.25 * 1 + 2) / 1.5)
  c.near('log score', card.scores[0]?.logScore, 4 * Math.LN2)
  c.near('dss', card.scores[0]?.dawidSebastiani, 2 + Math.LN2)
  // Two seasons around 10 without any noise: everything is season and trend.
  const wave = Float64Array.from({ length: 24 }, (_, t) => (t % 2 === 0 ? 9 : 11))
  const parts = answered(stl(wave, { period: 2, seasonal: 'periodic' }))
  for (const index of wave.keys()) {
    c.near('season by hand', parts.seasonal[index], index % 2 === 0 ? -1 : 1)
    c.near('trend by hand', parts.trend[index], 10)
  }
  const naive = answered(seasonalNaive(Float64Array.of(1, 5, 3, 5), { period: 2, horizon: 3 }))
  for (const [h, expected] of [3, 5, 3].entries()) c.near('naive by hand', naive.mean[h], expected)
  c.near('naive deviation by hand', naive.deviation, Math.SQRT2)
}
