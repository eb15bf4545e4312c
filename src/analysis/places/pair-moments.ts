/** Which of the pairs of n events are close, as far as the moments need it. */
export interface PairGraph {
  /** Close pairs. */
  readonly pairs: number
  /** Pairs of close pairs that share an event: the sum over events of d(d - 1)/2, d being the close partners. */
  readonly wedges: number
}

export interface PairMoments {
  readonly mean: number
  readonly variance: number
}

export const pairsOf = (n: number): number => (n * (n - 1)) / 2

/** From the number of close partners of each event. */
export function pairGraph(partners: Float64Array): PairGraph {
  let ends = 0
  let wedges = 0
  for (const own of partners) {
    ends += own
    wedges += (own * (own - 1)) / 2
  }
  return { pairs: ends / 2, wedges }
}

/**
 * Exact mean and variance of the number of pairs that are close in both graphs when the labels of one are permuted at
 * random (David and Barton 1966, Mantel 1967). n at least 4. In whole numbers throughout: the variance is a small difference
 * of large terms. Sums must be safe integers, which holds up to 200,000 events.
 */
export function pairMoments(n: number, space: PairGraph, time: PairGraph): PairMoments {
  const [size, s, t] = [BigInt(n), BigInt(space.pairs), BigInt(time.pairs)]
  const [ws, wt] = [BigInt(space.wedges), BigInt(time.wedges)]
  const two = size * (size - 1n)
  const rest = (size - 2n) * (size - 3n)
  const apart = (s * (s - 1n) - 2n * ws) * (t * (t - 1n) - 2n * wt)
  const top = 2n * s * t * two * rest + 4n * ws * wt * (size - 3n) * two + 4n * apart * two - 4n * s * s * t * t * rest
  return { mean: Number(2n * s * t) / Number(two), variance: Number(top) / Number(two * two * rest) }
}
