import { z } from 'zod'
import { id, oneOf, optional, strict } from '#kernel/model/fields.ts'
import { receiverKinds } from '../delivery/distribution.ts'
import { pictureKinds } from '../pictures/picture.ts'

/** Whose responsibility it is: somebody with an account, or a party. */
export const holderKinds = ['account', 'party'] as const
export type HolderKind = (typeof holderKinds)[number]

/** What happens to the links that were handed out: they go on under whoever takes over, or are closed. */
export const linkFates = ['keep', 'close'] as const
export const HandoverInput = strict({ id: id(), to: optional(id()), links: oneOf(linkFates) })

const Named = z.object({ id: z.number(), name: z.string() })

/** Everything that somebody who leaves is responsible for. Parts that do not concern the kind of holder are empty. */
export const Holdings = z.object({
  kind: z.enum(holderKinds),
  holder: Named.extend({ ended: z.boolean() }),
  /** open activities: of the party, or with the account's address as the function's */
  activities: z.array(z.object({ id: z.number(), text: z.string(), dueWeek: z.string() })),
  /** parties whose weekly report rests on the account, and how many others report for each */
  reports: z.array(Named.extend({ others: z.number() })),
  /** parties for which the account is turned to when they fall silent */
  contactOf: z.array(Named),
  /** places on distribution lists and in forums */
  receivers: z.array(
    z.object({
      id: z.number(),
      label: z.string(),
      pictureKind: z.enum(pictureKinds),
      kind: z.enum(receiverKinds),
    }),
  ),
  /** pictures that the account began and that are not published; every coordinator may go on with them */
  drafts: z.array(z.object({ id: z.number(), kind: z.enum(pictureKinds), from: z.string(), to: z.string() })),
  /** open links without account: made by the account, or for the party */
  links: z.array(z.object({ id: z.number(), label: z.string(), expiresAt: z.string() })),
  /** the party's people that still get in */
  people: z.array(Named),
  /** who may take over */
  successors: z.array(Named),
})
export type Holdings = z.infer<typeof Holdings>

/** What is handed over or closed by the form; the rest is only told. */
export const isEmptyHanded = ({ activities, contactOf, receivers, links }: Holdings): boolean =>
  activities.length + contactOf.length + receivers.length + links.length === 0
