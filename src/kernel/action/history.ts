import { z } from 'zod'
import { listHistory } from '../audit/trail.ts'
import type { Actor, Decision } from '../auth/actor.ts'
import { id, strict } from '../model/fields.ts'
import { refer } from '../model/reference.ts'
import { action, type Context } from './action.ts'

const HistoryEntry = z.object({
  seq: z.number(),
  at: z.string(),
  actor: z.string(),
  action: z.string(),
  changes: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })),
})

type Options<Target> = {
  /** Loads the object itself, where whoever may see some may not see all: `allow` then decides about this one. */
  readonly target?: (context: Context, input: { id: number }) => Promise<Target>
  readonly hiddenFields?: readonly string[]
  /** What happened to the object but did not change it */
  readonly hiddenActions?: readonly string[]
}

/** Declares the reading of one kind of object's history; who may see the object may see how it became so. */
export const historyAction = <Target = undefined>(
  type: string,
  allow: (actor: Actor, target: Target) => Decision,
  { target, hiddenFields = [], hiddenActions = [] }: Options<Target> = {},
) =>
  action(`${type}.history`, {
    http: `GET /${type.replace('.', '/')}/:id/history`,
    input: strict({ id: id() }),
    ...(target && { target }),
    allow,
    run: async ({ db }, input) => {
      const entries = await listHistory(db, refer(type, input.id), hiddenActions)
      return entries.map((entry) => ({
        ...entry,
        changes: entry.changes.filter(({ field }) => !hiddenFields.includes(field)),
      }))
    },
    audit: 'none',
    output: z.array(HistoryEntry),
  })
