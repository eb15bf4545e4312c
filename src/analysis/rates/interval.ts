import { normalQuantile } from '../distributions/continuous.ts'
import { requireOpenUnit } from '../refusal.ts'

/** Lower and upper limit of a value; `high` null: there is no upper limit. */
export interface Limits<High extends number | null = number> {
  readonly low: number
  readonly high: High
}

export interface Interval<High extends number | null = number> extends Limits<High> {
  /** Share of repetitions in which such an interval covers the true value, e.g. 0.95. */
  readonly level: number
}

export const defaultLevel = 0.95

/** Standard normal deviate that leaves (1 − level)/2 in each tail. Errors: AnalysisInputError unless 0 < level < 1. */
export function deviateOf(level: number): number {
  requireOpenUnit('level', level)
  return normalQuantile((1 + level) / 2)
}

/** Probability left in each tail. */
export function tailOf(level: number): number {
  requireOpenUnit('level', level)
  return (1 - level) / 2
}

/** Where a function that changes sign once between the two ends does so, by halving until no number lies between. */
export function rootBetween(low: number, high: number, f: (x: number) => number): number {
  const atLow = f(low)
  if (atLow === 0) return low
  const lowIsNegative = atLow < 0
  let below = low
  let above = high
  for (;;) {
    const middle = below + (above - below) / 2
    if (middle <= below || middle >= above) return middle
    if (f(middle) < 0 === lowIsNegative) below = middle
    else above = middle
  }
}
