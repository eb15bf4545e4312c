// Made-up municipalities for bench/calibration.ts: weekly counts whose truth is known.
import type { RandomStream } from '#analysis/random.ts'

export interface World {
  readonly areas: number
  readonly weeks: number
  /** Mean count per area and week; the areas vary about it by a gamma of shape 4. */
  readonly mean: number
  /** Variance over mean of the weekly counts. */
  readonly phi?: number
  /** Chance that a count is 0 whatever the mean. */
  readonly zeros?: number
  /** Log amplitude of the yearly wave, and the share of areas that have it upside down. */
  readonly season?: number
  readonly opposite?: number
  /** Standard deviation (log) of a weekly shock that all areas and categories share, and its correlation from week to week. */
  readonly shock?: number
  readonly memory?: number
  /** Factor in weeks of school break. */
  readonly breakFactor?: number
  /** Share of past weeks with a forgotten outbreak of four times the mean. */
  readonly outbreaks?: number
}

export interface Drawn {
  readonly weeks: number
  readonly areas: number
  readonly counts: Float64Array
  /** The mean behind every count. */
  readonly truth: Float64Array
}

const weeksPerYear = 365.25 / 7

/** Weeks 25-34, 44, 52 and 8 of the year, as shares. */
export const schoolBreaks = (weeks: number): Float64Array =>
  Float64Array.from({ length: weeks }, (_, week) => {
    const ofYear = Math.floor(week % weeksPerYear)
    return (ofYear >= 25 && ofYear < 35) || ofYear === 44 || ofYear === 51 || ofYear === 8 ? 1 : 0
  })

export function drawShocks({ weeks, shock = 0, memory = 0 }: World, stream: RandomStream): Float64Array {
  const shocks = new Float64Array(weeks)
  let state = stream.normal()
  for (let week = 0; week < weeks; week++) {
    state = memory * state + Math.sqrt(1 - memory * memory) * stream.normal()
    shocks[week] = Math.exp(shock * state - (shock * shock) / 2)
  }
  return shocks
}

export function drawWorld(world: World, stream: RandomStream, shocks = drawShocks(world, stream)): Drawn {
  const { areas, weeks, mean, season = 0, opposite = 0, breakFactor = 1, outbreaks = 0 } = world
  const counts = new Float64Array(weeks * areas)
  const truth = new Float64Array(weeks * areas)
  const level = Float64Array.from({ length: areas }, () => (mean * stream.gamma(4)) / 4 + 0.02)
  const breaks = schoolBreaks(weeks)
  for (let week = 0; week < weeks; week++) {
    const wave = season * Math.sin((2 * Math.PI * (week + 10)) / weeksPerYear)
    const calendar = breaks[week] === 1 ? breakFactor : 1
    for (let area = 0; area < areas; area++) {
      const isOpposite = area < opposite * areas
      const rate = (level[area] ?? 0) * Math.exp(isOpposite ? -wave : wave) * calendar * (shocks[week] ?? 1)
      const cell = week * areas + area
      truth[cell] = rate
      const spiked = week < weeks - 60 && stream.uniform() < outbreaks ? 4 * rate : rate
      counts[cell] = drawCount(world, stream, spiked)
    }
  }
  return { weeks, areas, counts, truth }
}

export function drawCount({ phi = 1, zeros = 0 }: World, stream: RandomStream, mean: number): number {
  if (zeros > 0 && stream.uniform() < zeros) return 0
  return stream.negativeBinomial(mean, phi > 1 ? mean / (phi - 1) : null)
}
