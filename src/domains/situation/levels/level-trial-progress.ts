import { type Language, translator } from '#kernel/i18n/texts.ts'
import { levelTrialTexts } from './level-trial.texts.ts'

/** How far a trial has come, in weeks; null when it does not go on (any more). */
export type TrialProgress = { readonly done: number; readonly total: number | null } | null

export const trialWords = (state: TrialProgress, language: Language): string =>
  translator(levelTrialTexts, language)('trials.progress', { done: state?.done ?? 0, total: state?.total ?? 0 })
