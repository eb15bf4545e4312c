import { createHash, randomBytes } from 'node:crypto'

/** A secret that only its holder has: 256 random bits. The database keeps its hash. */
export const newToken = (): string => randomBytes(32).toString('base64url')
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')
