import { z } from 'zod'
import type { Context } from '#kernel/action/action.ts'
import type { Table } from '#kernel/files/table.ts'
import { TableProblem } from '#kernel/files/table-problem.ts'
import { type Import, type ImportMapping, RowProblem } from './import.ts'
import type { Candidate } from './import-rows.jobs.ts'
import { prepareReading } from './import-run.jobs.ts'

const Looked = z.object({
  row: z.number(),
  partyId: z.number(),
  categoryId: z.number(),
  areaId: z.number(),
  placeId: z.number().nullable(),
  occurredFrom: z.string(),
  occurredTo: z.string().nullable(),
  precision: z.enum(['minute', 'day', 'week']),
  week: z.string(),
  text: z.string(),
  externalId: z.string().nullable(),
})
const Unmatched = z.object({ value: z.string(), rows: z.number() })

/** What storing the first rows of a file would do. */
export const Look = z.object({
  mapping: z.custom<ImportMapping>(),
  read: z.number(),
  good: z.number(),
  /** whether that was the whole file */
  whole: z.boolean(),
  /** the first good rows as they would be stored */
  rows: z.array(Looked),
  problems: z.array(RowProblem),
  problemCounts: z.record(z.string(), z.number()),
  /** the sender's words that mean nothing yet, most common first */
  categories: z.array(Unmatched),
  areas: z.array(Unmatched),
})
export type Look = z.infer<typeof Look>

const [lookedRows, shownRows, shownProblems, shownWords] = [20_000, 20, 50, 200]

/** Reads the first rows as the import would, without storing anything. */
export async function lookThrough(
  context: Context,
  table: Table,
  source: Import & { readonly mapping: ImportMapping },
): Promise<Look> {
  const { mapping, read } = await prepareReading(context, table, { ...source, namesAllowed: false })
  const look = { read: 0, good: 0, whole: true, rows: [] as z.infer<typeof Looked>[], problems: [] as RowProblem[] }
  const repeats = createRepeatCheck(mapping)
  const [byCode, categories, areas] = [new Map<string, number>(), new Map<string, number>(), new Map<string, number>()]
  const note = (problem: RowProblem) => {
    count(byCode, problem.code)
    if (problem.code === 'imports.rejected.category-unknown') count(categories, String(problem.params.value))
    if (problem.code === 'imports.rejected.area-unknown') count(areas, String(problem.params.value))
    if (look.problems.length < shownProblems) look.problems.push(problem)
  }
  try {
    for await (const row of table.rows()) {
      if (look.read === lookedRows) {
        look.whole = false
        break
      }
      look.read++
      const one = read(row)
      const problems = 'rejected' in one ? one.rejected.problems : repeats(one.candidate)
      if ('rejected' in one || problems.length > 0) problems.forEach(note)
      else {
        look.good++
        if (look.rows.length < shownRows) look.rows.push(one.candidate)
      }
    }
  } catch (error) {
    if (!(error instanceof TableProblem)) throw error
    note({ row: null, column: null, value: null, code: error.code, params: error.params })
  }
  return {
    ...look,
    mapping,
    problemCounts: Object.fromEntries(byCode),
    categories: commonest(categories),
    areas: commonest(areas),
  }
}

/** Tells of an id that an earlier row of the same party has; `lookedRows` bounds what is remembered. */
function createRepeatCheck({ columns }: ImportMapping): (candidate: Candidate) => readonly RowProblem[] {
  const seen = new Map<string, number>()
  return ({ row, partyId, externalId: value }) => {
    if (value === null) return []
    const key = `${partyId} ${value}`
    const first = seen.get(key)
    if (first === undefined) seen.set(key, row)
    const column = columns['external-id'] ?? 'external-id'
    const code = 'imports.rejected.twice-in-file'
    return first === undefined ? [] : [{ row, column, value, code, params: { value, first } }]
  }
}

const count = (counts: Map<string, number>, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1)
const commonest = (counts: ReadonlyMap<string, number>) =>
  [...counts]
    .map(([value, rows]) => ({ value, rows }))
    .sort((a, b) => b.rows - a.rows)
    .slice(0, shownWords)
