import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** Seals texts that must be read again, such as the secret of one-time codes; the key is not where the sealed texts are. */
export type Sealer = {
  /** `place` says what the text belongs to: a sealed text that is moved to another place is not opened. */
  seal(text: string, place: string): string
  /** null when the text was sealed with another key or for another place, or was changed. */
  open(sealed: string, place: string): string | null
}

const algorithm = 'aes-256-gcm'
const form = /^v1\.([\w-]+)\.([\w-]+)\.([\w-]+)$/

/** `key`: 32 bytes as base64url. */
export function createSealer(key: string): Sealer {
  const bytes = Buffer.from(key, 'base64url')
  if (bytes.length !== 32) throw new Error(`a sealing key has 32 bytes, not ${bytes.length}`)
  return {
    seal: (text, place) => {
      const start = randomBytes(12)
      const cipher = createCipheriv(algorithm, bytes, start).setAAD(Buffer.from(place))
      const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return `v1.${[start, hidden, cipher.getAuthTag()].map((part) => part.toString('base64url')).join('.')}`
    },
    open: (sealed, place) => {
      const [, ...parts] = form.exec(sealed) ?? []
      const [start, hidden, tag] = parts.map((part) => Buffer.from(part, 'base64url'))
      if (!start || !hidden || tag?.length !== 16) return null
      const decipher = createDecipheriv(algorithm, bytes, start, { authTagLength: 16 })
        .setAAD(Buffer.from(place))
        .setAuthTag(tag)
      const text = decipher.update(hidden)
      try {
        return Buffer.concat([text, decipher.final()]).toString('utf8')
      } catch {
        // The tag does not fit: the one thing that final() says no to.
        return null
      }
    },
  }
}
