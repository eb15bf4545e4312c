import { z } from 'zod'
import { listHistory } from '../audit/trail.ts'
import type { Actor, Decision } from '../auth/actor.ts'
import { clearanceOf } from '../auth/clearance.ts'
import { type FieldRule, isWithheld } from '../model/field-class.ts'
import { id, strict } from '../model/fields.ts'
import { refer } from '../model/reference.ts'
import { action, type Context } from './action.ts'

const HistoryEntry = z.object({
  seq: z.number(),
  at: z.string(),
  actor: z.string(),
  action: z.string(),
  changes: z.array(
    z.object({
      field: z.string(),
      before: z.unknown(),
      after: z.unknown(),
      /** that it changed may be known, but not what it says; or nobody can say any more */
      withheld: z.boolean(),
    }),
  ),
})

type Options<Target, Row> = {
  /** The classes of the object's fields: what the reader's clearance does not reach is withheld here as everywhere. */
  readonly rule?: FieldRule<Row>
  /** Fields that are not shown of entries older than the latest one of an action. */
  readonly hiddenBefore?: { readonly action: string; readonly fields: readonly string[] }
  /** Loads the object itself, where whoever may see some may not see all: `allow` then decides about this one. */
  readonly target?: (context: Context, input: { id: number }) => Promise<Target>
  readonly hiddenFields?: readonly string[]
  /** What happened to the object but did not change it */
  readonly hiddenActions?: readonly string[]
}

/** Declares the reading of one kind of object's history; who may see the object may see how it became so. */
export const historyAction = <Target = undefined, Row = unknown>(
  type: string,
  allow: (actor: Actor, target: Target) => Decision,
  { target, rule, hiddenBefore, hiddenFields = [], hiddenActions = [] }: Options<Target, Row> = {},
) =>
  action(`${type}.history`, {
    http: `GET /${type.replace('.', '/')}/:id/history`,
    input: strict({ id: id() }),
    ...(target && { target }),
    allow,
    run: async ({ db, actor }, input, object) => {
      const entries = await listHistory(db, refer(type, input.id), hiddenActions)
      const latest = entries.findIndex(({ action: name }) => name === hiddenBefore?.action)
      // Of an object that was not loaded nothing tells who owns it: the row is then taken as empty.
      const isSecret = rule ? isWithheld(rule, (object ?? {}) as Row, clearanceOf(actor)) : () => false
      return entries.map((entry, at) => ({
        ...entry,
        changes: entry.changes
          .filter(({ field }) => !hiddenFields.includes(field))
          .map(({ field, before, after, gone = false }) => {
            const old = latest >= 0 && at > latest && (hiddenBefore?.fields.includes(field) ?? false)
            const withheld = gone || old || (field in (rule?.classes ?? {}) && isSecret(field))
            return withheld ? { field, before: null, after: null, withheld } : { field, before, after, withheld }
          }),
      }))
    },
    audit: 'none',
    output: z.array(HistoryEntry),
  })
