import { z } from 'zod'
import { action, type Context } from '#kernel/action/action.ts'
import type { House, WorkControl } from '#kernel/action/house.ts'
import { perform } from '#kernel/action/perform.ts'
import type { Actor } from '#kernel/auth/actor.ts'
import { Problem } from '#kernel/errors/problem.ts'
import { id, list, strict, wholeNumber } from '#kernel/model/fields.ts'
import { refer } from '#kernel/model/reference.ts'
import { requiredFreeText } from '#kernel/privacy/free-text.ts'
import { canShow, canTriage } from '../observations/observation.policy.ts'
import { listInOrder, type ObservationFilter } from '../observations/observation.store.ts'
import type { Observation } from '../observations/observation.ts'
import { filterFields, toFilter } from '../observations/observation-list.actions.ts'
import { addBatch, getBatch, noteStep } from './batch.store.ts'
import {
  bearsOnCounts,
  carryOut,
  changeFields,
  plan,
  TouchedWeek,
  toChange,
  touchedWeeks,
} from './batch-plan.actions.ts'
import { retried, stepSize, workKey } from './batch-undo.actions.ts'

/** So many at most: as many as can be taken out as a file. */
const mostAtOnce = 100_000
const readSize = 1_000
const asked = { filter: z.object(filterFields), change: strict(changeFields) }
const allow = (actor: Actor) => canTriage(actor)

/** All that a filter finds, part by part in the order in which it came in. */
async function* allOf({ db }: Context, filter: ObservationFilter): AsyncGenerator<readonly Observation[]> {
  for (let after = 0; ; ) {
    const rows = await listInOrder(db, filter, { after, upTo: null, size: readSize })
    yield rows
    if (rows.length < readSize) return
    after = rows.at(-1)?.id ?? after
  }
}

async function survey(context: Context, { filter, change }: z.infer<ReturnType<typeof strict<typeof asked>>>) {
  const [found, wanted] = [await toFilter(context, filter), await toChange(context, change)]
  const counts = new Map<string, number>()
  const sum = { total: 0, changing: 0, left: 0, last: 0 }
  for await (const rows of allOf(context, found)) {
    const { planned, left } = plan(rows, wanted)
    sum.total += rows.length
    sum.changing += planned.length
    sum.left += left
    sum.last = rows.at(-1)?.id ?? sum.last
    if (sum.total > mostAtOnce)
      throw new Problem('rejected', 'batch.rejected.too-many', { params: { most: mostAtOnce } })
    for (const { before } of planned.filter(bearsOnCounts)) counts.set(before.week, (counts.get(before.week) ?? 0) + 1)
  }
  return { ...sum, counts }
}

/** What changing everything that a filter finds would do. */
export const previewAll = action('batches.preview-all', {
  http: 'GET /batches/all',
  input: strict(asked),
  allow,
  run: async (context, input) => {
    const { counts, ...sum } = await survey(context, input)
    return { ...sum, weeks: await touchedWeeks(context, counts) }
  },
  audit: 'none',
  output: z.object({ total: z.number(), changing: z.number(), left: z.number(), weeks: list(TouchedWeek) }),
  can: (actor) => ({ show: canShow(actor) }),
})

/** Begins to change everything that a filter finds now. `expected` is what the preview said: with more or fewer it is looked at again first. */
export const changeAll = action('batches.change-all', {
  http: 'POST /batches/all',
  input: strict({ ...asked, note: requiredFreeText(500), expected: wholeNumber() }),
  allow,
  run: async (context, { note, expected, ...orders }) => {
    const { db, actor, clock, works, changed } = context
    const { changing, total, last } = await survey(context, orders)
    if (changing === 0) throw new Problem('rejected', 'batch.rejected.nothing')
    if (changing !== expected)
      throw new Problem('rejected', 'batch.rejected.not-as-expected', { params: { n: changing } })
    const by = { municipality: actor.municipality, madeBy: actor.name, madeAt: clock.now() }
    const batch = await addBatch(db, { ...by, kind: 'reclassify', note, status: 'running', total })
    changed(refer('situation.batch', batch), null, { total, note })
    works.begin(workKey(actor.municipality, batch), (house, control) =>
      work(house, { actor, orders: { ...orders, note, id: batch, last }, total, control }),
    )
    return { batch }
  },
  audit: 'write',
  output: z.object({ batch: z.number() }),
})

/** One step of the work, in a transaction of its own. */
export const changeNext = action('batches.change-next', {
  http: 'POST /batches/:id/next',
  // The note has passed the guard when the work was begun.
  input: strict({ id: id(), ...asked, note: z.string(), after: wholeNumber(), last: id() }),
  target: ({ db }, input) => getBatch(db, input.id),
  allow,
  run: async (context, { filter, change, note, after, last }, batch) => {
    if (batch.status !== 'running') throw new Problem('rejected', 'batch.rejected.not-running')
    const rows = await listInOrder(context.db, await toFilter(context, filter), { after, upTo: last, size: stepSize })
    const { planned } = plan(rows, await toChange(context, change), note)
    await carryOut(context, batch.id, planned)
    const isLast = rows.length < stepSize
    await noteStep(context.db, batch.id, { looked: rows.length, status: isLast ? 'done' : 'running' })
    return { after: isLast ? null : (rows.at(-1)?.id ?? null), looked: rows.length }
  },
  audit: 'write',
  output: z.object({ after: z.number().nullable(), looked: z.number() }),
})

const target = ({ db }: Context, input: { id: number }) => getBatch(db, input.id)

/** Asks the work to stop. What has been changed stays, and can be undone. */
export const stopBatch = action('batches.stop', {
  http: 'POST /batches/:id/stop',
  input: strict({ id: id() }),
  target,
  allow,
  run: async ({ db, actor, works, changed }, _input, batch) => {
    works.cancel(workKey(actor.municipality, batch.id))
    if (batch.status === 'running') {
      await noteStep(db, batch.id, { looked: 0, status: 'stopped' })
      changed(refer('situation.batch', batch.id), { status: 'running' }, { status: 'stopped' })
    }
    return { batch: batch.id }
  },
  audit: 'write',
  output: z.object({ batch: z.number() }),
})

type Work = {
  readonly actor: Actor
  readonly orders: object
  readonly total: number
  readonly control: WorkControl
}

async function work(house: House, { actor, orders, total, control }: Work): Promise<void> {
  let done = 0
  for (let after: number | null = 0; after !== null; ) {
    if (control.signal.aborted) return
    control.report({ done, total, counts: {} })
    const from: number = after
    try {
      const { data } = await retried(() => perform(house, actor, changeNext, { ...orders, after: from }))
      done += data.looked
      after = data.after
    } catch (error) {
      // Stopped by hand between two steps.
      if (error instanceof Problem && error.code === 'batch.rejected.not-running') return
      throw error
    }
  }
}
