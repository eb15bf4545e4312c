import { at } from '../linear-algebra.ts'

/** One category's history in all areas, with what each week weighs. Area-major, areas x weeks; NaN is a missing week. */
export interface PoolData {
  readonly areas: number
  readonly counts: Float64Array
  /** What multiplies the rate, as the counts: season, calendar and exposure. */
  readonly factor: Float64Array
  /** Discount of age per week, 0 to 1. */
  readonly discount: Float64Array
}

/** Gamma prior of the weekly rate that the areas share. `rate` 0 is the improper Jeffreys limit. */
export interface Prior {
  readonly shape: number
  readonly rate: number
}

export interface Pool {
  readonly prior: Prior
  /** Overdispersion of the weekly counts, at least 1. */
  readonly phi: number
  /** Expected weekly count per area before season. */
  readonly rates: Float64Array
  /** Effective weeks of history behind each rate, the prior's included. */
  readonly precision: Float64Array
  /** What each week counts, 1 or less for past spikes; as the counts. */
  readonly trust: Float64Array
}

/** Jeffreys prior, for a category without a single event. */
const jeffreys: Prior = { shape: 0.5, rate: 0 }
/** The areas are never taken to be more alike than a prior worth 50 events. */
const largestPriorShape = 50
const dispersionWeeks = 156
const spikeThreshold = 2.58

/**
 * Overdispersion of sums of `span` weeks, at least that of the weeks. It is larger where the weeks move together, as when
 * something that lasts lifts a month: a sum then varies more than its weeks alone would say.
 */
export function sumDispersion(pool: PoolData, fit: Pool, span: number): number {
  const { areas, counts, factor, discount } = pool
  const weeks = discount.length
  const blocks = Math.floor(Math.min(weeks, dispersionWeeks) / span)
  let sum = 0
  let used = 0
  for (let area = 0; area < areas; area++) {
    const rate = at(fit.rates, area)
    for (let block = 1; block <= blocks; block++) {
      const end = area * weeks + weeks - (block - 1) * span
      let residual = 0
      let variance = 0
      for (let cell = end - span; cell < end; cell++) {
        const count = at(counts, cell)
        if (Number.isNaN(count)) continue
        const trust = at(fit.trust, cell)
        const expected = at(factor, cell) * rate
        residual += trust * (count - expected)
        variance += trust * trust * expected
      }
      if (variance === 0) continue
      sum += residual ** 2 / variance
      used += 1
    }
  }
  return Math.max(fit.phi, sum / Math.max(1, used - areas))
}

/** Empirical-Bayes rates. With `reweight`, weeks far above their expectation count less, so that old spikes do not hide new ones. */
export function fitPool(pool: PoolData, reweight: boolean): Pool {
  const trust = new Float64Array(pool.counts.length).fill(1)
  const first = fitOnce(pool, trust)
  if (!reweight) return first
  downweightSpikes(pool, first, trust)
  return fitOnce(pool, trust)
}

function fitOnce(pool: PoolData, trust: Float64Array): Pool {
  const { areas, counts, factor, discount } = pool
  const events = new Float64Array(areas)
  const exposure = new Float64Array(areas)
  const weeks = discount.length
  for (let area = 0; area < areas; area++) {
    let seen = 0
    let expected = 0
    for (let week = 0; week < weeks; week++) {
      const cell = area * weeks + week
      const count = at(counts, cell)
      if (Number.isNaN(count)) continue
      const weight = at(discount, week) * at(trust, cell)
      seen += weight * count
      expected += weight * at(factor, cell)
    }
    events[area] = seen
    exposure[area] = expected
  }
  const prior = momentPrior(events, exposure)
  const precision = exposure.map((own) => prior.rate + own)
  const rates = events.map((own, area) => (prior.shape + own) / at(precision, area))
  return { prior, rates, precision, trust, phi: dispersion(pool, rates, trust) }
}

/** Method of moments for areas of unequal exposure (Marshall 1991). */
function momentPrior(events: Float64Array, exposure: Float64Array): Prior {
  let totalEvents = 0
  let totalExposure = 0
  for (let area = 0; area < events.length; area++) {
    totalEvents += at(events, area)
    totalExposure += at(exposure, area)
  }
  if (totalEvents === 0) return jeffreys
  const mean = totalEvents / totalExposure
  let squares = 0
  for (let area = 0; area < events.length; area++) {
    const own = at(exposure, area)
    squares += own * (at(events, area) / own - mean) ** 2
  }
  const between = (squares - mean * events.length) / totalExposure
  const variance = Math.max(between, (mean * mean) / largestPriorShape)
  const shape = (mean * mean) / variance
  return { shape, rate: shape / mean }
}

function dispersion({ areas, counts, factor, discount }: PoolData, rates: Float64Array, trust: Float64Array): number {
  const weeks = discount.length
  let sum = 0
  let cells = 0
  for (let area = 0; area < areas; area++) {
    const rate = at(rates, area)
    for (let week = Math.max(0, weeks - dispersionWeeks); week < weeks; week++) {
      const cell = area * weeks + week
      const count = at(counts, cell)
      if (Number.isNaN(count)) continue
      const expected = at(factor, cell) * rate
      sum += (at(trust, cell) * (count - expected) ** 2) / expected
      cells += 1
    }
  }
  return Math.max(1, sum / Math.max(1, cells - areas))
}

function downweightSpikes({ areas, counts, factor, discount }: PoolData, fit: Pool, trust: Float64Array): void {
  const weeks = discount.length
  const spread = Math.sqrt(fit.phi)
  const limit = spikeThreshold ** 2 * fit.phi
  for (let area = 0; area < areas; area++) {
    const rate = at(fit.rates, area)
    for (let cell = area * weeks; cell < (area + 1) * weeks; cell++) {
      const count = at(counts, cell)
      const expected = at(factor, cell) * rate
      // The residual is at most (count − expected) / √(φ · expected), which spares nearly all cells the powers.
      if (!(count > expected && (count - expected) ** 2 > limit * expected)) continue
      const residual = (1.5 * (count ** (2 / 3) * expected ** (-1 / 6) - Math.sqrt(expected))) / spread
      if (residual > spikeThreshold) trust[cell] = (spikeThreshold / residual) ** 2
    }
  }
}
