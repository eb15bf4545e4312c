import { describe, expect, test } from 'vitest'
import { overdispersedCount, pick, pickWeighted, streamOf, uniform } from './random.ts'

const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make)

describe('the random streams of the demo', () => {
  test('repeat for the same seed and name, and differ for another', () => {
    const firstOf = (seed: number, name: string) =>
      times(5, () => 0).map(
        (
          (random) => () =>
            uniform(random)
        )(streamOf(seed, name)),
      )
    expect(firstOf(1, '2026-W40')).toEqual(firstOf(1, '2026-W40'))
    const others = [firstOf(1, '2026-W41'), firstOf(2, '2026-W40'), firstOf(1, '2026-W4')]
    for (const other of others) expect(other[0]).not.toBeCloseTo(firstOf(1, '2026-W40')[0] ?? 0, 6)
  })

  test('of following weeks do not resemble each other', () => {
    const firsts = Array.from({ length: 500 }, (_, week) => uniform(streamOf(1, `2026-W${week}`)))
    const mean = firsts.reduce((sum, value) => sum + value, 0) / firsts.length
    expect(mean).toBeGreaterThan(0.45)
    expect(mean).toBeLessThan(0.55)
    expect(Math.max(...firsts.map((value, index) => Math.abs(value - (firsts[index + 1] ?? 0))))).toBeGreaterThan(0.5)
  })

  test('give counts with the wanted mean and more spread than Poisson', () => {
    const random = streamOf(3, 'counts')
    const counts = times(20_000, () => overdispersedCount(random, 2))
    const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length
    const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / counts.length
    expect(mean).toBeCloseTo(2, 1)
    expect(variance).toBeGreaterThan(2.7)
    expect(variance).toBeLessThan(3.3)
  })

  test('pick by weight, never what weighs nothing', () => {
    const random = streamOf(4, 'picks')
    const picked = times(3000, () =>
      pickWeighted(random, [
        ['often', 9],
        ['never', 0],
        ['seldom', 1],
      ]),
    )
    expect(picked).not.toContain('never')
    expect(picked.filter((item) => item === 'seldom').length / picked.length).toBeCloseTo(0.1, 1)
  })

  test('refuse to pick from nothing', () => {
    expect(() => pick(streamOf(5, 'none'), [])).toThrow(RangeError)
    expect(() => pickWeighted(streamOf(5, 'none'), [])).toThrow(RangeError)
  })
})
