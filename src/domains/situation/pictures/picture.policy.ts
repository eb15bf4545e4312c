import { type Actor, allowed, anyOf, type Decision, denied, hasRole, type Role } from '#kernel/auth/actor.ts'
import type { Activity } from '../activities/activity.ts'
import { isOpen, type Picture } from './picture.ts'

const makers = ['owner', 'coordinator', 'analyst'] as const
const holds = (actor: Actor, ...wanted: readonly Role[]): boolean =>
  actor.grants.some(({ role }) => wanted.includes(role))

/**
 * The inner circle sees small numbers; a reader sees published pictures in their shareable version. Those who report do so for
 * a party or an area of their own, and the picture of the whole is what they report for.
 */
export const isInsider = (actor: Actor): boolean =>
  hasRole(actor, ...makers, 'auditor', 'forum-secretary') || holds(actor, 'reporter', 'unit-manager')
export const canReadWeek = (actor: Actor): Decision =>
  isInsider(actor) ? allowed : denied(holds(actor, 'reader') ? 'pictures.denied.reader' : 'denied.role')

export const canListPictures = (actor: Actor): Decision =>
  isInsider(actor) || holds(actor, 'reader') ? allowed : denied('denied.role')

/** Drafts are for those who make them and for the auditor; published ones for all who have a role. */
export function canReadPicture(actor: Actor, picture: Pick<Picture, 'status'>): Decision {
  if (!isOpen(picture)) return canListPictures(actor)
  return hasRole(actor, ...makers, 'auditor') ? allowed : denied('pictures.denied.draft')
}
export const canReadDrafts = (actor: Actor): boolean => hasRole(actor, ...makers, 'auditor')

/** What was written about single events is for the coordination, not for all who report. */
export const canReadEventTexts = (actor: Actor): boolean => hasRole(actor, ...makers, 'auditor', 'forum-secretary')

export const canMakePictures = anyOf('coordinator', 'analyst')
export const canDecide = anyOf('coordinator')
export const canChangeRules = anyOf('coordinator', 'owner')

export const canListActivities = (actor: Actor): Decision => (isInsider(actor) ? allowed : denied('denied.role'))
/** Whoever holds a role for a party, or belongs to it, may say how its activities went. */
export function canCloseActivity(actor: Actor, activity: Pick<Activity, 'partyId'>): Decision {
  if (canDecide(actor).allowed) return allowed
  const own = actor.grants.some(
    ({ role, partyId }) =>
      (role === 'reporter' || role === 'unit-manager') && (partyId ?? actor.partyId) === activity.partyId,
  )
  return own ? allowed : denied('denied.own-party')
}
