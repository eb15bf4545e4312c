import {
  type Need,
  type Refused,
  refused,
  requireAtMost,
  requireCount,
  requireOpenUnit,
  requirePositive,
} from '../refusal.ts'
import { midP, type Predictive, toCountLaw } from './early-warning.ts'

export interface PowerInput extends Pick<Predictive, 'mean' | 'size' | 'phi'> {
  /** Largest mid-p that raises a signal. Default 0.01. */
  readonly alpha?: number
  /** A signal must also be large: at least this many events and this many times the expected. Defaults 3 and 1.5. */
  readonly fewestEvents?: number
  readonly leastRatio?: number
}

interface Threshold {
  /** The smallest count of the window that raises a signal. */
  readonly events: number
  /** Chance of reaching it when nothing has changed. */
  readonly falseAlarm: number
}

export interface Power {
  readonly kind: 'power'
  readonly method: 'negative-binomial-power'
  /** The count is expected to be multiplied by this. */
  readonly ratio: number
  /** Chance that the window raises a signal. */
  readonly power: number
  readonly threshold: Threshold
  /** Events expected in the window when nothing has changed. */
  readonly n: number
  readonly warnings: readonly never[]
  readonly needs: readonly Need[]
}

export interface DetectableRise {
  readonly kind: 'detectable-rise'
  readonly method: 'negative-binomial-power'
  /** The smallest multiplication found with the wanted power. */
  readonly ratio: number
  readonly power: number
  readonly threshold: Threshold
  readonly n: number
  readonly warnings: readonly never[]
  readonly needs: readonly Need[]
}

/** A rise beyond this is no longer a statement about the series. */
const largestRatio = 10_000
const bisections = 60

/**
 * Chance that the window raises a signal when its count is multiplied by `ratio`, exact under the predictive: noise grows with
 * the mean by phi and what is not known of the rate grows with its square.
 * Window by window: `ratio` holds during the whole window that the predictive is for. Errors: AnalysisInputError.
 */
export function detectionPower(input: PowerInput, ratio: number): Power {
  requirePositive('ratio', ratio)
  requireAtMost('ratio', ratio, largestRatio)
  const threshold = thresholdOf(input)
  const power = chanceOf(input, ratio, threshold.events)
  return {
    kind: 'power',
    method: 'negative-binomial-power',
    ratio,
    power,
    threshold,
    n: input.mean,
    warnings: [],
    needs: [],
  }
}

/** The smallest rise found with chance `power` (default one half). Refuses when it is more than 10,000 times the expected. */
export function detectableRise(input: PowerInput, power = 0.5): DetectableRise | Refused<'not-detectable'> {
  requireOpenUnit('power', power)
  const threshold = thresholdOf(input)
  if (chanceOf(input, largestRatio, threshold.events) < power) {
    return refused('not-detectable', threshold.events, Math.round(input.mean))
  }
  let low = 0
  let high = largestRatio
  for (let step = 0; step < bisections; step++) {
    const middle = (low + high) / 2
    if (chanceOf(input, middle, threshold.events) < power) low = middle
    else high = middle
  }
  return {
    kind: 'detectable-rise',
    method: 'negative-binomial-power',
    ratio: high,
    power: chanceOf(input, high, threshold.events),
    threshold,
    n: input.mean,
    warnings: [],
    needs: [],
  }
}

function thresholdOf(input: PowerInput): Threshold {
  const { mean, alpha = 0.01, fewestEvents = 3, leastRatio = 1.5 } = input
  requireOpenUnit('alpha', alpha)
  requireCount('fewestEvents', fewestEvents)
  requirePositive('leastRatio', leastRatio)
  const law = toCountLaw(input)
  // Mid-p of y lies between P(Y > y) and P(Y >= y), so no count below the quantile of 1 − 2 alpha can do.
  const start = alpha < 0.5 ? law.quantile(1 - 2 * alpha) : 0
  let events = Math.max(start, fewestEvents, Math.ceil(leastRatio * mean), 1)
  while (midP(law, events) > alpha) events += 1
  return { events, falseAlarm: law.atLeast(events) }
}

function chanceOf({ mean, size, phi }: PowerInput, ratio: number, events: number): number {
  if (!(phi >= 1)) requireAtMost('phi', 1, phi)
  // V = φ M (1 + u): u is the uncertainty of the rate in units of the noise, and grows with the ratio.
  const uncertainty = Math.max(0, (1 + (size === null ? 0 : mean / size)) / phi - 1)
  const excess = phi * (1 + ratio * uncertainty) - 1
  return toCountLaw({ mean: ratio * mean, size: excess > 0 ? (ratio * mean) / excess : null }).atLeast(events)
}
