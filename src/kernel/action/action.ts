import type { z } from 'zod'
import type { Change, FieldChange } from '../audit/trail.ts'
import { differences } from '../audit/trail.ts'
import type { Actor, Decision } from '../auth/actor.ts'
import type { Sealer } from '../auth/seal.ts'
import type { Db } from '../db/connect.ts'
import type { Reference } from '../model/reference.ts'
import type { Clock } from '../time/clock.ts'
import type { FileRoom, LongWork, Works } from './house.ts'

/** What a use case gets, and all it gets: the transaction it runs in, who acts, the clock, and where changes are recorded. */
export type Context = {
  readonly db: Db
  readonly actor: Actor
  readonly clock: Clock
  readonly files: FileRoom
  readonly sealer: Sealer
  /** Work that goes on after the answer; `begin` waits for this transaction to be stored. */
  readonly works: Pick<Works, 'find' | 'cancel'> & { begin(key: string, work: LongWork): void }
  /** Records a change for the audit trail; `before` is null for a new object, `after` for a removed one. */
  changed(object: Reference, before: object | null, after: object | null): void
  /** Records that a secret field was read. */
  read(object: Reference, field: string): void
  /** Somebody without a session has shown who she is: the audit trail names her instead of nobody. */
  identify(person: Identified): void
}

export type AuditKind = 'none' | 'write' | 'read-secret'

export type Action<Input = unknown, Target = unknown, Output = unknown> = {
  /** `domain.verb` or `domain.object.verb`; has a text `action.<name>` in both languages. */
  readonly name: string
  readonly http: `${'GET' | 'POST'} /${string}`
  readonly input: z.ZodType<Input>
  readonly target?: (context: Context, input: Input) => Promise<Target>
  readonly allow: (actor: Actor, target: Target) => Decision
  readonly run: (context: Context, input: Input, target: Target) => Promise<unknown>
  readonly audit: AuditKind
  /**
   * Works also in a session that is limited (`Actor.limit`): `unsecured` is the way to a second step, `always` is what changes nothing
   * but the session itself, such as signing out.
   */
  readonly whileLimited?: 'unsecured' | 'always'
  /** Everything that leaves passes this schema; what it does not name is left out. */
  readonly output: z.ZodType<Output>
  /** What the actor may do next with the answer; travels with it. */
  readonly can?: (actor: Actor, output: Output) => Readonly<Record<string, Decision>>
}

/** Declares a use case: the only way to read or write a municipality's data. */
export function action<Input, Target, Output>(
  name: string,
  definition: Omit<Action<Input, Target, Output>, 'name'>,
): Action<Input, Target, Output> {
  return { name, ...definition }
}

/** `accountId` is null for whoever has shown a link instead of an account. */
export type Identified = { readonly accountId: number | null; readonly name: string }
export type Collector = Pick<Context, 'changed' | 'read' | 'identify'> & {
  readonly changes: readonly Change[]
  /** Who showed up during the run; null when the actor is who acts. */
  identified(): Identified | null
}

/** Collects what a run records, until the pipeline writes it last in the transaction. */
export function changeCollector(): Collector {
  const changes: Change[] = []
  let identified: Identified | null = null
  const add = (object: Reference, fields: readonly FieldChange[]) => {
    if (fields.length > 0) changes.push({ object, changes: fields })
  }
  return {
    changes,
    changed: (object, before, after) => add(object, differences(before, after)),
    read: (object, field) => add(object, [{ field, before: null, after: null }]),
    identify: (person) => {
      identified = person
    },
    identified: () => identified,
  }
}
