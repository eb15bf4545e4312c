import { openAsBlob } from 'node:fs'
import { z } from 'zod'
import { listAreas } from '#domains/areas/index.ts'
import { addParty, isCurrent, listParties, type Party } from '#domains/parties/index.ts'
import { action, type Context } from '#kernel/action/action.ts'
import { historyAction } from '#kernel/action/history.ts'
import type { Actor } from '#kernel/auth/actor.ts'
import { accept, invalid, notFound, Problem, type Rejection, reject } from '#kernel/errors/problem.ts'
import type { Table } from '#kernel/files/table.ts'
import { TableProblem } from '#kernel/files/table-problem.ts'
import { id, list, oneOf, optional, strict, text, wholeNumber } from '#kernel/model/fields.ts'
import { refer } from '#kernel/model/reference.ts'
import { scanText } from '#kernel/privacy/guard.ts'
import { rewriteText } from '#kernel/privacy/rewrite.ts'
import { listCategories } from '../categories/category.register.ts'
import { visibleParties } from '../observations/observation.policy.ts'
import { canImport, canListImports, canReadImport } from './import.policy.ts'
import {
  addImport,
  getImport,
  listImports,
  listSameFile,
  lockImport,
  removeUndecided,
  setImportMapping,
  setImportStatus,
} from './import.store.ts'
import {
  type Import,
  ImportMapping,
  ImportSummary,
  ImportView,
  importStatuses,
  isOpen,
  keptDays,
  NamedImport,
  Remark,
} from './import.ts'
import { takeIn } from './import-intake.jobs.ts'
import { countChangedBy, putBackChanged } from './import-known.store.ts'
import { Look, lookThrough } from './import-look.jobs.ts'
import { findFitting, fitMapping, recallMapping, sampleOf } from './import-mapping.jobs.ts'
import { listMappings } from './import-mapping.store.ts'
import { countOfImport, listPublishedWeeksOf, removeUntouched } from './import-rows.store.ts'
import { openImportTable } from './import-run.jobs.ts'
import { mappingOf, receiverOf, workKey } from './import-work.actions.ts'

const dayMs = 86_400_000
const reference = (importId: number) => refer('situation.import', importId)
/** No party has this number: whoever may report for one party only may not for the municipality. */
const nobody = 0
const chosenFile = () => z.custom<Blob>((value) => value instanceof Blob, { params: { code: 'field.required' } })

/** Takes a file in. `sender` names a party, `party` is its number; without either it is the actor's own, or the municipality. */
export const receiveImport = action('imports.receive', {
  http: 'POST /imports',
  input: strict({ file: chosenFile(), name: optional(text(200)), sender: optional(text(120)), party: optional(id()) }),
  target: async (context, input) => accept(senderOf(await listParties(context.db), input, context)),
  allow: (actor: Actor, target) => canImport(actor, { partyId: target === 'own' ? nobody : target.id }),
  run: async (context, { file, name }, sender) => {
    const { db, clock, files } = context
    const before = new Date(Date.parse(clock.now()) - keptDays * dayMs).toISOString()
    await files.removeOlderThan(before)
    await removeUndecided(db, before)
    const taken = await takeIn(files, file).catch(refuseAs('file'))
    const fileName = (name ?? (file instanceof File ? file.name : '')).slice(-200) || '-'
    const partyId = sender === 'own' ? await addOwnParty(context) : sender.id
    return { id: (await addImport(db, receiverOf(context), { partyId, fileName, ...taken })).id }
  },
  audit: 'write',
  output: z.object({ id: z.number() }),
})

function senderOf(
  parties: readonly Party[],
  { sender, party }: { readonly sender: string | null; readonly party: number | null },
  { actor, clock }: Context,
): Party | 'own' | Rejection {
  const current = parties.filter((one) => isCurrent(one, clock.today()))
  if (party !== null) return current.find((one) => one.id === party) ?? reject('imports.rejected.party-unknown')
  if (sender !== null) {
    const wanted = sender.toLocaleLowerCase('sv')
    const found = parties.find(({ name, formerNames }) =>
      [name, ...formerNames].some((one) => one.toLocaleLowerCase('sv') === wanted),
    )
    return (
      found ??
      reject('imports.rejected.sender-unknown', { sender, parties: current.map(({ name }) => name).join(', ') })
    )
  }
  const ownOfActor = current.find((one) => one.id === actor.partyId)
  if (ownOfActor) return ownOfActor
  const own =
    current.find(({ kind, name }) => kind === 'municipality' && name === actor.municipalityName) ??
    current.find(({ kind }) => kind === 'municipality')
  return own ?? 'own'
}

/** The municipality itself as a party: an installation that nobody has claimed yet has none. */
async function addOwnParty({ db, actor, clock, changed }: Context): Promise<number> {
  const party = await addParty(db, actor.municipality, {
    name: actor.municipalityName,
    kind: 'municipality',
    relation: 'internal',
    formerNames: [],
    reportsWeekly: false,
    validFrom: clock.today(),
    validTo: null,
  })
  changed(refer('parties.party', party.id), null, party)
  return party.id
}

/** What is wrong with a file as a table is a fault of the field. */
const refuseAs =
  (path: 'file' | 'sheet') =>
  (error: unknown): never => {
    if (!(error instanceof TableProblem)) throw error
    throw invalid([{ path, code: error.code, params: error.params }])
  }

/** A file of this machine, as an action takes it; read as it is needed, never as a whole. */
export async function fileAt(path: string): Promise<Blob> {
  try {
    return await openAsBlob(path)
  } catch (cause) {
    throw new Problem('rejected', 'file-not-found', { params: { path }, cause })
  }
}

const targetById = {
  target: ({ db }: Context, input: { id: number }) => getImport(db, input.id),
  allow: (actor: Actor, target: Import) => canImport(actor, target),
}
/** The same for those who may only look. */
const readableById = { ...targetById, allow: (actor: Actor, target: Import) => canReadImport(actor, target) }

const pageSize = 50
const filterFields = { status: optional(oneOf(importStatuses)), party: optional(id()) }

export const listImportsAction = action('imports.list', {
  http: 'GET /imports',
  input: z.object({ ...filterFields, page: optional(wholeNumber(1, 100_000)) }),
  allow: canListImports,
  run: async ({ db, actor }, { page, ...filter }) => {
    const number = page ?? 1
    const visible = { ...filter, visibleParties: visibleParties(actor) }
    return { ...(await listImports(db, visible, { size: pageSize, number })), page: number, pageSize }
  },
  audit: 'none',
  output: z.object({ rows: list(ImportSummary), total: z.number(), page: z.number(), pageSize: z.number() }),
  can: (actor) => ({ receive: canImport(actor) }),
})

const mostExported = 10_000

/** The filtered list as a whole, for a file. */
export const exportImports = action('imports.export', {
  http: 'GET /imports/export',
  input: z.object(filterFields),
  allow: canListImports,
  run: async ({ db, actor }, filter) => {
    const visible = { ...filter, visibleParties: visibleParties(actor) }
    const parties = new Map((await listParties(db)).map(({ id: partyId, name }) => [partyId, name]))
    const { rows } = await listImports(db, visible, { size: mostExported, number: 1 })
    return rows.map((row) => ({ ...row, party: parties.get(row.partyId) ?? '' }))
  },
  audit: 'none',
  output: list(NamedImport),
})

export const getImportAction = action('imports.get', {
  http: 'GET /imports/:id',
  input: strict({ id: id() }),
  ...readableById,
  run: async ({ db, actor, works }, _input, source) => ({
    import: source,
    hasRejectedFile: source.rejectedKey !== null,
    goesOn: works.find(workKey(actor, source.id)) !== null,
    observations: { ...(await countOfImport(db, source.id)), ...(await countChangedBy(db, source.id)) },
    publishedWeeks: await listPublishedWeeksOf(db, source.id),
    sameFile: (await listSameFile(db, source)).map((other) => ({ id: other.id, createdAt: other.createdAt })),
  }),
  audit: 'none',
  output: z.object({
    import: ImportView,
    hasRejectedFile: z.boolean(),
    /** whether its rows are being stored in this process now */
    goesOn: z.boolean(),
    observations: z.object({
      all: z.number(),
      untouched: z.number(),
      changed: z.number(),
      unchangedSince: z.number(),
    }),
    /** weeks of its observations that stand in a published picture, which an undoing leaves as it is */
    publishedWeeks: list(z.string()),
    sameFile: list(z.object({ id: z.number(), createdAt: z.string() })),
  }),
  can: (actor, answer) => ({ change: canImport(actor, answer.import) }),
})

const Column = z.object({ name: z.string(), samples: list(z.string()) })
const Choice = z.object({ code: z.string(), nameSv: z.string(), nameEn: z.string() })

/** What an uploaded file looks like, how it would be read, and which of its words mean nothing yet. */
export const inspectImport = action('imports.inspect', {
  http: 'GET /imports/:id/columns',
  input: strict({ id: id() }),
  ...targetById,
  run: async (context, _input, source) => {
    const table = await openWaiting(context, source)
    const mapping = await mappingOf(context, source, table.header)
    const fitting = findFitting(table.header, await listMappings(context.db, { parties: [source.partyId] }))
    const recalled = source.mapping === null ? (fitting?.version ?? null) : null
    const told = (recalled !== null || source.mapping !== null) && isWhole(table, mapping)
    const look = told ? await lookThrough(context, table, { ...source, mapping }) : null
    const areas = await listAreas(context.db, { on: context.clock.today() })
    return {
      fileName: source.fileName,
      partyId: source.partyId,
      columns: columnsOf(table.header, await sampleOf(table, 200)),
      warnings: [...table.warnings],
      sheets: table.sheets.map(({ name, hidden }) => ({ name, hidden, read: name === table.sheet })),
      mapping,
      recalled,
      sameFile: (await listSameFile(context.db, source)).length > 0,
      look,
      categories: (await listCategories(context.db)).filter((category) => isCurrent(category, context.clock.today())),
      areas: areas.map(({ code, name }) => ({ code, nameSv: name, nameEn: name })),
    }
  },
  audit: 'none',
  output: z.object({
    fileName: z.string(),
    columns: list(Column),
    warnings: list(Remark),
    /** of a workbook; empty for text */
    sheets: list(z.object({ name: z.string(), hidden: z.boolean(), read: z.boolean() })),
    mapping: ImportMapping,
    /** the version of the sender's mapping that reads the file, when nobody has said anything else */
    recalled: z.number().nullable(),
    partyId: z.number(),
    /** whether the same bytes have been stored from before */
    sameFile: z.boolean(),
    /** null until it is known how the columns are read */
    look: Look.nullable(),
    categories: list(Choice),
    areas: list(Choice),
  }),
})

const isWhole = ({ header }: Table, mapping: ImportMapping): boolean => {
  try {
    return fitMapping(header, mapping) !== undefined
  } catch (error) {
    if (error instanceof Problem) return false
    throw error
  }
}

/** Every column with some of its values; what the privacy guard finds in them is not shown. */
function columnsOf(header: readonly string[], sample: readonly (readonly string[])[]): z.infer<typeof Column>[] {
  return header.map((name, index) => {
    const values = new Set(sample.map((cells) => (cells[index] ?? '').trim()).filter(Boolean))
    const samples = [...values].slice(0, 4).map((value) => rewriteText(value, scanText(value), 'sv').slice(0, 80))
    return { name, samples }
  })
}

async function openWaiting(context: Context, source: Import, sheet: string | null = null): Promise<Table> {
  if (source.fileKey === null || !(await context.files.has(source.fileKey)))
    throw new Problem('rejected', 'imports.rejected.file-gone')
  return openImportTable(context, source, sheet)
}

/** Says which sheet of a workbook is read; its columns are then read as the sender's last file or as the header suggests. */
export const chooseSheet = action('imports.choose-sheet', {
  http: 'POST /imports/:id/sheet',
  input: strict({ id: id(), sheet: z.string().max(100) }),
  ...targetById,
  run: async (context, { id: importId, sheet }) => {
    const source = await lockImport(context.db, importId)
    if (!isOpen(source.status)) accept(reject('imports.rejected.done-already'))
    const table = await openWaiting(context, source, sheet).catch(refuseAs('sheet'))
    const known = await listMappings(context.db, { parties: [source.partyId] })
    await setImportMapping(context.db, importId, { ...recallMapping(table.header, known), sheet })
    return { id: importId }
  },
  audit: 'write',
  output: z.object({ id: z.number() }),
})

/** Says how a file is read; tells which of its words mean nothing yet. */
export const mapImport = action('imports.map', {
  http: 'POST /imports/:id/columns',
  input: strict({ id: id(), ...ImportMapping.shape }),
  ...targetById,
  run: async (context, { id: importId, ...wanted }) => {
    const source = await lockImport(context.db, importId)
    if (!isOpen(source.status)) accept(reject('imports.rejected.done-already'))
    const table = await openWaiting(context, source, wanted.sheet)
    const mapping = fitMapping(table.header, wanted)
    await setImportMapping(context.db, importId, mapping)
    const look = await lookThrough(context, table, { ...source, mapping })
    return { id: importId, unmatched: look.categories.length + look.areas.length }
  },
  audit: 'write',
  output: z.object({ id: z.number(), unmatched: z.number() }),
})

export const previewImport = action('imports.preview', {
  http: 'GET /imports/:id/preview',
  input: strict({ id: id() }),
  ...targetById,
  run: async (context, _input, source) => {
    const table = await openWaiting(context, source)
    const mapping = await mappingOf(context, source, table.header)
    return { import: source, look: await lookThrough(context, table, { ...source, mapping }) }
  },
  audit: 'none',
  output: z.object({ import: ImportView, look: Look }),
})

/** The rows that were not stored, in the file's own format with row and reason beside; re-importable. */
export const getRejectedRows = action('imports.rejected', {
  http: 'GET /imports/:id/rejected',
  input: strict({ id: id() }),
  ...targetById,
  run: async ({ files }, _input, source) => {
    if (source.rejectedKey === null || !(await files.has(source.rejectedKey))) throw notFound()
    return { fileName: source.fileName, content: await openAsBlob(files.pathOf(source.rejectedKey)) }
  },
  audit: 'none',
  output: z.object({ fileName: z.string(), content: z.custom<Blob>() }),
})

/** Takes a whole import back: its observations go and what it changed is put back, but for what somebody has worked on since. */
export const undoImport = action('imports.undo', {
  http: 'POST /imports/:id/undo',
  input: strict({ id: id() }),
  ...targetById,
  run: async ({ db, changed }, input) => {
    const source = await lockImport(db, input.id)
    if (source.status !== 'stored') accept(reject('imports.rejected.nothing-to-undo'))
    const { changed: all } = await countChangedBy(db, source.id)
    const back = await putBackChanged(db, source.id)
    for (const { id: observationId, before, after } of back)
      changed(refer('situation.observation', observationId), before, after)
    const removed = await removeUntouched(db, source.id)
    const left = (await countOfImport(db, source.id)).all + all - back.length
    await setImportStatus(db, source.id, 'undone')
    const putBack = back.length
    changed(reference(source.id), { status: 'stored' }, { status: 'undone', removed, putBack, left })
    return { id: source.id, removed, putBack, left }
  },
  audit: 'write',
  output: z.object({ id: z.number(), removed: z.number(), putBack: z.number(), left: z.number() }),
})

export const importHistory = historyAction('situation.import', canReadImport, {
  target: ({ db }, input) => getImport(db, input.id),
})
