import { type Draft, isExpired } from './draft-entries.ts'
import type { QueueRecord } from './queue-record.ts'

const database = 'samsyn-queue'
const store = 'record'

/** A request of the browser's database as a promise. */
const answerOf = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

let opened: Promise<IDBDatabase> | undefined
function open(): Promise<IDBDatabase> {
  if (opened) return opened
  const request = indexedDB.open(database, 1)
  request.onupgradeneeded = () => request.result.createObjectStore(store, { keyPath: 'sending' })
  opened = answerOf(request)
  return opened
}

async function inStore<T>(mode: IDBTransactionMode, work: (records: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  // Strict: a phone that dies right after has written it (where the browser knows the word).
  const transaction = (await open()).transaction(store, mode, { durability: 'strict' })
  const done = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error)
  })
  const result = await answerOf(work(transaction.objectStore(store)))
  await done
  return result
}

/** All that the device keeps: reports on their way, and drafts. */
type Kept = QueueRecord | Draft
const listAll = (): Promise<readonly Kept[]> => inStore('readonly', (records) => records.getAll())

/** The reports that this account keeps on this device; another's are never seen. */
export async function listRecords(account: string): Promise<readonly QueueRecord[]> {
  return (await listAll())
    .filter((record): record is QueueRecord => record.state !== 'draft' && record.account === account)
    .sort((a, b) => (a.savedAt < b.savedAt ? -1 : 1))
}

export async function findDraft(key: string): Promise<Draft | null> {
  const found: Kept | undefined = await inStore('readonly', (records) => records.get(key))
  return found?.state === 'draft' ? found : null
}

/** Forgets the drafts that nobody came back for. */
export async function forgetOldDrafts(now: string): Promise<void> {
  for (const record of await listAll())
    if (record.state === 'draft' && isExpired(record, now)) await removeRecord(record.sending)
}

/** Forgets all that an account keeps here. */
export async function forgetAccount(account: string): Promise<void> {
  for (const record of await listAll()) if (record.account === account) await removeRecord(record.sending)
}

export async function putRecord(record: Kept): Promise<void> {
  await inStore('readwrite', (records) => records.put(record))
}

/** Writes what became of a record, unless somebody has taken it away meanwhile: signing out must not be undone by a late answer. */
export async function updateRecord(record: QueueRecord): Promise<void> {
  await inStore('readwrite', (records) => {
    const there = records.getKey(record.sending)
    there.addEventListener('success', () => {
      if (there.result !== undefined) records.put(record)
    })
    return there
  })
}

export async function removeRecord(sending: string): Promise<void> {
  await inStore('readwrite', (records) => records.delete(sending))
}
