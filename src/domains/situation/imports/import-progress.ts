import { type Language, translator } from '#kernel/i18n/texts.ts'
import { importPageTexts } from './import-page.texts.ts'

/** How far an import has come; `state` is null when it does not go on (any more). */
export type ImportProgress = {
  readonly id: number
  readonly status: string | null
  readonly state: {
    readonly done: number
    readonly total: number | null
    readonly counts: Readonly<Record<string, number>>
  } | null
}

/** The same in words: rows read, good and rejected, or that they are being stored. */
export function progressWords(state: ImportProgress['state'], language: Language): string {
  const t = translator(importPageTexts, language)
  const { read = 0, stored: good = 0, rejected = 0, storing, preparing } = state?.counts ?? {}
  if (preparing !== undefined) return t('imports.progress.preparing')
  return storing === undefined
    ? t('imports.progress', { read, good, rejected })
    : t('imports.progress.storing', { good })
}
