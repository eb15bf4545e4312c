import type { Params } from '../errors/problem.ts'

/** Why a file cannot be read as a table at all. Each code is a text key in Swedish and English. */
export const tableProblemCodes = [
  'file-not-found',
  'file-empty',
  'file-binary',
  'file-old-excel',
  'file-not-table',
  'file-too-large',
  'encoding-unknown',
  'header-not-found',
  'columns-too-many',
  'quote-unclosed',
  'record-too-long',
  'xlsx-broken',
  'xlsx-encrypted',
  'xlsx-too-large',
  'sheet-not-found',
  'sheet-empty',
] as const
export type TableProblemCode = (typeof tableProblemCodes)[number]

/** What the reader decided by itself and a person should look at before the import. */
export const tableWarningCodes = [
  'encoding-ambiguous',
  'encoding-damaged',
  'encoding-double',
  'delimiter-ambiguous',
  'title-lines-skipped',
  'header-duplicate',
  'header-unnamed',
  'header-looks-like-data',
  'header-two-rows',
  'cells-merged',
  'no-rows',
  'sheets-several',
  'sheets-hidden',
  'macros-left-alone',
] as const
export type TableWarningCode = (typeof tableWarningCodes)[number]

/** Why one row of a readable table cannot be trusted. */
export const rowProblemCodes = [
  'row-too-short',
  'row-too-long',
  'row-header-repeated',
  'row-total',
  'cell-swallows-rows',
  'cell-too-long',
  'cell-nul',
  'cell-undecodable',
  'cell-formula-without-value',
] as const
export type RowProblemCode = (typeof rowProblemCodes)[number]

export type TableWarning = { readonly code: TableWarningCode; readonly params: Params }
export type RowProblem = { readonly code: RowProblemCode; readonly column?: string; readonly value?: string }

/** The file as a whole cannot be read; `params.row`, where there is one, is counted as in an editor or in Excel. */
export class TableProblem extends Error {
  readonly code: TableProblemCode
  readonly params: Params

  constructor(code: TableProblemCode, params: Params = {}, cause?: unknown) {
    super(code, cause === undefined ? undefined : { cause })
    this.name = 'TableProblem'
    this.code = code
    this.params = params
  }
}

/** Sizes above which a file is refused rather than read; bytes and UTF-16 characters. */
export type TableLimits = {
  /** Longest cell of a good row. */
  readonly cellChars: number
  /** Longest record; a quote that is never closed is given up here. */
  readonly recordChars: number
  /** Largest stream and largest packed workbook, which are held in memory; a text file given by path has no limit. */
  readonly heldBytes: number
  /** Most that is unpacked of a workbook, against zip bombs. */
  readonly unpackedBytes: number
}

export const defaultTableLimits: TableLimits = {
  cellChars: 10_000,
  recordChars: 16_000_000,
  heldBytes: 64 * 1024 * 1024,
  unpackedBytes: 200 * 1024 * 1024,
}
