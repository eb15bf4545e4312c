import type { Sealer } from '../auth/seal.ts'
import type { Db, Pool } from '../db/connect.ts'
import type { GuardCount } from '../privacy/finding.ts'
import type { Clock } from '../time/clock.ts'

/** Files that people handed in, under random names: until they are dealt with, or as long as something stored needs them. */
export type FileRoom = {
  /** Takes bytes in as they come and tells under which key they lie; nothing is kept of a source that fails. */
  put(content: AsyncIterable<Uint8Array>): Promise<string>
  /** The same for what stays until it is removed by its key, whatever its age. */
  keep(content: AsyncIterable<Uint8Array>): Promise<string>
  /** Where the file lies; for reading only. */
  pathOf(key: string): string
  has(key: string): Promise<boolean>
  remove(key: string): Promise<void>
  /** Writes beside the room that a kept file was destroyed on purpose, so that no older backup brings it back. */
  noteDestroyed(key: string, at: string): Promise<void>
  /** Removes what was put and has lain since before an instant, whoever forgot it; not what is kept. */
  removeOlderThan(instant: string): Promise<void>
  /** The keys of what is kept and has lain since before an instant. */
  listKept(before: string): Promise<readonly string[]>
}

/** How far long work has come; the numbers' meaning is the work's own. */
export type WorkState = {
  readonly done: number
  /** null while it is not known */
  readonly total: number | null
  readonly counts: Readonly<Record<string, number>>
}
/** What long work is given: where it tells how far it has come, and whether somebody wants it to stop. */
export type WorkControl = { report(state: WorkState): void; readonly signal: AbortSignal }
export type LongWork = (house: House, control: WorkControl) => Promise<void>

/** Why work stops before its end: somebody cancelled it, or the process is closing. What `signal` is aborted with. */
export class Stopped extends Error {
  readonly why: 'cancelled' | 'closing'
  constructor(why: Stopped['why']) {
    super(`stopped: ${why}`)
    this.name = 'Stopped'
    this.why = why
  }
}

/** Work that goes on after an answer, in this process (docs/adr/0007). */
export type Works = {
  begin(house: House, key: string, work: LongWork): void
  /** null when no such work goes on here */
  find(key: string): WorkState | null
  /** Asks it to stop; false when no such work goes on here. */
  cancel(key: string): boolean
}

/** What the pipeline itself needs; made once in a composition root. A house without rooms, works or key refuses what needs them. */
export type House = {
  readonly pool: Pool
  readonly clock: Clock
  readonly files?: FileRoom
  readonly works?: Works
  /** seals what must not be readable in the database alone */
  readonly sealer?: Sealer
  /** phone numbers of authorities that may stand in the free texts of the municipality in view; none when it is left out */
  readonly publicPhones?: (db: Db) => Promise<readonly string[]>
  /** counts what the privacy guard found, by kind: nothing of what was written; not counted when it is left out */
  readonly countFindings?: (db: Db, municipality: string, found: GuardCount) => Promise<void>
}

const missing = (): never => {
  throw new Error('this house has no room for files, no works or no key')
}
export const noFiles: FileRoom = {
  put: async () => missing(),
  keep: async () => missing(),
  pathOf: missing,
  has: async () => missing(),
  remove: async () => missing(),
  noteDestroyed: async () => missing(),
  removeOlderThan: async () => missing(),
  listKept: async () => missing(),
}
export const noWorks: Works = { begin: missing, find: () => null, cancel: () => false }
export const noSealer: Sealer = { seal: missing, open: missing }
