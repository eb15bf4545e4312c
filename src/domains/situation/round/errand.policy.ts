import { type Actor, allowed, anyOf, type Decision, denied, hasRole } from '#kernel/auth/actor.ts'

/** A link lets somebody in who has no account: only the coordinator hands out such. */
export const canMakeReportLink = anyOf('coordinator')

/** Everybody sees and closes the links she has made; owners and coordinators see and close all. */
export const canListErrands = (actor: Actor): Decision =>
  actor.kind === 'person' ? allowed : denied('denied.signed-out')
export const seesAllErrands = (actor: Actor): boolean => hasRole(actor, 'owner', 'coordinator')

export const canRevokeErrand = (actor: Actor, errand: { readonly createdBy: number | null }): Decision =>
  seesAllErrands(actor) || (actor.accountId !== null && errand.createdBy === actor.accountId)
    ? allowed
    : denied('denied.role')
