import { z } from 'zod'
import { ImportMapping } from './import.ts'

/** One version of how a sender's files are read. Versions are never changed: a change is the next one. */
export const MappingVersion = z.object({
  partyId: z.number(),
  version: z.number(),
  mapping: ImportMapping,
  createdAt: z.string(),
  /** empty for what was remembered before there were versions */
  createdByName: z.string(),
  /** the version that this one is a copy of */
  restoredFrom: z.number().nullable(),
  /** how many imports were stored by it */
  imports: z.number(),
})
export type MappingVersion = z.infer<typeof MappingVersion>

export const mappingParts = [
  'columns',
  'defaults',
  'categories',
  'areas',
  'dateOrder',
  'timeZone',
  'points',
  'sheet',
] as const
export type MappingPart = (typeof mappingParts)[number]
/** `name` is the field or the sender's word; null where the part is one value. */
export type MappingDifference = {
  readonly part: MappingPart
  readonly name: string | null
  readonly before: string | null
  readonly after: string | null
}

type Values = ReadonlyMap<string | null, string>

/** The values of a part by name, in the order in which they are said. */
function valuesOf(mapping: ImportMapping, part: MappingPart): Values {
  const value = mapping[part]
  if (Array.isArray(value)) return new Map(value.map((meaning) => [meaning.value, meaning.code]))
  if (typeof value === 'string') return new Map([[null, value]])
  return new Map(Object.entries(value ?? {}))
}

/** What differs between two ways to read a sender's files; nothing when they are the same, whatever their order. */
export function compareMappings(before: ImportMapping, after: ImportMapping): readonly MappingDifference[] {
  return mappingParts.flatMap((part) => {
    const [old, now] = [valuesOf(before, part), valuesOf(after, part)]
    return [...new Set([...old.keys(), ...now.keys()])]
      .map((name) => ({ part, name, before: old.get(name) ?? null, after: now.get(name) ?? null }))
      .filter((difference) => difference.before !== difference.after)
  })
}

/** All that a mapping says, as differences from nothing. */
export const tellMapping = (mapping: ImportMapping): readonly Omit<MappingDifference, 'before'>[] =>
  mappingParts.flatMap((part) => [...valuesOf(mapping, part)].map(([name, after]) => ({ part, name, after })))
