import { describe, expect, it } from 'vitest'
import { RandomStream } from '../random.ts'
import { fitGumbel, gumbelAtLeast } from './gumbel.ts'

function drawn(n: number, seed: number): Float64Array {
  const stream = new RandomStream(seed)
  return Float64Array.from({ length: n }, () => 3 - 0.7 * Math.log(-Math.log(1 - stream.uniform())))
}

describe('the law of the largest value', () => {
  it('finds the location and scale that the values were drawn from', () => {
    const law = fitGumbel(drawn(20_000, 1))
    expect(law?.location).toBeCloseTo(3, 1)
    expect(law?.scale).toBeCloseTo(0.7, 1)
  })

  it('is where the likelihood is largest', () => {
    const values = drawn(500, 2)
    const law = fitGumbel(values) ?? { location: 0, scale: 1 }
    const logLikelihood = (location: number, scale: number) =>
      values.reduce((sum, x) => sum - (x - location) / scale - Math.exp(-(x - location) / scale) - Math.log(scale), 0)
    const most = logLikelihood(law.location, law.scale)
    for (const [a, b] of [
      [0.001, 0],
      [-0.001, 0],
      [0, 0.001],
      [0, -0.001],
    ] as const) {
      expect(logLikelihood(law.location + a, law.scale + b)).toBeLessThan(most)
    }
  })

  it('moves and stretches with the values', () => {
    const [plain, moved] = [fitGumbel(drawn(300, 3)), fitGumbel(drawn(300, 3).map((x) => 10 + 4 * x))]
    expect(moved?.location).toBeCloseTo(10 + 4 * (plain?.location ?? 0), 9)
    expect(moved?.scale).toBeCloseTo(4 * (plain?.scale ?? 0), 9)
  })

  it('has a tail that is exact far out and never reaches zero', () => {
    const law = { location: 0, scale: 1 }
    expect(gumbelAtLeast(law, 0)).toBeCloseTo(1 - Math.exp(-1), 15)
    expect(gumbelAtLeast(law, 50) / Math.exp(-50)).toBeCloseTo(1, 12)
    expect(gumbelAtLeast(law, 1e6)).toBeGreaterThan(0)
  })

  it('is not fitted to values that are all the same', () => {
    expect(fitGumbel(new Float64Array(200).fill(2))).toBeNull()
  })
})
