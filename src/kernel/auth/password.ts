import { hash, verify } from '@node-rs/argon2'
import { type Rejection, reject } from '../errors/problem.ts'

// Argon2id is the library's default; OWASP's first recommendation for it: 19 MiB, two passes, one lane.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const minimumLength = 12

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), cost)

/** The cost of a wrong guess must not tell whether the account exists, so a missing hash is checked against a made-up one. */
export async function verifyPassword(storedHash: string | null, password: string): Promise<boolean> {
  const matches = await verify(storedHash ?? (await unknownAccountHash()), password.normalize('NFKC'))
  return matches && storedHash !== null
}

let decoy: Promise<string> | null = null
function unknownAccountHash(): Promise<string> {
  decoy ??= hashPassword('no account has this password')
  return decoy
}

/** Long is what counts (NIST SP 800-63B): no rules about signs, but not the person's own address and not one sign repeated. */
export function checkPassword(password: string, email: string): Rejection | null {
  if (password.length < minimumLength) return reject('password.too-short', { limit: minimumLength })
  if (password.length > 200) return reject('password.too-long', { limit: 200 })
  if (new Set(password).size < 5) return reject('password.too-simple')
  const local = email.split('@')[0]?.toLowerCase() ?? ''
  if (local.length > 3 && password.toLowerCase().includes(local)) return reject('password.contains-address')
  return null
}
