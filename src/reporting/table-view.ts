import { formatNumber } from '#kernel/i18n/format.ts'
import type { Language } from '#kernel/i18n/texts.ts'
import type { Level } from './level-colours.ts'
import type { Cell, Column, Table } from './table.ts'

/** A cell as it is read: `text` is empty where the value is missing, and then `missing` is true. */
export type CellView = { readonly text: string; readonly level?: Level; readonly missing: boolean }
export type ColumnView = { readonly label: string; readonly numeric: boolean }
export type TableView = {
  readonly caption: string
  readonly columns: readonly ColumnView[]
  readonly rows: readonly (readonly CellView[])[]
  readonly note?: string
}

export const columnLabel = (column: Column): string =>
  column.unit === undefined ? column.label : `${column.label} (${column.unit})`

/** As many decimals in the whole column, so that its numbers can be compared at a glance. */
export function decimalsOf(table: Table, column: Column): number {
  if (column.decimals !== undefined) return column.decimals
  return table.rows.some((row) => typeof row[column.key] === 'number' && !Number.isInteger(row[column.key])) ? 1 : 0
}

function toCellView(language: Language, cell: Cell, decimals: number): CellView {
  if (cell === null) return { text: '', missing: true }
  if (typeof cell === 'string') return { text: cell, missing: false }
  if (typeof cell === 'number') return { text: formatNumber(language, cell, decimals), missing: false }
  return { text: cell.word, level: cell.level, missing: false }
}

/** The table with every number and level written out, the same in each format. */
export function toTableView(language: Language, table: Table): TableView {
  const decimals = table.columns.map((column) => decimalsOf(table, column))
  return {
    caption: table.caption,
    columns: table.columns.map((column) => ({ label: columnLabel(column), numeric: column.kind === 'number' })),
    rows: table.rows.map((row) =>
      table.columns.map((column, at) => toCellView(language, row[column.key] ?? null, decimals[at] ?? 0)),
    ),
    ...(table.note === undefined ? {} : { note: table.note }),
  }
}
