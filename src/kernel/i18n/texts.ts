import { IntlMessageFormat } from 'intl-messageformat'

export const languages = ['sv', 'en'] as const
export type Language = (typeof languages)[number]
/** A text that somebody wrote in both languages. */
export type Bilingual = { readonly sv: string; readonly en: string }
export type TextParams = Readonly<Record<string, string | number>>
export type Texts<Key extends string> = { readonly entries: Readonly<Record<Key, Bilingual>> }
export type Translate<Key extends string> = (key: Key, params?: TextParams) => string

export const locale: Record<Language, string> = { sv: 'sv-SE', en: 'en-GB' }

/** Declares texts with ICU messages. A key without Swedish or English does not compile. */
export const defineTexts = <Key extends string>(entries: Record<Key, Bilingual>): Texts<Key> => ({ entries })

const compiled = new Map<string, IntlMessageFormat>()

/** Formats one ICU message; compiled messages are kept. */
export function formatMessage(language: Language, message: string, params: TextParams = {}): string {
  const key = `${language}${message}`
  let format = compiled.get(key)
  if (!format) {
    format = new IntlMessageFormat(message, locale[language], undefined, { ignoreTag: true })
    compiled.set(key, format)
  }
  return String(format.format(params))
}

/** The lookup of one set of texts in one language. */
export const translator =
  <Key extends string>(texts: Texts<Key>, language: Language): Translate<Key> =>
  (key, params) =>
    formatMessage(language, texts.entries[key][language], params)

/** Every set of texts as one map, for looking up codes (problems, findings, reasons) that travel as strings. */
export function collectTexts(sets: readonly Texts<string>[]): ReadonlyMap<string, Bilingual> {
  const all = new Map<string, Bilingual>()
  for (const set of sets)
    for (const [key, text] of Object.entries(set.entries)) {
      if (all.has(key)) throw new Error(`text key defined twice: ${key}`)
      all.set(key, text)
    }
  return all
}
