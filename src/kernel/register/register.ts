import { z } from 'zod'
import { type Action, action, type Context } from '../action/action.ts'
import { historyAction } from '../action/history.ts'
import { type AnyAction, exposed } from '../action/perform.ts'
import type { Actor, Decision } from '../auth/actor.ts'
import type { Db } from '../db/connect.ts'
import { accept, type Rejection, reject } from '../errors/problem.ts'
import type { Bilingual } from '../i18n/texts.ts'
import { defineTexts, type Texts } from '../i18n/texts.ts'
import { id, list, strict, version } from '../model/fields.ts'
import { refer } from '../model/reference.ts'
import type { FieldKind, FieldValue } from './field.ts'
import { addRow, findRow, listRows, type RegisterTable, saveRow } from './register.store.ts'

/** One field of a register: what it holds, and what it is called. */
export type RegisterField<Kind extends FieldKind = FieldKind> = Kind & {
  readonly label: Bilingual
  readonly help?: Bilingual
}
export type RegisterFields = Readonly<Record<string, RegisterField>>
export type Entry<F extends RegisterFields> = { readonly [K in keyof F]: FieldValue<F[K]> }
export type StoredEntry<F extends RegisterFields> = Entry<F> & { readonly id: number; readonly version: number }

export type RegisterDeclaration<F extends RegisterFields> = {
  /** `parties.party`: the table, and the type of references to its entries */
  readonly name: string
  /** `/parties`; a page, a form and a programming interface below it */
  readonly path: `/${string}`
  readonly texts: {
    readonly title: Bilingual
    readonly lead?: Bilingual
    readonly one: Bilingual
    readonly add: Bilingual
    readonly empty: Bilingual
    /** what the database says when two entries would be the same, by constraint */
    readonly unique?: Readonly<Record<string, Bilingual>>
    /** codes of the register's own rules */
    readonly rules?: Readonly<Record<string, Bilingual>>
  }
  readonly fields: F
  /** the field that names an entry in lists, titles and references */
  readonly names: keyof F & string
  readonly columns: readonly (keyof F & string)[]
  readonly filters: readonly (keyof F & string)[]
  readonly policy: { readonly read: (actor: Actor) => Decision; readonly write: (actor: Actor) => Decision }
  /** What must hold between fields, and what follows from a change; `before` is null for a new entry. */
  readonly rule?: (next: Entry<F>, before: StoredEntry<F> | null) => Entry<F> | Rejection
  /** What no change may put an end to: true before and false after, the change is rejected with the code. */
  readonly keeps?: { readonly holds: (context: Context) => Promise<boolean>; readonly lost: string }
  /** What else a change leads to, in the same transaction. */
  readonly follows?: (context: Context) => Promise<unknown>
  /** What is said beside an entry's name wherever it stands: a proposal, a thing to look at. */
  readonly mark?: (entry: StoredEntry<F>) => Bilingual | null
  /** Where else one goes from the list. */
  readonly links?: readonly { readonly href: `/${string}`; readonly label: Bilingual; readonly writers?: true }[]
  /** false where the entries are fixed in number and only their contents change */
  readonly mayAdd?: boolean
}

/** What a declaration gives: the use cases of its entries, ready for pages, interface and command line. */
export type Register<F extends RegisterFields = RegisterFields> = {
  readonly declaration: RegisterDeclaration<F>
  readonly actions: {
    readonly list: Action<Record<string, never>, undefined, StoredEntry<F>[]>
    readonly get: Action<{ id: number }, StoredEntry<F>, StoredEntry<F>>
    readonly create: Action<Entry<F>, undefined, StoredEntry<F>>
    readonly change: Action<Entry<F> & { id: number; version: number }, StoredEntry<F>, StoredEntry<F>>
    readonly history: ReturnType<typeof historyAction>
  }
  readonly exposed: readonly AnyAction[]
  readonly texts: Texts<string>
  /** For the domain's own use cases, inside their transaction. */
  readonly store: {
    list(db: Db): Promise<StoredEntry<F>[]>
    get(db: Db, entryId: number): Promise<StoredEntry<F>>
    add(db: Db, municipality: string, entry: Entry<F>): Promise<StoredEntry<F>>
  }
}

type Validity = { readonly validFrom?: unknown; readonly validTo?: unknown }

/** Every register with valid dates: an end does not come before the beginning. */
function checkDates(entry: Validity): Rejection | null {
  const { validFrom, validTo } = entry
  return typeof validFrom === 'string' && typeof validTo === 'string' && validTo < validFrom
    ? reject('rejected.ends-before-start')
    : null
}

/**
 * Makes a register of a declaration. The kit knows no register by name; what a second register would need beside this is a
 * sign that the first has become a process and is to be written by hand.
 */
export function register<const F extends RegisterFields>(declaration: RegisterDeclaration<F>): Register<F> {
  const { name, path, fields, policy, keeps, follows, rule = (next) => next } = declaration
  const shape = Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, field.schema]))
  const table: RegisterTable = { name, columns: Object.keys(fields), orderBy: declaration.names }
  // The shape is made from the fields at run time; their types are in Entry<F>.
  const input = strict(shape) as unknown as z.ZodType<Entry<F>>
  const changed = strict({ id: id(), version: version(), ...shape }) as unknown as z.ZodType<
    Entry<F> & { id: number; version: number }
  >
  const output = z.object({
    id: z.number(),
    version: z.number(),
    ...Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, field.output])),
  }) as unknown as z.ZodType<StoredEntry<F>>
  const verb = (what: string) => `${name}.${what}`
  const settle = (next: Entry<F>, before: StoredEntry<F> | null): Entry<F> => {
    const wrong = checkDates(next)
    if (wrong) accept(wrong)
    return accept(rule(next, before))
  }
  const store: Register<F>['store'] = {
    list: (db) => listRows(db, table) as Promise<StoredEntry<F>[]>,
    get: (db, entryId) => findRow(db, table, entryId) as Promise<StoredEntry<F>>,
    add: (db, municipality, entry) =>
      addRow(db, table, { municipality, values: settle(entry, null) }) as Promise<StoredEntry<F>>,
  }
  const target = ({ db }: Context, wanted: { id: number }) => store.get(db, wanted.id)

  const actions: Register<F>['actions'] = {
    list: action(verb('list'), {
      http: `GET ${path}`,
      input: z.object({}) as z.ZodType<Record<string, never>>,
      allow: policy.read,
      run: ({ db }) => store.list(db),
      audit: 'none',
      output: list(output),
      can: (actor) => ({ create: policy.write(actor) }),
    }),
    get: action(verb('get'), {
      http: `GET ${path}/:id`,
      input: strict({ id: id() }),
      target,
      allow: policy.read,
      run: async (_context, _wanted, entry) => entry,
      audit: 'none',
      output,
      can: (actor) => ({ change: policy.write(actor) }),
    }),
    create: action(verb('create'), {
      http: `POST ${path}`,
      input,
      allow: policy.write,
      run: async ({ db, actor, changed: note }, entry) => {
        const stored = await store.add(db, actor.municipality, entry)
        note(refer(name, stored.id), null, stored)
        return stored
      },
      audit: 'write',
      output,
    }),
    change: action(verb('change'), {
      http: `POST ${path}/:id`,
      input: changed,
      target,
      allow: policy.write,
      run: async (context, { id: entryId, version: seen, ...entry }, before) => {
        const { db, changed: note } = context
        const held = await keeps?.holds(context)
        const stored = await saveRow(db, table, {
          id: entryId,
          version: seen,
          values: settle(entry as unknown as Entry<F>, before),
        })
        if (keeps && held && !(await keeps.holds(context))) accept(reject(keeps.lost))
        note(refer(name, entryId), before, stored)
        await follows?.(context)
        return stored
      },
      audit: 'write',
      output,
    }),
    history: historyAction(name, policy.read),
  }
  const { create, ...rest } = actions
  const offered =
    declaration.mayAdd === false ? Object.values(rest) : [rest.list, rest.get, create, rest.change, rest.history]
  return {
    declaration,
    actions,
    exposed: offered.map((one) => exposed(one as Action)),
    texts: textsOf(declaration),
    store,
  }
}

function textsOf<F extends RegisterFields>({ name, texts, fields }: RegisterDeclaration<F>): Texts<string> {
  const verbs: Record<string, Bilingual> = {
    list: { sv: 'såg listan', en: 'saw the list' },
    get: { sv: 'såg uppgiften', en: 'saw the record' },
    create: { sv: 'lade till', en: 'added' },
    change: { sv: 'ändrade', en: 'changed' },
    history: { sv: 'såg historiken', en: 'saw the history' },
  }
  const prefixed = (prefix: string, entries: Readonly<Record<string, Bilingual>>) =>
    Object.entries(entries).map(([key, text]) => [`${prefix}${key}`, text] as const)
  const choices = Object.entries(fields).flatMap(([key, field]) =>
    field.kind === 'choice' ? prefixed(`choice.${name}.${key}.`, field.choices) : [],
  )
  return defineTexts(
    Object.fromEntries([
      ...prefixed(`action.${name}.`, verbs),
      ...Object.entries(fields).map(([key, field]) => [`field-name.${name}.${key}`, field.label] as const),
      [`field-name.${name}.id`, { sv: 'Nummer', en: 'Number' }] as const,
      ...choices,
      ...prefixed('unique.', texts.unique ?? {}),
      ...prefixed('', texts.rules ?? {}),
    ]),
  )
}
