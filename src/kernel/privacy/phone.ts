import type { DigitGroup } from './digit-groups.ts'
import type { Span } from './finding.ts'
import { isPublicPhone, nationalForm, type PublicPhones } from './phone.public.ts'

const mobile = /^07[02369]\d{7}$/
// Post- och telestyrelsen's numbering plan: 08, and area codes of three and of four digits.
const threeDigitCode = /^0(?:1[013689]|2[01369]|3[1356]|4[0246]|54|6[03]|90)/
const fourDigitCode =
  /^0(?:12[0-5]|1[457]\d|2(?:00|[2459]\d|7[018]|8[01])|3(?:0[0-4]|2[0-5]|[479]\d|8[0-3])|4[135789]\d|5[0-35-9]\d|6[1245-9]\d|77\d|9\d\d)/
/** A sum ("+12 500 000 kr") is not a number to call. */
const unitAfter = /^ ?(?:kr|sek|mkr|tkr|mnkr|st|procent|%|personer|meter)(?!\p{L})/iu
/** A landline number without gaps looks like any reference number. */
const referenceBefore =
  /(?<!\p{L})(?:(?:diarie|ärende|faktura|referens|order|inventarie|artikel|felanmälan|försäkringsärende|kvitto|id)-?(?:nr|nummer)?|dnr|ref)[.:]? ?(?:nr|nummer)?[.:]? ?$/iu
/** "Kundnummer", "larmlogg", "order-id": a number of something else than a phone. */
const numberOfThing = /\p{L}{2}-?(?:nummer|numret|nr|logg|loggen|id)[.:]? ?$/iu
const numberOfPhone =
  /(?:telefon|tele|mobil|kontakt|jour|direkt|hem|jobb|swish|växel|fax|sms|kort|anknytnings|privat|tips)-?(?:nummer|numret|nr)[.:]? ?$/iu
/** "Växeln nås på": what answers there is a body; who lives somewhere has no switchboard. */
const lineOfBody =
  /(?<!\p{L})\p{L}*(?:växel|växeln|kundtjänst|kundtjänsten|kundcenter|felanmälan|larmnummer|larmnumret)(?:[:,]? \(?(?:är|har|kan|nås|når|man|ni|på|via|görs|tar|emot|tel|tfn|telefon|nr|nummer|numret|ring|dygnet|runt)\.?){0,4}:? \(?\+?$/iu
const longestReference = 40
const longestCue = 60
const mostGroups = 9

export type DigitText = { readonly text: string; readonly groups: readonly DigitGroup[] }

/** Swedish mobile and landline numbers, with 0, +46, 0046 or 46 before, and numbers with another country code. */
export function findPhones({ text, groups }: DigitText, allowed: PublicPhones): readonly Span[] {
  const spans: Span[] = []
  let next = 0
  for (const [index, first] of groups.entries()) {
    if (index < next || !canBegin(text, first)) continue
    const length = lengthOfPhone(text, groups, index)
    const last = groups[index + length - 1]
    if (length === 0 || !last) continue
    next = index + length
    const digits = groups.slice(index, next).map((group) => group.digits)
    const plus = text[first.start - 1] === '+' ? '+' : ''
    if (isPublicPhone(plus + digits.join(''), allowed)) continue
    const start = withPrefix(text, first)
    if (isLandlineOfBody(text.slice(Math.max(0, start - longestCue), start), plus + digits.join(''))) continue
    spans.push({ start, end: last.end })
  }
  return spans
}

/** A mobile number is somebody's even when it is called a switchboard's. */
function isLandlineOfBody(before: string, digits: string): boolean {
  const national = nationalForm(digits)
  return /^0[1-689]/.test(national) && lineOfBody.test(before)
}

function canBegin(text: string, { digits, start, gap }: DigitGroup): boolean {
  if (text[start - 1] === '+') return true
  // The day of 2023-01-07, and the decimals of 59.0812345678.
  if ((gap === '-' || gap === '.') && (digits.length <= 2 || digits.length >= 8)) return false
  return digits.startsWith('0') || digits.startsWith('46')
}

/** Where the number begins with its "+", or with the bracket around its area code. */
function withPrefix(text: string, { start, end }: DigitGroup): number {
  const first = text[start - 1] === '+' ? start - 1 : start
  return text[first - 1] === '(' && text[end] === ')' ? first - 1 : first
}

/** How many groups from `index` on make up the longest number to call, or 0. */
function lengthOfPhone(text: string, groups: readonly DigitGroup[], index: number): number {
  let longest = 0
  for (let length = 1; length <= mostGroups; length += 1) {
    const group = groups[index + length - 1]
    if (!group || (length > 1 && !/^[^\r\n]+$/.test(group.gap ?? ''))) break
    const candidate = groups.slice(index, index + length)
    if (isPhone(text, candidate, groups[index - 1])) longest = length
  }
  return longest
}

function isPhone(text: string, candidate: readonly DigitGroup[], before: DigitGroup | undefined): boolean {
  const [first] = candidate
  if (!first || beginsWithDate(candidate)) return false
  const digits = candidate.map((group) => group.digits).join('')
  if (text[first.start - 1] === '+') return isInternational(digits) && !unitAfter.test(text.slice(endOf(candidate)))
  if (/^00[1-9]/.test(first.digits)) return isInternational(digits.slice(2))
  if (/^467[02369]\d{7}$/.test(digits) || mobile.test(digits)) return true
  return isLandline(digits, candidate, before) && !(candidate.length === 1 && followsReference(text, first.start))
}

function isInternational(digits: string): boolean {
  if (digits.startsWith('46')) return /^0?[1-9]\d{6,8}$/.test(digits.slice(2))
  return /^[1-9]\d{8,14}$/.test(digits)
}

function isLandline(digits: string, candidate: readonly DigitGroup[], before: DigitGroup | undefined): boolean {
  const code = areaCode(digits)
  if (code === undefined || !/^[1-9]/.test(digits.slice(code.length))) return false
  if (digits.length > 10 || digits.length < (code.length === 4 || candidate.length === 1 ? 9 : 8)) return false
  const [first, ...rest] = candidate
  if (rest.length === 0) return true
  return first?.digits === code && hasEvenGaps(rest) && !isInListOfPairs(candidate, before)
}

function areaCode(digits: string): string | undefined {
  if (digits.startsWith('08')) return '08'
  return threeDigitCode.exec(digits)?.[0] ?? fourDigitCode.exec(digits)?.[0]
}

/** After the area code the same kind of gap all through; full stops belong to times. */
function hasEvenGaps([separator, ...groups]: readonly DigitGroup[]): boolean {
  const kinds = new Set(groups.map(({ gap }) => gap?.trim()))
  const sameThroughout = kinds.size === 0 || (kinds.size === 1 && (kinds.has('') || kinds.has(separator?.gap?.trim())))
  return sameThroughout && ![separator, ...groups].some((group) => group?.gap?.includes('.'))
}

/** 08-12-2024, 07.01.2026 14.30 and 07-02-26 1430 are moments. */
function beginsWithDate([first, second, third, fourth]: readonly DigitGroup[]): boolean {
  if (first?.digits.length !== 2 || second?.digits.length !== 2 || second.gap !== third?.gap) return false
  if (!/^[-./]$/.test(second.gap ?? '')) return false
  return /^(19|20)\d\d$/.test(third?.digits ?? '') || (third?.digits.length === 2 && fourth?.gap === ' ')
}

/** 12 11 14 08 17 11 12: counts in a row, not a number to call. */
function isInListOfPairs(candidate: readonly DigitGroup[], before: DigitGroup | undefined): boolean {
  const blankBefore = candidate[0]?.gap === ' ' && (before?.digits.length ?? 0) <= 2
  return blankBefore && candidate[1]?.gap === ' '
}

function followsReference(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - longestReference), start)
  return referenceBefore.test(before) || (numberOfThing.test(before) && !numberOfPhone.test(before))
}

function endOf(candidate: readonly DigitGroup[]): number {
  return candidate.at(-1)?.end ?? 0
}
