import { digitGroups } from './digit-groups.ts'
import { findDwellings } from './dwelling.ts'
import { findEmails } from './email.ts'
import { type Finding, type FindingKind, type KindSpan, type Span, toFinding, withoutOverlaps } from './finding.ts'
import { findHandles } from './handle.ts'
import { findNames } from './name.ts'
import { findPersonalNumbers } from './personal-number.ts'
import { type PublicPhones, publicPhones } from './phone.public.ts'
import { findPhones } from './phone.ts'
import { findPlates } from './plate.ts'
import { toPlainText } from './source-text.ts'

// Few texts need a second round; the limit keeps the time linear whatever is written.
const mostRounds = 6
/** Characters on either side of a finding that are read again, and those at the ends that only give them their context. */
const [farthest, edge] = [80, 40]
/** The gap that can stand inside one number, and one more. */
const longestGap = 4
const aDigit = /\d/
const noPhones = publicPhones([])
/** Fifteen hexadecimal digits of an H3 cell, or a UUID: never a person, though it may hold such a number. */
const machineId = /(?<![\p{L}\d])(?:8[\da-f]{14}|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})(?![\p{L}\d])/giu
/** Each of them holds this; few texts do. */
const longHexadecimal = /8[\da-f]{14}|-[\da-f]{12}/i

/**
 * Personal data in a free text, sorted by place and without overlaps. It fails towards finding too much for the hard
 * kinds. A replaced finding can bare another, so the text is read again with what was found blacked out. Numbers in
 * `allowed` pass, as do the series that only organisations have.
 */
export function scanText(text: string, allowed: PublicPhones = noPhones): Finding[] {
  const plain = toPlainText(text)
  let unread = withoutMachineIds(plain.text)
  const found: KindSpan[] = []
  const take = (spans: readonly KindSpan[]): readonly KindSpan[] => {
    if (spans.length === 0) return spans
    const free = withoutOverlaps(spans, unread.length)
    const unsettled = leavesRest(spans, free) ? free : free.filter((span) => mayHide(unread, span))
    for (const span of free) found.push(span)
    unread = blackOut(unread, free)
    return unsettled
  }
  let fresh = [...take(findHard(unread, allowed)), ...take(findSoft(unread))]
  for (let round = 1; round < mostRounds && fresh.length > 0; round += 1) {
    fresh = [...take(findBeside(fresh, unread, allowed))]
  }
  return found.map((span) => toFinding(span.kind, plain.toOriginal(span))).toSorted((a, b) => a.start - b.start)
}

/** True when a span that gave way to another reaches outside what was kept. */
function leavesRest(spans: readonly Span[], kept: readonly Span[]): boolean {
  if (spans.length === kept.length) return false
  return spans.some(({ start, end }) => !kept.some((other) => other.start <= start && other.end >= end))
}

/**
 * True when blacking out the span can bare something: a letter or a digit grown together with it, another number a gap away, or
 * capitals, among which a plate does not stand out. Everything else the rules have read already.
 */
function mayHide(text: string, { start, end }: Span): boolean {
  if (aDigit.test(text.slice(Math.max(0, start - longestGap), start))) return true
  if (aDigit.test(text.slice(end, end + longestGap))) return true
  return /[\p{L}_@]/u.test((text[start - 1] ?? '') + (text[end] ?? '')) || /\p{Lu}{2}/u.test(text.slice(start, end))
}

/** What the hard rules find near places that have just been blacked out: farther off nothing has changed for them. */
function findBeside(fresh: readonly Span[], text: string, allowed: PublicPhones): readonly KindSpan[] {
  const found: KindSpan[] = []
  let reach: Span = { start: 0, end: -1 }
  const read = () => {
    if (reach.end < 0) return
    const from = Math.max(0, reach.start - farthest)
    const piece = text.slice(from, reach.end + farthest)
    for (const { kind, start, end } of findHard(piece, allowed)) {
      // What is cut off by the edge of the piece is not what stands in the text.
      const isWhole =
        (from === 0 || start >= edge) && (from + piece.length === text.length || end <= piece.length - edge)
      if (isWhole) found.push({ kind, start: from + start, end: from + end })
    }
  }
  for (const { start, end } of fresh.toSorted((a, b) => a.start - b.start)) {
    if (reach.end >= 0 && start - reach.end <= 2 * farthest)
      reach = { start: reach.start, end: Math.max(reach.end, end) }
    else {
      read()
      reach = { start, end }
    }
  }
  read()
  return found
}

function withoutMachineIds(text: string): string {
  return longHexadecimal.test(text) ? text.replace(machineId, (id) => '.'.repeat(id.length)) : text
}

function findHard(text: string, allowed: PublicPhones): readonly KindSpan[] {
  const groups = digitGroups(text)
  const lower = inSmallLetters(text)
  const spans = [...ofKind('handle', findHandles(text, lower)), ...ofKind('email', findEmails(text, lower))]
  // Every number, and every plate, has a digit.
  if (groups.length === 0) return spans
  return [
    ...spans,
    ...ofKind('personal-number', findPersonalNumbers(groups)),
    ...ofKind('phone', findPhones({ text, groups }, allowed)),
    ...ofKind('plate', findPlates({ text, lower, groups })),
  ]
}

function findSoft(text: string): readonly KindSpan[] {
  return [...ofKind('dwelling', findDwellings(inSmallLetters(text))), ...ofKind('name', findNames(text))]
}

/** The only letter that becomes two when it is made small would move everything after it. */
function inSmallLetters(text: string): string {
  return (text.includes('\u0130') ? text.replaceAll('\u0130', 'I') : text).toLowerCase()
}

function ofKind(kind: FindingKind, spans: readonly Span[]): readonly KindSpan[] {
  return spans.map(({ start, end }) => ({ kind, start, end }))
}

/** Brackets of the same length, as the suggestions are bracketed: nothing can be read across or into them. */
function blackOut(text: string, spans: readonly Span[]): string {
  const inOrder = spans.toSorted((a, b) => a.start - b.start)
  const pieces: string[] = []
  let position = 0
  for (const { start, end } of inOrder) {
    pieces.push(text.slice(position, start), '[', ']'.repeat(Math.max(0, end - start - 1)))
    position = end
  }
  return pieces.join('') + text.slice(position)
}
