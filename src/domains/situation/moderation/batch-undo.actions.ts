import { z } from 'zod'
import { action, type Context } from '#kernel/action/action.ts'
import type { House, WorkControl, WorkState } from '#kernel/action/house.ts'
import { perform } from '#kernel/action/perform.ts'
import type { Actor } from '#kernel/auth/actor.ts'
import { Problem } from '#kernel/errors/problem.ts'
import { id, list, strict } from '#kernel/model/fields.ts'
import { refer } from '#kernel/model/reference.ts'
import { canTriage } from '../observations/observation.policy.ts'
import { getObservation, saveObservation } from '../observations/observation.store.ts'
import { countBatchRows, getBatch, listLeft, listToUndo, noteRowUndone, noteUndone } from './batch.store.ts'
import { putBack } from './batch.ts'
import { Done } from './batch-plan.actions.ts'

const target = ({ db }: Context, input: { id: number }) => getBatch(db, input.id)
const allow = (actor: Actor) => canTriage(actor)
/** So many are changed or put back in one transaction; with more, the work goes on after the answer. */
export const stepSize = 200
export const workKey = (municipality: string, batchId: number): string => `batch ${municipality} ${batchId}`

/** Puts the next of a batch back, save what somebody has changed since; answers how many there were to look at. */
async function undoStep({ db, changed }: Context, batchId: number) {
  const rows = await listToUndo(db, batchId, stepSize)
  const outcome = { changed: 0, left: 0 }
  for (const { observationId, before, after } of rows) {
    const now = await getObservation(db, observationId)
    const back = putBack(now, before, after)
    if (back === null) outcome.left += 1
    else {
      changed(refer('situation.observation', observationId), now, await saveObservation(db, back))
      outcome.changed += 1
    }
    await noteRowUndone(db, { batchId, observationId, undone: back === null ? 'left' : 'back' })
  }
  return { ...outcome, looked: rows.length }
}

/** Takes back all that a batch did, whenever that was; what somebody has changed since stays, and is told one by one. */
export const undoBatch = action('batches.undo', {
  http: 'POST /batches/:id/undo',
  input: strict({ id: id() }),
  target,
  allow,
  run: async (context, _input, batch) => {
    const { db, actor, clock, works } = context
    const key = workKey(actor.municipality, batch.id)
    if (works.find(key) !== null) throw new Problem('rejected', 'batch.rejected.running')
    const isFirst = await noteUndone(db, batch.id, { name: actor.name, at: clock.now() })
    // What was begun and cut off may be gone on with; what is undone to the end may not.
    if (!isFirst && (await listToUndo(db, batch.id, 1)).length === 0)
      throw new Problem('rejected', 'batch.rejected.undone')
    const { looked, ...outcome } = await undoStep(context, batch.id)
    if (looked === stepSize) works.begin(key, (house, control) => undoRest(house, { actor, id: batch.id, control }))
    return { batch: batch.id, ...outcome }
  },
  audit: 'write',
  output: Done,
})

/** One step of a long undoing, in a transaction of its own. */
export const undoNext = action('batches.undo-next', {
  http: 'POST /batches/:id/undo/next',
  input: strict({ id: id() }),
  target,
  allow,
  run: async (context, _input, batch) => {
    if (batch.undoneAt === null) throw new Problem('rejected', 'batch.rejected.not-undone')
    return undoStep(context, batch.id)
  },
  audit: 'write',
  output: z.object({ changed: z.number(), left: z.number(), looked: z.number() }),
})

type Rest = { readonly actor: Actor; readonly id: number; readonly control: WorkControl }

async function undoRest(house: House, { actor, id: batchId, control }: Rest): Promise<void> {
  for (let done = stepSize, looked = stepSize; looked === stepSize; done += looked) {
    if (control.signal.aborted) return
    control.report({ done, total: null, counts: {} })
    looked = (await retried(() => perform(house, actor, undoNext, { id: batchId }))).data.looked
  }
}

const mostTries = 5

/** Somebody who saves one of them in the same moment makes a step fail as a whole: it is tried again with what then stands. */
export async function retried<T>(step: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1)
    try {
      return await step()
    } catch (error) {
      if (!(error instanceof Problem) || error.kind !== 'conflict' || tries === mostTries) throw error
    }
}

const BatchAnswer = z.object({
  id: z.number(),
  kind: z.enum(['reclassify', 'merge']),
  note: z.string(),
  madeBy: z.string(),
  madeAt: z.string(),
  undoneBy: z.string().nullable(),
  undoneAt: z.string().nullable(),
  status: z.enum(['running', 'done', 'stopped']),
  total: z.number().nullable(),
  lookedAt: z.number(),
})
/** The same in a list, with how many observations it changed. */
export const BatchRow = BatchAnswer.extend({ changed: z.number() })
const shownLeft = 500

/** A batch and what came of it. `state` is null when nothing goes on: one that still says `running` was cut off. */
export const getBatchAction = action('batches.get', {
  http: 'GET /batches/:id',
  input: strict({ id: id() }),
  target,
  allow,
  run: async ({ db, actor, works }, _input, batch) => ({
    batch,
    counts: await countBatchRows(db, batch.id),
    left: [...(await listLeft(db, batch.id, shownLeft))],
    state: works.find(workKey(actor.municipality, batch.id)),
  }),
  audit: 'none',
  output: z.object({
    batch: BatchAnswer,
    counts: z.object({ changed: z.number(), back: z.number(), left: z.number() }),
    left: list(z.number()),
    state: z.custom<WorkState>().nullable(),
  }),
})
