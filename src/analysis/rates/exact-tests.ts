import { binomial } from '../distributions/distributions.ts'
import { binomialLogPmf } from '../distributions/log-pmf.ts'

/** Two-sided exact tests: the probability of all outcomes no more likely than the one seen. */

/** Outcomes this little more likely than the one seen count as equally likely, so that rounding does not decide. */
const asLikely = 1 + 1e-7

/** `x` of `n`, chance strictly between 0 and 1, `n` > 0. Errors: AnalysisInputError. */
export function binomialTwoSided(x: number, n: number, chance: number): number {
  const law = binomial(n, chance)
  const mean = n * chance
  if (x === mean) return 1
  const limit = law.logPmf(x) + Math.log(asLikely)
  if (x < mean) {
    const from = firstWhere(Math.ceil(mean), n + 1, (y) => law.logPmf(y) <= limit)
    return Math.min(1, law.atMost(x) + (from > n ? 0 : law.atLeast(from)))
  }
  const beyond = firstWhere(0, Math.floor(mean) + 1, (y) => law.logPmf(y) > limit)
  return Math.min(1, law.atLeast(x) + (beyond === 0 ? 0 : law.atMost(beyond - 1)))
}

/** Two shares x1/n1 and x2/n2 given the sum x1 + x2 (Fisher 1935). n1, n2 > 0. */
export function fisherTwoSided(x1: number, n1: number, [x2, n2]: readonly [x2: number, n2: number]): number {
  const drawn = x1 + x2
  const total = n1 + n2
  if (drawn === 0 || drawn === total) return 1
  const chance = drawn / total
  const seen = Math.exp(
    binomialLogPmf(x1, n1, chance) + binomialLogPmf(x2, n2, chance) - binomialLogPmf(drawn, total, chance),
  )
  const least = Math.max(0, drawn - n2)
  const most = Math.min(drawn, n1)
  // Every outcome relative to the one seen, by the ratio of neighbours.
  let sum = 1
  let relative = 1
  for (let y = x1; y < most; y++) {
    relative *= ((n1 - y) * (drawn - y)) / ((y + 1) * (n2 - drawn + y + 1))
    if (relative <= asLikely) sum += relative
  }
  relative = 1
  for (let y = x1; y > least; y--) {
    relative *= (y * (n2 - drawn + y)) / ((n1 - y + 1) * (drawn - y + 1))
    if (relative <= asLikely) sum += relative
  }
  return Math.min(1, seen * sum)
}

/** The first whole number in [low, high) for which the test holds, given that it holds from there on; else `high`. */
function firstWhere(low: number, high: number, holds: (y: number) => boolean): number {
  let from = low
  let to = high
  while (from < to) {
    const middle = Math.floor((from + to) / 2)
    if (holds(middle)) to = middle
    else from = middle + 1
  }
  return from
}
