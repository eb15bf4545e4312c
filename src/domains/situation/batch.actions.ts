import { z } from 'zod'
import { createLocator, listAreas } from '#domains/areas/index.ts'
import { action, type Context } from '#kernel/action/action.ts'
import { accept, Problem } from '#kernel/errors/problem.ts'
import { id, list, oneOf, optional, strict } from '#kernel/model/fields.ts'
import { refer } from '#kernel/model/reference.ts'
import { requiredFreeText } from '#kernel/privacy/free-text.ts'
import { addBatch, type BatchRow, getBatch, listBatchRows, noteUndone } from './batch.store.ts'
import { type BatchChange, type BatchState, isSameState, mergeAll, putBack, reclassified, stateOf } from './batch.ts'
import { listCategories } from './category.register.ts'
import { canTriage } from './observation.policy.ts'
import { getObservation, saveObservation } from './observation.store.ts'
import { countsInPicture, type Observation } from './observation.ts'
import { ObservationView } from './observation.view.ts'
import { listWeekEditions } from './picture.store.ts'

const reference = (observationId: number) => refer('situation.observation', observationId)
const mostAtOnce = 200
const idsField = z.preprocess((value) => (value === undefined ? [] : [value].flat()), list(id()).max(mostAtOnce))
const changeFields = {
  ids: idsField,
  category: optional(id()),
  area: optional(id()),
  place: optional(id()),
  status: optional(oneOf(['triaged', 'verified'])),
}
type Asked = z.infer<ReturnType<typeof strict<typeof changeFields>>>

async function load({ db }: Context, ids: readonly number[]): Promise<readonly Observation[]> {
  const found: Observation[] = []
  for (const one of new Set(ids)) found.push(await getObservation(db, one))
  return found
}

/** The change as it may be made: category, area and place are there, and the place lies in the area. */
async function toChange({ db, clock }: Context, asked: Asked): Promise<BatchChange> {
  const { category: categoryId, area, place, status } = asked
  if (categoryId !== null && !(await listCategories(db)).some((one) => one.id === categoryId))
    throw new Problem('rejected', 'observations.rejected.category-unknown')
  const locator = createLocator(await listAreas(db, { on: clock.today() }))
  const areaId = place === null ? area : locator.countingArea(place)
  if (place !== null && (areaId === null || (area !== null && area !== areaId)))
    throw new Problem('rejected', 'observations.rejected.place-unknown')
  if (areaId !== null && locator.countingArea(areaId) !== areaId)
    throw new Problem('rejected', 'observations.rejected.area-unknown')
  return { categoryId, areaId, placeId: place, status }
}

type Planned = { readonly before: Observation; readonly after: Observation }

function plan(observations: readonly Observation[], change: BatchChange) {
  const planned: Planned[] = []
  let left = 0
  for (const before of observations) {
    const after = reclassified(before, change)
    if ('rejected' in after) left += 1
    else if (!isSameState(stateOf(before), stateOf(after))) planned.push({ before, after })
  }
  return { planned, left }
}

/** Whether the week's counts become others: what moves, and what begins or ceases to count. */
const bearsOnCounts = ({ before, after }: Planned): boolean =>
  before.categoryId !== after.categoryId ||
  before.areaId !== after.areaId ||
  countsInPicture(before.status) !== countsInPicture(after.status)

async function weeksOf({ db }: Context, planned: readonly Planned[]) {
  const byWeek = Map.groupBy(planned.filter(bearsOnCounts), ({ before }) => before.week)
  const weeks = []
  for (const [week, rows] of [...byWeek].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const frozen = (await listWeekEditions(db, week)).some(({ status }) => status === 'published')
    weeks.push({ week, n: rows.length, frozen })
  }
  return weeks
}

/** What changing many at once would do: how many, in which weeks counts change, and which weeks have a frozen picture. */
export const previewBatch = action('batches.preview', {
  http: 'GET /batches/preview',
  input: z.object(changeFields),
  allow: (actor) => canTriage(actor),
  run: async (context, asked) => {
    const observations = await load(context, asked.ids)
    const { planned, left } = plan(observations, await toChange(context, asked))
    return { observations: [...observations], changing: planned.length, left, weeks: await weeksOf(context, planned) }
  },
  audit: 'none',
  output: z.object({
    observations: list(ObservationView),
    changing: z.number(),
    left: z.number(),
    weeks: list(z.object({ week: z.string(), n: z.number(), frozen: z.boolean() })),
  }),
})

type Kind = { readonly kind: 'reclassify' | 'merge'; readonly note: string }

async function carryOut(context: Context, { kind, note }: Kind, planned: readonly Planned[]): Promise<number> {
  const { db, actor, clock, changed } = context
  const rows: BatchRow[] = []
  for (const { before, after } of planned) {
    const saved = await saveObservation(db, after)
    changed(reference(before.id), before, saved)
    rows.push({ observationId: before.id, before: stateOf(before), after: stateOf(saved) })
  }
  const by = { municipality: actor.municipality, madeBy: actor.name, madeAt: clock.now() }
  return addBatch(db, { ...by, kind, note, rows })
}

const Done = z.object({ batch: z.number(), changed: z.number(), left: z.number() })

export const reclassifyMany = action('batches.reclassify', {
  http: 'POST /batches',
  input: strict({ ...changeFields, note: requiredFreeText(500) }),
  allow: (actor) => canTriage(actor),
  run: async (context, { note, ...asked }) => {
    const { planned, left } = plan(await load(context, asked.ids), await toChange(context, asked))
    if (planned.length === 0) throw new Problem('rejected', 'batch.rejected.nothing')
    return { batch: await carryOut(context, { kind: 'reclassify', note }, planned), changed: planned.length, left }
  },
  audit: 'write',
  output: Done,
})

export const mergeMany = action('batches.merge', {
  http: 'POST /batches/merge',
  input: strict({ ids: idsField, into: id() }),
  allow: (actor) => canTriage(actor),
  run: async (context, { ids, into }) => {
    const all = await load(context, [...ids, into])
    const gone = accept(mergeAll(all, into))
    const planned = gone.map((after) => ({ before: all.find((one) => one.id === after.id) ?? after, after }))
    const batch = await carryOut(context, { kind: 'merge', note: '' }, planned)
    context.changed(reference(into), { sources: 0 }, { sources: gone.map((one) => one.id) })
    return { batch, changed: gone.length, left: 0 }
  },
  audit: 'write',
  output: Done,
})

/** Takes back all that a batch did; what somebody has changed since stays and is counted. */
export const undoBatch = action('batches.undo', {
  http: 'POST /batches/:id/undo',
  input: strict({ id: id() }),
  target: ({ db }, input) => getBatch(db, input.id),
  allow: (actor) => canTriage(actor),
  run: async ({ db, actor, clock, changed }, _input, batch) => {
    if (!(await noteUndone(db, batch.id, { name: actor.name, at: clock.now() })))
      throw new Problem('rejected', 'batch.rejected.undone')
    const outcome = { batch: batch.id, changed: 0, left: 0 }
    for (const { observationId, before, after } of await listBatchRows(db, batch.id)) {
      const now = await getObservation(db, observationId)
      const back = putBack(now, before satisfies BatchState, after)
      if (back === null) outcome.left += 1
      else {
        changed(reference(observationId), now, await saveObservation(db, back))
        outcome.changed += 1
      }
    }
    return outcome
  },
  audit: 'write',
  output: Done,
})
