import { z } from 'zod'
import { countChange } from '#analysis/rates/count-change.ts'
import { addWeeks, type IsoWeek } from '#kernel/time/week.ts'
import type { Activity } from './activity.ts'

/** How many weeks before and after an activity was done are laid beside each other. */
export const effectWeeks = 4
export const effectVerdicts = ['too-early', 'missing', 'none', 'within', 'fall', 'rise'] as const

const Side = z.object({
  /** events in the weeks that are known */
  n: z.number(),
  /** how many of the weeks are known */
  weeks: z.number(),
})
/** An area's events around an activity that was done: what happened then, never what the activity did. */
export const ActivityEffect = z.object({
  activityId: z.number(),
  areaId: z.number(),
  text: z.string(),
  party: z.string(),
  closedWeek: z.string(),
  before: Side,
  after: Side,
  verdict: z.enum(effectVerdicts),
})
export type ActivityEffect = z.infer<typeof ActivityEffect>

type Week = { readonly week: IsoWeek; readonly n: number | null }
type Looked = { readonly week: IsoWeek; readonly weeks: readonly Week[]; readonly party: string }

/** The weeks in which an activity must have been done to be looked back on in the picture of a week. */
export const lookedBackOn = (week: IsoWeek): { readonly from: IsoWeek; readonly to: IsoWeek } => ({
  from: addWeeks(week, -effectWeeks),
  to: addWeeks(week, -1),
})

/**
 * Four weeks before against four weeks after, the week in which it was done left out. Judged only when all eight are known:
 * within normal variation, or fewer or more than chance gives (two counts, exact given their sum; Przyborowski and Wilenski 1940).
 * Null for what has no area or was not done in the four weeks before the one looked at.
 */
export function effectOf(activity: Activity, { week, weeks, party }: Looked): ActivityEffect | null {
  const { id, areaId, text, status, closedWeek } = activity
  const { from, to } = lookedBackOn(week)
  if (status !== 'done' || areaId === null || closedWeek === null || closedWeek < from || closedWeek > to) return null
  const between = (first: IsoWeek, last: IsoWeek) => weeks.filter((one) => one.week >= first && one.week <= last)
  const before = sideOf(between(addWeeks(closedWeek, -effectWeeks), addWeeks(closedWeek, -1)))
  const past = between(addWeeks(closedWeek, 1), addWeeks(closedWeek, effectWeeks))
  const after = sideOf(past)
  return { activityId: id, areaId, text, party, closedWeek, before, after, verdict: judge(before, after, past.length) }
}

function sideOf(weeks: readonly Week[]): z.infer<typeof Side> {
  const known = weeks.flatMap(({ n }) => (n === null ? [] : [n]))
  return { n: known.reduce((sum, n) => sum + n, 0), weeks: known.length }
}

type Sum = z.infer<typeof Side>

function judge(before: Sum, after: Sum, past: number): ActivityEffect['verdict'] {
  if (past < effectWeeks) return 'too-early'
  if (before.weeks < effectWeeks || after.weeks < effectWeeks) return 'missing'
  const change = countChange({ y1: before.n, y2: after.n })
  if (change.kind === 'refused') return 'none'
  return change.verdict === 'within-normal-variation' ? 'within' : change.verdict
}
