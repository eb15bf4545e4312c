import { z } from 'zod'
import { type Rejection, reject } from '#kernel/errors/problem.ts'
import { classified, type FieldRule } from '#kernel/model/field-class.ts'
import { email, id, isoWeek, oneOf, optional, strict } from '#kernel/model/fields.ts'
import { freeText, requiredFreeText } from '#kernel/privacy/free-text.ts'
import type { IsoWeek } from '#kernel/time/week.ts'

/** What a meeting agreed that a party should do, carried from picture to picture until it is closed. */
export const activityStatuses = ['open', 'done', 'dropped'] as const
export type ActivityStatus = (typeof activityStatuses)[number]

/** What the responsible party may say of it. Done closes it; the two others leave it to the next meeting. */
export const activityAnswers = ['done', 'under-way', 'not-possible'] as const
export type ActivityAnswer = (typeof activityAnswers)[number]
const standingAnswers = ['under-way', 'not-possible'] as const

/** Selections of the list. */
export const activityViews = ['open', 'mine', 'late', 'closed', 'all'] as const
export type ActivityView = (typeof activityViews)[number]

export const activityFields = {
  text: requiredFreeText(500),
  area: optional(id()),
  party: id(),
  /** the function at the party that answers for it, never a person */
  responsible: freeText(120),
  /** the function's mailbox, for a party without accounts */
  contact: optional(email()),
  dueWeek: isoWeek(),
}
export const ActivityInput = strict({ ...activityFields, agreedWeek: optional(isoWeek()) })
export type ActivityInput = z.infer<typeof ActivityInput>
export const ActivityOutcome = { status: oneOf(['done', 'dropped']), outcome: freeText(500) }
export const AnswerInput = { answer: oneOf(activityAnswers), text: freeText(500) }

const shape = {
  id: z.number(),
  version: z.number(),
  agreedWeek: z.string(),
  areaId: z.number().nullable(),
  text: z.string(),
  partyId: z.number(),
  responsible: z.string().nullable(),
  dueWeek: z.string(),
  status: z.enum(activityStatuses),
  outcome: z.string().nullable(),
  closedWeek: z.string().nullable(),
  answer: z.enum(standingAnswers).nullable(),
  answerText: z.string().nullable(),
  answeredAt: z.string().nullable(),
  /** how many times a meeting has moved its due week */
  carried: z.number(),
}
type ActivityShape = z.infer<z.ZodObject<typeof shape>>

/** What was agreed and answered is for those inside the cooperation, whichever way it leaves; who and when is told with it. */
export const activityRule: FieldRule<ActivityShape & Record<'party' | 'area' | 'late' | 'closable', unknown>> = {
  classes: {
    id: 'open',
    version: 'open',
    agreedWeek: 'open',
    areaId: 'open',
    text: 'internal',
    partyId: 'open',
    responsible: 'internal',
    dueWeek: 'open',
    status: 'open',
    outcome: 'internal',
    closedWeek: 'open',
    answer: 'open',
    answerText: 'internal',
    answeredAt: 'open',
    carried: 'open',
    party: 'open',
    area: 'open',
    late: 'open',
    closable: 'open',
  },
}
export const Activity = classified(z.object(shape), activityRule)
export type Activity = z.infer<typeof Activity>
/** The same with names and whether it is late, for lists: whatever is added obeys the same rule. */
export const listedActivity = <More extends z.ZodRawShape>(more: More) =>
  classified(Activity.extend({ party: z.string(), late: z.boolean(), ...more }), activityRule)

/** What the link to one activity shows: the link is the right to read this one, so nothing in it is withheld. */
export const LinkedActivity = classified(
  z.object({
    version: z.number(),
    text: z.string(),
    responsible: z.string().nullable(),
    dueWeek: z.string(),
    status: z.enum(activityStatuses),
    outcome: z.string().nullable(),
    answer: z.enum(standingAnswers).nullable(),
    answerText: z.string().nullable(),
    answeredAt: z.string().nullable(),
  }),
  {
    classes: {
      version: 'open',
      text: 'open',
      responsible: 'open',
      dueWeek: 'open',
      status: 'open',
      outcome: 'open',
      answer: 'open',
      answerText: 'open',
      answeredAt: 'open',
    },
  },
)
/** As it is kept: the mailbox is shown to the coordination only. */
export type KeptActivity = Activity & { readonly contact: string | null }

export const isLate = ({ status, dueWeek }: Pick<Activity, 'status' | 'dueWeek'>, week: IsoWeek): boolean =>
  status === 'open' && dueWeek < week

export function changeActivity(
  activity: KeptActivity,
  input: Omit<ActivityInput, 'agreedWeek'>,
): KeptActivity | Rejection {
  if (activity.status !== 'open') return reject('activities.rejected.closed')
  if (input.dueWeek < activity.agreedWeek) return reject('activities.rejected.due-before-agreed')
  const { text, area: areaId, party: partyId, contact, dueWeek } = input
  return { ...activity, text, areaId, partyId, responsible: orNull(input.responsible), contact, dueWeek }
}

/** One that was just agreed. */
export const newActivity = (
  input: ActivityInput,
  agreedWeek: IsoWeek,
): Omit<KeptActivity, 'id' | 'version'> | Rejection =>
  input.dueWeek < agreedWeek
    ? reject('activities.rejected.due-before-agreed')
    : {
        agreedWeek,
        areaId: input.area,
        text: input.text,
        partyId: input.party,
        responsible: orNull(input.responsible),
        contact: input.contact,
        dueWeek: input.dueWeek,
        ...unanswered,
        status: 'open',
        outcome: null,
        closedWeek: null,
        carried: 0,
      }

/** Whether what is about to be agreed already is, word for word and still open. */
export const isAgreedAlready = (existing: KeptActivity, agreed: Omit<KeptActivity, 'id' | 'version'>): boolean =>
  existing.status === 'open' &&
  (['text', 'areaId', 'partyId', 'responsible', 'contact', 'dueWeek', 'agreedWeek'] as const).every(
    (field) => existing[field] === agreed[field],
  )

const unanswered = { answer: null, answerText: null, answeredAt: null } as const
const orNull = (text: string): string | null => (text === '' ? null : text)

type Said = {
  readonly answer: ActivityAnswer
  readonly text: string
  /** an instant, and the week in which it lies */
  readonly at: string
  readonly week: IsoWeek
}

/** The party's word. That it cannot be done needs a reason, and it is the meeting that then drops it or carries it over. */
export function answerActivity(activity: KeptActivity, { answer, text, at, week }: Said): KeptActivity | Rejection {
  if (answer === 'done') return closeActivity(activity, { status: 'done', outcome: text, week })
  if (activity.status !== 'open') return reject('activities.rejected.closed')
  if (answer === 'not-possible' && text === '') return reject('activities.rejected.why-not-possible')
  return { ...activity, answer, answerText: orNull(text), answeredAt: at }
}

/** Moved to a later week by a meeting. What the party answered about the earlier week has been dealt with. */
export function carryActivity(activity: KeptActivity, dueWeek: IsoWeek, week: IsoWeek): KeptActivity | Rejection {
  if (activity.status !== 'open') return reject('activities.rejected.closed')
  if (dueWeek <= activity.dueWeek || dueWeek < week) return reject('activities.rejected.not-later')
  return { ...activity, ...unanswered, dueWeek, carried: activity.carried + 1 }
}

/** One that was not done says why; for one that was done an outcome is welcome. */
export function closeActivity(
  activity: KeptActivity,
  { status, outcome, week }: { readonly status: 'done' | 'dropped'; readonly outcome: string; readonly week: IsoWeek },
): KeptActivity | Rejection {
  if (activity.status !== 'open') return reject('activities.rejected.closed')
  if (status === 'dropped' && outcome === '') return reject('activities.rejected.reason-missing')
  // Agreed in a week to come and already closed: it counts as closed in the week it was agreed.
  const closedWeek = week < activity.agreedWeek ? activity.agreedWeek : week
  return { ...activity, status, outcome: outcome === '' ? null : outcome, closedWeek }
}

export const reopenActivity = (activity: KeptActivity): KeptActivity | Rejection =>
  activity.status === 'open'
    ? reject('activities.rejected.open')
    : { ...activity, status: 'open', outcome: null, closedWeek: null }

/** How it stood when the week was over: what was closed later was still open. */
export const asOfWeek = (activity: Activity, week: IsoWeek): Activity =>
  activity.closedWeek !== null && activity.closedWeek > week
    ? { ...activity, status: 'open', outcome: null, closedWeek: null }
    : activity
