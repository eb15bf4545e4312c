import { describe, expect, it } from 'vitest'
import { RandomStream } from '../random.ts'
import { AnalysisInputError } from '../refusal.ts'
import { type EtsForecast, ets } from './ets.ts'
import { harmonicForecast } from './harmonic-forecast.ts'
import { sortPartly } from './partial-sort.ts'
import { seasonalNaive } from './seasonal-naive.ts'
import { type Decomposition, type StlOptions, stl } from './stl.ts'

const stream = new RandomStream(21)
const seasonal = Float64Array.from(
  { length: 120 },
  (_, t) => 20 + 5 * Math.sin((2 * Math.PI * t) / 12) + stream.normal(),
)

function decompose(x: Float64Array, options: StlOptions): Decomposition {
  const parts = stl(x, options)
  if (parts.kind === 'refused') throw new Error('refused')
  return parts
}

function smoothed(y: Float64Array, options: Parameters<typeof ets>[1]): EtsForecast {
  const fitted = ets(y, options)
  if (fitted.kind === 'refused') throw new Error('refused')
  return fitted
}

describe('a decomposition into season and trend', () => {
  it.each(['periodic', 7] as const)('adds up to the series, with season %s', (window) => {
    const { seasonal: season, trend, remainder } = decompose(seasonal, { period: 12, seasonal: window, robust: true })
    for (const [t, value] of seasonal.entries()) {
      expect((season[t] ?? 0) + (trend[t] ?? 0) + (remainder[t] ?? 0)).toBeCloseTo(value, 9)
    }
  })

  it('moves the trend alone when the series is moved, and all parts when it is stretched', () => {
    const plain = decompose(seasonal, { period: 12, seasonal: 7 })
    const moved = decompose(
      seasonal.map((value) => 3 * value + 100),
      { period: 12, seasonal: 7 },
    )
    for (const t of seasonal.keys()) {
      expect(moved.seasonal[t]).toBeCloseTo(3 * (plain.seasonal[t] ?? 0), 8)
      expect(moved.trend[t]).toBeCloseTo(3 * (plain.trend[t] ?? 0) + 100, 8)
    }
  })

  it('lets a spike count for nothing when robust', () => {
    const spiked = seasonal.map((value, t) => (t === 50 ? value + 60 : value))
    const robust = decompose(spiked, { period: 12, seasonal: 'periodic', robust: true })
    const plain = decompose(spiked, { period: 12, seasonal: 'periodic' })
    const clean = decompose(seasonal, { period: 12, seasonal: 'periodic' })
    expect(robust.weights[50]).toBe(0)
    const off = (parts: Decomposition) => Math.abs((parts.seasonal[50] ?? 0) - (clean.seasonal[50] ?? 0))
    expect(off(robust)).toBeLessThan(0.2 * off(plain))
  })

  it('finds nothing in a series without variation, and says so', () => {
    const flat = decompose(new Float64Array(30), { period: 12, seasonal: 'periodic', robust: true })
    expect(flat.warnings).toEqual(['no-variation'])
    expect(Math.max(...flat.seasonal, ...flat.trend, ...flat.remainder)).toBe(0)
  })

  it('needs more than two cycles without gaps', () => {
    expect(stl(new Float64Array(24), { period: 12, seasonal: 'periodic' })).toMatchObject({ needed: 25, had: 24 })
    expect(() => stl(Float64Array.of(1, Number.NaN), { period: 2, seasonal: 'periodic' })).toThrow(AnalysisInputError)
    expect(() => stl(seasonal, { period: 1, seasonal: 'periodic' })).toThrow(AnalysisInputError)
    expect(() => stl(seasonal, { period: 12, seasonal: 8 })).toThrow(AnalysisInputError)
  })

  it('sorts the middle of the remainders when it is asked for in order', () => {
    for (let round = 0; round < 200; round++) {
      const values = Float64Array.from({ length: 2 + stream.below(80) }, () => stream.below(30))
      const sorted = values.slice().sort()
      const wanted = [(values.length - 1) >> 1, values.length >> 1]
      sortPartly(values, wanted)
      for (const place of wanted) expect(values[place]).toBe(sorted[place])
    }
  })
})

describe('exponential smoothing', () => {
  const options = { model: 'ANN', period: 1, horizon: 3 } as const

  it('finds no better speed anywhere on a fine grid', () => {
    const walk = new Float64Array(80)
    for (let t = 1; t < 80; t++) walk[t] = (walk[t - 1] ?? 0) + stream.normal() * 0.5
    const noisy = walk.map((value) => value + stream.normal())
    const best = smoothed(noisy, options)
    expect(best.alpha).toBeGreaterThan(0.05)
    for (let alpha = 0.001; alpha < 1; alpha += 0.001) {
      // Started from the best level for this alpha, found by trying: the errors are a parabola in it.
      const errors = [-1, 0, 1].map((level) => squaredErrors(noisy, alpha, level))
      const [low = 0, middle = 0, high = 0] = errors
      const curvature = (low + high) / 2 - middle
      const least = middle - (high - low) ** 2 / (16 * curvature)
      expect(-0.5 * 80 * Math.log(least)).toBeLessThanOrEqual((best.logLikelihood ?? 0) + 1e-6)
    }
  })

  it('moves and stretches with the series', () => {
    const plain = smoothed(seasonal, { model: 'ANA', period: 12, horizon: 12 })
    const moved = smoothed(
      seasonal.map((value) => 2 * value - 7),
      { model: 'ANA', period: 12, horizon: 12 },
    )
    for (const [h, mean] of plain.mean.entries()) expect(moved.mean[h]).toBeCloseTo(2 * mean - 7, 3)
    expect(moved.variance / plain.variance).toBeCloseTo(4, 3)
    expect(plain.mean[3]).toBeGreaterThan(23)
    expect(plain.mean[9]).toBeLessThan(17)
  })

  it('keeps its promise on its intervals', () => {
    let inside = 0
    for (let round = 0; round < 400; round++) {
      const y = Float64Array.from({ length: 41 }, () => 30 + stream.normal())
      const { bands } = smoothed(y.subarray(0, 40), { ...options, horizon: 1, levels: [0.8] })
      const next = y[40] ?? Number.NaN
      if ((bands[0]?.low[0] ?? 0) <= next && next <= (bands[0]?.high[0] ?? 0)) inside += 1
    }
    expect(inside / 400).toBeGreaterThan(0.72)
    expect(inside / 400).toBeLessThan(0.86)
  })

  it('of a series without variation is certain and has no likelihood', () => {
    const flat = smoothed(new Float64Array(20).fill(4), options)
    expect(flat).toMatchObject({ variance: 0, logLikelihood: null, aicc: null, warnings: ['no-variation'] })
    expect(flat.mean[0]).toBeCloseTo(4, 9)
    const zeros = smoothed(new Float64Array(40), { model: 'ANA', period: 12, horizon: 2 })
    expect(zeros).toMatchObject({ variance: 0, mean: [0, 0] })
  })

  it('steps over missing points, and refuses too few', () => {
    const gaps = seasonal.map((value, t) => (t % 7 === 0 ? Number.NaN : value))
    const { warnings, n, mean } = smoothed(gaps, { model: 'ANA', period: 12, horizon: 12 })
    expect({ warnings, n }).toEqual({ warnings: ['missing-points'], n: 102 })
    expect(mean[3]).toBeGreaterThan(23)
    expect(ets(new Float64Array(7), options)).toMatchObject({ kind: 'refused', needed: 8, had: 7 })
    expect(ets(new Float64Array(28), { model: 'ANA', period: 12, horizon: 1 })).toMatchObject({ needed: 29, had: 28 })
    expect(() => ets(Float64Array.of(Number.POSITIVE_INFINITY), options)).toThrow(AnalysisInputError)
  })
})

function squaredErrors(y: Float64Array, alpha: number, start: number): number {
  let level = start
  let sum = 0
  for (const value of y) {
    sum += (value - level) ** 2
    level += alpha * (value - level)
  }
  return sum
}

describe('last year as forecast', () => {
  it('widens by the cycle and refuses a cycle with a gap', () => {
    const naive = seasonalNaive(Float64Array.of(1, 5, 2, 7), { period: 2, horizon: 4, levels: [0.5] })
    if (naive.kind === 'refused') throw new Error('refused')
    expect(naive.mean).toEqual([2, 7, 2, 7])
    const reach = (h: number) => (naive.bands[0]?.high[h] ?? 0) - (naive.mean[h] ?? 0)
    expect(reach(2) / reach(0)).toBeCloseTo(Math.SQRT2, 9)
    const gap = Float64Array.of(1, Number.NaN, 3, Number.NaN)
    expect(seasonalNaive(gap, { period: 2, horizon: 1 })).toMatchObject({ kind: 'refused', needed: 2, had: 1 })
  })
})

describe('a wave carried on', () => {
  const y = Float64Array.from({ length: 96 }, (_, t) =>
    stream.negativeBinomial(10 * Math.exp(0.5 * Math.sin((2 * Math.PI * (t + 1)) / 12)), 5),
  )

  it('finds the wave it was made of', () => {
    const ahead = harmonicForecast(y, { period: 12, horizon: 12 })
    if (ahead.kind === 'refused') throw new Error('refused')
    expect(Math.abs((ahead.coefficients[2] ?? 0) - 0.5)).toBeLessThan(0.25)
    expect(ahead.quantiles[2]?.[11]).toBeGreaterThan(ahead.quantiles[8]?.[11] ?? 0)
  })

  it('refuses zeros, less spread than chance gives, and trends that run away', () => {
    const options = { period: 12, horizon: 4 }
    expect(harmonicForecast(new Float64Array(50), options)).toMatchObject({ kind: 'refused', reason: 'no-events' })
    expect(harmonicForecast(new Float64Array(), options)).toMatchObject({ kind: 'refused', reason: 'too-few-rows' })
    const even = Float64Array.from({ length: 50 }, (_, t) => 5 + (t % 2))
    expect(harmonicForecast(even, options)).toMatchObject({ kind: 'refused', reason: 'no-overdispersion' })
    const rising = y.map((value, t) => Math.round(value * Math.exp(t / 12)))
    expect(harmonicForecast(rising, { period: 12, horizon: 500 })).toMatchObject({
      kind: 'refused',
      reason: 'runs-away',
    })
    expect(() => harmonicForecast(Float64Array.of(0.5), options)).toThrow(AnalysisInputError)
  })
})
