import type { CellObject } from 'write-excel-file/node'
import { printTheme } from '../theme.ts'

export type SheetCell = CellObject | null
export type SheetRow = SheetCell[]

/** Typed as text, so that no value can become a formula whatever it begins with. */
export const text = (value: string): CellObject => ({ value, type: String, wrap: true, alignVertical: 'top' })

export const strong = (value: string): CellObject => ({ ...text(value), fontWeight: 'bold' })

export const heading = (value: string, align: 'left' | 'right' = 'left'): CellObject => ({
  ...strong(value),
  align,
  alignVertical: 'bottom',
  bottomBorderStyle: 'thin',
  bottomBorderColor: printTheme.ink,
})

const numberFormats = ['#,##0', '#,##0.0', '#,##0.00', '#,##0.000'] as const

export const number = (value: number, decimals: number): CellObject => ({
  value,
  type: Number,
  alignVertical: 'top',
  format: numberFormats[decimals] ?? numberFormats[3],
})

const lineHeight = 15
/** Excel's own limit. */
const tallest = 409

const linesIn = (cell: SheetCell, width: number): number =>
  typeof cell?.value === 'string' ? Math.ceil(cell.value.length / width) : 1

/** Rows as high as their longest text needs in its column: not every program works that out when it opens a file. */
export const withHeights = (rows: readonly SheetRow[], widths: readonly number[]): SheetRow[] =>
  rows.map((row) => {
    const lines = Math.max(1, ...row.map((cell, at) => linesIn(cell, widths[at] ?? 10)))
    if (lines === 1) return row
    return row.map((cell) => cell && { ...cell, height: Math.min(tallest, lines * lineHeight) })
  })
