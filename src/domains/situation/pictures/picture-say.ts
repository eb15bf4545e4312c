import { formatList, formatNumber } from '#kernel/i18n/format.ts'
import { type Language, type TextParams, translator } from '#kernel/i18n/texts.ts'
import { inSentence } from '../categories/category.ts'
import { levelTexts } from '../levels/level.texts.ts'
import { pictureTexts } from './picture.texts.ts'
import type { AreaLevel, Sentence } from './picture-content.ts'

const known = { entries: { ...levelTexts.entries, ...pictureTexts.entries } }
export type PictureText = keyof typeof known.entries

/** The lookup of the texts of levels and pictures. */
export const pictureWords = (language: Language) => translator<PictureText>(known, language)

/** A sentence in one language; its code is a text of this domain, which a test over all codes holds. */
export function say(language: Language, { code, params }: Sentence): string {
  const values: Record<string, string | number> = {}
  for (const [name, value] of Object.entries(params))
    values[name] =
      typeof value === 'object'
        ? Array.isArray(value)
          ? formatList(
              language,
              value.map((one) => lower(one[language], name)),
            )
          : lower(value[language], name)
        : value
  return pictureWords(language)(code as PictureText, withRange(language, values))
}

/** A range is written from its ends: "1–5", or "0" when they are the same. */
const withRange = (language: Language, params: TextParams): TextParams =>
  typeof params.low === 'number' && typeof params.high === 'number'
    ? { ...params, range: sayRange(language, { low: params.low, high: params.high }) }
    : params

/** Names of categories stand in the middle of a sentence; names of areas, places and parties keep their capital. */
const lower = (text: string, param: string): string => (param === 'name' || param === 'kinds' ? inSentence(text) : text)

export const sayAll = (language: Language, sentences: readonly Sentence[]): string =>
  sentences.map((sentence) => say(language, sentence)).join(' ')

/** "Nivå 4: 9 händelser mot väntat 1–5; två upprepade platser; en allvarlig händelse" */
export function sayReasons(
  language: Language,
  { suggested, reasons }: Pick<AreaLevel, 'suggested' | 'reasons'>,
): string {
  const t = pictureWords(language)
  const parts = reasons.map(({ code, params }) => t(code as PictureText, withRange(language, params))).join('; ')
  return suggested === null
    ? t('level.no-suggestion', { reasons: parts })
    : t('level.suggestion', { level: suggested, reasons: parts })
}

/** "1–5": the range within which four weeks in five fall. */
export const sayRange = (language: Language, { low, high }: { readonly low: number; readonly high: number }): string =>
  low === high ? formatNumber(language, low) : `${formatNumber(language, low)}–${formatNumber(language, high)}`
