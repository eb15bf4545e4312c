import { z } from 'zod'
import { type Rejection, reject } from '#kernel/errors/problem.ts'
import { email, id, isoDate, oneOf, optional, text, wholeNumber } from '#kernel/model/fields.ts'

/** How far the agreement about taking part has come. */
export const agreements = ['none', 'under-way', 'signed', 'ended'] as const
export type Agreement = (typeof agreements)[number]

export const participationFields = {
  party: id(),
  version: wholeNumber(),
  agreement: oneOf(agreements),
  signedOn: optional(isoDate()),
  caseNumber: optional(text(60)),
  endedOn: optional(isoDate()),
  secondAccount: optional(id()),
  secondEmail: optional(email()),
}

type Said = {
  readonly agreement: Agreement
  readonly signedOn: string | null
  readonly caseNumber: string | null
  readonly endedOn: string | null
  readonly secondAccountId: number | null
  readonly secondEmail: string | null
}

/** A signed agreement can be found again: it has a day and a number in the register of documents; an ended one its last day. */
export function checkParticipation<S extends Said>(said: S): S | Rejection {
  if (said.agreement === 'signed' && (said.signedOn === null || said.caseNumber === null))
    return reject('participation.rejected.signed-needs')
  if (said.agreement === 'ended' && said.endedOn === null) return reject('participation.rejected.ended-needs')
  if (said.secondAccountId !== null && said.secondEmail !== null) return reject('participation.rejected.one-second')
  return said
}

export const ParticipationView = z.object({
  partyId: z.number(),
  version: z.number(),
  agreement: z.enum(agreements),
  signedOn: z.string().nullable(),
  caseNumber: z.string().nullable(),
  endedOn: z.string().nullable(),
  secondAccountId: z.number().nullable(),
  secondEmail: z.string().nullable(),
})
export type ParticipationView = z.infer<typeof ParticipationView>
