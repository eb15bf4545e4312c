import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import { z } from 'zod'
import { action, type Context } from '#kernel/action/action.ts'
import {
  type Credentials,
  findCredentials,
  forgetAttempt,
  noteAttempt,
  noteOutcome,
} from '#kernel/auth/account.store.ts'
import { everybody } from '#kernel/auth/actor.ts'
import { stepOfCode } from '#kernel/auth/one-time-code.ts'
import { findPasskey, notePasskeyUse } from '#kernel/auth/passkey.store.ts'
import { askForOne, checkUse, type PasskeyAsk } from '#kernel/auth/passkey.ts'
import { hashRecoveryCode, isRecoveryCode } from '#kernel/auth/recovery-code.ts'
import {
  createTicket,
  findOneTimeCode,
  findTicket,
  spendRecoveryCode,
  spendTicket,
  takeCode,
} from '#kernel/auth/second-step.store.ts'
import { afterFailure, isLocked, tooManyFrom } from '#kernel/auth/sign-in.ts'
import { Problem } from '#kernel/errors/problem.ts'
import { strict } from '#kernel/model/fields.ts'
import { passkeyAnswer } from './passkey-answer.ts'
import { placeOfSecret, writtenCode } from './second-step.ts'
import { Begun, begin, fromBrowser } from './session-begin.actions.ts'

const refusals = [
  'accounts.refused.step',
  'accounts.refused.step-late',
  'accounts.refused.passkey',
  'problem.too-many-attempts',
] as const
/** As at the first step a refusal is an answer: the counted attempt must be stored. */
const StepAnswer = z.union([Begun, z.object({ refused: z.enum(refusals) })])
type StepAnswer = z.infer<typeof StepAnswer>
const ticket = z.string().max(100)
/** in a quarter of an hour: a whole office may come from one address */
const challengesPerSource = 300

/** The second step by a code from the app, or one of the recovery codes. */
export const passStep = action('accounts.step', {
  http: 'POST /sign-in/step',
  input: strict({ ticket, code: writtenCode, source: z.string(), ...fromBrowser }),
  allow: everybody,
  run: (context, input) =>
    secondStep(context, input, async (found) => {
      const how = await proveByCode(context, found.id, input.code)
      return how ?? 'accounts.refused.step'
    }),
  audit: 'write',
  output: StepAnswer,
})

/** The second step by a passkey of the account. */
export const passStepByPasskey = action('accounts.step-passkey', {
  http: 'POST /sign-in/step/passkey',
  input: strict({
    ticket,
    credential: passkeyAnswer<AuthenticationResponseJSON>(),
    source: z.string(),
    ...fromBrowser,
  }),
  allow: everybody,
  run: (context, input) =>
    secondStep(context, input, async (found, challenge) => {
      const passkey = await provePasskey(context, { origin: input.origin, challenge }, input.credential)
      return passkey?.accountId === found.id ? 'passkey' : 'accounts.refused.passkey'
    }),
  audit: 'write',
  output: StepAnswer,
})

/** Asks the browser for a passkey of this place, whoever's it is: finger, face or PIN is the second step in the first. */
export const beginPasskeySignIn = action('accounts.passkey-begin', {
  http: 'POST /sign-in/passkey/begin',
  input: strict({ origin: z.string(), source: z.string() }),
  allow: everybody,
  run: async ({ db, actor, clock }, { origin, source }) => {
    const { before } = await noteAttempt(db, actor.municipality, `passkey ${source}`, clock.now())
    if (before >= challengesPerSource) throw new Problem('too-many', 'problem.too-many-attempts')
    const owner = { municipality: actor.municipality, accountId: null }
    const { token, challenge } = await createTicket(db, owner, { purpose: 'passkey-sign-in', now: clock.now() })
    return {
      municipality: actor.municipality,
      ticket: token,
      passkey: { ...(await askForOne({ origin, challenge }, [])) },
    }
  },
  audit: 'write',
  output: z.object({ municipality: z.string(), ticket: z.string(), passkey: z.looseObject({}) }),
})

export const signInByPasskey = action('accounts.passkey-sign-in', {
  http: 'POST /sign-in/passkey',
  input: strict({
    ticket,
    credential: passkeyAnswer<AuthenticationResponseJSON>(),
    source: z.string(),
    ...fromBrowser,
  }),
  allow: everybody,
  run: async (context, input): Promise<StepAnswer> => {
    const { db, actor, clock } = context
    const attempt = await noteAttempt(db, actor.municipality, input.source, clock.now())
    if (tooManyFrom(attempt.before)) return { refused: 'problem.too-many-attempts' }
    const open = await findTicket(db, input.ticket, { purpose: 'passkey-sign-in', now: clock.now() })
    if (!open) return { refused: 'accounts.refused.step-late' }
    await spendTicket(db, input.ticket)
    const passkey = await provePasskey(context, { origin: input.origin, challenge: open.challenge }, input.credential)
    const found = passkey && (await findCredentials(db, { id: passkey.accountId }, clock.today()))
    if (!found || found.disabled) return { refused: 'accounts.refused.passkey' }
    await forgetAttempt(db, attempt.id)
    return begin(context, found, { ...input, strong: true, how: { signedIn: input.device, secondStep: 'passkey' } })
  },
  audit: 'write',
  output: StepAnswer,
})

type How = 'code' | 'recovery' | 'passkey'
type Refusal = (typeof refusals)[number]
type From = { readonly ticket: string; readonly source: string; readonly device: string; readonly browser: string }

/** The way that all second steps go: counted by address and account, and the ticket is worth one right answer. */
async function secondStep(
  context: Context,
  from: From,
  prove: (found: Credentials, challenge: string) => Promise<How | Refusal>,
): Promise<StepAnswer> {
  const { db, actor, clock } = context
  const now = clock.now()
  const attempt = await noteAttempt(db, actor.municipality, from.source, now)
  if (tooManyFrom(attempt.before)) return { refused: 'problem.too-many-attempts' }
  const open = await findTicket(db, from.ticket, { purpose: 'step', now })
  const found = open?.accountId ? await findCredentials(db, { id: open.accountId }, clock.today()) : null
  if (!open || !found || found.disabled || isLocked(found.lockedUntil, now))
    return { refused: 'accounts.refused.step-late' }
  const proved = await prove(found, open.challenge)
  if (isRefusal(proved)) {
    await noteOutcome(db, found.id, afterFailure(found.failedAttempts, now))
    return { refused: proved }
  }
  await spendTicket(db, from.ticket)
  await forgetAttempt(db, attempt.id)
  await noteOutcome(db, found.id, { failedAttempts: 0, lockedUntil: null })
  return begin(context, found, { ...from, strong: true, how: { signedIn: from.device, secondStep: proved } })
}

const isRefusal = (proved: How | Refusal): proved is Refusal => refusals.some((refusal) => refusal === proved)

/** By what the code proves who writes it; null when by nothing. */
export async function proveByCode(
  { db, actor, clock, sealer }: Context,
  accountId: number,
  written: string,
): Promise<'code' | 'recovery' | null> {
  const now = clock.now()
  if (isRecoveryCode(written))
    return (await spendRecoveryCode(db, accountId, { hash: hashRecoveryCode(written), now })) ? 'recovery' : null
  const stored = await findOneTimeCode(db, accountId)
  if (!stored?.confirmedAt) return null
  const secret = sealer.open(stored.sealedSecret, placeOfSecret(actor.municipality, accountId))
  const step = secret && stepOfCode(secret, written, { now, after: stored.lastStep })
  if (!step) return null
  return (await takeCode(db, accountId, { step, confirmedAt: stored.confirmedAt })) ? 'code' : null
}

/** The passkey that answers what was asked; null when none of the municipality does. */
async function provePasskey({ db, clock }: Context, ask: PasskeyAsk, answer: AuthenticationResponseJSON) {
  const passkey = await findPasskey(db, answer.id)
  const counter = passkey && (await checkUse(ask, passkey, answer))
  if (!passkey || counter === null) return null
  await notePasskeyUse(db, passkey.id, { counter, now: clock.now() })
  return passkey
}
