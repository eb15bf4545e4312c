import { normalQuantile } from '../distributions/continuous.ts'
import { type Refused, refused, requireOpenUnit } from '../refusal.ts'
import { type FourCounts, type Interval, requireFourCounts, requirePhi, requireSmallCount } from './four-counts.ts'

/** Treated and control areas, and the pair of areas around each where events may move; those are 0 where none was chosen. */
export interface EightCounts extends FourCounts {
  readonly DT0: number
  readonly DT1: number
  readonly DC0: number
  readonly DC1: number
}

export interface Difference {
  readonly value: number
  readonly standardError: number
}

export interface WeightedDisplacementDifference {
  readonly kind: 'difference'
  readonly method: 'wdd'
  /** Change in treated minus change in control, plus the same for the areas around: negative is fewer events. */
  readonly value: number
  readonly interval: Interval
  /** Events in all eight cells. */
  readonly n: number
  /** `assumes-pure-chance`: `phi` is 1. */
  readonly warnings: readonly ('assumes-pure-chance' | 'few-events')[]
  readonly needs: readonly never[]
  readonly z: number
  readonly standardError: number
  readonly local: Difference
  readonly displacement: Difference
}

const fewEvents = 20

/**
 * Weighted displacement difference (Wheeler and Ratcliffe 2018): how many events fewer, in before and after spans of equal
 * length. The Poisson variance, the sum of all counts, times `phi`. Errors: AnalysisInputError.
 */
export function weightedDisplacementDifference(
  counts: EightCounts,
  { phi = 1, level = 0.95 }: { readonly phi?: number; readonly level?: number } = {},
): WeightedDisplacementDifference | Refused<'no-events'> {
  requireEightCounts(counts)
  requirePhi(phi)
  requireOpenUnit('level', level)
  const { T0, T1, C0, C1, DT0, DT1, DC0, DC1 } = counts
  const inside = T0 + T1 + C0 + C1
  const around = DT0 + DT1 + DC0 + DC1
  if (inside === 0) return refused('no-events', 1, 0)
  const local = T1 - T0 - (C1 - C0)
  const displacement = DT1 - DT0 - (DC1 - DC0)
  const value = local + displacement
  const standardError = Math.sqrt(phi * (inside + around))
  const reach = normalQuantile((1 + level) / 2) * standardError
  return {
    kind: 'difference',
    method: 'wdd',
    value,
    interval: { low: value - reach, high: value + reach, level },
    n: inside + around,
    warnings: [
      ...(phi === 1 ? (['assumes-pure-chance'] as const) : []),
      ...(inside < fewEvents ? (['few-events'] as const) : []),
    ],
    needs: [],
    z: value / standardError,
    standardError,
    local: { value: local, standardError: Math.sqrt(phi * inside) },
    displacement: { value: displacement, standardError: Math.sqrt(phi * around) },
  }
}

export type DisplacementReading =
  | 'diffusion-exceeds-effect'
  | 'diffusion'
  | 'no-displacement'
  | 'partial-displacement'
  | 'displacement-exceeds-effect'

export interface DisplacementQuotient {
  readonly kind: 'quotient'
  readonly method: 'wdq'
  readonly value: number
  readonly n: number
  /** It has no standard error: words only. */
  readonly warnings: readonly ['descriptive']
  readonly needs: readonly never[]
  readonly reading: DisplacementReading
  /** Change around, and change in the treated areas, each as a share of the control areas' counts. */
  readonly numerator: number
  readonly denominator: number
  /** Gross effect (events), net effect (share of control) and total net effect (events, the areas around included). */
  readonly grossEffect: number
  readonly netEffect: number
  readonly totalNetEffect: number
}

/**
 * Weighted displacement quotient (Bowers and Johnson 2003): did the areas around gain or lose as the treated areas improved?
 * Refused unless the treated areas improved against the control areas: without success there is nothing to move.
 */
export function displacementQuotient(
  counts: EightCounts,
): DisplacementQuotient | Refused<'no-control-events' | 'no-events-around' | 'no-reduction'> {
  requireEightCounts(counts)
  const { T0, T1, C0, C1, DT0, DT1, DC0, DC1 } = counts
  if (C0 === 0 || C1 === 0) return refused('no-control-events', 1, 0)
  if (DT0 + DT1 === 0) return refused('no-events-around', 1, 0)
  const numerator = DT1 / C1 - DT0 / C0
  const denominator = T1 / C1 - T0 / C0
  if (denominator >= 0) return refused('no-reduction', 0, denominator)
  const value = numerator / denominator
  return {
    kind: 'quotient',
    method: 'wdq',
    value,
    n: T0 + T1 + C0 + C1 + DT0 + DT1 + DC0 + DC1,
    warnings: ['descriptive'],
    needs: [],
    reading: readingOf(value),
    numerator,
    denominator,
    grossEffect: T0 - T1,
    netEffect: -denominator,
    totalNetEffect: T0 * (C1 / C0) - T1 + (DT0 * (C1 / C0) - DT1),
  }
}

function readingOf(value: number): DisplacementReading {
  if (value > 1) return 'diffusion-exceeds-effect'
  if (value > 0) return 'diffusion'
  if (value === 0) return 'no-displacement'
  return value >= -1 ? 'partial-displacement' : 'displacement-exceeds-effect'
}

function requireEightCounts(counts: EightCounts): void {
  requireFourCounts(counts)
  for (const name of ['DT0', 'DT1', 'DC0', 'DC1'] as const) requireSmallCount(name, counts[name])
}
