import { poisson } from '../distributions/distributions.ts'
import { type Need, requireAtMost, requireCount, requirePositive } from '../refusal.ts'
import { gammaLimit } from './gamma-limit.ts'
import { defaultLevel, deviateOf, type Interval, type Limits, rootBetween, tailOf } from './interval.ts'

/** `auto`: exact below 10 events, Byar from 10. */
export type PoissonVariant = 'auto' | 'exact' | 'byar' | 'mid-p'

export interface PoissonInterval {
  readonly kind: 'count'
  readonly method: 'poisson-exact' | 'poisson-byar' | 'poisson-mid-p'
  readonly value: number
  readonly interval: Interval
  readonly n: number
  readonly warnings: readonly 'byar-below-zero'[]
  readonly needs: readonly Need[]
}

const byarFrom = 10
/** Far outside small counts; the sums below it take milliseconds. */
const largestCount = 1e8

/** A count of events with the interval of the mean behind it. Errors: AnalysisInputError. */
export function poissonInterval(
  O: number,
  { variant = 'auto', level = defaultLevel }: { readonly variant?: PoissonVariant; readonly level?: number } = {},
): PoissonInterval {
  requireEvents(O)
  const wanted = variant === 'auto' ? (O < byarFrom ? 'exact' : 'byar') : variant
  const limits = limitsBy[wanted](O, level)
  // Byar's cube of a negative number is no lower limit of anything.
  const isUsable = limits.low >= 0
  return {
    kind: 'count',
    method: `poisson-${isUsable ? wanted : 'exact'}`,
    value: O,
    interval: { ...(isUsable ? limits : exactLimits(O, level)), level },
    n: O,
    warnings: isUsable ? [] : ['byar-below-zero'],
    needs: [],
  }
}

export interface Rate {
  readonly kind: 'rate'
  readonly method: 'rate-exact' | 'rate-byar'
  /** Events per `per`. */
  readonly value: number
  readonly interval: Interval
  readonly n: number
  readonly per: number
  readonly warnings: readonly 'too-few-events-to-print'[]
  readonly needs: readonly Need[]
}

/** With fewer events than this a rate is not to be printed. */
const fewestPrinted = 5

/** Events per 1,000 (or `per`) of a population; exact below 10 events, Byar from 10. Errors: AnalysisInputError. */
export function rate(
  O: number,
  pop: number,
  { per = 1000, level = defaultLevel }: { readonly per?: number; readonly level?: number } = {},
): Rate {
  requirePositive('pop', pop)
  requirePositive('per', per)
  const { interval, method } = poissonInterval(O, { level })
  const isFew = O < fewestPrinted
  return {
    kind: 'rate',
    method: method === 'poisson-byar' ? 'rate-byar' : 'rate-exact',
    value: (per * O) / pop,
    interval: { low: (per * interval.low) / pop, high: (per * interval.high) / pop, level },
    n: O,
    per,
    warnings: isFew ? ['too-few-events-to-print'] : [],
    needs: isFew ? [{ code: 'events', needed: fewestPrinted, had: O }] : [],
  }
}

/** Exact limits from chi-square quantiles (Garwood 1936, Biometrika). */
export function exactLimits(O: number, level: number): Limits {
  const tail = tailOf(level)
  return { low: O === 0 ? 0 : gammaLimit(tail, O), high: gammaLimit(1 - tail, O + 1) }
}

/** Byar's approximation (Breslow & Day 1987). At high levels and few events `low` can come out negative. */
export function byarLimits(O: number, level: number): Limits {
  const deviate = deviateOf(level)
  const cube = (count: number, sign: number) =>
    count * (1 - 1 / (9 * count) + (sign * deviate) / (3 * Math.sqrt(count))) ** 3
  return { low: O === 0 ? 0 : cube(O, -1), high: cube(O + 1, 1) }
}

/** Limits at which the observed count counts half in each tail; they lie inside the exact ones. */
export function midPLimits(O: number, level: number): Limits {
  const tail = tailOf(level)
  const exact = exactLimits(O, level)
  const half = (mean: number) => 0.5 * Math.exp(poisson(mean).logPmf(O))
  const low = O === 0 ? 0 : rootBetween(exact.low, O, (mean) => poisson(mean).atLeast(O) - half(mean) - tail)
  const lowest = Math.max(O, Number.MIN_VALUE)
  return { low, high: rootBetween(lowest, exact.high, (mean) => poisson(mean).atMost(O) - half(mean) - tail) }
}

const limitsBy: Readonly<Record<Exclude<PoissonVariant, 'auto'>, (O: number, level: number) => Limits>> = {
  exact: exactLimits,
  byar: byarLimits,
  'mid-p': midPLimits,
}

function requireEvents(O: number): void {
  requireCount('O', O)
  requireAtMost('O', O, largestCount)
}
