import { z } from 'zod'
import type { Actor } from '#kernel/auth/actor.ts'
import { type Rejection, reject } from '#kernel/errors/problem.ts'
import { mailStates } from '#kernel/messages/message.tables.ts'
import { email, id, isoDate, oneOf, optional, strict } from '#kernel/model/fields.ts'
import { freeText, requiredFreeText } from '#kernel/privacy/free-text.ts'
import { dayOf } from '#kernel/time/clock.ts'
import { daysBetween } from '#kernel/time/week.ts'
import { canReadPicture } from '../pictures/picture.policy.ts'
import { type Picture, pictureKinds } from '../pictures/picture.ts'

/** Who gets the pictures of a kind: somebody with an account, a function's address at a party, or a forum that is presented them. */
export const receiverKinds = ['account', 'address', 'forum'] as const
export type ReceiverKind = (typeof receiverKinds)[number]
export const withheldReasons = ['classification', 'no-role', 'ended'] as const
export type Withheld = (typeof withheldReasons)[number]

export const Receiver = z.object({
  id: z.number(),
  pictureKind: z.enum(pictureKinds),
  kind: z.enum(receiverKinds),
  label: z.string(),
  accountId: z.number().nullable(),
  partyId: z.number().nullable(),
  email: z.string().nullable(),
})
export type Receiver = z.infer<typeof Receiver>

export const ReceiverInput = strict({
  pictureKind: oneOf(pictureKinds),
  kind: oneOf(receiverKinds),
  /** the forum's name, or what the function is called; an account has its own */
  label: freeText(120),
  /** who gets it; for a forum, who is handed the picture on its behalf */
  account: optional(id()),
  party: optional(id()),
  email: optional(email()),
})
type ReceiverInput = z.infer<typeof ReceiverInput>

/** What each kind needs: an account, an address with its party and what the function is called, or a forum's name. */
export function checkReceiver(input: ReceiverInput): Rejection | null {
  switch (input.kind) {
    case 'account':
      return input.account === null ? reject('distribution.rejected.account') : null
    case 'address':
      return input.email === null || input.party === null || input.label === ''
        ? reject('distribution.rejected.address')
        : null
    case 'forum':
      return input.label === '' ? reject('distribution.rejected.forum') : null
    default:
      return input.kind satisfies never
  }
}

export const PresentationInput = strict({
  id: id(),
  receiver: id(),
  presentedOn: isoDate(),
  decision: optional(requiredFreeText(1000)),
})

export const Receipt = Receiver.extend({
  deliveredAt: z.string().nullable(),
  withheld: z.enum(withheldReasons).nullable(),
  openedAt: z.string().nullable(),
  /** how the letter about it went by e-mail; null when there is none any more */
  mail: z.enum(mailStates).nullable(),
  /** no longer on the list, or never was: it got the edition that this one corrects */
  listed: z.boolean(),
})
export type Receipt = z.infer<typeof Receipt>

export const Presentation = z.object({
  id: z.number(),
  receiverId: z.number(),
  forum: z.string(),
  presentedOn: z.string(),
  decision: z.string().nullable(),
  sha256: z.string(),
  recordedAt: z.string(),
  intact: z.boolean(),
})
export type Presentation = z.infer<typeof Presentation>

/**
 * Why a receiver is not handed the picture; null when it is. Somebody with an account gets what her roles let her read; whoever has
 * none gets open pictures only.
 */
export function withheldFor(
  receiver: Receiver,
  picture: Pick<Picture, 'status' | 'classification'>,
  actor: Actor | null,
): Withheld | null {
  if (receiver.kind === 'address') return picture.classification === 'open' ? null : 'classification'
  if (actor === null) return 'ended'
  return canReadPicture(actor, picture).allowed ? null : 'no-role'
}

/** A forum without an account is presented the picture, and is handed nothing. */
export const isHanded = ({ kind, accountId }: Receiver): boolean => kind !== 'forum' || accountId !== null

/** What makes a letter about a picture this one: somebody with an account is told once, however many lists she stands on. */
export const letterKey = (
  pictureId: number,
  { id: receiver, accountId }: Pick<Receiver, 'id' | 'accountId'>,
): string => (accountId === null ? `picture ${pictureId} ${receiver}` : `picture ${pictureId} account ${accountId}`)

const hourMs = 3_600_000
/** Whole hours from one instant to another; negative when the second came first. */
export const hoursBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / hourMs)

export type Lag = { readonly forum: string; readonly days: number }

/**
 * How long after the first forum somebody got the picture, in days; negative for before it. Null while it has not been presented, or
 * has not been handed to her. K-21
 */
export function lagBehind(presentations: readonly Presentation[], deliveredAt: string | null): Lag | null {
  const [first] = presentations
  return first && deliveredAt !== null
    ? { forum: first.forum, days: daysBetween(first.presentedOn, dayOf(deliveredAt)) }
    : null
}
