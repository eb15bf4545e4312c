import { type Generated, type Selectable, sql } from 'kysely'
import type { Db } from '#kernel/db/connect.ts'
import { notFound } from '#kernel/errors/problem.ts'
import type { BatchState } from './batch.ts'

type BatchTable = {
  municipality_id: string
  id: Generated<number>
  kind: 'reclassify' | 'merge'
  note: string
  made_by: string
  made_at: string
  undone_by: string | null
  undone_at: string | null
  status: Generated<'running' | 'done' | 'stopped'>
  total: number | null
  looked_at: Generated<number>
}
type Tables = {
  'situation.batch': BatchTable
  'situation.batch_row': {
    municipality_id: string
    batch_id: number
    observation_id: number
    before: unknown
    after: unknown
    undone: Generated<'back' | 'left' | null>
  }
}
const tables = (db: Db) => db.withTables<Tables>()

export type Batch = {
  readonly id: number
  readonly kind: 'reclassify' | 'merge'
  readonly note: string
  readonly madeBy: string
  readonly madeAt: string
  readonly undoneBy: string | null
  readonly undoneAt: string | null
  readonly status: 'running' | 'done' | 'stopped'
  /** how many were to be looked at; null where they were chosen by hand */
  readonly total: number | null
  readonly lookedAt: number
}
export type BatchRow = { readonly observationId: number; readonly before: BatchState; readonly after: BatchState }
export type NewBatch = Omit<Batch, 'id' | 'undoneBy' | 'undoneAt' | 'lookedAt'> & { readonly municipality: string }

const toBatch = (row: Selectable<BatchTable>): Batch => ({
  id: row.id,
  kind: row.kind,
  note: row.note,
  madeBy: row.made_by,
  madeAt: row.made_at,
  undoneBy: row.undone_by,
  undoneAt: row.undone_at,
  status: row.status,
  total: row.total,
  lookedAt: row.looked_at,
})

export async function addBatch(db: Db, batch: NewBatch): Promise<number> {
  const { id } = await tables(db)
    .insertInto('situation.batch')
    .values({
      municipality_id: batch.municipality,
      kind: batch.kind,
      note: batch.note,
      made_by: batch.madeBy,
      made_at: batch.madeAt,
      undone_by: null,
      undone_at: null,
      status: batch.status,
      total: batch.total,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

type NewRows = { readonly municipality: string; readonly batchId: number; readonly rows: readonly BatchRow[] }

export async function addBatchRows(db: Db, { municipality, batchId, rows }: NewRows): Promise<void> {
  if (rows.length === 0) return
  await tables(db)
    .insertInto('situation.batch_row')
    .values(
      rows.map(({ observationId, before, after }) => ({
        municipality_id: municipality,
        batch_id: batchId,
        observation_id: observationId,
        before: sql`${JSON.stringify(before)}::jsonb`,
        after: sql`${JSON.stringify(after)}::jsonb`,
      })),
    )
    .execute()
}

export async function getBatch(db: Db, id: number): Promise<Batch> {
  const row = await tables(db).selectFrom('situation.batch').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound()
  return toBatch(row)
}

/** The latest, with how many observations each changed. */
export async function listBatches(db: Db, most: number): Promise<readonly (Batch & { readonly changed: number })[]> {
  const rows = await tables(db)
    .selectFrom('situation.batch as b')
    .selectAll('b')
    .select((select) =>
      select
        .selectFrom('situation.batch_row as r')
        .whereRef('r.batch_id', '=', 'b.id')
        .select((one) => one.fn.countAll<number>().as('n'))
        .as('changed'),
    )
    .orderBy('b.id', 'desc')
    .limit(most)
    .execute()
  return rows.map((row) => ({ ...toBatch(row), changed: row.changed ?? 0 }))
}

/** How far a step came, and whether there is more to do. */
export async function noteStep(
  db: Db,
  id: number,
  { looked, status }: { readonly looked: number; readonly status: Batch['status'] },
): Promise<void> {
  await tables(db)
    .updateTable('situation.batch')
    .set((row) => ({ looked_at: row('looked_at', '+', looked), status }))
    .where('id', '=', id)
    .execute()
}

export type RowCounts = { readonly changed: number; readonly back: number; readonly left: number }

export async function countBatchRows(db: Db, id: number): Promise<RowCounts> {
  const rows = await tables(db)
    .selectFrom('situation.batch_row')
    .select((select) => ['undone', select.fn.countAll<number>().as('n')])
    .where('batch_id', '=', id)
    .groupBy('undone')
    .execute()
  const of = (undone: 'back' | 'left') => rows.find((row) => row.undone === undone)?.n ?? 0
  return { changed: rows.reduce((sum, { n }) => sum + n, 0), back: of('back'), left: of('left') }
}

/** The next observations of a batch that nobody has tried to put back. */
export async function listToUndo(db: Db, id: number, most: number): Promise<readonly BatchRow[]> {
  const rows = await tables(db)
    .selectFrom('situation.batch_row')
    .select(['observation_id', 'before', 'after'])
    .where('batch_id', '=', id)
    .where('undone', 'is', null)
    .orderBy('observation_id')
    .limit(most)
    .execute()
  return rows.map(({ observation_id, before, after }) => ({
    observationId: observation_id,
    before: before as BatchState,
    after: after as BatchState,
  }))
}

/** Those that stayed as somebody had changed them since. */
export async function listLeft(db: Db, id: number, most: number): Promise<readonly number[]> {
  const rows = await tables(db)
    .selectFrom('situation.batch_row')
    .select('observation_id')
    .where('batch_id', '=', id)
    .where('undone', '=', 'left')
    .orderBy('observation_id')
    .limit(most)
    .execute()
  return rows.map(({ observation_id }) => observation_id)
}

export async function noteRowUndone(
  db: Db,
  row: { readonly batchId: number; readonly observationId: number; readonly undone: 'back' | 'left' },
): Promise<void> {
  await tables(db)
    .updateTable('situation.batch_row')
    .set({ undone: row.undone })
    .where('batch_id', '=', row.batchId)
    .where('observation_id', '=', row.observationId)
    .execute()
}

/** Marks it as undone; false when it was undone already. */
export async function noteUndone(
  db: Db,
  id: number,
  by: { readonly name: string; readonly at: string },
): Promise<boolean> {
  const row = await tables(db)
    .updateTable('situation.batch')
    .set({ undone_by: by.name, undone_at: by.at })
    .where('id', '=', id)
    .where('undone_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
