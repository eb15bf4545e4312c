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
/** The same with the letters of Latin-1 written out, which is several times faster; most texts have no others. */
const latinWordPattern =
  /(?<![a-zß-öø-ÿA-ZÀ-ÖØ-Þªµº\d_])[a-zß-öø-ÿA-ZÀ-ÖØ-Þªµº]+(?:['-][a-zß-öø-ÿA-ZÀ-ÖØ-Þªµº]+|:[a-zß-öø-ÿµ]{1,2}(?![a-zß-öø-ÿA-ZÀ-ÖØ-Þªµº]))*(?![a-zß-öø-ÿA-ZÀ-ÖØ-Þªµº\d_])/g
const onlyLatin = /^[\n\r -ÿ]*$/

/** Most words; told without asking what every script calls a capital. */
const plainSmall = /^[a-zåäöé]/

export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = []
  let previousEnd = 0
  for (const { 0: written, index: start } of text.matchAll(onlyLatin.test(text) ? latinWordPattern : wordPattern)) {
    const end = start + written.length
    const gap = text.slice(previousEnd, start)
    words.push({ written, lower: written.toLowerCase(), start, end, gap, spelling: spellingOf(written) })
    previousEnd = end
  }
  return words
}

function spellingOf(written: string): Word['spelling'] {
  if (plainSmall.test(written)) return 'small'
  if (!/^\p{Lu}/u.test(written)) return 'small'
  return written.length > 1 && written === written.toUpperCase() ? 'capitals' : 'capital'
}
