import { listAllAreas, listDivisions } from '#domains/areas/index.ts'
import { listParties } from '#domains/parties/index.ts'
import type { Context } from '#kernel/action/action.ts'
import type { WorkControl } from '#kernel/action/house.ts'
import type { Bounds } from '#kernel/files/coordinates.ts'
import type { TableRow } from '#kernel/files/row-check.ts'
import type { Table } from '#kernel/files/table.ts'
import { TableProblem } from '#kernel/files/table-problem.ts'
import { openTable } from '#kernel/files/tabular.ts'
import { refer } from '#kernel/model/reference.ts'
import { publicPhones } from '#kernel/privacy/phone.public.ts'
import { dayOf } from '#kernel/time/clock.ts'
import { weekOf } from '#kernel/time/week.ts'
import { listCategories } from '../categories/category.register.ts'
import { deliver } from '../delivery/delivery.actions.ts'
import { canReportIn, canTriage } from '../observations/observation.policy.ts'
import { countInFile } from '../privacy/privacy-count.store.ts'
import { listPublicPhones } from '../privacy/public-phone.register.ts'
import { listSameFile } from './import.store.ts'
import type { ConflictPolicy, Import, ImportCounts, ImportMapping, Remark, RowProblem } from './import.ts'
import {
  findKnown,
  type Known,
  listTakenOut,
  takeOutKnown,
  takeOutRepeated,
  updateChanged,
} from './import-known.store.ts'
import { type AreaFinder, createAreaFinder, createCategoryFinder, createPartyFinder } from './import-lookups.ts'
import { fitMapping, settleMapping } from './import-mapping.jobs.ts'
import { findMapping } from './import-mapping.store.ts'
import { openRejectedFile } from './import-rejected.jobs.ts'
import { createRowReader, type ReadRow, type RejectedRow } from './import-rows.jobs.ts'
import { listStagedWeeks } from './import-rows.store.ts'
import { type Reading, type Staged, Storing, stageAll } from './import-stage.jobs.ts'
import { Tally } from './import-tally.jobs.ts'

export type RunOptions = {
  /** how a file with this header is read */
  readonly mappingFor: (header: readonly string[]) => Promise<ImportMapping>
  /** of a workbook, when somebody has said which; null otherwise */
  readonly sheet: string | null
  readonly onConflict: ConflictPolicy
  readonly goodRows: boolean
  readonly namesAllowed: boolean
  /** reads and counts, and stores nothing */
  readonly dryRun: boolean
  readonly control: WorkControl | null
}
export type RunOutcome = ImportCounts & {
  readonly status: 'stored' | 'refused'
  /** how it was read, and the names of its columns; null when the file was no table */
  readonly reading: { readonly mapping: ImportMapping; readonly header: readonly string[] } | null
  readonly notices: readonly Remark[]
  readonly problems: readonly RowProblem[]
  readonly problemCounts: Readonly<Record<string, number>>
  readonly rejectedKey: string | null
}

/** Each changed observation has its own entry in the audit trail, which is written one after the other. */
const mostUpdates = 20_000

/** Opens an import's file at the sheet that is said, else the one that its sender's last file was read from; TableProblem when it is no table. */
export async function openImportTable({ files, db }: Context, source: Import, said?: string | null): Promise<Table> {
  const path = files.pathOf(source.fileKey ?? '')
  const sheet = said ?? source.mapping?.sheet ?? null
  if (sheet !== null) return openTable({ path }, { sheet })
  const preferredSheet = (await findMapping(db, source.partyId))?.sheet ?? null
  return openTable({ path }, preferredSheet === null ? {} : { preferredSheet })
}

type Prepared = { readonly mapping: ImportMapping; readonly read: (row: TableRow) => ReadRow }

/** Everything needed to read a table's rows as observations, fetched once. */
export async function prepareReading(
  context: Context,
  table: Table,
  source: Pick<Import, 'partyId'> & { mapping: ImportMapping; namesAllowed: boolean },
): Promise<Prepared> {
  const { db, actor, clock } = context
  const mapping = await settleMapping(table, fitMapping(table.header, source.mapping))
  const main = (await listDivisions(db)).find((division) => division.main)
  const areas = main ? await listAllAreas(db, main.id) : []
  const read = createRowReader({
    header: table.header,
    mapping,
    categories: createCategoryFinder(await listCategories(db), mapping.categories),
    areas: createAreaFinder(areas, mapping.areas) satisfies AreaFinder,
    bounds: boundsOf(areas),
    parties: createPartyFinder(
      await listParties(db),
      (partyId) => canTriage(actor).allowed || canReportIn(actor, { partyId }).allowed,
    ),
    partyId: source.partyId,
    namesAllowed: source.namesAllowed,
    phones: publicPhones(await listPublicPhones(db)),
    now: clock.now(),
    today: clock.today(),
  })
  return { mapping, read }
}

/** Half a degree outside the outlines there can only be a mistake with the coordinates. */
const margin = 0.5

function boundsOf(areas: readonly { readonly geometry: { readonly coordinates: unknown } | null }[]): Bounds | null {
  const bounds = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity }
  const take = (at: unknown): void => {
    if (!Array.isArray(at)) return
    const [lon, lat] = at as readonly unknown[]
    if (typeof lon !== 'number' || typeof lat !== 'number') {
      at.forEach(take)
      return
    }
    bounds.west = Math.min(bounds.west, lon - margin)
    bounds.east = Math.max(bounds.east, lon + margin)
    bounds.south = Math.min(bounds.south, lat - margin)
    bounds.north = Math.max(bounds.north, lat + margin)
  }
  for (const { geometry } of areas) take(geometry?.coordinates)
  return Number.isFinite(bounds.west) ? bounds : null
}

/** Reads an import's file and stores its observations: all of them or none, unless the good rows are asked for. */
export async function storeFile(context: Context, source: Import, options: RunOptions): Promise<RunOutcome> {
  const tally = new Tally()
  try {
    const table = await openImportTable(context, source, options.sheet)
    const said = {
      partyId: source.partyId,
      mapping: await options.mappingFor(table.header),
      namesAllowed: options.namesAllowed,
    }
    const { mapping, read } = await prepareReading(context, table, said)
    const rejected = openRejectedFile(context.files, table.header, context.actor.language)
    const storing = options.dryRun ? null : new Storing(context, source, mapping)
    try {
      const outcome = await stageAndStore({ context, source, options, table, read, tally, rejected, mapping, storing })
      if (outcome.status === 'refused') await storing?.takeBack()
      return outcome
    } catch (error) {
      if (error instanceof TableProblem) await storing?.takeBack()
      const key = await rejected.close()
      if (key !== null) await context.files.remove(key)
      throw error
    }
  } catch (error) {
    if (!(error instanceof TableProblem)) throw error
    tally.refuseFile(error)
    return { ...tally.refused(), reading: null, notices: [], rejectedKey: null }
  }
}

type Run = Reading & {
  readonly source: Import
  readonly options: RunOptions
  readonly mapping: ImportMapping
}

async function stageAndStore(run: Run): Promise<RunOutcome> {
  const { context, source, options, table, tally, rejected, mapping } = run
  const staged = await stageAll(run)
  if (staged.withoutId > 0) await refuseSameFile(run, staged.withoutId)
  const known = await settleIds(run, staged)
  if (tally.read === 0)
    tally.add({ row: null, column: null, value: null, code: 'imports.rejected.no-rows', params: {} })
  if (!options.dryRun)
    await countInFile(context.db, context.actor.municipality, { kinds: tally.findings(), on: context.clock.today() })
  const rejectedKey = await rejected.close()
  const read = { reading: { mapping, header: table.header }, notices: table.warnings, rejectedKey }
  if (tally.mustRefuse(options.goodRows)) return { ...tally.refused(), ...read }
  options.control?.signal.throwIfAborted()
  const ends = { ...tally.told(), ...read, status: 'stored' as const }
  const counts = { ...tally.counts(), duplicates: known.same, different: known.left, updated: known.changed }
  const added = tally.counts().stored - known.same - known.left - known.changed
  if (options.dryRun) return { ...ends, ...counts, stored: added }
  options.control?.report({ done: 100, total: 100, counts: { ...tally.counts(), storing: 1 } })
  if (known.changed > 0) {
    const orders = { municipality: context.actor.municipality, importId: source.id }
    for (const { id, before, after } of await updateChanged(context.db, orders))
      context.changed(refer('situation.observation', id), before, after)
    await takeOutKnown(context.db, 'changed', null)
  }
  return { ...ends, ...counts, stored: await storeGood(run, added) }
}

/** Rows without an id cannot be told from those that the same file brought before: they would be counted twice. */
async function refuseSameFile({ context, source, tally }: Run, count: number): Promise<void> {
  const [earlier] = (await listSameFile(context.db, source)).filter(({ partyId }) => partyId === source.partyId)
  if (!earlier) return
  const day = dayOf(earlier.finishedAt ?? earlier.createdAt)
  const params = { day, count }
  tally.add({ row: null, column: null, value: null, code: 'imports.rejected.same-file', params })
}

type Settled = { readonly same: number; readonly left: number; readonly changed: number }

/** What to do with rows that carry an id: of another row of the file, or of an observation that is there already. */
async function settleIds(run: Run, { withId, isAllStored }: Staged): Promise<Settled> {
  const { db } = run.context
  if (withId === 0 || isAllStored) return { same: 0, left: 0, changed: 0 }
  const repeated = await takeOutRepeated(db)
  const known = await findKnown(db, run.source.id)
  const { refused, settled } = await settleKnown(run, known)
  if (repeated + refused > 0) await rejectTakenOut(run)
  return settled
}

async function settleKnown(
  { context: { db }, options: { onConflict }, tally }: Run,
  { same, changed, edited }: Known,
): Promise<{ refused: number; settled: Settled }> {
  const none = { same: 0, left: 0, changed: 0 }
  if (same + changed + edited === 0) return { refused: 0, settled: none }
  if (onConflict === 'stop') {
    await takeOutKnown(db, 'same', 'known')
    await takeOutKnown(db, 'changed', 'known-changed')
    await takeOutKnown(db, 'edited', 'known-changed')
    return { refused: same + changed + edited, settled: none }
  }
  await takeOutKnown(db, 'same', null)
  if (onConflict === 'skip') {
    await takeOutKnown(db, 'changed', null)
    await takeOutKnown(db, 'edited', null)
    return { refused: 0, settled: { same, left: changed + edited, changed: 0 } }
  }
  await takeOutKnown(db, 'edited', 'edited-since')
  if (changed > mostUpdates) {
    const params = { count: changed, limit: mostUpdates }
    tally.add({ row: null, column: null, value: null, code: 'imports.rejected.updates-too-many', params })
  }
  return { refused: edited, settled: { same, left: 0, changed } }
}

/** Their cells were not kept: the file is read once more for them. */
async function rejectTakenOut({ context, table, tally, rejected, mapping, options }: Run): Promise<void> {
  const column = mapping.columns['external-id'] ?? 'external-id'
  const at = table.header.indexOf(column)
  const takenOut = listTakenOut(context.db)
  let next = await takenOut.next()
  for await (const { row, cells } of table.rows()) {
    if (next.done) return
    if (next.value.row !== row) continue
    options.control?.signal.throwIfAborted()
    const { reason, first } = next.value
    const value = (cells[at] ?? mapping.defaults['external-id'] ?? '').trim()
    const params = { value, ...(first !== null && { first }) }
    const refused: RejectedRow = {
      row,
      cells,
      problems: [{ row, column, value, code: `imports.rejected.${reason}`, params }],
    }
    tally.reject(refused)
    await rejected.add(refused)
    next = await takenOut.next()
  }
}

/** The rows that were not taken out; their sender has now delivered for their weeks. */
async function storeGood({ context, storing }: Run, expected: number): Promise<number> {
  if (storing === null) return expected
  const stored = await storing.finish(expected)
  for (const { partyId, weeks } of await listStagedWeeks(context.db))
    await deliver(context, { partyId, weeks: weeks.map(weekOf), nothingToReport: false, byImport: true })
  return stored
}
