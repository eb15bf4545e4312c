import type { Encoding } from './encoding.ts'
import type { TableRow } from './row-check.ts'
import type { TableLimits, TableWarning } from './table-problem.ts'

export type TableOptions = {
  /** Overrides what the file looks like. */
  readonly encoding?: Encoding
  readonly delimiter?: string
  /** Line or row of the header, counted as in an editor or in Excel. */
  readonly headerRow?: number
  /** Name of a sheet; otherwise the first visible one that holds something. */
  readonly sheet?: string
  /** Name of a sheet that is read first of all when it is there. */
  readonly preferredSheet?: string
  readonly limits?: Partial<TableLimits>
}

/** A sheet of a workbook; a hidden one is read only when it is asked for, or when there is no other. */
export type TableSheet = { readonly name: string; readonly hidden: boolean }

/** Told now and then which share of the file has been read, 0 to 1. */
export type Progress = (share: number) => void

export type Table = {
  readonly format: 'csv' | 'tsv' | 'xlsx'
  /** `null` for a workbook. */
  readonly encoding: Encoding | null
  /** `null` for a workbook and for text of one column. */
  readonly delimiter: string | null
  /** Unique column names. A second "Datum" is called "Datum (2)", a column without a name by its letter. */
  readonly header: readonly string[]
  readonly headerRow: number
  /** The sheet that is read, and all there are; `null` and none for text. */
  readonly sheet: string | null
  readonly sheets: readonly TableSheet[]
  readonly warnings: readonly TableWarning[]
  /**
   * The rows under the header in the order of the file, blank ones left out; each call begins anew. `row` is the line where the
   * row begins in an editor (text) or the row in Excel (workbook). Throws TableProblem where the file turns out unreadable.
   */
  rows(onProgress?: Progress): AsyncIterable<TableRow>
}
