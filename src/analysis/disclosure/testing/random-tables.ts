import type { RandomStream } from '../../random.ts'

/** Counts of areas and kinds that differ much from each other: gamma-Poisson with the given mean. */
export const randomTable = (
  random: RandomStream,
  [rows, columns]: readonly [number, number],
  mean: number,
): number[][] =>
  Array.from({ length: rows }, () => Array.from({ length: columns }, () => random.poisson(mean * random.gamma(1))))
