import type { Db } from '#kernel/db/connect.ts'
import { notFound } from '#kernel/errors/problem.ts'
import { areasTables } from './areas.tables.ts'

export type Upload = {
  readonly fileName: string /** gzipped */
  readonly content: Uint8Array
  readonly uploadedAt: string
}

export async function addUpload(db: Db, municipality: string, upload: Upload): Promise<number> {
  const { id } = await areasTables(db)
    .insertInto('areas.upload')
    .values({
      municipality_id: municipality,
      file_name: upload.fileName,
      content: Buffer.from(upload.content),
      uploaded_at: upload.uploadedAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function getUpload(db: Db, id: number): Promise<Upload> {
  const row = await areasTables(db).selectFrom('areas.upload').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound()
  return { fileName: row.file_name, content: row.content, uploadedAt: row.uploaded_at }
}

export async function removeUpload(db: Db, id: number): Promise<void> {
  await areasTables(db).deleteFrom('areas.upload').where('id', '=', id).execute()
}

export async function removeUploadsBefore(db: Db, instant: string): Promise<void> {
  await areasTables(db).deleteFrom('areas.upload').where('uploaded_at', '<', instant).execute()
}
