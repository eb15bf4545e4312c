import { appendAudit } from '../audit/trail.ts'
import { type Actor, type Decision, denied, hasRole } from '../auth/actor.ts'
import { clearanceOf } from '../auth/clearance.ts'
import type { Db } from '../db/connect.ts'
import { afterCommit, afterRollback, inMunicipality } from '../db/tenancy.ts'
import { invalid, Problem } from '../errors/problem.ts'
import { languages } from '../i18n/texts.ts'
import { withhold } from '../model/field-class.ts'
import { findUnstorable, toFieldIssues } from '../model/fields.ts'
import { type FindingKind, findingKinds, type GuardCount } from '../privacy/finding.ts'
import { type Allowance, withAllowance } from '../privacy/free-text.ts'
import { type Action, type Collector, type Context, changeCollector } from './action.ts'
import { type House, noFiles, noSealer, noWorks } from './house.ts'

export type { House }
export type Answer<Output> = { readonly data: Output; readonly can: Readonly<Record<string, Decision>> }

/** The input field with which a coordinator says why a name or a dwelling must stand in a text. */
export const overrideField = 'privacyReason'

/** The language in which a writer accepts what the privacy guard suggests instead of what it found. */
const rewriteField = 'rewriteIn'

/**
 * The one way through which every read and write goes: parse, open the transaction, load the target, allow, run, audit,
 * shape the answer and withhold what the actor's clearance does not reach. Throws a Problem; nothing is stored unless the whole way was gone.
 */
export async function perform<Input, Target, Output>(
  house: House,
  actor: Actor,
  act: Action<Input, Target, Output>,
  raw: unknown,
): Promise<Answer<Output>> {
  return inMunicipality(house.pool, actor.municipality, (db) => performIn(db, house, actor, act, raw))
}

/** The same inside a transaction that is already open: several reads of a page see one state. */
export async function performIn<Input, Target, Output>(
  db: Db,
  house: House,
  actor: Actor,
  act: Action<Input, Target, Output>,
  raw: unknown,
): Promise<Answer<Output>> {
  const phones = mayHoldPhone(raw) ? await house.publicPhones?.(db) : []
  const { input, override, noted } = parseInput(actor, act, {
    raw,
    phones: phones ?? [],
    stopped: (kinds) => noteStopped(db, house, actor, kinds),
  })
  const recorded = changeCollector()
  const context: Context = {
    db,
    actor,
    clock: house.clock,
    files: house.files ?? noFiles,
    sealer: house.sealer ?? noSealer,
    works: worksOf(house, db),
    changed: recorded.changed,
    read: recorded.read,
    identify: recorded.identify,
  }
  const target = (await act.target?.(context, input)) as Target
  const decision = decide(actor, act, target)
  if (!decision.allowed)
    throw new Problem(actor.kind === 'anonymous' ? 'unauthenticated' : 'forbidden', decision.reason)
  const result = await act.run(context, input, target).catch(translateDatabaseError)
  for (const what of ['rewritten', 'allowed'] as const)
    await count(house, db, actor, { what, kinds: noted[what], on: house.clock.today() })
  await writeAudit(context, act, recorded, override)
  const data = withhold(act.output, act.output.parse(result), clearanceOf(actor))
  return { data, can: act.can?.(actor, data) ?? {} }
}

/** The rule's answer, and that of the session's limit: whoever looks as another role would sees nothing that her own roles do not show. */
function decide<Input, Target, Output>(actor: Actor, act: Action<Input, Target, Output>, target: Target): Decision {
  const decision = act.allow(actor, target)
  const { limit } = actor
  if (limit === null || act.whileLimited === 'always' || !decision.allowed) return decision
  switch (limit.kind) {
    case 'unsecured':
      return act.whileLimited === 'unsecured' ? decision : denied('denied.unsecured')
    case 'viewing':
      return act.audit === 'none' && act.http.startsWith('GET ')
        ? act.allow({ ...actor, grants: limit.own, limit: null }, target)
        : denied('denied.viewing')
    default:
      return limit satisfies never
  }
}

/** An action whose types are closed over: what lists of actions hold. */
export type AnyAction = Pick<Action, 'name' | 'http' | 'audit' | 'output'> & {
  /** false for what belongs to the pages' own session, such as signing in: the programming interface leaves it out */
  readonly api: boolean
  readonly perform: (house: House, actor: Actor, raw: unknown) => Promise<Answer<unknown>>
  /** what the policy says to an actor before any object is in view; for actions without a target */
  readonly allowWithoutTarget: ((actor: Actor) => Decision) | null
}
export const exposed = <Input, Target, Output>(act: Action<Input, Target, Output>): AnyAction => ({
  name: act.name,
  http: act.http,
  audit: act.audit,
  output: act.output,
  api: true,
  perform: (house, actor, raw) => perform(house, actor, act, raw),
  allowWithoutTarget: act.target ? null : (actor) => act.allow(actor, undefined as Target),
})

export const onPagesOnly = <Input, Target, Output>(act: Action<Input, Target, Output>): AnyAction => ({
  ...exposed(act),
  api: false,
})

/** Long work begins when what began it is stored, never before. */
function worksOf(house: House, db: Db): Context['works'] {
  const works = house.works ?? noWorks
  return {
    begin: (key, work) => afterCommit(db, () => works.begin(house, key, work)),
    find: works.find,
    cancel: works.cancel,
  }
}

/** Whether something that was sent holds so many digits that the list of allowed numbers is worth fetching. */
function mayHoldPhone(raw: unknown): boolean {
  if (typeof raw === 'string') return /\d(?:[ ()/+.-]{0,3}\d){6}/.test(raw)
  if (typeof raw !== 'object' || raw === null || raw instanceof Blob) return false
  return Object.values(raw).some(mayHoldPhone)
}

/** What is refused leaves nothing in its transaction; how often it happens is counted in one of its own. */
function noteStopped(db: Db, house: House, actor: Actor, kinds: readonly FindingKind[]): void {
  const found = { what: 'stopped', kinds, on: house.clock.today() } as const
  afterRollback(db, () => inMunicipality(house.pool, actor.municipality, (own) => count(house, own, actor, found)))
}

async function count(house: House, db: Db, actor: Actor, found: GuardCount): Promise<void> {
  if (found.kinds.length > 0) await house.countFindings?.(db, actor.municipality, found)
}

type Parsed<Input> = {
  readonly input: Input
  readonly override: string | null
  readonly noted: Readonly<Record<'rewritten' | 'allowed', readonly FindingKind[]>>
}
type Sent = {
  readonly raw: unknown
  readonly phones: readonly string[]
  readonly stopped: (kinds: readonly FindingKind[]) => void
}

function parseInput<Input, Target, Output>(
  actor: Actor,
  act: Action<Input, Target, Output>,
  { raw, phones, stopped }: Sent,
): Parsed<Input> {
  const { [overrideField]: reason, [rewriteField]: accepted, ...fields } = (raw ?? {}) as Record<string, unknown>
  const unstorable = findUnstorable(raw)
  if (unstorable.length > 0) throw invalid(unstorable)
  const override = typeof reason === 'string' && reason.trim() !== '' ? reason.trim() : null
  const mayOverride = override !== null && hasRole(actor, 'coordinator', 'owner')
  const rewriteIn = languages.find((language) => language === accepted) ?? null
  const noted: Record<'rewritten' | 'allowed', FindingKind[]> = { rewritten: [], allowed: [] }
  const note: Allowance['note'] = (what, kind) => noted[what].push(kind)
  const parsed = withAllowance({ soft: mayOverride, phones, rewriteIn, note }, () =>
    act.input.safeParse(fields, { reportInput: true }),
  )
  if (parsed.success) return { input: parsed.data, override: mayOverride ? override : null, noted }
  const issues = toFieldIssues(parsed.error)
  stopped(
    issues.flatMap(({ code }) =>
      findingKinds.filter((kind) => /^privacy\.(?:hard|soft)\./.test(code) && code.endsWith(`.${kind}`)),
    ),
  )
  throw invalid(issues)
}

async function writeAudit<Input, Target, Output>(
  context: Context,
  act: Action<Input, Target, Output>,
  { changes, identified }: Collector,
  override: string | null,
): Promise<void> {
  if (act.audit === 'none') {
    if (changes.length > 0) throw new Error(`${act.name} changes something but declares audit: 'none'`)
    return
  }
  const withReason =
    override === null
      ? changes
      : changes.map((change) => ({
          ...change,
          changes: [...change.changes, { field: overrideField, before: null, after: override }],
        }))
  const { actor, clock, db } = context
  const { accountId, name } = identified() ?? actor
  const who = { accountId, actor: name, action: act.name, at: clock.now() }
  await appendAudit(db, actor.municipality, who, withReason)
}

/** What the database refuses in a way a person can act on; the constraint's name is part of the text key. */
function translateDatabaseError(error: unknown): never {
  const { code, constraint } = error as { code?: string; constraint?: string }
  if (code === '23505') throw new Problem('rejected', `unique.${constraint}`, { cause: error })
  if (code === '23503') throw new Problem('rejected', 'problem.reference', { cause: error })
  if (code === '40001' || code === '40P01') throw new Problem('conflict', 'problem.conflict', { cause: error })
  throw error
}
