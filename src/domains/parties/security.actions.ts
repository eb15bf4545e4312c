import type { RegistrationResponseJSON } from '@simplewebauthn/server'
import { z } from 'zod'
import { action, type Context } from '#kernel/action/action.ts'
import { findCredentials, getAccount } from '#kernel/auth/account.store.ts'
import { codeAddress, newCodeSecret, stepOfCode } from '#kernel/auth/one-time-code.ts'
import { addPasskey, listPasskeys, removePasskey } from '#kernel/auth/passkey.store.ts'
import { askForNew, checkNew } from '#kernel/auth/passkey.ts'
import { hashRecoveryCode, newRecoveryCodes } from '#kernel/auth/recovery-code.ts'
import {
  countRecoveryCodes,
  createTicket,
  findOneTimeCode,
  findSecondSteps,
  findTicket,
  hasSecondStep,
  listRequirements,
  removeOneTimeCode,
  setRecoveryCodes,
  spendTicket,
  startOneTimeCode,
  takeCode,
} from '#kernel/auth/second-step.store.ts'
import { endSessions, listGrants, strengthen } from '#kernel/auth/session.store.ts'
import { isFresh } from '#kernel/auth/sign-in.ts'
import { accept, notFound, reject } from '#kernel/errors/problem.ts'
import { id, list, strict, text } from '#kernel/model/fields.ts'
import { refer } from '#kernel/model/reference.ts'
import { canManageOwnAccount } from './account.policy.ts'
import { passkeyAnswer } from './passkey-answer.ts'
import { placeOfSecret, requirementOf, writtenCode } from './second-step.ts'
import { tellOwner } from './security-letter.actions.ts'
import { password, proves } from './session-begin.actions.ts'

/** What every action of one's own second step has in common: it works also before there is one, where a role asks for it. */
const own = { allow: canManageOwnAccount, audit: 'write', whileLimited: 'unsecured' } as const
const ownerOf = ({ actor }: Context) => ({ municipality: actor.municipality, accountId: actor.accountId ?? 0 })
const reference = (context: Context) => refer('auth.account', ownerOf(context).accountId)
/** What was changed is recorded, and told to the person herself: it may have been somebody else. */
async function noted(context: Context, before: object | null, after: object): Promise<void> {
  context.changed(reference(context), before, after)
  await tellOwner(context, ownerOf(context).accountId, { kind: 'second-step-changed' })
}
const refused = z.object({ refused: z.literal('accounts.refused.wrong-current') })

/** A session left open must not let anybody change how one signs in: the password is asked for anew, and a wrong one is counted. */
async function confirms(context: Context, written: string): Promise<boolean> {
  const found = await findCredentials(context.db, { id: ownerOf(context).accountId }, context.clock.today())
  return found !== null && (await proves(context, found, written, 'first-step'))
}

export const getOwnSecurity = action('accounts.security', {
  http: 'GET /me/security',
  input: strict({}),
  allow: canManageOwnAccount,
  run: async (context) => {
    const { db, clock, actor } = context
    const { accountId } = ownerOf(context)
    const steps = await findSecondSteps(db, accountId)
    const held = (await listGrants(db, accountId, clock.today())).map(({ role }) => role)
    return {
      code: steps.code,
      passkeys: await listPasskeys(db, accountId),
      recoveryCodes: await countRecoveryCodes(db, accountId),
      requirement: hasSecondStep(steps) ? null : requirementOf(await listRequirements(db), held),
      mustNow: actor.limit?.kind === 'unsecured',
    }
  },
  audit: 'none',
  whileLimited: 'unsecured',
  output: z.object({
    code: z.boolean(),
    passkeys: list(
      z.object({ id: z.number(), name: z.string(), createdAt: z.string(), lastUsedAt: z.string().nullable() }),
    ),
    recoveryCodes: z.number(),
    requirement: z.object({ role: z.string(), from: z.string() }).nullable(),
    mustNow: z.boolean(),
  }),
})

export const beginCode = action('accounts.code-begin', {
  http: 'POST /me/security/code/begin',
  input: strict({ current: password }),
  ...own,
  run: async (context, { current }) => {
    if (!(await confirms(context, current))) return { refused: 'accounts.refused.wrong-current' }
    const owner = ownerOf(context)
    const found = await findOneTimeCode(context.db, owner.accountId)
    if (found?.confirmedAt) accept(reject('accounts.rejected.code-exists'))
    const sealedSecret = context.sealer.seal(newCodeSecret(), placeOfSecret(owner.municipality, owner.accountId))
    await startOneTimeCode(context.db, owner, { sealedSecret, now: context.clock.now() })
    return { begun: true }
  },
  output: z.union([z.object({ begun: z.boolean() }), refused]),
})

/** The secret of an app that has not shown a right code yet; null when there is none, or it is too old to be shown. */
async function findNewSecret({ db, clock, sealer }: Context, owner: ReturnType<typeof ownerOf>) {
  const stored = await findOneTimeCode(db, owner.accountId)
  if (!stored || stored.confirmedAt !== null || !isFresh(stored.createdAt, clock.now())) return null
  return sealer.open(stored.sealedSecret, placeOfSecret(owner.municipality, owner.accountId))
}

/** What the app is given: as a picture, and as text to write. Only until the first right code. */
export const getNewCode = action('accounts.code-new', {
  http: 'GET /me/security/code',
  input: strict({}),
  allow: canManageOwnAccount,
  run: async (context) => {
    const owner = ownerOf(context)
    const secret = await findNewSecret(context, owner)
    if (!secret) return null
    const { email } = await getAccount(context.db, owner.accountId)
    const issuer = `Samsyn ${context.actor.municipalityName}`
    return { secret, address: codeAddress(secret, { issuer, account: email }) }
  },
  audit: 'none',
  whileLimited: 'unsecured',
  output: z.object({ secret: z.string(), address: z.string() }).nullable(),
})

const Secured = z.object({ recoveryCodes: list(z.string()).nullable() })

/** The first right code: from now on the app is asked at every sign-in. */
export const confirmCode = action('accounts.code-confirm', {
  http: 'POST /me/security/code',
  input: strict({ code: writtenCode }),
  ...own,
  run: async (context, { code }) => {
    const owner = ownerOf(context)
    const now = context.clock.now()
    const secret = await findNewSecret(context, owner)
    if (!secret) return accept(reject('accounts.rejected.code-late'))
    const step = stepOfCode(secret, code, { now, after: 0 })
    if (step === null) return accept(reject('accounts.rejected.code-wrong'))
    const recoveryCodes = await secured(context)
    if (!(await takeCode(context.db, owner.accountId, { step, confirmedAt: now })))
      accept(reject('accounts.rejected.code-wrong'))
    await noted(context, { secondStep: null }, { secondStep: 'code' })
    return { recoveryCodes }
  },
  output: Secured,
})

/** With the first second step come recovery codes, and every session that was begun without one ends, but this. */
async function secured(context: Context): Promise<readonly string[] | null> {
  const { db, actor } = context
  const owner = ownerOf(context)
  if (hasSecondStep(await findSecondSteps(db, owner.accountId))) return null
  await endSessions(db, owner.accountId, { keep: actor.sessionId })
  await strengthen(db, actor.sessionId ?? 0)
  return renew(context)
}

async function renew(context: Context): Promise<readonly string[]> {
  const codes = newRecoveryCodes()
  await setRecoveryCodes(context.db, ownerOf(context), {
    hashes: codes.map(hashRecoveryCode),
    now: context.clock.now(),
  })
  return codes
}

export const removeCode = action('accounts.code-remove', {
  http: 'POST /me/security/code/remove',
  input: strict({ current: password }),
  ...own,
  run: async (context, { current }) => {
    if (!(await confirms(context, current))) return { refused: 'accounts.refused.wrong-current' }
    await removeOneTimeCode(context.db, ownerOf(context).accountId)
    await noted(context, { secondStep: 'code' }, { secondStep: null })
    await forgetCodesOfNone(context)
    return { removed: true }
  },
  output: z.union([z.object({ removed: z.boolean() }), refused]),
})

/** Without a second step there is nothing to recover. */
async function forgetCodesOfNone(context: Context): Promise<void> {
  const owner = ownerOf(context)
  if (hasSecondStep(await findSecondSteps(context.db, owner.accountId))) return
  await setRecoveryCodes(context.db, owner, { hashes: [], now: context.clock.now() })
}

export const renewRecoveryCodes = action('accounts.recovery-renew', {
  http: 'POST /me/security/recovery',
  input: strict({ current: password }),
  ...own,
  run: async (context, { current }) => {
    if (!(await confirms(context, current))) return { refused: 'accounts.refused.wrong-current' }
    if (!hasSecondStep(await findSecondSteps(context.db, ownerOf(context).accountId)))
      accept(reject('accounts.rejected.no-second-step'))
    await noted(context, null, { recoveryCodes: 'new' })
    return { recoveryCodes: await renew(context) }
  },
  output: z.union([Secured, refused]),
})

export const beginPasskey = action('accounts.passkey-new', {
  http: 'POST /me/security/passkeys/begin',
  input: strict({ current: password, name: text(60), origin: z.string() }),
  ...own,
  run: async (context, { current, name, origin }) => {
    if (!(await confirms(context, current))) return { refused: 'accounts.refused.wrong-current' }
    const { db, actor, clock } = context
    const owner = ownerOf(context)
    const account = await getAccount(db, owner.accountId)
    const { token, challenge } = await createTicket(db, owner, { purpose: 'passkey-new', now: clock.now() })
    const whose = { ...owner, municipalityName: actor.municipalityName, name: account.name, email: account.email }
    const passkey = await askForNew({ origin, challenge }, whose, await listPasskeys(db, owner.accountId))
    return { ticket: token, name, passkey: { ...passkey } }
  },
  output: z.union([z.object({ ticket: z.string(), name: z.string(), passkey: z.looseObject({}) }), refused]),
})

export const addPasskeyAction = action('accounts.passkey-add', {
  http: 'POST /me/security/passkeys',
  input: strict({
    ticket: z.string().max(100),
    name: text(60),
    credential: passkeyAnswer<RegistrationResponseJSON>(),
    origin: z.string(),
  }),
  ...own,
  run: async (context, { ticket, name, credential, origin }) => {
    const { db, clock } = context
    const owner = ownerOf(context)
    const open = await findTicket(db, ticket, { purpose: 'passkey-new', now: clock.now() })
    const made =
      open?.accountId === owner.accountId ? await checkNew({ origin, challenge: open.challenge }, credential) : null
    if (!made) return accept(reject('accounts.rejected.passkey'))
    await spendTicket(db, ticket)
    const recoveryCodes = await secured(context)
    await addPasskey(db, owner, { ...made, name, now: clock.now() })
    await noted(context, { passkey: null }, { passkey: name })
    return { recoveryCodes }
  },
  output: Secured,
})

export const removePasskeyAction = action('accounts.passkey-remove', {
  http: 'POST /me/security/passkeys/:id/remove',
  input: strict({ id: id(), current: password }),
  ...own,
  run: async (context, input) => {
    if (!(await confirms(context, input.current))) return { refused: 'accounts.refused.wrong-current' }
    const owner = ownerOf(context)
    const found = (await listPasskeys(context.db, owner.accountId)).find((passkey) => passkey.id === input.id)
    if (!found || !(await removePasskey(context.db, owner.accountId, found.id))) throw notFound()
    await noted(context, { passkey: found.name }, { passkey: null })
    await forgetCodesOfNone(context)
    return { removed: true }
  },
  output: z.union([z.object({ removed: z.boolean() }), refused]),
})
