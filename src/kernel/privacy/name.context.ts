import { organisations, streetHead } from './name.places.ts'
import { personWords, titles } from './name.words.ts'
import type { Word } from './words.ts'

const wordsBackToPerson = 6
const abbreviatedTitle = /^(?:dr|hr|frk)$/
const naming = new Set(['heter', 'hette', 'kallas', 'kallades', 'kallad'])

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
  }
  return spelling !== 'small' && isPresented(words, index)
}

/** "ordningsvakterna X och Y" */
function isSecondOfPair(words: readonly Word[], index: number): boolean {
  const title = words[index - 3]?.lower ?? ''
  const first = words[index - 2]
  return /(?:na|makar|paret)$/.test(title) && titles.has(title) && first?.spelling === 'capital' && first.gap === ' '
}

/** "kallar sig X", "vid namn X", "uppgav namnet X", "alias X", "presenterade sig som X" */
function isPresented(words: readonly Word[], index: number): boolean {
  const [third, second, first] = [words[index - 3]?.lower ?? '', words[index - 2]?.lower ?? '', words[index - 1]?.lower]
  if (first === 'alias') return true
  if (first === 'o') return second === 'c' && words[index - 1]?.gap === '/'
  if (first === 'namn') return second === 'vid'
  if (first === 'namnet') return /^(?:uppgav|uppger|uppgett|under)$/.test(second)
  if (first === 'som') return second === 'sig' && third.startsWith('presentera')
  return /^(?:honom|henne|hen|sig|sej)$/.test(first ?? '') && /^(?:kallar|kallade|kallat)$/.test(second)
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
