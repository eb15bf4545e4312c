import { createHash } from 'node:crypto'
import { z } from 'zod'
import { languages } from '#kernel/i18n/texts.ts'
import { type Block, blockSchema, factSchema } from './block.ts'
import { textSchema } from './text.ts'

export type Section = { id: string; heading: string; blocks: Block[]; sections?: Section[] }

/** Headings go three levels down below the title: chapter, area, part. */
export const deepestSection = 3

const sectionSchema: z.ZodType<Section> = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9_-]+$/),
  heading: textSchema,
  blocks: z.array(blockSchema),
  sections: z.lazy(() => z.array(sectionSchema)).exactOptional(),
})

/**
 * A report as plain data: frozen, hashed and stored as it is, and drawn by every renderer from nothing else.
 * `dataAsOf` is an ISO instant in UTC: what was known then. `classification` is the mark on every page.
 * `summary` is what matters most, at most five sentences.
 */
export const reportSchema = z
  .strictObject({
    language: z.enum(languages),
    title: textSchema,
    subtitle: textSchema,
    facts: z.array(factSchema),
    classification: textSchema,
    dataAsOf: z.iso.datetime(),
    author: textSchema,
    keywords: z.array(textSchema),
    summary: z.array(textSchema).min(1).max(5),
    sections: z.array(sectionSchema).min(1),
  })
  .check(({ value: report, issues }) => {
    const seen = new Set<string>()
    for (const { section, depth } of walkSections(report.sections)) {
      const refuse = (message: string) =>
        issues.push({ code: 'custom', message, path: ['sections'], input: section.id })
      if (seen.has(section.id)) refuse(`two sections are called ${section.id}`)
      if (depth > deepestSection) refuse(`section ${section.id} lies too deep`)
      seen.add(section.id)
    }
  })
export type Report = z.infer<typeof reportSchema>

/** The report, checked and tidied; throws a ZodError that names every fault. */
export const parseReport = (input: unknown): Report => reportSchema.parse(input)

/** Every section in reading order with its depth, 1 for a chapter. */
export function* walkSections(sections: readonly Section[], depth = 1): Generator<{ section: Section; depth: number }> {
  for (const section of sections) {
    yield { section, depth }
    if (section.sections) yield* walkSections(section.sections, depth + 1)
  }
}

/** A report that may not leave the house, because sections it must have are missing or have nothing in them. */
export class IncompleteReport extends Error {
  readonly missing: readonly string[]
  readonly empty: readonly string[]

  constructor(missing: readonly string[], empty: readonly string[]) {
    super(
      `incomplete report; missing sections: ${missing.join(', ') || 'none'}; empty sections: ${empty.join(', ') || 'none'}`,
    )
    this.name = 'IncompleteReport'
    this.missing = missing
    this.empty = empty
  }
}

const isEmpty = (section: Section): boolean =>
  section.blocks.length === 0 && (section.sections ?? []).every((child) => isEmpty(child))

/** Throws IncompleteReport unless every required section is there and no section at all is empty. */
export function assertComplete(report: Report, requiredSectionIds: readonly string[]): void {
  const sections = [...walkSections(report.sections)].map(({ section }) => section)
  const present = new Set(sections.map((section) => section.id))
  const missing = requiredSectionIds.filter((id) => !present.has(id))
  const empty = sections.filter(isEmpty).map((section) => section.id)
  if (missing.length > 0 || empty.length > 0) throw new IncompleteReport(missing, empty)
}

const sorted = (_key: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value

/** The one spelling of a report: keys sorted, no spaces. Equal reports give equal text whatever order they were built in. */
export const canonicalJson = (report: Report): string => JSON.stringify(report, sorted)

/** SHA-256 of the canonical JSON as 64 hexadecimal digits. */
export const sha256 = (report: Report): string => createHash('sha256').update(canonicalJson(report)).digest('hex')
