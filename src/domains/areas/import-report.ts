import { z } from 'zod'

/**
 * One thing wrong, or worth a look, in a file of areas. `feature` counts from 0 as in the file, null when the whole file is
 * meant; `reason` has a text `areas.rejected.<reason>`; `at` is where on the map (WGS 84), when it is one place.
 */
export const FeatureRemark = z.object({
  feature: z.number().nullable(),
  code: z.string().nullable(),
  name: z.string().nullable(),
  reason: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  at: z.tuple([z.number(), z.number()]).nullable(),
})
export type FeatureRemark = z.infer<typeof FeatureRemark>

/**
 * What an import did or would do. `read` is every feature; when something is stored each is one of stored (new), updated,
 * unchanged or rejected.
 */
export const ImportReport = z.object({
  /** `id` is null while the division is not stored */
  division: z.object({ id: z.number().nullable(), name: z.string(), isNew: z.boolean() }),
  system: z.string().nullable(),
  read: z.number(),
  stored: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  rejected: z.number(),
  errors: z.array(FeatureRemark),
  warnings: z.array(FeatureRemark),
  /** known areas that the file does not mention; they are left as they are */
  missing: z.array(z.object({ id: z.number(), code: z.string(), name: z.string() })),
})
export type ImportReport = z.infer<typeof ImportReport>

const prefix = 'areas.rejected.'
/** The text key of a remark's reason. */
export const textKeyOf = (reason: string): string => `${prefix}${reason}`
/** The reason in a rule's code; rules of the kernel keep theirs. */
export const reasonOf = (code: string): string => (code.startsWith(prefix) ? code.slice(prefix.length) : code)
