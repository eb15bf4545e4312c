import { z } from 'zod'
import { action, type Context } from '#kernel/action/action.ts'
import { anyOf } from '#kernel/auth/actor.ts'
import { invalid } from '#kernel/errors/problem.ts'
import type { TableSource } from '#kernel/files/byte-source.ts'
import { TableProblem } from '#kernel/files/table-problem.ts'
import { openTable } from '#kernel/files/tabular.ts'
import { list, oneOf, optional, strict, text, toFieldIssues, wholeNumber, yesNo } from '#kernel/model/fields.ts'
import { refer } from '#kernel/model/reference.ts'
import { freeText } from '#kernel/privacy/free-text.ts'
import { addCategory, listCategories } from './category.register.ts'

const Line = strict({
  code: text(40),
  name_sv: text(80),
  name_en: text(80),
  severity: wholeNumber(0, 100),
  parent: optional(text(40)),
  serious: z.preprocess(
    (value) => (typeof value === 'string' ? ['1', 'ja', 'yes', 'true', 'x'].includes(value.toLowerCase()) : value),
    yesNo(),
  ),
  minimum_level: optional(wholeNumber(1, 5)),
  caveat_sv: optional(freeText(500)),
  caveat_en: optional(freeText(500)),
})
const canImport = anyOf('owner', 'coordinator', 'analyst')
const Outcome = z.object({ read: z.number(), stored: z.number(), duplicates: z.number() })
type RowError = {
  readonly row: number
  readonly column: string
  readonly value: string
  readonly code: string
  readonly params: Readonly<Record<string, string | number>>
}

type Rows = readonly { readonly row: number; readonly cells: Readonly<Record<string, string>> }[]

/** Categories from the rows of a file. Codes that exist are left alone and counted; with an error anywhere nothing is stored. */
export const importCategories = action('categories.import', {
  http: 'POST /categories/import',
  input: strict({
    rows: list(strict({ row: wholeNumber(1), cells: z.record(z.string(), z.string()) })).max(10_000),
    onConflict: oneOf(['stop', 'skip']),
  }),
  allow: canImport,
  run: storeRows,
  audit: 'write',
  output: Outcome,
})

/** The rows of a CSV, TSV or XLSX file by the names of their columns. Throws TableProblem. */
export async function readCategoryRows(source: TableSource): Promise<Rows> {
  const table = await openTable(source)
  const rows = await Array.fromAsync(table.rows())
  return rows.map(({ row, cells }) => ({
    row,
    cells: Object.fromEntries(table.header.map((name, at) => [name.trim(), cells[at] ?? ''])),
  }))
}

/** The same from a file handed in. */
export const importCategoryFile = action('categories.import-file', {
  http: 'POST /categories/import/file',
  input: strict({
    file: z.custom<File>((value) => value instanceof File, { params: { code: 'field.required' } }),
    onConflict: oneOf(['stop', 'skip']),
  }),
  allow: canImport,
  run: async (context, { file, onConflict }) => {
    try {
      return await storeRows(context, {
        rows: await readCategoryRows({ stream: file.stream(), name: file.name }),
        onConflict,
      })
    } catch (error) {
      if (!(error instanceof TableProblem)) throw error
      throw invalid([{ path: 'file', code: error.code, params: error.params }])
    }
  },
  audit: 'write',
  output: Outcome,
})

async function storeRows(
  { db, actor, changed }: Context,
  input: { readonly rows: Rows; readonly onConflict: 'stop' | 'skip' },
): Promise<z.infer<typeof Outcome>> {
  const idOf = new Map((await listCategories(db)).map(({ code, id }) => [code, id]))
  const existing = new Set(idOf.keys())
  const errors: RowError[] = []
  let duplicates = 0
  const lines = input.rows.flatMap(({ row, cells }) => {
    const parsed = Line.safeParse(
      Object.fromEntries(Object.entries(cells).filter(([, value]) => value.trim() !== '')),
      { reportInput: true },
    )
    if (parsed.success) return [{ row, ...parsed.data }]
    errors.push(
      ...toFieldIssues(parsed.error).map(({ path, code, params }) => ({
        row,
        column: path,
        value: cells[path] ?? '',
        code,
        params,
      })),
    )
    return []
  })
  const inFile = new Set<string>()
  const stored: string[] = []
  for (const { row, code, parent, ...line } of lines) {
    const wrong = (column: string, value: string, reason: string) =>
      errors.push({ row, column, value, code: reason, params: {} })
    if (inFile.has(code)) wrong('code', code, 'categories.rejected.twice-in-file')
    else if (parent !== null && !idOf.has(parent)) wrong('parent', parent, 'categories.rejected.parent-unknown')
    else if (existing.has(code) && input.onConflict === 'stop') wrong('code', code, 'unique.category_code_unique')
    else if (existing.has(code)) duplicates += 1
    else if (errors.length === 0) {
      const category = await addCategory(db, actor.municipality, {
        code,
        parentId: parent === null ? null : (idOf.get(parent) ?? null),
        nameSv: line.name_sv,
        nameEn: line.name_en,
        severity: line.severity,
        serious: line.serious || line.minimum_level !== null,
        minimumLevel: line.minimum_level,
        caveatSv: line.caveat_sv,
        caveatEn: line.caveat_en,
        baselineStart: null,
        validFrom: '1900-01-01',
        validTo: null,
      })
      changed(refer('situation.category', category.id), null, category)
      idOf.set(code, category.id)
      stored.push(code)
    } else idOf.set(code, 0)
    inFile.add(code)
  }
  if (errors.length > 0)
    throw invalid(
      errors.map(({ row, column, value, code, params }) => ({
        path: `${row}.${column}`,
        code,
        params: { ...params, value },
      })),
    )
  return { read: input.rows.length, stored: stored.length, duplicates }
}
