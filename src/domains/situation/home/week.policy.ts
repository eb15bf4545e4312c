import { type Actor, type Decision, hasRole, signedIn } from '#kernel/auth/actor.ts'

export const canSeeHome: (actor: Actor) => Decision = signedIn

/** Those who follow the whole municipality's week: the levels, and who has reported. */
export const followsTheWhole = (actor: Actor): boolean =>
  hasRole(actor, 'owner', 'coordinator', 'analyst', 'auditor', 'forum-secretary')

/** For whom something can wait to be done with the week. */
export const worksWithTheWeek = (actor: Actor): boolean => hasRole(actor, 'coordinator', 'analyst')

export const setsUp = (actor: Actor): boolean => hasRole(actor, 'owner', 'coordinator')

/** The parties that somebody reports for, without repetition. */
export const reportsFor = (actor: Actor): readonly number[] => [
  ...new Set(
    actor.grants.flatMap(({ role, partyId }) =>
      (role === 'reporter' || role === 'contributor') && partyId !== null ? [partyId] : [],
    ),
  ),
]
