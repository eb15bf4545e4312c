import { at } from '../linear-algebra.ts'
import { AnalysisInputError, type Need, requireCount, requirePositive } from '../refusal.ts'

/** What several parties report on the same areas. */
export interface CoverageInput {
  readonly weeks: number
  readonly areas: number
  /** Per party: counts, week-major as in WeeklySeries; NaN where the party was silent on the area. */
  readonly parties: readonly Float64Array[]
}

export type CoverageWarning = 'irregular-party' | 'late-start' | 'silent-party' | 'no-usual-party'

/** A WeeklySeries with its exposure. */
export interface Coverage {
  readonly kind: 'coverage'
  readonly method: 'share-of-usual-parties'
  readonly weeks: number
  readonly areas: number
  /** Sum over the area's usual parties that reported; NaN where too little was reported to stand for the area. */
  readonly counts: Float64Array
  /** The share of the events that the parties which reported usually carry; exactly 1 where none is silent, 0 where missing. */
  readonly exposure: Float64Array
  /** First week from which every usual party has begun to report: a candidate for `baselineStart`. */
  readonly completeFrom: number
  /** Observed weeks x areas. */
  readonly n: number
  readonly warnings: readonly CoverageWarning[]
  readonly needs: readonly Need[]
}

/** A party is usual in an area when it reported in this share of the weeks since its first report there, and in this many. */
const usualShare = 0.75
const fewestReports = 8
/** An area's own division between parties counts as much as the whole's when it rests on this many events. */
const priorEvents = 10
/** With less than this of the usual the week is missing rather than guessed from a splinter. */
const leastExposure = 0.1

/**
 * Puts the parties' counts together. Where a party that usually reports is silent the expectation goes down by its usual
 * share, the counts are never scaled up. Parties that report now and then are left out. Errors: AnalysisInputError.
 */
export function combineParties({ weeks, areas, parties }: CoverageInput): Coverage {
  requireParties({ weeks, areas, parties })
  const habits = parties.map((counts) => habitsOf(counts, weeks, areas))
  const counts = new Float64Array(weeks * areas).fill(Number.NaN)
  const exposure = new Float64Array(weeks * areas)
  const warnings = new Set<CoverageWarning>()
  let completeFrom = 0
  let n = 0
  if (habits.some((habit) => habit.some(({ reports, isUsual }) => reports > 0 && !isUsual)))
    warnings.add('irregular-party')
  for (let area = 0; area < areas; area++) {
    const shares = sharesIn(habits, area)
    if (shares.size === 0) warnings.add('no-usual-party')
    for (const party of shares.keys()) completeFrom = Math.max(completeFrom, habits[party]?.[area]?.first ?? 0)
    for (let cell = area; cell < counts.length; cell += areas) {
      const { sum, share, silent } = seenIn(parties, shares, cell)
      if (silent > 0) warnings.add('silent-party')
      if (share < leastExposure) continue
      counts[cell] = sum
      exposure[cell] = silent === 0 ? 1 : share
      n += 1
    }
  }
  if (completeFrom > 0) warnings.add('late-start')
  const method = 'share-of-usual-parties'
  return {
    kind: 'coverage',
    method,
    weeks,
    areas,
    counts,
    exposure,
    completeFrom,
    n,
    warnings: [...warnings].sort(),
    needs: [],
  }
}

function requireParties({ weeks, areas, parties }: CoverageInput): void {
  requireCount('weeks', weeks)
  requireCount('areas', areas)
  requirePositive('areas', areas)
  requirePositive('parties', parties.length)
  for (const [party, counts] of parties.entries()) {
    if (counts.length !== weeks * areas) throw new AnalysisInputError('wrong-length', { name: 'parties', value: party })
    for (const count of counts) if (!Number.isNaN(count)) requireCount('parties', count)
  }
}

interface Habit {
  /** First week with a report. */
  readonly first: number
  readonly reports: number
  readonly events: number
  readonly isUsual: boolean
}

/** What the party does in each area. */
function habitsOf(counts: Float64Array, weeks: number, areas: number): readonly Habit[] {
  return Array.from({ length: areas }, (_, area) => {
    let first = weeks
    let reports = 0
    let events = 0
    for (let week = weeks - 1; week >= 0; week--) {
      const count = at(counts, week * areas + area)
      if (Number.isNaN(count)) continue
      first = week
      reports += 1
      events += count
    }
    const isUsual = reports >= fewestReports && reports >= usualShare * (weeks - first)
    return { first, reports, events, isUsual }
  })
}

/** Usual share of the area's events per usual party; the area's own division drawn towards that of all areas. */
function sharesIn(habits: readonly (readonly Habit[])[], area: number): ReadonlyMap<number, number> {
  const usual = [...habits.keys()].filter((party) => habits[party]?.[area]?.isUsual === true)
  const own = usual.map((party) => rateOf([habits[party]?.[area]]))
  const all = usual.map((party) => rateOf(habits[party]?.filter(({ isUsual }) => isUsual) ?? []))
  const ownSum = own.reduce((sum, rate) => sum + rate, 0)
  const allSum = all.reduce((sum, rate) => sum + rate, 0)
  const events = usual.reduce((sum, party) => sum + (habits[party]?.[area]?.events ?? 0), 0)
  return new Map(
    usual.map((party, index) => {
      const whole = allSum === 0 ? 1 / usual.length : (all[index] ?? 0) / allSum
      const local = ownSum === 0 ? whole : (own[index] ?? 0) / ownSum
      return [party, (events * local + priorEvents * whole) / (events + priorEvents)]
    }),
  )
}

/** Events per reported week. */
function rateOf(habits: readonly (Habit | undefined)[]): number {
  const reports = habits.reduce((sum, habit) => sum + (habit?.reports ?? 0), 0)
  const events = habits.reduce((sum, habit) => sum + (habit?.events ?? 0), 0)
  return reports === 0 ? 0 : events / reports
}

function seenIn(parties: readonly Float64Array[], shares: ReadonlyMap<number, number>, cell: number) {
  let sum = 0
  let share = 0
  let silent = 0
  for (const [party, usual] of shares) {
    const count = parties[party]?.[cell] ?? Number.NaN
    if (Number.isNaN(count)) silent += 1
    else {
      sum += count
      share += usual
    }
  }
  return { sum, share, silent }
}
