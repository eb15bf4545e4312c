/**
 * Share of a total that falls in the second of two periods when both counts are overdispersed alike (variance phi x mean):
 * given the total it is beta-binomial; with phi = 1 it is binomial.
 */
export interface SplitLaw {
  readonly total: number
  /** Expected share of the second, strictly between 0 and 1. */
  readonly chance: number
  /** Variance over mean of each count, >= 1. */
  readonly phi: number
}

/** So small next to the mode's probability that further terms are lost in any sum. */
const negligible = 1e-300

/** P(Y < y) + ½ P(Y = y), by walking both ways from the mean with the ratio of neighbours. */
export function lowerMidP(law: SplitLaw, y: number): number {
  const { total, chance } = law
  const start = Math.min(total, Math.round(total * chance))
  let below = start < y ? 1 : start === y ? 0.5 : 0
  let all = 1
  let term = 1
  for (let next = start + 1; next <= total && term > negligible; next++) {
    term *= ratioAt(law, next - 1)
    all += term
    if (next < y) below += term
    else if (next === y) below += 0.5 * term
  }
  term = 1
  for (let next = start - 1; next >= 0 && term > negligible; next--) {
    term /= ratioAt(law, next)
    all += term
    if (next < y) below += term
    else if (next === y) below += 0.5 * term
  }
  return below / all
}

/** P(Y > y) + ½ P(Y = y); mirrored, so that a small tail keeps its digits. */
export function upperMidP(law: SplitLaw, y: number): number {
  return lowerMidP({ ...law, chance: 1 - law.chance }, law.total - y)
}

/** P(Y = y + 1) / P(Y = y), multiplied through by (phi − 1)/total so that phi = 1 needs no case of its own. */
function ratioAt({ total, chance, phi }: SplitLaw, y: number): number {
  const scatter = (phi - 1) / total
  return (((total - y) / (y + 1)) * (chance + y * scatter)) / (1 - chance + (total - y - 1) * scatter)
}
