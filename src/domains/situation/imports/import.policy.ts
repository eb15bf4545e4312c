import type { Actor, Decision } from '#kernel/auth/actor.ts'
import {
  canListObservations,
  canReadObservation,
  canReport,
  canReportIn,
  canTriage,
} from '../observations/observation.policy.ts'

/** Files come in through whoever sorts observations, or from a partner for itself. */
export function canImport(actor: Actor, target?: { readonly partyId: number }): Decision {
  const triage = canTriage(actor)
  if (triage.allowed) return triage
  return target === undefined ? canReport(actor) : canReportIn(actor, target)
}

/** Who sees a party's observations sees its deliveries. */
export const canListImports = canListObservations
export const canReadImport = canReadObservation
