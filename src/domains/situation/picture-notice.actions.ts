import { listAreas } from '#domains/areas/index.ts'
import type { Context } from '#kernel/action/action.ts'
import { listAccounts } from '#kernel/auth/account.store.ts'
import { post } from '#kernel/messages/outbox.ts'
import { isCurrent } from '#kernel/time/validity.ts'
import { listCategories } from './category.register.ts'
import type { Observation } from './observation.ts'
import { listWeekEditions } from './picture.store.ts'
import { type Picture, weekOfPicture } from './picture.ts'
import { addNotice, listNotices, noteTold } from './picture-notice.store.ts'
import type { PictureNotice } from './picture-notice.ts'

type Happened = Pick<PictureNotice, 'what' | 'ground'>

/**
 * Says beside the published picture of its week that an observation no longer holds. Only one that was used in a picture
 * concerns its readers; a picture that is corrected already has its say in the newer edition.
 */
export async function noticePictures(context: Context, before: Observation, { what, ground }: Happened): Promise<void> {
  if (before.status !== 'in-picture') return
  const { db, actor, clock, changed } = context
  const picture = (await listWeekEditions(db, before.week)).find(({ status }) => status === 'published')
  if (!picture) return
  const id = await addNotice(db, actor.municipality, {
    pictureId: picture.id,
    observationId: before.id,
    what,
    areaId: before.areaId,
    categoryId: before.categoryId,
    ground,
    saidBy: actor.name,
    saidAt: clock.now(),
  })
  await noteTold(db, id, await tellReaders(context, { id, what, picture }))
  changed({ type: 'situation.picture', id: String(picture.id) }, { notice: null }, { notice: what })
}

const letterKinds = { denied: 'picture-denied', dismissed: 'picture-dismissed', redacted: 'picture-redacted' } as const

type Told = Pick<PictureNotice, 'id' | 'what'> & { readonly picture: Picture }

/** Writes to everybody who may read the picture, save the one who knows. Returns how many. */
async function tellReaders({ db, actor, clock }: Context, { id, what, picture }: Told): Promise<number> {
  const readers = (await listAccounts(db)).filter(
    ({ id: account, active, disabledAt, roles }) =>
      active &&
      disabledAt === null &&
      account !== actor.accountId &&
      roles.some((role) => isCurrent(role, clock.today())),
  )
  const week = weekOfPicture(picture)
  return post(
    db,
    actor.municipality,
    readers.map(({ id: accountId }) => ({
      to: { accountId },
      kind: letterKinds[what],
      params: { week: String(Number(week.slice(6))), year: week.slice(0, 4) },
      path: `/pictures/${picture.id}#notices`,
      once: `picture-notice ${id} ${accountId}`,
    })),
  )
}

/** What no longer holds of a picture, with names. */
export async function readNotices({ db }: Context, picture: Picture) {
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
