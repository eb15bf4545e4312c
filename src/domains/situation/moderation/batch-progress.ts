import { type Language, translator } from '#kernel/i18n/texts.ts'
import { batchTexts } from './batch.texts.ts'

/** How far a batch has come; null when nothing goes on (any more). */
export type BatchProgress = { readonly done: number; readonly total: number | null } | null

export const batchWords = (state: BatchProgress, language: Language): string => {
  const t = translator(batchTexts, language)
  const done = state?.done ?? 0
  return state?.total == null ? t('batch.progress-undo', { done }) : t('batch.progress', { done, total: state.total })
}
