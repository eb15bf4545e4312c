import { fitLevel } from './ets.ts'
import { smooth, varianceGrowth } from './exponential-smoothing.ts'
import { empiricalPredictive, type PredictiveLaw, roundedNormalPredictive } from './predictive-law.ts'
import { levelProfile } from './smoothing-errors.ts'

/** What any model must beat: the last year as it was, the same weeks a year ago, exponential smoothing. */
export type NaiveName = 'last-52-weeks' | 'same-weeks-last-year' | 'ets-ann'

export const naiveNames: readonly NaiveName[] = ['last-52-weeks', 'same-weeks-last-year', 'ets-ann']

/** The law of the count `ahead` weeks ahead; null when there is too little to go on. */
export type NaiveForecast = (ahead: number) => PredictiveLaw | null

const yearWeeks = 52
/** Observed weeks that the last year must have. */
const fewestOfYear = 26
/** Weeks on either side of the same week a year ago, and how many of all nine must be observed. */
const windowReach = 4
const fewestOfWindow = 5
const fewestForSmoothing = 8

/** The three from one area's weeks in time order up to now; NaN is missing. `ahead` at most 48. */
export function naiveForecasts(history: Float64Array): Readonly<Record<NaiveName, NaiveForecast>> {
  return {
    'last-52-weeks': lastYear(history),
    'same-weeks-last-year': sameWeeks(history),
    'ets-ann': smoothed(history),
  }
}

function present(values: Float64Array): Float64Array {
  for (const value of values) if (Number.isNaN(value)) return values.filter((own) => !Number.isNaN(own))
  return values
}

function lastYear(history: Float64Array): NaiveForecast {
  const values = present(history.subarray(Math.max(0, history.length - yearWeeks)))
  const law = values.length < fewestOfYear ? null : empiricalPredictive(values)
  return () => law
}

function sameWeeks(history: Float64Array): NaiveForecast {
  return (ahead) => {
    const middle = history.length - 1 + ahead - yearWeeks
    const values = present(history.subarray(Math.max(0, middle - windowReach), Math.max(0, middle + windowReach + 1)))
    return values.length < fewestOfWindow ? null : empiricalPredictive(values)
  }
}

function smoothed(history: Float64Array): NaiveForecast {
  if (present(history).length < fewestForSmoothing) return () => null
  const start = fitLevel(levelProfile(history))
  if (start === null) return () => null
  const { level, squaredErrors, n } = smooth(history, start)
  const variance = squaredErrors / (n - 2)
  return (ahead) => roundedNormalPredictive(level, Math.sqrt(variance * varianceGrowth(start, ahead)))
}

/** One area's weeks `first` to `last`, NaN where missing. */
export function historyOf(
  { areas, counts }: { readonly areas: number; readonly counts: Int32Array | Float64Array },
  area: number,
  { first, last }: { readonly first: number; readonly last: number },
): Float64Array {
  const history = new Float64Array(Math.max(0, last - first + 1))
  for (let week = first; week <= last; week++) history[week - first] = counts[week * areas + area] ?? Number.NaN
  return history
}
