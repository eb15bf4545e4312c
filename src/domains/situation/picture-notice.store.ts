import type { Generated } from 'kysely'
import type { Db } from '#kernel/db/connect.ts'
import type { NewNotice, PictureNotice } from './picture-notice.ts'

type Tables = {
  'situation.picture_notice': {
    municipality_id: string
    id: Generated<number>
    picture_id: number
    observation_id: number
    what: PictureNotice['what']
    area_id: number
    category_id: number
    ground: string
    said_by: string
    said_at: string
    told: Generated<number>
  }
}
const tables = (db: Db) => db.withTables<Tables>()

export async function addNotice(db: Db, municipality: string, notice: NewNotice): Promise<number> {
  const { id } = await tables(db)
    .insertInto('situation.picture_notice')
    .values({
      municipality_id: municipality,
      picture_id: notice.pictureId,
      observation_id: notice.observationId,
      what: notice.what,
      area_id: notice.areaId,
      category_id: notice.categoryId,
      ground: notice.ground,
      said_by: notice.saidBy,
      said_at: notice.saidAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function noteTold(db: Db, id: number, told: number): Promise<void> {
  await tables(db).updateTable('situation.picture_notice').set({ told }).where('id', '=', id).execute()
}

/** What no longer holds of a picture, in the order in which it was said. */
export async function listNotices(db: Db, pictureId: number): Promise<readonly PictureNotice[]> {
  const rows = await tables(db)
    .selectFrom('situation.picture_notice')
    .selectAll()
    .where('picture_id', '=', pictureId)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    pictureId: row.picture_id,
    observationId: row.observation_id,
    what: row.what,
    areaId: row.area_id,
    categoryId: row.category_id,
    ground: row.ground,
    saidBy: row.said_by,
    saidAt: row.said_at,
    told: row.told,
  }))
}
