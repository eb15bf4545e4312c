import { describe, expect, it } from 'vitest'
import { negativeBinomial } from '../distributions/distributions.ts'
import { type Comparison, checkTopic, list } from '../testing/golden.ts'
import { takeBaseline, toWeeklySeries } from './baseline.ts'
import { type EbDetection, type EbInput, ebDetect, type WindowWeeks } from './early-warning.ts'
import { fitExpectation } from './expectation.ts'

describe('the reference numbers', () => {
  it('hold for the detector', () => {
    const counts = checkTopic<DetectorGolden>('17_eb_detector', detectorByHand, (c, golden) => {
      for (const result of golden.results) compareDetection(c, result, golden)
      const { y, range, w, upperbound, nbQuantile } = golden.bayesSpecialCase
      for (const [index, bound] of upperbound.entries()) {
        const week = range[0] + index
        const events = y.slice(week - w - 1, week - 1).reduce((sum, count) => sum + count, 0)
        const quantile = negativeBinomial((events + 0.5) / w, events + 0.5).quantile(0.99)
        c.same('algo.bayes', quantile, bound)
        c.same('its law', quantile, nbQuantile[index])
      }
      const short = toWeeklySeries(Array.from({ length: 10 }, () => [1, 1]))
      const refusal = ebDetect({ ...short, latest: 9, window: 1 })
      c.same('too short', refusal.kind === 'refused' && golden.tooShort.includes(`${refusal.needed}`), true)
    })
    expect(counts.reference ?? 3000).toBeGreaterThan(2000)
  })
})

interface DetectorResult {
  readonly case: string
  readonly k: WindowWeeks
  readonly reweight: boolean
  readonly phi: number
  readonly alpha: number
  readonly beta: number
  readonly season: readonly [number, number, number]
  readonly n: number
  readonly y: number | readonly number[]
  readonly expected: number | readonly number[]
  readonly variance: number | readonly number[]
  readonly size: number | readonly number[]
  readonly lambda: number | readonly number[]
  readonly S: number | readonly number[]
  readonly N: number | readonly number[]
  readonly p: number | readonly number[]
  readonly midp: number | readonly number[]
  readonly q10: number | readonly number[]
  readonly q90: number | readonly number[]
  readonly q99: number | readonly number[]
}

interface DetectorGolden {
  readonly data: Readonly<Record<string, readonly (number | readonly number[])[]>>
  readonly results: readonly DetectorResult[]
  readonly bayesSpecialCase: {
    readonly y: readonly number[]
    readonly range: readonly [number, number]
    readonly w: number
    readonly upperbound: readonly number[]
    readonly nbQuantile: readonly number[]
  }
  readonly tooShort: string
}

function detect(input: EbInput): EbDetection {
  const detection = ebDetect(input)
  if (detection.kind === 'refused') throw new Error('the series was refused')
  return detection
}

function compareDetection(c: Comparison, result: DetectorResult, { data }: DetectorGolden): void {
  const series = toWeeklySeries((data[result.case] ?? []).map(list))
  const input = { ...series, latest: series.weeks - 1, window: result.k, reweight: result.reweight }
  const detection = detect(input)
  const exposure = new Float64Array(series.counts.length).fill(1)
  expect(detect({ ...input, exposure })).toEqual(detection)
  const label = `${result.case} window ${result.k} reweight ${result.reweight}`
  const tolerance = { tolerance: 1e-8 }
  c.same(`${label} n`, detection.n, result.n)
  c.near(`${label} phi`, detection.phi, result.phi, tolerance)
  c.near(`${label} prior shape`, detection.prior.shape, result.alpha, tolerance)
  c.near(`${label} prior rate`, detection.prior.rate, result.beta, tolerance)
  c.near(`${label} sin`, detection.season.sin, result.season[0], tolerance)
  c.near(`${label} cos`, detection.season.cos, result.season[1], tolerance)
  c.near(`${label} shrinkage`, detection.season.shrinkage, result.season[2], tolerance)
  const range = { first: Math.max(0, input.latest - result.k - 261), last: input.latest - result.k - 2 }
  const { pool } = fitExpectation(takeBaseline(series, range, 8), input)
  for (const [area, detected] of detection.areas.entries()) {
    if (detected.kind !== 'tested') throw new Error(`${label} area ${area} was not tested`)
    const expected = (values: number | readonly number[]) => list(values)[area] ?? Number.NaN
    const { mean, size, seasonFactor } = detected.predictive
    const { observed, p, midP, low, high, rare } = detected.evaluation
    c.same(`${label} observed`, observed, expected(result.y))
    c.near(`${label} mean`, mean, expected(result.expected), tolerance)
    c.near(`${label} size`, size, expected(result.size), tolerance)
    c.near(
      `${label} variance`,
      mean + mean ** 2 / (size ?? Number.POSITIVE_INFINITY),
      expected(result.variance),
      tolerance,
    )
    c.near(`${label} rate`, mean / (seasonFactor * result.k), expected(result.lambda), tolerance)
    const precision = pool.precision[area] ?? Number.NaN
    const events = (pool.rates[area] ?? Number.NaN) * precision - pool.prior.shape
    c.near(`${label} weighted weeks`, precision - pool.prior.rate, expected(result.N), tolerance)
    c.near(`${label} weighted events`, events, expected(result.S), { ...tolerance, scale: 1 })
    c.near(`${label} p`, p, expected(result.p), tolerance)
    c.near(`${label} mid-p`, midP, expected(result.midp), tolerance)
    c.same(`${label} 10 %`, low, expected(result.q10))
    c.same(`${label} 90 %`, high, expected(result.q90))
    c.same(`${label} 99 %`, rare, expected(result.q99))
  }
}

function detectorByHand(c: Comparison): void {
  // No events in 8 weeks: the Jeffreys predictive, size ½ and empty with probability √(8/9).
  const quiet = toWeeklySeries(Array.from({ length: 11 }, (_, week) => [week === 10 ? 1 : 0]))
  const undiscounted = { window: 1, latest: 10, halfLife: Number.POSITIVE_INFINITY } as const
  const [alone] = detect({ ...quiet, ...undiscounted }).areas
  if (alone?.kind !== 'tested') throw new Error('the quiet area was not tested')
  c.near('quiet mean', alone.predictive.mean, 1 / 16)
  c.near('quiet size', alone.predictive.size, 1 / 2)
  c.near('quiet p', alone.evaluation.p, 1 - Math.sqrt(8 / 9))
  c.near('quiet mid-p', alone.evaluation.midP, 1 - Math.sqrt(8 / 9) * (1 + 1 / 36))

  // Two areas with 1 and 3 every week: m = 2, v = 1 − 2·2/16 = ¾, α = 16/3, β = 8/3, λ = 5/4 and 11/4, φ = 1.
  const steady = toWeeklySeries(Array.from({ length: 11 }, () => [1, 3]))
  const detection = detect({ ...steady, ...undiscounted })
  c.near('prior shape', detection.prior.shape, 16 / 3)
  c.near('prior rate', detection.prior.rate, 8 / 3)
  c.near('phi', detection.phi, 1)
  for (const [area, mean] of [1.25, 2.75].entries()) {
    const detected = detection.areas[area]
    if (detected?.kind !== 'tested') throw new Error('a steady area was not tested')
    c.near('steady mean', detected.predictive.mean, mean)
    c.near('steady size is α + S', detected.predictive.size, 16 / 3 + 8 * (area === 0 ? 1 : 3))
  }

  // One area with 0 and 4 in turn: m = λ = 2, φ = 8 · (2²/2) / (8 − 1) = 16/7, prior worth 50 events: α = 50, β = 25.
  const restless = toWeeklySeries(Array.from({ length: 11 }, (_, week) => [week % 2 === 0 ? 0 : 4]))
  const [turning] = detect({ ...restless, ...undiscounted }).areas
  if (turning?.kind !== 'tested') throw new Error('the restless area was not tested')
  c.near('restless mean', turning.predictive.mean, 2)
  c.near('restless phi', turning.predictive.phi, 16 / 7)
  c.near('restless size', turning.predictive.size, 2 / ((16 / 7) * (1 + 1 / 33) - 1))
}
