import { type Language, translator } from '#kernel/i18n/texts.ts'
import { distributionTexts } from './distribution.texts.ts'
import { hoursBetween, type Lag } from './distribution.ts'

const hoursInWords = 48

/** "30 timmar efter publiceringen": how long after publication somebody was handed a picture. */
export function sayAfterPublication(language: Language, publishedAt: string, deliveredAt: string): string {
  const t = translator(distributionTexts, language)
  const hours = hoursBetween(publishedAt, deliveredAt)
  return hours < hoursInWords
    ? t('distribution.hours', { n: hours })
    : t('distribution.days', { n: Math.round(hours / 24) })
}

/** "fick den 3 dagar efter Styrgruppen"; says so when it has not been presented. K-21 */
export function sayLag(language: Language, lag: Lag | null): string {
  const t = translator(distributionTexts, language)
  if (lag === null) return t('distribution.lag.none')
  const { forum, days } = lag
  return days < 0 ? t('distribution.lag.before', { n: -days, forum }) : t('distribution.lag.after', { n: days, forum })
}
