import type { Generated } from 'kysely'
import type { Db } from '#kernel/db/connect.ts'
import type { Withheld } from '../delivery/distribution.ts'
import type { NewNotice, NoticeReceipt, PictureNotice } from './picture-notice.ts'

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
  'situation.notice_delivery': {
    municipality_id: string
    notice_id: number
    receiver_id: number
    delivered_at: string | null
    withheld: Withheld | null
    opened_at: string | null
  }
  'situation.picture_receiver': { id: number; label: string; account_id: number | null }
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

type Outcome = { readonly receiverId: number; readonly withheld: Withheld | null; readonly now: string }

/** What came of sending word to a receiver. */
export async function noteNoticeDelivered(
  db: Db,
  municipality: string,
  noticeId: number,
  { receiverId, withheld, now }: Outcome,
): Promise<void> {
  await tables(db)
    .insertInto('situation.notice_delivery')
    .values({
      municipality_id: municipality,
      notice_id: noticeId,
      receiver_id: receiverId,
      delivered_at: withheld === null ? now : null,
      withheld,
      opened_at: null,
    })
    .execute()
}

/** Somebody has opened the page on which a picture's notices stand, or the link that shows them. */
export async function noteNoticesOpened(
  db: Db,
  pictureId: number,
  by: { readonly accountId: number; readonly now: string } | { readonly receiverId: number; readonly now: string },
): Promise<void> {
  const query = tables(db)
    .updateTable('situation.notice_delivery')
    .set({ opened_at: by.now })
    .where('notice_id', 'in', (select) =>
      select.selectFrom('situation.picture_notice').select('id').where('picture_id', '=', pictureId),
    )
    .where('delivered_at', 'is not', null)
    .where('opened_at', 'is', null)
  await ('receiverId' in by
    ? query.where('receiver_id', '=', by.receiverId)
    : query.where('receiver_id', 'in', (select) =>
        select.selectFrom('situation.picture_receiver').select('id').where('account_id', '=', by.accountId),
      )
  ).execute()
}

/** Who was told what of a picture, in the order in which it was said. */
export async function listNoticeReceipts(db: Db, pictureId: number): Promise<readonly NoticeReceipt[]> {
  const rows = await tables(db)
    .selectFrom('situation.notice_delivery as d')
    .innerJoin('situation.picture_notice as n', 'n.id', 'd.notice_id')
    .innerJoin('situation.picture_receiver as r', 'r.id', 'd.receiver_id')
    .select(['d.notice_id', 'n.what', 'n.said_at', 'd.receiver_id', 'r.label'])
    .select(['d.delivered_at', 'd.withheld', 'd.opened_at'])
    .where('n.picture_id', '=', pictureId)
    .orderBy('n.id')
    .orderBy('r.label')
    .execute()
  return rows.map((row) => ({
    noticeId: row.notice_id,
    what: row.what,
    saidAt: row.said_at,
    receiverId: row.receiver_id,
    label: row.label,
    deliveredAt: row.delivered_at,
    withheld: row.withheld,
    openedAt: row.opened_at,
  }))
}
