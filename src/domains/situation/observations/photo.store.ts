import type { Generated, Selectable } from 'kysely'
import type { Db } from '#kernel/db/connect.ts'
import { conflict, notFound } from '#kernel/errors/problem.ts'
import type { Photo } from './photo.ts'

type PhotoRow = {
  municipality_id: string
  id: Generated<number>
  observation_id: number
  position: number
  file_key: string
  width: number
  height: number
  alt: string
  created_by: number | null
  created_at: string
  version: Generated<number>
  masks: Generated<number>
  masked_at: Generated<string | null>
  masked_by: Generated<string | null>
}
const tables = (db: Db) => db.withTables<{ 'situation.photo': PhotoRow }>()

const toPhoto = (row: Selectable<PhotoRow>): Photo => ({
  id: row.id,
  observationId: row.observation_id,
  position: row.position,
  fileKey: row.file_key,
  width: row.width,
  height: row.height,
  alt: row.alt,
  version: row.version,
  masks: row.masks,
  maskedAt: row.masked_at,
})

type NewPhoto = Omit<Photo, 'id' | 'version' | 'masks' | 'maskedAt'>
type Author = { readonly municipality: string; readonly accountId: number | null; readonly now: string }

export async function addPhoto(db: Db, by: Author, photo: NewPhoto): Promise<void> {
  await tables(db)
    .insertInto('situation.photo')
    .values({
      municipality_id: by.municipality,
      observation_id: photo.observationId,
      position: photo.position,
      file_key: photo.fileKey,
      width: photo.width,
      height: photo.height,
      alt: photo.alt,
      created_by: by.accountId,
      created_at: by.now,
    })
    .execute()
}

/** The photos of an observation, in the order in which they were sent. */
export async function listPhotos(db: Db, observationId: number): Promise<readonly Photo[]> {
  const rows = await tables(db)
    .selectFrom('situation.photo')
    .selectAll()
    .where('observation_id', '=', observationId)
    .orderBy('position')
    .execute()
  return rows.map(toPhoto)
}

/** A photo of that observation and no other. */
export async function getPhoto(db: Db, of: { readonly observationId: number; readonly id: number }): Promise<Photo> {
  const photo = (await listPhotos(db, of.observationId)).find(({ id }) => id === of.id)
  if (!photo) throw notFound()
  return photo
}

type Masked = {
  readonly photo: Photo
  readonly fileKey: string
  readonly boxes: number
  readonly by: string
  readonly now: string
}

/** Puts a painted picture in the place of the one that was seen. */
export async function replacePicture(db: Db, { photo, fileKey, boxes, by, now }: Masked): Promise<void> {
  const row = await tables(db)
    .updateTable('situation.photo')
    .set({
      file_key: fileKey,
      masks: photo.masks + boxes,
      masked_at: now,
      masked_by: by,
      version: photo.version + 1,
    })
    .where('id', '=', photo.id)
    .where('version', '=', photo.version)
    .returning('id')
    .executeTakeFirst()
  if (!row) throw conflict()
}

export async function removePhoto(db: Db, id: number): Promise<void> {
  await tables(db).deleteFrom('situation.photo').where('id', '=', id).execute()
}
