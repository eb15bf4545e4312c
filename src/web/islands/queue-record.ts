import type { Entry } from './draft-entries.ts'

/**
 * A report kept on this device until the server has it. `waiting` lies here, `sending` is on its way (or was, when the browser was
 * closed), `signed-out` waits for its account to sign in again, `refused` needs its writer, `sent` is told of and then forgotten.
 */
export type RecordState = 'waiting' | 'sending' | 'signed-out' | 'refused' | 'sent'
export type QueueRecord = {
  /** made in the browser; the same twice is one report, however often it is sent */
  readonly sending: string
  readonly account: string
  /** where the form is sent */
  readonly action: string
  readonly savedAt: string
  /** what it is called in the list: what and where, in the words of the form */
  readonly title: string
  readonly entries: readonly Entry[]
  readonly photos: readonly File[]
  readonly state: RecordState
  /** why the server said no, in its own words */
  readonly why: readonly string[]
}

/** What became of a sending. `unreachable` says nothing of whether the server has it: it is sent again, and is one report. */
export type Outcome =
  | { readonly kind: 'sent'; readonly to: string }
  | { readonly kind: 'refused'; readonly why: readonly string[] }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'unreachable' }

const isAnswer = (body: unknown): body is Record<string, unknown> => typeof body === 'object' && body !== null

/** Reads the server's answer. Only a clear no counts as one: too much at once and a server in trouble are tried again. */
export function outcomeOf(status: number, body: unknown): Outcome {
  if (status === 200 && isAnswer(body) && typeof body.to === 'string') return { kind: 'sent', to: body.to }
  if (status === 401) return { kind: 'signed-out' }
  if (status < 400 || status >= 500 || status === 408 || status === 429) return { kind: 'unreachable' }
  const texts = isAnswer(body) && Array.isArray(body.texts) ? body.texts : []
  const why = texts.flatMap((one: unknown) => (isAnswer(one) && typeof one.text === 'string' ? [one.text] : []))
  return { kind: 'refused', why: [...new Set(why)] }
}

/** The record after a try. What was sent keeps its title only: nothing that was written stays on the device. */
export function afterTry(record: QueueRecord, outcome: Outcome): QueueRecord {
  switch (outcome.kind) {
    case 'sent':
      return { ...record, state: 'sent', entries: [], photos: [], why: [] }
    case 'refused':
      return { ...record, state: 'refused', why: outcome.why }
    case 'signed-out':
      return { ...record, state: 'signed-out', why: [] }
    case 'unreachable':
      return { ...record, state: 'waiting', why: [] }
    default:
      return outcome satisfies never
  }
}

/** Those to be tried now, oldest first. One whose browser was closed on the way is among them. */
export const toBeSent = (records: readonly QueueRecord[]): readonly QueueRecord[] =>
  records
    .filter(({ state }) => state === 'waiting' || state === 'sending' || state === 'signed-out')
    .sort((a, b) => (a.savedAt < b.savedAt ? -1 : 1))

/** What would be lost with the device, or by signing out. */
export const unsent = (records: readonly QueueRecord[]): readonly QueueRecord[] =>
  records.filter(({ state }) => state !== 'sent')

const given = (entries: readonly Entry[], name: string): string =>
  entries.find((entry) => entry[0] === name)?.[1].trim() ?? ''

/** Which of the three questions that every report answers has no answer; the server would say the same, but not without network. */
export function missingIn(entries: readonly Entry[]): readonly ('category' | 'area' | 'when')[] {
  const [category, quick] = [given(entries, 'category'), given(entries, 'quick')]
  const hasCategory = category !== '' && (category !== 'other' || given(entries, 'otherCategory') !== '')
  const hasTime = quick !== '' && (quick !== 'other' || given(entries, 'whenDay') !== '')
  return [
    ...(hasCategory || given(entries, 'otherCategory') !== '' ? [] : (['category'] as const)),
    ...(given(entries, 'area') === '' ? (['area'] as const) : []),
    ...(hasTime ? [] : (['when'] as const)),
  ]
}

const clockInSweden = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  dateStyle: 'short',
  timeStyle: 'short',
})
const dayMs = 86_400_000

/** Now, today and yesterday on the clock in Sweden, for a form that was kept since another day. */
export function quickTimes(now: string): readonly [now: string, today: string, yesterday: string] {
  const at = (instant: number) => clockInSweden.format(instant).replace(' ', 'T')
  const moment = at(Date.parse(now))
  const noon = Date.parse(`${moment.slice(0, 10)}T12:00:00Z`)
  return [moment, moment.slice(0, 10), at(noon - dayMs).slice(0, 10)]
}

/** A random id in the form that the server takes; also where the page did not come over an encrypted line. */
export function newSending(random: Uint8Array = crypto.getRandomValues(new Uint8Array(16))): string {
  const bytes = [...random].map((byte, at) =>
    at === 6 ? (byte & 0x0f) | 0x40 : at === 8 ? (byte & 0x3f) | 0x80 : byte,
  )
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
