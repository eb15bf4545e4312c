import { z } from 'zod'
import { action } from '#kernel/action/action.ts'
import { getAccount } from '#kernel/auth/account.store.ts'
import { listInvitations, revokeInvitations } from '#kernel/auth/invitation.store.ts'
import { accept, reject } from '#kernel/errors/problem.ts'
import { id, list, strict } from '#kernel/model/fields.ts'
import { refer } from '#kernel/model/reference.ts'
import { canManageAccounts, canSeeAccounts } from './account.policy.ts'

const dayMs = 86_400_000
/** A link that became too old is still listed for this long, since somebody may be waiting for a new one. */
const keptDays = 30

export const OpenInvitation = z.object({
  accountId: z.number(),
  name: z.string(),
  email: z.string(),
  purpose: z.enum(['invite', 'reset']),
  createdAt: z.string(),
  expiresAt: z.string(),
  tooOld: z.boolean(),
})

export const listOpenInvitations = action('accounts.invitations', {
  http: 'GET /accounts/invitations',
  input: strict({}),
  allow: canSeeAccounts,
  run: async ({ db, clock }) => {
    const now = clock.now()
    const from = new Date(Date.parse(now) - keptDays * dayMs).toISOString()
    return (await listInvitations(db, from)).map((one) => ({ ...one, tooOld: one.expiresAt <= now }))
  },
  audit: 'none',
  output: list(OpenInvitation),
  can: (actor) => ({ change: canManageAccounts(actor) }),
})

export const revokeInvitation = action('accounts.revoke-link', {
  http: 'POST /accounts/:id/link/revoke',
  input: strict({ id: id() }),
  target: ({ db }, input) => getAccount(db, input.id),
  allow: canManageAccounts,
  run: async ({ db, clock, changed }, _input, found) => {
    if ((await revokeInvitations(db, found.id, clock.now())) === 0) accept(reject('accounts.rejected.no-link'))
    changed(refer('auth.account', found.id), { link: found.active ? 'reset' : 'invite' }, { link: null })
    return { id: found.id }
  },
  audit: 'write',
  output: z.object({ id: z.number() }),
})
