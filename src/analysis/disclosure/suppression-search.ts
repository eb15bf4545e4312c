import type { Unsolved } from './attacker.ts'
import type { Problem, ProtectionTest } from './protection.ts'

/** Above these the programme in whole numbers takes over. */
const mostCandidates = 36
const mostNodes = 500_000

export type Choice = readonly number[]
export type Outcome = Choice | 'none' | Unsolved

/**
 * The fewest candidates that protect; among those the smallest sum; among those the first in order. Every set is tried, size
 * after size, except those that the inequalities rule out without a question to the attacker.
 */
export function searchExactly(problem: Problem, test: ProtectionTest, mostChosen: number): Outcome | 'too-large' {
  if (problem.candidates.length > mostCandidates) return 'too-large'
  const search = new Search(problem, test)
  const largest = Math.min(mostChosen, problem.candidates.length)
  for (let size = 0; size <= largest; size++) {
    const outcome = search.ofSize(size)
    if (outcome !== 'none') return outcome
  }
  return 'none'
}

class Search {
  readonly #costs: Float64Array
  readonly #test: ProtectionTest
  readonly #chosen: number[] = []
  #best: { readonly choice: Choice; readonly cost: number } | null = null
  #stopped: 'too-large' | Unsolved | null = null
  #nodes = 0

  constructor({ candidates, values }: Problem, test: ProtectionTest) {
    this.#costs = Float64Array.from(candidates, (cell) => values[cell] ?? 0)
    this.#test = test
  }

  ofSize(size: number): Outcome | 'too-large' {
    this.#extend(0, size, 0)
    return this.#stopped ?? this.#best?.choice ?? 'none'
  }

  #extend(from: number, left: number, cost: number): void {
    if (++this.#nodes > mostNodes) this.#stopped = 'too-large'
    if (this.#stopped !== null || (this.#best !== null && cost >= this.#best.cost)) return
    if (!this.#isPossible(from, left)) return
    if (left === 0) {
      this.#try(cost)
      return
    }
    for (let index = from; index <= this.#costs.length - left; index++) {
      this.#chosen.push(index)
      this.#extend(index + 1, left - 1, cost + (this.#costs[index] ?? 0))
      this.#chosen.pop()
    }
  }

  #try(cost: number): void {
    const protects = this.#test.protects(this.#chosen)
    if (typeof protects === 'string') this.#stopped = protects
    else if (protects) this.#best = { choice: [...this.#chosen], cost }
  }

  /** Whether the best of the candidates that remain could satisfy every inequality. */
  #isPossible(from: number, left: number): boolean {
    for (const { weights, least } of this.#test.cuts) {
      let reach = 0
      for (const index of this.#chosen) reach += weights[index] ?? 0
      if (left > 0 && reach < least) {
        let most = 0
        for (let index = from; index < weights.length; index++) most = Math.max(most, weights[index] ?? 0)
        reach += left * most
      }
      if (reach < least - 1e-6) return false
    }
    return true
  }
}
