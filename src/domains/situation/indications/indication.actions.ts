import { z } from 'zod'
import { getArea, listAreaNames } from '#domains/areas/index.ts'
import { action, type Context } from '#kernel/action/action.ts'
import { historyAction } from '#kernel/action/history.ts'
import { accept, Problem } from '#kernel/errors/problem.ts'
import { id, isoWeek, oneOf, optional, strict } from '#kernel/model/fields.ts'
import { refer } from '#kernel/model/reference.ts'
import { weekOf } from '#kernel/time/week.ts'
import { findMeeting } from '../meeting/meeting.store.ts'
import { getObservation } from '../observations/observation.store.ts'
import { canFollowIndications, canReadIndications } from './indication.policy.ts'
import {
  addIndication,
  getIndication,
  keepWeighing,
  listIndications,
  listWeighings,
  saveIndication,
} from './indication.store.ts'
import {
  endIndication,
  type Indication,
  IndicationInputs,
  IndicationShown,
  indicationRule,
  indicationStatuses,
  indicationViews,
  isDue,
  stillFollowed,
  verdicts,
  WeighedWeek,
  weeksOf,
} from './indication.ts'

const type = 'situation.indication'
const reference = ({ id: indicationId }: Pick<Indication, 'id'>) => refer(type, indicationId)
const Named = z.object({ id: z.number(), name: z.string() })

/** Without words: where, since when, how the last week was weighed. */
const Listed = z.object({
  id: z.number(),
  areaId: z.number(),
  area: z.string(),
  ofEvent: z.boolean(),
  raisedWeek: z.string(),
  status: z.enum(indicationStatuses),
  closedWeek: z.string().nullable(),
  last: z.object({ week: z.string(), verdict: z.enum(verdicts) }).nullable(),
  due: z.boolean(),
})
export type ListedIndication = z.infer<typeof Listed>

export const listIndicationsAction = action('indications.list', {
  http: 'GET /indications',
  input: strict({ view: optional(oneOf(indicationViews)), area: optional(id()) }),
  allow: canReadIndications,
  run: async ({ db, clock }, { view, area }) => {
    const now = weekOf(clock.today())
    const areas = await listAreaNames(db, clock.today())
    const names = new Map(areas.map(({ id: areaId, name }) => [areaId, name]))
    const all = await listIndications(db)
    const weighings = await listWeighings(
      db,
      all.map((one) => one.id),
    )
    const listed = all
      .filter(({ areaId }) => area === null || areaId === area)
      .map((one): ListedIndication => {
        const weighed = weighings.get(one.id) ?? []
        const last = weighed.at(-1)
        return {
          ...one,
          area: names.get(one.areaId) ?? '',
          ofEvent: one.observationId !== null,
          last: last ? { week: last.week, verdict: last.verdict } : null,
          due: isDue(one, weighed, now),
        }
      })
    const shown = view ?? 'followed'
    const inView = (name: (typeof indicationViews)[number]) =>
      listed.filter(({ status, due }) =>
        name === 'due' ? due : name === 'followed' ? status === 'followed' : status !== 'followed',
      )
    return {
      view: shown,
      indications: inView(shown),
      counts: Object.fromEntries(indicationViews.map((name) => [name, inView(name).length])),
      areas: areas.filter(({ current }) => current).map(({ id: areaId, name }) => ({ id: areaId, name })),
    }
  },
  audit: 'none',
  output: z.object({
    view: z.enum(indicationViews),
    indications: z.array(Listed),
    counts: z.record(z.string(), z.number()),
    areas: z.array(Named),
  }),
  can: (actor) => ({ follow: canFollowIndications(actor) }),
})

const Whole = z.object({
  indication: IndicationShown,
  area: z.string(),
  weeks: z.array(WeighedWeek),
  /** nobody has weighed it this week */
  due: z.boolean(),
  week: z.string(),
})
export type WholeIndication = z.infer<typeof Whole>

async function toWhole({ db, clock, read }: Context, indications: readonly Indication[]): Promise<WholeIndication[]> {
  const now = weekOf(clock.today())
  const names = new Map((await listAreaNames(db, clock.today())).map(({ id: areaId, name }) => [areaId, name]))
  const weighings = await listWeighings(
    db,
    indications.map((one) => one.id),
  )
  return indications.map((indication) => {
    read(reference(indication), 'reason')
    const weighed = weighings.get(indication.id) ?? []
    return {
      indication,
      area: names.get(indication.areaId) ?? '',
      weeks: weeksOf(indication, weighed, now),
      due: isDue(indication, weighed, now),
      week: now,
    }
  })
}

/** Loaded after the right is tested: whoever lacks it does not learn which there are. */
export const getIndicationAction = action('indications.get', {
  http: 'GET /indications/:id',
  input: strict({ id: id() }),
  allow: canReadIndications,
  run: async (context, input) => (await toWhole(context, [await getIndication(context.db, input.id)]))[0],
  audit: 'read-secret',
  output: Whole,
  can: (actor) => ({ follow: canFollowIndications(actor) }),
})

/** What the meeting sees: those that are followed, and only while its room is closed. */
export const indicationsInMeeting = action('indications.in-meeting', {
  http: 'GET /meetings/:week/indications',
  input: strict({ week: isoWeek() }),
  allow: canReadIndications,
  run: async (context, { week }) => {
    const meeting = await findMeeting(context.db, week)
    const closedRoom = meeting !== null && meeting.closedAt === null && meeting.closedRoom
    const followed = closedRoom ? (await listIndications(context.db)).filter(({ status }) => status === 'followed') : []
    return { week, closedRoom, indications: await toWhole(context, followed) }
  },
  audit: 'read-secret',
  output: z.object({ week: z.string(), closedRoom: z.boolean(), indications: z.array(Whole) }),
  can: (actor) => ({ follow: canFollowIndications(actor) }),
})

/** Raised on an event, in its area, or on an area as a whole. */
export const raiseIndication = action('indications.raise', {
  http: 'POST /indications',
  input: IndicationInputs.raise,
  allow: canFollowIndications,
  run: async ({ db, actor, clock, changed }, { area, observation, reason }) => {
    const event = observation === null ? null : await getObservation(db, observation)
    const areaId = event?.areaId ?? area
    if (areaId === null) throw new Problem('rejected', 'indications.rejected.area-missing')
    await getArea(db, areaId)
    const raised = { areaId, observationId: event?.id ?? null, raisedWeek: weekOf(clock.today()), reason }
    const indication = await addIndication(db, actor.municipality, raised)
    changed(reference(indication), null, raised)
    return { id: indication.id }
  },
  audit: 'write',
  output: z.object({ id: z.number() }),
})

/** What this week says of it; said again in the same week, it is replaced. */
export const weighIndication = action('indications.weigh', {
  http: 'POST /indications/:id/weeks',
  input: IndicationInputs.weigh,
  allow: canFollowIndications,
  run: async ({ db, actor, clock, changed }, { id: indicationId, version, verdict, note }) => {
    const before = accept(stillFollowed(await getIndication(db, indicationId)))
    const week = weekOf(clock.today())
    await saveIndication(db, { ...before, version })
    await keepWeighing(db, actor.municipality, indicationId, { week, verdict, note })
    changed(reference(before), null, { week, verdict, note })
    return { id: indicationId }
  },
  audit: 'write',
  output: z.object({ id: z.number() }),
})

export const endIndicationAction = action('indications.end', {
  http: 'POST /indications/:id/end',
  input: IndicationInputs.end,
  allow: canFollowIndications,
  run: async ({ db, clock, changed }, { id: indicationId, version, ...ending }) => {
    const before = await getIndication(db, indicationId)
    const next = accept(endIndication({ ...before, version }, ending, weekOf(clock.today())))
    changed(reference(before), before, await saveIndication(db, next))
    return { id: indicationId }
  },
  audit: 'write',
  output: z.object({ id: z.number() }),
})

export const indicationHistory = historyAction(type, (actor) => canReadIndications(actor), {
  rule: indicationRule,
  hiddenActions: ['indications.get', 'indications.in-meeting'],
})
