import { z } from 'zod'
import type { Context } from '#kernel/action/action.ts'
import { type Credentials, noteOutcome, noteSignIn } from '#kernel/auth/account.store.ts'
import { noteBrowser } from '#kernel/auth/browser.store.ts'
import { listPasskeys } from '#kernel/auth/passkey.store.ts'
import { askForOne } from '#kernel/auth/passkey.ts'
import { verifyPassword } from '#kernel/auth/password.ts'
import { createTicket, findSecondSteps, hasSecondStep } from '#kernel/auth/second-step.store.ts'
import { openSession } from '#kernel/auth/session.store.ts'
import { afterFailure, isLocked } from '#kernel/auth/sign-in.ts'
import { refer } from '#kernel/model/reference.ts'
import { tellOwner } from './security-letter.actions.ts'

// A password is taken as it is written: not trimmed, because a space may be part of it.
export const password = z.string().min(1).max(400)
/** What every way in knows of the browser: what it says of itself, the secret it is known by, and the address it is at. */
export const fromBrowser = { device: z.string(), browser: z.string(), origin: z.string() }
type FromBrowser = { readonly device: string; readonly browser: string }

export const Begun = z.object({
  session: z.string(),
  municipality: z.string(),
  /** the secret by which the browser is known from now on; null when it has one */
  browser: z.string().nullable(),
})
/** The password was right, and a second step is left: what it can be taken with. */
const Halfway = z.object({
  municipality: z.string(),
  ticket: z.string(),
  code: z.boolean(),
  /** what the browser is to be asked for, when the account has passkeys */
  passkey: z.looseObject({}).nullable(),
})
export const LetIn = z.union([Begun, Halfway])
export type LetIn = z.infer<typeof LetIn>

/**
 * Whether the password is the account's; a wrong one is counted, and while the account is locked or closed none is right. As the
 * first of two steps a right one does not forgive earlier failures, or the second could be guessed without end.
 */
export async function proves(
  { db, clock }: Context,
  found: Credentials,
  written: string,
  as: 'first-step' | 'whole' = 'whole',
): Promise<boolean> {
  const now = clock.now()
  const locked = isLocked(found.lockedUntil, now)
  const right = await verifyPassword(locked || found.disabled ? null : found.passwordHash, written)
  if (!right && !locked) await noteOutcome(db, found.id, afterFailure(found.failedAttempts, now))
  if (right && (as === 'whole' || !hasSecondStep(await findSecondSteps(db, found.id))))
    await noteOutcome(db, found.id, { failedAttempts: 0, lockedUntil: null })
  return right
}

type Beginning = FromBrowser & {
  /** whether a second step was taken, or none is asked for */
  readonly strong: boolean
  /** what the history says of it */
  readonly how: object
}

/** Opens a session for somebody who has shown who she is. */
export async function begin(
  context: Context,
  person: { readonly id: number; readonly name: string },
  { device, browser, strong, how }: Beginning,
): Promise<z.infer<typeof Begun>> {
  const { db, actor, clock, changed, identify } = context
  const now = clock.now()
  const owner = { municipality: actor.municipality, accountId: person.id }
  identify({ accountId: person.id, name: person.name })
  changed(refer('auth.account', person.id), null, how)
  await noteSignIn(db, person.id, now)
  const seen = await noteBrowser(db, owner, { token: browser, device, now })
  if (seen.strange) await tellOwner(context, person.id, { kind: 'sign-in-new', device })
  const session = await openSession(db, owner, { now, device, strong })
  return { session, municipality: actor.municipality, browser: seen.token }
}

/** After the right password, or a link: a session, or a ticket to the second step for an account that has one. */
export async function letIn(
  context: Context,
  person: { readonly id: number; readonly name: string },
  from: FromBrowser & { readonly origin: string; readonly how: object },
): Promise<LetIn> {
  const { db, actor, clock, changed, identify } = context
  const steps = await findSecondSteps(db, person.id)
  if (!hasSecondStep(steps)) return begin(context, person, { ...from, strong: false })
  identify({ accountId: person.id, name: person.name })
  changed(refer('auth.account', person.id), null, { firstStep: 'done' })
  const owner = { municipality: actor.municipality, accountId: person.id }
  const { token, challenge } = await createTicket(db, owner, { purpose: 'step', now: clock.now() })
  const passkeys = await listPasskeys(db, person.id)
  const passkey = passkeys.length > 0 ? await askForOne({ origin: from.origin, challenge }, passkeys) : null
  return { municipality: actor.municipality, ticket: token, code: steps.code, passkey: passkey && { ...passkey } }
}
