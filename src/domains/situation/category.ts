import { z } from 'zod'

/** A kind of observation, in two levels. Its severity weighs in the suggested level; a serious one can set a minimum level. */
export const Category = z.object({
  id: z.number(),
  version: z.number(),
  code: z.string(),
  parentId: z.number().nullable(),
  nameSv: z.string(),
  nameEn: z.string(),
  severity: z.number(),
  serious: z.boolean(),
  minimumLevel: z.number().nullable(),
  caveatSv: z.string().nullable(),
  caveatEn: z.string().nullable(),
  /** history before this day is not compared with: the category was used in another way */
  baselineStart: z.string().nullable(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
})
export type Category = z.infer<typeof Category>

export const nameOf = (category: Pick<Category, 'nameSv' | 'nameEn'>, language: 'sv' | 'en'): string =>
  language === 'sv' ? category.nameSv : category.nameEn
