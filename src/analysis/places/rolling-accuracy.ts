import { binomial } from '../distributions/distributions.ts'
import { type Need, type Refused, refused } from '../refusal.ts'
import { enoughTestEvents, predictiveAccuracy } from './predictive-accuracy.ts'

/** One test month after the other: what came, what the method said before it, what the simple count said. */
export interface RollingInput {
  readonly months: readonly RollingMonth[]
  readonly area: readonly number[]
  /** 0.02 unless told. */
  readonly fraction?: number
}

export interface RollingMonth {
  readonly obs: readonly number[]
  readonly pred: readonly number[]
  readonly simple: readonly number[]
}

/** Neighbouring months taken together until they hold 30 events. */
export interface RollingPeriod {
  readonly months: number
  readonly n: number
  readonly pai: number
  readonly simplePai: number
}

export interface Rolling {
  readonly kind: 'rolling-accuracy'
  readonly method: 'rolling-accuracy-sign-test'
  /** Periods compared. */
  readonly n: number
  readonly periods: readonly RollingPeriod[]
  readonly wins: number
  readonly losses: number
  readonly ties: number
  /** One-sided sign test over the periods without a tie. */
  readonly p: number
  /** Whether the method has earned its place before the simple count. */
  readonly beatsSimpleCount: boolean
  readonly warnings: readonly 'pooled-months'[]
  readonly needs: readonly Need[]
}

const enoughPeriods = 6
const alpha = 0.05

/** A method is worth its trouble only when it beats the simple count, month after month. Errors: AnalysisInputError. */
export function rollingAccuracy(input: RollingInput): Rolling | Refused<'too-few-periods'> {
  const periods = toPeriods(input)
  if (periods.length < enoughPeriods) return refused('too-few-periods', enoughPeriods, periods.length)
  const wins = periods.filter(({ pai, simplePai }) => pai > simplePai).length
  const losses = periods.filter(({ pai, simplePai }) => pai < simplePai).length
  const untied = wins + losses
  const p = untied === 0 ? 1 : binomial(untied, 0.5).atLeast(wins)
  const isPooled = periods.some(({ months }) => months > 1)
  return {
    kind: 'rolling-accuracy',
    method: 'rolling-accuracy-sign-test',
    n: periods.length,
    periods,
    wins,
    losses,
    ties: periods.length - untied,
    p,
    beatsSimpleCount: p <= alpha,
    warnings: isPooled ? ['pooled-months'] : [],
    needs: [],
  }
}

/** A last period with too few events is left out. */
function toPeriods({ months, area, fraction = 0.02 }: RollingInput): readonly RollingPeriod[] {
  const periods: RollingPeriod[] = []
  let open = { months: 0, n: 0, method: 0, simple: 0 }
  for (const month of months) {
    const own = predictiveAccuracy({ ...month, area, fraction })
    open = { ...open, months: open.months + 1 }
    if (own.kind === 'refused' || own.simpleCount === null) continue
    // Indices of months are weighted by their events: hits over events, as if it were one long month.
    const simple = open.simple + own.simpleCount.pai * own.n
    open = { ...open, n: open.n + own.n, method: open.method + own.pai * own.n, simple }
    if (open.n < enoughTestEvents) continue
    periods.push({ months: open.months, n: open.n, pai: open.method / open.n, simplePai: open.simple / open.n })
    open = { months: 0, n: 0, method: 0, simple: 0 }
  }
  return periods
}
