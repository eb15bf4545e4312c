import type { Span } from './finding.ts'
import { givenNameCertainty, type NameCertainty } from './given-names.ts'
import { isPointedOut, isWhereabouts } from './name.context.ts'
import * as places from './name.places.ts'
import { belongings, particles, surname, surnameEnding } from './name.words.ts'
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
    // The rest of "Karl XIV Johan" or "Lasses Livs" is no name either.
    index = calledAfter ? endOfCapitals(words, end) : Math.max(index + 1, end)
  }
  return spans
}

function beginsName(words: readonly Word[], index: number): boolean {
  const word = words[index]
  if (!word || places.organisations.has(word.lower)) return false
  if (word.spelling === 'small') return isPointedOut(words, index) && givenNameOf(word) !== undefined
  const given = givenNameOf(word)
  const next = nextInName(words, index)
  if (word.spelling === 'capitals') return isSurname(word) || (given !== undefined && isNameInCapitals(next))
  if (isInitial(word) && next?.gap === '. ')
    return surnameEnding.test(next.lower) && !places.streetHead.test(next.lower)
  if (isPointedOut(words, index) || isSurname(word)) return !places.streetHead.test(word.lower)
  if (given) return isCertainEnough(given, words, index)
  return !isFirstInSentence(words, index) && next !== undefined && isSurname(next) && word.written.length > 1
}

function isCertainEnough({ certainty, genitive }: GivenName, words: readonly Word[], index: number): boolean {
  const next = nextInName(words, index)
  const hasSurname = next !== undefined && (givenNameOf(next) !== undefined || surnameEnding.test(next.lower))
  if (certainty === 'with-surname') return hasSurname
  if (!hasSurname && !genitive && isWhereabouts(words, index)) return false
  return certainty === 'certain' || hasSurname || !(isFirstInSentence(words, index) || isOwned(words, index))
}

/** "Barnens Dag": after a capitalised genitive that is nobody's name a word that may be a name is none. */
function isOwned(words: readonly Word[], index: number): boolean {
  const before = words[index - 1]
  const owner = words[index]?.gap === ' ' && before?.spelling === 'capital' && before.lower.endsWith('s')
  return owner && givenNameOf(before) === undefined && !isSurname(before)
}

/** The letter before the full stop of "H. Testgren"; N, S, V and Ö are points of the compass. */
function isInitial({ written }: Word): boolean {
  return /^(?![NSVÖ])\p{Lu}$/u.test(written)
}

function isNameInCapitals(next: Word | undefined): boolean {
  return next?.spelling === 'capitals' && (isSurname(next) || givenNameOf(next) !== undefined)
}

function isSurname(word: Word): boolean {
  return word.spelling !== 'small' && surname.test(word.lower)
}

/** First in the text, a sentence, a bracket or a quotation, or after a colon or dash ("Skador: Inga"). */
function isFirstInSentence(words: readonly Word[], index: number): boolean {
  return index === 0 || /[.!?:\n…•({["“”»]|- ?$/.test(words[index]?.gap ?? '')
}

type GivenName = { readonly certainty: NameCertainty; readonly genitive: boolean }

/** A listed given name as written, or without the ending of the genitive. */
function givenNameOf({ lower }: Word): GivenName | undefined {
  const asWritten = givenNameCertainty(lower)
  if (asWritten) return { certainty: asWritten, genitive: false }
  const base = /^(.*[^sxz])(?::s|'s|s)$/.exec(lower)?.[1]
  const certainty = base === undefined ? undefined : givenNameCertainty(base)
  return certainty && { certainty, genitive: true }
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
    if (!last || !next || isGenitive(last) || places.organisations.has(next.lower)) break
    if (end - index > 1 && (isAddress(next) || (last.spelling === 'capitals' && isSurname(last)))) break
    if (nextInName(words, end - 1)) end += 1
    else if (next.gap === ' ' && particles.has(next.lower) && words[end + 1]?.spelling === 'capital') end += 2
    else break
  }
  return end
}

/** "Storgatan" after given name and surname is where somebody lives; "Dahlbergsgatan" is called after somebody. */
function isAddress(word: Word): boolean {
  return /.{3}(?<!s)(?:vägen|gatan|gränd|stigen|torget|backen|allén|ringen|slingan)$/.test(word.lower)
}

/** The word after `index` if it can go on the name: a capital after a blank, or after the full stop of an initial. */
function nextInName(words: readonly Word[], index: number): Word | undefined {
  const word = words[index]
  const next = words[index + 1]
  const follows = next?.gap === ' ' || (next?.gap === '. ' && word?.written.length === 1)
  const sameSpelling = next?.spelling === word?.spelling || next?.written.length === 1 || word?.written.length === 1
  return follows && sameSpelling && next?.spelling !== 'small' ? next : undefined
}

/** "Karl Gustavs väg", "Annas Café", "kvarteret Björn", "Erik Dahlbergsgatan", "Clas Ohlson", "Karl XI", "Kjell & Co" */
function isCalledAfterPerson(words: readonly Word[], start: number, end: number): boolean {
  const name = words.slice(start, end)
  const before = words[start - 1]
  if (before && /^\.? $/.test(words[start]?.gap ?? '') && namesAThing(before)) return true
  if (places.knownNames.has(`${name[0]?.lower}-${name[1]?.lower.replace(/s$/, '')}`)) return true
  const partner = words[end]
  if (partner?.gap === ' & ' && isNothingOwned(partner)) return true
  const through = end - start > 1 && partner && isAddress(partner) ? end : endOfCapitals(words, end) + 1
  const within = words.slice(start + 1, through)
  if (within.some((word, index) => word.gap === ' ' && isNotPersons(word, words[start + index]))) return true
  return words.slice(end + 1, end + 4).some((word, index) => endsStreet(word, words[end + index]))
}

/** "Johan möllares väg", but not "Kim är på väg" and not "Kim gick deras väg". */
function endsStreet(word: Word, before: Word | undefined): boolean {
  if (before?.gap !== ' ' || word.gap !== ' ' || !places.streetTail.has(word.lower)) return false
  return before.lower.endsWith('s') && !/^(?:hans|hennes|deras|dennes|ens)$/.test(before.lower)
}

function namesAThing(before: Word): boolean {
  return (
    places.thingBefore.has(before.lower) || (before.spelling !== 'small' && places.placeAdjective.has(before.lower))
  )
}

/** The index after the capitalised words that go on from `index`, as far as one looks. */
function endOfCapitals(words: readonly Word[], index: number): number {
  let end = index
  while (end - index < mostWordsInName && words[end]?.gap === ' ' && words[end]?.spelling !== 'small') end += 1
  return end
}

/** True when `word`, standing after a name, makes it a street, a place, a company or a king. */
function isNotPersons(word: Word, before: Word | undefined): boolean {
  const capital = word.spelling !== 'small'
  const genitive = /[sxz]$/.test(before?.lower ?? '')
  // "När Kim lämnade skolan": the definite form is a street or a house only after a genitive.
  const isDefinite = !capital && /(?:en|et|an|on|én)$/.test(word.lower)
  if (places.streetHead.test(word.lower) && (genitive || !isDefinite)) return true
  if (capital && (/^[IVX]{2,}(?::s)?$/.test(word.written) || isOrganisation(word) || isCompound(word))) return true
  if (!before || !genitive) return false
  if (capital && isGenitive(before) && isNothingOwned(word)) return true
  if (!places.placeHead.test(word.lower)) return false
  // After a genitive "Berg" is a place, after "Lars" a surname.
  return !capital || givenNameCertainty(before.lower) === undefined
}

/** "Anne Frank-utställningen" is a thing; in "Anna-karin" what follows the dash is a name too. */
function isCompound(word: Word): boolean {
  return /-\p{Ll}/u.test(word.written) && givenNameOf(word) === undefined
}

function isOrganisation({ lower }: Word): boolean {
  return places.organisationHead.has(lower) || places.organisationEnding.test(lower)
}

/** After a genitive a capital is the rest of a shop's name ("Petras Godis") unless it is a make of thing or a person. */
function isNothingOwned(word: Word): boolean {
  return !belongings.has(word.lower) && givenNameOf(word) === undefined && !isSurname(word)
}

/** From the first letter to the last, with the full stop of a final initial, without the -s of the genitive. */
function spanOf(text: string, name: readonly Word[]): Span {
  const last = name.at(-1)
  const start = name[0]?.start ?? 0
  if (!last) return { start, end: start }
  if (name.length > 1 && last.written.length === 1 && text[last.end] === '.') return { start, end: last.end + 1 }
  return { start, end: isGenitive(last) ? last.end - (/[:']s$/.test(last.lower) ? 2 : 1) : last.end }
}
