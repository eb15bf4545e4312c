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
const noPhones = publicPhones([])
/** Fifteen hexadecimal digits of an H3 cell, or a UUID: never a person, though it may hold such a number. */
const machineId = /(?<![\p{L}\d])(?:8[\da-f]{14}|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})(?![\p{L}\d])/giu
/** Each of them ends so; few texts do. */
const longHexadecimal = /[\da-f]{12}/i

/**
 * Personal data in a free text, sorted by place and without overlaps. It fails towards finding too much for the hard
 * kinds. A replaced finding can bare another, so the text is read again with what was found blacked out. Numbers in
 * `allowed` pass, as do the series that only organisations have.
 */
export function scanText(text: string, allowed: PublicPhones = noPhones): Finding[] {
  const plain = toPlainText(text)
  let unread = withoutMachineIds(plain.text)
  const found: KindSpan[] = []
  const take = (spans: readonly KindSpan[]) => {
    const free = withoutOverlaps(spans, unread.length)
    for (const span of free) found.push(span)
    unread = blackOut(unread, free)
    return free.length > 0
  }
  const foundHard = take(findHard(unread, allowed))
  const foundSoft = take(findSoft(unread))
  for (let round = 1; round < mostRounds && (foundHard || foundSoft); round += 1) {
    if (!take(findHard(unread, allowed))) break
  }
  return found.map((span) => toFinding(span.kind, plain.toOriginal(span))).toSorted((a, b) => a.start - b.start)
}

function withoutMachineIds(text: string): string {
  return longHexadecimal.test(text) ? text.replace(machineId, (id) => '.'.repeat(id.length)) : text
}

function findHard(text: string, allowed: PublicPhones): readonly KindSpan[] {
  const groups = digitGroups(text)
  return [
    ...ofKind('handle', findHandles(text)),
    ...ofKind('email', findEmails(text)),
    ...ofKind('personal-number', findPersonalNumbers(groups)),
    ...ofKind('phone', findPhones({ text, groups }, allowed)),
    ...ofKind('plate', findPlates(text)),
  ]
}

function findSoft(text: string): readonly KindSpan[] {
  return [...ofKind('dwelling', findDwellings(text)), ...ofKind('name', findNames(text))]
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
