import { type Translate, translator } from '#kernel/i18n/texts.ts'
import { useLanguage } from '#web/ui/language.tsx'
import { activityTexts } from '../activity.texts.ts'
import { followTexts } from '../follow.texts.ts'
import { levelTexts } from '../level.texts.ts'
import { meetingTexts } from '../meeting.texts.ts'
import { meetingMinutesTexts } from '../meeting-minutes.texts.ts'
import { pictureTexts } from '../picture.texts.ts'
import { picturePageTexts } from '../picture-page.texts.ts'

const known = {
  entries: {
    ...meetingTexts.entries,
    ...meetingMinutesTexts.entries,
    ...activityTexts.entries,
    ...levelTexts.entries,
    ...followTexts.entries,
    ...pictureTexts.entries,
    ...picturePageTexts.entries,
  },
}
export type MeetingTexts = Translate<keyof typeof known.entries>

/** The texts of meetings in the page's language. */
export const useMeetingTexts = (): MeetingTexts => translator(known, useLanguage())
