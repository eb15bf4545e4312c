import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'

/** A key pair that a device keeps and opens by finger, face or PIN (W3C Web Authentication, level 3). */
export type Passkey = {
  readonly id: number
  readonly accountId: number
  readonly credentialId: string
  /** COSE, base64url */
  readonly publicKey: string
  readonly counter: number
  readonly transports: readonly string[]
  /** the host name it was made for */
  readonly rpId: string
  readonly name: string
  readonly createdAt: string
  readonly lastUsedAt: string | null
}
export type NewPasskey = Pick<Passkey, 'credentialId' | 'publicKey' | 'counter' | 'transports' | 'rpId'>

/** What is asked of the device: where one is, and a challenge of 32 bytes (base64url) that is worth one answer. */
export type PasskeyAsk = { readonly origin: string; readonly challenge: string }
type Owner = {
  readonly municipality: string
  readonly municipalityName: string
  readonly accountId: number
  readonly name: string
  readonly email: string
}

export const siteOf = (origin: string): string => new URL(origin).hostname
const bytesOf = (base64url: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(base64url, 'base64url'))

/** What the browser is given to make a passkey; finger, face or PIN is always asked for, so that a passkey alone is two steps. */
export const askForNew = (ask: PasskeyAsk, owner: Owner, known: readonly Passkey[]) =>
  generateRegistrationOptions({
    rpName: `Samsyn ${owner.municipalityName}`,
    rpID: siteOf(ask.origin),
    userID: Uint8Array.from(Buffer.from(`${owner.municipality}:${owner.accountId}`)),
    userName: owner.email,
    userDisplayName: owner.name,
    challenge: bytesOf(ask.challenge),
    attestationType: 'none',
    excludeCredentials: known.map(({ credentialId }) => ({ id: credentialId })),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
  })

/** What the browser is given to use one: of the account's passkeys, or any that it has for this place when none are named. */
export const askForOne = (ask: PasskeyAsk, known: readonly Passkey[]) =>
  generateAuthenticationOptions({
    rpID: siteOf(ask.origin),
    challenge: bytesOf(ask.challenge),
    allowCredentials: known.map(({ credentialId }) => ({ id: credentialId })),
    userVerification: 'required',
  })

/** The new passkey that the device made; null when the answer does not fit what was asked. */
export async function checkNew(ask: PasskeyAsk, response: RegistrationResponseJSON): Promise<NewPasskey | null> {
  const rpId = siteOf(ask.origin)
  const checked = await refusedAsNull(
    verifyRegistrationResponse({
      response,
      expectedChallenge: ask.challenge,
      expectedOrigin: ask.origin,
      expectedRPID: rpId,
      requireUserVerification: true,
    }),
  )
  if (!checked?.verified) return null
  const { id, publicKey, counter, transports = [] } = checked.registrationInfo.credential
  return { credentialId: id, publicKey: Buffer.from(publicKey).toString('base64url'), counter, transports, rpId }
}

/** The passkey's counter after this use; null when the answer is not this passkey's to what was asked, here. */
export async function checkUse(
  ask: PasskeyAsk,
  passkey: Passkey,
  response: AuthenticationResponseJSON,
): Promise<number | null> {
  const checked = await refusedAsNull(
    verifyAuthenticationResponse({
      response,
      expectedChallenge: ask.challenge,
      expectedOrigin: ask.origin,
      expectedRPID: passkey.rpId,
      requireUserVerification: true,
      credential: { id: passkey.credentialId, publicKey: bytesOf(passkey.publicKey), counter: passkey.counter },
    }),
  )
  return checked?.verified ? checked.authenticationInfo.newCounter : null
}

/** The library says no by throwing, whatever it is that does not fit; to us each of these is the same refusal. */
const refusedAsNull = <T>(checking: Promise<T>): Promise<T | null> =>
  checking.catch((error: unknown) => {
    if (error instanceof Error) return null
    throw error
  })
