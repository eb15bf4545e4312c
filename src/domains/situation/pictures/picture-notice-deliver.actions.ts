import type { Context } from '#kernel/action/action.ts'
import { post } from '#kernel/messages/outbox.ts'
import { listReceipts, listReceivers } from '../delivery/distribution.store.ts'
import { isHanded, letterKey, type Receiver, withheldFor } from '../delivery/distribution.ts'
import { letterTo } from '../delivery/distribution-deliver.actions.ts'
import type { Observation } from '../observations/observation.ts'
import { listWeekEditions } from './picture.store.ts'
import { type Picture, weekOfPicture } from './picture.ts'
import { addNotice, noteNoticeDelivered, noteTold } from './picture-notice.store.ts'
import type { PictureNotice } from './picture-notice.ts'
import { readerOf } from './picture-reader.actions.ts'

type Happened = Pick<PictureNotice, 'what' | 'ground'>

/**
 * Says beside the published picture of its week that an observation no longer holds, and sends word of it the way the picture went.
 * Only one that was used in a picture concerns its readers; a picture that is corrected already has its say in the newer edition.
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
  await noteTold(db, id, await deliverNotice(context, { id, what, picture }))
  changed({ type: 'situation.picture', id: String(picture.id) }, { notice: null }, { notice: what })
}

const letterKinds = { denied: 'picture-denied', dismissed: 'picture-dismissed', redacted: 'picture-redacted' } as const

type Told = Pick<PictureNotice, 'id' | 'what'> & { readonly picture: Picture }

/** Writes to the picture's distribution list and to everybody who was handed it, by the rules by which it was handed out. Returns how many. */
async function deliverNotice(context: Context, { id, what, picture }: Told): Promise<number> {
  const { db, actor, clock } = context
  const week = weekOfPicture(picture)
  const letters = []
  for (const receiver of await listReaders(context, picture)) {
    const reader = receiver.accountId === null ? null : await readerOf(context, receiver.accountId)
    const withheld = withheldFor(receiver, picture, reader)
    await noteNoticeDelivered(db, actor.municipality, id, { receiverId: receiver.id, withheld, now: clock.now() })
    if (withheld === null)
      letters.push(
        await letterTo(context, receiver, {
          picture,
          kind: letterKinds[what],
          params: { week: String(Number(week.slice(6))), year: week.slice(0, 4) },
          path: `/pictures/${picture.id}#notices`,
          once: `notice ${id} ${letterKey(picture.id, receiver)}`,
        }),
      )
  }
  await post(db, actor.municipality, letters)
  return letters.length
}

/** The list as it stands, and those who were handed this very edition and have left the list since; a forum is handed nothing. */
async function listReaders({ db }: Context, picture: Picture): Promise<readonly Receiver[]> {
  const listed = await listReceivers(db, picture.kind)
  const handed = (await listReceipts(db, picture.id)).filter(
    ({ id, deliveredAt }) => deliveredAt !== null && !listed.some((one) => one.id === id),
  )
  return [...listed, ...handed].filter(isHanded)
}
