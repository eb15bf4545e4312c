import type { Span } from './finding.ts'

/** A word of the text; `gap` is what stands between it and the word before. */
export type Word = Span & {
  readonly written: string
  readonly lower: string
  readonly gap: string
  readonly spelling: 'small' | 'capital' | 'capitals'
}

// A word grown together with digits or "_" is an identifier, not a name.
const wordPattern = /(?<![\p{L}\d_])\p{L}+(?:['-]\p{L}+|:\p{Ll}{1,2}(?!\p{L}))*(?![\p{L}\d_])/gu

/** Most words; told without asking what every script calls a capital. */
const plainSmall = /^[a-zåäöé]/

export function wordsOf(text: string): readonly Word[] {
  let previousEnd = 0
  return Array.from(text.matchAll(wordPattern), ({ 0: written, index: start }) => {
    const gap = text.slice(previousEnd, start)
    previousEnd = start + written.length
    return { written, lower: written.toLowerCase(), start, end: previousEnd, gap, spelling: spellingOf(written) }
  })
}

function spellingOf(written: string): Word['spelling'] {
  if (plainSmall.test(written)) return 'small'
  if (!/^\p{Lu}/u.test(written)) return 'small'
  return written.length > 1 && written === written.toUpperCase() ? 'capitals' : 'capital'
}
