import { describe, expect, it } from 'vitest'
import { RandomStream } from './random.ts'

const draws = 20_000

function momentsOf(draw: () => number): { mean: number; variance: number } {
  const values = Array.from({ length: draws }, draw)
  const mean = values.reduce((sum, value) => sum + value, 0) / draws
  return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (draws - 1) }
}

describe('a seeded stream', () => {
  it('is the same each time, and another for another seed or index', () => {
    const first = (seed: number, index: number) => new RandomStream(seed, index).uniform()
    expect(first(7, 3)).toBe(first(7, 3))
    expect(new Set([first(7, 3), first(7, 4), first(8, 3), first(0, 0), first(0, 1)]).size).toBe(5)
  })

  it.each([
    ['uniform', (stream: RandomStream) => stream.uniform(), 0.5, 1 / 12],
    ['normal', (stream: RandomStream) => stream.normal(), 0, 1],
    ['gamma of shape 0.4', (stream: RandomStream) => stream.gamma(0.4), 0.4, 0.4],
    ['gamma of shape 6', (stream: RandomStream) => stream.gamma(6), 6, 6],
    ['Poisson of 0.3', (stream: RandomStream) => stream.poisson(0.3), 0.3, 0.3],
    ['Poisson of 40', (stream: RandomStream) => stream.poisson(40), 40, 40],
    ['negative binomial', (stream: RandomStream) => stream.negativeBinomial(3, 2), 3, 3 + 9 / 2],
  ])('has the mean and variance of %s', (_what, draw, mean, variance) => {
    const stream = new RandomStream(1)
    const moments = momentsOf(() => draw(stream))
    expect(Math.abs(moments.mean - mean)).toBeLessThan(5 * Math.sqrt(variance / draws))
    expect(moments.variance / variance).toBeGreaterThan(0.9)
    expect(moments.variance / variance).toBeLessThan(1.1)
  })

  it('shuffles every value to every place equally often', () => {
    const landed = new Float64Array(4)
    for (let index = 0; index < draws; index++) {
      const values = Int32Array.of(1, 2, 3, 4)
      new RandomStream(5, index).shuffle(values)
      const place = values.indexOf(1)
      landed[place] = (landed[place] ?? 0) + 1
    }
    for (const times of landed) expect(Math.abs(times - draws / 4)).toBeLessThan(5 * Math.sqrt((draws * 3) / 16))
  })
})
