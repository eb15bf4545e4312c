import type { Span } from './finding.ts'
import { givenNameCertainty, type NameCertainty, soundsLikeGivenName } from './given-names.ts'
import { isLabelled, isPersonInSmallLetters, isPointedOut, isRole, isWhereabouts } from './name.context.ts'
import * as places from './name.places.ts'
import { actsAsPerson, doesWhatPersonsDo, isOtherName, isToldToBePerson } from './name.unlisted.ts'
import { belongings, particles, surname, surnameEnding } from './name.words.ts'
import { properNames } from './proper-names.ts'
import { surnames } from './surnames.ts'
import { type Word, wordsOf } from './words.ts'

const mostWordsInName = 5
const conjunctions = new Set(['och', 'samt', 'eller', 'o'])
const namedByVerb = new Set(['heter', 'hette', 'hetat', 'heta', 'kallas', 'kallades', 'kallad'])

/**
 * Names of persons: a listed given name with what belongs to it, a word that a title or "heter" points out, or a
 * surname such as one in -sson. Streets, companies and places called after persons pass.
 */
export function findNames(text: string): readonly Span[] {
  const words = wordsOf(text)
  const spans: Span[] = []
  let nameBefore = -1
  for (let index = 0; index < words.length; ) {
    const isName = beginsName(text, words, index) || isAnotherPerson(text, words, index, nameBefore)
    const end = isName ? endOfName(words, index) : index
    const calledAfter = end > index && isCalledAfterPerson(words, index, end)
    if (end > index && !calledAfter) {
      spans.push(spanOf(text, words.slice(index, end)))
      nameBefore = end
    }
    // The rest of "Karl XIV Johan" or "Lasses Livs" is no name either.
    index = calledAfter ? endOfCapitals(words, end) : Math.max(index + 1, end)
  }
  return spans
}

/** Capitals that no list holds: beside a name that was found, or told to be a person's by what is said. */
function isAnotherPerson(text: string, words: readonly Word[], index: number, nameBefore: number): boolean {
  const word = words[index]
  if (word?.spelling !== 'capital' || isFirstInSentence(words, index)) return false
  if (isPairedWith(words, index, nameBefore)) return true
  return isToldToBePerson(words, index, text)
}

/** "[name] och X", "[name], X och": unless X is a place or a body. */
function isPairedWith(words: readonly Word[], index: number, nameBefore: number): boolean {
  if (nameBefore < 0 || index - nameBefore > 1) return false
  const [word, joint] = [words[index], words[nameBefore]]
  if (!word || word.written.length < 3 || isKnownThing(words, index)) return false
  if (index === nameBefore) return word.gap === ', ' && conjunctions.has(words[index + 1]?.lower ?? '')
  return word.gap === ' ' && joint?.gap === ' ' && conjunctions.has(joint.lower)
}

/** "X och [name]", also where a sentence begins: a doubtful name is one beside another. */
function isPairedWithNext(words: readonly Word[], index: number): boolean {
  const [joint, other] = [words[index + 1], words[index + 2]]
  if (joint?.gap !== ' ' || other?.gap !== ' ' || other.spelling !== 'capital') return false
  if (!conjunctions.has(joint.lower) || isBusiness(words, index)) return false
  const certainty = givenNameOf(other)?.certainty
  return certainty !== undefined && certainty !== 'with-surname' && !isCalledAfterPerson(words, index + 2, index + 3)
}

function isKnownThing(words: readonly Word[], index: number): boolean {
  const word = words[index]
  if (!word) return true
  const next = nextInName(words, index)
  if (next && (isOrganisation(next) || places.streetHead.test(next.lower))) return true
  if (isOrganisation(word) || places.organisations.has(word.lower) || properNames.has(word.lower)) return true
  return places.isPlace(word.lower) || places.streetHead.test(word.lower)
}

function beginsName(text: string, words: readonly Word[], index: number): boolean {
  const word = words[index]
  if (!word) return false
  // Most words; only what is said of them makes a name of them.
  if (word.spelling === 'small') {
    const given = givenNameOf(word)
    if (given === undefined) return false
    if (namedByVerb.has(words[index - 1]?.lower ?? '')) return isPointedOut(words, index)
    return (
      given.certainty === 'certain' &&
      !wordsInSmallLetters.has(word.lower) &&
      isPersonInSmallLetters(words, index, text)
    )
  }
  if (isGang(word)) return givenNameOf(beforeDash(word))?.certainty === 'certain'
  if ((isCompound(word) && !isByname(word)) || !mayBeginName(words, index)) return false
  return !places.organisations.has(word.lower) && !isAbbreviation(word) && !isAmongPlaces(words, index)
}

/** The same of a word in capitals or with one, before it is asked whether it is the name of a body or a place. */
function mayBeginName(words: readonly Word[], index: number): boolean {
  const word = words[index]
  if (!word) return false
  const given = givenNameOf(word)
  const next = nextInName(words, index)
  if (isInitials(words, index)) return true
  if (word.spelling === 'capitals')
    return isSurname(word) || (given !== undefined && (isNameInCapitals(next) || isAmongCapitals(words, index)))
  if (isInitial(word) && next?.gap === '. ')
    return surnameEnding.test(next.lower) && !places.streetHead.test(next.lower)
  if (isPointedOut(words, index) || isByname(word)) return !places.streetHead.test(word.lower)
  if (isSurname(word) && !(isListedSurname(word) && isWhere(words, index))) return !places.streetHead.test(word.lower)
  if (isLabelled(words, index)) return next === undefined || !isOrganisation(next)
  if (given) return isCertainEnough(given, words, index) && !(given.genitive && isBusiness(words, index))
  if (isFirstInSentence(words, index)) return false
  if (isNickname(words, index) || isBeforeGivenName(words, index)) return true
  if (next !== undefined && isSurname(next) && word.written.length > 1) return true
  return isOtherSpelling(words, index)
}

/** Listed names that without their capital are words: "killen eldar". */
const wordsInSmallLetters = new Set(
  'alva ana ann anker eldar etta fina inger lina nick oliver ruta sade valda visar'.split(' '),
)

/** "K-G Xyzlund", "J.P. Holm" */
function isInitials(words: readonly Word[], index: number): boolean {
  const [word, next] = [words[index], nextInName(words, index)]
  if (word === undefined || next === undefined) return false
  if (isJoinedInitials(word)) return next.spelling === 'capital' && surnameEnding.test(next.lower)
  const last = words[index + 2]
  if (!isInitial(word) || next.gap !== '.' || !isInitial(next) || last?.gap !== '. ') return false
  return last.spelling === 'capital' && (surnameEnding.test(last.lower) || !isKnownThing(words, index + 2))
}

function isJoinedInitials({ written }: Word): boolean {
  return written.length === 3 && /^\p{Lu}-\p{Lu}$/u.test(written)
}

/** "Dubbel-Lasse": a byname joined to a given name. */
function isByname({ written, lower }: Word): boolean {
  const dash = lower.lastIndexOf('-')
  if (dash < 3 || !/\p{Ll}-\p{Lu}\p{Ll}+$/u.test(written) || isOtherName(lower.slice(0, dash))) return false
  return dash < lower.length - 4 && givenNameCertainty(lower.slice(dash + 1)) === 'certain'
}

/** "Chen Karim Xyz": an unlisted first name before a listed one, inside a sentence. */
function isBeforeGivenName(words: readonly Word[], index: number): boolean {
  const [word, next] = [words[index], nextInName(words, index)]
  if (word?.gap !== ' ' || next === undefined || word.written.length < 3 || isWhere(words, index)) return false
  const given = givenNameOf(next)
  if (given?.certainty !== 'certain' || given.genitive || isRole(word.lower) || namesAThing(word)) return false
  return !isKnownThing(words, index)
}

/** A name in a spelling that the list lacks; not where something is ("på Sofija" may be a café), and no place. */
function isOtherSpelling(words: readonly Word[], index: number): boolean {
  const word = words[index]
  if (!word || isWhere(words, index) || !soundsLikeGivenName(word.lower)) return false
  return !places.isPlace(word.lower) && !places.placeAdjective.has(word.lower)
}

/** "Stoffe", "Jompe": the Swedish short form of any name; few other words inside a sentence have it and a capital. */
function isNickname(words: readonly Word[], index: number): boolean {
  const word = words[index]
  if (word?.gap !== ' ' || words[index - 1]?.spelling !== 'small' || words[index + 1]?.spelling === 'capital')
    return false
  return (
    nickname.test(word.lower) && !isWhere(words, index) && !places.isPlace(word.lower) && !properNames.has(word.lower)
  )
}

const nickname = /^\p{L}{1,3}(?:bb|ff|gg|jj|ck|ll|mp|nn|pp|rr|ss|tt)e$/u

/** "på Harrys och", "vid Emmas.", "Harrys, Bishops Arms": nothing that the person owns follows. */
function isBusiness(words: readonly Word[], index: number): boolean {
  const next = words[index + 1]
  if (!isWhere(words, index)) return next?.gap === ', ' && next.spelling === 'capital'
  return (
    next?.gap !== ' ' ||
    /^(?:och|samt|eller|i|på|vid|under|efter|innan|har|är|vill|säger|ville|hade|var)$/.test(next.lower)
  )
}

/** "vid Lundbergs" is a shop, "på Sofija" a café. */
function isWhere(words: readonly Word[], index: number): boolean {
  return words[index]?.gap === ' ' && places.prepositions.has(words[index - 1]?.lower ?? '')
}

/** "SoL" and "HvB": short, with a capital inside. */
function isAbbreviation({ written, spelling }: Word): boolean {
  return spelling === 'capital' && written.length <= 4 && /\p{Ll}\p{Lu}/u.test(written)
}

/** "Ulrika, Linköping och Motala": one among municipalities is a place too. */
function isAmongPlaces(words: readonly Word[], index: number): boolean {
  const [before, next] = [words[index - 1], words[index + 1]]
  const word = words[index]
  if (next?.gap === ', ' && places.isMunicipality(next.lower)) return true
  if (word?.gap === ', ' && places.isMunicipality(before?.lower)) return true
  if (next?.gap === ' ' && next.lower === 'och' && places.isMunicipality(words[index + 2]?.lower)) return true
  return before?.lower === 'och' && places.isMunicipality(words[index - 2]?.lower)
}

function isCertainEnough({ certainty, genitive }: GivenName, words: readonly Word[], index: number): boolean {
  const next = nextInName(words, index)
  const hasSurname =
    next !== undefined && (givenNameOf(next) !== undefined || surnameEnding.test(next.lower) || isSurname(next))
  if (certainty !== 'certain' && !genitive) {
    if (doesWhatPersonsDo(words, index) || actsAsPerson(words, index)) return true
    if (isPairedWithNext(words, index)) return true
  }
  if (certainty === 'with-surname') return hasSurname
  if (!hasSurname && !genitive && isWhereabouts(words, index)) return false
  if (!hasSurname && certainty === 'inside-sentence' && isWhere(words, index)) return false
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

/** "ANNELI I KASSAN": a whole line in capitals, where they tell nothing. */
function isAmongCapitals(words: readonly Word[], index: number): boolean {
  const word = words[index]
  if (!word || word.written.length < 4 || givenNameOf(word)?.certainty !== 'certain') return false
  const beside = words.slice(Math.max(0, index - 2), index + 3)
  return (
    beside.length >= 3 && beside.every((one) => one.written === one.written.toUpperCase() && !/["”“»]/.test(one.gap))
  )
}

function isNameInCapitals(next: Word | undefined): boolean {
  return next?.spelling === 'capitals' && (isSurname(next) || givenNameOf(next) !== undefined)
}

function isSurname(word: Word): boolean {
  if (word.spelling === 'small') return false
  return (surnameTails.has(tailOf(word.lower)) && surname.test(word.lower)) || isListedSurname(word)
}

/** The two last letters before the -s of a genitive: enough to leave most words out. */
const surnameTails = new Set('on er ir ić ic lu ki ko st'.split(' '))
const tailOf = (lower: string): string => (lower.endsWith('s') ? lower.slice(-3, -1) : lower.slice(-2))

function isListedSurname({ lower }: Word): boolean {
  if (surnames.has(lower)) return true
  return lower.endsWith('s') && surnames.has(lower.slice(0, lower.endsWith(':s') ? -2 : -1))
}

/** First in the text, a sentence, a bracket or a quotation, or after a colon or dash ("Skador: Inga"). */
function isFirstInSentence(words: readonly Word[], index: number): boolean {
  if (index > 0 && words[index]?.gap === ' ') return false
  return index === 0 || /[.!?:\n…•({["“”»]|- ?$/.test(words[index]?.gap ?? '')
}

type GivenName = { readonly certainty: NameCertainty; readonly genitive: boolean }

/** A listed given name as written, or without the ending of the genitive. */
function givenNameOf({ lower }: Word): GivenName | undefined {
  const asWritten = givenNameCertainty(lower)
  if (asWritten) return { certainty: asWritten, genitive: false }
  if (!lower.endsWith('s')) return undefined
  const base = lower.slice(0, /[:']s$/.test(lower) ? -2 : -1)
  const certainty = /[sxz]$/.test(base) ? undefined : givenNameCertainty(base)
  return certainty && { certainty, genitive: true }
}

function isGenitive(word: Word): boolean {
  if (isListedSurname(word)) return !surnames.has(word.lower)
  return givenNameOf(word)?.genitive ?? /(?:sson|dotter|ić|ic|oglu|oğlu):?s$/.test(word.lower)
}

/** The index after the last word of the name that begins at `index`. */
function endOfName(words: readonly Word[], index: number): number {
  let end = index + 1
  while (end - index < mostWordsInName) {
    const last = words[end - 1]
    const next = words[end]
    if (!last || !next || isGenitive(last) || places.organisations.has(next.lower)) break
    if (last.spelling === 'capitals' && !isJoinedInitials(last) && !isSurname(next) && !givenNameOf(next)) break
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
  const follows = next?.gap === ' ' || (word?.written.length === 1 && /^\. ?$/.test(next?.gap ?? ''))
  const isShort = next?.written.length === 1 || word?.written.length === 1 || (word && isJoinedInitials(word))
  const sameSpelling = next?.spelling === word?.spelling || isShort
  return follows && sameSpelling && next?.spelling !== 'small' ? next : undefined
}

/** "Karl Gustavs väg", "Annas Café", "kvarteret Björn", "Erik Dahlbergsgatan", "Clas Ohlson", "Karl XI", "Kjell & Co" */
function isCalledAfterPerson(words: readonly Word[], start: number, end: number): boolean {
  const name = words.slice(start, end)
  const before = words[start - 1]
  if (before && /^\.? $/.test(words[start]?.gap ?? '') && namesAThing(before)) return true
  const together = `${name[0]?.lower}-${name[1]?.lower}`
  if (places.knownNames.has(together) || places.knownNames.has(together.replace(/s$/, ''))) return true
  if (isNameOfThing(words, end)) return true
  const partner = words[end]
  if (partner?.gap === ' & ' && isNothingOwned(partner)) return true
  const through = end - start > 1 && partner && isAddress(partner) ? end : endOfCapitals(words, end) + 1
  const within = words.slice(start + 1, through)
  if (within.some((word, index) => word.gap === ' ' && isNotPersons(word, words[start + index]))) return true
  return words.slice(end + 1, end + 4).some((word, index) => endsStreet(word, words[end + index]))
}

/** "Sixten är namnet på sopbilen", "Emil i Lönneberga", "Luna kök & bar" */
function isNameOfThing(words: readonly Word[], end: number): boolean {
  const [first, second, third] = words.slice(end, end + 3).map(({ lower }) => lower)
  if (words[end]?.gap === ' ' && places.trade.has(first ?? '')) return true
  if (places.feast.test(first ?? '')) return true
  if (first === 'i') return places.titleOfWork.test(second ?? '')
  return first === 'är' && second === 'namnet' && third === 'på'
}

/** "Johan möllares väg", but not "Kim är på väg" and not "Kim gick deras väg". */
function endsStreet(word: Word, before: Word | undefined): boolean {
  if (before?.gap !== ' ' || word.gap !== ' ' || !places.streetTail.has(word.lower)) return false
  return before.lower.endsWith('s') && !/^(?:hans|hennes|deras|dennes|ens)$/.test(before.lower)
}

function namesAThing(before: Word): boolean {
  return (
    places.thingBefore.has(before.lower) ||
    places.thingEnding.test(before.lower) ||
    (before.spelling !== 'small' && places.placeAdjective.has(before.lower))
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
  return word.written.includes('-') && /-\p{Ll}/u.test(word.written) && givenNameOf(word) === undefined
}

/** "Faruk-gänget" is called after somebody who lives. */
function isGang({ lower }: Word): boolean {
  return lower.includes('-') && /-(?:gänget|gruppen|familjen|bröderna|syskonen|klanen|ligan)s?$/.test(lower)
}

function beforeDash(word: Word): Word {
  return { ...word, lower: word.lower.slice(0, word.lower.lastIndexOf('-')) }
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
  if (isGang(last)) return { start, end: last.start + last.written.lastIndexOf('-') }
  if (name.length > 1 && last.written.length === 1 && text[last.end] === '.') return { start, end: last.end + 1 }
  return { start, end: isGenitive(last) ? last.end - (/[:']s$/.test(last.lower) ? 2 : 1) : last.end }
}
