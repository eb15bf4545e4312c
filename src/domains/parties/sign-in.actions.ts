import { z } from 'zod'
import { action } from '#kernel/action/action.ts'
import {
  addRoles,
  claimInstallation,
  createAccount,
  findCredentials,
  findInvitation,
  forgetAttempt,
  isClaimed,
  listMunicipalities,
  noteAttempt,
  setPassword,
  spendInvitation,
} from '#kernel/auth/account.store.ts'
import { everybody } from '#kernel/auth/actor.ts'
import { checkPassword, hashPassword, verifyPassword } from '#kernel/auth/password.ts'
import { endSessions } from '#kernel/auth/session.store.ts'
import { tooManyFrom } from '#kernel/auth/sign-in.ts'
import { accept, reject } from '#kernel/errors/problem.ts'
import { email, oneOf, strict, text } from '#kernel/model/fields.ts'
import { refer } from '#kernel/model/reference.ts'
import { addParty } from './party.register.ts'
import { Begun, begin, fromBrowser, LetIn, letIn, password, proves } from './session-begin.actions.ts'

/**
 * A refusal is an answer here, not an error: the counted attempt must be stored. There is one for the wrong password, the unknown
 * address, the closed account and the locked one, so that no answer tells whether an address has an account.
 */
const SignInAnswer = z.union([
  ...LetIn.options,
  z.object({ refused: z.enum(['accounts.refused.wrong', 'problem.too-many-attempts']) }),
])

export const signIn = action('accounts.sign-in', {
  http: 'POST /sign-in',
  input: strict({ email: email(), password, source: z.string(), ...fromBrowser }),
  allow: everybody,
  run: async (context, input) => {
    const { db, actor, clock } = context
    const now = clock.now()
    const attempt = await noteAttempt(db, actor.municipality, input.source, now)
    if (tooManyFrom(attempt.before)) return { refused: 'problem.too-many-attempts' }
    const found = await findCredentials(db, { email: input.email }, clock.today())
    if (!found || !(await proves(context, found, input.password, 'first-step'))) {
      if (!found) await verifyPassword(null, input.password)
      return { refused: 'accounts.refused.wrong' }
    }
    await forgetAttempt(db, attempt.id)
    return letIn(context, found, { ...input, how: { signedIn: input.device } })
  },
  audit: 'write',
  output: SignInAnswer,
})

/** Whether the installation still waits for its first owner, and the municipality that was made for her beforehand, if any. */
export const getClaimable = action('accounts.claimable', {
  http: 'GET /claim',
  input: strict({}),
  allow: everybody,
  run: async ({ db }) => {
    const [prepared = null] = await listMunicipalities(db)
    return { open: !(await isClaimed(db)), prepared }
  },
  audit: 'none',
  output: z.object({ open: z.boolean(), prepared: z.object({ id: z.string(), name: z.string() }).nullable() }),
})

const municipalityCode = z
  .string()
  .trim()
  .refine((code) => /^\d{4}$/.test(code), { params: { code: 'accounts.field.not-a-municipality' } })

/** The first owner claims the installation with the one-time token; a second claim is refused for ever. */
export const claim = action('accounts.claim', {
  http: 'POST /claim/:token',
  input: strict({
    token: z.string().max(100),
    municipality: municipalityCode,
    municipalityName: text(80),
    name: text(120),
    email: email(),
    password,
    language: oneOf(['sv', 'en']),
    device: z.string(),
    browser: z.string(),
  }),
  allow: everybody,
  run: async (context, input) => {
    const { db, actor, clock, changed } = context
    const weak = checkPassword(input.password, input.email)
    if (weak) accept(weak)
    const { municipality, municipalityName } = input
    const now = clock.now()
    if (!(await claimInstallation(db, { token: input.token, municipality, municipalityName, now })))
      accept(reject('accounts.rejected.claimed'))
    const today = clock.today()
    const party = await addParty(db, actor.municipality, {
      name: municipalityName,
      kind: 'municipality',
      relation: 'internal',
      formerNames: [],
      reportsWeekly: false,
      validFrom: today,
      validTo: null,
    })
    const { name, email: address, language } = input
    const person = { name, email: address, language, partyId: party.id }
    const accountId = await createAccount(db, actor.municipality, { ...person, now })
    const whole = { partyId: null, areaId: null, validFrom: today, validTo: null }
    const roles = [
      { role: 'owner' as const, ...whole },
      { role: 'coordinator' as const, ...whole },
    ]
    await addRoles(db, actor.municipality, accountId, roles)
    await setPassword(db, actor.municipality, { accountId, hash: await hashPassword(input.password), now })
    changed(refer('parties.party', party.id), null, party)
    const how = { name, email: address, partyId: party.id, roles }
    return begin(context, { id: accountId, name }, { ...input, strong: false, how })
  },
  audit: 'write',
  output: Begun,
})

/** What the page behind a link says: whose it is, while it can be used. */
export const getInvitation = action('accounts.invitation', {
  http: 'GET /invitation/:token',
  input: strict({ token: z.string().max(100) }),
  allow: everybody,
  run: async ({ db, clock }, input) => {
    const invitation = await findInvitation(db, input.token, clock.now())
    const found = invitation?.accountId ? await findCredentials(db, { id: invitation.accountId }, clock.today()) : null
    if (!invitation || !found || found.disabled) return { open: false as const }
    const { purpose, expiresAt } = invitation
    return { open: true as const, name: found.name, email: found.email, purpose, expiresAt }
  },
  audit: 'none',
  output: z.discriminatedUnion('open', [
    z.object({ open: z.literal(false) }),
    z.object({
      open: z.literal(true),
      name: z.string(),
      email: z.string(),
      purpose: z.enum(['invite', 'reset']),
      expiresAt: z.string(),
    }),
  ]),
})

/**
 * The link of an invitation or of a forgotten password: choose a password, and be signed in, after the second step of an
 * account that has one. The account's other sessions end.
 */
export const acceptInvitation = action('accounts.accept-invitation', {
  http: 'POST /invitation/:token',
  input: strict({ token: z.string().max(100), password, ...fromBrowser }),
  allow: everybody,
  run: async (context, input) => {
    const { db, actor, clock } = context
    const now = clock.now()
    const invitation = await findInvitation(db, input.token, now)
    const found = invitation?.accountId ? await findCredentials(db, { id: invitation.accountId }, clock.today()) : null
    if (!invitation || !found || found.disabled) return accept(reject('accounts.rejected.link-used'))
    const weak = checkPassword(input.password, found.email)
    if (weak) accept(weak)
    await spendInvitation(db, invitation.id, now)
    await setPassword(db, actor.municipality, { accountId: found.id, hash: await hashPassword(input.password), now })
    await endSessions(db, found.id, { keep: null })
    return letIn(context, found, { ...input, how: { password: 'set' } })
  },
  audit: 'write',
  output: LetIn,
})
