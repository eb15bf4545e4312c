import { z } from 'zod'
import { action } from '#kernel/action/action.ts'
import {
  addRoles,
  createAccount,
  createInvitation,
  getAccount,
  listAccounts,
  saveAccount,
} from '#kernel/auth/account.store.ts'
import { endSessions, listSessions } from '#kernel/auth/session.store.ts'
import { invitationExpiry } from '#kernel/auth/sign-in.ts'
import { accept, reject } from '#kernel/errors/problem.ts'
import { id, list, strict, version } from '#kernel/model/fields.ts'
import { refer } from '#kernel/model/reference.ts'
import { canManageAccounts, canManageOwnAccount, canSeeAccounts } from './account.policy.ts'
import { AccountInput, AccountView, checkRole, InviteInput, toAssignment } from './account.ts'

const account = (accountId: number) => refer('auth.account', accountId)
const Link = z.object({ accountId: z.number(), path: z.string() })

export const listAccountsAction = action('accounts.list', {
  http: 'GET /accounts',
  input: strict({}),
  allow: canSeeAccounts,
  run: ({ db }) => listAccounts(db),
  audit: 'none',
  output: list(AccountView),
  can: (actor) => ({ invite: canManageAccounts(actor) }),
})

export const getAccountAction = action('accounts.get', {
  http: 'GET /accounts/:id',
  input: strict({ id: id() }),
  target: ({ db }, input) => getAccount(db, input.id),
  allow: canSeeAccounts,
  run: async (_context, _input, found) => found,
  audit: 'none',
  output: AccountView,
  can: (actor) => ({ change: canManageAccounts(actor) }),
})

/** Makes an account without a password, and the link with which its person chooses one. The link is shown once. */
export const inviteAccount = action('accounts.invite', {
  http: 'POST /accounts',
  input: InviteInput,
  allow: canManageAccounts,
  run: async ({ db, actor, clock, changed }, input) => {
    const refused = checkRole(input)
    if (refused) accept(refused)
    const now = clock.now()
    const { name, email, party, language } = input
    const accountId = await createAccount(db, actor.municipality, { name, email, partyId: party, language, now })
    await addRoles(db, actor.municipality, accountId, [toAssignment(input)])
    changed(account(accountId), null, {
      name,
      partyId: party,
      role: input.role,
      validFrom: input.validFrom,
      validTo: input.validTo,
    })
    const token = await createInvitation(db, actor.municipality, {
      purpose: 'invite',
      accountId,
      now,
      expiresAt: invitationExpiry(now),
    })
    return { accountId, path: `/invitation/${actor.municipality}/${token}` }
  },
  audit: 'write',
  output: Link,
})

/** A new link for somebody who lost the first one or the password. */
export const renewInvitation = action('accounts.renew-link', {
  http: 'POST /accounts/:id/link',
  input: strict({ id: id() }),
  target: ({ db }, input) => getAccount(db, input.id),
  allow: canManageAccounts,
  run: async ({ db, actor, clock, changed }, _input, found) => {
    const now = clock.now()
    const purpose = found.active ? 'reset' : 'invite'
    const token = await createInvitation(db, actor.municipality, {
      purpose,
      accountId: found.id,
      now,
      expiresAt: invitationExpiry(now),
    })
    changed(account(found.id), { link: null }, { link: purpose })
    return { accountId: found.id, path: `/invitation/${actor.municipality}/${token}` }
  },
  audit: 'write',
  output: Link,
})

export const changeAccount = action('accounts.change', {
  http: 'POST /accounts/:id',
  input: AccountInput,
  target: ({ db }, input) => getAccount(db, input.id),
  allow: canManageAccounts,
  run: async ({ db, actor, changed }, input, found) => {
    const refused = checkRole(input)
    if (refused) accept(refused)
    const roles = [toAssignment(input)]
    await saveAccount(db, actor.municipality, { ...found, partyId: input.party, roles, version: input.version })
    changed(account(found.id), found, { ...found, partyId: input.party, roles })
    return getAccount(db, found.id)
  },
  audit: 'write',
  output: AccountView,
})

/** Closes an account and ends its sessions, or opens it again. An owner cannot lock herself out. */
export const setAccountOpen = action('accounts.set-open', {
  http: 'POST /accounts/:id/open',
  input: strict({ id: id(), version: version(), open: z.enum(['yes', 'no']) }),
  target: ({ db }, input) => getAccount(db, input.id),
  allow: canManageAccounts,
  run: async ({ db, actor, clock, changed }, input, found) => {
    if (input.open === 'no' && found.id === actor.accountId) accept(reject('accounts.rejected.own-account'))
    const disabledAt = input.open === 'yes' ? null : clock.now()
    await saveAccount(db, actor.municipality, { ...found, disabledAt, version: input.version })
    if (disabledAt) await endSessions(db, found.id, { keep: null })
    changed(account(found.id), { disabledAt: found.disabledAt }, { disabledAt })
    return getAccount(db, found.id)
  },
  audit: 'write',
  output: AccountView,
})

const Sessions = list(
  z.object({ id: z.number(), device: z.string(), createdAt: z.string(), lastSeenAt: z.string(), current: z.boolean() }),
)

export const listOwnSessions = action('accounts.own-sessions', {
  http: 'GET /me/sessions',
  input: strict({}),
  allow: canManageOwnAccount,
  run: async ({ db, actor, clock }) => {
    const sessions = await listSessions(db, actor.accountId ?? 0, clock.now())
    return sessions.map((session) => ({ ...session, current: session.id === actor.sessionId }))
  },
  audit: 'none',
  output: Sessions,
})

export const endOwnSession = action('accounts.end-session', {
  http: 'POST /me/sessions/:id/end',
  input: strict({ id: id() }),
  allow: canManageOwnAccount,
  run: async ({ db, actor, changed }, input) => {
    await endSessions(db, actor.accountId ?? 0, { only: input.id })
    changed(account(actor.accountId ?? 0), { session: input.id }, { session: null })
    return { ended: input.id, current: input.id === actor.sessionId }
  },
  audit: 'write',
  output: z.object({ ended: z.number(), current: z.boolean() }),
})
