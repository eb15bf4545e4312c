import { listAreas } from '#domains/areas/index.ts'
import type { Context } from '#kernel/action/action.ts'
import { listCategories } from '../categories/category.register.ts'
import type { Picture } from './picture.ts'
import { listNotices } from './picture-notice.store.ts'

/** What no longer holds of a picture, with names. */
export async function readNotices({ db }: Pick<Context, 'db'>, picture: Picture) {
  const notices = await listNotices(db, picture.id)
  if (notices.length === 0) return []
  const areas = new Map((await listAreas(db, { on: picture.to })).map(({ id, name }) => [id, name]))
  const categories = new Map(
    (await listCategories(db)).map(({ id, nameSv, nameEn }) => [id, { sv: nameSv, en: nameEn }]),
  )
  return notices.map((notice) => ({
    ...notice,
    said: { ground: notice.ground, by: notice.saidBy },
    area: areas.get(notice.areaId) ?? null,
    category: categories.get(notice.categoryId) ?? null,
  }))
}
