import { type Translate, translator } from '#kernel/i18n/texts.ts'
import { useLanguage } from '#web/ui/language.tsx'
import { activityTexts } from '../../activities/activity.texts.ts'
import { levelTexts } from '../../levels/level.texts.ts'
import { pictureTexts } from '../../pictures/picture.texts.ts'
import { picturePageTexts } from '../../pictures/picture-page.texts.ts'
import { followTexts } from '../../warnings/follow.texts.ts'
import { meetingTexts } from '../meeting.texts.ts'
import { meetingMinutesTexts } from '../meeting-minutes.texts.ts'

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
