import { addWeeks, type IsoWeek } from '#kernel/time/week.ts'

/** When a focus meeting is called for (P-05): several serious events over a longer period in one area. Data, from a day on. */
export type FocusRule = {
  readonly weeks: number
  readonly events: number
  readonly weeksWithEvents: number
}

/** In force where the municipality has not decided on a rule of its own: the sources give no numbers. */
export const defaultFocusRule: FocusRule = { weeks: 8, events: 3, weeksWithEvents: 2 }

type Dated = FocusRule & { readonly validFrom: string }

/** The rule that holds on a day: of those that have begun, the latest. */
export const focusRuleOn = (rules: readonly Dated[], day: string): FocusRule =>
  rules
    .filter(({ validFrom }) => validFrom <= day)
    .toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))
    .at(0) ?? defaultFocusRule

/** Serious events of an area in a week. */
export type SeriousWeek = { readonly areaId: number; readonly week: IsoWeek; readonly n: number }

/** How an area stands to the rule, with the numbers that tell why. */
export type FocusStanding = {
  readonly met: boolean
  readonly firstWeek: IsoWeek
  readonly lastWeek: IsoWeek
  readonly events: number
  readonly weeksWithEvents: number
  readonly rule: FocusRule
}

export function focusStanding(
  { weeks, events, weeksWithEvents }: FocusRule,
  week: IsoWeek,
  serious: readonly Pick<SeriousWeek, 'week' | 'n'>[],
): FocusStanding {
  const firstWeek = addWeeks(week, 1 - weeks)
  const inside = serious.filter((one) => one.n > 0 && one.week >= firstWeek && one.week <= week)
  const total = inside.reduce((sum, { n }) => sum + n, 0)
  const spread = new Set(inside.map((one) => one.week)).size
  return {
    met: total >= events && spread >= weeksWithEvents,
    firstWeek,
    lastWeek: week,
    events: total,
    weeksWithEvents: spread,
    rule: { weeks, events, weeksWithEvents },
  }
}
