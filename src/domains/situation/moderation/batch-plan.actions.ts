import { z } from 'zod'
import { createLocator, listAreas } from '#domains/areas/index.ts'
import type { Context } from '#kernel/action/action.ts'
import { Problem } from '#kernel/errors/problem.ts'
import { id, list, oneOf, optional, type strict } from '#kernel/model/fields.ts'
import { refer } from '#kernel/model/reference.ts'
import { listCategories } from '../categories/category.register.ts'
import { listLevels } from '../levels/level.store.ts'
import { canShow } from '../observations/observation.policy.ts'
import { saveObservation } from '../observations/observation.store.ts'
import { countsInPicture, type Observation, visibilities } from '../observations/observation.ts'
import { listWeekEditions } from '../pictures/picture.store.ts'
import { addBatchRows } from './batch.store.ts'
import { type BatchChange, isSameState, reclassified, stateOf } from './batch.ts'

export const changeFields = {
  category: optional(id()),
  area: optional(id()),
  place: optional(id()),
  status: optional(oneOf(['triaged', 'verified', 'dismissed'])),
  visibility: optional(oneOf(visibilities)),
}
export type AskedChange = z.infer<ReturnType<typeof strict<typeof changeFields>>>

/** The change as it may be made: category, area and place are there, the place lies in the area, and who reads is the actor's to say. */
export async function toChange({ db, actor, clock }: Context, asked: AskedChange): Promise<BatchChange> {
  const { category: categoryId, area, place, status, visibility } = asked
  const may = canShow(actor)
  if (visibility !== null && !may.allowed) throw new Problem('forbidden', may.reason)
  if (categoryId !== null && !(await listCategories(db)).some((one) => one.id === categoryId))
    throw new Problem('rejected', 'observations.rejected.category-unknown')
  const locator = createLocator(await listAreas(db, { on: clock.today() }))
  const areaId = place === null ? area : locator.countingArea(place)
  if (place !== null && (areaId === null || (area !== null && area !== areaId)))
    throw new Problem('rejected', 'observations.rejected.place-unknown')
  if (areaId !== null && locator.countingArea(areaId) !== areaId)
    throw new Problem('rejected', 'observations.rejected.area-unknown')
  return { categoryId, areaId, placeId: place, status, visibility }
}

export type Planned = { readonly before: Observation; readonly after: Observation }
/** What stands in the place of the reason while nobody has written it. */
const unsaid = '…'

/** Which of some observations would change, and how many cannot. */
export function plan(observations: readonly Observation[], change: BatchChange, reason: string = unsaid) {
  const planned: Planned[] = []
  let left = 0
  for (const before of observations) {
    const after = reclassified(before, change, reason)
    if ('rejected' in after) left += 1
    else if (!isSameState(stateOf(before), stateOf(after))) planned.push({ before, after })
  }
  return { planned, left }
}

/** Whether the week's counts become others: what moves, and what begins or ceases to count. */
export const bearsOnCounts = ({ before, after }: Planned): boolean =>
  before.categoryId !== after.categoryId ||
  before.areaId !== after.areaId ||
  countsInPicture(before.status) !== countsInPicture(after.status)

export const TouchedWeek = z.object({
  week: z.string(),
  n: z.number(),
  frozen: z.boolean(),
  /** in how many areas somebody has set the week's level: those stay, their suggestions may change */
  levels: z.number(),
})
export type TouchedWeek = z.infer<typeof TouchedWeek>

/** The weeks whose counts change, with what rests on them. */
export async function touchedWeeks({ db }: Context, counts: ReadonlyMap<string, number>): Promise<TouchedWeek[]> {
  const weeks: TouchedWeek[] = []
  for (const [week, n] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const frozen = (await listWeekEditions(db, week)).some(({ status }) => status === 'published')
    const levels = (await listLevels(db, week)).filter(({ level }) => level !== null).length
    weeks.push({ week, n, frozen, levels })
  }
  return weeks
}

/** Changes what was planned and keeps how it was, all in this transaction. */
export async function carryOut(context: Context, batchId: number, planned: readonly Planned[]): Promise<void> {
  const { db, actor, changed } = context
  const rows = []
  for (const { before, after } of planned) {
    const saved = await saveObservation(db, after)
    changed(refer('situation.observation', before.id), before, saved)
    rows.push({ observationId: before.id, before: stateOf(before), after: stateOf(saved) })
  }
  await addBatchRows(db, { municipality: actor.municipality, batchId, rows })
}

export const Done = z.object({ batch: z.number(), changed: z.number(), left: z.number() })
export const idsField = (most: number) =>
  z.preprocess((value) => (value === undefined ? [] : [value].flat()), list(id()).max(most))
