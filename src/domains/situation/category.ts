import type { Category } from './category.register.ts'

export type { Category }

export const nameOf = (category: Pick<Category, 'nameSv' | 'nameEn'>, language: 'sv' | 'en'): string =>
  language === 'sv' ? category.nameSv : category.nameEn
