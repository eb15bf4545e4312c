import { addWeeks, type IsoWeek } from '#kernel/time/week.ts'
import type { KeptActivity } from './activity.ts'

export type Reminder = { readonly kind: 'activity-due' | 'activity-late'; readonly activity: KeptActivity }

/** What is told in a week: what is due in it, once, and what is late, the first four weeks, once a week. After that it is the meeting's. */
export function remindersFor(activities: readonly KeptActivity[], week: IsoWeek): readonly Reminder[] {
  return activities.flatMap((activity): Reminder[] => {
    if (activity.status !== 'open') return []
    if (activity.dueWeek === week) return [{ kind: 'activity-due', activity }]
    const late = activity.dueWeek < week && activity.dueWeek >= addWeeks(week, -weeksOfReminders)
    return late ? [{ kind: 'activity-late', activity }] : []
  })
}
const weeksOfReminders = 4

/** The same reminder is told once however often the job runs. */
export const onceFor = ({ kind, activity }: Reminder, week: IsoWeek, to: string): string =>
  `${kind} ${activity.id} ${activity.dueWeek} ${week} ${to}`
