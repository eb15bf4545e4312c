import type { Context } from '#kernel/action/action.ts'
import { findCredentials } from '#kernel/auth/account.store.ts'
import { type Actor, anonymous } from '#kernel/auth/actor.ts'
import { listGrants } from '#kernel/auth/session.store.ts'

/** Somebody as her roles are today, to ask what she may read; null when she gets in no more. */
export async function readerOf(
  { db, actor, clock }: Pick<Context, 'db' | 'actor' | 'clock'>,
  accountId: number,
): Promise<Actor | null> {
  const today = clock.today()
  const found = await findCredentials(db, { id: accountId }, today)
  if (!found || found.disabled) return null
  const municipality = { id: actor.municipality, name: actor.municipalityName, demo: actor.demo }
  return { ...anonymous(municipality), kind: 'person', accountId, grants: await listGrants(db, accountId, today) }
}
