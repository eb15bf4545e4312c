/** How much more areas differ from their expected counts than chance alone would have it (Spiegelhalter 2005, Stat Med 24:1185). */
export interface Overdispersion {
  /** Mean of the squared, winsorised deviates; 1 is chance alone. */
  readonly phi: number
  /** Variance between areas of the square root of their ratios; 0 when chance explains all. */
  readonly tau2: number
}

/** The share at each end that is pulled in, so that a few remarkable areas do not widen the limits for all. */
const winsorised = 0.1

/** Deviate of a count on the square-root scale, where its variance hardly depends on what was expected. */
export const rootDeviate = (observed: number, expected: number): number =>
  2 * (Math.sqrt(observed) - Math.sqrt(expected))

/** `deviates` from `rootDeviate`; both arrays of the same length, at least 2. */
export function overdispersionOf(deviates: Float64Array, expected: Float64Array): Overdispersion {
  const sorted = Float64Array.from(deviates).sort()
  const low = quantileOfSorted(sorted, winsorised)
  const high = quantileOfSorted(sorted, 1 - winsorised)
  let squares = 0
  for (const deviate of deviates) squares += Math.min(high, Math.max(low, deviate)) ** 2
  let weight = 0
  let weightSquares = 0
  for (const count of expected) {
    weight += 4 * count
    weightSquares += 16 * count * count
  }
  const areas = deviates.length
  const excess = squares - (areas - 1)
  return { phi: squares / areas, tau2: excess > 0 ? excess / (weight - weightSquares / weight) : 0 }
}

/** Interpolated quantile: position p (n − 1) in the sorted values. */
function quantileOfSorted(sorted: Float64Array, p: number): number {
  const position = p * (sorted.length - 1)
  const below = Math.floor(position)
  const lower = sorted[below] ?? 0
  const upper = sorted[Math.min(below + 1, sorted.length - 1)] ?? lower
  return lower + (position - below) * (upper - lower)
}
