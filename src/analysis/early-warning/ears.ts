import { normalQuantile } from '../distributions/continuous.ts'
import { at } from '../linear-algebra.ts'
import { requireCount, requireOpenUnit, type TooShort, tooShort } from '../refusal.ts'
import { type Chart, type ChartWarning, requireBetween, requireSingleSeries } from './chart.ts'

export type EarsMethod = 'C1' | 'C2' | 'C3'

export interface EarsInput {
  /** One series in time order, whole numbers; NaN is a missing week. */
  readonly counts: Float64Array
  readonly method: EarsMethod
  /** Weeks that mean and spread are taken from, at least 2. Default 7. */
  readonly baseline?: number
  /** Least spread: without one a single event after an empty baseline alarms. Default 0.5. */
  readonly minSigma?: number
  /** One-sided chance of a false alarm under a normal law. Default 0.001, for C3 0.025. */
  readonly alpha?: number
}

export interface EarsResult extends Chart {
  readonly method: 'ears-c1' | 'ears-c2' | 'ears-c3'
  /** Index of the first judged week; the arrays begin there. */
  readonly first: number
  /** Largest count without alarm; null when a week is missing or the baseline has no spread to measure by. */
  readonly upper: readonly (number | null)[]
}

const methodNames = { C1: 'ears-c1', C2: 'ears-c2', C3: 'ears-c3' } as const
/** C2 and C3 leave this many weeks between baseline and tested week. */
const guardWeeks = 2
/** C3 adds what the weeks before had above one spread. */
const rememberedWeeks = 2

/**
 * EARS C1, C2 and C3 (Hutwagner et al. 2003), for comparison only: on small counts they alarm far oftener than `alpha`.
 * Errors: AnalysisInputError.
 */
export function ears(input: EarsInput): EarsResult | TooShort {
  const { counts, method, baseline = 7, minSigma = 0.5, alpha = method === 'C3' ? 0.025 : 0.001 } = input
  requireSingleSeries(counts)
  requireCount('baseline', baseline)
  requireBetween('baseline', baseline, [2, 520])
  requireBetween('minSigma', minSigma, [0, 1e6])
  requireOpenUnit('alpha', alpha)

  const gap = method === 'C1' ? 0 : guardWeeks
  const first = baseline + gap + (method === 'C3' ? rememberedWeeks : 0)
  if (counts.length <= first) return tooShort(first + 1, counts.length)
  const { means, spreads } = movingBaselines(counts, { baseline, gap, minSigma })
  const z = normalQuantile(1 - alpha)
  const upper: (number | null)[] = []
  const alarm: (boolean | null)[] = []
  for (let week = first; week < counts.length; week++) {
    const limit =
      method === 'C3' ? rememberingLimit(counts, { week, z, means, spreads }) : at(means, week) + z * at(spreads, week)
    const count = at(counts, week)
    upper.push(Number.isFinite(limit) ? limit : null)
    alarm.push(Number.isFinite(limit) && !Number.isNaN(count) ? count > limit : null)
  }
  const warnings: ChartWarning[] = ['for-comparison-only']
  if (counts.some(Number.isNaN)) warnings.push('missing-weeks')
  if (spreads.subarray(first).some((spread) => spread === 0)) warnings.push('no-spread')
  return {
    kind: 'chart',
    method: methodNames[method],
    first,
    upper,
    alarm,
    n: alarm.filter((one) => one !== null).length,
    warnings,
    needs: [],
  }
}

interface Baselines {
  readonly means: Float64Array
  readonly spreads: Float64Array
}

/** Mean and spread of the weeks before each week; NaN where they are not all there. */
function movingBaselines(
  counts: Float64Array,
  { baseline, gap, minSigma }: { readonly baseline: number; readonly gap: number; readonly minSigma: number },
): Baselines {
  const means = new Float64Array(counts.length).fill(Number.NaN)
  const spreads = new Float64Array(counts.length).fill(Number.NaN)
  for (let week = baseline + gap; week < counts.length; week++) {
    let sum = 0
    let squares = 0
    for (let back = gap + 1; back <= gap + baseline; back++) sum += at(counts, week - back)
    const mean = sum / baseline
    for (let back = gap + 1; back <= gap + baseline; back++) squares += (at(counts, week - back) - mean) ** 2
    means[week] = mean
    spreads[week] = Math.max(Math.sqrt(squares / (baseline - 1)), minSigma)
  }
  return { means, spreads }
}

interface RememberingWeek extends Baselines {
  readonly week: number
  readonly z: number
}

/** The count at which this week's and the two former weeks' excesses over one spread add up to z. */
function rememberingLimit(counts: Float64Array, { week, z, means, spreads }: RememberingWeek): number {
  let remembered = 0
  for (let back = 1; back <= rememberedWeeks; back++) {
    const score = (at(counts, week - back) - at(means, week - back)) / at(spreads, week - back)
    remembered += Math.max(0, score - 1)
  }
  return Math.max(0, at(counts, week) + at(spreads, week) * (z - remembered))
}
