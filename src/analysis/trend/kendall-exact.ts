import { at } from '../linear-algebra.ts'

/** Sizes of the groups of equal values, groups of one included. */
export function tieSizes(values: readonly number[]): readonly number[] {
  return [...Map.groupBy(values, (value) => value).values()].map((group) => group.length)
}

/** Mann-Kendall S: over all pairs in time order, the number that rise minus the number that fall. */
export function risingMinusFalling(values: readonly number[]): number {
  let s = 0
  for (let later = 1; later < values.length; later++) {
    const value = values[later] ?? 0
    for (let earlier = 0; earlier < later; earlier++) s += Math.sign(value - (values[earlier] ?? 0))
  }
  return s
}

/** Variance of S when every order of the values is as likely, corrected for ties; 0 when all are equal. */
export function kendallVariance(values: readonly number[]): number {
  const n = values.length
  const tied = tieSizes(values).reduce((sum, t) => sum + t * (t - 1) * (2 * t + 5), 0)
  return (n * (n - 1) * (2 * n + 5) - tied) / 18
}

/** Standard score of S, drawn one towards 0 because S is a whole number; 0 without variance. */
export const kendallScore = (s: number, variance: number): number =>
  variance > 0 ? (s - Math.sign(s)) / Math.sqrt(variance) : 0

/**
 * Exact two-sided p of Mann-Kendall's S over all orders of the values, ties allowed: P(|S| >= |s|).
 * The number of falling pairs in a random order of groups of equal values is a sum of independent parts, one per group
 * mixed into those already placed (the Gaussian multinomial), so no order is enumerated.
 */
export function kendallExactP(values: readonly number[]): number {
  let falling = Float64Array.of(1)
  let placed = 0
  for (const size of tieSizes(values)) {
    falling = convolve(falling, fallingPairs(placed, size))
    placed += size
  }
  const untiedPairs = falling.length - 1
  const extreme = Math.abs(risingMinusFalling(values))
  let p = 0
  for (const [count, probability] of falling.entries()) {
    if (Math.abs(untiedPairs - 2 * count) >= extreme) p += probability
  }
  return Math.min(1, p)
}

/** Distribution of the number of falling pairs between two groups of equal values in a random order, by the last element. */
function fallingPairs(larger: number, smaller: number): Float64Array<ArrayBuffer> {
  let row: Float64Array<ArrayBuffer>[] = []
  for (let i = 0; i <= larger; i++) {
    const next: Float64Array<ArrayBuffer>[] = []
    for (let j = 0; j <= smaller; j++) {
      const mixed = new Float64Array(i * j + 1)
      if (i + j === 0) mixed[0] = 1
      addShifted(mixed, row[j], { by: 0, times: i / (i + j) })
      addShifted(mixed, next[j - 1], { by: i, times: j / (i + j) })
      next.push(mixed)
    }
    row = next
  }
  return row[smaller] ?? Float64Array.of(1)
}

function addShifted(
  target: Float64Array,
  source: Float64Array | undefined,
  shift: { readonly by: number; readonly times: number },
): void {
  if (source === undefined) return
  for (let k = 0; k < source.length; k++) target[k + shift.by] = at(target, k + shift.by) + shift.times * at(source, k)
}

function convolve(a: Float64Array, b: Float64Array): Float64Array<ArrayBuffer> {
  const product = new Float64Array(a.length + b.length - 1)
  for (let i = 0; i < a.length; i++) addShifted(product, b, { by: i, times: at(a, i) })
  return product
}
