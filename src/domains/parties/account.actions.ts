import { z } from 'zod'
import { action, type Context } from '#kernel/action/action.ts'
import { historyAction } from '#kernel/action/history.ts'
import { findAccessRule } from '#kernel/auth/access-rule.store.ts'
import {
  type Account,
  addRoles,
  createAccount,
  createInvitation,
  getAccount,
  holdAccounts,
  listAccounts,
  saveAccount,
} from '#kernel/auth/account.store.ts'
import { roles } from '#kernel/auth/actor.ts'
import { invitationExpiry } from '#kernel/auth/sign-in.ts'
import { accept, reject } from '#kernel/errors/problem.ts'
import { id, list, oneOf, optional, strict, version } from '#kernel/model/fields.ts'
import { refer } from '#kernel/model/reference.ts'
import { canManageAccounts, canSeeAccounts } from './account.policy.ts'
import {
  AccountInput,
  AccountView,
  accountStates,
  hasOwner,
  InviteInput,
  NewLink,
  stateOf,
  toRoles,
} from './account.ts'
import { cutOffEnded } from './cut-off.actions.ts'
import { listParties } from './party.register.ts'

const account = (accountId: number) => refer('auth.account', accountId)
/** What the history keeps of an account: what an owner decided, not when it was last used. */
const decided = ({ name, email, partyId, roles: held, disabledAt, validTo }: Account) => ({
  name,
  email,
  partyId,
  roles: held,
  disabledAt,
  validTo,
})
const byId = {
  input: strict({ id: id() }),
  target: ({ db }: Context, input: { id: number }) => getAccount(db, input.id),
}

/** Every coming and going is in the audit trail; a page about an account tells what was decided about it. */
export const accountHistory = historyAction('auth.account', canSeeAccounts, {
  hiddenActions: [
    'accounts.sign-in',
    'accounts.step',
    'accounts.step-passkey',
    'accounts.passkey-sign-in',
    'accounts.sign-out',
    'accounts.end-session',
    'accounts.end-other-sessions',
    'demo.sign-in',
  ],
})

/** What the forms offer: today's date and every party by name. */
export const accountChoices = action('accounts.choices', {
  http: 'GET /accounts/choices',
  input: strict({}),
  allow: canSeeAccounts,
  run: async ({ db, clock }) => ({ today: clock.today(), parties: await listParties(db) }),
  audit: 'none',
  output: z.object({ today: z.string(), parties: list(z.object({ id: z.number(), name: z.string() })) }),
})

export const listAccountsAction = action('accounts.list', {
  http: 'GET /accounts',
  input: strict({ state: optional(oneOf(accountStates)), role: optional(oneOf(roles)), party: optional(id()) }),
  allow: canSeeAccounts,
  run: async ({ db, clock }, wanted) => {
    const all = await listAccounts(db)
    const today = clock.today()
    return all.filter(
      (one) =>
        (wanted.state === null || stateOf(one, today) === wanted.state) &&
        (wanted.role === null || one.roles.some(({ role }) => role === wanted.role)) &&
        (wanted.party === null || one.partyId === wanted.party),
    )
  },
  audit: 'none',
  output: list(AccountView),
  can: (actor) => ({ invite: canManageAccounts(actor) }),
})

export const getAccountAction = action('accounts.get', {
  http: 'GET /accounts/:id',
  ...byId,
  allow: canSeeAccounts,
  run: async (_context, _input, found) => found,
  audit: 'none',
  output: AccountView,
  can: (actor) => ({ change: canManageAccounts(actor) }),
})

type Person = { readonly id: number; readonly name: string }

async function makeLink({ db, actor, clock }: Context, person: Person, purpose: 'invite' | 'reset'): Promise<NewLink> {
  const now = clock.now()
  const { invitationDays } = await findAccessRule(db)
  const expiresAt = invitationExpiry(now, invitationDays)
  const token = await createInvitation(db, actor.municipality, { purpose, accountId: person.id, now, expiresAt })
  return { accountId: person.id, name: person.name, path: `/invitation/${actor.municipality}/${token}`, expiresAt }
}

/** Makes an account with nothing to sign in with, and the link with which its person chooses a password. The link is shown once. */
export const inviteAccount = action('accounts.invite', {
  http: 'POST /accounts',
  input: InviteInput,
  allow: canManageAccounts,
  run: async (context, input) => {
    const { db, actor, clock, changed } = context
    const held = accept(toRoles(input))
    const { name, email, party: partyId, language } = input
    const accountId = await createAccount(db, actor.municipality, { name, email, partyId, language, now: clock.now() })
    await addRoles(db, actor.municipality, accountId, held)
    changed(account(accountId), null, { name, email, partyId, roles: held })
    return makeLink(context, { id: accountId, name }, 'invite')
  },
  audit: 'write',
  output: NewLink,
})

/** A new link for somebody who lost the first one or the password. Older links of the account stop working. */
export const renewInvitation = action('accounts.renew-link', {
  http: 'POST /accounts/:id/link',
  ...byId,
  allow: canManageAccounts,
  run: async (context, _input, found) => {
    if (found.disabledAt !== null) accept(reject('accounts.rejected.closed'))
    const purpose = found.active ? 'reset' : 'invite'
    context.changed(account(found.id), { link: null }, { link: purpose })
    return makeLink(context, found, purpose)
  },
  audit: 'write',
  output: NewLink,
})

type Decided = Omit<Account, 'active' | 'lastSignedInAt' | 'partyEnds'>

/** Saves what an owner decided; never so that nobody is left who can let others in. */
export async function decide({ db, actor, clock, changed }: Context, before: Account, next: Decided): Promise<Account> {
  await holdAccounts(db)
  const today = clock.today()
  const hadOwner = hasOwner(await listAccounts(db), today)
  await saveAccount(db, actor.municipality, next)
  const accounts = await listAccounts(db)
  if (hadOwner && !hasOwner(accounts, today)) accept(reject('accounts.rejected.last-owner'))
  const saved = await getAccount(db, before.id)
  changed(account(before.id), decided(before), decided(saved))
  return saved
}

export const changeAccount = action('accounts.change', {
  http: 'POST /accounts/:id',
  input: AccountInput,
  target: ({ db }, input) => getAccount(db, input.id),
  allow: canManageAccounts,
  run: async (context, input, found) => {
    const { name, email, party: partyId, validTo, version: seen } = input
    const roles = accept(toRoles(input))
    const saved = await decide(context, found, { ...found, name, email, partyId, roles, validTo, version: seen })
    await cutOffEnded(context)
    return saved
  },
  audit: 'write',
  output: AccountView,
})

/**
 * Closes an account and takes its sessions and keys away, or opens it again; whoever comes back gets a new link. An owner cannot lock
 * herself out.
 */
export const setAccountOpen = action('accounts.set-open', {
  http: 'POST /accounts/:id/open',
  input: strict({ id: id(), version: version(), open: z.enum(['yes', 'no']) }),
  target: ({ db }, input) => getAccount(db, input.id),
  allow: canManageAccounts,
  run: async (context, input, found) => {
    const { actor, clock } = context
    if (input.open === 'no' && found.id === actor.accountId) accept(reject('accounts.rejected.own-account'))
    const disabledAt = input.open === 'yes' ? null : clock.now()
    await decide(context, found, { ...found, disabledAt, version: input.version })
    await cutOffEnded(context)
    return getAccount(context.db, found.id)
  },
  audit: 'write',
  output: AccountView,
})
