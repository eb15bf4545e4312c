import { type Generated, sql } from 'kysely'
import type { Db } from '#kernel/db/connect.ts'
import { notFound } from '#kernel/errors/problem.ts'
import type { BatchState } from './batch.ts'

type Tables = {
  'situation.batch': {
    municipality_id: string
    id: Generated<number>
    kind: 'reclassify' | 'merge'
    note: string
    made_by: string
    made_at: string
    undone_by: string | null
    undone_at: string | null
  }
  'situation.batch_row': {
    municipality_id: string
    batch_id: number
    observation_id: number
    before: unknown
    after: unknown
  }
}
const tables = (db: Db) => db.withTables<Tables>()

export type Batch = {
  readonly id: number
  readonly kind: 'reclassify' | 'merge'
  readonly note: string
  readonly madeBy: string
  readonly madeAt: string
  readonly undoneAt: string | null
}
export type BatchRow = { readonly observationId: number; readonly before: BatchState; readonly after: BatchState }
type NewBatch = Omit<Batch, 'id' | 'undoneAt'> & { readonly municipality: string; readonly rows: readonly BatchRow[] }

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
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tables(db)
    .insertInto('situation.batch_row')
    .values(
      batch.rows.map(({ observationId, before, after }) => ({
        municipality_id: batch.municipality,
        batch_id: id,
        observation_id: observationId,
        before: sql`${JSON.stringify(before)}::jsonb`,
        after: sql`${JSON.stringify(after)}::jsonb`,
      })),
    )
    .execute()
  return id
}

export async function getBatch(db: Db, id: number): Promise<Batch> {
  const row = await tables(db).selectFrom('situation.batch').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound()
  return {
    id: row.id,
    kind: row.kind,
    note: row.note,
    madeBy: row.made_by,
    madeAt: row.made_at,
    undoneAt: row.undone_at,
  }
}

export async function listBatchRows(db: Db, id: number): Promise<readonly BatchRow[]> {
  const rows = await tables(db)
    .selectFrom('situation.batch_row')
    .selectAll()
    .where('batch_id', '=', id)
    .orderBy('observation_id')
    .execute()
  return rows.map(({ observation_id, before, after }) => ({
    observationId: observation_id,
    before: before as BatchState,
    after: after as BatchState,
  }))
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
