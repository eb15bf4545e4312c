import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { toWeeklySeries } from './baseline.ts'
import * as continuous from './continuous.ts'
import { binomial, negativeBinomial, poisson } from './distributions.ts'
import { type EbDetection, type EbInput, ebDetect, type WindowWeeks } from './early-warning.ts'
import { benjaminiHochberg } from './false-discovery.ts'
import { kendallExactP } from './kendall-exact.ts'
import { type LevelState, type StepReason, scoreIndicators, stepLevel } from './level.ts'
import type { RuleSet } from './rule-set.ts'
import { mannKendall } from './trend.ts'

// Every topic first checks values that anyone can work out by hand, then the reference numbers when they are there.
const folder = process.env.GOLDEN_DIR ?? resolve(import.meta.dirname, '../../../shared/golden/data')

function readGolden<T>(name: string): T | null {
  const path = resolve(folder, `${name}.json`)
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8'))
  if (process.env.GOLDEN_DIR !== undefined) throw new Error(`GOLDEN_DIR is set but ${name}.json is not there`)
  return null
}

function compareValues() {
  let compared = 0
  const fail = (label: string, got: unknown, expected: unknown) =>
    expect.fail(`${label}: got ${String(got)}, expected ${String(expected)}`)
  return {
    count: () => compared,
    /** Relative, or absolute with `scale` 1. */
    near(label: string, got: number | null | undefined, expected: number, { tolerance = 1e-9, scale = 0 } = {}) {
      compared += 1
      if (typeof got !== 'number') fail(label, got, expected)
      else if (got !== expected && !(Math.abs(got - expected) <= tolerance * Math.max(scale, Math.abs(expected)))) {
        fail(label, got, expected)
      }
    },
    same(label: string, got: unknown, expected: unknown) {
      compared += 1
      if (got !== expected) fail(label, got, expected)
    },
  }
}

type Comparison = ReturnType<typeof compareValues>

function checkTopic<T>(name: string, byHand: (c: Comparison) => void, byReference: (c: Comparison, golden: T) => void) {
  const own = compareValues()
  byHand(own)
  const golden = readGolden<T>(name)
  const reference = compareValues()
  if (golden !== null) byReference(reference, golden)
  const source = golden === null ? 'reference file absent' : `${reference.count()} reference values`
  console.info(`golden ${name}: ${own.count()} values by hand, ${source}`)
  return { own: own.count(), reference: golden === null ? null : reference.count() }
}

const list = <T>(value: T | readonly T[]): readonly T[] => (Array.isArray(value) ? value : [value as T])

describe('the reference numbers', () => {
  it('hold for the distributions', () => {
    const counts = checkTopic<{ cases: readonly DistributionCase[] }>(
      '18_distributions',
      distributionsByHand,
      (c, golden) => {
        for (const { fn, args, value } of golden.cases) {
          const compute = distributionFunctions[fn]
          const [a = Number.NaN, b = Number.NaN, d = Number.NaN] = list(args)
          if (compute === undefined) continue
          if (fn === 'qpois' || fn === 'qnbinom') c.same(`${fn} ${args}`, compute(a, b, d), value)
          else if (Math.abs(value) > 1e-300 || value === 0) {
            c.near(`${fn} ${args}`, compute(a, b, d), value, { tolerance: 1e-10, scale: 1e-300 })
          }
        }
      },
    )
    expect(counts.reference ?? 900).toBeGreaterThan(890)
  })

  it('hold for the detector', () => {
    const counts = checkTopic<DetectorGolden>('17_eb_detector', detectorByHand, (c, golden) => {
      for (const result of golden.results) compareDetection(c, result, golden)
      const { y, range, w, upperbound } = golden.bayesSpecialCase
      for (const [index, bound] of upperbound.entries()) {
        const week = range[0] + index
        const events = y.slice(week - w - 1, week - 1).reduce((sum, count) => sum + count, 0)
        c.same('algo.bayes', negativeBinomial((events + 0.5) / w, events + 0.5).quantile(0.99), bound)
      }
    })
    expect(counts.reference ?? 3000).toBeGreaterThan(2000)
  })

  it('hold for the level suggestion', () => {
    const counts = checkTopic<LevelGolden>('15_levels', levelsByHand, compareLevels)
    expect(counts.reference ?? 400).toBeGreaterThan(300)
  })

  it('hold for the trend', () => {
    const counts = checkTopic<TrendGolden>('06_mannkendall', trendByHand, (c, golden) => {
      for (const [name, expected] of Object.entries(golden.cases)) {
        const trend = mannKendall(expected.x, 2)
        if (trend.kind === 'too-short') throw new Error(`${name} was refused`)
        c.same(`${name} S`, trend.s, expected.S)
        c.near(`${name} variance`, trend.variance, expected.varS)
        c.near(`${name} Z`, trend.z, expected.Z, { scale: 1 })
        c.near(`${name} tau`, trend.tau, expected.tau_b)
        c.near(`${name} slope`, trend.slope, expected.sen)
        c.near(`${name} slope low`, trend.slopeLow, expected.sen_ci[0])
        c.near(`${name} slope high`, trend.slopeHigh, expected.sen_ci[1])
        c.near(`${name} normal p`, continuous.normalTwoSided(trend.z), expected.p)
        if (expected.exact_p !== null) c.near(`${name} exact p`, kendallExactP(expected.x), expected.exact_p)
        c.same(
          `${name} chosen p`,
          trend.p,
          trend.n < 10 ? kendallExactP(expected.x) : continuous.normalTwoSided(trend.z),
        )
      }
      c.near('exact with ties', kendallExactP(golden.exactTies.x), golden.exactTies.p_two)
    })
    expect(counts.reference ?? 80).toBeGreaterThan(75)
  })

  it('hold for the false-discovery rate', () => {
    const counts = checkTopic<FdrGolden>('04_fdr', falseDiscoveryByHand, (c, golden) => {
      const p = benjaminiHochberg(Float64Array.from(golden.p))
      const midP = benjaminiHochberg(Float64Array.from(golden.midp))
      for (const [index, y] of golden.y.entries()) {
        const law = poisson(golden.mu[index] ?? Number.NaN)
        c.near('p', law.atLeast(y), golden.p[index] ?? Number.NaN)
        c.near('mid-p', law.atLeast(y) - 0.5 * Math.exp(law.logPmf(y)), golden.midp[index] ?? Number.NaN)
        c.near('BH', p[index], golden.BH[index] ?? Number.NaN)
        c.near('BH on mid-p', midP[index], golden.BHmid[index] ?? Number.NaN)
      }
      c.same('rejected', midP.filter((q) => q <= 0.1).length, golden.rejectedAt10pct.BHmid)
    })
    expect(counts.reference ?? 801).toBe(801)
  })
})

// --- 18 distributions

interface DistributionCase {
  readonly fn: string
  readonly args: number | readonly number[]
  readonly value: number
}

const distributionFunctions: Readonly<Record<string, (a: number, b: number, c: number) => number>> = {
  ppois_upper_ge: (y, mean) => poisson(mean).atLeast(y),
  dpois_log: (y, mean) => poisson(mean).logPmf(y),
  pnbinom_upper_ge: (y, size, mean) => negativeBinomial(mean, size).atLeast(y),
  dnbinom_log: (y, size, mean) => negativeBinomial(mean, size).logPmf(y),
  qpois: (p, mean) => poisson(mean).quantile(p),
  qnbinom: (p, size, mean) => negativeBinomial(mean, size).quantile(p),
  qnorm: (p) => continuous.normalQuantile(p),
  pnorm: (z) => continuous.normalAtMost(z),
  pnorm_upper_log: (z) => continuous.normalLogAtLeast(z),
  pbeta: (x, a, b) => continuous.betaAtMost(x, a, b),
  qbeta: (p, a, b) => continuous.betaQuantile(p, a, b),
  pgamma: (x, shape) => continuous.gammaAtMost(x, shape),
  qgamma: (p, shape) => continuous.gammaQuantile(p, shape),
  qchisq: (p, degrees) => 2 * continuous.gammaQuantile(p, degrees / 2),
  pt: (t, degrees) => continuous.studentAtMost(t, degrees),
  qt: (p, degrees) => continuous.studentQuantile(p, degrees),
}

function distributionsByHand(c: Comparison): void {
  c.near('Poisson(1), two or more', poisson(1).atLeast(2), 1 - 2 / Math.E)
  c.near('Poisson(1), at most two', poisson(1).atMost(2), 2.5 / Math.E)
  c.near('Poisson(2), exactly three', Math.exp(poisson(2).logPmf(3)), (8 / 6) * Math.exp(-2))
  c.same('Poisson(1) median', poisson(1).quantile(0.5), 1)
  for (const y of [0, 1, 5, 40]) {
    c.near('size 1 is geometric', negativeBinomial(3, 1).atLeast(y), 0.75 ** y)
    c.near('size 1, log', negativeBinomial(3, 1).logPmf(y), y * Math.log(0.75) + Math.log(0.25))
  }
  c.near('negative binomial (2, 2), three or more', negativeBinomial(2, 2).atLeast(3), 5 / 16)
  c.near('negative binomial (2, 2), at most two', negativeBinomial(2, 2).atMost(2), 11 / 16)
  c.same('geometric 99 %', negativeBinomial(1, 1).quantile(0.99), 6)
  c.near('three coins, two heads or more', binomial(3, 0.5).atLeast(2), 1 / 2)
  c.near('three coins, at most two', binomial(3, 0.5).atMost(2), 7 / 8)
  c.near('three coins, one head', binomial(3, 0.5).logPmf(1), Math.log(3 / 8))
  c.same('three coins, median', binomial(3, 0.5).quantile(0.5), 1)
  c.near('normal 97.5 %', continuous.normalQuantile(0.975), 1.959963984540054)
  c.near('exponential', continuous.gammaAtMost(2, 1), 1 - Math.exp(-2))
  c.near('exponential median', continuous.gammaQuantile(0.5, 1), Math.LN2)
  c.near('beta(2, 1)', continuous.betaAtMost(0.3, 2, 1), 0.09)
  c.near('beta(2, 1) quantile', continuous.betaQuantile(0.09, 2, 1), 0.3)
  c.near('Cauchy', continuous.studentAtMost(1, 1), 0.75)
  c.near('Cauchy quantile', continuous.studentQuantile(0.75, 1), 1)
  c.near('Student, 2 degrees', continuous.studentAtMost(Math.SQRT2, 2), 0.5 + Math.SQRT2 / 4)
}

// --- 17 detector

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
  }
}

function detect(input: EbInput): EbDetection {
  const detection = ebDetect(input)
  if (detection.kind === 'too-short') throw new Error('the series was refused')
  return detection
}

function compareDetection(c: Comparison, result: DetectorResult, { data }: DetectorGolden): void {
  const series = toWeeklySeries((data[result.case] ?? []).map(list))
  const detection = detect({ ...series, latest: series.weeks - 1, window: result.k, reweight: result.reweight })
  const label = `${result.case} window ${result.k} reweight ${result.reweight}`
  const tolerance = { tolerance: 1e-8 }
  c.same(`${label} n`, detection.n, result.n)
  c.near(`${label} phi`, detection.phi, result.phi, tolerance)
  c.near(`${label} prior shape`, detection.prior.shape, result.alpha, tolerance)
  c.near(`${label} prior rate`, detection.prior.rate, result.beta, tolerance)
  c.near(`${label} sin`, detection.season.sin, result.season[0], tolerance)
  c.near(`${label} cos`, detection.season.cos, result.season[1], tolerance)
  c.near(`${label} shrinkage`, detection.season.shrinkage, result.season[2], tolerance)
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

// --- 15 levels

interface LevelGolden {
  readonly meta: {
    readonly params: {
      readonly cut: readonly number[]
      readonly upMargin: number
      readonly downMargin: number
      readonly upN: number
      readonly downN: number
      readonly minCoverage: number
      readonly weights: Readonly<Record<string, number>>
    }
  }
  readonly scores: readonly {
    readonly points: Readonly<Record<string, number | null>>
    readonly score: number | null
    readonly contributions: Readonly<Record<string, number>>
    readonly coverage: number
    readonly level: number | null
  }[]
  readonly hysteresis: readonly {
    readonly name: string
    readonly scores: readonly (number | null)[]
    readonly overrides: Readonly<Record<string, number>>
    readonly start: number
    readonly trace: readonly (LevelState & { readonly reason: string })[]
  }[]
}

/** Indicators whose value is the points themselves. */
function pointRules(weights: Readonly<Record<string, number>>): RuleSet {
  const curve = {
    scale: 'linear',
    knots: [
      { at: 0, points: 0 },
      { at: 4, points: 4 },
    ],
  } as const
  return {
    indicators: Object.entries(weights).map(([id, weight]) => ({ id, weight, curve })),
    cuts: [1, 1.75, 2.5, 3.25],
    minimumCoverage: 0.6,
    hysteresis: { upMargin: 0, downMargin: 0.25, upPeriods: 2, downPeriods: 4, jump: 2 },
    floors: [],
  }
}

const reasonWords: Readonly<Record<StepReason, string>> = {
  kept: 'kept',
  'raised-after-run': 'raised: 2 periods above',
  'raised-by-jump': 'raised: jump of 2+, one step at once',
  'lowered-after-run': 'lowered: 4 periods below cut-0.25',
  'kept-without-score': 'insufficient data: level kept',
  override: 'override',
}

function compareLevels(c: Comparison, golden: LevelGolden): void {
  const { cut, upMargin, downMargin, upN, downN, minCoverage, weights } = golden.meta.params
  const hysteresis = { upMargin, downMargin, upPeriods: upN, downPeriods: downN, jump: 2 }
  const ruleSet = { ...pointRules(weights), cuts: cut, minimumCoverage: minCoverage, hysteresis }
  for (const expected of golden.scores) {
    const score = scoreIndicators(ruleSet, expected.points)
    c.near('coverage', score.coverage, expected.coverage)
    c.same('raw level', score.rawLevel, expected.level)
    if (expected.score === null) c.same('score', score.score, null)
    else c.near('score', score.score, expected.score)
    c.same('contributions', score.contributions.length, Object.keys(expected.contributions).length)
    for (const part of score.contributions)
      c.near(part.id, part.contribution, expected.contributions[part.id] ?? Number.NaN)
  }
  for (const run of golden.hysteresis) {
    let state: LevelState = { level: run.start, upRun: 0, downRun: 0 }
    for (const [period, expected] of run.trace.entries()) {
      const override = run.overrides[String(period)] ?? null
      const step = stepLevel(state, run.scores[period] ?? null, { ruleSet, override })
      state = step.state
      c.same(`${run.name} ${period} level`, state.level, expected.level)
      c.same(`${run.name} ${period} up`, state.upRun, expected.upRun)
      c.same(`${run.name} ${period} down`, state.downRun, expected.downRun)
      c.same(`${run.name} ${period} reason`, reasonWords[step.reason], expected.reason)
    }
  }
}

function levelsByHand(c: Comparison): void {
  const ruleSet = pointRules({ a: 3, b: 1 })
  const both = scoreIndicators(ruleSet, { a: 2, b: 4 })
  c.near('score', both.score, 2.5)
  c.same('level', both.rawLevel, 4)
  c.near('first contribution', both.contributions[0]?.contribution, 1.5)
  c.near('without b', scoreIndicators(ruleSet, { a: 2, b: null }).score, 2)
  c.same('without a', scoreIndicators(ruleSet, { a: null, b: 4 }).score, null)
  let state: LevelState = { level: 1, upRun: 0, downRun: 0 }
  for (const [score, level] of [
    [1.2, 1],
    [1.2, 2],
    [0.5, 2],
    [0.5, 2],
    [0.5, 2],
    [0.5, 1],
    [3.4, 2],
  ] as const) {
    state = stepLevel(state, score, { ruleSet }).state
    c.same(`level after ${score}`, state.level, level)
  }
}

// --- 06 trend

interface TrendGolden {
  readonly cases: Readonly<Record<string, TrendCase>>
  readonly exactTies: { readonly x: readonly number[]; readonly p_two: number }
}

interface TrendCase {
  readonly x: readonly number[]
  readonly S: number
  readonly varS: number
  readonly Z: number
  readonly p: number
  readonly tau_b: number
  readonly exact_p: number | null
  readonly sen: number
  readonly sen_ci: readonly [number, number]
}

function trendByHand(c: Comparison): void {
  const rising = mannKendall([1, 2, 3, 4, 5, 6, 7, 8])
  if (rising.kind === 'too-short') throw new Error('eight points were refused')
  c.same('S', rising.s, 28)
  c.near('variance', rising.variance, (8 * 7 * 21) / 18)
  c.near('p is two of 8! orders', rising.p, 2 / 40320)
  c.near('slope', rising.slope, 1)
  c.near('two of three orders are as extreme as 1, 1, 2', kendallExactP([1, 1, 2]), 2 / 3)
}

// --- 04 false discoveries

interface FdrGolden {
  readonly y: readonly number[]
  readonly mu: readonly number[]
  readonly p: readonly number[]
  readonly midp: readonly number[]
  readonly BH: readonly number[]
  readonly BHmid: readonly number[]
  readonly rejectedAt10pct: { readonly BHmid: number }
}

function falseDiscoveryByHand(c: Comparison): void {
  const q = benjaminiHochberg(Float64Array.of(0.5, 0.01, 0.03, 0.02))
  for (const [index, expected] of [0.5, 0.04, 0.04, 0.04].entries()) c.near('q', q[index], expected)
}
