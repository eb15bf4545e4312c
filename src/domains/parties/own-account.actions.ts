import { z } from 'zod'
import { action } from '#kernel/action/action.ts'
import { findCredentials, getAccount, setLanguage, setPassword } from '#kernel/auth/account.store.ts'
import { everybody, roles } from '#kernel/auth/actor.ts'
import { forgetStrangeBrowsers, listStrangeBrowsers } from '#kernel/auth/browser.store.ts'
import { checkPassword, hashPassword } from '#kernel/auth/password.ts'
import { endSessions, listSessions } from '#kernel/auth/session.store.ts'
import { accept } from '#kernel/errors/problem.ts'
import { id, list, strict } from '#kernel/model/fields.ts'
import { refer } from '#kernel/model/reference.ts'
import { dayOf } from '#kernel/time/clock.ts'
import { addDays } from '#kernel/time/week.ts'
import { canManageOwnAccount } from './account.policy.ts'
import { RoleView } from './account.ts'
import { NewBrowser, OwnSession } from './own-account.ts'
import { listParties } from './party.register.ts'
import { password, proves } from './session-begin.actions.ts'
import { viewableRoles } from './viewing.ts'

const account = (accountId: number | null) => refer('auth.account', accountId ?? 0)

/** Who one is here: party, roles with their limits and dates. */
export const getOwnAccount = action('accounts.own', {
  http: 'GET /me',
  input: strict({}),
  allow: canManageOwnAccount,
  run: async ({ db, actor, clock }) => {
    const own = await getAccount(db, actor.accountId ?? 0)
    return { ...own, today: clock.today(), parties: await listParties(db), viewable: [...viewableRoles(actor.grants)] }
  },
  audit: 'none',
  output: z.object({
    name: z.string(),
    email: z.string(),
    partyId: z.number(),
    today: z.string(),
    roles: list(RoleView),
    parties: list(z.object({ id: z.number(), name: z.string() })),
    viewable: list(z.enum(roles)),
  }),
})

export const listOwnSessions = action('accounts.own-sessions', {
  http: 'GET /me/sessions',
  input: strict({}),
  allow: canManageOwnAccount,
  run: async ({ db, actor, clock }) => {
    const sessions = await listSessions(db, actor.accountId ?? 0, clock.now())
    return sessions.map((session) => ({ ...session, current: session.id === actor.sessionId }))
  },
  audit: 'none',
  output: list(OwnSession),
})

export const endOwnSession = action('accounts.end-session', {
  http: 'POST /me/sessions/:id/end',
  input: strict({ id: id() }),
  allow: canManageOwnAccount,
  run: async ({ db, actor, changed }, input) => {
    await endSessions(db, actor.accountId ?? 0, { only: input.id })
    changed(account(actor.accountId), { session: input.id }, { session: null })
    return { ended: input.id, current: input.id === actor.sessionId }
  },
  audit: 'write',
  output: z.object({ ended: z.number(), current: z.boolean() }),
})

export const endOtherSessions = action('accounts.end-other-sessions', {
  http: 'POST /me/sessions/end-others',
  input: strict({}),
  allow: canManageOwnAccount,
  run: async ({ db, actor, changed }) => {
    await endSessions(db, actor.accountId ?? 0, { keep: actor.sessionId })
    changed(account(actor.accountId), { session: 'others' }, { session: null })
    return {}
  },
  audit: 'write',
  output: z.object({}),
})

/** How long a sign-in from a new browser is shown. */
const alertDays = 30
const alertsSince = (now: string): string => `${addDays(dayOf(now), -alertDays)}T00:00:00.000Z`

export const listOwnAlerts = action('accounts.own-alerts', {
  http: 'GET /me/alerts',
  input: strict({}),
  allow: canManageOwnAccount,
  run: ({ db, actor, clock }) => listStrangeBrowsers(db, actor.accountId ?? 0, alertsSince(clock.now())),
  audit: 'none',
  output: list(NewBrowser),
})

/** It was somebody else: every other session ends, and the browsers count as unknown again. */
export const disownSignIns = action('accounts.not-me', {
  http: 'POST /me/alerts/not-me',
  input: strict({}),
  allow: canManageOwnAccount,
  run: async ({ db, actor, clock, changed }) => {
    const own = actor.accountId ?? 0
    await endSessions(db, own, { keep: actor.sessionId })
    await forgetStrangeBrowsers(db, own, alertsSince(clock.now()))
    changed(account(own), { session: 'others' }, { session: null })
    return {}
  },
  audit: 'write',
  output: z.object({}),
})

export const signOut = action('accounts.sign-out', {
  http: 'POST /sign-out',
  input: strict({}),
  allow: canManageOwnAccount,
  run: async ({ db, actor, changed }) => {
    await endSessions(db, actor.accountId ?? 0, { only: actor.sessionId ?? 0 })
    changed(account(actor.accountId), { session: actor.sessionId }, { session: null })
    return {}
  },
  audit: 'write',
  whileLimited: 'always',
  output: z.object({}),
})

/**
 * A new password ends every other session of the account. A wrong current one is an answer, not an error: it is counted like one at
 * sign-in, so that a session left open does not let anybody guess.
 */
export const changePassword = action('accounts.change-password', {
  http: 'POST /me/password',
  input: strict({ current: password, password }),
  allow: canManageOwnAccount,
  run: async (context, input) => {
    const { db, actor, clock, changed } = context
    const found = await findCredentials(db, { id: actor.accountId ?? 0 }, clock.today())
    if (!found || !(await proves(context, found, input.current))) return { changed: false }
    const weak = checkPassword(input.password, found.email)
    if (weak) accept(weak)
    const hash = await hashPassword(input.password)
    await setPassword(db, actor.municipality, { accountId: found.id, hash, now: clock.now() })
    await endSessions(db, found.id, { keep: actor.sessionId })
    changed(account(found.id), null, { password: 'changed' })
    return { changed: true }
  },
  audit: 'write',
  output: z.object({ changed: z.boolean() }),
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
  whileLimited: 'always',
  output: z.object({
    language: z.enum(['sv', 'en']).optional(),
    theme: z.string().optional(),
    back: z.string().optional(),
  }),
})
