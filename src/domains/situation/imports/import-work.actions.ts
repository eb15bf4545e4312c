import { z } from 'zod'
import { action, type Context } from '#kernel/action/action.ts'
import { type House, Stopped, type WorkControl, type WorkState } from '#kernel/action/house.ts'
import { perform } from '#kernel/action/perform.ts'
import { type Actor, hasRole } from '#kernel/auth/actor.ts'
import { accept, Problem, reject } from '#kernel/errors/problem.ts'
import { id, optional, strict } from '#kernel/model/fields.ts'
import { refer } from '#kernel/model/reference.ts'
import { prepareWeeks } from '../counts/week-preparation.jobs.ts'
import { canImport, canListImports, canReadImport } from './import.policy.ts'
import {
  finishImport,
  getImport,
  lockImport,
  noteTrial,
  type Receiver,
  removeImport,
  setImportStatus,
} from './import.store.ts'
import {
  type Import,
  type ImportCounts,
  type ImportMapping,
  ImportResult,
  importStatuses,
  isOpen,
  joinMapping,
  keptProblems,
  noCounts,
  type RowProblem,
  runFields,
  SaidOfFile,
} from './import.ts'
import { findFitting, recallMapping } from './import-mapping.jobs.ts'
import { addMapping, listMappings } from './import-mapping.store.ts'
import { compareMappings } from './import-mapping.ts'
import { type RunOutcome, storeFile } from './import-run.jobs.ts'

/** Under which key the work on an import is found in this process. */
export const workKey = (actor: Actor, importId: number): string => `import ${actor.municipality} ${importId}`

/** Who acts and when, as it is stored with what came in. */
export const receiverOf = ({ actor, clock }: Pick<Context, 'actor' | 'clock'>): Receiver => ({
  municipality: actor.municipality,
  accountId: actor.accountId,
  name: actor.name,
  now: clock.now(),
})

/** How a file is read: as somebody said for it, as an earlier file of the sender was, or as its header suggests. */
export async function mappingOf(context: Context, source: Import, header: readonly string[]): Promise<ImportMapping> {
  if (source.mapping) return source.mapping
  return recallMapping(header, await listMappings(context.db, { parties: [source.partyId] }))
}

const control = () => z.custom<WorkControl>((value) => typeof value === 'object' && value !== null && 'signal' in value)
const orders = { id: id(), mapping: optional(SaidOfFile), ...runFields }

const targetById = {
  target: ({ db }: Context, input: { id: number }) => getImport(db, input.id),
  allow: (actor: Actor, target: Import) => canImport(actor, target),
}

/**
 * Reads an import's file and stores its observations in one transaction, and answers when that is done. What is wrong with
 * the file or its rows is data in the answer, not a Problem: a refused import is remembered with its reasons.
 */
export const runImport = action('imports.run', {
  http: 'POST /imports/:id/run',
  input: strict({ ...orders, control: optional(control()) }),
  ...targetById,
  run: async (context, input) => {
    const { db, actor, clock, files } = context
    const source = await lockImport(db, input.id)
    await ensureWaiting(context, source)
    const namesAllowed = input.namesReason !== '' && hasRole(actor, 'coordinator')
    const { onConflict, goodRows, dryRun } = input
    const mappingFor = async (header: readonly string[]) => {
      const known = await mappingOf(context, source, header)
      return input.mapping === null ? known : joinMapping(input.mapping, known)
    }
    const outcome = await storeFile(context, source, {
      mappingFor,
      sheet: input.mapping?.sheet ?? null,
      onConflict,
      goodRows,
      namesAllowed,
      dryRun,
      control: input.control,
    })
    const { notices, problems: errors, problemCounts } = outcome
    const told = { notices, problemCounts, problems: keepProblems(errors) }
    if (dryRun) {
      if (source.rejectedKey !== null) await files.remove(source.rejectedKey)
      const tried = {
        ...countsOf(outcome),
        at: clock.now(),
        onConflict,
        goodRows,
        wouldStore: outcome.status === 'stored',
      }
      await noteTrial(db, source.id, { ...told, rejectedKey: outcome.rejectedKey, tried })
      return { id: source.id, ...outcome, errors }
    }
    const isStored = outcome.status === 'stored'
    for (const key of [isStored ? source.fileKey : null, source.rejectedKey]) if (key !== null) await files.remove(key)
    const mappingVersion = isStored ? await keepMapping(context, source, outcome) : null
    const finished = await finishImport(db, source.id, {
      ...outcome,
      ...told,
      mappingVersion,
      fileKey: isStored ? null : source.fileKey,
      finishedAt: clock.now(),
    })
    if (isStored) {
      context.changed(
        refer('situation.import', source.id),
        null,
        recordOf(finished, { onConflict, namesReason: namesAllowed ? input.namesReason : null }),
      )
    }
    return { ...finished, notices, errors, problemCounts }
  },
  audit: 'write',
  output: ImportResult,
})

/** The first problems, and the first of each kind. */
function keepProblems(problems: readonly RowProblem[]): readonly RowProblem[] {
  const first = problems.slice(0, keptProblems)
  const told = new Set(first.map(({ code }) => code))
  const others = problems.slice(keptProblems).filter(({ code }) => !told.has(code) && told.add(code))
  return [...first, ...others]
}

/** The version of the sender's mapping that a file was stored by: the one that it was found by, or the next when it was read otherwise. */
async function keepMapping(context: Context, { partyId }: Import, { reading }: RunOutcome): Promise<number | null> {
  if (reading === null) return null
  const { mapping, header } = reading
  const found = findFitting(header, await listMappings(context.db, { parties: [partyId] }))
  if (found && compareMappings(found.mapping, mapping).length === 0) return found.version
  return addMapping(context.db, receiverOf(context), { partyId, mapping, restoredFrom: null })
}

const countsOf = ({ read, stored, updated, duplicates, different, rejected }: ImportCounts): ImportCounts => ({
  read,
  stored,
  updated,
  duplicates,
  different,
  rejected,
})

const recordOf = (done: Import, how: { readonly onConflict: string; readonly namesReason: string | null }) => ({
  fileName: done.fileName,
  fileSha256: done.fileSha256,
  partyId: done.partyId,
  ...countsOf(done),
  mappingVersion: done.mappingVersion,
  ...how,
})

async function ensureWaiting({ files }: Context, { status, fileKey }: Import): Promise<void> {
  if (!isOpen(status) && status !== 'running') accept(reject('imports.rejected.done-already'))
  if (fileKey === null || !(await files.has(fileKey))) accept(reject('imports.rejected.file-gone'))
}

/** Begins the same in the background; `imports.progress` tells how far it has come. */
export const beginImport = action('imports.begin', {
  http: 'POST /imports/:id/begin',
  input: strict(orders),
  ...targetById,
  run: async (context, input, target) => {
    const { db, actor, works } = context
    if (works.find(workKey(actor, target.id)) !== null) accept(reject('imports.rejected.goes-on'))
    await ensureWaiting(context, await lockImport(db, target.id))
    await setImportStatus(db, target.id, 'running')
    works.begin(workKey(actor, target.id), (house, own) => work(house, actor, { ...input, control: own }))
    return { id: target.id }
  },
  audit: 'write',
  output: z.object({ id: z.number() }),
})

type Orders = { readonly id: number; readonly dryRun: boolean; readonly control: WorkControl }

/** A cancelled import leaves no trace, a cancelled dry run only the file as it was; one that the closing of the process stopped can be begun again. */
async function work(house: House, actor: Actor, orders: Orders): Promise<void> {
  try {
    const { data } = await perform(house, actor, runImport, orders)
    if (data.status === 'stored' && !orders.dryRun) await prepare(house, actor, orders)
  } catch (error) {
    if (error instanceof Stopped) {
      if (error.why === 'closing') return
      await perform(house, actor, orders.dryRun ? reopenImport : discardImport, { id: orders.id })
      return
    }
    await perform(house, actor, noteFailure, {
      id: orders.id,
      code: error instanceof Problem ? error.code : 'problem.bug',
    })
    if (!(error instanceof Problem) || error.kind === 'bug') throw error
  }
}

/** The first to read the latest weeks need not wait for what the import has changed. What it has stored stands whatever happens here. */
async function prepare({ pool, clock }: House, actor: Actor, { control }: Orders): Promise<void> {
  control.report({ done: 100, total: 100, counts: { preparing: 1 } })
  await prepareWeeks(pool, { municipality: actor.municipality, now: clock.now() })
}

const reopenImport = action('imports.reopen', {
  http: 'POST /imports/:id/reopen',
  input: strict({ id: id() }),
  ...targetById,
  run: async ({ db }, { id: importId }) => {
    await setImportStatus(db, importId, 'received')
    return {}
  },
  audit: 'write',
  output: z.object({}),
})

const noteFailure = action('imports.note-failure', {
  http: 'POST /imports/:id/failure',
  input: strict({ id: id(), code: z.string() }),
  ...targetById,
  run: async ({ db, clock }, { code }, source) => {
    await finishImport(db, source.id, {
      ...noCounts,
      status: 'failed',
      mappingVersion: null,
      notices: [],
      problems: [{ row: null, column: null, value: null, code, params: {} }],
      problemCounts: { [code]: 1 },
      fileKey: source.fileKey,
      rejectedKey: null,
      finishedAt: clock.now(),
    })
    return {}
  },
  audit: 'write',
  output: z.object({}),
})

/** Throws a file away that nothing was stored from. */
export const discardImport = action('imports.discard', {
  http: 'POST /imports/:id/discard',
  input: strict({ id: id() }),
  ...targetById,
  run: async ({ db, files }, _input, source) => {
    if (!isOpen(source.status) && source.status !== 'running') accept(reject('imports.rejected.done-already'))
    for (const key of [source.fileKey, source.rejectedKey]) if (key !== null) await files.remove(key)
    await removeImport(db, source.id)
    return {}
  },
  audit: 'write',
  output: z.object({}),
})

export const cancelImport = action('imports.cancel', {
  http: 'POST /imports/:id/cancel',
  input: strict({ id: id() }),
  ...targetById,
  run: async ({ actor, works }, input) => ({ asked: works.cancel(workKey(actor, input.id)) }),
  audit: 'write',
  output: z.object({ asked: z.boolean() }),
})

/** `state` is null when nothing goes on here; a status of `running` then means that it was interrupted. */
export const getProgress = action('imports.progress', {
  http: 'GET /imports/:id/progress',
  input: strict({ id: id() }),
  target: async ({ db }, input) => findOrGone(db, input.id),
  allow: (actor, target) => canReadImport(actor, target ?? { partyId: actor.partyId ?? 0 }),
  run: async ({ actor, works }, input, target) => ({
    id: input.id,
    status: target?.status ?? null,
    state: works.find(workKey(actor, input.id)),
  }),
  audit: 'none',
  output: z.object({
    id: z.number(),
    /** null when it was cancelled and left no trace */
    status: z.enum(importStatuses).nullable(),
    state: z.custom<WorkState>().nullable(),
  }),
})

/** What came of a wish to cancel; null when nobody asks. A status of null: it left no trace. */
export const getCancelled = action('imports.cancelled', {
  http: 'GET /imports/:id/cancelled',
  input: strict({ id: optional(id()) }),
  target: async ({ db }, input) => (input.id === null ? null : findOrGone(db, input.id)),
  allow: (actor, target) => (target === null ? canListImports(actor) : canReadImport(actor, target)),
  run: async (_context, input, target) => (input.id === null ? null : { id: input.id, status: target?.status ?? null }),
  audit: 'none',
  output: z.object({ id: z.number(), status: z.enum(importStatuses).nullable() }).nullable(),
})

async function findOrGone(db: Context['db'], importId: number): Promise<Import | null> {
  return getImport(db, importId).catch((error: unknown) => {
    if (error instanceof Problem && error.kind === 'not-found') return null
    throw error
  })
}
