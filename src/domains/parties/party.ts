import { z } from 'zod'
import { type Rejection, reject } from '#kernel/errors/problem.ts'
import { isoDate, lines, oneOf, optional, strict, text, version, yesNo } from '#kernel/model/fields.ts'

/** An organisation that takes part: the municipality's own parts, its companies, and others. Never a person. */
export const partyKinds = [
  'municipality',
  'committee',
  'administration',
  'company',
  'authority',
  'federation',
  'association',
  'property-company',
  'university',
] as const
export const partyRelations = ['internal', 'municipal-company', 'external'] as const

export const partyFields = {
  name: text(120),
  kind: oneOf(partyKinds),
  relation: oneOf(partyRelations),
  formerNames: lines(20, 120),
  /** expected to report every week, or to say that there is nothing to report */
  reportsWeekly: yesNo(),
  validFrom: isoDate(),
  validTo: optional(isoDate()),
}
export const PartyInput = strict(partyFields)
export type PartyInput = z.infer<typeof PartyInput>
export type Party = PartyInput & { readonly id: number; readonly version: number }
export const Party = z.object({ ...partyFields, id: z.number(), version: version() })

export const isCurrent = (dated: { validFrom: string; validTo: string | null }, today: string): boolean =>
  dated.validFrom <= today && (dated.validTo === null || dated.validTo >= today)

/** A renamed party remembers what it was called, so that older documents still find it. */
export function changeParty(party: Party, input: PartyInput): Party | Rejection {
  if (input.validTo !== null && input.validTo < input.validFrom) return reject('rejected.ends-before-start')
  const renamed = input.name !== party.name && !input.formerNames.includes(party.name)
  const formerNames = renamed ? [...input.formerNames, party.name] : input.formerNames
  return { ...input, formerNames, id: party.id, version: party.version }
}
