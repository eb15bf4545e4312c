import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator'

export type Random = RandomGenerator

/** An independent stream per name: adding a stream never moves the numbers of another. */
export function streamOf(seed: number, name: string): Random {
  let hash = seed | 0
  for (const character of `${name}|`) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x9e3779b1)
    hash ^= hash >>> 15
  }
  return xoroshiro128plus(hash)
}

/** In [0, 1). */
export const uniform = (random: Random): number => uniformFloat64(random)
/** A whole number from `from` to `to`, both included. */
export const whole = (random: Random, from: number, to: number): number => uniformInt(random, from, to)
export const chance = (random: Random, probability: number): boolean => uniform(random) < probability

export function pick<T>(random: Random, items: readonly T[]): T {
  const [item] = items.slice(whole(random, 0, Math.max(0, items.length - 1)))
  if (item === undefined) throw new RangeError('nothing to pick from')
  return item
}

/** Picks in proportion to weights, which need not sum to one. */
export function pickWeighted<T>(random: Random, entries: readonly (readonly [item: T, weight: number])[]): T {
  const total = entries.reduce((sum, [, weight]) => sum + weight, 0)
  let left = uniform(random) * total
  for (const [item, weight] of entries) {
    left -= weight
    if (left < 0) return item
  }
  throw new RangeError('no positive weight to pick by')
}

/** Poisson by multiplication of uniforms; meant for means under about 30. */
function poisson(random: Random, mean: number): number {
  const limit = Math.exp(-mean)
  let count = 0
  for (let product = uniform(random); product > limit; product *= uniform(random)) count += 1
  return count
}

const gammaShape = 4

/** Negative binomial with variance mean + mean²/4: events come in clusters more often than Poisson allows. */
export function overdispersedCount(random: Random, mean: number): number {
  let gamma = 0
  for (let step = 0; step < gammaShape; step += 1) gamma -= Math.log(1 - uniform(random)) / gammaShape
  return poisson(random, mean * gamma)
}
