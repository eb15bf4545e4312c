import { describe, expect, it } from 'vitest'
import { RandomStream } from '../random.ts'
import { AnalysisInputError } from '../refusal.ts'
import { type InterruptedInput, interruptedSeries } from './interrupted-series.ts'
import { filterLevel, localLevel } from './local-level.ts'
import { fitSynthetic, syntheticControl } from './synthetic-control.ts'
import { answered } from './testing/panels.ts'

/** Monthly counts with a wave, multiplied by `effect` from month 37 on. */
function drawSeries(seed: number, { effect = 1, phi = 1.5, months = 60 } = {}): InterruptedInput {
  const draws = new RandomStream(seed)
  const y = Array.from({ length: months }, (_, index) => {
    const mean = 12 * Math.exp(0.25 * Math.sin((2 * Math.PI * (index + 1)) / 12)) * (index >= 36 ? effect : 1)
    return draws.negativeBinomial(mean, phi > 1 ? mean / (phi - 1) : null)
  })
  return { y, t0: 37, season: 12 }
}

describe('the interrupted series', () => {
  it('finds a level that lies exactly on the model', () => {
    const y = Array.from({ length: 48 }, (_, t) => (t < 30 ? 64 : 16))
    const its = answered(interruptedSeries({ y, t0: 31, season: null }))
    expect(its.value).toBeCloseTo(0.25, 6)
    expect(its.counterfactual).toHaveLength(18)
    for (const expected of its.counterfactual) expect(expected).toBeCloseTo(64, 5)
    expect(its.prevented).toBeCloseTo(18 * 48, 3)
    expect(its.phi).toBeCloseTo(0, 9)
  })

  it('covers the truth in about 95 of 100 cases', () => {
    let covered = 0
    for (let seed = 1; seed <= 300; seed++) {
      const { interval } = answered(interruptedSeries(drawSeries(seed, { effect: 0.7 })))
      if (interval.low <= 0.7 && interval.high >= 0.7) covered += 1
    }
    expect(covered / 300).toBeGreaterThan(0.91)
  })

  it('does not change with the unit of exposure and shows a band around what was to be expected', () => {
    const input = drawSeries(1)
    const plain = answered(interruptedSeries(input))
    const scaled = answered(interruptedSeries({ ...input, exposure: input.y.map(() => 5000) }))
    expect(scaled.value).toBeCloseTo(plain.value, 6)
    for (const [index, expected] of plain.counterfactual.entries()) {
      expect(scaled.counterfactual[index]).toBeCloseTo(expected, 5)
      expect(plain.counterfactualLow[index]).toBeLessThan(expected)
      expect(plain.counterfactualHigh[index]).toBeGreaterThan(expected)
    }
  })

  it('shows a Newey-West error from sixty points on only', () => {
    expect(answered(interruptedSeries(drawSeries(2))).neweyWestError).toBeGreaterThan(0)
    const short = answered(interruptedSeries(drawSeries(2, { months: 59 })))
    expect(short).toMatchObject({ neweyWestError: null, needs: [{ code: 'points', needed: 60, had: 59 }] })
    expect(short.warnings).toEqual(['secondary-evidence', 'short-series'])
  })

  it('goes on without the points that are missing, and knows how many are left', () => {
    const input = drawSeries(3)
    const holed = { ...input, y: input.y.map((count, index) => (index % 10 === 0 ? null : count)) }
    const its = answered(interruptedSeries(holed))
    expect(its.n).toBe(54)
    expect(its.warnings).toContain('missing-points')
    expect(its.fitted[10]).toBeNull()
    expect(its.fitted[11]).not.toBeNull()
    expect(its.counterfactual).toHaveLength(24)
  })

  it('notices neighbours that move together', () => {
    const draws = new RandomStream(12)
    let state = 0
    const y = Array.from({ length: 120 }, () => {
      state = 0.85 * state + 0.25 * draws.normal()
      return draws.poisson(30 * Math.exp(state))
    })
    expect(answered(interruptedSeries({ y, t0: 80, season: null })).warnings).toContain('autocorrelated')
  })

  it('is refused with a short course, no events or events on one side only', () => {
    const { y } = drawSeries(4)
    expect(interruptedSeries({ y, t0: 24, season: 12 })).toMatchObject({ reason: 'too-few-before', had: 23 })
    expect(interruptedSeries({ y, t0: 50, season: 12 })).toMatchObject({ reason: 'too-few-after', had: 11 })
    expect(interruptedSeries({ y: y.map(() => 0), t0: 37, season: 12 })).toMatchObject({ reason: 'no-events' })
    const stopped = y.map((count, index) => (index >= 36 ? 0 : count))
    expect(interruptedSeries({ y: stopped, t0: 37, season: 12 })).toMatchObject({ kind: 'refused' })
    expect(interruptedSeries({ y: [3, 4], t0: 2, season: null })).toMatchObject({ reason: 'too-few-before', had: 1 })
  })

  it('rejects what cannot be', () => {
    const { y } = drawSeries(5)
    expect(() => interruptedSeries({ y, t0: 61, season: 12 })).toThrow(AnalysisInputError)
    expect(() => interruptedSeries({ y, t0: 1, season: 12 })).toThrow(AnalysisInputError)
    expect(() => interruptedSeries({ y, t0: 37, season: 2 })).toThrow(AnalysisInputError)
    expect(() => interruptedSeries({ y, t0: 37, season: 12, exposure: [1, 2] })).toThrow(AnalysisInputError)
    expect(() => interruptedSeries({ y: y.map((count) => -(count ?? 0)), t0: 37, season: 12 })).toThrow(
      AnalysisInputError,
    )
    const none = y.map((_, index) => (index === 3 ? 0 : 100))
    expect(() => interruptedSeries({ y, t0: 37, season: 12, exposure: none })).toThrow(AnalysisInputError)
  })
})

/** Nine areas or more that share two waves in different mixtures; the first falls by `fall` after period 30. */
function drawAreas(seed: number, { areas = 10, fall = 0 } = {}): readonly (readonly number[])[] {
  const draws = new RandomStream(seed)
  return Array.from({ length: areas }, (_, area) => {
    const share = area === 0 ? 0.5 : draws.uniform()
    return Array.from({ length: 42 }, (_, period) => {
      const mean = 40 + 12 * share * Math.sin(period / 3) + 12 * (1 - share) * Math.cos(period / 5)
      return draws.poisson(mean * (area === 0 && period >= 30 ? 1 - fall : 1))
    })
  })
}

describe('the synthetic control', () => {
  it('has weights that are no smaller than 0 and add up to 1, and a twin that no single donor beats', () => {
    const Y = drawAreas(1)
    const fit = fitSynthetic({ Y, T0: 30 }, 0)
    expect(fit.weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12)
    expect(Math.min(...fit.weights)).toBeGreaterThanOrEqual(0)
    for (const donor of Y.slice(1)) {
      const squares = donor.slice(0, 30).reduce((sum, count, period) => sum + (count - (Y[0]?.[period] ?? 0)) ** 2, 0)
      expect(fit.preRMSPE).toBeLessThanOrEqual(Math.sqrt(squares / 30) + 1e-9)
    }
  })

  it('does not care in which order the donors come', () => {
    const [own = [], ...donors] = drawAreas(2)
    const plain = fitSynthetic({ Y: [own, ...donors], T0: 30 }, 0)
    const turned = fitSynthetic({ Y: [own, ...donors.toReversed()], T0: 30 }, 0)
    expect(turned.preRMSPE).toBeCloseTo(plain.preRMSPE, 8)
    expect(turned.weights.toReversed()[0]).toBeCloseTo(plain.weights[0] ?? 0, 6)
  })

  it('ranks a clear fall first and nothing in particular when nothing was done', () => {
    const clear = answered(syntheticControl({ Y: drawAreas(3, { fall: 0.5 }), T0: 30 }))
    expect(clear.p).toBe(1 / 10)
    expect(clear.value).toBeLessThan(-12)
    expect(clear.warnings).toContain('cannot-reach-5-percent')
    let first = 0
    for (let seed = 1; seed <= 100; seed++) {
      if (answered(syntheticControl({ Y: drawAreas(seed, { areas: 10 }), T0: 30 })).p <= 0.2) first += 1
    }
    expect(first / 100).toBeGreaterThan(0.08)
    expect(first / 100).toBeLessThan(0.32)
  })

  it('is not offered with few donors, a short course, few events or a twin that does not fit', () => {
    const Y = drawAreas(4)
    expect(syntheticControl({ Y: Y.slice(0, 8), T0: 30 })).toMatchObject({ reason: 'too-few-donors', had: 7 })
    expect(syntheticControl({ Y, T0: 23 })).toMatchObject({ reason: 'too-few-before', had: 23 })
    const sparse = Y.map((row) => row.map((count) => Math.floor(count / 12)))
    expect(syntheticControl({ Y: sparse, T0: 30 })).toMatchObject({ reason: 'sparse-counts', needed: 5 })
    const alone = [(Y[0] ?? []).map((count) => 10 * count), ...Y.slice(1)]
    expect(syntheticControl({ Y: alone, T0: 30 })).toMatchObject({ reason: 'poor-fit', needed: 0.25 })
  })

  it('has no rank where a twin is exact, and stands areas that are copies of each other', () => {
    const Y = drawAreas(5)
    const [own = []] = Y
    const flat = own.map(() => 20)
    expect(syntheticControl({ Y: Y.map(() => flat), T0: 30 })).toMatchObject({ reason: 'exact-fit' })
    const copies = [own, ...Y.slice(1).map(() => Y[1] ?? [])]
    const weights = fitSynthetic({ Y: copies, T0: 30 }, 0).weights
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9)
    expect(fitSynthetic({ Y: Y.map((row) => row.map(() => 0)), T0: 30 }, 0).preRMSPE).toBe(0)
  })

  it('rejects what cannot be', () => {
    const Y = drawAreas(6)
    expect(() => syntheticControl({ Y, T0: 42 })).toThrow(AnalysisInputError)
    expect(() => syntheticControl({ Y: [...Y.slice(1), [1, 2]], T0: 30 })).toThrow(AnalysisInputError)
    expect(() => syntheticControl({ Y: Y.map((row) => row.map((count) => -count)), T0: 30 })).toThrow(
      AnalysisInputError,
    )
    expect(() => syntheticControl({ Y: Y.slice(0, 2), T0: 30 })).toThrow(AnalysisInputError)
  })
})

describe('the local level', () => {
  const walk = (seed: number, { step, noise }: { step: number; noise: number }) => {
    const draws = new RandomStream(seed)
    let level = 100
    return Array.from({ length: 200 }, () => {
      level += step * draws.normal()
      return level + noise * draws.normal()
    })
  }

  it('finds the variances that the series was made with', () => {
    let level = 0
    let noise = 0
    for (let seed = 1; seed <= 40; seed++) {
      const result = answered(localLevel(walk(seed, { step: 2, noise: 4 })))
      level += result.varLevel / 40
      noise += result.varEpsilon / 40
    }
    expect(Math.abs(level / 4 - 1)).toBeLessThan(0.2)
    expect(Math.abs(noise / 16 - 1)).toBeLessThan(0.1)
  })

  it('covers the next point in 95 of 100 cases', () => {
    let covered = 0
    for (let seed = 1; seed <= 200; seed++) {
      const y = walk(seed, { step: 1, noise: 3 })
      const { interval } = answered(localLevel(y.slice(0, -1)))
      const next = y.at(-1) ?? Number.NaN
      if (interval.low <= next && next <= interval.high) covered += 1
    }
    expect(Math.abs(covered / 200 - 0.95)).toBeLessThan(0.04)
  })

  it('shifts and scales with the series', () => {
    const y = walk(3, { step: 1, noise: 2 })
    const plain = answered(localLevel(y))
    const moved = answered(localLevel(y.map((value) => 3 * value + 50)))
    expect(moved.value).toBeCloseTo(3 * plain.value + 50, 3)
    expect(moved.varLevel / plain.varLevel).toBeCloseTo(9, 4)
  })

  it('is the running mean when the level stands still', () => {
    const { next } = filterLevel([2, 4, 9], { varLevel: 0, varEpsilon: 1 })
    expect(next).toBeCloseTo(5, 5)
    const noise = walk(2, { step: 0, noise: 1 })
    const still = answered(localLevel(noise))
    if (still.varLevel === 0) expect(still.warnings).toContain('level-does-not-move')
    expect(still.varLevel).toBeLessThan(0.01)
  })

  it('goes on over missing points and is refused for few or equal ones', () => {
    const y = walk(4, { step: 1, noise: 1 }).map((value, index) => (index % 7 === 0 ? null : value))
    expect(answered(localLevel(y))).toMatchObject({ n: 171, warnings: ['missing-points'] })
    expect(localLevel([1, 2, 3])).toMatchObject({ reason: 'too-short', needed: 12, had: 3 })
    expect(localLevel(Array.from({ length: 20 }, () => 5))).toMatchObject({ reason: 'no-variation' })
    expect(() => localLevel([...Array.from({ length: 20 }, (_, i) => i), Number.NaN])).toThrow(AnalysisInputError)
    expect(() => filterLevel([1, 2], { varLevel: -1, varEpsilon: 1 })).toThrow(AnalysisInputError)
  })
})
