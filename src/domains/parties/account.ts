import { z } from 'zod'
import { type Role, roles } from '#kernel/auth/actor.ts'
import { hasEnded } from '#kernel/auth/sign-in.ts'
import { type Rejection, reject } from '#kernel/errors/problem.ts'
import { email, id, isoDate, oneOf, optional, strict, text, version } from '#kernel/model/fields.ts'
import { isCurrent } from '#kernel/time/validity.ts'

/** One role as a form writes it. */
const RoleInput = strict({
  role: oneOf(roles),
  party: optional(id()),
  area: optional(id()),
  validFrom: isoDate(),
  validTo: optional(isoDate()),
})
type RoleInput = z.infer<typeof RoleInput>

/** A row without a role is none: so a form can offer an empty row, and a role is taken away by emptying its row. */
const isEmptyRow = (row: unknown) =>
  typeof row === 'object' && row !== null && (!('role' in row) || row.role === undefined || row.role === '')
const Roles = z
  .array(z.preprocess((row) => (isEmptyRow(row) ? null : row), z.union([z.null(), RoleInput])))
  .max(20)
  .refine((rows) => rows.some((row) => row !== null), {
    path: [0, 'role'],
    params: { code: 'accounts.field.no-roles' },
  })

/** What an owner decides of an account: whose it is, to which organisation it belongs, and what it may. */
const accountFields = { name: text(120), email: email(), party: id(), roles: Roles }
export const InviteInput = strict({ ...accountFields, language: oneOf(['sv', 'en']) })
export const AccountInput = strict({ id: id(), version: version(), ...accountFields, validTo: optional(isoDate()) })

export const RoleView = z.object({
  role: z.enum(roles),
  partyId: z.number().nullable(),
  areaId: z.number().nullable(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
})
export type RoleView = z.infer<typeof RoleView>

export const AccountView = z.object({
  id: z.number(),
  version: z.number(),
  partyId: z.number(),
  name: z.string(),
  email: z.string(),
  language: z.enum(['sv', 'en']),
  disabledAt: z.string().nullable(),
  validTo: z.string().nullable(),
  partyEnds: z.string().nullable(),
  lastSignedInAt: z.string().nullable(),
  active: z.boolean(),
  roles: z.array(RoleView),
})
export type AccountView = z.infer<typeof AccountView>

/** A link as it is shown once; afterwards only its hash is known. */
export const NewLink = z.object({
  accountId: z.number(),
  name: z.string(),
  /** below the installation's own address */
  path: z.string(),
  expiresAt: z.string(),
})
export type NewLink = z.infer<typeof NewLink>

export const accountStates = ['open', 'invited', 'closed', 'ended'] as const
export type AccountState = (typeof accountStates)[number]
type Standing = Pick<AccountView, 'disabledAt' | 'active' | 'validTo' | 'partyEnds'>
export function stateOf({ disabledAt, active, validTo, partyEnds }: Standing, today: string): AccountState {
  if (disabledAt !== null) return 'closed'
  if (hasEnded([validTo, partyEnds], today)) return 'ended'
  return active ? 'open' : 'invited'
}

/** Roles that are held for one party, and may be limited to an area. The others concern the whole municipality. */
const rolesOfOneParty: readonly Role[] = ['reporter', 'contributor', 'unit-manager']

/** The roles as they are stored: a role of one party names it, the account's own unless another is chosen. */
export function toRoles(input: {
  readonly party: number
  readonly roles: readonly (RoleInput | null)[]
}): readonly RoleView[] | Rejection {
  const rows = input.roles.filter((row) => row !== null)
  if (rows.some(({ validFrom, validTo }) => validTo !== null && validTo < validFrom))
    return reject('rejected.ends-before-start')
  if (rows.some(({ role, party, area }) => !rolesOfOneParty.includes(role) && (party !== null || area !== null)))
    return reject('accounts.rejected.role-is-whole')
  return rows.map(({ role, party, area, validFrom, validTo }) => ({
    role,
    partyId: rolesOfOneParty.includes(role) ? (party ?? input.party) : null,
    areaId: area,
    validFrom,
    validTo,
  }))
}

type Holder = Standing & { readonly roles: readonly RoleView[] }

/** Whether somebody who can sign in is an owner today and until further notice; without one nobody could let anybody in. */
export const hasOwner = (accounts: readonly Holder[], today: string): boolean =>
  accounts.some(
    (account) =>
      stateOf(account, today) === 'open' &&
      account.validTo === null &&
      account.partyEnds === null &&
      account.roles.some((held) => held.role === 'owner' && held.validTo === null && isCurrent(held, today)),
  )
