import { z } from 'zod'
import { action, type Context } from '#kernel/action/action.ts'
import { accept, Problem } from '#kernel/errors/problem.ts'
import { id, list, strict } from '#kernel/model/fields.ts'
import { refer } from '#kernel/model/reference.ts'
import { requiredFreeText } from '#kernel/privacy/free-text.ts'
import { canShow, canTriage } from '../observations/observation.policy.ts'
import { getObservation } from '../observations/observation.store.ts'
import type { Observation } from '../observations/observation.ts'
import { ObservationView } from '../observations/observation.view.ts'
import { addBatch, type NewBatch } from './batch.store.ts'
import { mergeAll } from './batch.ts'
import {
  bearsOnCounts,
  carryOut,
  changeFields,
  Done,
  idsField,
  type Planned,
  plan,
  TouchedWeek,
  toChange,
  touchedWeeks,
} from './batch-plan.actions.ts'

const mostAtOnce = 200
const chosen = { ids: idsField(mostAtOnce), ...changeFields }

async function load({ db }: Context, ids: readonly number[]): Promise<readonly Observation[]> {
  const found: Observation[] = []
  for (const one of new Set(ids)) found.push(await getObservation(db, one))
  return found
}

/** What changing many at once would do: how many, in which weeks counts change, and which weeks have a frozen picture. */
export const previewBatch = action('batches.preview', {
  http: 'GET /batches/preview',
  input: z.object(chosen),
  allow: (actor) => canTriage(actor),
  run: async (context, { ids, ...asked }) => {
    const observations = await load(context, ids)
    const { planned, left } = plan(observations, await toChange(context, asked))
    const counts = new Map(
      [...Map.groupBy(planned.filter(bearsOnCounts), ({ before }) => before.week)].map(([week, rows]) => [
        week,
        rows.length,
      ]),
    )
    return {
      observations: [...observations],
      changing: planned.length,
      left,
      weeks: await touchedWeeks(context, counts),
    }
  },
  audit: 'none',
  output: z.object({
    observations: list(ObservationView),
    changing: z.number(),
    left: z.number(),
    weeks: list(TouchedWeek),
  }),
  can: (actor) => ({ show: canShow(actor) }),
})

type Kind = Pick<NewBatch, 'kind' | 'note'>

async function begin({ db, actor, clock }: Context, { kind, note }: Kind): Promise<number> {
  const by = { municipality: actor.municipality, madeBy: actor.name, madeAt: clock.now() }
  return addBatch(db, { ...by, kind, note, status: 'done', total: null })
}

async function doAll(context: Context, kind: Kind, planned: readonly Planned[]): Promise<number> {
  const batch = await begin(context, kind)
  await carryOut(context, batch, planned)
  return batch
}

export const reclassifyMany = action('batches.reclassify', {
  http: 'POST /batches',
  input: strict({ ...chosen, note: requiredFreeText(500) }),
  allow: (actor) => canTriage(actor),
  run: async (context, { note, ids, ...asked }) => {
    const { planned, left } = plan(await load(context, ids), await toChange(context, asked), note)
    if (planned.length === 0) throw new Problem('rejected', 'batch.rejected.nothing')
    return { batch: await doAll(context, { kind: 'reclassify', note }, planned), changed: planned.length, left }
  },
  audit: 'write',
  output: Done,
})

export const mergeMany = action('batches.merge', {
  http: 'POST /batches/merge',
  input: strict({ ids: idsField(mostAtOnce), into: id() }),
  allow: (actor) => canTriage(actor),
  run: async (context, { ids, into }) => {
    const all = await load(context, [...ids, into])
    const gone = accept(mergeAll(all, into))
    const planned = gone.map((after) => ({ before: all.find((one) => one.id === after.id) ?? after, after }))
    const batch = await doAll(context, { kind: 'merge', note: '' }, planned)
    context.changed(refer('situation.observation', into), { sources: 0 }, { sources: gone.map((one) => one.id) })
    return { batch, changed: gone.length, left: 0 }
  },
  audit: 'write',
  output: Done,
})
