import { z } from 'zod'
import { isoDate, oneOf, optional, text, wholeNumber } from '#kernel/model/fields.ts'
import { areaKinds } from './area.ts'

const property = () => text(120)

/** How a file of areas is to be understood. */
export const importFields = {
  codeProperty: property(),
  nameProperty: property(),
  /** holds the code of the area above */
  parentProperty: optional(property()),
  kindProperty: optional(property()),
  /** holds an object of inhabitants by year, or a number for `populationYear` */
  populationProperty: optional(property()),
  populationYear: optional(wholeNumber(1900, 2199)),
  /** where `kindProperty` says nothing */
  kind: z.preprocess((value) => value ?? 'area', oneOf(areaKinds)),
  /** the division's name; a new one is made when none has it. Left out: the main division. */
  division: optional(text(80)),
  /** the first day of areas that are new; left out: from the beginning in an empty division, else from today */
  validFrom: optional(isoDate()),
}
export const ImportOptions = z.strictObject(importFields)
export type ImportOptions = z.infer<typeof ImportOptions>

/** The same while they are still being chosen. */
export const previewFields = { ...importFields, codeProperty: optional(property()), nameProperty: optional(property()) }
const PreviewOptions = z.strictObject(previewFields)
export type PreviewOptions = z.infer<typeof PreviewOptions>

type Property = { readonly name: string; readonly unique: boolean }
const likelyCode = /^(kod|code|id|.*kod|.*code|.*_id)$/i
const likelyName = /^(namn|name|.*namn|.*name)$/i

/** Fills in the properties that are most likely meant, so that the first look at a file already shows something. */
export function suggestOptions(asked: PreviewOptions, properties: readonly Property[]): PreviewOptions {
  const code = properties.find(({ name, unique }) => unique && likelyCode.test(name))
  const name = properties.find((property) => likelyName.test(property.name))
  return {
    ...asked,
    codeProperty: asked.codeProperty ?? code?.name ?? null,
    nameProperty: asked.nameProperty ?? name?.name ?? null,
  }
}
