/** A law of whole numbers from `lowest` to `highest`, given by the ratio P(s + 1) / P(s). */
export interface Stepwise {
  readonly lowest: number
  readonly highest: number
  readonly ratio: (s: number) => number
}

/** Sums of probabilities on both sides of one outcome, each divided by that outcome's own probability. */
export interface SumsAround {
  readonly below: number
  readonly above: number
  /** Over all outcomes no likelier than the one, itself included. */
  readonly noLikelier: number
  /** Sum of (s − outcome) x probability. */
  readonly drift: number
}

/** Outcomes this close in probability count as equally likely, as in R. */
const equallyLikely = 1 + 1e-7
const negligible = 1e-18

/** Adds outwards from `outcome`, so that no probability is ever computed by itself and nothing is allocated. The law has one peak. */
export function sumsAround(outcome: number, { lowest, highest, ratio }: Stepwise): SumsAround {
  let above = 0
  let noLikelier = 1
  let drift = 0
  let term = 1
  for (let s = outcome; s < highest; s++) {
    const factor = ratio(s)
    term *= factor
    above += term
    drift += (s + 1 - outcome) * term
    if (term <= equallyLikely) noLikelier += term
    if (factor < 1 && term < negligible) break
  }
  let below = 0
  term = 1
  for (let s = outcome - 1; s >= lowest; s--) {
    const factor = 1 / ratio(s)
    term *= factor
    below += term
    drift -= (outcome - s) * term
    if (term <= equallyLikely) noLikelier += term
    if (factor < 1 && term < negligible) break
  }
  return { below, above, noLikelier, drift }
}

/** Probability of all outcomes no likelier than this one. */
export const twoSidedP = ({ below, above, noLikelier }: SumsAround): number =>
  Math.min(1, noLikelier / (1 + below + above))

/** Twice the smaller tail, the outcome itself counted by half; at most 1. */
export const twoSidedMidP = ({ below, above }: SumsAround): number =>
  Math.min(1, (2 * (Math.min(below, above) + 0.5)) / (1 + below + above))
