import { z } from 'zod'
import { action, type Context } from '#kernel/action/action.ts'
import { listAccounts } from '#kernel/auth/account.store.ts'
import { cutOff } from '#kernel/auth/cut-off.store.ts'
import { strict } from '#kernel/model/fields.ts'
import { refer } from '#kernel/model/reference.ts'
import { canManageAccounts } from './account.policy.ts'
import { stateOf } from './account.ts'

/**
 * Takes sessions and keys away from every account that is closed or has ended, itself or with its party. Part of whatever ends an
 * account, in its transaction; by night for those whose last day has passed. Returns how many had something left.
 */
export async function cutOffEnded({ db, clock, changed }: Context): Promise<number> {
  const today = clock.today()
  const ended = (await listAccounts(db)).filter((account) => ['closed', 'ended'].includes(stateOf(account, today)))
  const cut = await cutOff(
    db,
    ended.map(({ id }) => id),
    clock.now(),
  )
  for (const id of cut) changed(refer('auth.account', id), { keys: 'held' }, { keys: null })
  return cut.length
}

export const cutOffEndedAction = action('accounts.cut-off', {
  http: 'POST /accounts/cut-off',
  input: strict({}),
  allow: canManageAccounts,
  run: async (context) => ({ accounts: await cutOffEnded(context) }),
  audit: 'write',
  output: z.object({ accounts: z.number() }),
})
