import { type Actor, allowed, anyOf, type Decision, denied } from '#kernel/auth/actor.ts'

export const canManageAccounts = anyOf('owner')
export const canSeeAccounts = anyOf('owner', 'auditor')

/** Your own sessions and password, whatever your role. */
export const canManageOwnAccount = (actor: Actor): Decision =>
  actor.kind === 'person' ? allowed : denied('denied.signed-out')
