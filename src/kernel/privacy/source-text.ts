import type { Span } from './finding.ts'

/** A text in the plain spelling that the rules read, and the way back to the text it came from. */
export type PlainText = {
  readonly text: string
  /** The span of the original that a span of `text` stands for. */
  readonly toOriginal: (span: Span) => Span
}

// Everything in these ranges already is plain; the soft hyphen and the no-break space are not.
const alreadyPlain = /^[\n\r -~¡-¬®-ÿ]*$/
const character = /\P{M}\p{M}*|\p{M}+/gsu
const invisible = /^\p{Cf}/u
const digit = /^\p{Nd}/u
const compatibilityForm = /^[\uFE50-\uFE6B\uFF01-\uFF5E\u{1D400}-\u{1D7FF}]/u

/**
 * Reads digits of any script as 0-9, dashes as "-", blanks as a space and full-width or mathematical letters as plain
 * ones, composes accents, and leaves out invisible characters, so that a number is found however it was pasted.
 */
export function toPlainText(original: string): PlainText {
  if (alreadyPlain.test(original)) return { text: original, toOriginal: (span) => span }
  const pieces: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  for (const match of original.matchAll(character)) {
    const plain = plainCharacter(match[0])
    pieces.push(plain)
    for (let unit = 0; unit < plain.length; unit += 1) {
      starts.push(match.index)
      ends.push(match.index + match[0].length)
    }
  }
  const toOriginal = ({ start, end }: Span): Span => ({
    start: starts[start] ?? original.length,
    end: ends[end - 1] ?? original.length,
  })
  return { text: pieces.join(''), toOriginal }
}

function plainCharacter(written: string): string {
  if (invisible.test(written)) return ''
  if (digit.test(written)) return digitValue(written)
  if (/^[\p{Pd}\u2212\u02D7\u2043\u2796]/u.test(written)) return '-'
  if (/^[\p{Zs}\t]/u.test(written)) return ' '
  if (/^[\u2018\u2019\u02BC\u00B4`]/.test(written)) return "'"
  return written.normalize(compatibilityForm.test(written) ? 'NFKC' : 'NFC')
}

/** Unicode keeps the ten digits of a script in a row, from zero; rows that touch are whole rows too. */
function digitValue(written: string): string {
  const codePoint = written.codePointAt(0) ?? 0
  let first = codePoint
  while (digit.test(String.fromCodePoint(first - 1))) first -= 1
  return String((codePoint - first) % 10)
}
