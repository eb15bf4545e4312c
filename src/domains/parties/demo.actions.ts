import { z } from 'zod'
import { action, type Context } from '#kernel/action/action.ts'
import { addCredential, getAccount, listAccountsBy } from '#kernel/auth/account.store.ts'
import { type Actor, allowed, type Decision, denied, everybody, hasRole } from '#kernel/auth/actor.ts'
import { isDemo, removeDemo } from '#kernel/auth/demo.store.ts'
import { newToken } from '#kernel/auth/token.ts'
import { accept, notFound, reject } from '#kernel/errors/problem.ts'
import { listKeptKeys, removeAfter } from '#kernel/files/kept-file.store.ts'
import { id, list, strict } from '#kernel/model/fields.ts'
import { refer } from '#kernel/model/reference.ts'
import { RoleView, stateOf } from './account.ts'
import { listParties } from './party.register.ts'
import { Begun, begin } from './session-begin.actions.ts'

/** Accounts that are let in without a password; in a municipality that is no demonstration there are none, whatever is stored. */
async function listAdmitted({ db, actor, clock }: Context) {
  if (!(await isDemo(db, actor.municipality))) return []
  return (await listAccountsBy(db, 'demo')).filter((account) => stateOf(account, clock.today()) === 'open')
}

export const listDemoRoles = action('demo.roles', {
  http: 'GET /demo',
  input: strict({}),
  allow: everybody,
  run: async (context) => {
    const parties = new Map((await listParties(context.db)).map((party) => [party.id, party.name]))
    const admitted = (await listAdmitted(context)).toSorted((a, b) => a.id - b.id)
    return admitted.map((account) => ({ ...account, party: parties.get(account.partyId) ?? '' }))
  },
  audit: 'none',
  output: list(z.object({ id: z.number(), name: z.string(), party: z.string(), roles: list(RoleView) })),
})

export const signInToDemo = action('demo.sign-in', {
  http: 'POST /demo',
  input: strict({ account: id(), device: z.string(), browser: z.string() }),
  allow: everybody,
  run: async (context, input) => {
    const { db, actor } = context
    if (!(await isDemo(db, actor.municipality))) accept(reject('demo.rejected.not-demo'))
    const account = (await listAdmitted(context)).find((one) => one.id === input.account)
    if (!account) throw notFound()
    return begin(context, account, { ...input, strong: true, how: { signedIn: 'demo' } })
  },
  audit: 'write',
  output: Begun,
})

const canAdmit = (actor: Actor): Decision =>
  actor.demo && actor.kind === 'system' ? allowed : denied('demo.denied.real')

/** Puts an account into the role picker; for whoever loads a demonstration. */
export const admitToDemo = action('demo.admit', {
  http: 'POST /demo/accounts',
  input: strict({ account: id() }),
  target: ({ db }, input) => getAccount(db, input.account),
  allow: canAdmit,
  run: async ({ db, actor, clock, changed }, _input, account) => {
    if (!(await isDemo(db, actor.municipality))) accept(reject('demo.rejected.not-demo'))
    const credential = { accountId: account.id, kind: 'demo' as const, secretHash: null, now: clock.now() }
    await addCredential(db, actor.municipality, credential)
    changed(refer('auth.account', account.id), null, { signedIn: 'demo' })
    return { account: account.id }
  },
  audit: 'write',
  output: z.object({ account: z.number() }),
})

export const canRemoveDemo = (actor: Actor): Decision => {
  if (!actor.demo) return denied('demo.denied.real')
  return hasRole(actor, 'owner') ? allowed : denied('denied.role')
}

/** What the confirmation asks: which demonstration it is. */
export const getDemo = action('demo.get', {
  http: 'GET /demo/remove',
  input: strict({}),
  allow: canRemoveDemo,
  run: async ({ actor }) => ({ name: actor.municipalityName }),
  audit: 'none',
  output: z.object({ name: z.string() }),
})

/** Deletes the demonstration. Its audit trail goes with it, so nothing is recorded in it. */
export const removeDemonstration = action('demo.remove', {
  http: 'POST /demo/remove',
  input: strict({}),
  allow: canRemoveDemo,
  run: async ({ db, actor, files }) => {
    if (!(await isDemo(db, actor.municipality))) accept(reject('demo.rejected.not-demo'))
    removeAfter(db, files, await listKeptKeys(db))
    const token = newToken()
    const claimable = await removeDemo(db, actor.municipality, token)
    return { claim: claimable ? `/claim/${token}` : null }
  },
  audit: 'write',
  output: z.object({ claim: z.string().nullable() }),
})
