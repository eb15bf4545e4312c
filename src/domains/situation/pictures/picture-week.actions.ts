import { z } from 'zod'
import { getArea } from '#domains/areas/index.ts'
import { listParties } from '#domains/parties/index.ts'
import { action, type Context } from '#kernel/action/action.ts'
import type { Db } from '#kernel/db/connect.ts'
import { notFound } from '#kernel/errors/problem.ts'
import { id, isoWeek, optional, strict } from '#kernel/model/fields.ts'
import { addWeeks, type IsoWeek } from '#kernel/time/week.ts'
import { listActivities } from '../activities/activity.store.ts'
import { isLate, listedActivity } from '../activities/activity.ts'
import { ActivityEffect, effectOf } from '../activities/activity-effect.ts'
import { workOutWeek } from '../counts/week-preparation.jobs.ts'
import { canListImports } from '../imports/import.policy.ts'
import { canReadIndications } from '../indications/indication.policy.ts'
import { listAreaLevels } from '../levels/level.store.ts'
import { levelInForce } from '../levels/level.ts'
import { listLevelDefinitions } from '../levels/level-definition.register.ts'
import { levelWordsFrom } from '../levels/level-words.ts'
import { canListObservations } from '../observations/observation.policy.ts'
import { canSeePlaces } from '../places/hot-places.policy.ts'
import { listTimedEvents } from '../places/hot-places.store.ts'
import { countClosePairs, toPeriod, usualPeriod } from '../places/hot-places.ts'
import { canSeePrivacyCounts } from '../privacy/privacy-count.ts'
import { listFollows } from '../warnings/follow.store.ts'
import { canDecide, canMakePictures, canReadWeek } from './picture.policy.ts'
import { listWeekEditions } from './picture.store.ts'
import { isOpen, latestCompleteWeek, PictureView } from './picture.ts'
import type { ComposedWeek } from './picture-compose.ts'
import { LevelWords, Outline, WeekContent } from './picture-content.ts'

/**
 * The week as it now stands; levels as they were stored where its picture is published and no correction is being written.
 * `inDepth`: for which areas to work out how sure things are.
 */
export async function readWeek(
  { db, actor, clock }: Context,
  week: IsoWeek,
  inDepth: (areaId: number) => boolean = () => false,
): Promise<ComposedWeek> {
  const editions = await listWeekEditions(db, week)
  const frozen = editions.some(({ status }) => status === 'published') && !editions.some(isOpen)
  return workOutWeek(db, {
    municipality: actor.municipality,
    week,
    today: clock.today(),
    now: clock.now(),
    madeUp: actor.demo,
    frozen,
    inDepth,
  })
}

export const readLevelWords = async ({ db }: Context): Promise<LevelWords> =>
  levelWordsFrom(
    (await listLevelDefinitions(db)).map(({ level, confirmed, nameSv, nameEn, meaningSv, meaningEn }) => ({
      level,
      confirmed,
      name: { sv: nameSv, en: nameEn },
      meaning: { sv: meaningSv, en: meaningEn },
    })),
  )

const WeekAnswer = z.object({
  content: WeekContent,
  levelWords: LevelWords,
  /** its pictures, the latest edition first */
  pictures: z.array(PictureView),
  latestWeek: z.string(),
  outlines: z.array(Outline),
})

/** The situation of a week: the latest complete one unless another is asked for. */
export const getWeek = action('situation.week', {
  http: 'GET /situation',
  input: strict({ week: optional(isoWeek()) }),
  allow: canReadWeek,
  run: async (context, { week }) => {
    const latestWeek = latestCompleteWeek(context.clock.today())
    const shown = week ?? latestWeek
    const composed = await readWeek(context, shown)
    return {
      content: composed.content,
      outlines: [...composed.outlines],
      levelWords: await readLevelWords(context),
      pictures: await listWeekEditions(context.db, shown),
      latestWeek,
    }
  },
  audit: 'none',
  output: WeekAnswer,
  can: (actor) => ({
    make: canMakePictures(actor),
    setLevels: canDecide(actor),
    places: canSeePlaces(actor),
    privacyCounts: canSeePrivacyCounts(actor),
    indications: canReadIndications(actor),
    observations: canListObservations(actor),
    imports: canListImports(actor),
  }),
})

const AreaAnswer = WeekAnswer.extend({
  areaId: z.number(),
  /** categories of the area that one follows; 0: the area as a whole */
  followed: z.array(z.number()),
  /** the weeks whose level is known, oldest first */
  history: z.array(
    z.object({
      week: z.string(),
      level: z.number().nullable(),
      suggested: z.number().nullable(),
      decided: z.boolean(),
      reason: z.string().nullable(),
    }),
  ),
  /** pairs of events close by one another in the weeks of a trend; null for those who may not see places */
  closePairs: z.number().nullable(),
  activities: z.array(listedActivity({})),
  effects: z.array(ActivityEffect),
})
const weeksOfHistory = 52

/** A busy area's latest events are enough to point to the page that works them out. */
const mostPaired = 2000

const closePairsIn = async (db: Db, areaId: number, week: IsoWeek): Promise<number> =>
  countClosePairs(
    await listTimedEvents(db, { ...toPeriod(week, Number(usualPeriod)), areaId, categoryIds: null }, mostPaired),
  )

export const getAreaSituation = action('situation.area', {
  http: 'GET /situation/areas/:id',
  input: strict({ id: id(), week: optional(isoWeek()) }),
  target: ({ db }, input) => getArea(db, input.id),
  allow: canReadWeek,
  run: async (context, { week }, area) => {
    const { db, actor, clock } = context
    const latestWeek = latestCompleteWeek(clock.today())
    const shown = week ?? latestWeek
    const { content, outlines } = await readWeek(context, shown, (one) => one === area.id)
    if (!content.areas.some(({ id }) => id === area.id)) throw notFound()
    const stored = await listAreaLevels(db, area.id, { from: addWeeks(shown, -weeksOfHistory + 1), to: shown })
    const parties = new Map((await listParties(db)).map(({ id, name }) => [id, name]))
    const own = (await listActivities(db)).filter(({ areaId }) => areaId === area.id)
    const { weeks = [] } = content.areas.find(({ id }) => id === area.id) ?? {}
    return {
      content,
      outlines: [...outlines],
      levelWords: await readLevelWords(context),
      pictures: await listWeekEditions(db, shown),
      latestWeek,
      areaId: area.id,
      followed: (actor.accountId === null ? [] : await listFollows(db, actor.accountId))
        .filter(({ areaId }) => areaId === area.id)
        .map(({ categoryId }) => categoryId),
      history: stored.map((row) => ({
        week: row.week,
        level: levelInForce(row),
        suggested: row.suggested,
        decided: row.level !== null,
        reason: row.reason,
      })),
      closePairs: canSeePlaces(actor).allowed ? await closePairsIn(db, area.id, shown) : null,
      activities: own.map((activity) => ({
        ...activity,
        party: parties.get(activity.partyId) ?? '',
        late: isLate(activity, shown),
      })),
      effects: own.flatMap(
        (activity) => effectOf(activity, { week: shown, weeks, party: parties.get(activity.partyId) ?? '' }) ?? [],
      ),
    }
  },
  audit: 'none',
  output: AreaAnswer,
  can: (actor) => ({
    setLevels: canDecide(actor),
    indications: canReadIndications(actor),
    observations: canListObservations(actor),
  }),
})
