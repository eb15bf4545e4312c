import { type House, type LongWork, Stopped, type WorkState, type Works } from '../action/house.ts'

type Entry = { readonly stop: AbortController; state: WorkState }

const begun: WorkState = { done: 0, total: null, counts: {} }

export type OwnWorks = Works & {
  /** Asks everything to stop and waits until it has: before the database closes. */
  end(): Promise<void>
}

/**
 * Keeps the long work of one process: one piece at a time under a key, its progress in memory. The work stores its own outcome,
 * also its failure; what it still lets slip is handed to `onFailure`.
 */
export function createWorks(onFailure: (key: string, error: unknown) => void): OwnWorks {
  const entries = new Map<string, Entry>()
  const running = new Set<Promise<void>>()

  const begin = (house: House, key: string, work: LongWork): void => {
    if (entries.has(key)) throw new Error(`work goes on already: ${key}`)
    const entry: Entry = { stop: new AbortController(), state: begun }
    entries.set(key, entry)
    const report = (state: WorkState): void => {
      entry.state = state
    }
    const ended = work(house, { report, signal: entry.stop.signal })
      .catch((error: unknown) => onFailure(key, error))
      .finally(() => {
        entries.delete(key)
        running.delete(ended)
      })
    running.add(ended)
  }
  return {
    begin,
    find: (key) => entries.get(key)?.state ?? null,
    cancel: (key) => {
      entries.get(key)?.stop.abort(new Stopped('cancelled'))
      return entries.has(key)
    },
    end: async () => {
      for (const { stop } of entries.values()) stop.abort(new Stopped('closing'))
      await Promise.all(running)
    },
  }
}
