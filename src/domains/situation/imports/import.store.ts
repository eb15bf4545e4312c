import { type Generated, type Selectable, sql } from 'kysely'
import type { Db } from '#kernel/db/connect.ts'
import { notFound } from '#kernel/errors/problem.ts'
import type { ObservationTables } from '../observations/observation.tables.ts'
import {
  type Import,
  type ImportCounts,
  ImportMapping,
  type ImportStatus,
  type Remark,
  type RowProblem,
  type Tried,
} from './import.ts'

export type ImportTables = ObservationTables & {
  'situation.import': {
    municipality_id: string
    id: Generated<number>
    party_id: number
    file_name: string
    file_bytes: number
    file_sha256: string
    file_key: string | null
    rejected_key: string | null
    mapping: ImportMapping | null
    mapping_version: number | null
    notices: Generated<readonly Remark[]>
    tried: Tried | null
    status: ImportStatus
    read_rows: Generated<number>
    stored_rows: Generated<number>
    updated_rows: Generated<number>
    duplicate_rows: Generated<number>
    different_rows: Generated<number>
    rejected_rows: Generated<number>
    problems: Generated<readonly RowProblem[]>
    problem_counts: Generated<Readonly<Record<string, number>>>
    created_by: number | null
    created_by_name: string
    created_at: string
    finished_at: string | null
  }
  'situation.import_mapping': {
    municipality_id: string
    party_id: number
    version: number
    mapping: ImportMapping
    created_at: string
    created_by: number | null
    created_by_name: string
    restored_from: number | null
  }
}

type Row = Selectable<ImportTables['situation.import']>
const tables = (db: Db) => db.withTables<ImportTables>()
// pg would send an array as a PostgreSQL array, not as JSON.
const json = <T>(value: T) => sql<T>`${JSON.stringify(value)}::jsonb`

const toImport = (row: Row): Import => ({
  id: row.id,
  partyId: row.party_id,
  fileName: row.file_name,
  fileBytes: row.file_bytes,
  fileSha256: row.file_sha256,
  fileKey: row.file_key,
  rejectedKey: row.rejected_key,
  // One that was kept before a field was added reads as that field's usual value.
  mapping: row.mapping && ImportMapping.parse(row.mapping),
  mappingVersion: row.mapping_version,
  notices: [...row.notices],
  tried: row.tried,
  status: row.status,
  read: row.read_rows,
  stored: row.stored_rows,
  updated: row.updated_rows,
  duplicates: row.duplicate_rows,
  different: row.different_rows,
  rejected: row.rejected_rows,
  problems: [...row.problems],
  problemCounts: { ...row.problem_counts },
  createdBy: row.created_by,
  createdByName: row.created_by_name,
  createdAt: row.created_at,
  finishedAt: row.finished_at,
})

export type ReceivedFile = Pick<Import, 'partyId' | 'fileName' | 'fileBytes' | 'fileSha256'> & {
  readonly fileKey: string
}
export type Receiver = {
  readonly municipality: string
  readonly accountId: number | null
  readonly name: string
  readonly now: string
}

export async function addImport(db: Db, by: Receiver, file: ReceivedFile): Promise<Import> {
  const row = await tables(db)
    .insertInto('situation.import')
    .values({
      municipality_id: by.municipality,
      party_id: file.partyId,
      file_name: file.fileName,
      file_bytes: file.fileBytes,
      file_sha256: file.fileSha256,
      file_key: file.fileKey,
      status: 'received',
      created_by: by.accountId,
      created_by_name: by.name,
      created_at: by.now,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  return toImport(row)
}

export async function getImport(db: Db, id: number): Promise<Import> {
  const row = await tables(db).selectFrom('situation.import').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound()
  return toImport(row)
}

/** The same, and nobody else can do anything with it until this transaction ends. */
export async function lockImport(db: Db, id: number): Promise<Import> {
  const row = await tables(db)
    .selectFrom('situation.import')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound()
  return toImport(row)
}

export type ImportFilter = {
  readonly status: ImportStatus | null
  readonly party: number | null
  /** null: all; the actor's scope */
  readonly visibleParties: readonly number[] | null
}

/** A page of imports, latest first, and how many there are in all. */
export async function listImports(
  db: Db,
  { status, party, visibleParties }: ImportFilter,
  page: { size: number; number: number },
): Promise<{ readonly rows: readonly Import[]; readonly total: number }> {
  let query = tables(db).selectFrom('situation.import')
  if (status) query = query.where('status', '=', status)
  if (party !== null) query = query.where('party_id', '=', party)
  if (visibleParties) query = query.where('party_id', 'in', [...visibleParties, 0])
  const { n } = await query.select((select) => select.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  const rows = await query
    .selectAll()
    .orderBy('id', 'desc')
    .limit(page.size)
    .offset((page.number - 1) * page.size)
    .execute()
  return { rows: rows.map(toImport), total: n }
}

/** Imports of the same bytes that stored something. */
export async function listSameFile(
  db: Db,
  { id, fileSha256 }: Pick<Import, 'id' | 'fileSha256'>,
): Promise<readonly Import[]> {
  const rows = await tables(db)
    .selectFrom('situation.import')
    .selectAll()
    .where('file_sha256', '=', fileSha256)
    .where('status', '=', 'stored')
    .where('id', '!=', id)
    .orderBy('id')
    .execute()
  return rows.map(toImport)
}

export async function setImportStatus(db: Db, id: number, status: ImportStatus): Promise<void> {
  await tables(db).updateTable('situation.import').set({ status }).where('id', '=', id).execute()
}

export async function setImportMapping(db: Db, id: number, mapping: ImportMapping): Promise<void> {
  await tables(db)
    .updateTable('situation.import')
    .set({ mapping: json(mapping) })
    .where('id', '=', id)
    .execute()
}

export type Finished = ImportCounts & {
  readonly status: ImportStatus
  /** the version of the sender's mapping that was used; null when nothing was stored */
  readonly mappingVersion: number | null
  readonly notices: readonly Remark[]
  readonly problems: readonly RowProblem[]
  readonly problemCounts: Readonly<Record<string, number>>
  readonly fileKey: string | null
  readonly rejectedKey: string | null
  readonly finishedAt: string
}

export async function finishImport(db: Db, id: number, finished: Finished): Promise<Import> {
  const row = await tables(db)
    .updateTable('situation.import')
    .set({
      status: finished.status,
      mapping_version: finished.mappingVersion,
      tried: null,
      notices: json(finished.notices),
      read_rows: finished.read,
      stored_rows: finished.stored,
      updated_rows: finished.updated,
      duplicate_rows: finished.duplicates,
      different_rows: finished.different,
      rejected_rows: finished.rejected,
      problems: json(finished.problems),
      problem_counts: json(finished.problemCounts),
      file_key: finished.fileKey,
      rejected_key: finished.rejectedKey,
      finished_at: finished.finishedAt,
    })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
  return toImport(row)
}

export type Trial = Pick<Finished, 'notices' | 'problems' | 'problemCounts' | 'rejectedKey'> & { readonly tried: Tried }

/** Keeps what a dry run found; the file waits for its decision as before. */
export async function noteTrial(db: Db, id: number, trial: Trial): Promise<void> {
  await tables(db)
    .updateTable('situation.import')
    .set({
      status: 'received',
      tried: json(trial.tried),
      notices: json(trial.notices),
      problems: json(trial.problems),
      problem_counts: json(trial.problemCounts),
      rejected_key: trial.rejectedKey,
    })
    .where('id', '=', id)
    .execute()
}

/** For an import that stored nothing. */
export async function removeImport(db: Db, id: number): Promise<void> {
  await tables(db).deleteFrom('situation.import').where('id', '=', id).execute()
}

/** What nobody decided on, from before an instant. */
export async function removeUndecided(db: Db, before: string): Promise<void> {
  await tables(db)
    .deleteFrom('situation.import')
    .where('status', 'in', ['received', 'running', 'refused', 'failed'])
    .where('created_at', '<', before)
    .execute()
}
