import { formatDate, formatNumber, formatWeek, formatWeekDays } from '#kernel/i18n/format.ts'
import { type Language, type Translate, translator } from '#kernel/i18n/texts.ts'
import { weekOf } from '#kernel/time/week.ts'
import { type Level, levels } from '#reporting/level-colours.ts'
import type { LevelWord } from '#reporting/table.ts'
import { activityTexts } from '../activities/activity.texts.ts'
import { calendarTexts } from '../calendar/calendar.texts.ts'
import { figureTexts } from '../counts/figure.texts.ts'
import { levelTexts } from '../levels/level.texts.ts'
import { levelName } from '../levels/level-words.ts'
import { pictureTexts } from './picture.texts.ts'
import type { PictureVersion } from './picture.ts'
import type { AreaPicture, PictureContent } from './picture-content.ts'
import { pictureReportTexts } from './picture-report.texts.ts'

const known = {
  entries: {
    ...pictureReportTexts.entries,
    ...pictureTexts.entries,
    ...levelTexts.entries,
    ...activityTexts.entries,
    ...figureTexts.entries,
    ...calendarTexts.entries,
  },
}

/** What every part of a picture's document needs. */
export type Page = {
  readonly content: PictureContent
  readonly language: Language
  readonly shareable: boolean
  /** whether the coordinator's own texts may stand: always in the internal version, else when the picture is marked as open */
  readonly ownWords: boolean
  readonly t: Translate<keyof typeof known.entries>
  /** a category's name, as it stands and in the middle of a sentence */
  readonly category: (id: number) => string
}

export function toPage(content: PictureContent, language: Language, version: PictureVersion): Page {
  const names = new Map(content.week?.categories.map(({ id, name }) => [id, name[language]]))
  return {
    content,
    language,
    shareable: version === 'shareable',
    ownWords: version === 'internal' || content.classification === 'open',
    t: translator(known, language),
    category: (id) => names.get(id) ?? String(id),
  }
}

/** A count as it may be told: exactly, or in the shareable version in steps of five with 0-4 as one class. */
export function countText({ shareable, language, t }: Page, n: number): string {
  if (!shareable) return formatNumber(language, n)
  return n < 5 ? t('report.few') : t('report.about', { n: Math.round(n / 5) * 5 })
}

const isLevel = (level: number | null): level is Level => levels.some((one) => one === level)

/** The level that may be told: in the shareable version only one that a person has set. */
export function shownLevel({ shareable }: Page, { level, decided }: AreaPicture['level']): Level | null {
  return isLevel(level) && (decided || !shareable) ? level : null
}

export const levelWord = ({ content, language }: Page, level: number | null): LevelWord | null =>
  isLevel(level) ? { level, word: levelName(content.levelWords, level)[language] } : null

export const levelScale = (page: Page): LevelWord[] => levels.flatMap((level) => levelWord(page, level) ?? [])

/** "upp från 3", "ned från 5", "oförändrad" or "ny". */
export function directionText(
  { t }: Pick<Page, 't'>,
  { level, before }: Pick<AreaPicture['level'], 'level' | 'before'>,
): string {
  if (before === null || level === null) return t('level.first')
  if (level === before) return t('level.same')
  return t(level > before ? 'level.up' : 'level.down', { before })
}

export function titleOf({ kind, from, to }: Pick<PictureContent, 'kind' | 'from' | 'to'>, language: Language): string {
  const t = translator(known, language)
  return kind === 'weekly'
    ? t('report.title.weekly', { week: formatWeek(language, weekOf(from), true) })
    : t(`picture.title.${kind}`, { from: formatDate(language, from), to: formatDate(language, to) })
}

export const daysOf = ({ kind, from, to }: PictureContent, language: Language): string =>
  kind === 'weekly'
    ? formatWeekDays(language, weekOf(from))
    : `${formatDate(language, from)} – ${formatDate(language, to)}`
