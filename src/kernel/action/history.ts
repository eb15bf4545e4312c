import { z } from 'zod'
import { listHistory } from '../audit/trail.ts'
import type { Actor, Decision } from '../auth/actor.ts'
import { id, strict } from '../model/fields.ts'
import { refer } from '../model/reference.ts'
import { action } from './action.ts'

const HistoryEntry = z.object({
  seq: z.number(),
  at: z.string(),
  actor: z.string(),
  action: z.string(),
  changes: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })),
})

/** Declares the reading of one kind of object's history; who may see the object may see how it became so. */
export const historyAction = (type: string, allow: (actor: Actor) => Decision, hiddenFields: readonly string[] = []) =>
  action(`${type}.history`, {
    http: `GET /${type.replace('.', '/')}/:id/history`,
    input: strict({ id: id() }),
    allow,
    run: async ({ db }, input) => {
      const entries = await listHistory(db, refer(type, input.id))
      return entries.map((entry) => ({
        ...entry,
        changes: entry.changes.filter(({ field }) => !hiddenFields.includes(field)),
      }))
    },
    audit: 'none',
    output: z.array(HistoryEntry),
  })
