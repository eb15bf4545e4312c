import type { Params } from '../errors/problem.ts'

/** Why a cell does not hold the value asked for. Each code is a text key in Swedish and English. */
export const valueProblemCodes = [
  'value-missing',
  'number-unreadable',
  'number-ambiguous',
  'number-not-whole',
  'number-too-large',
  'coordinate-incomplete',
  'coordinate-unreadable',
  'coordinate-zero',
  'coordinate-swapped',
  'coordinate-sign',
  'coordinate-sweref99tm',
  'coordinate-degrees',
  'coordinate-grid-outside',
  'coordinate-rt90',
  'coordinate-decimal-lost',
  'coordinate-out-of-range',
  'coordinate-outside',
  'date-unreadable',
  'date-impossible',
  'date-implausible',
  'date-ambiguous',
  'date-order',
  'date-maybe-serial',
  'date-without-year',
  'weekday-mismatch',
  'week-not-in-year',
  'time-impossible',
  'time-nonexistent',
  'time-ambiguous',
] as const
export type ValueProblemCode = (typeof valueProblemCodes)[number]
export type ValueProblem = { readonly code: ValueProblemCode; readonly params: Params }
/** A read value, perhaps with something a person should know about it, or why there is none. */
export type Parsed<T> = { readonly ok: T; readonly warning?: ValueProblem } | { readonly problem: ValueProblem }

export const refuse = (code: ValueProblemCode, params: Params = {}): { problem: ValueProblem } => ({
  problem: { code, params },
})

const missingWords = new Set([
  '-',
  '–',
  '—',
  '.',
  '..',
  '?',
  'na',
  'n/a',
  '#n/a',
  'null',
  'nan',
  'okänt',
  'okänd',
  'unknown',
  'saknas',
  'uppgift saknas',
  'missing',
])

/** Empty, or one of the usual ways to write that nothing is known. Missing is never zero. */
export const isMissing = (text: string): boolean => {
  const trimmed = text.trim().toLowerCase()
  return trimmed === '' || missingWords.has(trimmed)
}

export type DecimalMark = ',' | '.'
export type NumberOptions = {
  /** What the column is known to use; `auto` reads each value for itself and refuses what can be read in two ways. */
  readonly decimal?: DecimalMark | 'auto'
}

const longestNumber = 60
const minusSigns = /[\u2010-\u2015\u2212\ufe63\uff0d]/g
const groupSpaces = /[\s\u00a0\u2007\u2009\u202f'’]/g
const numberShape = /^([-+]?)(\d[\d.,]*|[.,]\d+)(?:e([-+]?\d{1,3}))?$/i
const grouped = /^[-+]?\d{1,3}(?:[\s\u00a0\u2007\u2009\u202f'’]\d{3})+(?:[.,]\d+)?$/

/** Digits with a decimal point, or the two readings of a value such as "1,234". */
type Reading = { readonly digits: string } | { readonly either: readonly [string, string] } | undefined

function readDigits(body: string, decimal: DecimalMark | 'auto'): Reading {
  const marks = body.replace(/\d/g, '')
  if (marks === '') return { digits: body }
  const last = marks.at(-1) as DecimalMark
  const mark = decimal === 'auto' ? last : decimal
  const groups = mark === ',' ? '.' : ','
  const asGroups = (separator: string) => new RegExp(`^\\d{1,3}(?:[${separator}]\\d{3})+$`)
  if (decimal === 'auto' && marks.length > 1 && new Set(marks).size === 1)
    return asGroups(last).test(body) ? { digits: body.replaceAll(last, '') } : undefined
  const [whole = '', fraction = '', ...more] = body.split(mark)
  if (more.length > 0 || fraction.includes(groups)) return undefined
  if (whole.includes(groups) && !asGroups(groups).test(whole)) return undefined
  const digits = `${whole.replaceAll(groups, '') || '0'}.${fraction || '0'}`
  const mayBeGroup = decimal === 'auto' && marks.length === 1 && /^[1-9]\d{0,2}$/.test(whole) && fraction.length === 3
  return mayBeGroup ? { either: [digits, whole + fraction] } : { digits }
}

/**
 * Reads a number with decimal comma or point, spaces, points, commas or apostrophes between thousands, any dash as minus (also at
 * the end), and scientific notation. With `auto` a value of one to three digits, one mark and three digits ("1,234", "59.236") is
 * `number-ambiguous`, since it may be a thousand: settle the mark for the column with `detectDecimalMark` and pass it.
 */
export function parseDecimal(text: string, { decimal = 'auto' }: NumberOptions = {}): Parsed<number> {
  if (isMissing(text)) return refuse('value-missing')
  const value = text.trim().slice(0, longestNumber)
  if (text.trim().length > longestNumber) return refuse('number-unreadable', { value })
  const plain = value
    .replace(minusSigns, '-')
    .replace(/^(.*\d)-$/, '-$1')
    .replace(/^([-+])\s+/, '$1')
  if (/\d[\s\u00a0\u2007\u2009\u202f'’]/.test(plain) && !grouped.test(plain))
    return refuse('number-unreadable', { value })
  const match = numberShape.exec(plain.replace(groupSpaces, ''))
  const reading = match?.[2] === undefined ? undefined : readDigits(match[2], decimal)
  if (!match || !reading) return refuse('number-unreadable', { value })
  const toNumber = (digits: string) => Number(`${match[1]}${digits}e${match[3] ?? 0}`)
  if ('either' in reading && match[3] === undefined) {
    const [first, second] = reading.either.map(toNumber)
    return refuse('number-ambiguous', { value, first: first ?? 0, second: second ?? 0 })
  }
  const number = toNumber('either' in reading ? reading.either[0] : reading.digits)
  return Number.isFinite(number) ? { ok: number === 0 ? 0 : number } : refuse('number-too-large', { value })
}

/** Reads a whole number; a fraction of zeros ("126.0", as spreadsheets leave it) is let through. Beyond 2^53 - 1 it would not be exact. */
export function parseInteger(text: string, options: NumberOptions = {}): Parsed<number> {
  const parsed = parseDecimal(text, options)
  if ('problem' in parsed) return parsed
  const value = text.trim()
  if (!Number.isInteger(parsed.ok)) return refuse('number-not-whole', { value })
  return Number.isSafeInteger(parsed.ok) ? parsed : refuse('number-too-large', { value })
}

/** The decimal mark that the values of a column prove, or `auto` when they prove none or both. */
export function detectDecimalMark(samples: Iterable<string>): DecimalMark | 'auto' {
  const proven = new Set<DecimalMark>()
  for (const sample of samples) {
    const body = sample.trim().replace(groupSpaces, '')
    const match = /^[-+\u2212]?(\d*)(?:[.,]\d{3})*?([.,])(\d+)$/.exec(body)
    if (!match) continue
    const single = body.replace(/[^.,]/g, '').length === 1
    const mixed = new Set(body.replace(/[^.,]/g, '')).size === 2
    if (mixed || (single && (match[3]?.length !== 3 || !/^[1-9]\d{0,2}$/.test(match[1] ?? ''))))
      proven.add(match[2] as DecimalMark)
  }
  const [only, other] = proven
  return only === undefined || other !== undefined ? 'auto' : only
}
