import type { Grant, Role } from '#kernel/auth/actor.ts'

/**
 * Through whose eyes somebody may see the pages. Never a role that may be shown what her own is not: an owner is not shown what is
 * the coordinators' own. Whatever the role shows, the pipeline asks for her own leave too.
 */
const seenBy: Readonly<Partial<Record<Role, readonly Role[]>>> = {
  owner: ['analyst', 'reporter', 'forum-secretary', 'unit-manager', 'reader', 'auditor'],
  coordinator: ['analyst', 'reporter', 'forum-secretary', 'unit-manager', 'reader'],
}
/** Roles that are held for a party: it has to be chosen too. */
const ofParty: readonly Role[] = ['reporter', 'unit-manager']

export const needsParty = (role: Role): boolean => ofParty.includes(role)

/** Only what is held without limit counts: who is limited to an area is not shown a whole municipality. */
export const viewableRoles = (own: readonly Grant[]): readonly Role[] => [
  ...new Set(
    own.flatMap(({ role, partyId, areaId }) => (partyId === null && areaId === null ? (seenBy[role] ?? []) : [])),
  ),
]
