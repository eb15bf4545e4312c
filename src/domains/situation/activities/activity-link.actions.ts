import { z } from 'zod'
import { listAreaNames } from '#domains/areas/index.ts'
import { listParties } from '#domains/parties/index.ts'
import { action, type Context } from '#kernel/action/action.ts'
import { everybody } from '#kernel/auth/actor.ts'
import { createErrand, type Errand, errandReference, noteErrandUse, openErrand } from '#kernel/auth/errand.ts'
import { accept, reject } from '#kernel/errors/problem.ts'
import { id, strict, version } from '#kernel/model/fields.ts'
import { refer } from '#kernel/model/reference.ts'
import { addDays, addWeeks, type IsoWeek, lastDayOf, weekOf } from '#kernel/time/week.ts'
import { startOfDay } from '../observations/observation.ts'
import { canDecide } from '../pictures/picture.policy.ts'
import { getActivity, saveActivity } from './activity.store.ts'
import { type Activity, AnswerInput, answerActivity, type KeptActivity, LinkedActivity } from './activity.ts'

const purpose = 'activity'
/** How long after its due week an activity can be answered through its link. */
const weeksAfter = 4

const reference = (activity: Pick<Activity, 'id'>) => refer('situation.activity', activity.id)
const laterOf = (a: IsoWeek, b: IsoWeek): IsoWeek => (a > b ? a : b)

/** A link that answers for one activity, open until four weeks after it is due, or from now when that has passed. BEAT-4.c. */
export async function makeActivityLink(
  { db, actor, clock, changed }: Pick<Context, 'db' | 'actor' | 'clock' | 'changed'>,
  activity: KeptActivity,
): Promise<{ readonly path: string; readonly expiresAt: string }> {
  const last = addWeeks(laterOf(activity.dueWeek, weekOf(clock.today())), weeksAfter)
  const made = await createErrand(db, {
    municipality: actor.municipality,
    purpose,
    subject: { activity: activity.id },
    expires: startOfDay(addDays(lastDayOf(last), 1)),
    createdBy: actor.accountId,
    now: clock.now(),
  })
  changed(refer(errandReference, made.id), null, { purpose, activity: activity.id, expiresAt: made.expiresAt })
  return { path: made.path, expiresAt: made.expiresAt }
}

export const MadeActivityLink = z.object({ path: z.string(), expiresAt: z.string() })

/** Makes the link and shows it this once. */
export const makeActivityLinkAction = action('activities.make-link', {
  http: 'POST /activities/:id/link',
  input: strict({ id: id() }),
  target: ({ db }: Context, input: { id: number }) => getActivity(db, input.id),
  allow: canDecide,
  run: async (context, _input, activity) => {
    if (activity.status !== 'open') accept(reject('activities.rejected.closed'))
    return makeActivityLink(context, activity)
  },
  audit: 'write',
  output: MadeActivityLink,
})

const shown = { token: z.string().max(100), source: z.string() }
type Shown = { readonly token: string; readonly source: string }
const Refused = z.object({ refused: z.enum(['errand.refused.closed', 'problem.too-many-attempts']) })
type Open = {
  readonly errand: Errand
  readonly activity: KeptActivity
  readonly municipality: { readonly name: string; readonly demo: boolean }
}

/** The activity behind what a visitor shows. A refusal is an answer, so that a guess is counted. */
async function open({ db, actor, clock }: Context, { token, source }: Shown): Promise<Open | z.infer<typeof Refused>> {
  const opened = await openErrand(db, { municipality: actor.municipality, token, purpose, source, now: clock.now() })
  if ('refused' in opened) return opened
  return { ...opened, activity: await getActivity(db, Number(opened.errand.subject.activity)) }
}

/** What the link shows: this activity and nothing else. */
export const openActivityLink = action('errands.open-activity', {
  http: 'GET /errands/activity',
  input: strict(shown),
  allow: everybody,
  run: async (context, link) => {
    const opened = await open(context, link)
    if ('refused' in opened) return opened
    const { activity, errand, municipality } = opened
    const { db, clock } = context
    const parties = await listParties(db)
    const areas = await listAreaNames(db, clock.today())
    return {
      activity,
      party: parties.find(({ id: one }) => one === activity.partyId)?.name ?? '',
      area: areas.find(({ id: one }) => one === activity.areaId)?.name ?? null,
      municipality: municipality.name,
      expiresAt: errand.expiresAt,
    }
  },
  audit: 'none',
  output: z.union([
    Refused,
    z.object({
      activity: LinkedActivity,
      party: z.string(),
      area: z.string().nullable(),
      municipality: z.string(),
      expiresAt: z.string(),
    }),
  ]),
})

/** The party's answer through its link, by the same rule as from an account. */
export const answerThroughLink = action('errands.answer-activity', {
  http: 'POST /errands/activity/answer',
  input: strict({ ...shown, version: version(), ...AnswerInput }),
  allow: everybody,
  run: async (context, { token, source, version: seen, answer, text }) => {
    const { db, actor, clock, changed, identify } = context
    const opened = await open(context, { token, source })
    if ('refused' in opened) return opened
    const { errand, activity } = opened
    identify({ accountId: null, name: 'errand' })
    if (!(await noteErrandUse(db, actor.municipality, { id: errand.id, now: clock.now() })))
      return { refused: 'problem.too-many-attempts' as const }
    const said = { answer, text, at: clock.now(), week: weekOf(clock.today()) }
    const saved = await saveActivity(db, accept(answerActivity({ ...activity, version: seen }, said)))
    changed(reference(activity), activity, saved)
    return { answered: true as const }
  },
  audit: 'write',
  output: z.union([Refused, z.object({ answered: z.literal(true) })]),
})
