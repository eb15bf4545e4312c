import { z } from 'zod'
import { type Rejection, reject } from '#kernel/errors/problem.ts'
import { id, isoWeek, oneOf, optional, strict } from '#kernel/model/fields.ts'
import { freeText, requiredFreeText } from '#kernel/privacy/free-text.ts'
import type { IsoWeek } from '#kernel/time/week.ts'

/** What a meeting agreed that a party should do, carried from picture to picture until it is closed. */
export const activityStatuses = ['open', 'done', 'dropped'] as const
export type ActivityStatus = (typeof activityStatuses)[number]

/** Selections of the list. */
export const activityViews = ['open', 'mine', 'late', 'closed', 'all'] as const
export type ActivityView = (typeof activityViews)[number]

export const activityFields = {
  text: requiredFreeText(500),
  area: optional(id()),
  party: id(),
  dueWeek: isoWeek(),
}
export const ActivityInput = strict({ ...activityFields, agreedWeek: optional(isoWeek()) })
export type ActivityInput = z.infer<typeof ActivityInput>
export const ActivityOutcome = { status: oneOf(['done', 'dropped']), outcome: freeText(500) }

export const Activity = z.object({
  id: z.number(),
  version: z.number(),
  agreedWeek: z.string(),
  areaId: z.number().nullable(),
  text: z.string(),
  partyId: z.number(),
  dueWeek: z.string(),
  status: z.enum(activityStatuses),
  outcome: z.string().nullable(),
  closedWeek: z.string().nullable(),
})
export type Activity = z.infer<typeof Activity>

export const isLate = ({ status, dueWeek }: Pick<Activity, 'status' | 'dueWeek'>, week: IsoWeek): boolean =>
  status === 'open' && dueWeek < week

export function changeActivity(activity: Activity, input: Omit<ActivityInput, 'agreedWeek'>): Activity | Rejection {
  if (activity.status !== 'open') return reject('activities.rejected.closed')
  if (input.dueWeek < activity.agreedWeek) return reject('activities.rejected.due-before-agreed')
  return { ...activity, text: input.text, areaId: input.area, partyId: input.party, dueWeek: input.dueWeek }
}

/** One that was not done says why; for one that was done an outcome is welcome. */
export function closeActivity(
  activity: Activity,
  { status, outcome, week }: { readonly status: 'done' | 'dropped'; readonly outcome: string; readonly week: IsoWeek },
): Activity | Rejection {
  if (activity.status !== 'open') return reject('activities.rejected.closed')
  if (status === 'dropped' && outcome === '') return reject('activities.rejected.reason-missing')
  // Agreed in a week to come and already closed: it counts as closed in the week it was agreed.
  const closedWeek = week < activity.agreedWeek ? activity.agreedWeek : week
  return { ...activity, status, outcome: outcome === '' ? null : outcome, closedWeek }
}

export const reopenActivity = (activity: Activity): Activity | Rejection =>
  activity.status === 'open'
    ? reject('activities.rejected.open')
    : { ...activity, status: 'open', outcome: null, closedWeek: null }

/** How it stood when the week was over: what was closed later was still open. */
export const asOfWeek = (activity: Activity, week: IsoWeek): Activity =>
  activity.closedWeek !== null && activity.closedWeek > week
    ? { ...activity, status: 'open', outcome: null, closedWeek: null }
    : activity
