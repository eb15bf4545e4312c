import { createHash } from 'node:crypto'
import type { Context } from '../action/action.ts'
import type { FileRoom } from '../action/house.ts'
import type { Db } from '../db/connect.ts'
import { afterCommit } from '../db/tenancy.ts'

/** A file that belongs to something stored. It lies in the room for files under its key; the hash tells whether it is whole. */
export type KeptFile = {
  readonly key: string
  readonly sha256: string
  readonly bytes: number
  readonly mediaType: string
}

type KeptTables = {
  'kernel.kept_file': {
    municipality_id: string
    key: string
    sha256: string
    bytes: number
    media_type: string
    created_at: string
  }
}
const tables = (db: Db) => db.withTables<KeptTables>()

/**
 * Keeps bytes as a file and its row. When the transaction is rolled back the file has no row, and is swept away by the night's
 * check.
 */
export async function keepFile(
  { db, files, actor, clock }: Pick<Context, 'db' | 'files' | 'actor' | 'clock'>,
  content: Uint8Array,
  mediaType: string,
): Promise<KeptFile> {
  const key = await files.keep(once(content))
  const kept = {
    key,
    sha256: createHash('sha256').update(content).digest('hex'),
    bytes: content.byteLength,
    mediaType,
  }
  await tables(db)
    .insertInto('kernel.kept_file')
    .values({
      municipality_id: actor.municipality,
      key,
      sha256: kept.sha256,
      bytes: kept.bytes,
      media_type: mediaType,
      created_at: clock.now(),
    })
    .execute()
  return kept
}

async function* once(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content
}

/**
 * Destroys a kept file: its row now, its bytes once the transaction is stored. That it is destroyed is written down before: should
 * the transaction fail after all, a later restore of an older backup loses one file too many, never one too few.
 */
export async function dropFile(
  { db, files, clock }: Pick<Context, 'db' | 'files' | 'clock'>,
  key: string,
): Promise<void> {
  await tables(db).deleteFrom('kernel.kept_file').where('key', '=', key).execute()
  await files.noteDestroyed(key, clock.now())
  removeAfter(db, files, [key])
}

/** Removes files once the transaction is stored. One that the disk would not let go is swept away by the night's check. */
export function removeAfter(db: Db, files: FileRoom, keys: readonly string[]): void {
  afterCommit(db, () => {
    for (const key of keys)
      files
        .remove(key)
        .catch((error: unknown) =>
          console.error(JSON.stringify({ level: 'error', event: 'file-not-removed', key, cause: String(error) })),
        )
  })
}

/** The keys of all that the municipality in view keeps. */
export async function listKeptKeys(db: Db): Promise<readonly string[]> {
  const rows = await tables(db).selectFrom('kernel.kept_file').select('key').execute()
  return rows.map(({ key }) => key)
}
