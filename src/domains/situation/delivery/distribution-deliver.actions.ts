import { z } from 'zod'
import { action, type Context } from '#kernel/action/action.ts'
import { everybody } from '#kernel/auth/actor.ts'
import { createErrand, openErrand } from '#kernel/auth/errand.ts'
import { languages } from '#kernel/i18n/texts.ts'
import { type Letter, post } from '#kernel/messages/outbox.ts'
import { list, oneOf, optional, strict } from '#kernel/model/fields.ts'
import { addDays, weekNumber, weekOf } from '#kernel/time/week.ts'
import { reportSchema } from '#reporting/report.ts'
import { getPicture } from '../pictures/picture.store.ts'
import { isOpen, type Picture } from '../pictures/picture.ts'
import { readNotices } from '../pictures/picture-notice.actions.ts'
import { noteNoticesOpened } from '../pictures/picture-notice.store.ts'
import { NoticeView } from '../pictures/picture-notice.ts'
import { readFrozenReport } from '../pictures/picture-read.actions.ts'
import { readerOf } from '../pictures/picture-reader.actions.ts'
import { listReceipts, listReceivers, noteDelivered, noteOpened } from './distribution.store.ts'
import { isHanded, letterKey, type Receiver, withheldFor } from './distribution.ts'

/** How long the link to a picture opens for a receiver without account. */
const linkDays = 90
const dayMs = 86_400_000

/**
 * Hands a published picture to everybody on its list who has not got it: a letter in Samsyn, by e-mail too where that is on, and a
 * link of their own for those without account. A correction reaches whoever got the edition that it corrects. Returns how many have it.
 */
export async function deliverPicture(context: Context, picture: Picture): Promise<number> {
  const { db, actor, clock } = context
  const now = clock.now()
  const had = new Set(
    (await listReceipts(db, picture.id)).flatMap(({ id, deliveredAt }) => (deliveredAt === null ? [] : [id])),
  )
  const waiting = (await listEverybody(context, picture)).filter((receiver) => !had.has(receiver.id))
  const letters: Letter[] = []
  for (const receiver of waiting) {
    const reader = receiver.accountId === null ? null : await readerOf(context, receiver.accountId)
    const withheld = withheldFor(receiver, picture, reader)
    await noteDelivered(db, actor.municipality, picture.id, { receiverId: receiver.id, withheld, now })
    if (withheld === null) letters.push(await letterTo(context, receiver, handing(picture, receiver)))
  }
  await post(db, actor.municipality, letters)
  return had.size + letters.length
}

/** Those on the list, and those who got the edition that is corrected. */
async function listEverybody({ db }: Context, picture: Picture): Promise<readonly Receiver[]> {
  const listed = await listReceivers(db, picture.kind)
  const before = picture.correctsId === null ? [] : await listReceipts(db, picture.correctsId)
  const earlier = before.filter(({ id, deliveredAt }) => deliveredAt !== null && !listed.some((one) => one.id === id))
  return [...listed, ...earlier].filter(isHanded)
}

function handing(picture: Picture, receiver: Receiver): About {
  const what = picture.correctsId === null ? 'delivered' : 'corrected'
  const { kind, from, to } = picture
  return {
    picture,
    kind: receiver.accountId === null ? `picture-link-${what}` : `picture-${what}`,
    // A message's selector has no hyphens.
    params: { kind: kind.replaceAll('-', ''), from, to, week: weekNumber(weekOf(from)) },
    path: `/pictures/${picture.id}`,
    once: letterKey(picture.id, receiver),
  }
}

/** What a receiver is told about a picture; `path` is for whoever has an account. */
type About = Pick<Letter, 'kind' | 'params' | 'path' | 'once'> & { readonly picture: Picture }

/** The letter by which a receiver is told, with a link of her own where she has no account. */
export async function letterTo(
  { db, actor, clock }: Context,
  receiver: Receiver,
  { picture, path: ownPath, ...common }: About,
): Promise<Letter> {
  if (receiver.accountId !== null) return { ...common, to: { accountId: receiver.accountId }, path: ownPath }
  const until = addDays(clock.today(), linkDays)
  const { path } = await createErrand(db, {
    municipality: actor.municipality,
    purpose: 'delivery',
    subject: { picture: picture.id, receiver: receiver.id },
    expires: new Date(Date.parse(clock.now()) + linkDays * dayMs).toISOString(),
    createdBy: actor.accountId,
    now: clock.now(),
    label: receiver.label,
  })
  return {
    ...common,
    to: { partyId: receiver.partyId ?? 0, email: receiver.email ?? '' },
    params: { ...common.params, until },
    path,
  }
}

const Refused = z.object({ refused: z.enum(['errand.refused.closed', 'problem.too-many-attempts']) })

/**
 * What a link shows: the shareable version of the one picture, as it was frozen, while it is open to everybody. That it was opened is
 * the receipt; nothing in the picture reports home.
 */
export const openDelivered = action('distribution.open', {
  http: 'GET /distribution/opened',
  input: strict({ token: z.string().max(100), source: z.string(), lang: optional(oneOf(languages)) }),
  allow: everybody,
  run: async ({ db, actor, clock }, { token, source, lang }) => {
    const now = clock.now()
    const knock = { municipality: actor.municipality, token, purpose: 'delivery', source, now }
    const opened = await openErrand(db, knock)
    if ('refused' in opened) return opened
    const { picture: pictureId, receiver: receiverId } = opened.errand.subject
    const picture = await getPicture(db, Number(pictureId))
    if (isOpen(picture) || picture.classification !== 'open') return { refused: 'errand.refused.closed' as const }
    const by = { receiverId: Number(receiverId), now }
    await noteOpened(db, picture.id, by)
    await noteNoticesOpened(db, picture.id, by)
    const receipt = (await listReceipts(db, picture.id)).find(({ id }) => id === Number(receiverId))
    const report = await readFrozenReport(db, picture.id, lang ?? actor.language)
    return {
      report,
      notices: await readNotices({ db }, picture),
      corrected: picture.status === 'corrected',
      municipality: opened.municipality.name,
      publishedAt: picture.publishedAt ?? now,
      deliveredAt: receipt?.deliveredAt ?? opened.errand.createdAt,
      until: opened.errand.expiresAt,
    }
  },
  audit: 'none',
  output: z.union([
    Refused,
    z.object({
      report: reportSchema,
      /** what no longer holds of it, without saying of which event */
      notices: list(NoticeView),
      corrected: z.boolean(),
      municipality: z.string(),
      publishedAt: z.string(),
      deliveredAt: z.string(),
      /** when the link stops opening */
      until: z.string(),
    }),
  ]),
})
