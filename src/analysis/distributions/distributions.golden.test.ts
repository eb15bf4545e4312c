import { describe, expect, it } from 'vitest'
import { type Comparison, checkTopic, list } from '../testing/golden.ts'
import * as continuous from './continuous.ts'
import { binomial, negativeBinomial, poisson } from './distributions.ts'
import { digamma, lnGamma, trigamma } from './gamma-function.ts'
import { hypergeometricAtLeast } from './hypergeometric.ts'

describe('the reference numbers', () => {
  it('hold for the distributions', () => {
    const counts = checkTopic<{ cases: readonly DistributionCase[] }>(
      '18_distributions',
      distributionsByHand,
      (c, golden) => {
        for (const { fn, args, value } of golden.cases) {
          const compute = distributionFunctions[fn]
          const [a = Number.NaN, b = Number.NaN, d = Number.NaN, e = Number.NaN] = list(args)
          if (compute === undefined) throw new Error(`${fn} is not there`)
          if (fn === 'qpois' || fn === 'qnbinom') c.same(`${fn} ${args}`, compute(a, b, d, e), value)
          else if (Math.abs(value) > 1e-300 || value === 0) {
            c.near(`${fn} ${args}`, compute(a, b, d, e), value, { tolerance: 1e-10, scale: 1e-300 })
          }
        }
      },
    )
    if (counts.reference !== null) expect(counts.reference).toBeGreaterThan(100)
  })
})

interface DistributionCase {
  readonly fn: string
  readonly args: number | readonly number[]
  readonly value: number
}

const distributionFunctions: Readonly<Record<string, (a: number, b: number, c: number, d: number) => number>> = {
  lgamma: (x) => lnGamma(x),
  digamma: (x) => digamma(x),
  trigamma: (x) => trigamma(x),
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
  phyper_upper_ge: (y, marked, unmarked, drawn) => hypergeometricAtLeast(y, { marked, unmarked, drawn }),
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
  c.near('ln 4!', lnGamma(5), Math.log(24))
  c.near('digamma at 1 is minus the Euler constant', digamma(1), -0.5772156649015329)
  c.near('trigamma at 1', trigamma(1), Math.PI ** 2 / 6)
  c.near('trigamma at a half', trigamma(0.5), Math.PI ** 2 / 2)
  c.near('two aces among two of four cards', hypergeometricAtLeast(2, { marked: 2, unmarked: 2, drawn: 2 }), 1 / 6)
}
