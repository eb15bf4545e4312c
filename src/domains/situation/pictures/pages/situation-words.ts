import { type Translate, translator } from '#kernel/i18n/texts.ts'
import { useLanguage } from '#web/ui/language.tsx'
import { activityTexts } from '../../activities/activity.texts.ts'
import { calendarTexts } from '../../calendar/calendar.texts.ts'
import { figureTexts } from '../../counts/figure.texts.ts'
import { levelTexts } from '../../levels/level.texts.ts'
import { levelTrialTexts } from '../../levels/level-trial.texts.ts'
import { privacyTexts } from '../../privacy/privacy.texts.ts'
import { followTexts } from '../../warnings/follow.texts.ts'
import { warningTexts } from '../../warnings/warning.texts.ts'
import { pictureTexts } from '../picture.texts.ts'
import { picturePageTexts } from '../picture-page.texts.ts'
import { pictureReportTexts } from '../picture-report.texts.ts'

const known = {
  entries: {
    ...picturePageTexts.entries,
    ...pictureTexts.entries,
    ...pictureReportTexts.entries,
    ...levelTexts.entries,
    ...activityTexts.entries,
    ...figureTexts.entries,
    ...calendarTexts.entries,
    ...warningTexts.entries,
    ...followTexts.entries,
    ...levelTrialTexts.entries,
    ...privacyTexts.entries,
  },
}
export type SituationTexts = Translate<keyof typeof known.entries>

/** The texts of levels, pictures and activities in the page's language. */
export const useSituationTexts = (): SituationTexts => translator(known, useLanguage())
