import { islandTexts } from './islands.texts.ts'

type Key = keyof typeof islandTexts.entries
export type Words = Readonly<Record<string, string>>

export const fillIn = (message: string, words: Words): string =>
  message.replace(/\{(\w+)\}/g, (_, name: string) => words[name] ?? '')

export const pageLanguage = (): 'sv' | 'en' => (document.documentElement.lang === 'en' ? 'en' : 'sv')

/** A text in the page's language. */
export const say = (key: Key, words: Words = {}): string => fillIn(islandTexts.entries[key][pageLanguage()], words)
