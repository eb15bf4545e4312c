import { AnalysisInputError, requireAtMost, requireCount, requirePositive } from '../refusal.ts'

/**
 * Draws `from` to `to` - 1 of a Monte-Carlo run. Draw i depends on the input, the seed and i only, so ranges can be computed
 * by any number of workers, in any order, and joined to the same answer.
 */
export interface DrawRange {
  readonly from: number
  readonly to: number
}

export interface DrawPlan {
  /** A whole number below 2^32. */
  readonly seed: number
  readonly draws: number
}

const mostDraws = 1_000_000
/** Fewer draws than this are answered with a warning: the smallest p they can give is one in draws + 1. */
export const enoughDraws = 999

export function requirePlan({ seed, draws }: DrawPlan): void {
  requireCount('seed', seed)
  requireAtMost('seed', seed, 2 ** 32 - 1)
  requireCount('draws', draws)
  requirePositive('draws', draws)
  requireAtMost('draws', draws, mostDraws)
}

export function requireRange({ from, to }: DrawRange, plan: DrawPlan): void {
  requirePlan(plan)
  requireCount('from', from)
  requireCount('to', to)
  requireAtMost('to', to, plan.draws)
  requireAtMost('from', from, to)
}

/** The parts in the order of their draws. Errors: AnalysisInputError unless each of the draws is there exactly once. */
export function wholeRun<Part extends DrawRange>(parts: readonly Part[], plan: DrawPlan): readonly Part[] {
  const ordered = parts.toSorted((a, b) => a.from - b.from || a.to - b.to)
  let next = 0
  for (const part of ordered) {
    if (part.from !== next) throw new AnalysisInputError('wrong-length', { name: 'draws', from: part.from, next })
    next = part.to
  }
  if (next !== plan.draws)
    throw new AnalysisInputError('wrong-length', { name: 'draws', length: next, expected: plan.draws })
  return ordered
}
