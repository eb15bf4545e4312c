import { formatWeek } from '#kernel/i18n/format.ts'
import { type Language, translator } from '#kernel/i18n/texts.ts'
import { activityTexts } from './activity.texts.ts'
import type { ActivityEffect } from './activity-effect.ts'

/** "Trygghetsvandring (Huge), klar v. 36. Före: 12 händelser på 4 veckor. Efter: 8 på 4 veckor. Skillnaden är inom …" */
export function sayEffect(language: Language, effect: ActivityEffect): string {
  const t = translator(activityTexts, language)
  const { text, party, closedWeek, before, after, verdict } = effect
  const figures = t('activities.effect.item', {
    text,
    party,
    week: formatWeek(language, closedWeek),
    before: before.n,
    beforeWeeks: before.weeks,
    after: after.n,
    afterWeeks: after.weeks,
  })
  return `${figures} ${t(`activities.effect.${verdict}`)}`
}
