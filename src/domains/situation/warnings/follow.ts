import { z } from 'zod'
import { id, isoWeek, optional, strict } from '#kernel/model/fields.ts'
import { standings } from '../pictures/picture-content.ts'

/** What somebody keeps an eye on: an area, or one category in it (0: the area as a whole). */
export const FollowInput = strict({ area: id(), category: optional(id()), week: optional(isoWeek()) })
export type Follow = { readonly areaId: number; readonly categoryId: number; readonly followedAt: string }

/** A followed thing with what has happened since; null where it cannot be known. */
export const Followed = z.object({
  areaId: z.number(),
  /** null: the area as a whole */
  categoryId: z.number().nullable(),
  followedAt: z.string(),
  area: z.string(),
  category: z.object({ sv: z.string(), en: z.string() }).nullable(),
  level: z.number().nullable(),
  /** the level in the week in which it was starred */
  levelThen: z.number().nullable(),
  /** events of the weeks after that one, up to the week shown */
  since: z.number(),
  n: z.number(),
  expected: z.object({ low: z.number(), high: z.number() }).nullable(),
  standing: z.enum(standings),
})
export type Followed = z.infer<typeof Followed>
