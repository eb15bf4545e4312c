import { isPlace, organisations, streetHead } from './name.places.ts'
import { alsoCompanies, bodily, kin, personWords, titleEnding, titles } from './name.words.ts'
import type { Word } from './words.ts'

const wordsBackToPerson = 6
const abbreviatedTitle = /^(?:dr|hr|frk)$/
const naming = new Set(['heter', 'hette', 'hetat', 'heta', 'kallas', 'kallades', 'kallad'])

/** True when the words before say that this word is somebody's name: "rektor X", "en kille som heter X". */
export function isPointedOut(words: readonly Word[], index: number): boolean {
  const word = words[index]
  const before = words[index - 1]
  if (!word || !before || !followsDirectly(word, before) || !announcesName(words, index)) return false
  return !organisations.has(word.lower) && !streetHead.test(word.lower)
}

function followsDirectly({ gap }: Word, before: Word): boolean {
  return gap === ' ' || /^:? ?["”“'»]$/.test(gap) || (gap === '. ' && abbreviatedTitle.test(before.lower))
}

function announcesName(words: readonly Word[], index: number): boolean {
  const before = words[index - 1]?.lower ?? ''
  if (naming.has(before)) return isAboutPerson(words, index - 1)
  const { spelling, written } = words[index] ?? {}
  if (spelling === 'capital' && written !== undefined && written.length > 1) {
    if (titles.has(before) || (before === 'och' && isSecondOfPair(words, index))) return true
    if (isTitle(words, index)) return true
  }
  return spelling !== 'small' && isPresented(words, index)
}

/** "fältassistenten X", "hans bror X", "en vän till X" */
function isTitle(words: readonly Word[], index: number): boolean {
  const before = words[index - 1]?.lower ?? ''
  return namesPerson(words, index - 1, before) && !isPlace(words[index]?.lower ?? '')
}

function namesPerson(words: readonly Word[], at: number, word: string): boolean {
  const second = words[at - 1]?.lower ?? ''
  if (kin.has(word) && (possessive.test(second) || second.endsWith('s'))) return true
  if (word === 'till') return kin.has(second) || personWords.has(second) || relative.test(second)
  return word.length > 4 && titleEnding.test(word) && !alsoCompanies.test(word)
}

const possessive = /^(?:hans|hennes|deras|hens|min|vår|din|sin|dennes|dennas|en)$/
const relative = /^(?:mamman|pappan|brodern|systern|vännen|kompisen|släkting|anhörig|bekant)$/

/** "ordningsvakterna X och Y" */
function isSecondOfPair(words: readonly Word[], index: number): boolean {
  const title = words[index - 3]?.lower ?? ''
  const first = words[index - 2]
  return /(?:na|makar|paret)$/.test(title) && titles.has(title) && first?.spelling === 'capital' && first.gap === ' '
}

/** "kallar sig X", "vid namn X", "uppgav namnet X", "alias X", "presenterade sig som X" */
function isPresented(words: readonly Word[], index: number): boolean {
  const [third, second, first] = [words[index - 3]?.lower ?? '', words[index - 2]?.lower ?? '', words[index - 1]?.lower]
  if (
    /^(?:alias|smeknamnet|smeknamn|öknamnet|gatunamnet|förnamnet|efternamnet|tilltalsnamnet|undertecknat|mvh)$/.test(
      first ?? '',
    )
  )
    return true
  if (/^(?:är|var|lyder)$/.test(first ?? ''))
    return /^(?:förnamnet|efternamnet|smeknamnet|gatunamnet|öknamnet)$/.test(second)
  if (first === 'för') return /^(?:kallas|kallad|kallades|kallar|går)$/.test(second)
  if (first === 'o') return second === 'c' && words[index - 1]?.gap === '/'
  if (first === 'namn') return second === 'vid'
  if (first === 'namnet') return /^(?:uppgav|uppger|uppgett|under|har|till|angav|skrev|lämnade)$/.test(second)
  if (first === 'som') {
    if (second === 'sig') return /^(?:presentera|utger|utgav|legitimera)/.test(third)
    return /^(?:känd|känt|identifierats|identifierad|identifierades|utpekad|benämns|benämnd|tilltalas|presenterad)$/.test(
      second,
    )
  }
  return /^(?:honom|henne|hen|sig|sej)$/.test(first ?? '') && /^(?:kallar|kallade|kallat)$/.test(second)
}

/** Labels of a form: "Anmälare: X Y". */
const label =
  /^(?:anmälare|uppgiftslämnare|vittne|vittnen|misstänkt|misstänkta|gärningsman|gärningsperson|målsägande|målsäganden|förare|kontaktperson|namn|elev|offer|tipsare|säljare|drabbad|vårdnadshavare)$/

/** What a capitalised word says of a person although no list holds it; the word does not begin a sentence. */
export function isToldToBePerson(words: readonly Word[], index: number, after: string): boolean {
  const word = words[index]
  if (word?.spelling !== 'capital' || word.written.length < 3) return false
  if (!saysOfPerson(words, index) && !isDoneTo(words, index) && !isInApposition(words, index) && !ofAge.test(after))
    return false
  return !organisations.has(word.lower) && !isPlace(word.lower) && !streetHead.test(word.lower)
}

/** "knuffade X", "ropade på X" */
function isDoneTo(words: readonly Word[], index: number): boolean {
  const [second, first] = [words[index - 2]?.lower, words[index - 1]?.lower ?? '']
  if (words[index]?.gap !== ' ') return false
  if (first === 'på') return /^(?:ropade|ropar|skrek|skriker|spottade|spottar|väntade|väntar)$/.test(second ?? '')
  return /^(?:knuffade|knuffat|sparkade|sparkat|slog|jagade|jagat|mobbade|mobbar|mobbat|misshandlade|misshandlat|knivhögg|trakasserade|trakasserar|kysste|förföljde)$/.test(
    first,
  )
}

/** "den gripne, X Y, kördes": between commas after a word for somebody. */
function isInApposition(words: readonly Word[], index: number): boolean {
  if (words[index]?.gap !== ', ') return false
  const before = words[index - 1]?.lower ?? ''
  if (!titles.has(before) && !personWords.has(before) && !participle.test(before)) return false
  const [next, afterNext] = [words[index + 1], words[index + 2]]
  return next?.gap === ', ' || (next?.gap === ' ' && next.spelling === 'capital' && afterNext?.gap === ', ')
}

const participle =
  /^(?:omhändertagn[ea]|gripn[ea]|misstänkt[ea]|anhålln[ea]|häktad[ea]?|drabbad[ea]?|skadad[ea]?|avlidn[ea]|portad[ea]?|åtalad[ea]?|avvisad[ea]?|hotad[ea]?|rånad[ea]?|berusad[ea]?)$/

/** "X sprang", "X blev slagen", "Xs bror" */
function saysOfPerson(words: readonly Word[], index: number): boolean {
  const next = words[index + 1]
  if (next?.gap !== ' ' || next.spelling !== 'small') return false
  if (bodily.has(next.lower) || isStruck(words, index + 1)) return true
  return kin.has(next.lower) && /.{4}s$/.test(words[index]?.lower ?? '')
}

/** "X, 17 år", "X, född 2008", "X i 8B", "X i nian" */
const ofAge =
  /^(?:,? \(?\d{1,2} år(?!\p{L})(?! sedan| av| från| gammal(?:t)? (?:hus|byggnad|problem))|,? \(?född |,? (?:i|från|som går i) (?:klass |åk |årskurs )?(?:[1-9] ?[A-F](?![\p{L}\d])|(?:ettan|tvåan|trean|fyran|femman|sexan|sjuan|åttan|nian)(?!\p{L})))/u

/** "X blev slagen" */
function isStruck(words: readonly Word[], verb: number): boolean {
  const next = words[verb + 1]
  if (!/^(?:blev|blivit|är|var|har)$/.test(words[verb]?.lower ?? '') || next?.gap !== ' ') return false
  return /^(?:slagen|rånad|misshandlad|knivskuren|gripen|sparkad|knuffad|portad|skjuten|huggen|berusad|påverkad|full|känd|rädd|ledsen|gravid|minderårig|avvisad|omhändertagen|utskriven|hotad|mobbad|skadad)$/.test(
    next.lower,
  )
}

/** "Anmälare: Xyz Yzson": after a label two capitals that are no company's are a person's. */
export function isLabelled(words: readonly Word[], index: number): boolean {
  const [word, before, next] = [words[index], words[index - 1], words[index + 1]]
  if (word?.gap !== ': ' || word.spelling !== 'capital' || !label.test(before?.lower ?? '')) return false
  return next?.gap === ' ' && next.spelling === 'capital' && !isPlace(next.lower) && !organisations.has(word.lower)
}

function isAboutPerson(words: readonly Word[], verb: number): boolean {
  for (let index = verb; index > verb - wordsBackToPerson; index -= 1) {
    if (/[.!?\n]/.test(words[index]?.gap ?? '')) return false
    if (personWords.has(words[index - 1]?.lower ?? '')) return true
  }
  return false
}

/** "i Åsa", "norr om Fredrika": where something is, not who. */
export function isWhereabouts(words: readonly Word[], index: number): boolean {
  const before = words[index - 1]?.lower
  if (words[index]?.gap !== ' ') return false
  return (
    before === 'i' ||
    (before === 'om' &&
      /^(?:norr|söder|öster|väster|nordost|nordväst|sydost|sydväst)$/.test(words[index - 2]?.lower ?? ''))
  )
}
