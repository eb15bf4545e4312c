import { type DigitGroup, isDateWithClock } from './digit-groups.ts'
import type { Span } from './finding.ts'

/** Digit groups of the birth date, and of the last four, with the characters that may part the birth date's groups. */
type Spelling = { readonly lengths: readonly number[]; readonly birthGroups: number; readonly birthGap: RegExp }

const spellings: readonly Spelling[] = [
  { lengths: [12], birthGroups: 0 },
  { lengths: [10], birthGroups: 0 },
  { lengths: [8, 4], birthGroups: 1 },
  { lengths: [6, 4], birthGroups: 1 },
  { lengths: [2, 10], birthGroups: 0 },
  { lengths: [2, 6, 4], birthGroups: 2 },
  { lengths: [4, 2, 2, 4], birthGroups: 3 },
  { lengths: [2, 2, 2, 4], birthGroups: 3 },
  { lengths: [4, 4, 4], birthGroups: 2 },
].map((spelling) => ({ ...spelling, birthGap: /^[ \-./]$/ }))
/** Pairs of digits are also how counts are listed, so these must be the whole run of numbers. */
const pairSpellings: readonly Spelling[] = [
  { lengths: [2, 2, 2, 2, 2], birthGroups: 3 },
  { lengths: [2, 2, 2, 2, 2, 2], birthGroups: 4 },
].map((spelling) => ({ ...spelling, birthGap: /^[ -]$/ }))

/** At most a dash or plus among blanks, or at the end of a line. */
const beforeLastFour = /^(?: {0,2}[-+]? ?|[-+]\r?\n)$/

/**
 * Swedish personal identity and coordination numbers (Skatteverket SKV 704 and SKV 707): 10 or 12 digits in any
 * common spelling whose date exists (day + 60 for coordination numbers) and whose check digit is right.
 */
export function findPersonalNumbers(groups: readonly DigitGroup[]): readonly Span[] {
  const spans: Span[] = []
  let next = 0
  for (const index of groups.keys()) {
    if (index < next) continue
    const found = numberStartingAt(groups, index)
    if (!found) continue
    spans.push({ start: found[0].start, end: found.at(-1)?.end ?? found[0].end })
    next = index + found.length
  }
  return spans
}

type Groups = readonly [DigitGroup, ...DigitGroup[]]

function numberStartingAt(groups: readonly DigitGroup[], index: number): Groups | undefined {
  for (const spelling of spellings) {
    const candidate = spelledAs(spelling, groups, index)
    if (candidate && isPersonalNumber(candidate) && !isDateRange(candidate, groups[index + candidate.length])) {
      return candidate
    }
  }
  if (groups[index]?.gap !== undefined) return undefined
  for (const spelling of pairSpellings) {
    const candidate = spelledAs(spelling, groups, index)
    const isWholeRun = groups[index + spelling.lengths.length]?.gap === undefined
    if (candidate && isWholeRun && isPersonalNumber(candidate)) return candidate
  }
  return undefined
}

function spelledAs(spelling: Spelling, groups: readonly DigitGroup[], index: number): Groups | undefined {
  const { lengths, birthGroups, birthGap } = spelling
  if (groups[index]?.digits.length !== lengths[0]) return undefined
  const [first, ...rest] = groups.slice(index, index + lengths.length)
  if (rest.length !== lengths.length - 1) return undefined
  const fits = rest.every(({ digits, gap }, offset) => {
    if (gap === undefined || digits.length !== lengths[offset + 1]) return false
    if (offset + 1 === birthGroups) return beforeLastFour.test(gap)
    return birthGap.test(gap) && gap === rest.find((_, other) => other + 1 !== birthGroups)?.gap
  })
  return fits && first ? [first, ...rest] : undefined
}

function isPersonalNumber(candidate: Groups): boolean {
  if (isDateWithClock(candidate) || isDecimal(candidate)) return false
  const digits = candidate.map((group) => group.digits).join('')
  // Ten digits from 070 on: a mobile number that could be a coordination number of 2007 is far oftener just that.
  if (candidate.length === 1 && /^070\d[6-9]\d{5}$/.test(digits)) return false
  return hasBirthDate(digits) && hasCheckDigit(digits.slice(-10))
}

/** 2023-01-01 - 2023-12-31: the four digits after the first date begin another date. */
function isDateRange(candidate: Groups, after: DigitGroup | undefined): boolean {
  return candidate.length === 4 && /^(19|20)/.test(candidate[3]?.digits ?? '') && /^[-./]$/.test(after?.gap ?? '')
}

/** The decimals of a coordinate such as 59.2378451234. */
function isDecimal([first]: Groups): boolean {
  return first.gap === '.' && first.digits.length >= 10
}

function hasBirthDate(digits: string): boolean {
  const year = digits.slice(0, -8)
  if (year.length === 4 && !/^(18|19|20)/.test(year)) return false
  const month = Number(digits.slice(-8, -6))
  const written = Number(digits.slice(-6, -4))
  const day = written > 60 ? written - 60 : written
  // Without a century the year 00 is read as 2000, a leap year.
  const leap = isLeapYear(year.length === 4 ? Number(year) : 2000 + Number(year))
  const daysInMonth = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  return daysInMonth !== undefined && day >= 1 && day <= daysInMonth
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

/** Luhn's check over ten digits: every other digit is doubled from the first on, digit sums, divisible by ten. */
function hasCheckDigit(tenDigits: string): boolean {
  let sum = 0
  for (let index = 0; index < tenDigits.length; index += 1) {
    const weighted = Number(tenDigits[index]) * (index % 2 === 0 ? 2 : 1)
    sum += weighted > 9 ? weighted - 9 : weighted
  }
  return sum % 10 === 0
}
