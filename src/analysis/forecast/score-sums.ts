import { at } from '../linear-algebra.ts'
import { type PredictiveLaw, quantileLevels } from './predictive-law.ts'
import { intervalScore } from './scores.ts'

/** Means over the scored weeks; small is good. */
export interface MeanScores {
  readonly wis: number
  readonly crps: number
  /** Null when some outcome had been called impossible. */
  readonly logScore: number | null
  /** Shares of outcomes within the 50, 80 and 95 % bands. Of counts somewhat more than promised. */
  readonly coverage: { readonly 50: number; readonly 80: number; readonly 95: number }
  readonly meanAbsoluteError: number
  /** Scored weeks. */
  readonly n: number
}

const bands = [
  [quantileLevels.indexOf(0.25), quantileLevels.indexOf(0.75)],
  [quantileLevels.indexOf(0.1), quantileLevels.indexOf(0.9)],
  [quantileLevels.indexOf(0.025), quantileLevels.indexOf(0.975)],
] as const

/** Sums up the scores of one forecaster; its quantiles are written into one room for all weeks. */
export class ScoreSums {
  readonly #quantiles = new Float64Array(quantileLevels.length)
  readonly #covered = new Float64Array(bands.length)
  #wis = 0
  #crps = 0
  #log = 0
  #isLogKnown = true
  #absolute = 0
  #n = 0

  add(law: PredictiveLaw, y: number): void {
    const quantiles = this.#quantiles
    for (let index = 0; index < quantiles.length; index++) quantiles[index] = law.quantile(at(levels, index))
    this.#wis += intervalScore(quantiles, y, quantileLevels).wis
    this.#crps += law.crps(y)
    const log = law.logPmf(y)
    if (log === null) this.#isLogKnown = false
    else this.#log -= log
    this.#absolute += Math.abs(y - law.mean)
    for (const [band, [low, high]] of bands.entries()) {
      if (at(quantiles, low) <= y && y <= at(quantiles, high)) this.#covered[band] = at(this.#covered, band) + 1
    }
    this.#n += 1
  }

  /** After at least one week. */
  means(): MeanScores {
    const n = this.#n
    const share = (band: number) => at(this.#covered, band) / n
    return {
      wis: this.#wis / n,
      crps: this.#crps / n,
      logScore: this.#isLogKnown ? this.#log / n : null,
      coverage: { 50: share(0), 80: share(1), 95: share(2) },
      meanAbsoluteError: this.#absolute / n,
      n,
    }
  }
}

const levels = Float64Array.from(quantileLevels)
