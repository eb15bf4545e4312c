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

/** What this account keeps on this device; another's is never seen. */
export async function listRecords(account: string): Promise<readonly QueueRecord[]> {
  const all: readonly QueueRecord[] = await inStore('readonly', (records) => records.getAll())
  return all.filter((record) => record.account === account).sort((a, b) => (a.savedAt < b.savedAt ? -1 : 1))
}

export async function putRecord(record: QueueRecord): Promise<void> {
  await inStore('readwrite', (records) => records.put(record))
}

export async function removeRecord(sending: string): Promise<void> {
  await inStore('readwrite', (records) => records.delete(sending))
}
