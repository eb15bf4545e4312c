import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RandomStream } from '../random.ts'
import { evaluate } from './early-warning.ts'
import { detectableRise, detectionPower } from './power.ts'

const predictive = fc.record({
  mean: fc.double({ min: 0.05, max: 60, noNaN: true }),
  uncertainty: fc.double({ min: 0, max: 0.5, noNaN: true }),
  phi: fc.double({ min: 1, max: 3, noNaN: true }),
})

const lawOf = ({ mean, uncertainty, phi }: { mean: number; uncertainty: number; phi: number }) => {
  const excess = phi * (1 + uncertainty) - 1
  return { mean, phi, size: excess > 1e-9 ? mean / excess : null }
}

describe('the power of a window', () => {
  it('is the Poisson tail beyond the threshold where nothing is uncertain', () => {
    // Mean 1: mid-p of 4 is P(Y>4) + ½P(4) = 0.0113, of 5 it is 0.0021; so 5 are needed at 1 %, and 4 at 2 %.
    const calm = { mean: 1, size: null, phi: 1 }
    expect(detectionPower(calm, 2).threshold.events).toBe(5)
    expect(detectionPower({ ...calm, alpha: 0.02 }, 2).threshold.events).toBe(4)
    const below = Math.exp(-2) * (1 + 2 + 2 + 8 / 6 + 16 / 24)
    expect(detectionPower(calm, 2).power).toBeCloseTo(1 - below, 12)
  })

  it('at no change is the chance of a false alarm, which the threshold keeps under twice alpha', () => {
    fc.assert(
      fc.property(predictive, (parts) => {
        const { power, threshold } = detectionPower(lawOf(parts), 1)
        expect(power).toBeCloseTo(threshold.falseAlarm, 9)
        expect(evaluate(lawOf(parts), threshold.events).midP).toBeLessThanOrEqual(0.01)
        expect(threshold.falseAlarm).toBeLessThanOrEqual(0.02)
      }),
      { seed: 5, numRuns: 200 },
    )
  })

  it('needs the smallest count that is rare and large enough', () => {
    fc.assert(
      fc.property(predictive, (parts) => {
        const { events } = detectionPower(lawOf(parts), 2).threshold
        const isSignal = (y: number) => y >= 3 && y >= 1.5 * parts.mean && evaluate(lawOf(parts), y).midP <= 0.01
        expect(isSignal(events)).toBe(true)
        expect(isSignal(events - 1)).toBe(false)
      }),
      { seed: 6, numRuns: 200 },
    )
  })

  it('grows with the rise, and the detectable rise is found half of the time', () => {
    fc.assert(
      fc.property(predictive, fc.double({ min: 1, max: 6, noNaN: true }), (parts, ratio) => {
        const law = lawOf(parts)
        expect(detectionPower(law, ratio * 1.1).power).toBeGreaterThanOrEqual(detectionPower(law, ratio).power - 1e-12)
        const rise = detectableRise(law)
        // A rate that is as good as unknown may hide any rise.
        if (rise.kind === 'refused') {
          expect(detectionPower(law, 10_000).power).toBeLessThan(0.5)
          return
        }
        expect(rise.power).toBeCloseTo(0.5, 6)
        expect(detectionPower(law, rise.ratio).power).toBe(rise.power)
        expect(rise.ratio).toBeGreaterThan(1)
      }),
      { seed: 7, numRuns: 100 },
    )
  })

  it('is what a simulation of uncertain rate and noise finds', () => {
    // Rate uncertain by a gamma of shape 8 about 3, noise Poisson: u = 3/8 in units of the noise.
    const law = { mean: 3, size: 8, phi: 1 }
    const { power, threshold } = detectionPower(law, 2)
    const stream = new RandomStream(12)
    const draws = 40_000
    let found = 0
    for (let draw = 0; draw < draws; draw++) {
      if (stream.poisson((2 * 3 * stream.gamma(8)) / 8) >= threshold.events) found += 1
    }
    expect(Math.abs(found / draws - power)).toBeLessThan(4 * Math.sqrt((power * (1 - power)) / draws))
  })

  it('says that a doubling is not found in a rare series, and is in a frequent one', () => {
    const rare = detectableRise({ mean: 0.1, size: null, phi: 1 })
    // 3 events needed: the median reaches 3 at a mean of 2.674.
    expect(rare).toMatchObject({ kind: 'detectable-rise', threshold: { events: 3 } })
    expect(rare.kind === 'detectable-rise' && rare.ratio).toBeCloseTo(26.74, 2)
    expect(detectableRise({ mean: 30, size: null, phi: 1 })).toMatchObject({ threshold: { events: 45 } })
  })

  it('refuses where no rise would do, and rejects what is no prediction', () => {
    expect(detectableRise({ mean: 1e-5, size: null, phi: 1 })).toMatchObject({ reason: 'not-detectable', needed: 3 })
    expect(() => detectionPower({ mean: 0, size: null, phi: 1 }, 2)).toThrow(/out-of-range/)
    expect(() => detectionPower({ mean: 1, size: null, phi: 0.5 }, 2)).toThrow(/phi/)
    expect(() => detectionPower({ mean: 1, size: null, phi: 1 }, 0)).toThrow(/ratio/)
    expect(() => detectionPower({ mean: 1, size: null, phi: 1, alpha: 1 }, 2)).toThrow(/alpha/)
    expect(() => detectableRise({ mean: 1, size: null, phi: 1 }, 1)).toThrow(/power/)
  })
})
