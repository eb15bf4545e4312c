import { z } from 'zod'
import type { Params } from '#kernel/errors/problem.ts'
import { classified, type FieldRule } from '#kernel/model/field-class.ts'
import { oneOf, optional, text, yesNo } from '#kernel/model/fields.ts'
import { freeText } from '#kernel/privacy/free-text.ts'
import { isTimeZone } from '#kernel/time/zone.ts'

/** What a file of observations can tell; every other column is left alone. */
export const importFields = [
  'when',
  'time',
  'until',
  'category',
  'area',
  'lon',
  'lat',
  'text',
  'source',
  'external-id',
] as const
export type ImportField = (typeof importFields)[number]
/** What holds for rows whose column is empty or missing; `made-up` marks a whole file as made up. */
export const defaultFields = [...importFields, 'made-up'] as const
export const dateOrders = ['auto', 'ymd', 'dmy', 'mdy'] as const
/** `auto`: as most points of the file show. */
export const pointSystems = ['auto', 'degrees', 'sweref99tm'] as const
export const conflictPolicies = ['stop', 'skip', 'update'] as const
export type ConflictPolicy = (typeof conflictPolicies)[number]

/** `refused`: something was wrong and nothing was stored; the file is kept for another try. `failed`: the fault was ours. */
export const importStatuses = ['received', 'running', 'stored', 'refused', 'failed', 'undone'] as const
export type ImportStatus = (typeof importStatuses)[number]

const timeZone = () =>
  z.preprocess(
    (value) => value ?? 'Europe/Stockholm',
    z
      .string()
      .max(60)
      .refine(isTimeZone, { params: { code: 'imports.field.time-zone' } }),
  )
/** A sender's own word, and the code of what it means here. */
export type Meaning = { readonly value: string; readonly code: string }
/** A form sends every word it asked about; those without an answer are left out. */
const meanings = () =>
  z.preprocess(
    (value) =>
      Array.isArray(value)
        ? value.filter((one: unknown) => typeof one !== 'object' || one === null || 'code' in one)
        : (value ?? []),
    z.array(z.object({ value: text(200), code: text(60) })).max(1000),
  )

/** How a file's columns are read. `columns` names them as the header does. */
export const ImportMapping = z.object({
  columns: z.preprocess((value) => value ?? {}, z.partialRecord(z.enum(importFields), text(200))),
  defaults: z.preprocess((value) => value ?? {}, z.partialRecord(z.enum(defaultFields), text(4000))),
  dateOrder: z.preprocess((value) => value ?? 'auto', oneOf(dateOrders)),
  timeZone: timeZone(),
  points: z.preprocess((value) => value ?? 'auto', oneOf(pointSystems)),
  /** of a workbook; null for its first visible sheet that holds something */
  sheet: optional(z.string().max(100)),
  categories: meanings(),
  areas: meanings(),
})
export type ImportMapping = z.infer<typeof ImportMapping>

/** What somebody says of a file beforehand: all of its columns or none of them, and whatever else is known. */
export const SaidOfFile = ImportMapping.extend({
  dateOrder: optional(oneOf(dateOrders)),
  timeZone: optional(timeZone()),
  points: optional(oneOf(pointSystems)),
})
export type SaidOfFile = z.infer<typeof SaidOfFile>

/**
 * Joins what is said of a file with what is known of its sender. Columns that are said stand alone, a suggestion never mixes
 * with them; what the sender's words mean is known in either case.
 */
export function joinMapping(said: SaidOfFile, known: ImportMapping): ImportMapping {
  const own = {
    categories: joinMeanings(said.categories, known.categories),
    areas: joinMeanings(said.areas, known.areas),
  }
  const base = Object.keys(said.columns).length > 0 ? { ...emptyMapping, columns: said.columns } : known
  return {
    ...base,
    ...own,
    defaults: { ...base.defaults, ...said.defaults },
    dateOrder: said.dateOrder ?? base.dateOrder,
    timeZone: said.timeZone ?? base.timeZone,
    points: said.points ?? base.points,
    sheet: said.sheet ?? known.sheet,
  }
}
const joinMeanings = (said: readonly Meaning[], known: readonly Meaning[]): Meaning[] => [
  ...said,
  ...known.filter(({ value }) => !said.some((one) => one.value === value)),
]
export const emptyMapping: ImportMapping = ImportMapping.parse({})

/** What is to be done with a file, once it is clear how it is read. */
export const runFields = {
  onConflict: z.preprocess((value) => value ?? 'stop', oneOf(conflictPolicies)),
  /** store the rows without fault even if others are rejected */
  goodRows: yesNo(),
  /** read the whole file and tell what would happen, without storing anything of it */
  dryRun: yesNo(),
  /** why names and dwellings may stand in the texts; only a coordinator's is heard */
  namesReason: freeText(500),
}

/** What the reader of a file decided by itself and somebody should look at; the code is a text. */
export const Remark = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type Remark = z.infer<typeof Remark>

/** One thing wrong with one row. `row` is null when the whole file is meant, `column` when the whole row is. */
export type RowProblem = {
  readonly row: number | null
  readonly column: string | null
  readonly value: string | null
  readonly code: string
  readonly params: Params
}
export const RowProblem: z.ZodType<RowProblem> = z.object({
  row: z.number().nullable(),
  column: z.string().nullable(),
  value: z.string().nullable(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})

const counts = {
  /** rows with something in them, below the header */
  read: z.number(),
  /** new observations */
  stored: z.number(),
  /** observations that were there already and are now as in the file */
  updated: z.number(),
  /** rows whose observation was there already with the same content */
  duplicates: z.number(),
  /** rows whose observation was there already with other content, and was left as it was */
  different: z.number(),
  rejected: z.number(),
}
export type ImportCounts = z.infer<z.ZodObject<typeof counts>>
export const noCounts: ImportCounts = { read: 0, stored: 0, updated: 0, duplicates: 0, different: 0, rejected: 0 }

/** What an import did. */
export const ImportResult = z.object({
  id: z.number(),
  status: z.enum(importStatuses),
  ...counts,
  notices: z.array(Remark),
  /** the first problems in the order of the file */
  errors: z.array(RowProblem),
  /** how many problems there are of each code, also beyond those in `errors` */
  problemCounts: z.record(z.string(), z.number()),
})
export type ImportResult = z.infer<typeof ImportResult>

/** What a dry run of the whole file found: what storing it in that way would do. */
export const Tried = z.object({
  at: z.string(),
  onConflict: z.enum(conflictPolicies),
  goodRows: z.boolean(),
  wouldStore: z.boolean(),
  ...counts,
})
export type Tried = z.infer<typeof Tried>

const ImportRecord = z.object({
  id: z.number(),
  partyId: z.number(),
  fileName: z.string(),
  fileBytes: z.number(),
  fileSha256: z.string(),
  mapping: ImportMapping.nullable(),
  /** the version of the sender's mapping that it was stored by */
  mappingVersion: z.number().nullable(),
  notices: z.array(Remark),
  /** the last dry run, while nothing is stored */
  tried: Tried.nullable(),
  status: z.enum(importStatuses),
  ...counts,
  problems: z.array(RowProblem),
  problemCounts: z.record(z.string(), z.number()),
  createdByName: z.string(),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
})
type ImportRecord = z.infer<typeof ImportRecord>

/** What a sender's file says, and who handed it in, is the sender's own; how much there was of it is told to all who see the list. */
export const importRule: FieldRule<ImportRecord & { readonly party: unknown }> = {
  classes: {
    id: 'open',
    partyId: 'open',
    party: 'open',
    fileName: 'internal',
    fileBytes: 'open',
    fileSha256: 'open',
    mapping: 'internal',
    mappingVersion: 'open',
    notices: 'internal',
    tried: 'open',
    status: 'open',
    read: 'open',
    stored: 'open',
    updated: 'open',
    duplicates: 'open',
    different: 'open',
    rejected: 'open',
    problems: 'internal',
    problemCounts: 'open',
    createdByName: 'internal',
    createdAt: 'open',
    finishedAt: 'open',
  },
  ownedBy: ({ partyId }) => ({ partyId, areaId: null }),
}
/** What leaves of an import, each field as far as its class lets it; null is withheld. */
export const ImportView = classified(
  ImportRecord.extend({
    notices: ImportRecord.shape.notices.nullable(),
    problems: ImportRecord.shape.problems.nullable(),
  }),
  importRule,
)
export type ImportView = z.infer<typeof ImportView>
const listed = ImportView.omit({ mapping: true, notices: true, tried: true, problems: true, problemCounts: true })
/** The same in a list. */
export const ImportSummary = classified(listed, importRule)
/** The same with its sender's name, for a file. */
export const NamedImport = classified(listed.extend({ party: z.string() }), importRule)
export type ImportSummary = z.infer<typeof ImportSummary>
/** `fileKey` and `rejectedKey` lead to files and never leave the server. */
export type Import = ImportRecord & {
  readonly fileKey: string | null
  readonly rejectedKey: string | null
  readonly createdBy: number | null
}

/** How many problems are kept for showing, and at most handed to whoever called. */
export const keptProblems = 1_000
export const toldProblems = 10_000
/** Days that a file waits for its decision, and that rejected rows wait to be fetched. */
export const keptDays = 7

/** Whether somebody can say now how the file is read and have it stored. */
export const isOpen = (status: ImportStatus): boolean =>
  status === 'received' || status === 'refused' || status === 'failed'

/** What must be told for a row to become an observation: when, what and where. */
export function missingFields({
  columns,
  defaults,
}: Pick<ImportMapping, 'columns' | 'defaults'>): readonly ImportField[] {
  const told = (field: ImportField) => columns[field] !== undefined || defaults[field] !== undefined
  const where = told('area') || (told('lon') && told('lat'))
  return [...(['when', 'category'] as const).filter((field) => !told(field)), ...(where ? [] : ['area' as const])]
}
