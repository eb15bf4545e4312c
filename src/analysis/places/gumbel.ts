import { at } from '../linear-algebra.ts'

/** Largest-value law: P(X <= x) = exp(-exp(-(x - location) / scale)). */
export interface Gumbel {
  readonly location: number
  readonly scale: number
}

const halvings = 200

/** Maximum likelihood; null when the values do not vary or the equation has no root near the one of the moments. */
export function fitGumbel(values: Float64Array): Gumbel | null {
  const n = values.length
  const mean = values.reduce((sum, value) => sum + value, 0) / n
  const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / n)
  if (!(spread > 1e-12 * Math.abs(mean))) return null
  const guess = (spread * Math.sqrt(6)) / Math.PI
  // The scale is the fixed point of mean - weighted mean; the difference falls in the scale.
  const above = (scale: number) => mean - tilted(values, scale).mean - scale > 0
  let [low, high] = [guess / 50, guess * 50]
  if (!above(low) || above(high)) return null
  for (let step = 0; step < halvings && high - low > 1e-15 * high; step++) {
    const middle = (low + high) / 2
    if (above(middle)) low = middle
    else high = middle
  }
  const scale = (low + high) / 2
  const { centre, meanWeight } = tilted(values, scale)
  return { location: centre - scale * Math.log(meanWeight), scale }
}

/** P(X >= x), exact far out in the tail. Never 0, so that its inverse is a number. */
export function gumbelAtLeast({ location, scale }: Gumbel, x: number): number {
  return Math.max(-Math.expm1(-Math.exp(-(x - location) / scale)), 1e-300)
}

/** Means with the weights exp(-(x - centre) / scale). */
function tilted(values: Float64Array, scale: number): { mean: number; centre: number; meanWeight: number } {
  const centre = values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY)
  let [weights, sum] = [0, 0]
  for (let index = 0; index < values.length; index++) {
    const weight = Math.exp((centre - at(values, index)) / scale)
    weights += weight
    sum += weight * (at(values, index) - centre)
  }
  return { mean: centre + sum / weights, centre, meanWeight: weights / values.length }
}
