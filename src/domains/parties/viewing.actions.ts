import { z } from 'zod'
import { action } from '#kernel/action/action.ts'
import { type Actor, allowed, type Decision, denied, roles } from '#kernel/auth/actor.ts'
import { setViewing } from '#kernel/auth/session.store.ts'
import { accept, reject } from '#kernel/errors/problem.ts'
import { id, oneOf, optional, strict } from '#kernel/model/fields.ts'
import { refer } from '#kernel/model/reference.ts'
import { getParty } from './party.register.ts'
import { needsParty, viewableRoles } from './viewing.ts'

const ownGrants = ({ grants, limit }: Actor) => (limit?.kind === 'viewing' ? limit.own : grants)
export const canViewAs = (actor: Actor): Decision =>
  actor.kind === 'person' && viewableRoles(ownGrants(actor)).length > 0 ? allowed : denied('denied.role')
const canLeave = (actor: Actor): Decision => (actor.kind === 'person' ? allowed : denied('denied.signed-out'))

const account = (actor: Actor) => refer('auth.account', actor.accountId ?? 0)
const seenNow = ({ grants, limit }: Actor) => (limit?.kind === 'viewing' ? (grants[0]?.role ?? null) : null)

/** From now on this session sees the pages as somebody with the role would, and changes nothing. */
export const viewAs = action('accounts.view-as', {
  http: 'POST /me/view',
  input: strict({ role: oneOf(roles), party: optional(id()) }),
  allow: canViewAs,
  run: async ({ db, actor, changed }, { role, party }) => {
    if (!viewableRoles(ownGrants(actor)).includes(role)) accept(reject('accounts.rejected.not-viewable'))
    if (needsParty(role) && party === null) accept(reject('accounts.rejected.view-party'))
    const partyId = needsParty(role) && party !== null ? (await getParty(db, party)).id : null
    await setViewing(db, actor.sessionId ?? 0, { role, partyId })
    changed(account(actor), { viewing: seenNow(actor) }, { viewing: role })
    return { role }
  },
  audit: 'write',
  output: z.object({ role: z.enum(roles) }),
})

export const viewAsOneself = action('accounts.view-own', {
  http: 'POST /me/view/end',
  input: strict({}),
  allow: canLeave,
  run: async ({ db, actor, changed }) => {
    await setViewing(db, actor.sessionId ?? 0, null)
    changed(account(actor), { viewing: seenNow(actor) }, { viewing: null })
    return {}
  },
  audit: 'write',
  whileLimited: 'always',
  output: z.object({}),
})
