import type { Clearance } from '../model/field-class.ts'
import { type Actor, hasRole, type Role } from './actor.ts'

/** Those who work with the whole. A role that is limited to a party or an area is not among them. */
const coordination = [
  'owner',
  'coordinator',
  'analyst',
  'auditor',
  'forum-secretary',
] as const satisfies readonly Role[]
const secretReaders = ['owner', 'coordinator', 'analyst'] as const satisfies readonly Role[]
/** Roles that are held for a party or an area of one's own, and are inside the cooperation all the same. */
const participants: readonly Role[] = ['reporter', 'unit-manager']

/** Which classes of fields somebody may read; whoever looks as another role would reads nothing that her own does not reach. */
export function clearanceOf(actor: Actor): Clearance {
  const reach = reachOf(actor)
  if (actor.limit?.kind !== 'viewing') return reach
  const own = reachOf({ ...actor, grants: actor.limit.own })
  return (fieldClass, owner) => reach(fieldClass, owner) && own(fieldClass, owner)
}

/** Roles that read what the party of their own has left, theirs being the words. */
const owners: readonly Role[] = ['reporter', 'contributor']

/** Says no where nothing says yes. */
function reachOf(actor: Actor): Clearance {
  const coordinates = hasRole(actor, ...coordination)
  const inside = coordinates || actor.grants.some(({ role }) => participants.includes(role))
  const readsSecret = hasRole(actor, ...secretReaders)
  return (fieldClass, owner) => {
    switch (fieldClass) {
      case 'open':
        return true
      case 'internal':
        if (coordinates || owner === null) return inside
        return actor.grants.some(
          ({ role, partyId, areaId }) =>
            owners.includes(role) &&
            partyId !== null &&
            partyId === owner.partyId &&
            (areaId === null || areaId === owner.areaId),
        )
      case 'secret':
        return readsSecret
      default:
        return fieldClass satisfies never
    }
  }
}
