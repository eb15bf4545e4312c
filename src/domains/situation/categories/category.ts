import type { Category } from './category.register.ts'

export type { Category }

export const nameOf = (category: Pick<Category, 'nameSv' | 'nameEn'>, language: 'sv' | 'en'): string =>
  language === 'sv' ? category.nameSv : category.nameEn

/** A name in the middle of a sentence: a small letter first, unless it is written in capitals throughout. */
export const inSentence = (name: string): string =>
  /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name
