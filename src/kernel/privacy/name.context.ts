import { givenNameCertainty } from './given-names.ts'
import { isPlace, organisations, streetHead } from './name.places.ts'
import { alsoCompanies, kin, personWords, titleEnding, titles } from './name.words.ts'
import type { Word } from './words.ts'

const wordsBackToPerson = 6
const abbreviatedTitle = /^(?:dr|hr|frk)$/
/** "uppges heta X", "säger sig heta X" */
const saysOwnName = new Set(['sig', 'sägs', 'uppges'])
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
  if (naming.has(before)) {
    const subject = words[index - 2]?.lower ?? ''
    return saysOwnName.has(subject) || subject === 'jag' || isAboutPerson(words, index - 1)
  }
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
  if (word === 'till') return isRelative(second)
  return word.length > 4 && titleEnding.test(word) && !alsoCompanies.test(word)
}

const roles: ReadonlySet<string> = new Set([...titles, ...personWords, ...kin])

/** True for what a person is or does: "mamma", "rektor", "fältassistenten". */
export function isRole(word: string): boolean {
  return roles.has(word) || (word.length > 4 && titleEnding.test(word))
}

/** Where a name may be written without its capital: "grannen x", "en vän till x", "det är x", "x i 7c". */
export function isPersonInSmallLetters(words: readonly Word[], index: number, text: string): boolean {
  const [second = '', first = ''] = [words[index - 2]?.lower, words[index - 1]?.lower]
  const { gap, end = 0 } = words[index] ?? {}
  if (words[index + 1]?.lower === 'i' && inClass.test(text.slice(end, end + longestClass))) return true
  if (gap !== ' ') return false
  if (first === 'till') return isRelative(second)
  if (first === 'är') return second === 'det' || second === 'jag'
  return first === 'mvh' || (roles.has(first) && !pronouns.has(first))
}

const pronouns = new Set('dom han hen hon man någon nån'.split(' '))
const longestClass = 12
const inClass =
  /^ i (?:åk ?)?(?:[1-9] ?[a-f](?![\p{L}\d])|(?:ettan|tvåan|trean|fyran|femman|sexan|sjuan|åttan|nian)(?!\p{L}))/iu

function isRelative(word: string): boolean {
  return kin.has(word) || personWords.has(word) || relative.test(word)
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
  if (first === 'namn') return /^(?:vid|uppgivet|uppgett|angivet|angett|riktiga|rätta|falska|falskt)$/.test(second)
  if (first === 'namnet') return /^(?:uppgav|uppger|uppgett|under|har|till|angav|skrev|lämnade)$/.test(second)
  if (first === 'som') {
    if (/^(?:honom|henne|hen)$/.test(second)) return /^känn(?:er|a|t)$|^kände$/.test(third)
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

/** "Anmälare: Xyz Yzson": after a label two capitals that are no company's are a person's. */
export function isLabelled(words: readonly Word[], index: number): boolean {
  const [word, before, next] = [words[index], words[index - 1], words[index + 1]]
  if (word?.gap !== ': ' || word.spelling !== 'capital' || !label.test(before?.lower ?? '')) return false
  return next?.gap === ' ' && next.spelling === 'capital' && !isPlace(next.lower) && !organisations.has(word.lower)
}

function isAboutPerson(words: readonly Word[], verb: number): boolean {
  for (let index = verb; index > verb - wordsBackToPerson; index -= 1) {
    if (/[.!?\n]/.test(words[index]?.gap ?? '')) return false
    const word = words[index - 1]
    if (personWords.has(word?.lower ?? '')) return true
    if (word?.spelling === 'capital' && givenNameCertainty(word.lower) === 'certain') return true
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
