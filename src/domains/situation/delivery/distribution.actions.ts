import { z } from 'zod'
import { listParties } from '#domains/parties/index.ts'
import { action, type Context } from '#kernel/action/action.ts'
import { type Account, getAccount, listAccounts } from '#kernel/auth/account.store.ts'
import { accept, Problem, reject } from '#kernel/errors/problem.ts'
import { id, list, strict } from '#kernel/model/fields.ts'
import { refer } from '#kernel/model/reference.ts'
import { canListPictures } from '../pictures/picture.policy.ts'
import { getPicture } from '../pictures/picture.store.ts'
import { isOpen, PictureView } from '../pictures/picture.ts'
import { listNoticeReceipts } from '../pictures/picture-notice.store.ts'
import { NoticeReceipt } from '../pictures/picture-notice.ts'
import { readerOf } from '../pictures/picture-reader.actions.ts'
import { canChangeDistribution, canSeeDistribution } from './distribution.policy.ts'
import {
  addPresentation,
  addReceiver,
  getReceiver,
  listPresentations,
  listReceipts,
  listReceivers,
  removeReceiver,
} from './distribution.store.ts'
import { checkReceiver, Presentation, PresentationInput, Receipt, Receiver, ReceiverInput } from './distribution.ts'
import { deliverPicture } from './distribution-deliver.actions.ts'

const receiverReference = (receiverId: number) => refer('situation.picture-receiver', receiverId)
const Named = z.object({ id: z.number(), name: z.string() })

export const listDistribution = action('distribution.list', {
  http: 'GET /distribution',
  input: strict({}),
  allow: canSeeDistribution,
  run: async ({ db }) => {
    const accounts = (await listAccounts(db)).filter(({ disabledAt }) => disabledAt === null)
    return {
      receivers: await listReceivers(db, 'all'),
      accounts: accounts.map(({ id: accountId, name }) => ({ id: accountId, name })),
      parties: (await listParties(db)).map(({ id: partyId, name }) => ({ id: partyId, name })),
    }
  },
  audit: 'none',
  output: z.object({ receivers: list(Receiver), accounts: list(Named), parties: list(Named) }),
  can: (actor) => ({ change: canChangeDistribution(actor) }),
})

/** Puts a receiver on the list. Somebody whose roles read no pictures is refused here, with the reason, not silently later. */
export const addReceiverAction = action('distribution.add', {
  http: 'POST /distribution',
  input: ReceiverInput,
  allow: canChangeDistribution,
  run: async (context, input) => {
    const { db, actor, clock, changed } = context
    accept(checkReceiver(input) ?? input)
    const accountId = input.kind === 'address' ? null : input.account
    const account = accountId === null ? null : await getReading(context, accountId)
    const added = await addReceiver(db, actor.municipality, {
      pictureKind: input.pictureKind,
      kind: input.kind,
      label: input.kind === 'account' && account ? account.name : input.label,
      accountId,
      partyId: input.party,
      email: input.kind === 'address' ? input.email : null,
      now: clock.now(),
    })
    changed(receiverReference(added.id), null, { label: added.label, pictureKind: added.pictureKind, kind: added.kind })
    return added
  },
  audit: 'write',
  output: Receiver,
})

/** Somebody who may be handed pictures; why not, otherwise. */
export async function getReading(context: Context, accountId: number): Promise<Account> {
  const reader = await readerOf(context, accountId)
  if (!reader) throw new Problem('rejected', 'distribution.rejected.ended')
  if (!canListPictures(reader).allowed) throw new Problem('rejected', 'distribution.rejected.no-role')
  return getAccount(context.db, accountId)
}

export const removeReceiverAction = action('distribution.remove', {
  http: 'POST /distribution/:id/remove',
  input: strict({ id: id() }),
  target: ({ db }, input) => getReceiver(db, input.id),
  allow: canChangeDistribution,
  run: async ({ db, clock, changed }, _input, found) => {
    await removeReceiver(db, found.id, clock.now())
    changed(receiverReference(found.id), { label: found.label, pictureKind: found.pictureKind }, null)
    return found
  },
  audit: 'write',
  output: Receiver,
})

/** Who got a picture, when it was opened, and where it was presented. K-02, K-21. */
export const getReceipts = action('distribution.receipts', {
  http: 'GET /pictures/:id/deliveries',
  input: strict({ id: id() }),
  target: ({ db }, input) => getPicture(db, input.id),
  allow: canSeeDistribution,
  run: async ({ db, clock }, _input, picture) => ({
    picture,
    receipts: await listReceipts(db, picture.id),
    forums: (await listReceivers(db, picture.kind)).filter(({ kind }) => kind === 'forum'),
    presentations: await listPresentations(db, picture.id),
    notices: await listNoticeReceipts(db, picture.id),
    today: clock.today(),
  }),
  audit: 'none',
  output: z.object({
    picture: PictureView,
    receipts: list(Receipt),
    forums: list(Receiver),
    presentations: list(Presentation),
    notices: list(NoticeReceipt),
    today: z.string(),
  }),
  can: (actor) => ({ change: canChangeDistribution(actor) }),
})

/** By hand: for receivers who came onto the list after the picture was published. Nobody gets it twice. */
export const deliverByHand = action('distribution.deliver', {
  http: 'POST /pictures/:id/deliver',
  input: strict({ id: id() }),
  target: ({ db }, input) => getPicture(db, input.id),
  allow: canChangeDistribution,
  run: async (context, _input, picture) => {
    if (isOpen(picture)) accept(reject('distribution.rejected.not-published'))
    const before = (await listReceipts(context.db, picture.id)).filter(({ deliveredAt }) => deliveredAt !== null).length
    const after = await deliverPicture(context, picture)
    context.changed(refer('situation.picture', picture.id), { delivered: before }, { delivered: after })
    return { delivered: after - before }
  },
  audit: 'write',
  output: z.object({ delivered: z.number() }),
})

/** A forum has received the picture, and what it decided: with the evidence as it was, and its check sum. K-02 */
export const presentPicture = action('distribution.present', {
  http: 'POST /pictures/:id/presentations',
  input: PresentationInput,
  target: ({ db }, input) => getPicture(db, input.id),
  allow: canChangeDistribution,
  run: async ({ db, actor, clock, changed }, input, picture) => {
    if (isOpen(picture)) accept(reject('distribution.rejected.not-published'))
    if (input.presentedOn > clock.today()) accept(reject('distribution.rejected.future'))
    if (input.presentedOn < (picture.publishedAt ?? '').slice(0, 10)) accept(reject('distribution.rejected.too-early'))
    const forum = await getReceiver(db, input.receiver)
    if (forum.kind !== 'forum' || forum.pictureKind !== picture.kind) accept(reject('distribution.rejected.no-forum'))
    const evidence = {
      picture: { id: picture.id, kind: picture.kind, from: picture.from, to: picture.to, edition: picture.edition },
      pictureSha256: picture.sha256,
      forum: forum.label,
      presentedOn: input.presentedOn,
      decision: input.decision,
      recordedAt: clock.now(),
    }
    const presentation = await addPresentation(db, actor.municipality, {
      pictureId: picture.id,
      receiverId: forum.id,
      presentedOn: input.presentedOn,
      decision: input.decision,
      evidence,
      now: clock.now(),
      by: actor.accountId,
    })
    changed(refer('situation.picture', picture.id), null, { presented: forum.label, presentedOn: input.presentedOn })
    return { id: presentation }
  },
  audit: 'write',
  output: z.object({ id: z.number() }),
})
