import { type Actor, allowed, anyOf, type Decision, denied, hasRole } from '#kernel/auth/actor.ts'
import { canReportIn, visibleParties } from '../observations/observation.policy.ts'

/** Who sees how the week's round goes: the inner circle all parties, those who report their own. */
export function canSeeRound(actor: Actor): Decision {
  const parties = visibleParties(actor)
  return parties === null || parties.length > 0 ? allowed : denied('denied.role')
}

export const canChangeRound = anyOf('coordinator', 'owner')
export const canSeeRoundRules = anyOf('coordinator', 'owner', 'analyst', 'auditor', 'forum-secretary')
export const canRemind = anyOf('coordinator')
export const canReportForParty = (actor: Actor, partyId: number): boolean => canReportIn(actor, { partyId }).allowed

/** Whoever may have said it may take it back: her party's own, or the coordinator for any. */
export const canUndoNothing = (actor: Actor, target: { readonly partyId: number }): Decision =>
  hasRole(actor, 'coordinator') ? allowed : canReportIn(actor, target)
