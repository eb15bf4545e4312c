/** What a progress address answers. `words` and `next` are ready for the reader: in the page's language, on this site. */
export type ProgressState = {
  readonly done: number
  /** null while it is not known */
  readonly total: number | null
  readonly words: string
  readonly ended: boolean
  /** Where to go when it has ended; null to stay. */
  readonly next: string | null
}

export function parseProgress(value: unknown): ProgressState {
  const { done, total, words, ended, next } = value as Partial<Record<keyof ProgressState, unknown>>
  if (typeof done !== 'number' || typeof words !== 'string' || typeof ended !== 'boolean')
    throw new Error('the progress address answered in another form')
  return {
    done,
    total: typeof total === 'number' ? total : null,
    words,
    ended,
    next: typeof next === 'string' ? next : null,
  }
}

/** Milliseconds to the next look: often at first, then every five seconds; slower while there is no contact. */
export const waitBefore = (looks: number, failures: number): number =>
  failures > 0 ? Math.min(30_000, 2_000 * 2 ** failures) : Math.min(5_000, 500 + looks * 250)

/** A screen reader hears each tenth and the end, not each look. */
export function isWorthSaying(before: ProgressState | null, now: ProgressState): boolean {
  if (!before || now.ended) return true
  if (!now.total || !before.total) return false
  return Math.floor((now.done / now.total) * 10) > Math.floor((before.done / before.total) * 10)
}

/** Only places on this site are followed. */
export const isOwnPlace = (next: string, origin: string): boolean =>
  URL.canParse(next, origin) && new URL(next, origin).origin === origin
