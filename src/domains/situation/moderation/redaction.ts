import { type Rejection, reject } from '#kernel/errors/problem.ts'
import type { FindingKind } from '#kernel/privacy/finding.ts'
import { scanText } from '#kernel/privacy/guard.ts'

/** What is struck from a text; the mark that is left says which kind of words stood there. */
export const strikeKinds = ['name', 'dwelling', 'number', 'contact', 'vehicle', 'other'] as const
export type StrikeKind = (typeof strikeKinds)[number]
export type Strike = { readonly words: string; readonly kind: StrikeKind }

const marks: Record<StrikeKind, string> = {
  name: '[struket: namn]',
  dwelling: '[struket: bostad]',
  number: '[struket: personnummer]',
  contact: '[struket: kontaktuppgift]',
  vehicle: '[struket: fordon]',
  other: '[struket]',
}
// The mark stands in the text that all see, which is in Swedish.
const kindOf: Record<FindingKind, StrikeKind> = {
  name: 'name',
  dwelling: 'dwelling',
  'personal-number': 'number',
  phone: 'contact',
  email: 'contact',
  handle: 'contact',
  plate: 'vehicle',
}

/** How many kinds of words are struck at a time: as many rows as the form has. */
export const mostStrikes = 8

/** Sealed originals are kept so long where the municipality has not said otherwise. */
export const usualSealDays = 30

/** What the privacy guard would strike: a beginning for whoever redacts. */
export const suggestedStrikes = (text: string): readonly Strike[] =>
  scanText(text)
    .map(({ kind, start, end }) => ({ words: text.slice(start, end), kind: kindOf[kind] }))
    .filter((one, at, all) => all.findIndex(({ words }) => words === one.words) === at)
    .slice(0, mostStrikes)

/** Strikes every place where the words stand, letters large or small; nothing else of the text changes. */
export function strike(text: string, strikes: readonly Strike[]): string | Rejection {
  if (strikes.length === 0) return reject('redaction.rejected.nothing')
  let struck = text
  // Longer words first, so that a name is struck as a whole before a part of it.
  for (const { words, kind } of strikes.toSorted((a, b) => b.words.length - a.words.length)) {
    const next = outsideMarks(struck, (part) => part.replaceAll(new RegExp(escaped(words), 'giu'), marks[kind]))
    if (next === struck) return reject('redaction.rejected.not-in-text')
    struck = next
  }
  return struck
}

const escaped = (words: string): string => words.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/\s+/g, '\\s+')

/** A word of the marks themselves is never struck. */
const outsideMarks = (text: string, change: (part: string) => string): string =>
  text
    .split(/(\[struket(?:: \p{L}+)?\])/u)
    .map((part, at) => (at % 2 === 1 ? part : change(part)))
    .join('')
