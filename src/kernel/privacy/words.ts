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

const noLetter = 0
const small = 1
const capital = 2
const wordless = 3
/** What every character is, with letters beyond Latin-1 left out: the pattern above written out, which is many times faster. */
const kinds = new Uint8Array(0x1_00_00)
for (let code = 0; code < 256; code += 1) kinds[code] = kindOf(String.fromCharCode(code))

function kindOf(character: string): number {
  if (/[\d_]/.test(character)) return wordless
  if (/\p{Lu}/u.test(character)) return capital
  return /\p{L}/u.test(character) ? small : noLetter
}
const [apostrophe, dash, colon] = ["'".charCodeAt(0), '-'.charCodeAt(0), ':'.charCodeAt(0)]

/** The words of a text, from the first to the last. */
export function wordsOf(text: string): readonly Word[] {
  return wordsOfLatin(text) ?? wordsOfAnyScript(text)
}

function wordsOfAnyScript(text: string): readonly Word[] {
  const words: Word[] = []
  let previousEnd = 0
  for (const { 0: written, index: start } of text.matchAll(wordPattern)) {
    const end = start + written.length
    const gap = text.slice(previousEnd, start)
    words.push({ written, lower: written.toLowerCase(), start, end, gap, spelling: spellingOf(written) })
    previousEnd = end
  }
  return words
}

function spellingOf(written: string): Word['spelling'] {
  if (!/^\p{Lu}/u.test(written)) return 'small'
  return written.length > 1 && written === written.toUpperCase() ? 'capitals' : 'capital'
}

/** Dashes, quotation marks, the ellipsis and signs of currency. */
const isPunctuation = (code: number): boolean =>
  (code >= 0x2010 && code <= 0x206f) || (code >= 0x20a0 && code <= 0x20cf)

/** The same for a text in Latin-1 and such punctuation; undefined when it holds anything else. */
function wordsOfLatin(text: string): readonly Word[] | undefined {
  const words: Word[] = []
  let previousEnd = 0
  for (let at = 0; at < text.length; ) {
    const first = text.charCodeAt(at)
    if (first > 255 && !isPunctuation(first)) return undefined
    const kind = kinds[first] ?? noLetter
    if (kind === noLetter) {
      at += 1
      continue
    }
    const end = kind === wordless ? at : endOfWord(text, at)
    if (end === at) {
      at = endOfRun(text, at)
      continue
    }
    const written = text.slice(at, end)
    const gap = at - previousEnd === 1 && text.charCodeAt(previousEnd) === 32 ? ' ' : text.slice(previousEnd, at)
    const hasCapital = holds(text, { start: at, end }, capital)
    const spelling =
      kind === small ? 'small' : end > at + 1 && !holds(text, { start: at, end }, small) ? 'capitals' : 'capital'
    words.push({ written, lower: hasCapital ? written.toLowerCase() : written, start: at, end, gap, spelling })
    previousEnd = end
    at = end
  }
  return words
}

function holds(text: string, { start, end }: Span, kind: number): boolean {
  for (let at = start; at < end; at += 1) if (kinds[text.charCodeAt(at)] === kind) return true
  return false
}

/** The end of the word that begins at `start`, or `start` where letters have grown together with digits. */
function endOfWord(text: string, start: number): number {
  let end = endOfLetters(text, start)
  if (isGrownTogether(text, end)) return start
  for (;;) {
    const sign = text.charCodeAt(end)
    if (sign !== dash && sign !== apostrophe && sign !== colon) return end
    const next = endOfLetters(text, end + 1)
    if (next <= end + 1 || isGrownTogether(text, next)) return end
    if (sign === colon && !isEnding(text, end + 1, next)) return end
    end = next
  }
}

/** One or two small letters, as in "SL:s". */
function isEnding(text: string, start: number, end: number): boolean {
  return end - start <= 2 && kindAt(text, start) === small && kindAt(text, end - 1) === small
}

function endOfLetters(text: string, start: number): number {
  let end = start
  for (; end < text.length; end += 1) {
    const kind = kinds[text.charCodeAt(end)]
    if (kind !== small && kind !== capital) break
  }
  return end
}

function endOfRun(text: string, start: number): number {
  let end = start
  while (kindAt(text, end) !== noLetter) end += 1
  return end
}

function isGrownTogether(text: string, end: number): boolean {
  return kindAt(text, end) === wordless
}

function kindAt(text: string, at: number): number {
  return at < text.length ? (kinds[text.charCodeAt(at)] ?? noLetter) : noLetter
}
