import { type Generated, sql } from 'kysely'
import { canonicalJson } from '#kernel/audit/trail.ts'
import type { Db } from '#kernel/db/connect.ts'
import { sha256Of } from './picture.store.ts'

type Tables = {
  'situation.picture': { id: number; version: number; snapshot: unknown; sha256: string | null }
  'situation.picture_amendment': {
    municipality_id: string
    id: Generated<number>
    picture_id: number
    observation_id: number
    sha256_before: string
    sha256_after: string
    amended_by: string
    amended_at: string
  }
}
const tables = (db: Db) => db.withTables<Tables>()

export type Kept = { readonly id: number; readonly snapshot: unknown; readonly sha256: string }

/** The frozen pictures, of whatever edition, that tell of an observation. */
export async function listTelling(db: Db, observationId: number): Promise<readonly Kept[]> {
  const rows = await tables(db)
    .selectFrom('situation.picture')
    .select(['id', 'snapshot', 'sha256'])
    .where(
      sql<boolean>`jsonb_path_exists(snapshot, '$.content.week.areas[*].serious[*] ? (@.id == $observation)',
        jsonb_build_object('observation', ${observationId}::bigint))`,
    )
    .orderBy('id')
    .execute()
  return rows.flatMap(({ id, snapshot, sha256 }) => (sha256 === null ? [] : [{ id, snapshot, sha256 }]))
}

type Amendment = {
  readonly municipality: string
  readonly picture: Kept
  readonly observationId: number
  readonly snapshot: object
  readonly by: string
  readonly now: string
}

/** Puts another snapshot in the place of the frozen one, with both check sums on record. Answers the new one. */
export async function amendPicture(db: Db, amendment: Amendment): Promise<string> {
  const { municipality, picture, observationId, snapshot, by, now } = amendment
  const sha256 = sha256Of(snapshot)
  // The database lets a frozen picture be changed only when this is on record.
  await tables(db)
    .insertInto('situation.picture_amendment')
    .values({
      municipality_id: municipality,
      picture_id: picture.id,
      observation_id: observationId,
      sha256_before: picture.sha256,
      sha256_after: sha256,
      amended_by: by,
      amended_at: now,
    })
    .execute()
  await tables(db)
    .updateTable('situation.picture')
    .set((row) => ({ snapshot: canonicalJson(snapshot), sha256, version: row('version', '+', 1) }))
    .where('id', '=', picture.id)
    .execute()
  return sha256
}

export type Amended = { readonly at: string; readonly sha256Before: string; readonly sha256After: string }

/** What was struck from a frozen picture, the first first: which check sum became which. */
export async function listAmendments(db: Db, pictureId: number): Promise<readonly Amended[]> {
  const rows = await tables(db)
    .selectFrom('situation.picture_amendment')
    .select(['amended_at', 'sha256_before', 'sha256_after'])
    .where('picture_id', '=', pictureId)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ at: row.amended_at, sha256Before: row.sha256_before, sha256After: row.sha256_after }))
}
