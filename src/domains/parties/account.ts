import { z } from 'zod'
import { roles } from '#kernel/auth/actor.ts'
import { type Rejection, reject } from '#kernel/errors/problem.ts'
import { email, id, isoDate, oneOf, optional, strict, text, version } from '#kernel/model/fields.ts'

/** What an owner decides of an account: to which organisation it belongs, which role it has, where and for how long. */
export const roleFields = {
  role: oneOf(roles),
  roleParty: optional(id()),
  roleArea: optional(id()),
  validFrom: isoDate(),
  validTo: optional(isoDate()),
}
export const InviteInput = strict({
  name: text(120),
  email: email(),
  party: id(),
  language: oneOf(['sv', 'en']),
  ...roleFields,
})
export type InviteInput = z.infer<typeof InviteInput>
export const AccountInput = strict({ id: id(), version: version(), party: id(), ...roleFields })

export const AccountView = z.object({
  id: z.number(),
  version: z.number(),
  partyId: z.number(),
  name: z.string(),
  email: z.string(),
  language: z.enum(['sv', 'en']),
  disabledAt: z.string().nullable(),
  active: z.boolean(),
  roles: z.array(
    z.object({
      role: z.enum(roles),
      partyId: z.number().nullable(),
      areaId: z.number().nullable(),
      validFrom: z.string(),
      validTo: z.string().nullable(),
    }),
  ),
})
export type AccountView = z.infer<typeof AccountView>

type RoleInput = Pick<InviteInput, 'role' | 'roleParty' | 'roleArea' | 'validFrom' | 'validTo'>

/** A reporter reports for one organisation, so the role names it; an end comes after its beginning. */
export function checkRole(input: RoleInput & { readonly party: number }): Rejection | null {
  if (input.validTo !== null && input.validTo < input.validFrom) return reject('rejected.ends-before-start')
  return null
}

export const toAssignment = (input: RoleInput & { readonly party: number }) => ({
  role: input.role,
  partyId: input.role === 'reporter' ? (input.roleParty ?? input.party) : input.roleParty,
  areaId: input.roleArea,
  validFrom: input.validFrom,
  validTo: input.validTo,
})
