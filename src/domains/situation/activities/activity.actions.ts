import { z } from 'zod'
import { listAreas } from '#domains/areas/index.ts'
import { getParty, listParties } from '#domains/parties/index.ts'
import { action, type Context } from '#kernel/action/action.ts'
import { historyAction } from '#kernel/action/history.ts'
import { accept } from '#kernel/errors/problem.ts'
import { id, isoWeek, oneOf, optional, strict, version } from '#kernel/model/fields.ts'
import { refer } from '#kernel/model/reference.ts'
import { weekOf } from '#kernel/time/week.ts'
import { canCloseActivity, canDecide, canListActivities } from '../pictures/picture.policy.ts'
import { addActivity, getActivity, listActivities, saveActivity } from './activity.store.ts'
import {
  Activity,
  ActivityInput,
  ActivityOutcome,
  type ActivityView,
  AnswerInput,
  activityFields,
  activityViews,
  answerActivity,
  carryActivity,
  changeActivity,
  closeActivity,
  isAgreedAlready,
  isLate,
  listedActivity,
  newActivity,
  reopenActivity,
} from './activity.ts'

const reference = (activity: Pick<Activity, 'id'>) => refer('situation.activity', activity.id)
const target = ({ db }: Context, input: { id: number }) => getActivity(db, input.id)
const listed = listedActivity({ area: z.string().nullable(), closable: z.boolean() })

const Named = z.object({ id: z.number(), name: z.string() })

export const listActivitiesAction = action('activities.list', {
  http: 'GET /activities',
  input: strict({ view: optional(oneOf(activityViews)), area: optional(id()), party: optional(id()) }),
  allow: canListActivities,
  run: async ({ db, actor, clock }, { view, area, party }) => {
    const week = weekOf(clock.today())
    const parties = await listParties(db)
    const areas = (await listAreas(db, { on: clock.today() })).filter(({ inPicture }) => inPicture)
    const all = (await listActivities(db)).map((activity) => ({
      ...activity,
      party: parties.find(({ id }) => id === activity.partyId)?.name ?? '',
      area: areas.find(({ id }) => id === activity.areaId)?.name ?? null,
      late: isLate(activity, week),
      closable: activity.status === 'open' && canCloseActivity(actor, activity).allowed,
    }))
    const shown = all.filter(
      (one) =>
        (area === null || one.areaId === area) &&
        (party === null || one.partyId === party) &&
        inView(one, view ?? 'open', actor.partyId),
    )
    return {
      activities: shown,
      week,
      counts: Object.fromEntries(
        activityViews.map((name) => [name, all.filter((one) => inView(one, name, actor.partyId)).length]),
      ),
      areas: areas.map(({ id, name }) => ({ id, name })),
      parties: parties.map(({ id, name }) => ({ id, name })),
    }
  },
  audit: 'none',
  output: z.object({
    activities: z.array(listed),
    week: z.string(),
    counts: z.record(z.string(), z.number()),
    areas: z.array(Named),
    parties: z.array(Named),
  }),
  can: (actor) => ({ create: canDecide(actor) }),
})

function inView(activity: Activity & { late: boolean }, view: ActivityView, ownParty: number | null): boolean {
  const open = activity.status === 'open'
  switch (view) {
    case 'open':
      return open
    case 'mine':
      return open && activity.partyId === ownParty
    case 'late':
      return activity.late
    case 'closed':
      return !open
    case 'all':
      return true
    default:
      return view satisfies never
  }
}

/** One activity with what its forms need. */
export const getActivityAction = action('activities.get', {
  http: 'GET /activities/:id',
  input: strict({ id: id() }),
  target,
  allow: canListActivities,
  run: async ({ db, actor, clock }, _input, activity) => {
    const areas = (await listAreas(db, { on: clock.today() })).filter(({ inPicture }) => inPicture)
    return {
      activity,
      contact: canDecide(actor).allowed ? activity.contact : null,
      week: weekOf(clock.today()),
      late: isLate(activity, weekOf(clock.today())),
      areas: areas.map(({ id, name }) => ({ id, name })),
      parties: (await listParties(db)).map(({ id, name }) => ({ id, name })),
    }
  },
  audit: 'none',
  output: z.object({
    activity: Activity,
    /** the function's mailbox; null for those who may not see it */
    contact: z.string().nullable(),
    week: z.string(),
    late: z.boolean(),
    areas: z.array(Named),
    parties: z.array(Named),
  }),
  can: (actor, { activity }) => ({ change: canDecide(actor), close: canCloseActivity(actor, activity) }),
})

export const createActivity = action('activities.create', {
  http: 'POST /activities',
  input: ActivityInput,
  allow: canDecide,
  run: async ({ db, actor, clock, changed }, input) => {
    await getParty(db, input.party)
    const agreed = accept(newActivity(input, input.agreedWeek ?? weekOf(clock.today())))
    // A form that was sent twice: the same is not agreed twice in a week.
    const same = (await listActivities(db)).find((one) => isAgreedAlready(one, agreed))
    if (same) return same
    const activity = await addActivity(db, actor.municipality, agreed)
    changed(reference(activity), null, activity)
    return activity
  },
  audit: 'write',
  output: Activity,
})

export const changeActivityAction = action('activities.change', {
  http: 'POST /activities/:id',
  input: strict({ id: id(), version: version(), ...activityFields }),
  target,
  allow: canDecide,
  run: async ({ db, changed }, { id: _id, version: seen, ...input }, activity) => {
    const saved = await saveActivity(db, accept(changeActivity({ ...activity, version: seen }, input)))
    changed(reference(activity), activity, saved)
    return saved
  },
  audit: 'write',
  output: Activity,
})

/** Done or dropped, with how it went; by the coordinator or the party that was to do it. */
export const closeActivityAction = action('activities.close', {
  http: 'POST /activities/:id/close',
  input: strict({ id: id(), version: version(), ...ActivityOutcome }),
  target,
  allow: canCloseActivity,
  run: async ({ db, clock, changed }, input, activity) => {
    const week = weekOf(clock.today())
    const closed = accept(closeActivity({ ...activity, version: input.version }, { ...input, week }))
    const saved = await saveActivity(db, closed)
    changed(reference(activity), activity, saved)
    return saved
  },
  audit: 'write',
  output: Activity,
})

/** What the responsible party says of it; done closes it, anything else waits for the meeting. */
export const answerActivityAction = action('activities.answer', {
  http: 'POST /activities/:id/answer',
  input: strict({ id: id(), version: version(), ...AnswerInput }),
  target,
  allow: canCloseActivity,
  run: async ({ db, clock, changed }, input, activity) => {
    const said = { ...input, at: clock.now(), week: weekOf(clock.today()) }
    const saved = await saveActivity(db, accept(answerActivity({ ...activity, version: input.version }, said)))
    changed(reference(activity), activity, saved)
    return saved
  },
  audit: 'write',
  output: Activity,
})

/** Carries an open activity over to a later week: what the meeting does with what was not done. */
export const carryActivityAction = action('activities.carry', {
  http: 'POST /activities/:id/carry',
  input: strict({ id: id(), version: version(), dueWeek: isoWeek() }),
  target,
  allow: canDecide,
  run: async ({ db, clock, changed }, { version: seen, dueWeek }, activity) => {
    const carried = accept(carryActivity({ ...activity, version: seen }, dueWeek, weekOf(clock.today())))
    const saved = await saveActivity(db, carried)
    changed(reference(activity), activity, saved)
    return saved
  },
  audit: 'write',
  output: Activity,
})

export const reopenActivityAction = action('activities.reopen', {
  http: 'POST /activities/:id/reopen',
  input: strict({ id: id(), version: version() }),
  target,
  allow: canDecide,
  run: async ({ db, changed }, input, activity) => {
    const saved = await saveActivity(db, accept(reopenActivity({ ...activity, version: input.version })))
    changed(reference(activity), activity, saved)
    return saved
  },
  audit: 'write',
  output: Activity,
})

export const activityHistory = historyAction('situation.activity', canListActivities, {
  hiddenFields: ['id', 'contact'],
})
