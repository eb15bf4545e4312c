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
  if (naming.has(before)) return saysOwnName.has(words[index - 2]?.lower ?? '') || isAboutPerson(words, index - 1)
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

/** "en vän till X", also in small letters. */
export function isRelativeOf(words: readonly Word[], index: number): boolean {
  return isRelative(words[index - 2]?.lower ?? '')
}

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
  if (first === 'namn') return second === 'vid'
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
