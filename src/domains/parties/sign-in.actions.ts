import { z } from 'zod'
import { action, type Context } from '#kernel/action/action.ts'
import {
  addRoles,
  claimInstallation,
  createAccount,
  findCredentials,
  findInvitation,
  noteAttempt,
  noteOutcome,
  setLanguage,
  setPassword,
  spendInvitation,
} from '#kernel/auth/account.store.ts'
import { everybody } from '#kernel/auth/actor.ts'
import { checkPassword, hashPassword, verifyPassword } from '#kernel/auth/password.ts'
import { endSessions, openSession } from '#kernel/auth/session.store.ts'
import { afterFailure, isLocked, tooManyFrom } from '#kernel/auth/sign-in.ts'
import { accept, reject } from '#kernel/errors/problem.ts'
import { email, oneOf, strict, text } from '#kernel/model/fields.ts'
import { refer } from '#kernel/model/reference.ts'
import { canManageOwnAccount } from './account.policy.ts'
import { addParty } from './party.store.ts'

// A password is taken as it is written: not trimmed, because a space may be part of it.
const password = z.string().min(1).max(400)
const account = (accountId: number) => refer('auth.account', accountId)

/**
 * A refusal is an answer here, not an error: the counted attempt must be stored. The reason never tells whether the
 * address exists.
 */
const SignInAnswer = z.union([
  z.object({ session: z.string(), municipality: z.string() }),
  z.object({ refused: z.enum(['accounts.refused.wrong', 'accounts.refused.locked', 'problem.too-many-attempts']) }),
])

export const signIn = action('accounts.sign-in', {
  http: 'POST /sign-in',
  input: strict({ email: email(), password, device: z.string(), source: z.string() }),
  allow: everybody,
  run: async (context, input) => {
    const { db, actor, clock, changed } = context
    const now = clock.now()
    if (tooManyFrom(await noteAttempt(db, actor.municipality, input.source, now)))
      return { refused: 'problem.too-many-attempts' }
    const found = await findCredentials(db, { email: input.email })
    if (found && isLocked(found.lockedUntil, now)) return { refused: 'accounts.refused.locked' }
    const right = await verifyPassword(found?.disabled ? null : (found?.passwordHash ?? null), input.password)
    if (!found || !right) {
      if (found) await noteOutcome(db, found.id, afterFailure(found.failedAttempts, now))
      return { refused: 'accounts.refused.wrong' }
    }
    await noteOutcome(db, found.id, { failedAttempts: 0, lockedUntil: null })
    changed(account(found.id), null, { signedIn: input.device })
    return begin(context, found.id, input.device)
  },
  audit: 'write',
  output: SignInAnswer,
})

async function begin({ db, actor, clock }: Context, accountId: number, device: string) {
  const session = await openSession(db, { municipality: actor.municipality, accountId }, { now: clock.now(), device })
  return { session, municipality: actor.municipality }
}
const Begun = z.object({ session: z.string(), municipality: z.string() })

export const signOut = action('accounts.sign-out', {
  http: 'POST /sign-out',
  input: strict({}),
  allow: canManageOwnAccount,
  run: async ({ db, actor, changed }) => {
    await endSessions(db, actor.accountId ?? 0, { only: actor.sessionId ?? 0 })
    changed(account(actor.accountId ?? 0), { session: actor.sessionId }, { session: null })
    return {}
  },
  audit: 'write',
  output: z.object({}),
})

/** The first owner claims the installation with the one-time token; a second claim is refused for ever. */
export const claim = action('accounts.claim', {
  http: 'POST /claim/:token',
  input: strict({
    token: z.string().max(100),
    municipality: z.string().regex(/^\d{4}$/),
    municipalityName: text(80),
    name: text(120),
    email: email(),
    password,
    language: oneOf(['sv', 'en']),
    device: z.string(),
  }),
  allow: everybody,
  run: async (context, input) => {
    const { db, actor, clock, changed } = context
    const weak = checkPassword(input.password, input.email)
    if (weak) accept(weak)
    const now = clock.now()
    const claimed = await claimInstallation(db, {
      token: input.token,
      municipality: input.municipality,
      municipalityName: input.municipalityName,
      now,
    })
    if (!claimed) accept(reject('accounts.rejected.claimed'))
    const today = clock.today()
    const party = await addParty(db, actor.municipality, {
      name: input.municipalityName,
      kind: 'municipality',
      relation: 'internal',
      formerNames: [],
      reportsWeekly: false,
      validFrom: today,
      validTo: null,
    })
    const { name, email: address, language } = input
    const accountId = await createAccount(db, actor.municipality, {
      name,
      email: address,
      language,
      partyId: party.id,
      now,
    })
    const whole = { partyId: null, areaId: null, validFrom: today, validTo: null }
    await addRoles(db, actor.municipality, accountId, [
      { role: 'owner', ...whole },
      { role: 'coordinator', ...whole },
    ])
    await setPassword(db, accountId, await hashPassword(input.password))
    changed(refer('parties.party', party.id), null, party)
    changed(account(accountId), null, { name, role: 'owner' })
    return begin(context, accountId, input.device)
  },
  audit: 'write',
  output: Begun,
})

/** The link of an invitation or of a forgotten password: choose a password, and be signed in. */
export const acceptInvitation = action('accounts.accept-invitation', {
  http: 'POST /invitation/:token',
  input: strict({ token: z.string().max(100), password, device: z.string() }),
  allow: everybody,
  run: async (context, input) => {
    const { db, clock, changed } = context
    const invitation = await findInvitation(db, input.token, clock.now())
    const found = invitation?.accountId ? await findCredentials(db, { id: invitation.accountId }) : null
    if (!invitation || !found || found.disabled) return accept(reject('accounts.rejected.link-used'))
    const weak = checkPassword(input.password, found.email)
    if (weak) accept(weak)
    await spendInvitation(db, invitation.id, clock.now())
    await setPassword(db, found.id, await hashPassword(input.password))
    await endSessions(db, found.id, { keep: null })
    changed(account(found.id), null, { password: 'set' })
    return begin(context, found.id, input.device)
  },
  audit: 'write',
  output: Begun,
})

/** A new password ends every other session of the account. */
export const changePassword = action('accounts.change-password', {
  http: 'POST /me/password',
  input: strict({ current: password, password }),
  allow: canManageOwnAccount,
  run: async ({ db, actor, changed }, input) => {
    const found = await findCredentials(db, { id: actor.accountId ?? 0 })
    if (!found || !(await verifyPassword(found.passwordHash, input.current)))
      return accept(reject('accounts.rejected.wrong-current'))
    const weak = checkPassword(input.password, found.email)
    if (weak) accept(weak)
    await setPassword(db, found.id, await hashPassword(input.password))
    await endSessions(db, found.id, { keep: actor.sessionId })
    changed(account(found.id), null, { password: 'changed' })
    return {}
  },
  audit: 'write',
  output: z.object({}),
})

/** Language and look; the cookies are set by the route, the language is kept with the account. */
export const prefer = action('accounts.prefer', {
  http: 'POST /preferences',
  input: strict({
    language: z.enum(['sv', 'en']).optional(),
    theme: z.enum(['auto', 'light', 'dark', 'contrast']).optional(),
    back: z.string().optional(),
  }),
  allow: everybody,
  run: async ({ db, actor, changed }, input) => {
    if (input.language && actor.accountId !== null && input.language !== actor.language) {
      await setLanguage(db, actor.accountId, input.language)
      changed(account(actor.accountId), { language: actor.language }, { language: input.language })
    }
    return input
  },
  audit: 'write',
  output: z.object({
    language: z.enum(['sv', 'en']).optional(),
    theme: z.string().optional(),
    back: z.string().optional(),
  }),
})
