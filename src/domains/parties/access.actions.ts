import { z } from 'zod'
import { action, type Context } from '#kernel/action/action.ts'
import { historyAction } from '#kernel/action/history.ts'
import { findAccessRule, saveAccessRule } from '#kernel/auth/access-rule.store.ts'
import { type Account, getAccount, listAccounts } from '#kernel/auth/account.store.ts'
import { roles } from '#kernel/auth/actor.ts'
import {
  findSecondSteps,
  hasSecondStep,
  listRequirements,
  listSecuredAccounts,
  type RoleRequirement,
  removeSecondSteps,
  setRequirements,
} from '#kernel/auth/second-step.store.ts'
import { endSessions } from '#kernel/auth/session.store.ts'
import { accept, reject } from '#kernel/errors/problem.ts'
import { post } from '#kernel/messages/outbox.ts'
import { id, strict } from '#kernel/model/fields.ts'
import { refer } from '#kernel/model/reference.ts'
import { isCurrent } from '#kernel/time/validity.ts'
import { AccessRules, AccessRulesInput } from './access.ts'
import { canManageAccounts, canSeeAccounts } from './account.policy.ts'
import { stateOf } from './account.ts'
import { requirementOf } from './second-step.ts'
import { tellOwner } from './security-letter.actions.ts'

/** A municipality has one set of rules. */
const rules = refer('auth.access-rule', 1)

async function rulesNow({ db, clock }: Context): Promise<AccessRules> {
  const today = clock.today()
  const secured = await listSecuredAccounts(db)
  const open = (await listAccounts(db)).filter((account) => stateOf(account, today) === 'open')
  const holds = (account: Account, role: string) =>
    account.roles.some((held) => held.role === role && isCurrent(held, today))
  return {
    ...(await findAccessRule(db)),
    requirements: [...(await listRequirements(db))],
    today,
    holders: roles.map((role) => {
      const held = open.filter((account) => holds(account, role))
      return { role, held: held.length, secured: held.filter((account) => secured.has(account.id)).length }
    }),
  }
}

export const getAccessRules = action('accounts.rules', {
  http: 'GET /accounts/rules',
  input: strict({}),
  allow: canSeeAccounts,
  run: (context) => rulesNow(context),
  audit: 'none',
  output: AccessRules,
  can: (actor) => ({ change: canManageAccounts(actor) }),
})

/** A day that lies ahead is the time people have; from that day a session without a second step opens nothing but the setting up of one. */
export const changeAccessRules = action('accounts.change-rules', {
  http: 'POST /accounts/rules',
  input: AccessRulesInput,
  allow: canManageAccounts,
  run: async (context, input) => {
    const { db, actor, changed } = context
    const before = await rulesNow(context)
    const requirements = input.requirements.flatMap(({ role, from }) => (from === null ? [] : [{ role, from }]))
    await saveAccessRule(db, actor.municipality, input)
    await setRequirements(db, actor.municipality, requirements)
    await remind(context, requirements)
    const after = await rulesNow(context)
    changed(rules, kept(before), kept(after))
    return after
  },
  audit: 'write',
  output: AccessRules,
})
/** Everybody who holds a role that asks for a second step, and has none, is told from which day. */
async function remind({ db, actor, clock }: Context, requirements: readonly RoleRequirement[]): Promise<void> {
  const [secured, accounts, today] = [await listSecuredAccounts(db), await listAccounts(db), clock.today()]
  const letters = accounts
    .filter((account) => stateOf(account, today) === 'open' && !secured.has(account.id))
    .flatMap(({ id: accountId, roles: held }) => {
      const due = requirementOf(
        requirements,
        held.filter((one) => isCurrent(one, today)).map(({ role }) => role),
      )
      if (!due) return []
      const once = `second-step-required ${accountId} ${due.from}`
      return [
        { to: { accountId }, kind: 'second-step-required', params: { from: due.from }, path: '/me/security', once },
      ]
    })
  await post(db, actor.municipality, letters)
}
const kept = ({ invitationDays, reviewMonths, requirements }: AccessRules) => ({
  invitationDays,
  reviewMonths,
  requirements,
})

export const accessRulesHistory = historyAction('auth.access-rule', canSeeAccounts)

/** Whether an account has a second step; which devices they are is its owner's. */
export const getAccountSecurity = action('accounts.account-security', {
  http: 'GET /accounts/:id/security',
  input: strict({ id: id() }),
  allow: canSeeAccounts,
  run: async ({ db }, input) => ({ secured: hasSecondStep(await findSecondSteps(db, input.id)) }),
  audit: 'none',
  output: z.object({ secured: z.boolean() }),
})

/**
 * The way back for somebody who has lost telephone and codes: the second step is taken away and all sessions end, so that she comes
 * in by password and, where her role asks for it, sets up a new one.
 */
export const resetSecondStep = action('accounts.reset-second-step', {
  http: 'POST /accounts/:id/second-step/reset',
  input: strict({ id: id() }),
  target: ({ db }, input) => getAccount(db, input.id),
  allow: canManageAccounts,
  run: async (context, _input, found) => {
    const { db, changed, actor } = context
    if (found.id === actor.accountId) accept(reject('accounts.rejected.own-second-step'))
    if (!hasSecondStep(await findSecondSteps(db, found.id))) accept(reject('accounts.rejected.no-step'))
    await removeSecondSteps(db, found.id)
    await endSessions(db, found.id, { keep: null })
    await tellOwner(context, found.id, { kind: 'second-step-reset' })
    changed(refer('auth.account', found.id), { secondStep: 'set' }, { secondStep: null })
    return { id: found.id, name: found.name }
  },
  audit: 'write',
  output: z.object({ id: z.number(), name: z.string() }),
})
