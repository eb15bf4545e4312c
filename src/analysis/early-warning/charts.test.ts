import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RandomStream } from '../random.ts'
import { AnalysisInputError } from '../refusal.ts'
import { cusum } from './cusum.ts'
import { ears } from './ears.ts'
import { ewma } from './ewma.ts'
import { likelihoodCusum } from './likelihood-cusum.ts'
import { overdispersed } from './overdispersed.ts'
import { averageRunLength, thresholdForRunLength } from './run-length.ts'
import { simulateRunLength } from './run-length-simulation.ts'
import { exactUChart, laneyChart, probabilityLimits } from './u-chart.ts'

const runs = { seed: 20261120, numRuns: 100 }
const counts = fc.array(fc.nat(12), { minLength: 14, maxLength: 40 }).map((values) => Float64Array.from(values))
const transform = fc.constantFrom('standard', 'rossi', 'anscombe')

function poissonSeries(weeks: number, mean: number): Float64Array {
  const stream = new RandomStream(1)
  return Float64Array.from({ length: weeks }, () => stream.poisson(mean))
}

describe('EARS', () => {
  it('moves its limits with a shift of all counts', () => {
    fc.assert(
      fc.property(counts, fc.nat(20), fc.constantFrom('C1', 'C2', 'C3'), (values, shift, method) => {
        const plain = ears({ counts: values, method })
        const moved = ears({ counts: values.map((count) => count + shift), method })
        if (plain.kind === 'refused' || moved.kind === 'refused') throw new Error('refused')
        for (const [i, limit] of plain.upper.entries()) {
          // A limit of 0 is one that was cut there.
          if (limit === 0 || limit === null) continue
          expect(moved.upper[i]).toBeCloseTo(limit + shift, 9)
          expect(moved.alarm[i]).toBe(plain.alarm[i])
        }
      }),
      runs,
    )
  })

  it('alarms at a single event after an empty baseline unless a least spread holds it back', () => {
    const single = Float64Array.of(0, 0, 0, 0, 0, 0, 0, 1)
    expect(ears({ counts: single, method: 'C1', minSigma: 0 })).toMatchObject({
      upper: [0],
      alarm: [true],
      warnings: ['for-comparison-only', 'no-spread'],
    })
    expect(ears({ counts: single, method: 'C1' })).toMatchObject({ alarm: [false] })
  })

  it('has no answer where a week it needs is missing', () => {
    const gap = Float64Array.from({ length: 16 }, (_, week) => (week === 4 ? Number.NaN : week % 3))
    const chart = ears({ counts: gap, method: 'C1' })
    expect(chart).toMatchObject({ warnings: ['for-comparison-only', 'missing-weeks'] })
    if (chart.kind === 'refused') throw new Error('refused')
    expect(chart.upper.map((limit) => limit === null)).toEqual([...Array(5).fill(true), ...Array(4).fill(false)])
  })

  it('promises one false alarm in a thousand weeks and gives far more, which is why it is for comparison only', () => {
    const chart = ears({ counts: poissonSeries(5000, 1), method: 'C1' })
    if (chart.kind === 'refused') throw new Error('refused')
    expect(chart.alarm.filter((alarm) => alarm === true).length / chart.n).toBeGreaterThan(0.02)
  })

  it('refuses a series no longer than its baseline and rejects impossible choices', () => {
    const seven = new Float64Array(7)
    expect(ears({ counts: seven, method: 'C1' })).toEqual({ kind: 'refused', reason: 'too-short', needed: 8, had: 7 })
    expect(ears({ counts: seven, method: 'C3' })).toMatchObject({ needed: 12 })
    for (const wrong of [{ baseline: 1 }, { baseline: 2.5 }, { minSigma: -1 }, { alpha: 1 }]) {
      expect(() => ears({ counts: seven, method: 'C1', ...wrong })).toThrow(AnalysisInputError)
    }
  })
})

describe('CUSUM', () => {
  it('alarms exactly when the count is above the limit that it gives', () => {
    fc.assert(
      fc.property(counts, transform, fc.double({ min: 0.5, max: 8, noNaN: true }), (values, kind, mean) => {
        const { cusum: sums, upper, alarm } = cusum({ counts: values, mean, transform: kind })
        for (const [week, limit] of upper.entries()) {
          const count = values[week] ?? 0
          if (kind === 'standard') {
            if (count >= limit) expect(alarm[week]).toBe(true)
          } else if (Math.abs(count - limit) > 1e-6 && limit > 0) {
            expect(alarm[week]).toBe(count > limit)
          }
          expect(sums[week]).toBeGreaterThanOrEqual(0)
        }
      }),
      runs,
    )
  })

  it('stands still over a missing week', () => {
    const gap = Float64Array.of(9, Number.NaN, 9)
    for (const chart of [cusum({ counts: gap, mean: 4 }), likelihoodCusum({ counts: gap, mean: 4, h: 4 })]) {
      expect(chart.cusum[1]).toBe(chart.cusum[0])
      expect(chart).toMatchObject({ n: 2, warnings: ['for-comparison-only', 'missing-weeks'] })
      expect(chart.alarm[1]).toBeNull()
    }
    const average = ewma({ counts: gap, mean: 4 })
    expect(average.z[1]).toBe(average.z[0])
    expect(average.alarm[1]).toBeNull()
  })

  it('begins again after an alarm when told to', () => {
    const high = Float64Array.of(20, 20, 0)
    const kept = likelihoodCusum({ counts: high, mean: 4, h: 4 })
    const reset = likelihoodCusum({ counts: high, mean: 4, h: 4, reset: true })
    expect(reset.cusum[1]).toBeCloseTo(kept.cusum[0] ?? 0, 12)
    expect(kept.cusum[1]).toBeCloseTo(2 * (kept.cusum[0] ?? 0), 12)
  })

  it('weighs a count less as evidence when counts vary more', () => {
    const high = Float64Array.of(12)
    const [poissonStep] = likelihoodCusum({ counts: high, mean: 4, h: 4 }).llr
    const [wideStep] = likelihoodCusum({ counts: high, mean: 4, size: 2, h: 4 }).llr
    expect(wideStep).toBeLessThan(poissonStep ?? 0)
  })

  it('rejects impossible choices', () => {
    const one = Float64Array.of(1)
    for (const attempt of [
      () => cusum({ counts: one, mean: 0 }),
      () => cusum({ counts: one, mean: 1, h: 0 }),
      () => cusum({ counts: one, mean: 1, k: -1 }),
      () => cusum({ counts: Float64Array.of(0.5), mean: 1 }),
      () => likelihoodCusum({ counts: one, mean: 1, ratio: 1, h: 1 }),
      () => likelihoodCusum({ counts: one, mean: 1, size: 0, h: 1 }),
      () => ewma({ counts: one, mean: 1, lambda: 0 }),
      () => ewma({ counts: one, mean: 1, phi: 0.5 }),
      () => averageRunLength({ mean: 1, h: 1, states: 1 }),
      () => averageRunLength({ mean: 1, h: Number.NaN }),
      () => averageRunLength({ mean: 1e8, h: 3 }),
      () => simulateRunLength({ mean: 1, h: 1, seed: 1, draws: 0 }),
      () => simulateRunLength({ mean: 1, h: 1, seed: 0.5, draws: 1 }),
    ]) {
      expect(attempt).toThrow(AnalysisInputError)
    }
  })
})

describe('the run length', () => {
  it('of the chain lies where simulation puts it', () => {
    for (const model of [
      { mean: 1, h: 2 },
      { mean: 4, size: 2, h: 2.5 },
      { mean: 12, h: 3, trueMean: 24 },
    ]) {
      const chain = averageRunLength(model)
      const simulated = simulateRunLength({ ...model, seed: 7, draws: 2000 })
      if (chain.kind === 'refused') throw new Error('refused')
      expect(chain.runLength).toBeGreaterThan(simulated.runLength - 1.6 * reach(simulated.interval))
      expect(chain.runLength).toBeLessThan(simulated.runLength + 1.6 * reach(simulated.interval))
    }
  })

  it('grows with the limit and shrinks with the true mean', () => {
    const length = (h: number, trueMean: number) => {
      const run = averageRunLength({ mean: 2, h, trueMean, states: 100 })
      return run.kind === 'refused' ? Number.POSITIVE_INFINITY : run.runLength
    }
    expect([1, 2, 3, 4].map((h) => length(h, 2))).toEqual(
      [1, 2, 3, 4].map((h) => length(h, 2)).toSorted((a, b) => a - b),
    )
    expect(length(3, 4)).toBeLessThan(length(3, 3))
    expect(length(3, 3)).toBeLessThan(length(3, 2))
  })

  it('is met by the limit found for it', () => {
    const found = thresholdForRunLength({ mean: 3 }, 150)
    if (found.kind === 'refused') throw new Error('refused')
    const length = (h: number) => {
      const run = averageRunLength({ mean: 3, h, states: 100 })
      return run.kind === 'refused' ? Number.POSITIVE_INFINITY : run.runLength
    }
    expect(length(found.h)).toBeGreaterThanOrEqual(150)
    expect(length(found.h - 0.01)).toBeLessThan(150)
  })

  it('is refused when no alarm is in sight, and a run is cut when it is simulated', () => {
    expect(averageRunLength({ mean: 1, h: 40 })).toMatchObject({ kind: 'refused', reason: 'no-alarm-in-sight' })
    const cut = simulateRunLength({ mean: 1, h: 40, seed: 1, draws: 2, longest: 50 })
    expect(cut).toMatchObject({ runLength: 50, n: 0, seed: 1, draws: 2, warnings: ['runs-cut'] })
  })

  it('is the same for the same seed', () => {
    const input = { mean: 1, h: 2, seed: 3, draws: 50 }
    expect(simulateRunLength(input)).toEqual(simulateRunLength(input))
    expect(simulateRunLength({ ...input, seed: 4 }).runLength).not.toBe(simulateRunLength(input).runLength)
  })
})

const reach = (interval: { readonly low: number; readonly high: number } | null) =>
  interval === null ? Number.NaN : (interval.high - interval.low) / 2

describe('the u-chart', () => {
  it('leaves no more outside its exact limits than promised, whatever the mean', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.05, max: 60, noNaN: true }),
        fc.double({ min: 1, max: 4, noNaN: true }),
        fc.double({ min: 0.001, max: 0.2, noNaN: true }),
        (mean, phi, alpha) => {
          const { lower, upper } = probabilityLimits(mean, phi, alpha)
          const law = overdispersed(mean, phi)
          const outside = law.atLeast(upper + 1) + (lower > 0 ? law.atMost(lower - 1) : 0)
          expect(outside).toBeLessThanOrEqual(alpha * (1 + 1e-9))
        },
      ),
      runs,
    )
  })

  it('holds a large count against a small exposure only', () => {
    const chart = exactUChart({ counts: Float64Array.of(1, 1, 12, 110), exposure: Float64Array.of(10, 10, 10, 1000) })
    expect(chart).toMatchObject({ kind: 'chart', alarm: [false, false, true, false], n: 4 })
  })

  it('of Laney does not change with the unit of exposure', () => {
    const values = Float64Array.of(20, 31, 25, 14, 40)
    const exposure = Float64Array.of(100, 140, 90, 80, 130)
    const plain = laneyChart({ counts: values, exposure })
    const scaled = laneyChart({ counts: values, exposure: exposure.map((own) => 10 * own) })
    if (plain.kind === 'refused' || scaled.kind === 'refused') throw new Error('refused')
    expect(scaled.sigmaZ).toBeCloseTo(plain.sigmaZ, 12)
    expect(scaled.alarm).toEqual(plain.alarm)
    expect(scaled.upper[0]).toBeCloseTo((plain.upper[0] ?? 0) / 10, 12)
  })

  it('warns of small means and refuses what holds no events', () => {
    const two = Float64Array.of(1, 1)
    expect(laneyChart({ counts: Float64Array.of(0, 3), exposure: two })).toMatchObject({
      warnings: ['limits-cut-at-zero', 'low-mean'],
      needs: [{ code: 'mean-per-period', needed: 10, had: 1.5 }],
    })
    expect(laneyChart({ counts: Float64Array.of(3), exposure: Float64Array.of(1) })).toMatchObject({
      needed: 2,
      had: 1,
    })
    expect(exactUChart({ counts: new Float64Array(2), exposure: two })).toMatchObject({ reason: 'no-events' })
    for (const exposure of [Float64Array.of(1), Float64Array.of(1, 0), Float64Array.of(1, Number.NaN)]) {
      expect(() => exactUChart({ counts: two, exposure })).toThrow(AnalysisInputError)
    }
    expect(() => exactUChart({ counts: Float64Array.of(1, Number.NaN), exposure: two })).toThrow(AnalysisInputError)
  })
})
