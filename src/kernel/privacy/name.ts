import type { Span } from './finding.ts'
import { givenNameCertainty, type NameCertainty } from './given-names.ts'
import { isPointedOut } from './name.context.ts'
import * as known from './name.words.ts'
import { type Word, wordsOf } from './words.ts'

const mostWordsInName = 5

/**
 * Names of persons: a listed given name with what belongs to it, a word that a title or "heter" points out, or a
 * surname such as one in -sson. Streets, companies and places called after persons pass.
 */
export function findNames(text: string): readonly Span[] {
  const words = wordsOf(text)
  const spans: Span[] = []
  for (let index = 0; index < words.length; ) {
    const end = beginsName(words, index) ? endOfName(words, index) : index
    const calledAfter = end > index && isCalledAfterPerson(words, index, end)
    if (end > index && !calledAfter) spans.push(spanOf(text, words.slice(index, end)))
    // What is called after a person has a word more, which may look like a name in its turn ("Lasses Livs").
    index = Math.max(index, end) + (calledAfter || end === index ? 1 : 0)
  }
  return spans
}

function beginsName(words: readonly Word[], index: number): boolean {
  const word = words[index]
  if (!word || known.organisations.has(word.lower)) return false
  const given = givenNameOf(word)?.certainty
  const pointedOut = isPointedOut(words, index)
  if (word.spelling === 'small') return pointedOut && given !== undefined
  const next = nextInName(words, index)
  if (word.spelling === 'capitals') return isSurname(word) || (given !== undefined && isNameInCapitals(next))
  if (pointedOut || isSurname(word)) return !known.placeEnding.test(word.lower)
  if (given) return isCertainEnough(given, words, index)
  return !isFirstInSentence(words, index) && next !== undefined && isSurname(next) && word.written.length > 1
}

function isCertainEnough(certainty: NameCertainty, words: readonly Word[], index: number): boolean {
  const next = nextInName(words, index)
  const hasSurname = next !== undefined && (givenNameOf(next) !== undefined || known.surnameEnding.test(next.lower))
  if (certainty === 'with-surname') return hasSurname
  return certainty === 'certain' || hasSurname || !isFirstInSentence(words, index)
}

function isNameInCapitals(next: Word | undefined): boolean {
  return next?.spelling === 'capitals' && (isSurname(next) || givenNameOf(next) !== undefined)
}

function isSurname(word: Word): boolean {
  return word.spelling !== 'small' && known.surname.test(word.lower)
}

function isFirstInSentence(words: readonly Word[], index: number): boolean {
  return index === 0 || /[.!?\n…•]/.test(words[index]?.gap ?? '')
}

/** A listed given name as written, or without the ending of the genitive. */
function givenNameOf({ lower }: Word): { certainty: NameCertainty; genitive: boolean } | undefined {
  const asWritten = givenNameCertainty(lower)
  if (asWritten) return { certainty: asWritten, genitive: false }
  const base = givenNameCertainty(lower.replace(/(?::s|'s|s)$/, ''))
  return base && { certainty: base, genitive: true }
}

function isGenitive(word: Word): boolean {
  return givenNameOf(word)?.genitive ?? /(?:sson|dotter|ić|ic|oglu|oğlu):?s$/.test(word.lower)
}

/** The index after the last word of the name that begins at `index`. */
function endOfName(words: readonly Word[], index: number): number {
  let end = index + 1
  while (end - index < mostWordsInName) {
    const last = words[end - 1]
    const next = words[end]
    if (!last || !next || isGenitive(last) || known.organisations.has(next.lower)) break
    if (nextInName(words, end - 1)) end += 1
    else if (next.gap === ' ' && known.particles.has(next.lower) && words[end + 1]?.spelling === 'capital') end += 2
    else break
  }
  return end
}

/** The word after `index` if it can go on the name: a capital after a blank, or after the full stop of an initial. */
function nextInName(words: readonly Word[], index: number): Word | undefined {
  const word = words[index]
  const next = words[index + 1]
  const follows = next?.gap === ' ' || (next?.gap === '. ' && word?.written.length === 1)
  const sameSpelling = next?.spelling === word?.spelling || next?.written.length === 1 || word?.written.length === 1
  return follows && sameSpelling && next?.spelling !== 'small' ? next : undefined
}

/** "Karl Gustavs väg", "Annas Café", "kvarteret Björn", "Erik Dahlbergsgatan", "Clas Ohlson" */
function isCalledAfterPerson(words: readonly Word[], start: number, end: number): boolean {
  const name = words.slice(start, end)
  const first = words[start]
  const before = words[start - 1]
  if (before && /^\.? $/.test(first?.gap ?? '') && known.thingBefore.has(before.lower)) return true
  if (known.knownNames.has(`${name[0]?.lower}-${name[1]?.lower.replace(/s$/, '')}`)) return true
  const inside = name.some((word, index) => index > 0 && (isPlace(word, name[index - 1]) || isOrganisation(word)))
  const after = words[end]
  if (inside || after?.gap !== ' ') return inside
  return isOrganisation(after) || isPlace(after, name.at(-1))
}

function isOrganisation(word: Word): boolean {
  return word.spelling !== 'small' && known.organisationHead.test(word.lower)
}

/** After a genitive "Berg" is a place; after "Lars" it is a surname, while "Lars väg" is a street all the same. */
function isPlace(word: Word, before: Word | undefined): boolean {
  if (word.spelling !== 'small' && known.placeEnding.test(word.lower)) return true
  if (!before || !/[sxz]$/.test(before.lower) || !known.placeHead.test(word.lower)) return false
  return word.spelling === 'small' || givenNameCertainty(before.lower) === undefined
}

/** From the first letter to the last, with the full stop of a final initial, without the -s of the genitive. */
function spanOf(text: string, name: readonly Word[]): Span {
  const last = name.at(-1)
  const start = name[0]?.start ?? 0
  if (!last) return { start, end: start }
  if (name.length > 1 && last.written.length === 1 && text[last.end] === '.') return { start, end: last.end + 1 }
  return { start, end: isGenitive(last) ? last.end - (/[:']s$/.test(last.lower) ? 2 : 1) : last.end }
}
