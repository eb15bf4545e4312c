import { type Outcome, outcomeOf, type QueueRecord } from './queue-record.ts'

const patienceMs = 30_000

/** Sends a record as the form itself would have been sent, and reads what became of it. */
export async function sendRecord({ action, account, entries, photos }: QueueRecord): Promise<Outcome> {
  const body = new FormData()
  for (const [name, value] of entries) body.append(name, value)
  for (const photo of photos) body.append('photos', photo)
  // An account's record is for that account; a link's is its link's, which stands in the address.
  const headers: HeadersInit = /^\d+$/.test(account) ? { 'samsyn-account': account } : {}
  try {
    const answer = await fetch(action, {
      method: 'POST',
      body,
      headers: { ...headers, accept: 'application/json' },
      signal: AbortSignal.timeout(patienceMs),
    })
    const isJson = /json/.test(answer.headers.get('content-type') ?? '')
    return outcomeOf(answer.status, isJson ? await answer.json() : null)
  } catch {
    // No network, an answer cut off, patience at its end: whether the server has it is not known, and need not be.
    return { kind: 'unreachable' }
  }
}
