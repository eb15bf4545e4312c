import { createContext, type ReactNode, useContext } from 'react'
import { type Language, type Texts, type Translate, translator } from '#kernel/i18n/texts.ts'

/** The language a page is rendered in. There is no default: a part outside a page is a mistake that should be seen. */
const PageLanguage = createContext<Language | undefined>(undefined)

export function LanguageProvider({ language, children }: { language: Language; children: ReactNode }) {
  return <PageLanguage value={language}>{children}</PageLanguage>
}

export function useLanguage(): Language {
  const language = useContext(PageLanguage)
  if (!language) throw new Error('a part was rendered outside LanguageProvider')
  return language
}

/** The lookup of one set of texts in the page's language. */
export const useTexts = <Key extends string>(texts: Texts<Key>): Translate<Key> => translator(texts, useLanguage())
