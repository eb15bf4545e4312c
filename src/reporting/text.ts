import { z } from 'zod'
import { classified } from '#kernel/model/field-class.ts'

/** Control characters (no file format can carry them) and the invisible marks that turn the reading direction of what follows. */
const unprintable = /[\p{Cc}\u2028\u2029]+/gu
const directionOverrides = /[\u202A-\u202E\u2066-\u2069]/g

/** One line of text that every output format can carry: well-formed, no control characters, no hidden change of direction. */
export const tidyText = (text: string): string =>
  text.toWellFormed().replace(directionOverrides, '').replace(unprintable, ' ').trim()

/** At most 10,000 characters, so that a spreadsheet cell can hold it. */
export const textSchema = z.string().overwrite(tidyText).min(1).max(10_000)

/** A piece of a text, plain, strong or emphasised. Spaces at its ends are kept: they part it from its neighbours. */
const run = z.strictObject({
  text: z
    .string()
    .overwrite((text) => text.toWellFormed().replace(directionOverrides, '').replace(unprintable, ' '))
    .min(1)
    .max(10_000),
  strong: z.literal(true).exactOptional(),
  emphasis: z.literal(true).exactOptional(),
  /** some party's own words about a single event: internal, whoever reads the rest */
  own: z.literal(true).exactOptional(),
})
export type Run = z.infer<typeof run>
export const runSchema = classified<typeof run, Run>(run, {
  classes: { text: 'open', strong: 'open', emphasis: 'open', own: 'open' },
  ownedBy: () => ({ partyId: null, areaId: null }),
  narrowed: (one) => (one.own ? { text: 'internal' } : {}),
})

export const runsSchema = z.array(runSchema).min(1)

export const plainText = (runs: readonly Run[]): string => runs.map((run) => run.text).join('')
