import { Secret, TOTP } from 'otpauth'

/** RFC 6238 with the values that every app knows: SHA-1, six digits, thirty seconds; the secret has 160 bits (RFC 4226). */
const period = 30
const shape = { algorithm: 'SHA1', digits: 6, period } as const

export const newCodeSecret = (): string => new Secret({ size: 20 }).base32

/** What the app reads from the picture. */
export const codeAddress = (secret: string, whose: { readonly issuer: string; readonly account: string }): string =>
  new TOTP({ ...shape, secret: Secret.fromBase32(secret), issuer: whose.issuer, label: whose.account }).toString()

/**
 * The time step that a code belongs to; null when it is wrong, or not newer than the last one that was taken. A clock that is half a
 * minute wrong either way is forgiven.
 */
export function stepOfCode(secret: string, code: string, at: { readonly now: string; readonly after: number }) {
  const timestamp = Date.parse(at.now)
  const delta = new TOTP({ ...shape, secret: Secret.fromBase32(secret) }).validate({
    token: code,
    timestamp,
    window: 1,
  })
  if (delta === null) return null
  const step = Math.floor(timestamp / 1000 / period) + delta
  return step > at.after ? step : null
}

/** What an app shows at an instant; for tests and for showing that both sides agree. */
export const codeAt = (secret: string, now: string): string =>
  new TOTP({ ...shape, secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.parse(now) })
