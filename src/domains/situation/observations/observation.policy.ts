import { type Actor, allowed, anyOf, type Decision, denied, hasRole } from '#kernel/auth/actor.ts'
import type { Observation } from './observation.ts'

const insiders = ['owner', 'coordinator', 'analyst', 'auditor', 'forum-secretary'] as const

/** What a reporter's role reaches: a party's observations, or those of one area only. */
export type Reach = { readonly partyId: number; readonly areaId: number | null }
const reachesOf = (actor: Actor): readonly Reach[] =>
  actor.grants.flatMap(({ role, partyId, areaId }) =>
    (role === 'reporter' || role === 'contributor') && partyId !== null ? [{ partyId, areaId }] : [],
  )

/** Which observations somebody may see: all (null), or those within her reach. */
export const visibleReach = (actor: Actor): readonly Reach[] | null =>
  hasRole(actor, ...insiders) ? null : reachesOf(actor)

/** Which parties' deliveries somebody may see as a whole: all (null), or those she reports for in every area. */
export const visibleParties = (actor: Actor): readonly number[] | null =>
  visibleReach(actor)?.flatMap(({ partyId, areaId }) => (areaId === null ? [partyId] : [])) ?? null

/** Whether every observation is open to somebody: a link to any of them leads somewhere. */
export const canReadEvery = (actor: Actor): Decision =>
  visibleReach(actor) === null ? allowed : denied('denied.own-party')

export function canListObservations(actor: Actor): Decision {
  const visible = visibleReach(actor)
  return visible === null || visible.length > 0 ? allowed : denied('denied.role')
}

type Placed = { readonly partyId: number; readonly areaId?: number | null }

export function canReadObservation(actor: Actor, observation: Placed): Decision {
  const visible = visibleReach(actor)
  return visible === null ? allowed : isWithin(visible, observation)
}

/** Without an area the party as a whole is meant, which whoever is limited to an area does not reach. */
function isWithin(reaches: readonly Reach[], { partyId, areaId = null }: Placed): Decision {
  const ofParty = reaches.filter((reach) => reach.partyId === partyId)
  if (ofParty.length === 0) return denied('denied.own-party')
  return ofParty.some((reach) => reach.areaId === null || reach.areaId === areaId) ? allowed : denied('denied.own-area')
}

/** Whoever reports does so for a party she is given, somewhere; a coordinator may for any, on its behalf. */
export function canReport(actor: Actor, target?: { readonly partyId: number }): Decision {
  if (hasRole(actor, 'coordinator')) return allowed
  const reaches = reachesOf(actor)
  if (reaches.length === 0) return denied('denied.role')
  return target === undefined || reaches.some(({ partyId }) => partyId === target.partyId)
    ? allowed
    : denied('denied.own-party')
}

/** The same for a certain area; without one, for the party as a whole: a file, or the word that there was nothing. */
export function canReportIn(actor: Actor, target: Placed): Decision {
  const some = canReport(actor, target)
  return !some.allowed || hasRole(actor, 'coordinator') ? some : isWithin(reachesOf(actor), target)
}

/** Sorting, correcting, merging and dismissing is the coordinator's; a reporter may correct her own party's new ones. */
export const canTriage = anyOf('coordinator', 'analyst')

type Correctable = Pick<Observation, 'partyId' | 'areaId' | 'status' | 'visibility'>

export function canCorrect(actor: Actor, observation: Correctable): Decision {
  if (canTriage(actor).allowed) return allowed
  // Whoever cannot read the words cannot correct them.
  if (observation.visibility === 'restricted') return denied('observations.denied.restricted')
  return observation.status === 'new' ? canReportIn(actor, observation) : denied('observations.denied.already-handled')
}

/** Who may read an observation, and what is struck from it. */
export const canShow = anyOf('coordinator', 'owner')
export const canRedact = anyOf('coordinator', 'owner')

export const canReadSecret = anyOf('coordinator', 'analyst', 'owner')

/** A photo shows what the words say: it goes as far as they do. */
export function canReadPhotos(actor: Actor, observation: Placed & Pick<Observation, 'visibility'>): Decision {
  const may = canReadObservation(actor, observation)
  return may.allowed && observation.visibility === 'restricted' ? canReadSecret(actor) : may
}

/** Painting over a part of a photo is redaction: whoever does it must see what she paints over. */
export function canMaskPhoto(actor: Actor, observation: Placed & Pick<Observation, 'visibility'>): Decision {
  const may = canRedact(actor)
  return may.allowed ? canReadPhotos(actor, observation) : may
}
