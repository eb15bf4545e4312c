import { z } from 'zod'
import { levels } from './level-colours.ts'
import { textSchema } from './text.ts'

export const levelSchema = z.literal(levels)
const keySchema = z.string().regex(/^[A-Za-z0-9_-]+$/)

/** A level together with the municipality's word for it; number and word always travel together. */
export const levelWordSchema = z.strictObject({ level: levelSchema, word: textSchema })
export type LevelWord = z.infer<typeof levelWordSchema>

/** `null` is missing, shown as a dash and never as zero. */
export const cellSchema = z.union([textSchema, z.number(), levelWordSchema, z.null()])
export type Cell = z.infer<typeof cellSchema>

export const columnSchema = z.strictObject({
  key: keySchema,
  label: textSchema,
  kind: z.enum(['text', 'number', 'level']),
  /** Shown after the label: `Andel (%)`. */
  unit: textSchema.exactOptional(),
  /** Decimals of a number column; without it none for whole numbers, else one. */
  decimals: z.int().min(0).max(3).exactOptional(),
})
export type Column = z.infer<typeof columnSchema>

const kindOf = (cell: Exclude<Cell, null>): Column['kind'] =>
  typeof cell === 'string' ? 'text' : typeof cell === 'number' ? 'number' : 'level'

/** A table has at least one row: a report says in words that there is nothing, never with an empty table. The first column names the row. */
export const tableSchema = z
  .strictObject({
    caption: textSchema,
    columns: z.array(columnSchema).min(1),
    rows: z.array(z.record(keySchema, cellSchema)).min(1),
    note: textSchema.exactOptional(),
  })
  .check(({ value: table, issues }) => {
    const refuse = (message: string, path: PropertyKey[]) =>
      issues.push({ code: 'custom', message, path, input: table })
    const keys = new Set(table.columns.map((column) => column.key))
    if (keys.size < table.columns.length) refuse('two columns have the same key', ['columns'])
    for (const [at, row] of table.rows.entries()) {
      for (const key of Object.keys(row)) if (!keys.has(key)) refuse(`no column ${key}`, ['rows', at, key])
      for (const { key, kind } of table.columns) {
        const cell = row[key]
        if (cell === undefined) refuse('missing cell; null says that a value is missing', ['rows', at, key])
        else if (cell !== null && kindOf(cell) !== kind) refuse(`not a ${kind}`, ['rows', at, key])
      }
    }
  })
export type Table = z.infer<typeof tableSchema>
