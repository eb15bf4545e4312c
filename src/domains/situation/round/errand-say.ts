import { type Language, translator } from '#kernel/i18n/texts.ts'
import { errandTexts } from './errand.texts.ts'
import type { ListedErrand } from './errand.view.ts'

const isText = (key: string): key is keyof typeof errandTexts.entries => key in errandTexts.entries

/** What a link lets one do, for whom and where. */
export function sayPurpose(language: Language, { purpose, party, area }: ListedErrand): string {
  const key = `errand.purpose.${purpose}`
  const words = isText(key) ? translator(errandTexts, language)(key) : purpose
  return [words, party, area].filter(Boolean).join(', ')
}

/** Whom it was made for; the link of a reminder was made for whoever got it. */
export const sayHolder = (language: Language, { label, purpose, id }: ListedErrand): string =>
  label || (purpose === 'nothing' ? translator(errandTexts, language)('errand.label.reminder') : String(id))
