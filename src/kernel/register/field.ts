import { z } from 'zod'
import type { Bilingual } from '../i18n/texts.ts'
import { decimal, id, isoDate, lines, optional, text, wholeNumber, yesNo } from '../model/fields.ts'
import { freeText, requiredFreeText } from '../privacy/free-text.ts'

/**
 * The kinds of field a register may have. Each knows how it is read from a form, what leaves, and which control draws it.
 * `schema` parses input; `output` passes what is stored.
 */
type Kind<K extends string, Value, More = unknown> = {
  readonly kind: K
  readonly schema: z.ZodType<Value>
  readonly output: z.ZodType<Value>
  readonly optional: boolean
} & More

export type FieldKind =
  | Kind<'text', string, { readonly max: number }>
  | Kind<'optional-text', string | null, { readonly max: number }>
  | Kind<'long-text', string, { readonly max: number }>
  | Kind<'optional-long-text', string | null, { readonly max: number }>
  | Kind<'lines', string[]>
  | Kind<'choice', string, { readonly choices: Readonly<Record<string, Bilingual>> }>
  | Kind<'yes-no', boolean>
  | Kind<'number', number>
  | Kind<'optional-number', number | null>
  | Kind<'date', string>
  | Kind<'optional-date', string | null>
  /** another entry of the same register */
  | Kind<'parent', number | null>

export type FieldValue<F> = F extends { readonly schema: z.ZodType<infer Value> } ? Value : never

const nullable = <T extends z.ZodType>(schema: T) => z.union([z.null(), schema])

/** A short name or code; not free text, so it does not pass the privacy guard. */
export const shortText = (max: number) => ({
  kind: 'text' as const,
  schema: text(max),
  output: z.string(),
  optional: false,
  max,
})
export const optionalShortText = (max: number) => ({
  kind: 'optional-text' as const,
  schema: optional(text(max)),
  output: nullable(z.string()),
  optional: true,
  max,
})
/** Free text: guarded. */
export const longText = (max: number) => ({
  kind: 'long-text' as const,
  schema: requiredFreeText(max),
  output: z.string(),
  optional: false,
  max,
})
export const optionalLongText = (max: number) => ({
  kind: 'optional-long-text' as const,
  schema: optional(freeText(max)),
  output: nullable(z.string()),
  optional: true,
  max,
})
export const textLines = (most: number, max: number) => ({
  kind: 'lines' as const,
  schema: lines(most, max),
  output: z.array(z.string()),
  optional: true,
})
export const yesOrNo = () => ({ kind: 'yes-no' as const, schema: yesNo(), output: z.boolean(), optional: true })
export const number = (min: number, max: number) => ({
  kind: 'number' as const,
  schema: wholeNumber(min, max),
  output: z.number(),
  optional: false,
})
export const optionalNumber = (min: number, max: number) => ({
  kind: 'optional-number' as const,
  schema: optional(decimal(min, max)),
  output: nullable(z.number()),
  optional: true,
})
export const day = () => ({ kind: 'date' as const, schema: isoDate(), output: z.string(), optional: false })
export const optionalDay = () => ({
  kind: 'optional-date' as const,
  schema: optional(isoDate()),
  output: nullable(z.string()),
  optional: true,
})
export const parent = () => ({
  kind: 'parent' as const,
  schema: optional(id()),
  output: nullable(z.number()),
  optional: true,
})

export function choice<const C extends Readonly<Record<string, Bilingual>>>(choices: C) {
  const schema = z.enum(Object.keys(choices) as [keyof C & string, ...(keyof C & string)[]]) as unknown as z.ZodType<
    keyof C & string
  >
  return { kind: 'choice' as const, schema, output: schema, optional: false, choices }
}
