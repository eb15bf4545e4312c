import { type Actor, allowed, anyOf, type Decision, denied, hasRole } from '#kernel/auth/actor.ts'
import type { Observation } from './observation.ts'

/** The fields' classes: everything here is internal; `secretNote` is secret and has a reading of its own. */
const insiders = ['owner', 'coordinator', 'analyst', 'auditor', 'forum-secretary'] as const

/** Which parties' observations somebody may see: all (null), or those of the parties she reports for. */
export function visibleParties(actor: Actor): readonly number[] | null {
  if (hasRole(actor, ...insiders)) return null
  return actor.grants.flatMap(({ role, partyId }) => (role === 'reporter' && partyId !== null ? [partyId] : []))
}

export function canListObservations(actor: Actor): Decision {
  const visible = visibleParties(actor)
  return visible === null || visible.length > 0 ? allowed : denied('denied.role')
}

export function canReadObservation(actor: Actor, observation: Pick<Observation, 'partyId'>): Decision {
  const visible = visibleParties(actor)
  return visible === null || visible.includes(observation.partyId) ? allowed : denied('denied.own-party')
}

/** Whoever reports does so for a party she is given; a coordinator may for any, on its behalf. */
export function canReport(actor: Actor, target?: { readonly partyId: number }): Decision {
  if (hasRole(actor, 'coordinator')) return allowed
  const parties = actor.grants.flatMap(({ role, partyId }) =>
    role === 'reporter' && partyId !== null ? [partyId] : [],
  )
  if (parties.length === 0) return denied('denied.role')
  return target === undefined || parties.includes(target.partyId) ? allowed : denied('denied.own-party')
}

/** Sorting, correcting, merging and dismissing is the coordinator's; a reporter may correct her own party's new ones. */
export const canTriage = anyOf('coordinator', 'analyst')

export function canCorrect(actor: Actor, observation: Pick<Observation, 'partyId' | 'status'>): Decision {
  if (canTriage(actor).allowed) return allowed
  return observation.status === 'new' ? canReport(actor, observation) : denied('observations.denied.already-handled')
}

export const canReadSecret = anyOf('coordinator', 'analyst', 'owner')
