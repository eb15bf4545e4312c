import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RandomStream } from '../random.ts'
import { AnalysisInputError } from '../refusal.ts'
import { countPredictive, empiricalPredictive, quantileLevels, roundedNormalPredictive } from './predictive-law.ts'
import { scoreLaws, scoreQuantiles } from './score-forecasts.ts'
import { intervalScore, logScore, pinball, pitHistogram, pointAccuracy, seasonalNaiveError } from './scores.ts'

const counts = fc.integer({ min: 0, max: 60 })
const quantileRows = fc.array(counts, { minLength: 23, maxLength: 23 }).map((row) => row.sort((a, b) => a - b))

describe('the interval score', () => {
  it('is twice the mean pinball loss and the sum of its parts', () => {
    fc.assert(
      fc.property(quantileRows, counts, (quantiles, y) => {
        const score = intervalScore(quantiles, y, quantileLevels)
        const losses = quantiles.map((quantile, index) => pinball(quantile, y, quantileLevels[index] ?? Number.NaN))
        expect(score.wis).toBeCloseTo((2 * losses.reduce((sum, loss) => sum + loss, 0)) / 23, 9)
        expect(score.dispersion + score.overprediction + score.underprediction).toBeCloseTo(score.wis, 9)
      }),
      { seed: 1 },
    )
  })

  it('does not care where zero lies, and grows with the unit', () => {
    fc.assert(
      fc.property(quantileRows, counts, counts, (quantiles, y, shift) => {
        const { wis } = intervalScore(quantiles, y, quantileLevels)
        const moved = quantiles.map((quantile) => quantile + shift)
        expect(intervalScore(moved, y + shift, quantileLevels).wis).toBeCloseTo(wis, 9)
        const tripled = quantiles.map((quantile) => 3 * quantile)
        expect(intervalScore(tripled, 3 * y, quantileLevels).wis).toBeCloseTo(3 * wis, 9)
      }),
      { seed: 2 },
    )
  })

  it('refuses levels without a median, out of order or lopsided', () => {
    for (const tau of [[0.1, 0.9], [0.9, 0.5, 0.1], [0.1, 0.5, 0.8], [0, 0.5, 1], []]) {
      expect(() => scoreQuantiles({ y: [1], tau, quantiles: [tau.map(() => 1)] })).toThrow(AnalysisInputError)
    }
  })
})

describe('the ranked probability score', () => {
  it('of draws comes near that of the law they were drawn from', () => {
    const stream = new RandomStream(3)
    const drawn = empiricalPredictive(Float64Array.from({ length: 4000 }, () => stream.negativeBinomial(4, 3)))
    for (const y of [0, 3, 12]) expect(drawn.crps(y)).toBeCloseTo(countPredictive(4, 3).crps(y), 0)
    expect(Math.abs(drawn.crps(12) - countPredictive(4, 3).crps(12))).toBeLessThan(0.15)
  })

  it('of a sample is the sum over its steps', () => {
    fc.assert(
      fc.property(fc.array(counts, { minLength: 1, maxLength: 12 }), counts, (values, y) => {
        const law = empiricalPredictive(Float64Array.from(values))
        let sum = 0
        for (let k = 0; k <= 60; k++) sum += (law.atMost(k) - (k >= y ? 1 : 0)) ** 2
        expect(law.crps(y)).toBeCloseTo(sum, 9)
      }),
      { seed: 4 },
    )
  })

  it('of a certain forecast is the distance, also far outside', () => {
    const certain = roundedNormalPredictive(7, 0)
    for (const y of [0, 7, 20]) expect(certain.crps(y)).toBeCloseTo(Math.abs(y - 7), 9)
    expect(countPredictive(5, null).crps(500_000)).toBeGreaterThan(499_990)
    expect(logScore(certain, 8)).toBeNull()
  })

  it('is least in the mean for the law that the counts come from', () => {
    const stream = new RandomStream(5)
    const outcomes = Array.from({ length: 1200 }, () => stream.negativeBinomial(5, 4))
    const mean = (law: { crps(y: number): number }) => outcomes.reduce((sum, y) => sum + law.crps(y), 0)
    const right = mean(countPredictive(5, 4))
    for (const wrong of [
      countPredictive(5, null),
      countPredictive(4, 4),
      countPredictive(6.5, 4),
      countPredictive(5, 1),
    ]) {
      expect(mean(wrong)).toBeGreaterThan(right)
    }
  })
})

describe('quantiles of a sample', () => {
  it('are the smallest values with at least the share at or below them', () => {
    fc.assert(
      fc.property(
        fc.array(counts, { minLength: 1, maxLength: 60 }),
        fc.constantFrom(...quantileLevels),
        (values, p) => {
          const law = empiricalPredictive(Float64Array.from(values))
          const quantile = law.quantile(p)
          expect(law.atMost(quantile)).toBeGreaterThanOrEqual(p - 1e-9)
          expect(law.atMost(quantile - 1)).toBeLessThan(p)
        },
      ),
      { seed: 6 },
    )
  })

  it('of a rounded normal law never go below 0', () => {
    const law = roundedNormalPredictive(0.4, 1)
    expect(quantileLevels.map(law.quantile).slice(0, 5)).toEqual([0, 0, 0, 0, 0])
    expect(law.quantile(0.9)).toBe(2)
  })
})

describe('where counts fall in their laws', () => {
  const stream = new RandomStream(7)
  const outcomes = Array.from({ length: 2500 }, () => stream.negativeBinomial(3, 2))
  const histogram = (mean: number, size: number | null) =>
    scoreLaws({ y: outcomes, mu: outcomes.map(() => mean), size }).pitHistogram

  it('is flat when the forecasts are honest', () => {
    for (const share of histogram(3, 2)) expect(Math.abs(share - 0.1)).toBeLessThan(0.02)
  })

  it('is a U when they are too sure', () => {
    const shares = histogram(3, null)
    expect(Math.min(shares[0] ?? 0, shares[9] ?? 0)).toBeGreaterThan(0.14)
  })

  it('spreads a single count over its own step', () => {
    expect(pitHistogram([{ below: 0, upTo: 0.5 }], 4)).toEqual([0.5, 0.5, 0, 0])
  })
})

describe('score cards', () => {
  it('say that few outcomes tell little, and scale errors by last year', () => {
    const training = { y: Float64Array.of(1, 2, 3, 4), period: 2 }
    const card = scoreLaws({ y: [3, 0], mu: [2, 2], size: null, training })
    expect(card).toMatchObject({ n: 2, warnings: ['few-outcomes'], scaledError: 0.75, meanAbsoluteError: 1.5 })
    expect(card.needs).toEqual([{ code: 'outcomes', needed: 26, had: 2 }])
  })

  it('have no scaled error when last year was never wrong, or not known', () => {
    expect(seasonalNaiveError(Float64Array.of(0, 0, 0), 1)).toBe(0)
    expect(seasonalNaiveError(Float64Array.of(0, Number.NaN, 0), 1)).toBeNull()
    expect(pointAccuracy([1], [2], { training: new Float64Array(9), period: 1 }).scaled).toBeNull()
  })

  it.each([
    ['a fraction came', { y: [0.5], mu: [1], size: null }],
    ['nothing came', { y: [], mu: [], size: null }],
    ['a mean is 0', { y: [1], mu: [0], size: null }],
    ['a mean is missing', { y: [1, 2], mu: [1], size: null }],
    ['a size is negative', { y: [1], mu: [1], size: -1 }],
  ])('refuse as impossible when %s', (_, input) => {
    expect(() => scoreLaws(input)).toThrow(AnalysisInputError)
  })

  it('refuse quantiles that fall', () => {
    expect(() => scoreQuantiles({ y: [1], tau: [0.25, 0.5, 0.75], quantiles: [[2, 1, 3]] })).toThrow(AnalysisInputError)
  })
})
