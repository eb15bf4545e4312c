import { describe, expect, it } from 'vitest'
import { negativeBinomial } from '../distributions/distributions.ts'
import { at } from '../linear-algebra.ts'
import { type Comparison, checkTopic, list } from '../testing/golden.ts'
import { farrington } from './farrington.ts'
import { anscombeResiduals, fitLevels, fitWithoutSpikes, type LevelFit, spikeWeights } from './farrington-fit.ts'
import { type ReferenceDesign, type ReferenceWeeks, referenceWeeks } from './farrington-reference.ts'

// R stops its iterations at 1e-8 and takes the dispersion from the last working weights.
const ofMean = { tolerance: 1e-5 }
const ofPhi = { tolerance: 2e-4 }

describe('the reference numbers', () => {
  it('hold for Farrington', () => {
    const counts = checkTopic<FarringtonGolden>('01_farrington', farringtonByHand, (c, golden) => {
      for (const result of golden.results) {
        // The thresholds delta and muan and the choice of a trend by its p rest on a wrong dispersion in the reference.
        if (golden.configs[result.config]?.thresholdMethod === 'nbPlugin') compareTests(c, result, golden)
        else compareFits(c, result, golden)
      }
      for (const [series, trace] of Object.entries(golden.trace)) compareTrace(c, { series, trace }, golden)
    })
    expect(counts.own).toBeGreaterThan(8)
    if (counts.reference !== null) expect(counts.reference).toBeGreaterThan(1000)
  }, 30_000)
})

interface Config {
  readonly b: number
  readonly w: number
  readonly noPeriods: number
  readonly weightsThreshold: number
  readonly pThresholdTrend: number
  readonly pastWeeksNotIncluded: number
  readonly alpha: number
  readonly limit54: readonly [number, number]
  readonly thresholdMethod: string
}

type Values = number | null | readonly (number | null)[]

interface Result {
  readonly series: string
  readonly config: string
  readonly range: readonly [number, number]
  readonly expected: Values
  readonly mu0: Values
  readonly phi: Values
  readonly upperbound: Values
  readonly pvalue: Values
  readonly trendUsed: Values
  readonly trendCoef: Values
  readonly alarm: Values
  readonly error?: string
}

interface Trace {
  readonly k: number
  readonly wtime: readonly number[]
  readonly group: readonly number[]
  readonly response: readonly number[]
  readonly converged: boolean
  readonly coef0: readonly number[]
  readonly phi0: number
  readonly hat0: readonly number[]
  readonly anscombe: readonly number[]
  readonly omega: readonly number[]
  readonly coef1: readonly number[]
  readonly phi1: number
  readonly se1: readonly number[]
  readonly eta: number
  readonly seEta_correct: number
}

interface FarringtonGolden {
  readonly series: Readonly<Record<string, readonly number[]>>
  readonly configs: Readonly<Record<string, Config>>
  readonly results: readonly Result[]
  readonly trace: Readonly<Record<string, Trace>>
}

const countsOf = (golden: FarringtonGolden, series: string) => Float64Array.from(golden.series[series] ?? [])

function configOf(golden: FarringtonGolden, name: string): Config {
  const config = golden.configs[name]
  if (config === undefined) throw new Error(`no configuration ${name}`)
  return config
}

const designOf = (config: Config): ReferenceDesign => ({
  years: config.b,
  halfWidth: config.w,
  levels: config.noPeriods,
  excluded: config.pastWeeksNotIncluded,
})

/** A value per tested week; R leaves the brackets out around a single one. */
const weekly = (values: Values, index: number) => list(values)[index] ?? null

function compareTests(c: Comparison, result: Result, golden: FarringtonGolden): void {
  if (result.error !== undefined) return
  const config = configOf(golden, result.config)
  const counts = countsOf(golden, result.series)
  const [first, last] = result.range
  for (let k = first; k <= last; k++) {
    const label = `${result.series} ${result.config} week ${k}`
    const expected = weekly(result.mu0, k - first)
    const tested = farrington({
      counts,
      latest: k - 1,
      ...designOf(config),
      spikeThreshold: config.weightsThreshold,
      trendBelow: config.pThresholdTrend,
      alpha: config.alpha,
      recent: { least: config.limit54[0], weeks: config.limit54[1] },
    })
    if (tested.kind === 'refused') {
      // R calls a history without events converged when its mean has sunk far enough in 25 steps.
      c.same(`${label} refused`, expected === null || (tested.reason === 'no-events' && expected < 1e-9), true)
      continue
    }
    if (expected === null) throw new Error(`${label} was not refused`)
    c.near(`${label} expected`, tested.expected, expected, ofMean)
    c.near(`${label} fitted`, tested.expected, weekly(result.expected, k - first) ?? Number.NaN, ofMean)
    c.near(`${label} phi`, tested.phi, weekly(result.phi, k - first) ?? Number.NaN, ofPhi)
    c.same(`${label} upper`, tested.upper, weekly(result.upperbound, k - first))
    c.near(`${label} p`, tested.p, weekly(result.pvalue, k - first) ?? Number.NaN, { tolerance: 1e-4 })
    c.same(`${label} alarm`, tested.alarm, weekly(result.alarm, k - first) === 1)
    compareTrend(c, label, {
      slope: tested.trend,
      used: weekly(result.trendUsed, k - first),
      expected: weekly(result.trendCoef, k - first),
    })
  }
}

interface ComparedTrend {
  readonly slope: number | null
  readonly used: number | null
  readonly expected: number | null
}

function compareTrend(c: Comparison, label: string, { slope, used, expected }: ComparedTrend): void {
  c.same(`${label} trend kept`, slope !== null, used === 1)
  if (expected !== null) c.near(`${label} trend`, slope, expected, { tolerance: 1e-6, scale: 1e-3 })
}

/** The regressions of the other configurations, with the reference's own choice of a trend. */
function compareFits(c: Comparison, result: Result, golden: FarringtonGolden): void {
  if (result.error !== undefined) return
  const config = configOf(golden, result.config)
  const counts = countsOf(golden, result.series)
  const [first, last] = result.range
  for (let k = first; k <= last; k++) {
    const expected = weekly(result.expected, k - first)
    const phi = weekly(result.phi, k - first)
    const used = weekly(result.trendUsed, k - first)
    if (phi === null || used === null || !counts.subarray(0, k).some((count) => count > 0)) continue
    const label = `${result.series} ${result.config} week ${k}`
    const reference = referenceWeeks(counts, k - 1, designOf(config))
    if (!reference.counts.some((count) => count > 0)) continue
    const fit = fitWithoutSpikes(reference, config.weightsThreshold, used === 1)
    if (fit === null) throw new Error(`${label} did not converge`)
    c.near(`${label} phi`, Math.max(1, fit.dispersion), phi, ofPhi)
    compareTrend(c, label, {
      slope: fit.hasTrend ? fit.slope : null,
      used,
      expected: weekly(result.trendCoef, k - first),
    })
    if (expected !== null) {
      const own = at(fit.intercepts, reference.currentLevel) + fit.slope * k
      c.near(`${label} expected`, Math.exp(own), expected, ofMean)
    }
  }
}

interface Traced {
  readonly series: string
  readonly trace: Trace
}

function compareTrace(c: Comparison, { series, trace }: Traced, golden: FarringtonGolden): void {
  const config = configOf(golden, 'improved_nbPlugin')
  const reference = referenceWeeks(countsOf(golden, series), trace.k - 1, designOf(config))
  const groups = [...new Set(trace.group)].toSorted((a, b) => a - b)
  c.same(`${series} weeks`, reference.weeks.length, trace.wtime.length)
  for (const [i, week] of trace.wtime.entries()) {
    c.same(`${series} week`, reference.weeks[i], week)
    c.same(`${series} level`, groups[at(reference.levels, i)], trace.group[i])
    c.same(`${series} count`, reference.counts[i], trace.response[i])
  }
  const first = fitLevels(reference, null, true)
  const residuals = first === null ? new Float64Array(0) : anscombeResiduals(reference, first)
  const weights = spikeWeights(residuals, config.weightsThreshold)
  const second = first === null ? null : fitLevels(reference, weights, true)
  c.same(`${series} converged`, first !== null && second !== null, trace.converged)
  if (first === null || second === null) return
  const compareAll = (what: string, got: ArrayLike<number>, expected: readonly number[]) => {
    c.same(`${series} number of ${what}`, got.length, expected.length)
    for (const [i, value] of expected.entries()) {
      c.near(`${series} ${what} ${i}`, got[i], value, { tolerance: 1e-6, scale: 1e-3 })
    }
  }
  compareAll('coefficients', treatmentCoefficients(first), trace.coef0)
  c.near(`${series} phi`, first.dispersion, trace.phi0, ofPhi)
  compareAll('hat values', first.leverage, trace.hat0)
  compareAll('residuals', residuals, trace.anscombe)
  compareAll('weights', weights, trace.omega)
  compareAll('second coefficients', treatmentCoefficients(second), trace.coef1)
  c.near(`${series} second phi`, Math.max(1, second.dispersion), trace.phi1, ofPhi)
  compareAll('standard errors', treatmentErrors(second), trace.se1)
  const level = reference.currentLevel
  c.near(`${series} log mean`, at(second.intercepts, level) + second.slope * trace.k, trace.eta, ofMean)
  const distance = trace.k - at(second.centres, level)
  const information = 1 / at(second.information, level) + distance ** 2 / second.slopeInformation
  c.near(`${series} error`, Math.sqrt(Math.max(1, second.dispersion) * information), trace.seEta_correct, ofMean)
}

/** As R reports them: the first level, the trend, the other levels as differences from the first. */
function treatmentCoefficients({ intercepts, slope }: LevelFit): readonly number[] {
  const base = at(intercepts, 0)
  return [base, slope, ...Array.from(intercepts.subarray(1), (own) => own - base)]
}

function treatmentErrors({ information, centres, slopeInformation, dispersion }: LevelFit): readonly number[] {
  const ofLevel = (level: number) => 1 / at(information, level)
  const base = at(centres, 0)
  const variances = [ofLevel(0) + base ** 2 / slopeInformation, 1 / slopeInformation]
  for (let level = 1; level < information.length; level++) {
    variances.push(ofLevel(0) + ofLevel(level) + (at(centres, level) - base) ** 2 / slopeInformation)
  }
  return variances.map((variance) => Math.sqrt(dispersion * variance))
}

function farringtonByHand(c: Comparison): void {
  // The same four counts in every year and no gaps: the mean is theirs, the trend 0 and phi the variance over the mean.
  const yearly = (week: number) => [1, 3, 5, 7][week % 4] ?? 0
  const counts = Float64Array.from({ length: 3 * 52 + 4 }, (_, week) => yearly(week))
  const steady = farrington({ counts, years: 3, halfWidth: 0, levels: 1, excluded: 0 })
  c.same('three reference weeks are too few', steady.kind, 'refused')

  const wide = farrington({ counts, years: 3, halfWidth: 3, levels: 1, excluded: 3, trendBelow: 0 })
  if (wide.kind === 'refused') throw new Error('21 reference weeks were refused')
  // Windows of seven weeks centred on a week with 7: 7, 1, 3, 5, 7 with 1, 3, 5 before and 1, 3, 5 after.
  const window = [1, 3, 5, 7, 1, 3, 5]
  const mean = 25 / 7
  const phi = (3 * window.reduce((sum, count) => sum + (count - mean) ** 2, 0)) / mean / 20
  c.same('reference weeks', wide.n, 21)
  c.near('mean of the windows', wide.expected, mean, { tolerance: 1e-7 })
  c.near('Pearson over 20', wide.phi, phi, { tolerance: 1e-7 })
  c.same('threshold', wide.upper, negativeBinomial(mean, mean / (phi - 1)).quantile(0.99))
  c.near('p', wide.p, negativeBinomial(mean, mean / (phi - 1)).atLeast(7), { tolerance: 1e-7 })
  c.same('no alarm', wide.alarm, false)
  c.same('no trend', wide.trend, null)

  // Two levels without trend: each has its own mean, the hat value is one over the weeks of the level.
  const reference: ReferenceWeeks = {
    weeks: Float64Array.of(1, 2, 3, 4, 5),
    counts: Float64Array.of(2, 4, 1, 2, 6),
    levels: Float64Array.of(0, 0, 1, 1, 1),
    sizes: Float64Array.of(2, 3),
    currentLevel: 1,
    planned: 5,
  }
  const fit = fitLevels(reference, null, false)
  if (fit === null) throw new Error('two levels did not converge')
  c.near('first level', Math.exp(at(fit.intercepts, 0)), 3)
  c.near('second level', Math.exp(at(fit.intercepts, 1)), 3)
  c.near('hat value', fit.leverage[0], 1 / 2)
  c.near('dispersion', fit.dispersion, (1 + 1 + 4 + 1 + 9) / 3 / 3, { tolerance: 1e-7 })
  const [spike] = spikeWeights(Float64Array.of(4, 1, -9), 2)
  c.near('weight of a spike', spike, (3 / (1 / 16 + 2)) * (1 / 16))
}
