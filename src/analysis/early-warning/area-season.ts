import { normalAtMost } from '../distributions/continuous.ts'
import { at } from '../linear-algebra.ts'
import type { Pool, PoolData } from './pool.ts'
import { yearWave } from './season.ts'

/** How far the areas' yearly waves lie from the shared one. */
export interface SeasonSpread {
  /** Chance of as much difference between the areas if all had the same wave. */
  readonly p: number
  /** Variance between areas of each of the two wave coefficients (log scale). */
  readonly variance: number
}

/** Each area's deviation from the shared wave, drawn towards none by how little the area tells. */
export interface AreaSeasons {
  readonly sin: Float64Array
  readonly cos: Float64Array
  /** Remaining uncertainty of each deviation: variance of sin, covariance, variance of cos, per area. */
  readonly covariance: Float64Array
}

/** Sums per area: score for level, sin and cos, then the information matrix row by row without its mirror image. */
const parts = 9
/** An area with fewer expected events than this does not enter the comparison. */
const fewestExpected = 5
const maxIterations = 30
const settled = 1e-8
/** Longest step in the log rate; keeps Newton's method from leaping on sparse areas. */
const longestStep = 1

/**
 * Score test of one wave for all areas (chi-square with two degrees of freedom per area, over phi) and the moment estimate of the
 * variance between them. Null when fewer than two areas have events enough.
 */
export function testSeasonSpread(pool: PoolData, fit: Pool, first: number): SeasonSpread | null {
  const sums = new Float64Array(pool.areas * parts)
  accumulate({ pool, fit, first, deviations: null }, sums)
  let statistic = 0
  let compared = 0
  let excess = 0
  let weight = 0
  for (let area = 0; area < pool.areas; area++) {
    const o = area * parts
    if (at(sums, o + 3) < fewestExpected) continue
    const { u, v, ss, sc, cc } = profile(sums, o)
    const determinant = ss * cc - sc * sc
    if (!(determinant > 1e-9 * ss * cc)) continue
    statistic += (u * u * cc - 2 * u * v * sc + v * v * ss) / determinant
    compared += 1
    excess += u * u + v * v - fit.phi * (ss + cc)
    weight += ss * ss + 2 * sc * sc + cc * cc
  }
  if (compared < 2) return null
  // The shared wave has taken two of the degrees of freedom.
  return { p: chiSquareAtLeast(statistic / fit.phi, 2 * (compared - 1)), variance: Math.max(0, excess / weight) }
}

/** Wilson and Hilferty's approximation: exact enough for a warning, and without limit in the degrees of freedom. */
function chiSquareAtLeast(x: number, degrees: number): number {
  const spread = 2 / (9 * degrees)
  return normalAtMost((1 - spread - Math.cbrt(x / degrees)) / Math.sqrt(spread))
}

/** Penalised quasi-Poisson fit of a level and a deviating wave per area. Null when it does not converge. */
export function fitAreaSeasons(
  pool: PoolData,
  fit: Pool,
  { first, variance }: { first: number; variance: number },
): AreaSeasons | null {
  const { areas } = pool
  const deviations: Deviations = {
    level: new Float64Array(areas),
    sin: new Float64Array(areas),
    cos: new Float64Array(areas),
  }
  const sums = new Float64Array(areas * parts)
  const penalty = fit.phi / variance
  for (let iteration = 0; iteration < maxIterations; iteration++) {
    accumulate({ pool, fit, first, deviations }, sums)
    let largest = 0
    for (let area = 0; area < areas; area++) largest = Math.max(largest, stepArea(deviations, sums, { area, penalty }))
    if (largest > settled) continue
    return {
      sin: deviations.sin,
      cos: deviations.cos,
      covariance: posteriorCovariance(sums, { areas, penalty, phi: fit.phi }),
    }
  }
  return null
}

interface Deviations {
  readonly level: Float64Array
  readonly sin: Float64Array
  readonly cos: Float64Array
}

interface Walk {
  readonly pool: PoolData
  readonly fit: Pool
  readonly first: number
  readonly deviations: Deviations | null
}

function accumulate({ pool, fit, first, deviations }: Walk, sums: Float64Array): void {
  const weeks = pool.discount.length
  const wave = yearWave(first, weeks)
  const means = new Float64Array(weeks)
  for (let area = 0; area < pool.areas; area++) {
    const rate = at(fit.rates, area)
    const from = area * weeks
    for (let week = 0; week < weeks; week++) {
      means[week] = at(fit.trust, from + week) * at(pool.factor, from + week) * rate
    }
    if (deviations !== null)
      bend(means, wave, {
        level: at(deviations.level, area),
        sin: at(deviations.sin, area),
        cos: at(deviations.cos, area),
      })
    let u0 = 0
    let u1 = 0
    let u2 = 0
    let m = 0
    let ms = 0
    let mc = 0
    let mss = 0
    let msc = 0
    for (let week = 0; week < weeks; week++) {
      const count = at(pool.counts, from + week)
      if (Number.isNaN(count)) continue
      const sin = at(wave.sin, week)
      const cos = at(wave.cos, week)
      const mean = at(means, week)
      const residual = at(fit.trust, from + week) * count - mean
      u0 += residual
      u1 += residual * sin
      u2 += residual * cos
      m += mean
      ms += mean * sin
      mc += mean * cos
      mss += mean * sin * sin
      msc += mean * sin * cos
    }
    const o = area * parts
    sums[o] = u0
    sums[o + 1] = u1
    sums[o + 2] = u2
    sums[o + 3] = m
    sums[o + 4] = ms
    sums[o + 5] = mc
    sums[o + 6] = mss
    sums[o + 7] = msc
    sums[o + 8] = m - mss
  }
}

type Wave = ReturnType<typeof yearWave>

function bend(means: Float64Array, wave: Wave, by: { level: number; sin: number; cos: number }): void {
  for (let week = 0; week < means.length; week++) {
    means[week] = at(means, week) * Math.exp(by.level + by.sin * at(wave.sin, week) + by.cos * at(wave.cos, week))
  }
}

/** Score and information of the wave once the level is taken out. */
function profile(sums: Float64Array, o: number) {
  const level = at(sums, o + 3)
  const sinShare = at(sums, o + 4) / level
  const cosShare = at(sums, o + 5) / level
  return {
    u: at(sums, o + 1) - sinShare * at(sums, o),
    v: at(sums, o + 2) - cosShare * at(sums, o),
    ss: at(sums, o + 6) - sinShare * at(sums, o + 4),
    sc: at(sums, o + 7) - sinShare * at(sums, o + 5),
    cc: at(sums, o + 8) - cosShare * at(sums, o + 5),
    sinShare,
    cosShare,
  }
}

/** One Newton step for one area; returns its length in the log rate. */
function stepArea(
  deviations: Deviations,
  sums: Float64Array,
  { area, penalty }: { area: number; penalty: number },
): number {
  const o = area * parts
  const { level, sin, cos } = deviations
  // The level is not penalised; without a single event it would run to minus infinity, so half an event as expected is added.
  const weight = at(sums, o + 3) + 0.5 * Math.exp(at(level, area))
  const s = at(sums, o + 4)
  const c = at(sums, o + 5)
  const u0 = at(sums, o) - 0.5 * Math.expm1(at(level, area))
  const u = at(sums, o + 1) - penalty * at(sin, area) - (s * u0) / weight
  const v = at(sums, o + 2) - penalty * at(cos, area) - (c * u0) / weight
  const ss = at(sums, o + 6) + penalty - (s * s) / weight
  const sc = at(sums, o + 7) - (s * c) / weight
  const cc = at(sums, o + 8) + penalty - (c * c) / weight
  const determinant = ss * cc - sc * sc
  const sinStep = (u * cc - v * sc) / determinant
  const cosStep = (v * ss - u * sc) / determinant
  const levelStep = (u0 - s * sinStep - c * cosStep) / weight
  const length = Math.abs(levelStep) + Math.hypot(sinStep, cosStep)
  const kept = length > longestStep ? longestStep / length : 1
  level[area] = at(level, area) + kept * levelStep
  sin[area] = at(sin, area) + kept * sinStep
  cos[area] = at(cos, area) + kept * cosStep
  return length
}

function posteriorCovariance(
  sums: Float64Array,
  { areas, penalty, phi }: { readonly areas: number; readonly penalty: number; readonly phi: number },
): Float64Array {
  const covariance = new Float64Array(areas * 3)
  for (let area = 0; area < areas; area++) {
    const { ss, sc, cc } = profile(sums, area * parts)
    const determinant = (ss + penalty) * (cc + penalty) - sc * sc
    covariance[area * 3] = (phi * (cc + penalty)) / determinant
    covariance[area * 3 + 1] = (-phi * sc) / determinant
    covariance[area * 3 + 2] = (phi * (ss + penalty)) / determinant
  }
  return covariance
}
