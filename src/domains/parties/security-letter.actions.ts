import type { Context } from '#kernel/action/action.ts'
import { newToken } from '#kernel/auth/token.ts'
import { post } from '#kernel/messages/outbox.ts'
import { deviceOf } from './device.ts'

/**
 * Tells somebody what happened with her way of signing in, so that she can act when it was not she. The letter names the device in
 * two words at most, and nothing of the person.
 */
export async function tellOwner(
  { db, actor, clock }: Pick<Context, 'db' | 'actor' | 'clock'>,
  accountId: number,
  what: { readonly kind: 'sign-in-new' | 'second-step-changed' | 'second-step-reset'; readonly device?: string },
): Promise<void> {
  const { browser, system } = deviceOf(what.device ?? '')
  const params = what.kind === 'sign-in-new' ? { browser: browser ?? '?', system: system ?? '?' } : {}
  const path = what.kind === 'sign-in-new' ? '/me' : '/me/security'
  const once = `${what.kind} ${accountId} ${clock.now()} ${newToken().slice(0, 8)}`
  await post(db, actor.municipality, [{ to: { accountId }, kind: what.kind, params, path, once }])
}
