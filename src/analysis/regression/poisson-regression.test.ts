import { describe, expect, it } from 'vitest'
import { fitQuasiPoisson } from './poisson-regression.ts'

const ones = (length: number) => new Float64Array(length).fill(1)

/** Intercept and one covariate. */
const design = (values: readonly number[]) => Float64Array.from(values.flatMap((value) => [1, value]))

describe('quasi-Poisson regression', () => {
  it('recovers the coefficients of counts that lie exactly on the curve', () => {
    const x = [-2, -1, 0, 1, 2, 3]
    const counts = Float64Array.from(x, (value) => Math.exp(1 + 0.4 * value))
    const fit = fitQuasiPoisson({ design: design(x), columns: 2, counts, exposure: ones(6) })
    if (fit.kind !== 'fitted') throw new Error('no fit')
    expect(fit.coefficients[0]).toBeCloseTo(1, 10)
    expect(fit.coefficients[1]).toBeCloseTo(0.4, 10)
    expect(fit.dispersion).toBeCloseTo(0, 10)
  })

  it('gives two groups their rates, the pooled dispersion and the closed-form variance', () => {
    const counts = Float64Array.of(1, 3, 6, 10)
    const exposure = Float64Array.of(1, 1, 2, 2)
    const fit = fitQuasiPoisson({ design: design([0, 0, 1, 1]), columns: 2, counts, exposure })
    if (fit.kind !== 'fitted') throw new Error('no fit')
    expect(fit.coefficients[0]).toBeCloseTo(Math.log(2), 9)
    expect(fit.coefficients[1]).toBeCloseTo(Math.log(4 / 2), 9)
    // Pearson: (1−2)²/2 + (3−2)²/2 + (6−8)²/8 + (10−8)²/8 = 2, over 2 degrees of freedom.
    expect(fit.dispersion).toBeCloseTo(1, 9)
    expect(fit.covariance[3]).toBeCloseTo(1 / 4 + 1 / 16, 9)
  })

  it('reports that it did not converge instead of a number', () => {
    const separated = {
      design: design([0, 0, 1, 1]),
      columns: 2,
      counts: Float64Array.of(0, 0, 5, 7),
      exposure: ones(4),
    }
    expect(fitQuasiPoisson(separated)).toEqual({ kind: 'not-converged' })
    const collinear = {
      design: design([2, 2, 2, 2]),
      columns: 2,
      counts: Float64Array.of(1, 2, 3, 4),
      exposure: ones(4),
    }
    expect(fitQuasiPoisson(collinear)).toEqual({ kind: 'not-converged' })
  })
})
