import type { Attacker, Relation, Unsolved } from './attacker.ts'
import { isProtected, type Protection } from './cells.ts'

/** Which cells to leave out so that the sensitive ones are protected, while all sums that are left are exact. */
export interface Problem {
  readonly values: readonly number[]
  readonly relations: readonly Relation[]
  /** Cells left out because they are sensitive. */
  readonly primary: readonly number[]
  /** Cells that may be left out too. */
  readonly candidates: readonly number[]
  readonly protection: Protection
}

/** Any choice that protects has `weights` (one for each candidate, of those chosen) summing to at least `least`. */
export interface Cut {
  readonly weights: Float64Array
  readonly least: number
}

const tolerance = 1e-6

/**
 * Tries choices of candidates against the attacker. Each choice that does not protect gives inequalities that rule it out, and
 * with it many others (Fischetti and Salazar-González 2001: the reduced costs of the attacker's problem say how much wider his
 * range can become for each cell left out).
 */
export class ProtectionTest {
  readonly cuts: Cut[] = []
  readonly #problem: Problem
  readonly #attacker: Attacker
  readonly #limit: number
  readonly #open: Uint8Array

  constructor(problem: Problem, attacker: Attacker) {
    this.#problem = problem
    this.#attacker = attacker
    this.#limit = limitOf(problem)
    this.#open = new Uint8Array(problem.candidates.length)
    for (const cell of problem.primary) attacker.know(cell, { low: 0, high: this.#limit })
  }

  /** Whether leaving out these candidates (indices into the list of candidates) protects every sensitive cell. */
  protects(chosen: readonly number[]): boolean | Unsolved {
    this.#leaveOut(chosen)
    const { primary, protection } = this.#problem
    const weakest: number[] = []
    for (const cell of primary) {
      const range = this.#attacker.rangeOf(cell)
      if (typeof range === 'string') return range
      if (!isProtected(range, protection)) weakest.push(cell)
    }
    for (const cell of weakest) {
      const cut = this.#cutFor(cell)
      if (typeof cut === 'string') return cut
      this.cuts.push(isViolated(cut, chosen) ? cut : this.#oneMore(chosen))
    }
    return weakest.length === 0
  }

  #leaveOut(chosen: readonly number[]): void {
    const { candidates, values } = this.#problem
    const wanted = new Uint8Array(candidates.length)
    for (const index of chosen) wanted[index] = 1
    candidates.forEach((cell, index) => {
      if (wanted[index] === this.#open[index]) return
      const value = values[cell] ?? 0
      this.#attacker.know(cell, wanted[index] === 1 ? { low: 0, high: this.#limit } : { low: value, high: value })
    })
    this.#open.set(wanted)
  }

  #cutFor(sensitive: number): Cut | Unsolved {
    const { candidates, primary, protection, values } = this.#problem
    const weights = new Float64Array(candidates.length)
    let least = protection.width
    for (const solvedFor of ['least', 'most'] as const) {
      const solved = this.#attacker.solve(sensitive, solvedFor)
      if (typeof solved === 'string') return solved
      const { duals } = this.#attacker
      const gain = (cell: number) => {
        const dual = duals[cell] ?? 0
        const value = values[cell] ?? 0
        return dual < 0 ? -dual * (this.#limit - value) : dual * value
      }
      candidates.forEach((cell, index) => {
        weights[index] = (weights[index] ?? 0) + gain(cell)
      })
      for (const cell of primary) least -= gain(cell)
    }
    // A weight above what is asked for says no more than the asked; cut down, it helps the search more.
    return { weights: weights.map((weight) => Math.min(weight, Math.max(least, 0))), least }
  }

  /** What is known when the width is there in fractions only, or the range is too narrow in another way: fewer cells cannot do. */
  #oneMore(chosen: readonly number[]): Cut {
    const weights = new Float64Array(this.#problem.candidates.length).fill(1)
    for (const index of chosen) weights[index] = 0
    return { weights, least: 1 }
  }
}

export const isViolated = ({ weights, least }: Cut, chosen: readonly number[]): boolean =>
  chosen.reduce((sum, index) => sum + (weights[index] ?? 0), 0) < least - tolerance

/**
 * The attacker is taken to know that no cell is above the largest, as long as one that large is always shown; else he knows no
 * limit, and twice the largest leaves him room enough.
 */
function limitOf({ values, primary, candidates, protection }: Problem): number {
  const largest = values.reduce((most, value) => Math.max(most, value), 0)
  const mayBeHidden = new Set([...primary, ...candidates])
  const isShown = values.some((value, cell) => value === largest && !mayBeHidden.has(cell))
  return isShown ? largest : 2 * largest + protection.width
}
