import { at } from '../linear-algebra.ts'
import { RandomStream } from '../random.ts'
import { AnalysisInputError, type Need, type Refused, refused } from '../refusal.ts'
import { type DrawPlan, type DrawRange, enoughDraws, requirePlan, requireRange, wholeRun } from './draw-range.ts'
import {
  type ClockChange,
  elapsedAt,
  hourAt,
  hoursOfWeek,
  localMinute,
  type WallClock,
  wallClock,
} from './wall-clock.ts'

export interface AoristicInput {
  /** From and to in local time, 'YYYY-MM-DDTHH:MM'; the same twice for a known moment. */
  readonly events: readonly (readonly string[])[]
  /** In the order of time. */
  readonly clockChanges?: readonly ClockChange[]
}

interface Span {
  readonly from: number
  readonly to: number
}

export interface AoristicProblem {
  readonly clock: WallClock
  readonly spans: readonly Span[]
  /** Ends before it begins. */
  readonly reversed: number
  /** An hour that the clock skipped, or a span of more than a hundred years. */
  readonly impossible: number
}

export interface AoristicPart extends DrawRange {
  /** Counts of each draw: 168 hours of the week, one draw after the other. */
  readonly counts: Float64Array
}

/** Of each bin, over the draws. */
export interface Band {
  readonly low: readonly number[]
  readonly high: readonly number[]
}

interface Bins {
  /** 168 hours of the week, Monday 00 first. */
  readonly weights: readonly number[]
  readonly hourOfDay: readonly number[]
  /** Monday first. */
  readonly weekday: readonly number[]
  readonly used: number
  readonly total: number
}

/** Without the spans that say nothing about the hour, with the middle 80 % of what the unknown times allow. */
export interface HourChart extends Bins {
  readonly band: {
    readonly level: number
    readonly weights: Band
    readonly hourOfDay: Band
    readonly weekday: Band
  } | null
}

export type AoristicWarning = 'few-draws' | 'few-events' | 'impossible-times' | 'long-spans' | 'reversed-times'

/** The bins of all events that could be used, long spans too; `chart` is what to draw. */
export interface Aoristic extends Bins {
  readonly kind: 'aoristic'
  readonly method: 'aoristic-168'
  readonly n: number
  readonly chart: HourChart
  /** Left out of `chart`: spans of more than seven days. */
  readonly longSpans: number
  /** Left out of everything. */
  readonly reversed: number
  readonly impossible: number
  readonly seed: number
  readonly draws: number
  readonly warnings: readonly AoristicWarning[]
  readonly needs: readonly Need[]
}

const longestSpan = 7 * 1440
const longestBelieved = 36_525 * 1440
/** Below this only a table, no band. */
const enoughEvents = 20
const level = 0.8

/**
 * When things happen, when only a span is known: each event spreads the weight 1 evenly over its span (Ratcliffe 2002, Ashby and
 * Bowers 2013). Spans are measured in elapsed time, so the nights of 23 and 25 hours are right. Errors: AnalysisInputError.
 */
export function aoristic(input: AoristicInput, plan: DrawPlan): Aoristic | Refused<'no-events'> {
  requirePlan(plan)
  const problem = prepareAoristic(input)
  if ('kind' in problem) return problem
  return joinAoristic(problem, plan, [drawAoristic(problem, plan, { from: 0, to: plan.draws })])
}

export function prepareAoristic(input: AoristicInput): AoristicProblem | Refused<'no-events'> {
  const clock = wallClock(input.clockChanges ?? [])
  const spans: Span[] = []
  let [reversed, impossible] = [0, 0]
  for (const pair of input.events) {
    const [from, to] = pair
    if (from === undefined || to === undefined || pair.length !== 2) {
      throw new AnalysisInputError('wrong-length', { name: 'events', length: pair.length, expected: 2 })
    }
    const begins = elapsedAt(clock, localMinute('events', from))
    const ends = elapsedAt(clock, localMinute('events', to))
    if (begins === null || ends === null || ends.last - begins.first > longestBelieved) impossible += 1
    // In an hour that comes twice the widest reading is taken: nothing says which of the two it was.
    else if (ends.last < begins.first) reversed += 1
    else spans.push({ from: begins.first, to: ends.last })
  }
  return spans.length === 0 ? refused('no-events', 1, 0) : { clock, spans, reversed, impossible }
}

/** One moment drawn at random from each span of the chart. */
export function drawAoristic({ clock, spans }: AoristicProblem, plan: DrawPlan, range: DrawRange): AoristicPart {
  requireRange(range, plan)
  const short = spans.filter(isShort)
  const counts = new Float64Array(hoursOfWeek * (range.to - range.from))
  if (short.length < enoughEvents) return { ...range, counts }
  for (let draw = range.from; draw < range.to; draw++) {
    const stream = new RandomStream(plan.seed, draw)
    const start = (draw - range.from) * hoursOfWeek
    for (const { from, to } of short) {
      const bin = start + hourAt(clock, from + stream.uniform() * (to - from)).bin
      counts[bin] = at(counts, bin) + 1
    }
  }
  return { ...range, counts }
}

export function joinAoristic(problem: AoristicProblem, plan: DrawPlan, parts: readonly AoristicPart[]): Aoristic {
  const { clock, spans, reversed, impossible } = problem
  const ordered = wholeRun(parts, plan)
  const short = spans.filter(isShort)
  const longSpans = spans.length - short.length
  const isFew = short.length < enoughEvents
  const bandOf = (size: number, binOf: (hour: number) => number) => toBand(ordered, { draws: plan.draws, size, binOf })
  const band = isFew
    ? null
    : {
        level,
        weights: bandOf(hoursOfWeek, (hour) => hour),
        hourOfDay: bandOf(24, toHour),
        weekday: bandOf(7, toWeekday),
      }
  const warnings: AoristicWarning[] = []
  if (plan.draws < enoughDraws) warnings.push('few-draws')
  if (isFew) warnings.push('few-events')
  if (impossible > 0) warnings.push('impossible-times')
  if (longSpans > 0) warnings.push('long-spans')
  if (reversed > 0) warnings.push('reversed-times')
  return {
    kind: 'aoristic',
    method: 'aoristic-168',
    n: spans.length,
    ...toBins(clock, spans),
    chart: { ...toBins(clock, short), band },
    longSpans,
    reversed,
    impossible,
    seed: plan.seed,
    draws: plan.draws,
    warnings,
    needs: isFew ? [{ code: 'events', needed: enoughEvents, had: short.length }] : [],
  }
}

const isShort = ({ from, to }: Span): boolean => to - from <= longestSpan
const toHour = (hourOfWeek: number): number => hourOfWeek % 24
const toWeekday = (hourOfWeek: number): number => Math.floor(hourOfWeek / 24)

function toBins(clock: WallClock, spans: readonly Span[]): Bins {
  const weights = new Float64Array(hoursOfWeek)
  for (const span of spans) spread(clock, span, weights)
  const sums = (size: number, binOf: (hour: number) => number) => {
    const bins = new Array<number>(size).fill(0)
    for (const [hour, weight] of weights.entries()) bins[binOf(hour)] = (bins[binOf(hour)] ?? 0) + weight
    return bins
  }
  return {
    weights: [...weights],
    hourOfDay: sums(24, toHour),
    weekday: sums(7, toWeekday),
    used: spans.length,
    total: weights.reduce((sum, weight) => sum + weight, 0),
  }
}

function spread(clock: WallClock, { from, to }: Span, weights: Float64Array): void {
  if (to === from) {
    const { bin } = hourAt(clock, from)
    weights[bin] = at(weights, bin) + 1
    return
  }
  for (let now = from; now < to; ) {
    const { bin, until } = hourAt(clock, now)
    const next = Math.min(until, to)
    weights[bin] = at(weights, bin) + (next - now) / (to - from)
    now = next
  }
}

interface Grouping {
  readonly draws: number
  readonly size: number
  readonly binOf: (hour: number) => number
}

function toBand(parts: readonly AoristicPart[], { draws, size, binOf }: Grouping): Band {
  const byBin = Array.from({ length: size }, () => new Float64Array(draws))
  for (const { from, counts } of parts) {
    for (let entry = 0; entry < counts.length; entry++) {
      const bin = byBin[binOf(entry % hoursOfWeek)]
      const draw = from + Math.floor(entry / hoursOfWeek)
      if (bin !== undefined) bin[draw] = at(bin, draw) + at(counts, entry)
    }
  }
  const rank = (share: number) => Math.max(0, Math.ceil(share * draws) - 1)
  const sorted = byBin.map((counts) => counts.sort())
  return {
    low: sorted.map((counts) => at(counts, rank((1 - level) / 2))),
    high: sorted.map((counts) => at(counts, rank((1 + level) / 2))),
  }
}
