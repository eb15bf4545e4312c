import type { Span } from './finding.ts'

/** A text in the plain spelling that the rules read, and the way back to the text it came from. */
export type PlainText = {
  readonly text: string
  /** The span of the original that a span of `text` stands for. */
  readonly toOriginal: (span: Span) => Span
}

// Everything in these ranges already is plain; the soft hyphen and the no-break space are not, nor an "&" of HTML.
const alreadyPlain = /^[\n\r -%'-~¡-¬®-ÿ]*$/
const toBeRead = /&(?:#\d{1,6}|#[xX][\da-fA-F]{1,5}|[a-zA-Z]{3,6});|[^\n\r -~¡-¬®-ÿ]/gu
const toBeReadWithMarks = /&(?:#\d{1,6}|#[xX][\da-fA-F]{1,5}|[a-zA-Z]{3,6});|\P{M}\p{M}+|[^\n\r -~¡-¬®-ÿ]/gsu
const mark = /\p{M}/u
const namedEntities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&apos;': "'",
  '&mdash;': '-',
  '&minus;': '-',
  '&nbsp;': ' ',
  '&ndash;': '-',
  '&quot;': '"',
  '&shy;': '',
}
const invisible = /^\p{Cf}/u
const digit = /^\p{Nd}/u
const compatibilityForm = /^[\uFE50-\uFE6B\uFF01-\uFF5E\u{1D400}-\u{1D7FF}]/u

/** A character that is written otherwise in the plain text: where it begins and ends in either. */
type Rewritten = { readonly plain: Span; readonly original: Span }

/**
 * Reads digits of any script as 0-9, dashes as "-", blanks as a space and full-width or mathematical letters as plain
 * ones, composes accents, decodes HTML and leaves out invisible characters, so that a number is found however pasted.
 */
export function toPlainText(original: string): PlainText {
  if (alreadyPlain.test(original)) return { text: original, toOriginal: (span) => span }
  const rewritten: Rewritten[] = []
  let text = ''
  let position = 0
  for (const { 0: written, index } of original.matchAll(mark.test(original) ? toBeReadWithMarks : toBeRead)) {
    text += original.slice(position, index)
    const start = text.length
    position = index + written.length
    text += plainCharacter(written)
    rewritten.push({ plain: { start, end: text.length }, original: { start: index, end: position } })
  }
  text += original.slice(position)
  const toOriginal = ({ start, end }: Span): Span => ({
    start: originalCharacter(rewritten, start).start,
    end: originalCharacter(rewritten, end - 1).end,
  })
  return { text, toOriginal }
}

/** Where the character at `index` of the plain text stands in the original. */
function originalCharacter(rewritten: readonly Rewritten[], index: number): Span {
  let low = 0
  let high = rewritten.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((rewritten[middle]?.plain.start ?? 0) <= index) low = middle + 1
    else high = middle
  }
  const nearest = rewritten[low - 1]
  if (!nearest) return { start: index, end: index + 1 }
  if (nearest.plain.end > index) return nearest.original
  const start = index - nearest.plain.end + nearest.original.end
  return { start, end: start + 1 }
}

function plainCharacter(written: string): string {
  if (written.length > 3 && written.startsWith('&')) return decoded(written)
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

function decoded(entity: string): string {
  const [, hexadecimal, decimal] = /^&#(?:x([\da-f]+)|(\d+));$/i.exec(entity) ?? []
  const codePoint = hexadecimal ? Number.parseInt(hexadecimal, 16) : Number(decimal)
  if (Number.isNaN(codePoint)) return namedEntities[entity.toLowerCase()] ?? entity
  return plainCharacter(String.fromCodePoint(codePoint))
}
