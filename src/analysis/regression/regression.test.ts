import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RandomStream } from '../random.ts'
import { AnalysisInputError } from '../refusal.ts'
import type { CountData } from './count-data.ts'
import { type CountFit, fitCounts, hatValues, predictCounts } from './count-regression.ts'
import { fitNegativeBinomial } from './negative-binomial-regression.ts'
import { clusterCovariance, heteroscedasticCovariance, neweyWestCovariance } from './robust-covariance.ts'

/** Intercept and one covariate. */
const line = (x: readonly number[], counts: readonly number[], exposure?: readonly number[]): CountData => ({
  design: Float64Array.from(x.flatMap((value) => [1, value])),
  columns: 2,
  counts: Float64Array.from(counts),
  exposure: exposure === undefined ? new Float64Array(x.length).fill(1) : Float64Array.from(exposure),
})

function fitted<T extends { readonly kind: string }>(fit: T): Extract<T, CountFit> {
  if (fit.kind !== 'fitted') throw new Error(`no fit: ${JSON.stringify(fit)}`)
  return fit as Extract<T, CountFit>
}

describe('Poisson regression', () => {
  it('recovers the coefficients of counts that lie exactly on the curve', () => {
    const x = [-2, -1, 0, 1, 2, 3]
    const fit = fitted(
      fitCounts(
        line(
          x,
          x.map((value) => Math.exp(1 + 0.4 * value)),
        ),
      ),
    )
    expect(fit.coefficients[0]).toBeCloseTo(1, 10)
    expect(fit.coefficients[1]).toBeCloseTo(0.4, 10)
    expect(fit.dispersion).toBeCloseTo(0, 10)
    expect(fit.deviance).toBeCloseTo(0, 10)
  })

  it('gives two groups their rates, the pooled dispersion and the closed-form variance', () => {
    const fit = fitted(fitCounts(line([0, 0, 1, 1], [1, 3, 6, 10], [1, 1, 2, 2])))
    expect(fit.coefficients[0]).toBeCloseTo(Math.log(2), 9)
    expect(fit.coefficients[1]).toBeCloseTo(Math.log(4 / 2), 9)
    // Pearson: (1−2)²/2 + (3−2)²/2 + (6−8)²/8 + (10−8)²/8 = 2, over 2 degrees of freedom.
    expect(fit.dispersion).toBeCloseTo(1, 9)
    expect(fit.unscaled[3]).toBeCloseTo(1 / 4 + 1 / 16, 9)
  })

  it('counts a row of weight 3 as three equal rows', () => {
    const short = { ...line([0, 1, 2, 3], [2, 3, 5, 4]), weights: Float64Array.of(3, 1, 1, 1) }
    const long = line([0, 0, 0, 1, 2, 3], [2, 2, 2, 3, 5, 4])
    const weighted = fitted(fitCounts(short))
    const repeated = fitted(fitCounts(long))
    expect(weighted.coefficients[1]).toBeCloseTo(repeated.coefficients[1] ?? Number.NaN, 12)
    expect(weighted.unscaled[3]).toBeCloseTo(repeated.unscaled[3] ?? Number.NaN, 12)
    expect(hatValues(short, weighted)[0]).toBeCloseTo(3 * (hatValues(long, repeated)[0] ?? Number.NaN), 12)
  })

  it('has leverages that add up to the number of columns', () => {
    const data = line([0, 1, 2, 3, 4, 9], [3, 1, 4, 1, 5, 9])
    const fit = fitted(fitCounts(data))
    expect(hatValues(data, fit).reduce((sum, value) => sum + value, 0)).toBeCloseTo(2, 7)
    expect(Math.max(...hatValues(data, fit))).toBe(hatValues(data, fit)[5])
  })

  it('keeps the sum of the counts, moves only the intercept with the unit of exposure and ignores the order of rows', () => {
    const arbitraryRows = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 30 })), {
      minLength: 5,
      maxLength: 20,
    })
    fc.assert(
      fc.property(arbitraryRows, fc.integer({ min: 2, max: 50 }), (rows, unit) => {
        fc.pre(new Set(rows.map(([x]) => x)).size > 1)
        const x = rows.map(([value]) => value)
        const y = rows.map(([, count]) => count)
        const fit = fitted(fitCounts(line(x, y)))
        const total = fit.fitted.reduce((sum, mean) => sum + mean, 0)
        expect(total).toBeCloseTo(
          y.reduce((sum, count) => sum + count, 0),
          6,
        )
        const scaled = fitted(
          fitCounts(
            line(
              x,
              y,
              x.map(() => unit),
            ),
          ),
        )
        expect(scaled.coefficients[0]).toBeCloseTo((fit.coefficients[0] ?? 0) - Math.log(unit), 6)
        expect(scaled.coefficients[1]).toBeCloseTo(fit.coefficients[1] ?? 0, 6)
        const turned = fitted(fitCounts(line(x.toReversed(), y.toReversed())))
        expect(turned.coefficients[1]).toBeCloseTo(fit.coefficients[1] ?? 0, 6)
      }),
      { seed: 7, numRuns: 60 },
    )
  })

  it('predicts for other rows', () => {
    const fit = fitted(fitCounts(line([0, 0, 1, 1], [1, 3, 6, 10])))
    const other = { design: Float64Array.of(1, 2), columns: 2, exposure: Float64Array.of(3) }
    expect(predictCounts(other, fit.coefficients)[0]).toBeCloseTo(3 * 2 * 4 * 4, 6)
  })

  it('answers with a reason instead of a number', () => {
    expect(fitCounts(line([0, 0, 1, 1], [0, 0, 5, 7]))).toMatchObject({ kind: 'refused', reason: 'separation' })
    expect(fitCounts(line([0, 0, 1, 1], [5, 7, 0, 0]))).toMatchObject({ kind: 'refused', reason: 'separation' })
    expect(fitCounts(line([2, 2, 2, 2], [1, 2, 3, 4]))).toEqual({
      kind: 'refused',
      reason: 'collinear',
      needed: 2,
      had: 1,
    })
    expect(fitCounts(line([0, 1, 2], [0, 0, 0]))).toEqual({ kind: 'refused', reason: 'no-events', needed: 1, had: 0 })
    expect(fitCounts(line([0, 1], [3, 4]))).toEqual({ kind: 'refused', reason: 'too-few-rows', needed: 3, had: 2 })
  })

  it('keeps the other groups of a separated fit when asked to', () => {
    const data = line([1, 1, 0, 0], [0, 0, 5, 7])
    const fit = fitted(fitCounts(data, { separated: 'keep' }))
    expect(fit.fitted[2]).toBeCloseTo(6, 9)
    expect(fit.fitted[0]).toBeLessThan(1e-8)
  })

  it('rejects what no data can be', () => {
    const good = line([0, 1, 2], [1, 2, 3])
    const bad: readonly Partial<CountData>[] = [
      { counts: Float64Array.of(1, -1, 2) },
      { counts: Float64Array.of(1, Number.NaN, 2) },
      { exposure: Float64Array.of(1, 0, 1) },
      { exposure: Float64Array.of(1, 1) },
      { design: Float64Array.of(1, 1, 1, 1, 1, Number.POSITIVE_INFINITY) },
      { weights: Float64Array.of(1, 1, -1) },
    ]
    for (const part of bad) expect(() => fitCounts({ ...good, ...part })).toThrow(AnalysisInputError)
  })
})

describe('negative binomial regression', () => {
  it('finds the law that the counts were drawn from', () => {
    const draws = new RandomStream(11)
    const x = Array.from({ length: 4000 }, (_, row) => row % 2)
    const data = line(
      x,
      x.map((value) => draws.negativeBinomial(value === 0 ? 3 : 6, 2.5)),
    )
    const fit = fitted(fitNegativeBinomial(data))
    expect(Math.abs(fit.theta - 2.5)).toBeLessThan(3 * fit.thetaError)
    expect(fit.thetaError).toBeLessThan(0.2)
    expect(Math.abs((fit.coefficients[1] ?? 0) - Math.log(2))).toBeLessThan(3 * Math.sqrt(fit.unscaled[3] ?? 0))
  })

  it('stands at the top of its likelihood', () => {
    const data = line([0, 0, 0, 1, 1, 1], [0, 4, 9, 2, 0, 14])
    const fit = fitted(fitNegativeBinomial(data))
    // One group has the mean 13/3 and the other 16/3 whatever theta is.
    expect(fit.fitted[0]).toBeCloseTo(13 / 3, 8)
    expect(fit.fitted[5]).toBeCloseTo(16 / 3, 8)
    const logLikelihood = (theta: number) =>
      [0, 4, 9, 2, 0, 14].reduce((sum, y, row) => {
        const mean = row < 3 ? 13 / 3 : 16 / 3
        let own = -(theta * Math.log1p(mean / theta)) + y * Math.log(mean / (mean + theta))
        for (let j = 0; j < y; j++) own += Math.log(theta + j) - Math.log(j + 1)
        return sum + own
      }, 0)
    expect(fit.logLikelihood).toBeCloseTo(logLikelihood(fit.theta), 9)
    expect(logLikelihood(fit.theta)).toBeGreaterThan(logLikelihood(fit.theta * 1.01))
    expect(logLikelihood(fit.theta)).toBeGreaterThan(logLikelihood(fit.theta * 0.99))
  })

  it('refuses counts that vary no more than chance would have them', () => {
    const even = line([0, 0, 0, 1, 1, 1], [4, 5, 4, 7, 8, 7])
    expect(fitNegativeBinomial(even)).toMatchObject({ kind: 'refused', reason: 'no-overdispersion' })
  })

  it('takes huge counts in its stride and no fractions', () => {
    const huge = line([0, 0, 1, 1], [400_000, 600_000, 200_000, 300_000])
    expect(fitted(fitNegativeBinomial(huge)).coefficients[1]).toBeCloseTo(Math.log(0.5), 6)
    expect(() => fitNegativeBinomial(line([0, 0, 1], [1, 2.5, 3]))).toThrow(AnalysisInputError)
  })
})

describe('robust covariances', () => {
  const data = line([0, 0, 0, 1, 1, 1], [1, 2, 3, 9, 1, 2])
  const fit = fitted(fitCounts(data))

  it('rest on the squared residuals', () => {
    // One rate per group: the variance of its log is the sum of squared residuals over the squared sum.
    const expected = (2 / 36 + (25 + 9 + 4) / 144) * (6 / 4)
    expect(heteroscedasticCovariance(data, fit)[3]).toBeCloseTo(expected, 9)
  })

  it('agree where there is nothing to take into account', () => {
    const plain = heteroscedasticCovariance(data, fit).map((entry) => entry * (4 / 6))
    const noLag = neweyWestCovariance(data, fit, 0)
    const ownClusters = clusterCovariance(data, fit, [1, 2, 3, 4, 5, 6]).map((entry) => entry * (5 / 6) * (4 / 5))
    for (const [index, entry] of plain.entries()) {
      expect(noLag[index]).toBeCloseTo(entry, 12)
      expect(ownClusters[index]).toBeCloseTo(entry, 12)
    }
  })

  it('need at least two clusters and one number for each row', () => {
    expect(() => clusterCovariance(data, fit, [1, 1, 1, 1, 1, 1])).toThrow(AnalysisInputError)
    expect(() => clusterCovariance(data, fit, [1, 2])).toThrow(AnalysisInputError)
  })
})
