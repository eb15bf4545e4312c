/** Something that was sent from a meeting and has not arrived yet. */
export type Sending = {
  /** number of this sending: the server takes the same one once */
  readonly entry: string
  /** the form's name; what is sent later from the same form replaces what waits, unless the name ends with `+` */
  readonly queue: string
  readonly action: string
  readonly fields: readonly (readonly [name: string, value: string])[]
  /** what it was about, in words */
  readonly label: string
  readonly state: 'waiting' | 'refused'
}

export const queueKey = (account: string, week: string): string => `samsyn-meeting/${account}/${week}`

const isSending = (value: unknown): value is Sending => {
  if (typeof value !== 'object' || value === null) return false
  const { entry, queue, action, label, fields } = value as Record<string, unknown>
  return [entry, queue, action, label].every((one) => typeof one === 'string') && Array.isArray(fields)
}

/** Reads what was kept; what this version cannot read is left out. */
export function parseQueue(stored: string | null): readonly Sending[] {
  const value: unknown = JSON.parse(stored ?? '[]')
  return Array.isArray(value) ? value.filter(isSending) : []
}

export const enqueue = (waiting: readonly Sending[], sending: Sending): readonly Sending[] => [
  ...waiting.filter(({ queue }) => queue !== sending.queue || queue.endsWith('+')),
  sending,
]

/** It has arrived, or the reader has let it go. */
export const without = (waiting: readonly Sending[], entry: string): readonly Sending[] =>
  waiting.filter((one) => one.entry !== entry)

export const refuse = (waiting: readonly Sending[], entry: string): readonly Sending[] =>
  waiting.map((one) => (one.entry === entry ? { ...one, state: 'refused' } : one))

export const nextToSend = (waiting: readonly Sending[]): Sending | undefined =>
  waiting.find(({ state }) => state === 'waiting')

/** What an answer means: it came through (2xx after the redirect), it says no, or it is to be tried again: trouble, or signed out. */
export const outcomeOf = (status: number): 'arrived' | 'again' | 'refused' =>
  status < 400 ? 'arrived' : status >= 500 || status === 429 || status === 401 ? 'again' : 'refused'

/** A random UUID, version 4; also where the page is not served over HTTPS and `randomUUID` does not exist. */
export function newEntry(random: Uint8Array): string {
  const bytes = [...random.slice(0, 16)].map((byte, at) =>
    at === 6 ? (byte & 0x0f) | 0x40 : at === 8 ? (byte & 0x3f) | 0x80 : byte,
  )
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
