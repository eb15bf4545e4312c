import gammaln from '@stdlib/math-base-special-gammaln'

/**
 * Log probabilities of counts by the saddle-point expansion of C. Loader, "Fast and accurate computation of binomial
 * probabilities" (2000). Differences of log-gammas lose all digits when the size is large; this form does not.
 */

const lnSqrtTwoPi = 0.9189385332046728
const lnTwoPi = 2 * lnSqrtTwoPi

/** ln P(Y = y) for a Poisson law. `y` a count, `mean` > 0. */
export function poissonLogPmf(y: number, mean: number): number {
  if (y === 0) return -mean
  return -stirlingError(y) - deviancePart(y, mean) - lnSqrtTwoPi - 0.5 * Math.log(y)
}

/** ln P(Y = y) for a negative binomial law with variance mean + mean²/size. */
export function negativeBinomialLogPmf(y: number, mean: number, size: number): number {
  if (y === 0) return -size * Math.log1p(mean / size)
  if (y < 1e-10 * size) {
    const logScaledMean = Math.log(mean) - Math.log1p(mean / size)
    const logEmpty = -size * Math.log1p(mean / size)
    return y * logScaledMean + logEmpty - gammaln(y + 1) + Math.log1p((y * (y - 1)) / (2 * size))
  }
  return (
    Math.log(size / (size + y)) +
    saddlePoint(size, y, { inFirst: size / (size + mean), inSecond: mean / (size + mean) })
  )
}

/** ln P(Y = y) for a binomial law; `y` in 0..trials, 0 < chance < 1. */
export function binomialLogPmf(y: number, trials: number, chance: number): number {
  if (y === 0) return trials * Math.log1p(-chance)
  if (y === trials) return trials * Math.log(chance)
  return saddlePoint(y, trials - y, { inFirst: chance, inSecond: 1 - chance })
}

interface Split {
  readonly inFirst: number
  readonly inSecond: number
}

/** Log binomial probability of splitting first + second in two; both > 0 and not necessarily whole. */
function saddlePoint(first: number, second: number, split: Split): number {
  const total = first + second
  const correction = stirlingError(total) - stirlingError(first) - stirlingError(second)
  const deviance = deviancePart(first, total * split.inFirst) + deviancePart(second, total * split.inSecond)
  return correction - deviance - 0.5 * (lnTwoPi + Math.log(first) + Math.log(second / total))
}

/** ln(n!) minus Stirling's approximation of it. */
function stirlingError(n: number): number {
  if (n <= 15) return gammaln(n + 1) - (n + 0.5) * Math.log(n) + n - lnSqrtTwoPi
  const square = n * n
  const inner = 1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square
  return (1 / 12 - (1 / 360 - inner / square) / square) / n
}

/** x ln(x/mean) + mean − x, by series where the terms would cancel. */
function deviancePart(x: number, mean: number): number {
  if (Math.abs(x - mean) >= 0.1 * (x + mean)) return x * Math.log(x / mean) + mean - x
  const v = (x - mean) / (x + mean)
  let sum = (x - mean) * v
  let term = 2 * x * v
  for (let j = 3; ; j += 2) {
    term *= v * v
    const next = sum + term / j
    if (next === sum) return sum
    sum = next
  }
}
