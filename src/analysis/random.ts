import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator'

const wordSize = 2 ** 32

/**
 * Draws from one seed. Stream `index` of a seed is the same whoever asks for it and in whatever order, so that work shared
 * among workers gives the same answer as work done alone.
 */
export class RandomStream {
  readonly #generator: RandomGenerator

  constructor(seed: number, index = 0) {
    this.#generator = xoroshiro128plus(mix(mix(seed) ^ Math.imul(index + 1, 0x9e3779b1)))
  }

  /** In [0, 1), in steps of 2^-32. */
  uniform(): number {
    return (this.#generator.next() >>> 0) / wordSize
  }

  /** A whole number from 0 to `below` - 1; `below` at most 2^20 or so, where the bias is under one in 4,000. */
  below(below: number): number {
    return Math.floor(this.uniform() * below)
  }

  /** Fisher-Yates, in place. */
  shuffle(values: { readonly length: number; [index: number]: number }): void {
    for (let last = values.length - 1; last > 0; last--) {
      const other = this.below(last + 1)
      const moved = values[last] ?? 0
      values[last] = values[other] ?? 0
      values[other] = moved
    }
  }

  /** Standard normal (Marsaglia's polar method). */
  normal(): number {
    for (;;) {
      const x = 2 * this.uniform() - 1
      const y = 2 * this.uniform() - 1
      const square = x * x + y * y
      if (square > 0 && square < 1) return x * Math.sqrt((-2 * Math.log(square)) / square)
    }
  }

  /** Gamma with the given shape and mean `shape` (Marsaglia and Tsang 2000). */
  gamma(shape: number): number {
    if (shape < 1) return this.gamma(shape + 1) * (1 - this.uniform()) ** (1 / shape)
    const d = shape - 1 / 3
    const c = 1 / Math.sqrt(9 * d)
    for (;;) {
      const x = this.normal()
      const cube = (1 + c * x) ** 3
      if (cube > 0 && Math.log(1 - this.uniform()) < 0.5 * x * x + d - d * cube + d * Math.log(cube)) return d * cube
    }
  }

  /** Poisson, in time that grows with the mean: made for small counts. */
  poisson(mean: number): number {
    let count = 0
    for (let left = mean; left > 0; left -= poissonPart) {
      const limit = Math.exp(-Math.min(left, poissonPart))
      for (let product = this.uniform(); product > limit; product *= this.uniform()) count += 1
    }
    return count
  }

  /** Negative binomial with variance mean + mean²/size; null is Poisson. */
  negativeBinomial(mean: number, size: number | null): number {
    return this.poisson(size === null ? mean : (this.gamma(size) * mean) / size)
  }
}

const poissonPart = 16

/** Spreads neighbouring numbers over all 32 bits. */
function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) | 0
}
