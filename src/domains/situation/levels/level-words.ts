import type { Bilingual } from '#kernel/i18n/texts.ts'
import type { LevelWords } from '../pictures/picture-content.ts'
import { levelTexts } from './level.texts.ts'
import { levels } from './level.ts'

/** The municipality's words where it has any, else the default ones, marked as not confirmed. */
export const levelWordsFrom = (stored: LevelWords): LevelWords =>
  levels.map((level) => {
    const known = stored.find((word) => word.level === level)
    return known ?? { level, name: defaultName(level), meaning: { sv: '', en: '' }, confirmed: false }
  })

const defaultName = (level: (typeof levels)[number]): Bilingual => levelTexts.entries[`level.word.${level}`]

export const levelName = (words: LevelWords, level: number): Bilingual =>
  words.find((word) => word.level === level)?.name ?? { sv: String(level), en: String(level) }
